import { EOF, type IRecognitionException } from 'chevrotain';
import type { Diagnostic } from '../../core/diagnostic.js';
import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import { readJsonSyntax } from './json.js';
import { type Gathered, type HclParser, hclParser } from './parser.js';
import { type ScanProblem, scan } from './scanner.js';
import * as T from './tokens.js';
import { type Body, isJson, type TerraformFile } from './tree.js';

const SYNTAX = 'terraform/syntax';

/** A file and what is wrong with its syntax: at most one finding, since what follows from the first mistake is guesswork. */
export interface ReadFile {
  readonly file: TerraformFile;
  readonly diagnostics: readonly Diagnostic[];
}

const known = new WeakMap<Source, ReadFile>();

/** Reads a file of Terraform's own language, or of its JSON syntax, by its name. Never throws. */
export function readTerraform(source: Source): ReadFile {
  const before = known.get(source);
  if (before) return before;
  const read = isJson(source.path) ? parseJson(source) : parse(source);
  known.set(source, read);
  return read;
}

function parse(source: Source): ReadFile {
  const { path, text } = source;
  const { tokens, comments, problems: scanProblems } = scan(text);
  const problems = [...scanProblems];
  const gathered: Gathered = { path, references: [], problems: [] };
  const parser = hclParser();
  const body = problems.length === 0 ? bodyOf(parser, tokens, gathered, problems) : undefined;
  const [scanned] = problems;
  const [refused] = parser.errors;
  const [further] = gathered.problems;
  const mistake = scanned
    ? { span: { path, start: scanned.start, end: scanned.end }, message: scanned.message }
    : !body && refused
      ? refusal(refused, path, text)
      : further;
  return {
    file: {
      source,
      body: body ?? { attributes: [], blocks: [] },
      isDamaged: mistake !== undefined,
      references: gathered.references,
      comments: comments.map(({ start, end }) => ({ path, start, end })),
    },
    diagnostics: mistake ? [diagnostic(mistake)] : [],
  };
}

function parseJson(source: Source): ReadFile {
  const { body, references, comments, mistake } = readJsonSyntax(source);
  const isDamaged = mistake !== undefined;
  return {
    file: { source, body: body ?? { attributes: [], blocks: [] }, isDamaged, references, comments },
    diagnostics: mistake ? [diagnostic(mistake)] : [],
  };
}

/** The body of a file; a text that nests without end costs the parser its stack, and is refused. */
function bodyOf(
  reader: HclParser,
  tokens: readonly T.HclToken[],
  gathered: Gathered,
  problems: ScanProblem[],
): Body | undefined {
  try {
    return reader.parse(tokens, gathered);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problems.push({ start: 0, end: 1, message: 'This is nested too deeply to be read.' });
    return undefined;
  }
}

function diagnostic({ span, message }: { readonly span: Span; readonly message: string }): Diagnostic {
  return {
    rule: SYNTAX,
    severity: 'error',
    message: `${message} Terraform refuses the whole module.`,
    span,
    rejects: true,
    related: [],
    fixes: [],
  };
}

/** What the grammar did not expect. */
function refusal({ token }: IRecognitionException, path: string, text: string): { span: Span; message: string } {
  const end = text.trimEnd().length;
  if (token.tokenType === EOF || token.startOffset >= end) {
    return {
      span: { path, start: Math.max(0, end - 1), end },
      message: 'The text ends in the middle of something: a bracket or a brace is not closed.',
    };
  }
  const span = { path, start: token.startOffset, end: (token.endOffset as number) + 1 };
  const isLineEnd = token.tokenType === T.Newline;
  return {
    span: isLineEnd ? { path, start: Math.max(0, span.start - 1), end: span.start } : span,
    message: isLineEnd
      ? 'The line ends before what it says is complete.'
      : `\`${token.image.split('\n')[0]}\` cannot stand here.`,
  };
}
