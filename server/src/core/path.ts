/** Paths as the engine sees them: `/` between parts, perhaps with a URI scheme and authority in front. */

const SCHEME = /^[a-z][a-z0-9+.-]+:\/\/[^/]*/i;

/** Everything before the last `/`, without it: `a/b.conf` → `a`; `b.conf` → ``; `/b.conf` → `/`. */
export function dirname(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? '' : at === 0 ? '/' : path.slice(0, at);
}

/** What follows the last `/`. */
export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether a path starts at the root, or has a scheme. */
export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[a-z]:\//i.test(path) || SCHEME.test(path);
}

/** `relative` seen from `folder`; an absolute one stays itself, under the folder's scheme if that has one. */
export function join(folder: string, relative: string): string {
  const scheme = SCHEME.exec(folder)?.[0] ?? '';
  if (SCHEME.test(relative)) return normalize(relative);
  if (isAbsolute(relative)) return normalize(scheme + relative);
  if (folder === '') return normalize(relative);
  return normalize(folder.endsWith('/') ? folder + relative : `${folder}/${relative}`);
}

/** Resolves `.` and `..` and doubled slashes; leading `..` of a relative path are kept. */
export function normalize(path: string): string {
  const scheme = SCHEME.exec(path)?.[0] ?? '';
  const rest = path.slice(scheme.length);
  const rooted = rest.startsWith('/');
  const parts: string[] = [];
  for (const part of rest.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || !rooted) parts.push(part);
  }
  const joined = parts.join('/');
  return scheme + (rooted ? `/${joined}` : joined || (scheme ? '' : '.'));
}

/** `path` as seen from `folder`, when it lies inside it; else undefined. */
export function inside(folder: string, path: string): string | undefined {
  if (folder === '' || folder === '.') return isAbsolute(path) || path.startsWith('../') ? undefined : path;
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}
