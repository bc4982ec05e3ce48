import { nearest } from '../../core/similar.js';
import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import type { Node } from '../../core/yaml/tree.js';
import type { ManifestDocument, ManifestFile } from './tree.js';

const SECRET_KEY = /pass(?!ive)|passwd|pwd|secret|md5|^key$|token|credential/i;

/** Keys that speak of secrets and hold names, or nothing that is secret. */
const HARMLESS_KEY = /(?:name|ref|refs|type|namespace|version|format|strategy)$/i;

/** Parts of a Secret that are all secret. */
const SECRET_DATA: ReadonlySet<string> = new Set(['data', 'stringData', 'binaryData']);

/** What a reference to a Secret consists of. */
const REFERENCE: ReadonlySet<string> = new Set(['name', 'namespace', 'key', 'optional', 'kind', 'apiVersion']);

/** A word that speaks of passwords and what follows it on its line: in comments, in embedded configurations, in broken YAML. */
const TEXTUAL =
  /(?<![\w-])[\w-]*(?:pass(?!ive)|ssw|swo|secret|md5|key-str)[\w-]*["']?[ \t]*[:=]?[ \t]+["']?([^\s"'#;,}][^\n"';}]*)/dgi;

/** What is said about secrets and is none. */
const HARMLESS_TEXT = /^(?:passwordSecret|secretName|secretKeyRef|secretRef|kind:)/i;

/** Where passwords stand in a file, or seem to: misspelt keys too, and text that could not be read. */
export function secretsOf(file: ManifestFile): readonly Span[] {
  return file.documents.flatMap(document => documentSecrets(document, file.source));
}

const known = new WeakMap<ManifestDocument, readonly Span[]>();

function documentSecrets(document: ManifestDocument, source: Source): readonly Span[] {
  const before = known.get(document);
  if (before) return before;
  const spans: Span[] = [];
  for (const { root, kind, group } of document.objects) {
    for (const { key, value } of root.entries) {
      if (kind === 'Secret' && group === '' && SECRET_DATA.has(key ?? '')) everything(value, spans);
      else if (key !== 'metadata') collect(value, spans);
    }
  }
  if (document.root && document.objects.length === 0) collect(document.root, spans);
  spans.push(...textual(source, document, spans));
  known.set(document, spans);
  return spans;
}

function collect(node: Node, spans: Span[]): void {
  if (node.kind === 'list') for (const item of node.items) collect(item, spans);
  if (node.kind !== 'map') return;
  for (const { key = '', value } of node.entries) {
    if (!speaksOfSecrets(key)) collect(value, spans);
    else if (value.kind !== 'map' || !value.entries.every(inner => REFERENCE.has(inner.key ?? '')))
      everything(value, spans);
  }
}

function speaksOfSecrets(key: string): boolean {
  if (HARMLESS_KEY.test(key)) return false;
  return SECRET_KEY.test(key) || (key.length > 5 && nearest(key, ['password']) !== undefined);
}

function everything(node: Node, spans: Span[]): void {
  if (node.kind === 'scalar') {
    if (node.span.end > node.span.start) spans.push(node.span);
  } else if (node.kind === 'list') for (const item of node.items) everything(item, spans);
  else for (const { value } of node.entries) everything(value, spans);
}

/** What looks like a password in comments, in configurations inside of scalars, and where nothing could be read. */
function textual(
  { path, text }: Source,
  { span, problem, root }: ManifestDocument,
  found: readonly Span[],
): readonly Span[] {
  const spans: Span[] = [];
  const part = text.slice(span.start, span.end);
  for (const match of part.matchAll(TEXTUAL)) {
    const [from, to] = match.indices?.[1] ?? [0, 0];
    if (HARMLESS_TEXT.test(match[0])) continue;
    const start = span.start + from;
    const line = part.slice(part.lastIndexOf('\n', from) + 1, from);
    const isPlainKey = root !== undefined && !problem && /^[\s-]*["']?[\w-]+["']?:\s*["']?$/.test(line);
    // What stands under a key was judged by its key.
    if (isPlainKey) continue;
    if (found.some(other => other.start <= start && start < other.end)) continue;
    spans.push({ path, start, end: span.start + to });
  }
  return spans;
}
