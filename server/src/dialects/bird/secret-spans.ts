import type { Diagnostic } from '../../core/diagnostic.js';
import { MASK } from '../../core/secret.js';
import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import type { Unit } from '../../model/dialect.js';
import type { Config } from './tree.js';
import { knownWords } from './words.js';

/**
 * What a word that speaks of passwords contains, misspelt ones and parts of names too; and a statement `key "…"` that BIRD does not
 * have. Files that hold keys (`private key "…"`) are not secret.
 */
const PART = /pas|ssw|swo|wwo|secr|md5|psk|psw|pwd|key(?<=(?:^|[;{}])[ \t]*key)(?=[ \t]*")/gim;

/** What separates such a word from its value. */
const GAP = /[ \t:=]+/y;

/** Options whose words speak of passwords and that hold none. */
const HARMLESS = /^(?:passive|authentication|bypass)$/i;

/** What may follow such a word without being a password. */
const NO_SECRET = /^(?:["'\s]*(?:;|\{?\s*$)|(?:none|off|on|yes|no|md5)\s*;)/;

/**
 * Where passwords seem to stand, as text: what follows a word like `password`, to the end of its statement. The parser knows
 * the passwords of statements it could read; this covers those it could not, where people most need a finding.
 */
export function textualSecrets(source: Source): Span[] {
  const spans: Span[] = [];
  const { text } = source;
  let done = 0;
  for (const { index } of text.matchAll(PART)) {
    if (index < done) continue;
    let begin = index;
    while (begin > done && isWord(text.charCodeAt(begin - 1))) begin--;
    let end = index;
    while (isWord(text.charCodeAt(end))) end++;
    done = end;
    GAP.lastIndex = end;
    if (!GAP.test(text)) continue;
    const start = GAP.lastIndex;
    const rest = lineFrom(text, start);
    if (HARMLESS.test(text.slice(begin, end)) || NO_SECRET.test(rest)) continue;
    const length = secretLength(rest);
    // The quotes of a string that is all there is stay to be seen.
    const quotes = /^"[^"]*"$/.test(rest.slice(0, length)) ? 1 : 0;
    if (length > 0) spans.push({ path: source.path, start: start + quotes, end: start + length - quotes });
  }
  return spans;
}

/** Letters, digits, `_` and `-`; not what is no character at all. */
function isWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45
  );
}

/** The longest statement that is looked at. */
const LONGEST = 1024;

function lineFrom(text: string, start: number): string {
  const line = text.slice(start, start + LONGEST);
  const end = line.indexOf('\n');
  return end < 0 ? line : line.slice(0, end);
}

/** To the `;` that ends the statement, outside quotes; without one, to the end of the line. */
function secretLength(rest: string): number {
  const quoted = /^"[^"\n]*"/.exec(rest)?.[0].length ?? 0;
  const end = rest.indexOf(';', quoted);
  return (end < 0 ? rest : rest.slice(0, end)).trimEnd().length;
}

/** `password` and what follows it in the same word, up to where a statement ends: neither a call, nor an assignment. */
const JOINED = /(?<![\w-])(password)([^\s"'(){};=#:,[\]]+)(?=[ \t]*(?:[;}#]|\r?$))/gim;

/** What ends a line, comments aside, behind which a statement begins. */
const ENDED = /(?:[;{}]|\*\/)$/;

/**
 * Where passwords stand in one word with `password` (`passwordSECRET;`): a statement of its own, which BIRD does not have. A word that
 * the unit has anywhere else is a name, like `password_main`, that stands in the wrong place.
 */
function joinedSecrets(sources: readonly Source[]): readonly Span[] {
  const joined = new Map<string, Span[]>();
  for (const { path, text } of sources) {
    for (const { 0: word, 1: key = '', index } of text.matchAll(JOINED)) {
      if (knownWords().has(word.toLowerCase()) || !beginsStatement(text, index)) continue;
      const spans = joined.get(word) ?? [];
      joined.set(word, spans);
      spans.push({ path, start: index + key.length, end: index + word.length });
    }
  }
  return [...joined].flatMap(([word, spans]) => (countOf(word, sources) > spans.length ? [] : spans));
}

function beginsStatement(text: string, offset: number): boolean {
  let end = offset;
  for (;;) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text
      .slice(start, end)
      .replace(/("[^"]*")|#.*/g, '$1')
      .trim();
    if (line !== '') return ENDED.test(line);
    if (start === 0) return true;
    end = start - 1;
  }
}

/** How often a word stands in the unit, as a whole. */
function countOf(word: string, sources: readonly Source[]): number {
  let count = 0;
  for (const { text } of sources) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      if (!isWord(text.charCodeAt(at - 1)) && !isWord(text.charCodeAt(at + word.length))) count++;
    }
  }
  return count;
}

/** The shortest word that is masked in messages: shorter ones would mask half the language. */
const SHORTEST = 4;

/** The unit with all its passwords marked, and none of them in what is said about it. */
export function hideSecrets(unit: Unit<Config>): Unit<Config> {
  const sources = [...unit.sources.values()];
  const joined = joinedSecrets(sources);
  const textual = sources.map(source => [
    ...textualSecrets(source),
    ...joined.filter(({ path }) => path === source.path),
  ]);
  const words = new Set(
    textual.flat().flatMap(({ path, start, end }) => wordsOf(unit.sources.get(path)?.text.slice(start, end) ?? '')),
  );
  if (textual.every(spans => spans.length === 0)) return unit;
  const more = sources.flatMap((source, index) => withoutKnown(textual[index] ?? [], unit.secrets, source));
  return {
    ...unit,
    secrets: [...unit.secrets, ...more],
    diagnostics: unit.diagnostics.map(diagnostic => masked(diagnostic, words)),
  };
}

/** Leaves out what is the rest of a known password, as in `password "the md5 secret"`, with its closing quote or without. */
function withoutKnown(textual: readonly Span[], known: readonly Span[], { path, text }: Source): readonly Span[] {
  // A string ends on its line, so that few have to be looked at for each.
  const byLine = new Map<number, Span[]>();
  const lineOf = ({ start }: Span) => text.lastIndexOf('\n', start - 1);
  for (const span of known) {
    if (span.path !== path) continue;
    const line = lineOf(span);
    const others = byLine.get(line);
    if (others) others.push(span);
    else byLine.set(line, [span]);
  }
  const isRest = (span: Span, one: Span) =>
    one.start <= span.start && span.start < one.end && /^"?$/.test(text.slice(one.end, span.end));
  return textual.filter(span => !byLine.get(lineOf(span))?.some(one => isRest(span, one)));
}

/** What a password may be among a statement's words: everything that is no word of the language. */
function wordsOf(text: string): readonly string[] {
  const inner = text.replace(/^["'`“”‘’]+|["'`“”‘’]+$/g, '');
  const parts = text.split(/[\s"'`“”‘’(){},;]+/);
  return [inner, ...parts].filter(word => word.length >= SHORTEST && !knownWords().has(word));
}

function masked(diagnostic: Diagnostic, words: ReadonlySet<string>): Diagnostic {
  const hide = (text: string) => [...words].reduce((shown, word) => shown.replaceAll(word, MASK), text);
  const message = hide(diagnostic.message);
  const quotes = diagnostic.fixes.filter(
    ({ title, edits }) => hide(title) === title && edits.every(({ text }) => hide(text) === text),
  );
  if (message === diagnostic.message && quotes.length === diagnostic.fixes.length) return diagnostic;
  return { ...diagnostic, message, fixes: quotes };
}
