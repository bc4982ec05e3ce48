import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import { shiftedSpan } from '../../core/yaml/tree.js';
import type { ManifestDocument, ManifestFile } from './tree.js';

/** A block scalar begins: all that is indented further is its text. */
const BLOCK = /(?:^|[\s:-])[|>][-+\d]*[ \t]*(?:#.*)?$/;

/** The comments of a file. Those of documents that an edit left alone are not looked for again. */
export function commentsIn({ source, template, documents }: ManifestFile): readonly Span[] {
  // What parts the documents of a text in JSON is not at the beginning of a line.
  if (template || documents.length < 2 || /^\s*\{/.test(source.text)) return commentsOf(template?.masked ?? source);
  const found: Span[] = [];
  let from = 0;
  for (const document of documents) {
    const { start, end } = document.span;
    const separator = start - from > SEPARATOR ? source.text.slice(from, start) : '';
    if (separator.includes('#'))
      found.push(...commentsOf({ path: source.path, text: separator }).map(span => shiftedSpan(span, from)));
    const { movedBy = 0 } = document;
    for (const span of commentsOfDocument(document, source))
      found.push(movedBy === 0 ? span : shiftedSpan(span, movedBy));
    from = end;
  }
  return found;
}

/** How long a separator with its line end is that has no comment behind it. */
const SEPARATOR = 5;

const known = new WeakMap<ManifestDocument, readonly Span[]>();

/** Where the document was first read. */
function commentsOfDocument(document: ManifestDocument, { path, text }: Source): readonly Span[] {
  const { origin = document, span } = document;
  const before = known.get(origin);
  if (before) return before;
  const inDocument = commentsOf({ path, text: text.slice(span.start, span.end) });
  const spans = inDocument.map(one => shiftedSpan(one, origin.span.start));
  known.set(origin, spans);
  return spans;
}

/** The comments of a text, with their `#`; what stands in strings and in block scalars is none. */
export function commentsOf({ path, text }: Source): readonly Span[] {
  const spans: Span[] = [];
  let block = -1;
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(from, end).trimEnd();
    const indent = line.search(/\S/);
    if (indent >= 0) {
      if (block >= 0 && indent <= block) block = -1;
      if (block < 0) {
        const at = commentIn(line);
        if (at >= 0) spans.push({ path, start: from + at, end: from + line.length });
        if ((line.includes('|') || line.includes('>')) && BLOCK.test(line)) block = indent;
      }
    }
    from = end + 1;
  }
  return spans;
}

/** Where a comment begins on a line; negative: there is none. */
function commentIn(line: string): number {
  if (!line.includes('#')) return -1;
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const c = line[at] as string;
    if (quote !== '') {
      if (c === '\\' && quote === '"') at++;
      else if (c === quote) quote = '';
    } else if (c === '#' && (at === 0 || /\s/.test(line[at - 1] as string))) return at;
    // A quotation mark inside of a word is one of its letters.
    else if ((c === '"' || c === "'") && (at === 0 || /[\s[{,(:]/.test(line[at - 1] as string))) quote = c;
  }
  return -1;
}
