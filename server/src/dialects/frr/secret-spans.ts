import type { Diagnostic } from '../../core/diagnostic.js';
import { MASK } from '../../core/secret.js';
import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import type { FrrConfig, Item, Line } from './tree.js';

/** Keywords right before a word that is kept secret; whatever has another kind than a free word (a number, an address) is none. */
const KEYWORDS: ReadonlySet<string> = new Set([
  'password',
  'authentication-key',
  'md5',
  'clear',
  'key-string',
  'string',
  'key',
  'authentication',
  'tcp-md5-auth',
]);

function linesOf(items: readonly Item[], lines: Line[] = []): readonly Line[] {
  for (const item of items) {
    if (item.kind === 'line') lines.push(item);
    else {
      lines.push(item.header);
      linesOf(item.items, lines);
    }
  }
  return lines;
}

/** Which words of lines that match alike are secret. */
const shapes = new WeakMap<Line['places'], readonly number[]>();

function secretsOf({ places, words }: Line): readonly Span[] {
  let indices = shapes.get(places);
  if (!indices) {
    let last = '';
    indices = places.flatMap(({ what }, index) => {
      if (what.kind === 'keyword') last = what.text;
      return what.kind === 'variable' && KEYWORDS.has(last) ? [index] : [];
    });
    shapes.set(places, indices);
  }
  return indices.flatMap(index => words[index]?.span ?? []);
}

/**
 * A word that speaks of passwords, misspelt ones too, and what follows it on its line: in comments, and in lines that FRR does not
 * take, where people most need a finding. Only the words are matched, so that a line of megabytes is read once.
 */
const WORD = /(?<![\w-])[\w-]*(?:pas|ssw|swo|secr|md5|key-str|tication-key)[\w-]*[ \t]+/gi;

/** What speaks of passwords and is followed by none. */
const HARMLESS = /^(?:passive(?:-\w+)?|password-encryption|nopassword|bypass)\s/i;

/** The longest that is looked at. */
const LONGEST = 1024;

/** Where passwords seem to stand, as text. */
function textualSecrets({ path, text }: Source): readonly Span[] {
  const spans: Span[] = [];
  for (const { 0: match, index } of text.matchAll(WORD)) {
    if (HARMLESS.test(match)) continue;
    const start = index + match.length;
    const line = text.slice(start, start + LONGEST).split('\n', 1)[0] ?? '';
    const length = line.trimEnd().length;
    if (length > 0) spans.push({ path, start, end: start + length });
  }
  return spans;
}

/** All passwords of a text: those of lines that FRR takes, and in other lines what looks like one. */
export function allSecrets(source: Source, { items }: FrrConfig): readonly Span[] {
  const lines = linesOf(items);
  const textual = textualSecrets(source);
  if (textual.length === 0) return lines.flatMap(secretsOf);
  const taken = new Set(lines.map(({ words }) => words[0]?.start));
  const isTaken = ({ start }: Span) => {
    const lineStart = source.text.lastIndexOf('\n', start - 1) + 1;
    return taken.has(lineStart + (/^\s*/.exec(source.text.slice(lineStart, start))?.[0].length ?? 0));
  };
  return [...lines.flatMap(secretsOf), ...textual.filter(span => !isTaken(span))];
}

/** What is said of lines, without the passwords that stand in them. */
export function withoutSecrets(
  diagnostics: readonly Diagnostic[],
  secrets: readonly Span[],
  { text }: Source,
): readonly Diagnostic[] {
  if (secrets.length === 0) return diagnostics;
  return diagnostics.map(diagnostic => {
    const lineStart = text.lastIndexOf('\n', diagnostic.span.start - 1) + 1;
    const newline = text.indexOf('\n', diagnostic.span.start);
    const lineEnd = newline < 0 ? text.length : newline;
    const words = secrets
      .filter(({ start, end }) => start < lineEnd && end > lineStart)
      .flatMap(({ start, end }) => text.slice(start, end).split(/\s+/))
      .filter(word => word !== '');
    if (words.length === 0) return diagnostic;
    const hide = (said: string) => words.reduce((shown, word) => shown.replaceAll(`“${word}”`, `“${MASK}”`), said);
    const message = hide(diagnostic.message);
    return message === diagnostic.message ? diagnostic : { ...diagnostic, message };
  });
}
