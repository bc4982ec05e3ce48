import type { Diagnostic } from '../core/diagnostic.js';
import { dirname, join } from '../core/path.js';
import type { Unit } from '../model/dialect.js';
import type { Host, ReadResult } from '../model/host.js';

/** Where BIRD's own default is, and Fedora's and EPEL's. */
const HERE = /^(?:file:\/\/)?\/etc\/bird\.conf$/;

/** Where the services of packages are. */
const SERVICES = ['/lib/systemd/system/bird.service', '/usr/lib/systemd/system/bird.service'];
/** What Debian's, Ubuntu's and CZ.NIC's services take their options from; theirs is the BIRD that reads /etc/bird/bird.conf. */
const OPTIONS = '/etc/bird/envvars';
/** What an administrator puts in the place of a package's service, or adds to it. */
const OVERRIDES = ['/etc/systemd/system/bird.service', '/run/systemd/system/bird.service'];

/** An option that names another file, in a line that counts. */
const NAMES_FILE = /^[^#\n]*\s["']?-\w*c\b/m;

/**
 * Says that BIRD on this machine reads /etc/bird/bird.conf and not this /etc/bird.conf, when everything that decides it was read
 * and says so: the package's service, its options, and that neither file is a link to, or includes, the other. What cannot be read
 * may say anything.
 */
export async function unreadFile(
  unit: Unit,
  host: Host,
  read: (path: string) => Promise<ReadResult>,
): Promise<Diagnostic | undefined> {
  const own = unit.sources.get(unit.root);
  if (!HERE.test(unit.root) || !own) return undefined;
  const at = (path: string) => join(dirname(unit.root), path);
  const textOf = async (path: string) => {
    const result = await read(at(path));
    return result.kind === 'source' ? result.source.text : undefined;
  };
  const isMissing = async (path: string) => (await read(at(path))).kind === 'missing';

  const service = (await textOf(SERVICES[0] as string)) ?? (await textOf(SERVICES[1] as string));
  if (!service?.includes(OPTIONS) || NAMES_FILE.test(service)) return undefined;
  const options = await textOf(OPTIONS);
  if (options === undefined || /^[^#\n]*-\w*c/m.test(options)) return undefined;
  for (const path of OVERRIDES) {
    if (!(await isMissing(path))) return undefined;
    const added = await host.glob(at(`${path}.d/*.conf`));
    if (typeof added !== 'string' && added.length > 0) return undefined;
  }
  const other = await textOf('/etc/bird/bird.conf');
  if (other === undefined || other === own.text || /\/bird\.conf\b/.test(other)) return undefined;
  if ((await isLink(host, at('/etc/bird.conf'))) || (await isLink(host, at('/etc/bird')))) return undefined;
  if (await isLink(host, at('/etc/bird/bird.conf'))) return undefined;
  const start = firstWord(own.text, unit);
  return {
    rule: 'bird/unread-file',
    severity: 'info',
    message:
      'On this machine BIRD reads /etc/bird/bird.conf, as the packages of Debian and Ubuntu have it: its service names no other file. What stands here has no effect. Move it there, or start BIRD with -c /etc/bird.conf (BIRD_ARGS in /etc/bird/envvars).',
    span: { path: unit.root, start, end: start },
    rejects: false,
    related: [],
    fixes: [],
  };
}

/** Whether a path is a symbolic link, or nobody can tell. */
async function isLink(host: Host, path: string): Promise<boolean> {
  const entries = await host.list?.(dirname(path));
  const name = path.slice(path.lastIndexOf('/') + 1);
  return entries?.find(entry => entry.name === name)?.isLink !== false;
}

/** Where the first statement begins: a comment above it can silence what is said there. */
function firstWord(text: string, { comments, root }: Unit): number {
  let at = 0;
  for (const { path, start, end } of comments) {
    if (path !== root || text.slice(at, start).trim() !== '') continue;
    at = end;
  }
  return at + (/\S/.exec(text.slice(at))?.index ?? 0);
}
