import { measureBird } from './bird.js';
import { measureFilters } from './bird-filters.js';
import { measureRunningFilters } from './bird-filters-running.js';
import { measureSessions } from './bird-sessions.js';
import { measureFrr } from './frr.js';
import { measurePolicies } from './frr-policies.js';
import { measureMetallb } from './metallb.js';
import { type Measured, table } from './table.js';

export interface Settings {
  /** The folder that holds the corpora. */
  readonly corpora: string;
  /** This repository. */
  readonly root: string;
  /** Names of dialects, all when there are none; `--list` lists what disagrees in full. */
  readonly arguments: readonly string[];
  /** Median processor time of commands run in turns, ms (`test/bench/measure.mjs`). */
  readonly inTurns: <Name extends string>(
    commands: Readonly<Record<Name, readonly string[]>>,
    rounds: number,
  ) => Readonly<Record<Name, number>>;
  /** The most memory a Node command had, MiB. */
  readonly peakMemory: (command: readonly string[]) => number;
}

const DIALECTS: Readonly<Record<string, (settings: Settings) => Promise<readonly Measured[]>>> = {
  bird: measureBird,
  // The first is part of `bird`, and quick; the second asks a running BIRD, where there is one.
  'bird-filters': async ({ corpora }) => [await measureFilters(corpora), ...(await measureRunningFilters(corpora))],
  // Runs configurations; takes its time.
  'bird-sessions': ({ corpora }) => measureSessions(corpora),
  frr: measureFrr,
  // Asks a running bgpd, where there is one.
  'frr-policies': ({ corpora }) => measurePolicies(corpora),
  metallb: measureMetallb,
};

/** Only when they are asked for. */
const BY_NAME: ReadonlySet<string> = new Set(['bird-filters', 'bird-sessions', 'frr-policies']);

/** Measures, prints and says how it ended: 0 when every goal was reached, else 1. */
export async function measure(settings: Settings): Promise<number> {
  const named = settings.arguments.filter(argument => !argument.startsWith('-'));
  const most = settings.arguments.includes('--list') ? Number.POSITIVE_INFINITY : 20;
  let missed = 0;
  for (const [name, run] of Object.entries(DIALECTS)) {
    if (named.length > 0 ? !named.includes(name) : BY_NAME.has(name)) continue;
    const rows = await run(settings);
    for (const { what, disagreements = [] } of rows) {
      if (disagreements.length === 0) continue;
      console.log(`\n${what}: ${disagreements.length}`);
      for (const line of disagreements.slice(0, most)) console.log(`  ${line}`);
      if (disagreements.length > most) console.log(`  … and ${disagreements.length - most} more (--list)`);
    }
    console.log(`\n${table(rows)}`);
    missed += rows.filter(row => !row.reached).length;
  }
  if (missed > 0) console.log(`\n${missed} ${missed === 1 ? 'goal was' : 'goals were'} missed.`);
  return missed > 0 ? 1 : 0;
}
