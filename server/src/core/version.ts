/** A daemon's version as `major.minor`, the granularity at which syntaxes change. */
export type Version = string;

/** Negative, zero or positive as `a` is older than, the same as or newer than `b`. */
export function compareVersions(a: Version, b: Version): number {
  if (a === b) return 0;
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const parts = new Map<Version, readonly number[]>();
const MOST_KEPT = 500;

/** The numbers of a version; the same few are compared over and over. */
function partsOf(version: Version): readonly number[] {
  const known = parts.get(version);
  if (known) return known;
  const read = version.split('.').map(Number);
  if (parts.size < MOST_KEPT) parts.set(version, read);
  return read;
}

/** A dialect and a version of its daemon, written `bird@2.17`. */
export interface Target {
  readonly dialect: string;
  readonly version: Version;
}

/** Reads `bird@2.17` (a patch level is dropped); undefined when it is not of that form. */
export function parseTarget(text: string): Target | undefined {
  const match = /^([a-z]+)@v?(\d+)\.(\d+)(?:\.\d+)*$/.exec(text.trim());
  return match ? { dialect: match[1] as string, version: `${match[2]}.${match[3]}` } : undefined;
}

export function formatTarget(target: Target): string {
  return `${target.dialect}@${target.version}`;
}
