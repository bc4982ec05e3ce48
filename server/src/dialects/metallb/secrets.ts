import { nearest } from '../../core/similar.js';
import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import { type Node, shiftedSpan } from '../../core/yaml/tree.js';
import type { ManifestDocument, ManifestFile } from './tree.js';

const SECRET_KEY = /pass(?!ive)|passwd|pwd|secret|md5|^key$|token|credential/i;

/** Keys that speak of secrets and hold names, or nothing that is secret. */
const HARMLESS_KEY = /(?:name|ref|refs|type|namespace|version|format|strategy)$/i;

/** Parts of a Secret that are all secret. */
const SECRET_DATA: ReadonlySet<string> = new Set(['data', 'stringData', 'binaryData']);

/** What a reference to a Secret consists of. */
const REFERENCE: ReadonlySet<string> = new Set(['name', 'namespace', 'key', 'optional', 'kind', 'apiVersion']);

/**
 * A word that speaks of passwords and what follows it on its line: in comments, in embedded configurations and JSON (kubectl keeps
 * what was applied in an annotation), in broken YAML. Words
 * have limits, so that a line of megabytes is read once.
 */
const TEXTUAL =
  /(?<![\w-])[\w-]{0,64}?(?:pass(?!ive)|ssw|swo|secret|md5|key-str)[\w-]{0,64}\\?["']?[ \t]*(?:[:=][ \t]*\\?["']|[:=]?[ \t]+["']?)([^\s"'#;,}][^\n"';}]*)/dgi;

/** A cheap look at whether there can be any such word. */
const SPEAKS = /pass|ssw|swo|secret|md5|key-str/i;

/** What is said about secrets and is none. */
const HARMLESS_TEXT = /^(?:passwordSecret|secretName|secretKeyRef|secretRef|kind:)/i;

/** Where passwords stand in a file, or seem to: misspelt keys too, and text that could not be read. */
export function secretsOf(file: ManifestFile): readonly Span[] {
  return file.documents.flatMap(document => secretsIn(document, file.source));
}

/** Where passwords stand in one document, or seem to. */
export function secretsIn(document: ManifestDocument, { text }: Source): readonly Span[] {
  const { origin = document, movedBy = 0, span } = document;
  const spans = documentSecrets(origin, text.slice(span.start, span.end));
  return movedBy === 0 ? spans : spans.map(secret => shiftedSpan(secret, movedBy));
}

const known = new WeakMap<ManifestDocument, readonly Span[]>();

/** @param text of the document. */
function documentSecrets(document: ManifestDocument, text: string): readonly Span[] {
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
  if (SPEAKS.test(text)) spans.push(...textual(text, document, spans));
  known.set(document, spans);
  return spans;
}

/** A key and its password with no blank in between are one text to YAML. */
const IN_ONE_WORD = /^[\w-]{0,64}passw(?:or)?d[:=]\S/i;

function collect(node: Node, spans: Span[]): void {
  if (node.kind === 'scalar' && IN_ONE_WORD.test(node.text)) spans.push(node.span);
  if (node.kind === 'list') for (const item of node.items) collect(item, spans);
  if (node.kind !== 'map') return;
  for (const { key = '', keySpan, value } of node.entries) {
    // `{password:abc}` is one key to YAML.
    if (/[:=\s]/.test(key) && SPEAKS.test(key)) spans.push(keySpan);
    if (!speaksOfSecrets(key)) collect(value, spans);
    else if (value.kind !== 'map' || !value.entries.every(inner => REFERENCE.has(inner.key ?? '')))
      everything(value, spans);
  }
}

/** The same few keys come again and again. */
const keys = new Map<string, boolean>();
const MAX_KEYS = 10_000;

function speaksOfSecrets(key: string): boolean {
  const known = keys.get(key);
  if (known !== undefined) return known;
  const speaks =
    !HARMLESS_KEY.test(key) && (SECRET_KEY.test(key) || (key.length > 5 && nearest(key, ['password']) !== undefined));
  if (keys.size < MAX_KEYS) keys.set(key, speaks);
  return speaks;
}

function everything(node: Node, spans: Span[]): void {
  if (node.kind === 'scalar') {
    if (node.span.end > node.span.start) spans.push(node.span);
  } else if (node.kind === 'list') for (const item of node.items) everything(item, spans);
  else for (const { value } of node.entries) everything(value, spans);
}

/** What looks like a password in comments, in configurations inside of scalars, and where nothing could be read. */
function textual(text: string, { span, problem, root }: ManifestDocument, found: readonly Span[]): readonly Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(TEXTUAL)) {
    const [from, to] = match.indices?.[1] ?? [0, 0];
    if (HARMLESS_TEXT.test(match[0])) continue;
    const start = span.start + from;
    const line = text.slice(text.lastIndexOf('\n', from) + 1, from);
    const isPlainKey = root !== undefined && !problem && /^[\s-]*["']?[\w-]+["']?:\s*["']?$/.test(line);
    // What stands under a key was judged by its key.
    if (isPlainKey) continue;
    if (found.some(other => other.start <= start && start < other.end)) continue;
    spans.push({ path: span.path, start, end: span.start + to });
  }
  return spans;
}
