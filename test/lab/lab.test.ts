import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { compareVersions } from '../../server/src/core/version.js';
import { broken, FAULTS } from './faults.js';
import { findings, generated } from './judge.js';
import { whyNoLab } from './network.js';
import { Pool, type Trial } from './pool.js';
import { EXAMPLES, PAGES, type Project } from './projects.js';
import { isCampaign, record } from './record.js';
import { type Speaker, speakers } from './speakers.js';
import type { Expectation, Symptom } from './symptoms.js';

const why = whyNoLab();
const all = why ? [] : speakers();
const pool = new Pool();
afterAll(() => pool.close());

interface Case {
  readonly name: string;
  readonly speaker: Speaker;
  readonly project: Project;
  readonly text: () => string | Promise<string>;
  /** What works where nothing is wrong: all of the project's addresses, and BFD. */
  readonly expectation?: Expectation;
  readonly predicted: readonly Symptom[];
  /** The rules that say so, infos aside. */
  readonly rules: readonly string[];
}

function group(name: string, cases: readonly Case[]): void {
  describe.skipIf(why)(`${name}${why ? `: ${why}` : ''}`, () => {
    it.concurrent.each(cases.map(one => [`${one.name} (${one.speaker.name})`, one] as const))(
      '%s',
      { timeout: 600_000 },
      async (_, { speaker, project, text: written, predicted, rules, ...one }) => {
        const text = await written();
        const { dialect, version } = speaker;
        const found = await findings(project, dialect, text, { version });
        const said = found.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule);
        expect([...new Set(said)].toSorted()).toEqual(rules.toSorted());
        const expectation = one.expectation ?? { prefixes: project.announced, bfd: true };
        const trial: Trial = { project, speaker, text, expectation, predicted };
        const outcome = await pool.try(trial);
        record(name, one.name, speaker.name, predicted, outcome);
        const { symptoms, seen } = outcome;
        // What was seen is shown where it is not as predicted.
        expect({ symptoms, ...(symptoms.join() === predicted.join() ? {} : { seen }) }).toEqual({
          symptoms: predicted,
        });
      },
    );
  });
}

function example(dialect: string): string {
  return readFileSync(new URL(`../../examples/${dialect}/good.conf`, import.meta.url), 'utf8');
}

const working = { predicted: [], rules: [] };

group(
  'an example works',
  all.map(speaker => ({
    ...working,
    name: 'examples',
    speaker,
    project: EXAMPLES,
    text: () => example(speaker.dialect),
  })),
);

group(
  'what bgplint new writes works',
  all.flatMap(speaker => [
    { ...working, name: 'both families', speaker, project: PAGES, text: () => generated(PAGES, speaker.dialect) },
  ]),
);

group(
  'what a rule predicts comes true',
  all.flatMap(speaker =>
    FAULTS.filter(
      ({ dialect, from, below }) =>
        dialect === speaker.dialect &&
        (from === undefined || compareVersions(speaker.version, from) >= 0) &&
        (below === undefined || compareVersions(speaker.version, below) < 0),
    ).map(fault => ({
      name: fault.rule,
      speaker,
      project: PAGES,
      text: () => broken(generated(PAGES, speaker.dialect), fault),
      predicted: fault.sees,
      rules: [fault.rule, ...(fault.also ?? [])],
    })),
  ),
);
void isCampaign;
