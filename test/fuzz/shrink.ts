/** What a piece of generated text stands for: only pieces of one kind can take each other's place. */
export type Kind = 'condition' | 'statement' | 'number' | 'other';

/** A generated text as a tree, so that it can be made smaller and still follow the grammar. */
export interface Piece {
  readonly kind: Kind;
  /** Text and pieces in turns, text first and last. */
  readonly text: readonly string[];
  readonly parts: readonly Piece[];
}

/** Makes template tags: ``statement`if ${condition} then accept;` ``. */
export function tag(kind: Kind) {
  return (text: readonly string[], ...parts: readonly (Piece | string | number)[]): Piece => {
    const pieces = parts.map(part =>
      typeof part === 'object' ? part : { kind: 'other' as const, text: [`${part}`], parts: [] },
    );
    return { kind, text, parts: pieces };
  };
}

export function textOf({ text, parts }: Piece): string {
  return text.map((each, i) => each + (parts[i] ? textOf(parts[i]) : '')).join('');
}

/** The simplest piece of each kind. */
const SIMPLEST: Readonly<Record<Kind, readonly string[]>> = {
  condition: ['true', 'false'],
  statement: ['', 'accept;'],
  number: ['0'],
  other: [],
};

/** Every text that is one step smaller: a piece replaced by the simplest of its kind, or by one within it. */
function* smaller(piece: Piece): Generator<Piece> {
  for (const text of SIMPLEST[piece.kind])
    if (textOf(piece) !== text) yield { kind: piece.kind, text: [text], parts: [] };
  for (const part of within(piece)) if (part.kind === piece.kind) yield part;
  for (const [i, part] of piece.parts.entries())
    for (const other of smaller(part)) yield { ...piece, parts: piece.parts.with(i, other) };
}

function* within(piece: Piece): Generator<Piece> {
  for (const part of piece.parts) {
    yield part;
    yield* within(part);
  }
}

/**
 * The smallest piece found for which `isWrong` still holds.
 * @param tries how often it may be asked.
 */
export function shrunk(piece: Piece, isWrong: (piece: Piece) => boolean, tries = 150): Piece {
  let best = piece;
  let left = tries;
  for (let found = true; found && left > 0; ) {
    found = false;
    for (const candidate of smaller(best)) {
      if (textOf(candidate).length >= textOf(best).length) continue;
      if (left-- <= 0) break;
      if (!isWrong(candidate)) continue;
      best = candidate;
      found = true;
      break;
    }
  }
  return best;
}
