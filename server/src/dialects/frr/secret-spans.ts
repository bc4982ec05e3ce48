import type { Diagnostic } from '../../core/diagnostic.js';
import { MASK } from '../../core/secret.js';
import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import { outlineOf } from './outline.js';
import { type FrrConfig, type Item, type Line, oncePerForm, type Word } from './tree.js';

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

/** Which words of a line are secret. */
const secretsOf = oncePerForm(({ places }): readonly number[] => {
  let last = '';
  return places.flatMap(({ what }, index) => {
    if (what.kind === 'keyword') last = what.text;
    return what.kind === 'variable' && KEYWORDS.has(last) ? [index] : [];
  });
});

/**
 * A word that speaks of passwords, misspelt ones too, and what follows it on its line: in comments, and in lines that FRR does not
 * take, where people most need a finding; also one stuck to the word, as in `password=x` or where the blank is missing. Only the words
 * are matched, so that a line of megabytes is read once.
 */
const WORD = new RegExp(
  [
    /(?<![\w-])[\w-]*(?:pas|ssw|swo|wwo|secr|md5|pwd|psw|key-str|tication-key)[\w-]*(?:[ \t]*[=:][ \t]*|[ \t]+)/,
    /(?<![\w-])password(?=[^\W_]{6})/,
    // These speak of other things as well, and have a secret behind them where nothing else is.
    /(?<![\w-])(?:key|authentication|tcp-ao)[ \t]+(?!(?:\d+|chain|message-digest|null|mode)[ \t]*\r?$)(?=\S+[ \t]*\r?$)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gim',
);

/** What speaks of passwords and is followed by none. */
const HARMLESS = /^(?:passive(?:-\w+)?|password-encryption|nopassword|bypass)\s/i;

/** The longest that is looked at. */
const LONGEST = 1024;

/** The least that there must be between two lines: `pas x` and line breaks. */
const SHORTEST = 6;

/** All passwords of a text: those of lines that FRR takes, and in what stands between these what looks like one. */
export function allSecrets(source: Source, { items }: FrrConfig): readonly Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const part of outlineOf(items).parts) {
    if (part.kind !== 'series') end = findSecrets(source, [part], end, spans);
    else {
      textualSecrets(source, end, (part.lines[0] as Line).start, spans);
      end = (part.lines.at(-1) as Line).end;
    }
  }
  textualSecrets(source, end, source.text.length, spans);
  return spans;
}

/** @param from the end of the last line that was taken before. @returns the end of the last of these. */
function findSecrets(source: Source, items: readonly Item[], from: number, spans: Span[]): number {
  let end = from;
  for (const item of items) {
    const line = item.kind === 'line' ? item : item.header;
    textualSecrets(source, end, line.start, spans);
    for (const index of secretsOf(line)) spans.push((line.word(index) as Word).span);
    end = item.kind === 'line' ? line.end : findSecrets(source, item.items, line.end, spans);
  }
  return end;
}

/** Where passwords seem to stand in a part of a text. */
function textualSecrets({ path, text }: Source, start: number, end: number, spans: Span[]): void {
  // Most often there is but a line break, and that of a block's `exit`.
  if (end - start < SHORTEST) return;
  for (const { 0: match, index } of text.slice(start, end).matchAll(WORD)) {
    if (HARMLESS.test(match)) continue;
    const from = start + index + match.length;
    const line = text.slice(from, Math.min(end, from + LONGEST)).split('\n', 1)[0] ?? '';
    const length = line.trimEnd().length;
    if (length > 0) spans.push({ path, start: from, end: from + length });
  }
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
    const here = secrets.filter(({ start, end }) => start < lineEnd && end > lineStart);
    // As a message quotes them: a password that is stuck to other text with that.
    const words = here.flatMap(({ start, end }) => {
      const before = /\S*$/.exec(text.slice(lineStart, start))?.[0] ?? '';
      const [first = '', ...others] = text.slice(start, end).split(/\s+/);
      return [
        ...(first === '' ? [] : [{ said: before + first, shown: before + MASK }]),
        ...[...(before === '' ? [] : [first]), ...others].map(said => ({ said, shown: MASK })),
      ].filter(({ said }) => said !== '');
    });
    if (words.length === 0) return diagnostic;
    const hide = (message: string) =>
      words.reduce((hidden, { said, shown }) => hidden.replaceAll(`“${said}”`, `“${shown}”`), message);
    const message = hide(diagnostic.message);
    return message === diagnostic.message ? diagnostic : { ...diagnostic, message };
  });
}
