import type { Span } from '../../core/span.js';

/** What the braces around a place belong to. */
export interface EnclosingBlock {
  readonly kind: 'protocol' | 'channel' | 'options' | 'table' | 'code' | 'case';
  /** The words in front of its brace, up to the statement's beginning. */
  readonly header: readonly string[];
}

/** A variable that is visible at the place. */
export interface Variable {
  readonly name: string;
  readonly type: string;
}

/** Where in a text the cursor is, as far as that can be told from a text that is being written. */
export interface CursorContext {
  /** Outermost first; empty at the top level. */
  readonly blocks: readonly EnclosingBlock[];
  /** The statement's words and signs before the word under the cursor. */
  readonly statement: readonly string[];
  /** Where the statement's first word is; the word under the cursor when there is none before it. */
  readonly statementStart: number;
  /** The word under the cursor; empty where there is none. */
  readonly word: Span;
  /** Brackets and parentheses of the statement that are still open. */
  readonly open: readonly ('(' | '[')[];
  readonly variables: readonly Variable[];
}

interface Frame {
  readonly block: EnclosingBlock;
  readonly variables: number;
}

// Blanks, comments, strings, IPv6 addresses, names, numbers with what sticks to them, signs of two characters, any other character.
const TOKEN =
  /[ \t\r\n]+|#[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|"[^"\n]*"?|'[^'\n]*'?|[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]+[\w.:/]*|[A-Za-z_]\w*|[0-9][\w.:/]*|!=|!~|<=|>=|&&|\|\||\+\+|[\s\S]/y;

const CHANNELS = new Set('ipv4 ipv6 vpn4 vpn6 roa4 roa6 flow4 flow6 aspa mpls eth evpn neighbors'.split(' '));

const TYPES = new Set(
  'int bool ip prefix rd pair quad ec lc string bytestring bgpmask bgppath clist eclist lclist route mac enum set'.split(
    ' ',
  ),
);

/**
 * Reads a text up to `offset`, from `start` on, which must lie outside all blocks but `around`.
 * @returns undefined inside comments and strings, where nothing is to be offered.
 */
export function contextAt(
  path: string,
  text: string,
  offset: number,
  start = 0,
  around: readonly EnclosingBlock[] = [],
): CursorContext | undefined {
  const frames: Frame[] = around.map(block => ({ block, variables: 0 }));
  const variables: Variable[] = [];
  let statement: string[] = [];
  let statementStart = offset;
  let open: ('(' | '[')[] = [];
  let declaredBefore = 0;
  const begin = () => {
    declaredBefore = variables.length;
    statement = [];
    open = [];
    statementStart = offset;
  };
  let word: Span = { path, start: offset, end: offset };
  TOKEN.lastIndex = start;
  for (let at = start; at < offset; at = TOKEN.lastIndex) {
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) break;
    const end = at + token.length;
    const first = token[0] as string;
    if (end >= offset && isOpenAt(token, end, offset)) return undefined;
    if (/\s/.test(first) || first === '#' || token.startsWith('/*')) continue;
    if (end >= offset && /\w/.test(first)) {
      word = { path, start: at, end };
      if (statement.length === 0) statementStart = at;
      break;
    }
    if (token === ';' && !inParameters(statement, open)) begin();
    else if (token === '{' && !open.includes('[')) {
      // What the statement declares, parameters say, is visible in its block alone.
      frames.push({ block: blockOf(statement, frames.at(-1)?.block), variables: declaredBefore });
      begin();
    } else if (token === '}' && !open.includes('[')) {
      const frame = frames.pop();
      if (frame) variables.length = frame.variables;
      begin();
    } else {
      if (statement.length === 0) statementStart = at;
      declare(statement, token, variables);
      statement.push(token);
      if (token === '(' || token === '[') open.push(token);
      else if (token === ')' || token === ']') open.pop();
      else if (token.endsWith(':') && isCaseArm(frames.at(-1)?.block, open)) begin();
    }
  }
  return { blocks: frames.map(frame => frame.block), statement, statementStart, word, open, variables: [...variables] };
}

/** Whether the cursor is inside of a comment or string, or touches its open end. */
function isOpenAt(token: string, end: number, offset: number): boolean {
  if (token.startsWith('#')) return true;
  if (token.startsWith('/*')) return end > offset || !token.endsWith('*/') || token.length < 4;
  const [quote] = token;
  if (quote === '"' || quote === "'") return end > offset || token.length < 2 || !token.endsWith(quote);
  return false;
}

/** `function f(int a; int b)`: these semicolons end no statement. */
function inParameters(statement: readonly string[], open: readonly string[]): boolean {
  return statement[0] === 'function' && open.length > 0;
}

function isCaseArm(block: EnclosingBlock | undefined, open: readonly string[]): boolean {
  return block?.kind === 'case' && open.length === 0;
}

function blockOf(statement: readonly string[], around: EnclosingBlock | undefined): EnclosingBlock {
  const header = [...statement];
  const [first = ''] = header;
  const kind = (): EnclosingBlock['kind'] => {
    if (around?.kind === 'code' || around?.kind === 'case') return header.includes('case') ? 'case' : 'code';
    if (['filter', 'where', 'function'].includes(header.at(-1) ?? '') || first === 'filter' || first === 'function')
      return 'code';
    if (around === undefined) {
      if (first === 'protocol' || first === 'template') return 'protocol';
      return header.includes('table') ? 'table' : 'options';
    }
    return around.kind === 'protocol' && CHANNELS.has(first) ? 'channel' : 'options';
  };
  return { kind: kind(), header };
}

/** Notes a variable when `token` is the name in `int x`, `prefix set x`, `enum bgp_origin x`. */
function declare(statement: readonly string[], token: string, variables: Variable[]): void {
  if (!/^[A-Za-z_]/.test(token) || TYPES.has(token)) return;
  const [before = '', earlier = ''] = [statement.at(-1), statement.at(-2)];
  if (earlier === 'enum') variables.push({ name: token, type: `enum ${before}` });
  else if (before === 'set' && TYPES.has(earlier)) variables.push({ name: token, type: `${earlier} set` });
  else if (TYPES.has(before) && before !== 'enum' && before !== 'set' && !/^[.)]$/.test(earlier))
    variables.push({ name: token, type: before });
}
