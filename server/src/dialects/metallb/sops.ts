import type { Range } from '../../core/template.js';

/** A string of JSON, or what nests and parts. */
const PIECE = /"(?:[^"\\\n]|\\.)*"|[{}[\],]/g;
const OBJECT = /\s*:\s*\{/y;
const COMMA = /\s*,/y;

/**
 * What SOPS notes of a JSON object that it encrypted: the member `sops` of the outermost object, with the comma that parts it from the
 * others (0-based offsets, `end` exclusive). Undefined for a text that is no JSON object, or has no such member.
 */
export function sopsMember(text: string): Range | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  let depth = 0;
  let comma: number | undefined;
  let start: number | undefined;
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const after = index + piece.length;
    if (piece === '{' || piece === '[') depth += 1;
    else if (piece === '}' || piece === ']') depth -= 1;
    if (depth !== 1) continue;
    if (start !== undefined && piece === '}')
      return { start, end: comma === undefined ? behind(COMMA, text, after) : after };
    if (start !== undefined) continue;
    if (piece === ',') comma = index;
    else if (piece === '"sops"' && behind(OBJECT, text, after) > after) start = comma ?? index;
  }
  return undefined;
}

/** Where a (sticky) pattern ends that is looked for at an offset; the offset itself if it is not there. */
function behind(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
}
