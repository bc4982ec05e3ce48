// Several labs at once: a trial is mostly waiting.
import { Lab, type Seen, sleep } from './network.js';
import type { Project } from './projects.js';
import type { Speaker } from './speakers.js';
import { type Expectation, type Symptom, symptomsOf } from './symptoms.js';

/** How many labs there are at most; vitest.config.mts lets as many tests of a file run at once. */
const LABS = 8;

/** How long something may take to be as expected, seconds. */
const PATIENCE = 60;

/**
 * How long something has to stay as it is before it is believed, seconds. Sessions come up within 7 seconds, and BIRD tries every 5
 * seconds where it could not; a leak is believed when it is seen.
 */
const SETTLED: Readonly<Partial<Record<Symptom, number>>> = {
  'no session': 10,
  'one session': 8,
  'nothing received': 15,
  leak: 0,
};
const USUALLY_SETTLED = 2;

export interface Trial {
  readonly project: Project;
  readonly speaker: Speaker;
  readonly text: string;
  /** Files beside it. */
  readonly files?: Readonly<Record<string, string>>;
  readonly expectation: Expectation;
  /** What is predicted; nothing: that it works. */
  readonly predicted: readonly Symptom[];
}

export interface Outcome {
  readonly symptoms: readonly Symptom[];
  readonly seen: Seen;
  /** What the daemon wrote while it was started, where it refused. */
  readonly said: string;
  /** Until it was as predicted and stayed so, or patience ended. */
  readonly seconds: number;
}

export class Pool {
  readonly #idle: Lab[] = [];
  readonly #waiting: (() => void)[] = [];
  #made = 0;

  /** Does something in a lab of the project's in which NREC's routers know of nobody. */
  async using<T>(project: Project, act: (lab: Lab) => Promise<T>): Promise<T> {
    const lab = await this.#take(project);
    try {
      lab.startNrec();
      return await act(lab);
    } finally {
      lab.killAll('instance');
      lab.forgetRoutes();
      this.#give(lab);
    }
  }

  /** Starts a configuration on an instance, and waits until NREC sees what is predicted for long enough, or for too long. */
  async try({ project, speaker, text, files, expectation, predicted }: Trial): Promise<Outcome> {
    return await this.using(project, async lab => {
      const began = Date.now();
      const seconds = () => (Date.now() - began) / 1000;
      const said = await speaker.start(lab, text, files);
      if (said !== undefined) return { symptoms: ['refused'], seen: lab.seen(), said, seconds: seconds() };
      const settled = Math.max(0, ...predicted.map(one => SETTLED[one] ?? USUALLY_SETTLED));
      let since: number | undefined;
      for (;;) {
        const seen = lab.seen();
        const symptoms = symptomsOf(seen, expectation, predicted);
        const now = seconds();
        since = symptoms.join() === predicted.join() ? (since ?? now) : undefined;
        const held = since === undefined ? -1 : now - since;
        if (held >= (predicted.length === 0 ? USUALLY_SETTLED : settled) || now > PATIENCE)
          return { symptoms, seen, said: '', seconds: now };
        await sleep(500);
      }
    });
  }

  close(): void {
    for (const lab of this.#idle) lab.close();
  }

  async #take(project: Project): Promise<Lab> {
    while (this.#idle.length === 0 && this.#made === LABS)
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    const index = this.#idle.findIndex(lab => lab.project === project);
    if (index >= 0) return this.#idle.splice(index, 1)[0] as Lab;
    if (this.#made === LABS) this.#idle.shift()?.close();
    else this.#made++;
    return new Lab(project);
  }

  #give(lab: Lab): void {
    this.#idle.push(lab);
    this.#waiting.shift()?.();
  }
}

/** What NREC sees, once it has seen the same for so many seconds. */
export async function sleepUntilSteady(lab: Lab, seconds: number): Promise<Seen> {
  const patience = Date.now() + PATIENCE * 1000;
  let seen = lab.seen();
  let since = Date.now();
  while (Date.now() - since < seconds * 1000 && Date.now() < patience) {
    await sleep(250);
    const now = lab.seen();
    if (JSON.stringify(now) === JSON.stringify(seen)) continue;
    seen = now;
    since = Date.now();
  }
  return seen;
}
