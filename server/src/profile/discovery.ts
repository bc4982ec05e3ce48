import picomatch from 'picomatch/posix';
import { normalize } from '../core/path.js';
import type { Allocation, Instance, Profile } from './allocation.js';
import { PROFILE_NAMES } from './names.js';

/** Which profile belongs to a file, and which of its allocations. Pure: the caller reads the files. */

export { PROFILE_NAMES };

const SCHEME = /^[a-z][a-z0-9+.-]+:\/\/[^/]*/i;

/**
 * The paths at which a profile for the file `path` may be, nearest first: its folder, then each folder above, up to `stopAt` (the
 * last folder looked at: a workspace folder, say) or the root. A relative path ends where it begins, so callers give absolute ones.
 *
 * The caller takes the first that exists, unless its bindings leave the file to others (bindings, but none for this file): then it
 * looks further up, though never beyond a profile with `root: true`. A profile that cannot be read ends the search too, because
 * silently taking another one would judge by the wrong allocation.
 */
export function profileCandidates(path: string, stopAt?: string): string[] {
  const last = stopAt === undefined ? undefined : foldersOf(`${stopAt}/x`)[0];
  const candidates: string[] = [];
  for (const folder of foldersOf(path)) {
    candidates.push(...PROFILE_NAMES.map(name => folder + name));
    if (folder === last) break;
  }
  return candidates;
}

/** The folders that a file lies in, innermost first; each ends with `/`, or is empty for where relative paths begin. */
function foldersOf(path: string): string[] {
  const scheme = SCHEME.exec(path)?.[0] ?? '';
  const parts = normalize(path).slice(scheme.length).split('/').slice(0, -1);
  const folders: string[] = [];
  while (parts.length > 0 && parts.at(-1) !== '..') {
    folders.push(`${scheme}${parts.join('/')}/`);
    parts.pop();
  }
  const rooted = scheme !== '' || path.startsWith('/');
  if (parts.length > 0) folders.push(`${parts.join('/')}/`);
  else if (!rooted) folders.push('');
  return folders;
}

/**
 * The allocations that the profile's bindings give to the file, in the profile's order: by a binding, or because it configures an
 * instance. None when no binding is for it; where the profile has no bindings at all, every allocation may be meant, and rules
 * choose by peers and AS numbers.
 */
export function allocationsFor(profile: Profile, path: string): Allocation[] {
  const relative = relativePath(profile.path, path);
  if (relative === undefined) return [];
  const names = profile.bindings.filter(binding => matches(binding.files, relative)).map(binding => binding.allocation);
  return profile.allocations.filter(
    allocation => names.includes(allocation.name) || allocation.instances.some(({ files }) => matches(files, relative)),
  );
}

/** Whether a path has a binding in common with `path`; undefined where no binding is for that. */
export function boundLike(profile: Profile, path: string): ((other: string) => boolean) | undefined {
  const relative = relativePath(profile.path, path);
  const shared = relative === undefined ? [] : profile.bindings.filter(binding => matches(binding.files, relative));
  if (shared.length === 0) return undefined;
  return other => {
    const to = relativePath(profile.path, other);
    return to !== undefined && shared.some(binding => matches(binding.files, to));
  };
}

/** The instance that the file configures: the first of the allocation's whose `files` match it. */
export function instanceFor(allocation: Allocation, profile: Profile, path: string): Instance | undefined {
  const relative = relativePath(profile.path, path);
  return relative === undefined ? undefined : allocation.instances.find(({ files }) => matches(files, relative));
}

/** Whether a file is one of an instance's. */
export function instanceFiles(profile: Profile, { files }: Instance): (path: string) => boolean {
  return path => {
    const relative = relativePath(profile.path, path);
    return relative !== undefined && matches(files, relative);
  };
}

/** `path` as seen from the folder of `profilePath`, with `..` where it lies elsewhere; undefined between hosts or schemes. */
function relativePath(profilePath: string, path: string): string | undefined {
  const [from, to] = [plainPath(profilePath), plainPath(path)];
  if (from.scheme !== to.scheme) return undefined;
  const folder = from.parts.slice(0, -1);
  let common = 0;
  while (common < folder.length && folder[common] === to.parts[common]) common++;
  return [...folder.slice(common).map(() => '..'), ...to.parts.slice(common)].join('/');
}

function plainPath(path: string): { scheme: string; parts: string[] } {
  const scheme = SCHEME.exec(path)?.[0] ?? '';
  const rest = normalize(path).slice(scheme.length);
  return { scheme, parts: (scheme === '' ? rest : decoded(rest)).split('/') };
}

/** URIs escape what globs write plainly. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

type Matcher = (path: string) => boolean;
const matchers = new WeakMap<readonly string[], Matcher>();

/** Whether some pattern matches the path or a folder that it lies in, and none with `!` in front does. */
function matches(patterns: readonly string[], path: string): boolean {
  const matcher = matchers.get(patterns) ?? compile(patterns);
  matchers.set(patterns, matcher);
  return matcher(path);
}

function compile(patterns: readonly string[]): Matcher {
  const wanted = patterns.filter(pattern => !pattern.startsWith('!'));
  const unwanted = patterns.filter(pattern => pattern.startsWith('!')).map(pattern => pattern.slice(1));
  const [include, exclude] = [wanted, unwanted].map(matcherOf) as [Matcher, Matcher];
  return path => include(path) && !exclude(path);
}

function matcherOf(patterns: readonly string[]): Matcher {
  const globs = patterns.flatMap(pattern => {
    const plain = pattern.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
    return plain === '' ? [] : [plain, `${plain}/**`];
  });
  // Extended globs could be written so that they take exponential time, and nobody needs them here.
  return globs.length === 0 ? () => false : picomatch(globs, { dot: true, noextglob: true, nonegate: true });
}
