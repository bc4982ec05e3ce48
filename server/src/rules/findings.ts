/** What most rules are made of: one finding per wrong place, with the sessions that share it and the fix for all of them. */

import type { Fix, Related } from '../core/diagnostic.js';
import type { TextEdit } from '../core/edit.js';
import { type Span, spanKey } from '../core/span.js';
import type { Edits } from '../model/edits.js';
import type { Session } from '../model/session.js';
import { listed } from './words.js';

/** Something wrong at one place, and everything that is wrong because of it. */
export interface Group<T> {
  readonly place: Span;
  /** In the file's order; never empty. */
  readonly members: readonly [T, ...T[]];
}

/** Brings together what is wrong at the same place: a template's statement that two sessions take over is one mistake. */
export function byPlace<T>(items: Iterable<T>, placeOf: (item: T) => Span): readonly Group<T>[] {
  const groups = new Map<string, { place: Span; members: [T, ...T[]] }>();
  for (const item of items) {
    const place = placeOf(item);
    const group = groups.get(spanKey(place));
    if (group) group.members.push(item);
    else groups.set(spanKey(place), { place, members: [item] });
  }
  return [...groups.values()];
}

/** Names the sessions that a place elsewhere acts on; none when it stands in the one session that has it. */
export function actsOn(place: Span, sessions: readonly Session[]): readonly Related[] {
  if (sessions.length < 2) return [];
  // Sessions may have their header in common, such as a peer-group that several take over: they are named there together.
  const headers = sessions.filter(({ header }) => spanKey(header) !== spanKey(place));
  return byPlace(headers, ({ header }) => header).map(({ place: span, members }) => {
    const names = [...new Set(members.map(({ name }) => name))];
    return { span, message: `It acts on session${names.length > 1 ? 's' : ''} ${listed(names)}.` };
  });
}

/**
 * A fix of all these edits together, or none when a verb had no way. Sessions that share a statement ask for the same edit
 * of it, which is made once.
 */
export function fix(title: string, safe: boolean, ...parts: readonly Edits[]): readonly Fix[] {
  const edits = new Map<string, TextEdit>();
  for (const part of parts) {
    if (!part) return [];
    for (const edit of part) edits.set(`${spanKey(edit.span)}\0${edit.text}`, edit);
  }
  return edits.size === 0 ? [] : [{ title, safe, edits: [...edits.values()] }];
}
