import { revealSecret } from '../core/secret.js';
import type { AllocationContext } from '../model/rule.js';
import type { Session } from '../model/session.js';

/** What is the matter with a session's password: one thing at most. */
export type PasswordVerdict =
  | 'missing'
  | 'too long'
  | 'placeholder'
  | 'different'
  | 'unlikely'
  | 'not compared'
  | 'fine';

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

/** `{{ password }}`, `${PASSWORD}`, `@PASSWORD@`, `<%= … %>`: another program puts the password in; `ENC[…]`: SOPS decrypts it. */
const TEMPLATED = /\{\{.*\}\}|\$\{.*\}|^\$\w+$|^@\w+@$|^%\w+%$|<%.*%>|^ENC\[.*\]$/;

/** What a password has that NREC's have not. */
export type Unlikeness = 'published' | 'padded' | 'weak';

/** The example of NREC's documentation, as a fingerprint: the engine has no use for passwords in its own text. */
const PUBLISHED = '362b7046a33bd7d9';

/** The shortest password that is not called weak, and the fewest different characters in one. */
const SHORTEST = 16;
const FEWEST_DIFFERENT = 6;

/** Why a password is hardly one that NREC made; undefined: it may be. */
export function unlikeness(text: string): Unlikeness | undefined {
  if (fingerprint(text) === PUBLISHED) return 'published';
  if (/^[\s"'“”]|[\s"'“”]$/.test(text)) return 'padded';
  return text.length < SHORTEST || new Set(text).size < FEWEST_DIFFERENT ? 'weak' : undefined;
}

/**
 * Whether a text is a password that somebody is to keep secret: none that another program puts in, none that nobody has filled in
 * yet, and not the example that everybody has.
 */
export function isConfidential(text: string): boolean {
  return text !== '' && !TEMPLATED.test(text) && !isPlaceholder(text) && fingerprint(text) !== PUBLISHED;
}

function isPlaceholder(text: string): boolean {
  return PLACEHOLDERS.some(pattern => pattern.test(text.trim()));
}

/** FNV-1a of 64 bits, in hexadecimal: enough to know one text again, and no way back to it. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text))
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16);
}

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
  if (isPlaceholder(text)) return 'placeholder';
  if (verdict === 'different') return 'different';
  const unlike = unlikeness(text);
  // That it was not compared says all there is to say of one that only looks simple.
  if (unlike && !(unlike === 'weak' && verdict === 'unavailable')) return 'unlikely';
  return verdict === 'unavailable' ? 'not compared' : 'fine';
}
