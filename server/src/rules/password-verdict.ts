import { revealSecret } from '../core/secret.js';
import type { AllocationContext } from '../model/rule.js';
import type { Session } from '../model/session.js';

/** What is the matter with a session's password: one thing at most. */
export type PasswordVerdict = 'missing' | 'too long' | 'placeholder' | 'different' | 'not compared' | 'fine';

/** The longest password that TCP MD5 takes on Linux, in bytes: TCP_MD5SIG_MAXKEYLEN of <linux/tcp.h>. */
export const LONGEST_PASSWORD = 80;

const PLACEHOLDERS = [
  // What our own fixes and snippets write is of this kind.
  /^<.*>$/,
  /^([x*.?•-])\1*$/i,
  /^change[-_ ]?(me|it|this)$/i,
  /^(todo|tbd|fixme|example|dummy|placeholder|redacted|hidden|removed)$/i,
  /^((my|your|the|bgp|md5|nrec|peer|tcp|example|insert)[-_ ]?)*(password|passwd|passphrase|pass|secret|key|md5)([-_ ]?here)?$/i,
];

/** `{{ password }}`, `${PASSWORD}`, `@PASSWORD@`, `<%= … %>`: another program puts the password in. */
const TEMPLATED = /\{\{.*\}\}|\$\{.*\}|^\$\w+$|^@\w+@$|^%\w+%$|<%.*%>/;

/** Judges the password once, so that exactly one rule speaks of it. Never lets any of it out. */
export function passwordVerdict(context: AllocationContext, session: Session): PasswordVerdict {
  const { password } = session;
  if (password.kind === 'unknown') return 'fine';
  if (password.kind === 'absent') return session.incomplete ? 'fine' : 'missing';
  const text = revealSecret(password.value);
  if (text === '') return 'missing';
  if (TEMPLATED.test(text)) return 'fine';
  if (new TextEncoder().encode(text).length > LONGEST_PASSWORD) return 'too long';
  const verdict = context.secretVerdict(session);
  if (verdict === 'same') return 'fine';
  if (PLACEHOLDERS.some(pattern => pattern.test(text.trim()))) return 'placeholder';
  if (verdict === 'different') return 'different';
  return verdict === 'unavailable' ? 'not compared' : 'fine';
}
