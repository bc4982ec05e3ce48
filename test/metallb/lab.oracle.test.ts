// The way of manifests to the end: what MetalLB's own code writes for FRR runs in the lab, and NREC sees what bgplint says that it sees.
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { findings, generated } from '../lab/judge.js';
import { whyNoLab } from '../lab/network.js';
import { Pool } from '../lab/pool.js';
import { EXAMPLES, PAGES, type Project } from '../lab/projects.js';
import { record } from '../lab/record.js';
import { speakers } from '../lab/speakers.js';
import type { Expectation, Symptom } from '../lab/symptoms.js';
import { VARIANTS } from '../lab/written.js';
import { askRendered, metallbOracle } from '../oracle/metallb.js';

/** The one of which the oracle renders what it writes. */
const VERSION = '0.16';

/** Of the node: the example is for some nodes only. */
const LABELS = { 'nrec-elastic-ip': 'true' };

const oracle = metallbOracle();
const why = oracle ? whyNoLab() : 'there is no oracle';
const frrs = why ? [] : speakers().filter(({ dialect }) => dialect === 'frr');
const pool = new Pool();
afterAll(() => pool.close());

interface Case {
  readonly group: string;
  readonly name: string;
  readonly project: Project;
  readonly text: () => string;
  /** The addresses of Services; those of the allocation that the instance has, where nothing is said. */
  readonly addresses?: readonly string[];
  readonly expectation?: Expectation;
  readonly predicted?: readonly Symptom[];
  /** Which rules have to speak, infos aside. */
  readonly rules?: readonly string[];
}

interface Fault {
  readonly rule: string;
  readonly edits: readonly (readonly [string | RegExp, string])[];
  readonly sees: readonly Symptom[];
  readonly addresses?: readonly string[];
}

const SERVICES = ['192.168.0.16', 'fda4:5ff2:8477:1755::'];

/** One mistake each in what `bgplint new metallb` writes. */
const FAULTS: readonly Fault[] = [
  { rule: 'nrec/local-as', edits: [[/myASN: 4200000000/g, 'myASN: 4200000001']], sees: ['no session'] },
  { rule: 'nrec/peer-as', edits: [[/peerASN: 65535/g, 'peerASN: 65534']], sees: ['no session'] },
  { rule: 'nrec/multihop', edits: [[/ *ebgpMultiHop: true\n/g, '']], sees: ['no session'] },
  { rule: 'nrec/password-missing', edits: [[/ *passwordSecret:\n.*\n/g, '']], sees: ['no session'] },
  { rule: 'nrec/password-mismatch', edits: [[PAGES.password, 'correct-horse-battery-staple']], sees: ['no session'] },
  { rule: 'nrec/bfd-required', edits: [[/ *bfdProfile: .*\n/g, '']], sees: ['no BFD'] },
  {
    rule: 'nrec/missing-peer',
    edits: [[/---\n(?:[^-]|-(?!--))*peerAddress: 10\.255\.255\.2\n(?:[^-]|-(?!--))*/, '']],
    sees: ['one session'],
  },
  {
    rule: 'metallb/dual-stack',
    edits: [[/ *(?:#.*\n *)?dualStackAddressFamily: true\n/g, '']],
    sees: ['IPv6 not received'],
  },
  {
    rule: 'nrec/export-outside-allocation',
    edits: [['addresses:\n', '$&    - 203.0.113.0/24\n']],
    addresses: [...SERVICES, '203.0.113.9'],
    sees: ['leak'],
  },
];

const cases: readonly Case[] = [
  {
    group: 'an example works, by MetalLB',
    name: 'example',
    project: EXAMPLES,
    text: () => readFileSync(new URL('../../examples/metallb/nrec.yaml', import.meta.url), 'utf8'),
  },
  ...VARIANTS.map(({ name, project, expectation }) => ({
    group: 'what bgplint new writes works, by MetalLB',
    name,
    project,
    expectation,
    addresses: expectation.prefixes.map(prefix => prefix.replace(/\/.*/, '')),
    text: () => generated(project, 'metallb'),
  })),
  ...FAULTS.map(({ rule, edits, sees, addresses = SERVICES }) => ({
    group: 'what a rule predicts comes true, by MetalLB',
    name: rule,
    project: PAGES,
    predicted: sees,
    rules: [rule],
    addresses,
    text: () =>
      edits.reduce(
        (text, [old, by]) => {
          const next = text.replace(old, by);
          if (next === text) throw new Error(`nothing to replace: ${old}`);
          return next;
        },
        generated(PAGES, 'metallb'),
      ),
  })),
];

describe.skipIf(why)(`MetalLB in NREC's network${why ? `: ${why}` : ''}`, () => {
  const tried = cases.flatMap(one =>
    frrs.map(speaker => [`${one.group}: ${one.name} (${speaker.name})`, one, speaker] as const),
  );
  it.concurrent.each(tried)(
    '%s',
    { timeout: 600_000 },
    async (_, { group, name, project, predicted = [], ...one }, speaker) => {
      const manifests = one.text();
      const found = await findings(project, 'metallb', manifests, { version: VERSION });
      const said = new Set(found.flatMap(({ severity, rule }) => (severity === 'info' ? [] : [rule])));
      expect([...said].toSorted()).toEqual((one.rules ?? []).toSorted());
      const addresses = one.addresses ?? project.announced.map(prefix => prefix.replace(/\/.*/, ''));
      const { configuration: text } = askRendered(oracle as string, VERSION, manifests, { addresses, labels: LABELS });
      const expectation = one.expectation ?? { prefixes: project.announced, bfd: true };
      const outcome = await pool.try({ project, speaker, text, expectation, predicted });
      record({ group, name, speaker: `MetalLB ${VERSION}, ${speaker.name}`, predicted, outcome });
      const { symptoms, seen } = outcome;
      expect({ symptoms, ...(symptoms.join() === predicted.join() ? {} : { seen }) }).toEqual({ symptoms: predicted });
    },
  );
});
