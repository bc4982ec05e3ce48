import type { OptionSpec } from './catalogue/spec.js';
import { ALL_VERSIONS, type VersionSet } from './versions.js';

/** A place for a value in a phrase: `<name:kind(detail)>`; `!` before the name marks a secret. */
export interface Slot {
  readonly name: string;
  readonly kind: string;
  readonly detail: string;
  readonly secret: boolean;
}

interface Edge {
  /** A word or punctuation mark to match; else a slot or a block. */
  readonly word?: string;
  readonly slot?: Slot;
  readonly block?: string;
  readonly to: Node;
}

/** A node of one phrase's automaton. */
interface Node {
  readonly id: number;
  readonly edges: Edge[];
  readonly empty: Node[];
  /** Set at the end of a phrase. */
  accepts?: OptionSpec;
  readonly versions: VersionSet;
}

/**
 * A state of the automaton of all phrases that may stand in one block: where one stands after some of the words of a
 * statement. Made when first reached; the same for all versions, whose sets say for which ones a way exists.
 */
export class State {
  readonly words = new Map<string, Way>();
  readonly slots: readonly { readonly slot: Slot; readonly way: Way }[];
  readonly block: { readonly schema: string; readonly way: Way } | undefined;
  /** Options that may end here; more than one only where versions differ. */
  readonly accepts: readonly OptionSpec[];

  constructor(closed: readonly Node[], states: States) {
    this.accepts = closed.flatMap(node => node.accepts ?? []);
    const words = new Map<string, Node[]>();
    const slots = new Map<string, { slot: Slot; to: Node[] }>();
    let block: { schema: string; to: Node[] } | undefined;
    for (const node of closed) {
      for (const { word, slot, block: schema, to } of node.edges) {
        if (word !== undefined) words.set(word, [...(words.get(word) ?? []), to]);
        else if (slot) {
          const key = `${slot.kind}(${slot.detail})`;
          const known = slots.get(key);
          if (known) known.to.push(to);
          else slots.set(key, { slot, to: [to] });
        } else if (schema) {
          if (block) block.to.push(to);
          else block = { schema, to: [to] };
        }
      }
    }
    for (const [word, to] of words) this.words.set(word, new Way(to, states));
    this.slots = [...slots.values()].map(({ slot, to }) => ({ slot, way: new Way(to, states) }));
    this.block = block && { schema: block.schema, way: new Way(block.to, states) };
  }
}

/** The states of one automaton by the nodes they stand for: a repetition leads back to the same state. */
type States = Map<string, State>;

function stateOf(nodes: readonly Node[], states: States): State {
  const closed = closure(nodes);
  const key = closed
    .map(({ id }) => id)
    .sort((a, b) => a - b)
    .join();
  let state = states.get(key);
  if (!state) {
    state = new State(closed, states);
    states.set(key, state);
  }
  return state;
}

/** A step from one state to the next, and the versions in which it can be taken. */
export class Way {
  readonly versions: VersionSet;
  readonly #nodes: readonly Node[];
  readonly #states: States;
  #state: State | undefined;

  constructor(nodes: readonly Node[], states: States) {
    this.#nodes = nodes;
    this.#states = states;
    this.versions = nodes.reduce((set, node) => set | node.versions, 0);
  }

  get state(): State {
    this.#state ??= stateOf(this.#nodes, this.#states);
    return this.#state;
  }
}

function closure(nodes: readonly Node[]): Node[] {
  const seen = new Set<Node>(nodes);
  for (const node of seen) for (const next of node.empty) seen.add(next);
  return [...seen];
}

/** The automaton of a block's phrases. */
export function compile(options: readonly OptionSpec[]): State {
  let id = 0;
  return stateOf(
    options.map(option => compilePhrase(option, () => id++)),
    new Map(),
  );
}

const PIECE =
  /\\(?:[()]|\|\\\||[<>]=?)|<(!?)([\w ]+):([\w ]+)(?:\(([^)]*)\))?>|@([\w. ]+)|[[\](){}|]|[^\s[\](){}|<>@]+/g;

/**
 * Reads the notation of phrases: `word`, `<name:kind(detail)>`, `[optional]`, `(this | that)`, `{any number of times}`,
 * `@schema` for a block in braces; what a backslash stands before (`\(`, `\||`) is BIRD's own.
 */
function compilePhrase(option: OptionSpec, newId: () => number): Node {
  const versions = option.versions ?? ALL_VERSIONS;
  const node = (): Node => ({ id: newId(), edges: [], empty: [], versions });
  const pieces = [...option.phrase.matchAll(PIECE)];
  let at = 0;

  /** Alternatives up to a closing bracket, from `from`; returns where they all end. */
  function alternatives(from: Node): Node {
    const end = node();
    let current = from;
    for (;;) {
      const piece = pieces[at];
      if (!piece || /^[\])}]$/.test(piece[0])) {
        current.empty.push(end);
        return end;
      }
      at++;
      if (piece[0] === '|') {
        current.empty.push(end);
        current = from;
      } else current = element(current, piece);
    }
  }

  function element(from: Node, piece: RegExpMatchArray): Node {
    const [text, bang, name, kind, detail, block] = piece;
    if (/^[[({]$/.test(text)) {
      const begin = node();
      from.empty.push(begin);
      const end = alternatives(begin);
      at++;
      const after = node();
      end.empty.push(after);
      if (text !== '(') from.empty.push(after);
      if (text === '{') after.empty.push(begin);
      return after;
    }
    const to = node();
    if (name !== undefined) {
      const slot: Slot = { name, kind: kind as string, detail: detail ?? '', secret: bang === '!' };
      from.edges.push({ slot, to });
    } else if (block !== undefined) from.edges.push({ block, to });
    else from.edges.push({ word: text.replaceAll('\\', ''), to });
    return to;
  }

  const start = node();
  alternatives(start).accepts = option;
  return start;
}
