/** A half-open range of one source: UTF-16 offsets, 0-based, `end` exclusive. `path` is the source's id (see `source.ts`). */
export interface Span {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** The smallest span that covers both; both must lie in the same source, else the first is returned. */
export function cover(a: Span, b: Span): Span {
  if (a.path !== b.path) return a;
  return { path: a.path, start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** Whether `inner` lies wholly within `outer` (same source, ends included). */
export function covers(outer: Span, inner: Span): boolean {
  return outer.path === inner.path && outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether two spans have a part in common. */
export function overlaps(a: Span, b: Span): boolean {
  return a.path === b.path && a.start < b.end && b.start < a.end;
}

/** Whether both are the same place. */
export function sameSpan(a: Span, b: Span): boolean {
  return a.path === b.path && a.start === b.start && a.end === b.end;
}

/** A key for maps and sets of spans. */
export function spanKey(span: Span): string {
  return `${span.path}\0${span.start}\0${span.end}`;
}
