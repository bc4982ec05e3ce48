import type { Bound } from './token-types.js';

/**
 * FRR defines each command by a line of a small language (lib/command_lex.l and lib/command_parse.y, FRR 8.4 to 10.3):
 * `[no] neighbor <A.B.C.D|WORD> remote-as (1-4294967295)`.
 */
export type Definition = readonly Piece[];

export type Piece =
  | { readonly kind: 'keyword'; readonly text: string }
  | { readonly kind: 'typed'; readonly type: TypedToken; readonly text: string }
  /** `(1-4094)`: a whole number, both ends included. */
  | { readonly kind: 'range'; readonly text: string; readonly min: Bound; readonly max: Bound }
  /** `WORD`, `RMAP_NAME`: any one token; the name tells people what it is. */
  | { readonly kind: 'variable'; readonly text: string }
  | Choice
  /** The piece before it once or more: only at the end of a line. */
  | { readonly kind: 'repeat' };

export interface Choice {
  /**
   * `<a|b>` exactly one; `[a|b]` one or none; `{a|b}` one or more, each at most once, in any order; `![a]` none only in a
   * command that begins with `no`, else one.
   */
  readonly kind: 'one' | 'optional' | 'some' | 'optional after no';
  readonly ways: readonly Definition[];
}

export type TypedToken =
  | 'ipv4'
  | 'ipv4 prefix'
  | 'ipv6'
  | 'ipv6 prefix'
  | 'mac'
  | 'mac with mask'
  /** A plain or dotted AS number (9.0 and later). */
  | 'asn';

const TYPED: Readonly<Record<string, TypedToken>> = {
  'A.B.C.D': 'ipv4',
  'A.B.C.D/M': 'ipv4 prefix',
  'X:X::X:X': 'ipv6',
  'X:X::X:X/M': 'ipv6 prefix',
  'X:X:X:X:X:X': 'mac',
  'X:X:X:X:X:X/M': 'mac with mask',
  ASNUM: 'asn',
};

/** A keyword, a typed token or a variable. */
export function wordPiece(text: string): Piece {
  const type = TYPED[text];
  if (type) return { kind: 'typed', type, text };
  return /^[A-Z][-_A-Z:0-9]+$/.test(text) ? { kind: 'variable', text } : { kind: 'keyword', text };
}

/** `(1-4094)`. */
export function rangePiece(text: string): Piece {
  const [, min = '', max = ''] = /^\(([-+]?\d+) ?- ?([-+]?\d+)\)$/.exec(text) ?? [];
  return { kind: 'range', text: `(${min}-${max})`, min: boundOf(min), max: boundOf(max) };
}

function boundOf(text: string): Bound {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}
