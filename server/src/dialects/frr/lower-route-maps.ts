import type { Fate } from './lower-losses.js';
import { type Statement, statementOf, statementShape } from './lower-statement.js';
import { outlineOf } from './outline.js';
import type { Block, FrrConfig, Line } from './tree.js';

/** Where a route goes that an entry permits: nowhere else, to the next entry, or to the first one from a number on. */
export type Onward = 'exit' | 'next' | number;

/** One entry of a route-map. */
export interface MapEntry {
  readonly sequence: number;
  readonly header: Line;
  readonly permits: boolean;
  /** By what they look at: a second condition on the same thing replaces the first. */
  readonly conditions: ReadonlyMap<string, Statement>;
  /** What it sets, by what that is. */
  readonly sets: ReadonlyMap<string, Statement>;
  readonly call: Statement | undefined;
  readonly onward: Onward;
  /** Something in its block could not be read. */
  readonly damaged: boolean;
}

interface Draft {
  header: Line;
  permits: boolean;
  readonly conditions: Map<string, Statement>;
  readonly sets: Map<string, Statement>;
  call: Statement | undefined;
  onward: Onward;
  damaged: boolean;
  readonly sequence: number;
}

/** What lines of an entry do, by their first keywords. */
const LINES: Readonly<Record<string, (draft: Draft, statement: Statement) => void>> = {
  call: (draft, statement) => {
    draft.call = statement.negated ? undefined : statement;
  },
  // `continue` does what `on-match` does.
  continue: (draft, statement) => {
    lead(draft, statement, statement.number('continue') ?? 'next');
  },
  'on-match next': (draft, statement) => {
    lead(draft, statement, 'next');
  },
  'on-match goto': (draft, statement) => {
    lead(draft, statement, statement.number('goto') ?? 'exit');
  },
};

/** bgpd refuses to go back, and stays with what was said before. */
function lead(draft: Draft, { negated }: Statement, onward: Onward): void {
  if (negated) draft.onward = 'exit';
  else if (typeof onward !== 'number' || onward > draft.sequence) draft.onward = onward;
}

/** The route-maps of a configuration as their blocks build them up, which is done for those that somebody asks for. */
export class RouteMaps {
  /** What is said of each, in order: its blocks, and lines that take entries away. */
  readonly #said = new Map<string, (Block | Line)[]>();
  readonly #isDamaged: (block: Block) => boolean;
  readonly #known = new Map<string, readonly MapEntry[] | undefined>();
  readonly #fateOf: (line: Line) => Fate;

  /**
   * @param isDamaged whether something in a block could not be read.
   * @param fateOf what becomes of each line when it is loaded.
   */
  constructor(
    { items }: FrrConfig,
    isDamaged: (block: Block) => boolean,
    fateOf: (line: Line) => Fate = () => undefined,
  ) {
    this.#isDamaged = isDamaged;
    this.#fateOf = fateOf;
    for (const item of outlineOf(items).parts) {
      if (item.kind === 'series') continue;
      const line = item.kind === 'block' ? item.header : item;
      const { phrase, negated, after } = statementShape(line);
      if (phrase !== 'route-map' || (item.kind === 'line' && !negated)) continue;
      const [index, end] = after.get('route-map') ?? [0, 0];
      const name = index < end ? line.textOf(index) : '';
      const others = this.#said.get(name);
      if (others) others.push(item);
      else this.#said.set(name, [item]);
    }
  }

  /**
   * The entries in the order in which they are tried; undefined: there is no such route-map. One whose entries were taken away one by
   * one is there, and has none (bgpd 8.4 and 10.3).
   */
  entries(name: string): readonly MapEntry[] | undefined {
    if (this.#known.has(name)) return this.#known.get(name);
    const drafts = new Map<number, Draft>();
    let isThere = false;
    for (const item of this.#said.get(name) ?? []) {
      if (this.#fateOfItem(item) === 'lost') continue;
      if (item.kind === 'block') read(drafts, item, this.#isDamaged(item));
      else isThere = remove(drafts, statementOf(item)) && isThere;
      isThere ||= drafts.size > 0;
    }
    const sorted = [...drafts].toSorted(([a], [b]) => a - b).map(([, draft]) => draft);
    const entries = isThere ? sorted : undefined;
    this.#known.set(name, entries);
    return entries;
  }

  /** Whether any of it may be there or not. */
  isUncertain(name: string): boolean {
    return (this.#said.get(name) ?? []).some(item => this.#fateOfItem(item) === 'perhaps');
  }

  /** Blocks are lost as a whole, or it is not known what of them is. */
  #fateOfItem(item: Block | Line): Fate {
    if (item.kind === 'line') return this.#fateOf(item);
    const fate = this.#fateOf(item.header);
    const isAlike = item.items.every(each => this.#fateOf(each.kind === 'line' ? each : each.header) === fate);
    return isAlike ? fate : 'perhaps';
  }
}

/** Takes in an entry; `damaged`: something in it could not be read. */
function read(entries: Map<number, Draft>, { header, items }: Block, damaged: boolean): void {
  const statement = statementOf(header);
  const sequence = statement.number('permit') ?? statement.number('deny');
  if (sequence === undefined) return;
  const draft = entries.get(sequence) ?? {
    header,
    permits: true,
    conditions: new Map(),
    sets: new Map(),
    call: undefined,
    onward: 'exit' as const,
    damaged: false,
    sequence,
  };
  entries.set(sequence, draft);
  draft.permits = statement.has('permit');
  draft.damaged ||= damaged;
  for (const item of items) {
    const line = statementOf(item.kind === 'line' ? item : item.header);
    if (line.phrase.startsWith('match ')) {
      if (line.negated) draft.conditions.delete(line.phrase);
      else draft.conditions.set(line.phrase, line);
    } else if (line.phrase.startsWith('set ')) {
      if (line.negated) draft.sets.delete(line.phrase);
      else draft.sets.set(line.phrase, line);
    }
    // What denies leads nowhere: lines that say otherwise are refused.
    else if (draft.permits || line.negated || line.phrase === 'call') LINES[line.phrase]?.(draft, line);
  }
}

/** `no route-map NAME [permit N]`. @returns whether it leaves the route-map, even without entries. */
function remove(entries: Map<number, Draft>, statement: Statement): boolean {
  const sequence = statement.number('permit') ?? statement.number('deny');
  if (sequence === undefined) entries.clear();
  else entries.delete(sequence);
  return sequence !== undefined;
}
