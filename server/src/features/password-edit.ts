import { cuts, type TextEdit } from '../core/edit.js';
import { sameSpan } from '../core/span.js';
import type { Allocation } from '../profile/allocation.js';
import { nrecSessions } from '../rules/nrec-session.js';
import type { Subject } from './subject.js';

/** Edits that write a password, or why there are none. */
export interface PasswordEdits {
  readonly edits: readonly TextEdit[];
  readonly reason?: string;
}

/**
 * The edits of the subject's source that put `password` into every session of it with the allocation's peers. Only the one
 * command that writes passwords may call this; the reason never holds it.
 */
export function passwordEdits(subject: Subject, allocation: Allocation, password: string): PasswordEdits {
  const { result, dialect, path, unit } = subject;
  if (!dialect) return { edits: [], reason: 'This file is no configuration that bgplint knows.' };
  if (/["\r\n]/.test(password)) {
    return {
      edits: [],
      reason: 'The password contains a quote or a line break, which cannot be written in a configuration.',
    };
  }
  const edits: TextEdit[] = [];
  let found = 0;
  for (const speaker of result.speakers) {
    for (const { session } of nrecSessions(speaker, allocation)) {
      found++;
      for (const edit of dialect.edits.setPassword(speaker, session, password) ?? []) {
        const known = edits.some(other => sameSpan(edit.span, other.span) && edit.text === other.text);
        if (edit.span.path === path && !known && !cuts(edit, unit?.holes ?? [])) edits.push(edit);
      }
    }
  }
  if (edits.length > 0) return { edits };
  return {
    edits,
    reason:
      found === 0
        ? `No session in this file is with a peer of ${allocation.name}.`
        : 'No session in this file can take a password here.',
  };
}
