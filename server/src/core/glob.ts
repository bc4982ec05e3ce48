/** The patterns of glob(3) as daemons use them in includes: `*`, `?` and `[…]`, no `**`; `\` is an ordinary character. */

const MAGIC = /[*?[]/;

/** What stands in a folder. A link may be either, so it counts as a folder too. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
  readonly isLink?: boolean;
}

/** Whether a path is a pattern. */
function isPattern(path: string): boolean {
  return MAGIC.test(path);
}

/** One part of a pattern (between slashes) as a test of names. Hidden names match only where the pattern says the dot. */
function namePattern(part: string): (name: string) => boolean {
  let source = '';
  for (let i = 0; i < part.length; i++) {
    const char = part[i] as string;
    const close = char === '[' ? part.indexOf(']', i + (/[!^]/.test(part[i + 1] ?? '') ? 3 : 2)) : -1;
    if (char === '*') source += '[^/]*';
    else if (char === '?') source += '[^/]';
    else if (close > 0) {
      const members = part.slice(i + 1, close);
      source += `[${members.replace(/^[!^]/, '^').replace(/[\\[\]]/g, '\\$&')}]`;
      i = close;
    } else source += char.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
  }
  try {
    const expression = new RegExp(`^${source}$`, 'su');
    return name => (part.startsWith('.') || !name.startsWith('.')) && expression.test(name);
  } catch {
    return name => name === part; // A reversed range such as [z-a]: glob(3) takes the pattern literally.
  }
}

/** A pattern as a test of paths: what `expandGlob` would find, were it there. A path without magic matches itself. */
export function pathPattern(pattern: string): (path: string) => boolean {
  if (!isPattern(pattern)) return path => path === pattern;
  const parts = pattern.split('/').map(part => (isPattern(part) ? namePattern(part) : (name: string) => name === part));
  return path => {
    const names = path.split('/');
    return names.length === parts.length && parts.every((matches, index) => matches(names[index] as string));
  };
}

/**
 * The paths that match a pattern, in byte order, over whatever can list a folder. `missing` when the first folder to be
 * searched does not exist: BIRD (2.0 to 3.4) refuses such an include, but not one that matches nothing.
 * @param list undefined when there is no such folder, or it may not be read.
 */
export async function expandGlob(
  pattern: string,
  list: (folder: string) => Promise<readonly FolderEntry[] | undefined>,
): Promise<readonly string[] | 'missing'> {
  const slash = pattern.lastIndexOf('/', pattern.search(MAGIC));
  const start = slash === 0 ? '/' : pattern.slice(0, Math.max(slash, 0));
  const parts = pattern.slice(slash + 1).split('/');
  if (!(await list(start))) return 'missing';
  let found = [start];
  for (const [index, part] of parts.entries()) {
    const matches = namePattern(part);
    const last = index === parts.length - 1;
    const next = await Promise.all(
      found.map(async folder =>
        ((await list(folder)) ?? [])
          .filter(({ name, isFolder }) => matches(name) && (last || isFolder))
          .map(({ name }) => (folder === '' || folder.endsWith('/') ? folder + name : `${folder}/${name}`)),
      ),
    );
    found = next.flat();
  }
  return found.toSorted((a, b) => (a < b ? -1 : 1));
}
