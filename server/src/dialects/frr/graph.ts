import type { Definition, Piece, TypedToken } from './pieces.js';
import type { Bound } from './token-types.js';

/** One place of a command's graph: what a token must be there, and where it goes on. */
export interface Place {
  /** Counts within one graph. */
  readonly id: number;
  readonly what:
    | { readonly kind: 'keyword'; readonly text: string }
    | { readonly kind: 'typed'; readonly type: TypedToken; readonly text: string }
    | { readonly kind: 'range'; readonly text: string; readonly min: Bound; readonly max: Bound }
    | { readonly kind: 'variable'; readonly text: string }
    /** Consumes nothing. `after no`: may be passed only in commands that begin with `no`. */
    | { readonly kind: 'fork' | 'after no' }
    | { readonly kind: 'end' };
  readonly next: Place[];
  /** A token here may be followed by another one of the same kind. */
  repeats: boolean;
  /** Inside `{…}`, where each place may be passed once. */
  readonly once: boolean;
}

/** A command and its graph. */
export interface CommandGraph {
  readonly syntax: string;
  readonly start: Place;
}

type What = Place['what'];

/** The graph of a definition, as FRR's own parser builds it (lib/command_parse.y). */
export function graphOf(syntax: string, definition: Definition): CommandGraph {
  let count = 0;
  const place = (what: What, once = false): Place => ({ id: count++, what, next: [], repeats: false, once });

  /** Appends pieces behind a place; returns where they end. */
  const sequence = (from: Place, pieces: Definition, once: boolean): Place => {
    let last = from;
    for (const piece of pieces) last = append(last, piece, once);
    return last;
  };

  const append = (last: Place, piece: Piece, once: boolean): Place => {
    switch (piece.kind) {
      case 'repeat':
        last.repeats = true;
        last.next.push(last);
        return last;
      case 'one':
      case 'optional':
      case 'some':
      case 'optional after no': {
        const [fork, join] = [place({ kind: 'fork' }), place({ kind: 'fork' })];
        last.next.push(fork);
        for (const way of piece.ways) {
          if (way.length > 0) sequence(fork, way, once || piece.kind === 'some').next.push(join);
        }
        if (piece.kind === 'some') join.next.push(fork);
        if (piece.kind === 'optional') fork.next.push(join);
        if (piece.kind === 'optional after no') {
          const gate = place({ kind: 'after no' });
          fork.next.push(gate);
          gate.next.push(join);
        }
        return join;
      }
      default: {
        const here = place(piece, once);
        last.next.push(here);
        return here;
      }
    }
  };

  const start = place({ kind: 'fork' });
  sequence(start, definition, false).next.push(place({ kind: 'end' }));
  return { syntax, start };
}

/** The places that a token may be at next. @param negated whether the line begins with `no`. */
export function following(place: Place, negated: boolean): readonly Place[] {
  if (place.next.every(({ what }) => what.kind !== 'fork' && what.kind !== 'after no')) return place.next;
  const found: Place[] = [];
  const seen = new Set<Place>();
  const visit = ({ next }: Place): void => {
    for (const each of next) {
      const { kind } = each.what;
      if (kind === 'after no' && !negated) continue;
      if (kind !== 'fork' && kind !== 'after no') found.push(each);
      else if (!seen.has(each)) {
        seen.add(each);
        visit(each);
      }
    }
  };
  visit(place);
  return found;
}
