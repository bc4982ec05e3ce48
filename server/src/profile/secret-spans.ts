import { nearest } from '../core/similar.js';
import type { Source } from '../core/source.js';
import type { Span } from '../core/span.js';
import type { YamlText } from '../core/yaml/read.js';
import type { Entry, Node } from '../core/yaml/tree.js';
import { environmentVariable } from './formats.js';

const SECRET_KEY = /pass|secret|md5|^key$/i;
const SECRET_LINE = /(?:pass\w*|secret|md5\w*)["']?\s*[:=]?[ \t]*(\S[^\n]*)/dgi;

/**
 * Where passwords stand, or seem to: all that is written under keys that speak of passwords, except the names of variables and
 * files. In a text that is no YAML, also the rest of every line after such a word.
 */
export function passwordSpans(source: Source, yaml: YamlText): readonly Span[] {
  const spans: Span[] = [];
  if (yaml.root) collect(yaml.root, spans);
  if (yaml.problem || yaml.root?.kind === 'scalar') {
    for (const { indices } of source.text.matchAll(SECRET_LINE)) {
      const [start, end] = indices?.[1] ?? [0, 0];
      spans.push({ path: source.path, start, end });
    }
  }
  return spans;
}

function collect(node: Node, spans: Span[]): void {
  // A line without its colon becomes part of the value above it.
  if (node.kind === 'scalar' && /\s/.test(node.text) && SECRET_KEY.test(node.text)) spans.push(node.span);
  if (node.kind === 'list') for (const item of node.items) collect(item, spans);
  if (node.kind !== 'map') return;
  for (const entry of node.entries) {
    if (speaksOfPasswords(entry.key ?? '')) mask(entry, spans);
    else collect(entry.value, spans);
  }
}

/** Misspelt as well. */
function speaksOfPasswords(key: string): boolean {
  return SECRET_KEY.test(key) || nearest(key, ['password']) !== undefined;
}

function mask({ key, keySpan, value }: Entry, spans: Span[]): void {
  // `{password:abc}` is one key to YAML.
  if (/[:=\s]/.test(key ?? '')) spans.push(keySpan);
  if (value.kind === 'scalar') spans.push(value.span);
  if (value.kind === 'list') spans.push(value.span);
  if (value.kind !== 'map') return;
  for (const inner of value.entries) {
    if (isReference(inner)) continue;
    spans.push(inner.value.span);
    if (inner.key !== 'scrypt') spans.push(inner.keySpan);
  }
}

/** The name of a variable or a file says nothing about the password itself. */
function isReference({ key, value }: Entry): boolean {
  if (value.kind !== 'scalar') return false;
  return key === 'file' || (key === 'env' && environmentVariable.read(value).problem === undefined);
}
