import type { Span } from '../../core/span.js';
import { type Block, type Body, type Expression, isJson, type TerraformFile } from './tree.js';

/** Names of what is a password, or holds one. */
const NAMED = /pass(?:word|wd|phrase)|(?:^|[_-])pass$|secret|md5|token/i;
/** The same wherever it is given a text, in objects and in what could not be read. Words have limits, so that a long line is read once. */
const ASSIGNED =
  /(?<![\w-])[\w-]{0,64}?(?:pass(?:word|wd|phrase)?|secret|md5|token)(?![a-z])[\w-]{0,64}(?:\\?["'])?[ \t]*[:=][ \t]*\\?"((?:[^"\\\n]|\\.)+)/gi;
/** A password in a configuration that is handed to a machine: `password "…"` of BIRD, `neighbor X password …` of FRR, `password: …`. */
const WRITTEN = /(?:\b|(?<=\\[nrt]))pass(?:word|wd)\b["']?[ \t]*[:=]?[ \t]*(?:\\?["'])?([^\s"'\\;,]+)/gi;
/** The default of a variable of such a name, in what could not be read. */
const DEFAULT =
  /\bvariable[ \t]+"[\w-]*?(?:pass(?:word|wd|phrase)?|secret|md5|token)(?![a-z])[\w-]*"\s*\{(?:[^{}"]|"[^"\n]*"){0,1000}?\bdefault[ \t]*=[ \t]*"((?:[^"\\\n]|\\.)+)/gi;

/** The same in JSON that could not be read, with quotes or without. */
const LOOSE = /"[^"\n]{0,64}(?:pass|secret|md5|token)[^"\n]{0,64}"?[ \t]*[:=]\s*([^\s,{}[\]][^\n,}\]]*)/gi;
/** Strings and signs of JSON. */
const JSON_PIECE = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|[{}[\],:]/g;

/** Where passwords stand in a file: values of what is named so, and what the texts in it say. */
export function secretsOf({ source: { path, text }, body, isDamaged }: TerraformFile): readonly Span[] {
  const isLoose = isDamaged && isJson(path);
  const matches = [WRITTEN, ASSIGNED, DEFAULT, ...(isLoose ? [LOOSE] : [])].flatMap(pattern =>
    Array.from(text.matchAll(pattern)),
  );
  const written = matches.map(match => {
    const end = match.index + match[0].length;
    return { path, start: end - (match[1] as string).length, end };
  });
  return [...written, ...inBody(body, false), ...(isLoose ? belowNames(path, text) : [])];
}

/** The texts below keys that are named so, in JSON of which only the brackets are followed. */
function belowNames(path: string, text: string): readonly Span[] {
  const pieces = [...text.matchAll(JSON_PIECE)];
  const found: Span[] = [];
  let depth = 0;
  let secretAt: number | undefined;
  for (const [index, { 0: piece, index: start }] of pieces.entries()) {
    const isKey = pieces[index + 1]?.[0] === ':';
    if (secretAt !== undefined && depth <= secretAt && /^[,}\]]/.test(piece)) secretAt = undefined;
    if (/^[{[]/.test(piece)) depth++;
    else if (/^[}\]]/.test(piece)) depth--;
    else if (piece.startsWith('"') && isKey && secretAt === undefined && NAMED.test(piece.slice(1, -1)))
      secretAt = depth;
    else if (piece.startsWith('"') && !isKey && secretAt !== undefined)
      found.push({
        path,
        start: start + 1,
        end: start + piece.length - (piece.length > 1 && piece.endsWith('"') ? 1 : 0),
      });
  }
  return found;
}

/** @param isNamed whatever stands in it is a password: a variable of such a name. */
function inBody({ attributes, blocks }: Body, isNamed: boolean): readonly Span[] {
  return [
    ...attributes.flatMap(({ name, value }) =>
      NAMED.test(name) || (isNamed && name === 'default') ? texts(value) : inside(value),
    ),
    ...blocks.flatMap(block => inBody(block, isSecret(block))),
  ];
}

function isSecret({ type, labels }: Block): boolean {
  return type === 'variable' && labels.some(label => NAMED.test(label));
}

/** What objects hold under such names. */
function inside(value: Expression): readonly Span[] {
  switch (value.kind) {
    case 'list':
      return value.items.flatMap(inside);
    case 'object':
      return value.items.flatMap(({ key, value: held }) => (isNamedSo(key) ? texts(held) : inside(held)));
    case 'call':
      return value.arguments.flatMap(inside);
    default:
      return [];
  }
}

function isNamedSo(key: Expression): boolean {
  if (key.kind === 'string') return NAMED.test(key.value);
  return key.kind === 'reference' && NAMED.test(key.path.at(-1) as string);
}

/** The strings of an expression, without their quotes. */
function texts(value: Expression): readonly Span[] {
  switch (value.kind) {
    case 'string':
      return [{ path: value.span.path, start: value.span.start + 1, end: value.span.end - 1 }];
    case 'template':
      return [value.span];
    case 'list':
      return value.items.flatMap(texts);
    case 'object':
      return value.items.flatMap(item => texts(item.value));
    case 'call':
      return value.arguments.flatMap(texts);
    default:
      return [];
  }
}
