import type { Diagnostic } from '../core/diagnostic.js';
import type { TextEdit } from '../core/edit.js';
import { revealSecret, Secret } from '../core/secret.js';
import type { Source } from '../core/source.js';
import { type Span, sameSpan } from '../core/span.js';
import { readYaml } from '../core/yaml/read.js';
import type { Node, ScalarNode } from '../core/yaml/tree.js';

/** The title of the fix that a finding of `profile/plain-password` offers. */
export const HASH_PASSWORD_TITLE = 'Replace the password by a salted hash of it';

/**
 * The password that a finding of `profile/plain-password` points at, for a host to hash; undefined for other findings, and when
 * the text has changed so that it is no longer there.
 */
export function plainPassword(source: Source, finding: Pick<Diagnostic, 'rule' | 'span'>): Secret | undefined {
  if (finding.rule !== 'profile/plain-password') return undefined;
  const { root } = readYaml(source);
  const scalar = root && scalarAt(root, finding.span);
  return scalar && new Secret(scalar.text);
}

/** The edits that put a hash, made by `hash` in the form of scrypt.ts, in the place of every password among the findings. */
export async function hashPlainPasswords(
  source: Source,
  findings: readonly Pick<Diagnostic, 'rule' | 'span'>[],
  hash: (password: string) => Promise<string>,
): Promise<TextEdit[]> {
  const edits: TextEdit[] = [];
  for (const finding of findings) {
    const secret = plainPassword(source, finding);
    if (secret) edits.push(...hashPasswordEdit(source, finding.span, await hash(revealSecret(secret))));
  }
  return edits;
}

/** Puts `{ scrypt: "<hash>" }` in the place of the password that a finding of `profile/plain-password` points at. */
function hashPasswordEdit(source: Source, span: Span, hash: string): TextEdit[] {
  // A block scalar's span ends with its last line break, which belongs to the lines that follow.
  const written = source.text.slice(span.start, span.end).trimEnd();
  const json = /^\s*\{/.test(source.text);
  return [
    {
      span: { ...span, end: span.start + written.length },
      text: json ? `{ "scrypt": "${hash}" }` : `{ scrypt: "${hash}" }`,
    },
  ];
}

function scalarAt(node: Node, span: Span): ScalarNode | undefined {
  if (node.kind === 'scalar') return sameSpan(node.span, span) ? node : undefined;
  const children = node.kind === 'list' ? node.items : node.entries.map(entry => entry.value);
  for (const child of children) {
    const found = scalarAt(child, span);
    if (found) return found;
  }
  return undefined;
}
