import { basename } from '../../core/path.js';
import { templateSuffix } from '../../core/template-tags.js';
import { compareVersions, type Version } from '../../core/version.js';

/**
 * What a file is to FRR. `integrated`: frr.conf, of which vtysh hands each line to the daemons that know it. A daemon's name: the
 * file that this daemon reads itself. `vtysh`: vtysh's own. `daemons`: the shell file that says which daemons run.
 */
export type Role = 'integrated' | 'vtysh' | 'daemons' | { readonly daemon: string };

/**
 * The daemons that have a file each, in the order in which one of them is the root of the others: a unit without frr.conf begins
 * at bgpd.conf, or at the first of those there are.
 */
const SPLIT = [
  'bgpd',
  'zebra',
  'mgmtd',
  'staticd',
  'bfdd',
  'ospfd',
  'ospf6d',
  'isisd',
  'ripd',
  'ripngd',
  'pimd',
  'pim6d',
  'ldpd',
  'eigrpd',
  'babeld',
  'nhrpd',
  'pbrd',
  'pathd',
  'vrrpd',
  'fabricd',
] as const;

const INTEGRATED = 'frr.conf';
const SHELL = 'vtysh.conf';
/** Says which daemons run; FRR's start script reads it as a shell does. */
const DAEMONS = 'daemons';

/** The file of one of several ospfd that run beside each other (`ospfd_instances` in `daemons`). */
const INSTANCE = /^ospfd-\d{1,5}\.conf$/;
/** What finds such files beside a path. */
const INSTANCES = 'ospfd-[0-9]*.conf';

/** A pattern for further files that FRR reads with a file of this name, relative to it: the numbers are anybody's. */
export function companionPattern(path: string): string | undefined {
  const role = roleOf(path);
  // The files before them in the order bring them along.
  const isRoot =
    typeof role === 'object' && SPLIT.indexOf(role.daemon as (typeof SPLIT)[number]) < SPLIT.indexOf('ospfd');
  return isRoot ? INSTANCES + (templateSuffix(path) ?? '') : undefined;
}

/** A file's part in what FRR reads, by its name; undefined: it has none, and stands for itself. */
export function roleOf(path: string): Role | undefined {
  const name = basename(withoutSuffix(path));
  if (name === INTEGRATED) return 'integrated';
  if (name === SHELL) return 'vtysh';
  if (name === DAEMONS) return 'daemons';
  const plain = INSTANCE.test(name) ? name.replace(/-\d+/, '') : name;
  const daemon = SPLIT.find(one => plain === `${one}.conf`);
  return daemon && { daemon };
}

/** The files that FRR reads with a file of this name, relative to it: those of daemons that come after it, and what rules all. */
export function companionsOf(path: string): readonly string[] {
  const role = roleOf(path);
  if (role === undefined || role === 'vtysh' || role === 'daemons') return [];
  const suffix = templateSuffix(path) ?? '';
  const others = role === 'integrated' ? [] : SPLIT.slice(SPLIT.indexOf(role.daemon as (typeof SPLIT)[number]) + 1);
  const files = [...others.map(daemon => `${daemon}.conf`), SHELL].map(name => name + suffix);
  return suffix === '' ? [...files, DAEMONS] : files;
}

/** The integrated file that makes daemons ignore one of their own; undefined for all other files. */
export function supersederOf(path: string): string | undefined {
  return typeof roleOf(path) === 'object' ? `${INTEGRATED}${templateSuffix(path) ?? ''}` : undefined;
}

/** Whether other files may read one of this name. */
export function mayBeRead(path: string): boolean {
  const role = roleOf(path);
  return role === 'vtysh' || role === 'daemons' || (typeof role === 'object' && role.daemon !== SPLIT[0]);
}

/** The daemons whose files mgmtd reads too, since their commands moved there (mgmtd of FRR 10.3, as its log says). */
const MANAGED: ReadonlySet<string> = new Set(['zebra', 'staticd', 'ripd', 'ripngd']);
const MANAGED_SINCE = '9.0';

/** Who reads a daemon's file. */
export function readersOf(daemon: string, version: Version): readonly string[] {
  return MANAGED.has(daemon) && compareVersions(version, MANAGED_SINCE) >= 0 ? [daemon, 'mgmtd'] : [daemon];
}

/** Daemons that FRR starts whatever `daemons` says (tools/frrcommon.sh). */
export function alwaysRuns(daemon: string): boolean {
  return daemon === 'zebra' || daemon === 'staticd' || daemon === 'mgmtd';
}

/** Every daemon that FRR's start script knows (tools/frrcommon.sh, 8.4 to 10.3). */
export const DAEMON_NAMES: readonly string[] = [...SPLIT, 'sharpd'];

function withoutSuffix(path: string): string {
  const suffix = templateSuffix(path);
  return suffix === undefined ? path : path.slice(0, -suffix.length);
}
