// Processor time and memory of whole processes. Times are those of the process itself (user and system), which a busy machine
// disturbs least; what is compared is measured in turns, so that what disturbance there is falls on all alike.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const RSS = fileURLToPath(new URL('./rss.cjs', import.meta.url));

/** Variables that make Node start slower or otherwise than a user's would. */
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, NODE_V8_COVERAGE: ___, ...ENV } = process.env;

/** Milliseconds of processor time that a command takes. GNU time counts in hundredths of a second; bash in thousandths. */
export function cpuTime(command) {
  const { stderr, error } = spawnSync('bash', ['-c', 'time "$@" >/dev/null 2>&1', 'bash', ...command], {
    encoding: 'utf8',
    env: { ...ENV, TIMEFORMAT: '%U %S', LC_ALL: 'C' },
  });
  if (error) throw error;
  const [user, system] = stderr.trim().split(' ').map(Number);
  return 1000 * (user + system);
}

/** The most memory that a Node process had, MiB. */
export function peakMemory([node, ...args]) {
  const file = path.join(tmpdir(), `bgplint-bench-${process.pid}`);
  spawnSync(node, ['-r', RSS, ...args], { env: { ...ENV, BGPLINT_BENCH_RSS: file } });
  const kibibytes = Number(readFileSync(file, 'utf8'));
  rmSync(file);
  return kibibytes / 1024;
}

/** The median processor time of each command, run in turns. */
export function inTurns(commands, rounds) {
  const times = Object.fromEntries(Object.keys(commands).map(name => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, command] of Object.entries(commands)) times[name].push(cpuTime(command));
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, quantile(list, 0.5)]));
}

/** The value below which a share of the list lies. */
export function quantile(list, share) {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
