import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bgplint, project } from '../cli/spawn.js';
import { ALLOCATION, Lab, type Seen, sleep, whyNoLab } from './network.js';
import { bird, frr, type Speaker } from './speakers.js';

/** How long a session may take to come up, and how long is waited to see that one does not; seconds. */
const PATIENCE = 45;
const LONG_ENOUGH = 12;

const why = whyNoLab();
const EXPECTED: readonly string[] = [...ALLOCATION.announced].toSorted();

const examples = new URL('../../examples/', import.meta.url);
const profile = readFileSync(new URL('.nrec.yaml', examples), 'utf8').replace(
  /scrypt: .*/,
  'env: BGPLINT_LAB_PASSWORD',
);

/** What `bgplint new` writes, the password included. */
function generated(dialect: string): string {
  const { folder, remove } = project({ '.nrec.yaml': profile });
  const file = `${dialect}.conf`;
  const args = ['new', dialect, '--address', ALLOCATION.instance, '--with-secret', '-o', file];
  const { status, stderr } = bgplint(args, { cwd: folder, env: { BGPLINT_LAB_PASSWORD: ALLOCATION.password } });
  if (status !== 0) throw new Error(stderr);
  const text = readFileSync(`${folder}/${file}`, 'utf8');
  remove();
  return text;
}

/** The rules that bgplint reports of a configuration, infos aside. */
function found(dialect: string, text: string): readonly string[] {
  const file = `${dialect}.conf`;
  const { folder, remove } = project({ '.nrec.yaml': profile, [file]: text });
  const { stdout } = bgplint(['-f', 'json', file], { cwd: folder, env: { BGPLINT_LAB_PASSWORD: ALLOCATION.password } });
  remove();
  const { files } = JSON.parse(stdout) as {
    files: { diagnostics: { rule: string; severity: string }[] }[];
  };
  return files
    .flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity !== 'info'))
    .map(one => one.rule);
}

describe.skipIf(why)(`NREC's network${why ? `: ${why}` : ''}`, () => {
  let lab: Lab;
  beforeAll(() => {
    lab = new Lab();
  });
  afterEach(() => lab.killAll('instance'));
  afterAll(() => lab?.close());

  async function start(speaker: Speaker, text: string): Promise<void> {
    lab.startNrec();
    await speaker.start(lab, text);
  }

  const WORKING: readonly (readonly [string, Speaker, () => string])[] = [
    ['the example for BIRD', bird, () => readFileSync(new URL('bird/good.conf', examples), 'utf8')],
    ['the example for FRR', frr, () => readFileSync(new URL('frr/good.conf', examples), 'utf8')],
    ['what bgplint new writes for BIRD', bird, () => generated('bird')],
    ['what bgplint new writes for FRR', frr, () => generated('frr')],
  ];
  for (const [name, speaker, text] of WORKING) {
    it.skipIf(speaker.whyNot())(
      `${name} brings both sessions and BFD up, and announces the allocation alone`,
      async () => {
        expect(found(speaker.name, text())).toEqual([]);
        await start(speaker, text());
        const isUp = ({ established, bfd, received }: Seen) =>
          established === 2 && bfd === 2 && received.join() === EXPECTED.join();
        await lab.await(isUp, PATIENCE);
        // What leaks may come a moment later; BFD may blink on a busy machine.
        await sleep(2000);
        expect(await lab.await(isUp, LONG_ENOUGH)).toEqual({ established: 2, bfd: 2, received: EXPECTED });
      },
    );
  }

  /** One mistake each in what bgplint writes: the rule that predicts it, and what NREC sees. */
  const BROKEN: readonly {
    readonly rule: string;
    readonly speaker: Speaker;
    readonly old: string | RegExp;
    readonly by: string;
    readonly sees: 'no session' | 'a leak' | 'nothing';
  }[] = [
    { rule: 'nrec/local-as', speaker: bird, old: /as 4200001234/g, by: 'as 4200001243', sees: 'no session' },
    { rule: 'nrec/multihop', speaker: bird, old: '  multihop;\n', by: '', sees: 'no session' },
    { rule: 'nrec/password-mismatch', speaker: bird, old: ALLOCATION.password, by: 'something', sees: 'no session' },
    { rule: 'nrec/export-unlimited', speaker: bird, old: /export filter \w+;/g, by: 'export all;', sees: 'a leak' },
    { rule: 'nrec/kernel-learn', speaker: bird, old: / {2}learn;\n/g, by: '', sees: 'nothing' },
    { rule: 'nrec/peer-as', speaker: frr, old: /remote-as 65535/g, by: 'remote-as 65534', sees: 'no session' },
  ];
  for (const { rule, speaker, old, by, sees } of BROKEN) {
    it.skipIf(speaker.whyNot())(`${rule} predicts ${sees} (${speaker.name})`, async () => {
      const good = generated(speaker.name);
      const text = good.replace(old, by);
      expect(text).not.toBe(good);
      expect(found(speaker.name, text)).toContain(rule);
      await start(speaker, text);
      if (sees === 'a leak') {
        const leaks = ({ received }: Seen) => received.some(one => !EXPECTED.includes(one));
        expect(leaks(await lab.await(leaks, PATIENCE))).toBe(true);
        return;
      }
      if (sees === 'nothing') await lab.await(({ established }) => established === 2, PATIENCE);
      await sleep((sees === 'nothing' ? 3 : LONG_ENOUGH) * 1000);
      expect(lab.seen()).toMatchObject({ established: sees === 'nothing' ? 2 : 0, received: [] });
    });
  }
});
