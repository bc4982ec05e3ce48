import { type Statement, statementOf } from './lower-statement.js';
import type { Block, Line } from './tree.js';

/** Where a route goes that an entry permits: nowhere else, to the next entry, or to the first one from a number on. */
export type Onward = 'exit' | 'next' | number;

/** One entry of a route-map. */
export interface MapEntry {
  readonly sequence: number;
  readonly header: Line;
  readonly permits: boolean;
  /** By what they look at: a second condition on the same thing replaces the first. */
  readonly conditions: ReadonlyMap<string, Statement>;
  readonly call: Statement | undefined;
  readonly onward: Onward;
  /** Something in its block could not be read. */
  readonly damaged: boolean;
}

interface Draft {
  header: Line;
  permits: boolean;
  readonly conditions: Map<string, Statement>;
  call: Statement | undefined;
  onward: Onward;
  damaged: boolean;
}

/** What lines of an entry do, by their first keywords. */
const LINES: Readonly<Record<string, (draft: Draft, statement: Statement) => void>> = {
  call: (draft, statement) => {
    draft.call = statement.negated ? undefined : statement;
  },
  // `continue` does what `on-match` does.
  continue: (draft, statement) => {
    draft.onward = statement.negated ? 'exit' : (statement.number('continue') ?? 'next');
  },
  'on-match next': (draft, { negated }) => {
    draft.onward = negated ? 'exit' : 'next';
  },
  'on-match goto': (draft, statement) => {
    draft.onward = statement.negated ? 'exit' : (statement.number('goto') ?? 'exit');
  },
};

/** The route-maps of a configuration as their blocks build them up. */
export class RouteMaps {
  readonly #maps = new Map<string, Map<number, Draft>>();
  readonly #sorted = new Map<string, readonly MapEntry[]>();

  /** Takes in an entry; `damaged`: something in it could not be read. */
  read({ header, items }: Block, damaged: boolean): void {
    const statement = statementOf(header);
    const name = statement.word('route-map')?.text;
    const sequence = statement.number('permit') ?? statement.number('deny');
    if (name === undefined || sequence === undefined) return;
    const entries = this.#maps.get(name) ?? new Map<number, Draft>();
    this.#maps.set(name, entries);
    const draft = entries.get(sequence) ?? {
      header,
      permits: true,
      conditions: new Map(),
      call: undefined,
      onward: 'exit' as const,
      damaged: false,
    };
    entries.set(sequence, draft);
    draft.permits = statement.has('permit');
    // What denies leads nowhere: lines that say otherwise are refused, and lost when an entry comes to deny.
    if (!draft.permits) draft.onward = 'exit';
    draft.damaged ||= damaged;
    for (const item of items) {
      const line = statementOf(item.kind === 'line' ? item : item.header);
      if (line.phrase.startsWith('match ')) {
        if (line.negated) draft.conditions.delete(line.phrase);
        else draft.conditions.set(line.phrase, line);
      } else if (draft.permits || line.phrase === 'call') LINES[line.phrase]?.(draft, line);
    }
  }

  /** `no route-map NAME [permit N]`. */
  remove(statement: Statement): void {
    const name = statement.word('route-map')?.text ?? '';
    const sequence = statement.number('permit') ?? statement.number('deny');
    const entries = this.#maps.get(name);
    if (sequence !== undefined) entries?.delete(sequence);
    if (sequence === undefined || entries?.size === 0) this.#maps.delete(name);
  }

  /** The entries in the order in which they are tried; undefined: there is no such route-map. */
  entries(name: string): readonly MapEntry[] | undefined {
    const known = this.#sorted.get(name);
    if (known) return known;
    const entries = this.#maps.get(name);
    if (!entries) return undefined;
    const sorted = [...entries].toSorted(([a], [b]) => a - b).map(([sequence, draft]) => ({ ...draft, sequence }));
    this.#sorted.set(name, sorted);
    return sorted;
  }
}
