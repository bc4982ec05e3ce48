import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseFrr } from '../../server/src/dialects/frr/parse.js';
import { givenSources } from '../../server/src/model/snapshot.js';
import { type Measured, share } from './table.js';

/** Where FRR's daemons are, by version: BGPLINT_FRR_8_4 and BGPLINT_FRR_10_3 name folders. */
const folderOf = (version: string): string | undefined => process.env[`BGPLINT_FRR_${version.replace('.', '_')}`];

const REFUSED = /No such command on config line (\d+): *(.*)/;
/** Daemons say so too of a file that they may not write to. */
const OF_OTHERS = /^log file /;
/** What mgmtd reads since it came, its own commands among the rest: the daemon alone says less than both. */
const MANAGED = /^(?:zebra|staticd|ripn?g?d|mgmtd)$/;

/**
 * Files of single daemons against these daemons (`bgpd -C -f FILE`): whether bgplint says of no line that the daemon does not know it
 * which it does, and says so of the first line that it does not know.
 * @param paths of files; those that are not named after a daemon count not at all.
 */
export function measureDaemons(version: string, paths: readonly string[]): readonly Measured[] {
  const folder = folderOf(version);
  if (!folder) return [];
  const cases = paths.flatMap(path => {
    const name = basename(path, '.conf');
    const program = join(folder, name);
    if (!/d$|^zebra$/.test(name) || !existsSync(program) || (version !== '8.4' && MANAGED.test(name))) return [];
    const refused = refusedBy(program, path);
    const { own, all } = foundIn(path, `${name}.conf`, version);
    const wrong = own.filter(line => !refused.includes(line));
    const missed = refused.slice(0, 1).filter(line => !all.includes(line));
    const text = `${version} ${path}: not refused ${wrong.join(' ') || '-'}, not told ${missed.join(' ') || '-'}`;
    return [{ good: wrong.length + missed.length === 0, text }];
  });
  return [share(`files of single daemons, by these of ${version}`, cases, { atLeast: 99.5 })];
}

function refusedBy(program: string, path: string): readonly number[] {
  const { stdout, stderr } = spawnSync(program, ['-C', '-f', path], { encoding: 'latin1', timeout: 20_000 });
  return `${stdout}\n${stderr}`.split('\n').flatMap(line => {
    const [, number, text = ''] = REFUSED.exec(line) ?? [];
    return number === undefined || OF_OTHERS.test(text) ? [] : [Number(number)];
  });
}

/** The lines of which we say that they are another daemon's, and those that we say anything grave of. */
function foundIn(path: string, name: string, version: string) {
  const text = readFileSync(path, 'latin1');
  const { diagnostics } = parseFrr(name, givenSources(new Map([[name, { path: name, text }]])), version);
  const lineOf = (start: number) => text.slice(0, start).split('\n').length;
  const own = diagnostics.filter(({ rule }) => rule === 'frr/wrong-daemon');
  return { own: own.map(({ span }) => lineOf(span.start)), all: diagnostics.map(({ span }) => lineOf(span.start)) };
}
