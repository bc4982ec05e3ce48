import type { Span } from '../../core/span.js';
import type { Block, Body, Expression, TerraformFile } from './tree.js';

/** Names of what is a password, or holds one. */
const NAMED = /pass(?:word|wd|phrase)|(?:^|[_-])pass$|secret|md5|token/i;
/** The same wherever it is given a text, in objects and in what could not be read. Words have limits, so that a long line is read once. */
const ASSIGNED =
  /(?<![\w-])[\w-]{0,64}?(?:pass(?:word|wd|phrase)?|secret|md5|token)(?![a-z])[\w-]{0,64}["']?[ \t]*[:=][ \t]*"((?:[^"\\\n]|\\.)+)/gi;
/** A password in a configuration that is handed to a machine: `password "…"` of BIRD, `neighbor X password …` of FRR, `password: …`. */
const WRITTEN = /\bpass(?:word|wd)\b["']?[ \t]*[:=]?[ \t]*(?:\\?["'])?([^\s"'\\;,]+)/gi;
/** The default of a variable of such a name, in what could not be read. */
const DEFAULT =
  /\bvariable[ \t]+"[\w-]*?(?:pass(?:word|wd|phrase)?|secret|md5|token)(?![a-z])[\w-]*"\s*\{(?:[^{}"]|"[^"\n]*"){0,1000}?\bdefault[ \t]*=[ \t]*"((?:[^"\\\n]|\\.)+)/gi;

/** Where passwords stand in a file: values of what is named so, and what the texts in it say. */
export function secretsOf({ source: { path, text }, body }: TerraformFile): readonly Span[] {
  const matches = [WRITTEN, ASSIGNED, DEFAULT].flatMap(pattern => Array.from(text.matchAll(pattern)));
  const written = matches.map(match => {
    const end = match.index + match[0].length;
    return { path, start: end - (match[1] as string).length, end };
  });
  return [...written, ...inBody(body, false)];
}

/** @param isNamed whatever stands in it is a password: a variable of such a name. */
function inBody({ attributes, blocks }: Body, isNamed: boolean): readonly Span[] {
  return [
    ...attributes.flatMap(({ name, value }) =>
      NAMED.test(name) || (isNamed && name === 'default') ? texts(value) : [],
    ),
    ...blocks.flatMap(block => inBody(block, isSecret(block))),
  ];
}

function isSecret({ type, labels }: Block): boolean {
  return type === 'variable' && labels.some(label => NAMED.test(label));
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
