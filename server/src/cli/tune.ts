import { setFlagsFromString } from 'node:v8';

/** Optimize on the thread that needs it: a run is over before most of what other threads would optimize is of use to anybody. */
const NOT_AHEAD = '--no-concurrent-recompilation';
/** Put few functions into others: the larger they grow, the longer each takes to optimize, and each is optimized alone. */
const SMALL = '--max-inlined-bytecode-size-cumulative=100';
/** Optimize what ran five times as long as V8 would wait for. */
const LATE = '--interrupt-budget=300000';

/** Collect what is dead at once and on one thread: marking it bit by bit, or with helpers, takes more time in sum. */
const AT_ONCE = ['--no-incremental-marking', '--no-parallel-scavenge'] as const;

/** What is set, by the major version of V8; one that does not know a flag would say so on standard error. */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  // Node 20
  '11': [NOT_AHEAD, SMALL, LATE, ...AT_ONCE],
  // Node 22
  '12': [NOT_AHEAD, SMALL, ...AT_ONCE],
  // Node 24
  '13': [NOT_AHEAD, SMALL, ...AT_ONCE],
};

/**
 * Makes V8 fit for a process that lives for a fraction of a second. V8 counts on seconds, and spends more than half of such a
 * process's time on making code fast that soon nobody runs any more: half of what a file of 300 lines costs, a third of one of
 * 50,000 lines. For the command line only; the language server is what V8 expects.
 */
export function tuneForShortRun(): void {
  const [major = ''] = process.versions.v8.split('.');
  for (const flag of FLAGS[major] ?? []) setFlagsFromString(flag);
}
