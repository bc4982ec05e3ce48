import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { compareVersions } from '../../server/src/core/version.js';
import { broken, FAULTS } from './faults.js';
import { findings, generated } from './judge.js';
import { mend } from './mend.js';
import { whyNoLab } from './network.js';
import { pageCases } from './pages.js';
import { Pool } from './pool.js';
import { EXAMPLES, PAGES, PAGES_ALSO, PAGES_INSTANCE, type Project, withPassword } from './projects.js';
import { isCampaign, record } from './record.js';
import { type Speaker, speakers } from './speakers.js';
import type { Expectation, Symptom } from './symptoms.js';
import { inserted, ofSnippets, VARIANTS } from './written.js';

const why = whyNoLab();
const all = why ? [] : speakers();
const pool = new Pool();
afterAll(() => pool.close());

// Without one of them its trials would be missing without a word.
describe.each(['bird', 'frr'])('%s', dialect => {
  const here = all.filter(one => one.dialect === dialect);
  it.skipIf(here.length === 0)('is there to be tried', () => expect(here).not.toEqual([]));
});

interface Case {
  readonly name: string;
  readonly speaker: Speaker;
  readonly project: Project;
  /** All of the project's addresses, and BFD, where nothing else is said. */
  readonly expectation?: Expectation;
  readonly predicted?: readonly Symptom[];
  /** The configuration, once what bgplint says of it is as it has to be. */
  text(): Promise<Texts>;
}

interface Texts {
  readonly text: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** Of a campaign all; else every so-manieth, always the same ones, and at least one. */
function share<T>(cases: readonly T[], every: number): readonly T[] {
  return isCampaign ? cases : cases.filter((_, index) => index % every === 0);
}

function group(name: string, chosen: readonly Case[]): void {
  describe.skipIf(why)(`${name}${why ? `: ${why}` : ''}`, () => {
    it.concurrent.each(chosen.map(one => [`${one.name} (${one.speaker.name})`, one] as const))(
      '%s',
      // Most of it may be waiting for a lab.
      { timeout: 600_000 },
      async (_, { speaker, project, predicted = [], ...one }) => {
        const texts = await one.text();
        const expectation = one.expectation ?? { prefixes: project.announced, bfd: true };
        const outcome = await pool.try({ project, speaker, ...texts, expectation, predicted });
        record({ group: name, name: one.name, speaker: speaker.name, predicted, outcome });
        const { symptoms, seen, said } = outcome;
        // What was seen is shown where it is not as predicted.
        const shown = symptoms.join() === predicted.join() ? {} : { seen, said };
        expect({ symptoms, ...shown }).toEqual({ symptoms: predicted });
      },
    );
  });
}

/** The rules that say something of a text, infos aside. */
async function rulesOf(
  project: Project,
  { dialect, version }: Speaker,
  text: string,
  files: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const found = await findings(project, dialect, text, { version, files });
  return [...new Set(found.flatMap(({ severity, rule }) => (severity === 'info' ? [] : [rule])))].toSorted();
}

/** A case of which bgplint has nothing to say. */
function clean(name: string, speaker: Speaker, project: Project, text: string, more: Partial<Case> = {}): Case {
  return {
    name,
    speaker,
    project,
    ...more,
    text: async () => {
      expect(await rulesOf(project, speaker, text)).toEqual([]);
      return { text };
    },
  };
}

const EXAMPLE = (dialect: string) => new URL(`../../examples/${dialect}/good.conf`, import.meta.url);

group(
  'an example works',
  all.map(speaker => clean('example', speaker, EXAMPLES, readFileSync(EXAMPLE(speaker.dialect), 'utf8'))),
);

group(
  'what bgplint new writes works',
  share(
    all.flatMap(speaker =>
      VARIANTS.map(({ name, project, expectation }) =>
        clean(name, speaker, project, generated(project, speaker.dialect), { expectation }),
      ),
    ),
    2,
  ),
);

group(
  'what the editor inserts works',
  share(
    all.flatMap(speaker =>
      VARIANTS.flatMap(({ name, project, expectation }) =>
        [['filters', 'peers'] as const, ['filters', 'peer', 'peer'] as const].map(kinds =>
          clean(`${kinds.join(', ')}: ${name}`, speaker, project, inserted(project, speaker.dialect, kinds), {
            expectation,
          }),
        ),
      ),
    ),
    7,
  ),
);

group(
  'a snippet works',
  share(
    all.flatMap(speaker =>
      Object.entries(ofSnippets(speaker.dialect)).map(([name, text]) => ({
        name,
        speaker,
        project: PAGES,
        text: async () => ({ text }),
      })),
    ),
    4,
  ),
);

group(
  'what a rule predicts comes true',
  share(
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
        predicted: fault.sees,
        text: async () => {
          const text = broken(generated(PAGES, speaker.dialect), fault);
          const { files = {} } = fault;
          expect(await rulesOf(fault.judgedAs ?? PAGES, speaker, text, files)).toEqual(
            [fault.rule, ...(fault.also ?? [])].toSorted(),
          );
          return { text, files };
        },
      })),
    ),
    2,
  ),
);

const blocks = share(
  all.flatMap(speaker =>
    pageCases()
      .filter(({ dialect, version }) => dialect === speaker.dialect && (version ?? speaker.version) === speaker.version)
      .map(one => ({ one, speaker })),
  ),
  10,
);
/** A Bad block is mended where all its findings have a fix. */
const mendable = await Promise.all(
  blocks.map(async ({ one: { rule, text, files, dialect }, speaker: { version } }) => {
    if (rule === undefined) return true;
    const found = await findings(PAGES_INSTANCE, dialect, text, { version, files });
    const own = found.filter(one => one.rule === rule);
    return own.length > 0 && own.every(({ fixes }) => fixes.length > 0);
  }),
);

group(
  'a block of a rule page works, mended',
  blocks
    .filter((_, index) => mendable[index])
    .map(({ one, speaker }) => ({
      name: one.name,
      speaker,
      project: withPassword(PAGES, one.password),
      // Some have a static route of another address of the allocation.
      expectation: { prefixes: PAGES.announced, also: PAGES_ALSO, bfd: true },
      text: async () => {
        const mended = await mend(
          withPassword(PAGES_INSTANCE, one.password),
          speaker.dialect,
          one,
          one.rule,
          speaker.version,
        );
        const left = mended.left.flatMap(({ rule, severity }) =>
          severity === 'error' || rule === one.rule ? [rule] : [],
        );
        expect(left).toEqual([]);
        return mended;
      },
    })),
);
