/** Why a value cannot be read, and which part of its text is to blame: offsets in the text, 0-based, `end` exclusive. */
export interface ValueProblem {
  readonly kind: 'problem';
  /** What is wrong, as a clause: "the length is above 32". Never quotes more than the part. */
  readonly reason: string;
  readonly start: number;
  readonly end: number;
}

/** A problem with the text from `start` to `end`. */
export function problem(reason: string, start: number, end: number): ValueProblem {
  return { kind: 'problem', reason, start, end };
}
