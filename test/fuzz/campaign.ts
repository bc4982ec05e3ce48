import { parseArgs } from 'node:util';
import { bgpdProgram, bgpdVersion } from '../oracle/bgpd.js';
import { birdProgram, birdVersion } from '../oracle/bird.js';
import { compareFilters } from './bird-policy.js';
import { comparePeers } from './frr-peers.js';
import { compareDefinitions } from './frr-policy.js';
import { add, nothing, type Outcome } from './outcome.js';

interface Campaign {
  readonly daemon: () => string | undefined;
  /** How many comparisons without `--comparisons`. */
  readonly comparisons: number;
  readonly round: (seed: number) => Promise<Outcome> | Outcome;
}

const CAMPAIGNS: Readonly<Record<string, Campaign>> = {
  bird: {
    daemon: () => {
      const bird = birdProgram('birdc') && birdProgram('bird');
      return bird && `BIRD ${birdVersion(bird)}`;
    },
    comparisons: 1_000_000,
    round: seed => compareFilters({ seed, filters: 100, probes: 250 }),
  },
  frr: {
    daemon: () => {
      const bgpd = bgpdProgram();
      return bgpd && `FRR ${bgpdVersion(bgpd)}`;
    },
    comparisons: 200_000,
    round: compareDefinitions,
  },
  'frr-peers': {
    daemon: () => {
      const bgpd = bgpdProgram();
      return bgpd && `FRR ${bgpdVersion(bgpd)}, neighbours`;
    },
    comparisons: 600,
    round: comparePeers,
  },
};

const COLUMNS: readonly (readonly [string, (outcome: Outcome) => string])[] = [
  ['comparisons', ({ comparisons }) => comparisons.toLocaleString('en')],
  ['wrong', ({ wrong }) => wrong.toLocaleString('en')],
  ['definitions', ({ definitions }) => definitions.toLocaleString('en')],
  ['decided in full', ({ exact }) => exact.toLocaleString('en')],
  [
    'counterexamples confirmed',
    ({ witnesses, confirmed }) => `${confirmed.toLocaleString('en')} of ${witnesses.toLocaleString('en')}`,
  ],
];

/** Runs the campaigns that are asked for, all when none is named. @returns 1 where something was wrong. */
export async function campaign(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { seed: { type: 'string', default: '1' }, comparisons: { type: 'string' } },
  });
  const rows: string[] = [
    `| daemon | seed | ${COLUMNS.map(([title]) => title).join(' | ')} |`,
    `|---|--:|${COLUMNS.map(() => '--:|').join('')}`,
  ];
  let isWrong = false;
  for (const [name, { daemon, comparisons, round }] of Object.entries(CAMPAIGNS)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const version = daemon();
    if (!version) {
      console.log(`${name}: not on this machine`);
      continue;
    }
    const outcome = nothing();
    for (let index = 0; outcome.comparisons < Number(values.comparisons ?? comparisons); index++) {
      // Far apart, so that neighbouring seeds have no round in common.
      add(outcome, await round(Number(values.seed) * 1_000_003 + index));
      if (process.stderr.isTTY)
        process.stderr.write(
          `\r${version}: ${outcome.comparisons.toLocaleString('en')} comparisons, ${outcome.wrong} wrong `,
        );
    }
    for (const mismatch of outcome.mismatches.slice(0, 20)) console.log(`\n${version}: ${mismatch}`);
    rows.push(`| ${version} | ${values.seed} | ${COLUMNS.map(([, show]) => show(outcome)).join(' | ')} |`);
    isWrong ||= outcome.wrong > 0 || outcome.confirmed < outcome.witnesses;
  }
  console.log(`\n${rows.join('\n')}`);
  return isWrong ? 1 : 0;
}
