import type { Command, CommandNode } from './catalogue.js';
import { following, type Place } from './graph.js';
import { HOLE } from './template.js';
import { isInRange, isTyped } from './token-types.js';
import { Form, WordTable } from './tree.js';

/** How a line fits a node's commands. */
export type Match =
  | { readonly kind: 'unknown' | 'incomplete' }
  /** Several commands, none of them the better one. */
  | {
      readonly kind: 'ambiguous';
      readonly commands: readonly Command[];
      /** Of the first of them. */
      readonly places: readonly Place[];
    }
  /** The command, and the place of its graph that each word is at. */
  | Form;

/**
 * One way through the commands of a node. Ways are compared word by word: the first word that fits one better decides
 * (lib/command_match.c, `disambiguate`). `order` stands for all words so far: a smaller number is the better way.
 */
interface Way {
  readonly command: Command;
  readonly place: Place;
  readonly next: readonly Place[];
  readonly order: number;
  /** Reached in two ways of the same order. */
  readonly several: boolean;
  /** Places inside `{…}` that were passed, which may not be passed again. */
  readonly passed: string;
}

/** All ways that the words so far leave open, and where further words lead; worked out once and kept. */
interface State {
  readonly ways: readonly Way[];
  /** Places other than keywords at which the next word may be, one of each kind. */
  readonly tests: readonly Place[];
  readonly keywords: readonly string[];
  /** What these begin with. */
  readonly initials: string;
  /** Steps of words that are, or abbreviate, keywords. */
  readonly byWord: Steps;
  /** Steps of other words, by which of the tests they pass, one bit for each. */
  readonly byTests: Map<number, Step | undefined>;
  /** What the words amount to when the line ends here: states are reached in one way, so it is worked out once. */
  end: Match | undefined;
}

/** Steps by words. They are found where the words stand in a text, without cutting them out: that would take longer than to look. */
class Steps {
  readonly #words: string[] = [];
  readonly #steps: (Step | undefined)[] = [];
  #last = 0;

  /** The number of a word; -1: it was not seen before. */
  find(text: string, from: number, to: number): number {
    // Lists repeat their words line by line.
    if (this.#last < this.#words.length && isAt(this.#words[this.#last] as string, text, from, to)) return this.#last;
    for (let i = 0; i < this.#words.length; i++) {
      if (isAt(this.#words[i] as string, text, from, to)) {
        this.#last = i;
        return i;
      }
    }
    return -1;
  }

  /** The step of the word with a number. */
  step(index: number): Step | undefined {
    return this.#steps[index];
  }

  add(word: string, step: Step | undefined): void {
    this.#words.push(word);
    this.#steps.push(step);
  }

  get isFull(): boolean {
    return this.#words.length >= MOST_WORDS_SEEN;
  }
}

/** Any word may begin a line, and most are none of a node's: no more of these are kept. */
const MOST_WORDS_SEEN = 200;

/** Whether a word is what stands in a range of a text. */
function isAt(word: string, text: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(from + i)) return false;
  return true;
}

/** A step to another state; `from`: which way before each of its ways continues. */
interface Step {
  readonly state: State;
  readonly from: readonly number[];
}

export const UNKNOWN: Match = { kind: 'unknown' };

/** How well a word fits a place; smaller is better (precedence of token types in lib/command_match.c). */
const ADDRESS_OR_NUMBER = 0;
const KEYWORD = 1;
const ABBREVIATION = 2;
const VARIABLE = 3;
const RANKS = 4;

/** A command that a line may become, where its words are in it, and what may come next. */
export interface Continuation {
  readonly command: Command;
  readonly path: readonly Place[];
  readonly place: Place;
}

/**
 * Matches lines against the commands of one node as FRR does. FRR tries every path through the graph of a node for every
 * line; here all paths are followed at once, and what a word does to the set of open paths is remembered, so that lines of a
 * shape seen before cost a few lookups.
 */
export class Matcher {
  readonly #node: CommandNode;
  /** By a line's first word. */
  readonly #starts = new Steps();

  constructor(node: CommandNode) {
    this.#node = node;
  }

  match(words: readonly string[]): Match {
    const table = new WordTable({ path: '', text: words.join(' ') });
    let at = 0;
    for (const { length } of words) {
      table.add(at, at + length);
      at += length + 1;
    }
    return this.matchIn(table, 0, words.length);
  }

  /**
   * Matches words where they stand in a text.
   * @param first the number of the first of them, @param count how many there are: at least one.
   */
  matchIn(table: WordTable, first: number, count: number): Match {
    const { text } = table;
    const start = table.start(first);
    const negated = table.end(first) - start === 2 && text.startsWith('no', start);
    let step = this.#start(text, start, table.end(first), negated);
    for (let i = first + 1; step && i < first + count; i++)
      step = stepBy(step.state, text, table.start(i), table.end(i), negated);
    if (!step) return UNKNOWN;
    const { state } = step;
    if (state.end) return state.end;
    const words = Array.from({ length: count }, (_, i) => text.slice(table.start(first + i), table.end(first + i)));
    state.end = endOf(words, [...this.#stepsOf(words, negated)]);
    return state.end;
  }

  *#stepsOf(words: readonly string[], negated: boolean): Generator<Step> {
    let step = this.#startBy(words[0] as string, negated);
    for (let i = 1; step; i++) {
      yield step;
      const word = words[i];
      step = word === undefined ? undefined : stepBy(step.state, word, 0, word.length, negated);
    }
  }

  /**
   * How far a line fits: the index of the first word that does not, or the number of words, and what may stand there.
   */
  reach(words: readonly string[]): { readonly index: number; readonly open: readonly Place[] } {
    const [first = ''] = words;
    const negated = first === 'no';
    let step = this.#startBy(first, negated);
    if (!step) {
      const starts = this.#node.beginningWith('').flatMap(({ graph }) => following(graph.start, negated));
      return { index: 0, open: starts };
    }
    for (let i = 1; i < words.length; i++) {
      const word = words[i] as string;
      const next = stepBy(step.state, word, 0, word.length, negated);
      if (!next) return { index: i, open: step.state.ways.flatMap(way => way.next) };
      step = next;
    }
    return { index: words.length, open: step.state.ways.flatMap(way => way.next) };
  }

  /**
   * The ways in which a line that begins with these words may go on. Where a word is a keyword in full, what it could
   * abbreviate besides is left out. Empty where no command begins so, and for no words.
   */
  continuations(words: readonly string[]): readonly Continuation[] {
    const steps = [...this.#stepsOf(words, words[0] === 'no')];
    if (words.length === 0 || steps.length < words.length) return [];
    let trails: readonly (readonly Place[] | undefined)[] = [];
    steps.forEach(({ state, from }, i) => {
      const word = words[i] as string;
      const before = (way: number) => (i === 0 ? [] : trails[from[way] as number]);
      const isInFull = state.ways.some(({ place }, way) => isKeyword(place, word) && before(way));
      trails = state.ways.map(({ place }, way) => {
        const path = before(way);
        return path && (!isInFull || isKeyword(place, word)) ? [...path, place] : undefined;
      });
    });
    return (steps.at(-1) as Step).state.ways.flatMap(({ command, next, passed }, way) => {
      const path = trails[way];
      const open = next.filter(place => !place.once || place.repeats || !passed.includes(`,${place.id},`));
      return path ? open.map(place => ({ command, path, place })) : [];
    });
  }

  #startBy(word: string, negated: boolean): Step | undefined {
    return this.#start(word, 0, word.length, negated);
  }

  #start(text: string, from: number, to: number, negated: boolean): Step | undefined {
    const known = this.#starts.find(text, from, to);
    if (known >= 0) return this.#starts.step(known);
    const word = text.slice(from, to);
    const ways = this.#node.beginningWith(word).map(command => ({
      command,
      place: command.graph.start,
      next: following(command.graph.start, negated),
      order: 0,
      several: false,
      passed: '',
    }));
    const step = advance(ways, word, negated);
    if (!this.#starts.isFull) this.#starts.add(word, step);
    return step;
  }
}

function isKeyword({ what }: Place, word: string): boolean {
  return what.kind === 'keyword' && what.text === word;
}

function stepBy(state: State, text: string, from: number, to: number, negated: boolean): Step | undefined {
  if (state.initials.includes(text.charAt(from))) {
    const known = state.byWord.find(text, from, to);
    if (known >= 0) return state.byWord.step(known);
    if (mayBeKeyword(state.keywords, text, from, to)) {
      const word = text.slice(from, to);
      const step = advance(state.ways, word, negated);
      state.byWord.add(word, step);
      return step;
    }
  }
  let key = 0;
  for (const place of state.tests) key = 2 * key + (fits(place, text, from, to) ? 1 : 0);
  const known = state.byTests.get(key);
  if (known || state.byTests.has(key)) return known;
  const step = advance(state.ways, text.slice(from, to), negated);
  state.byTests.set(key, step);
  return step;
}

/** Whether a word is, or abbreviates, one of some keywords; what a template fills in may be any of them. */
function mayBeKeyword(keywords: readonly string[], text: string, from: number, to: number): boolean {
  const word = text.slice(from, to);
  return word === HOLE || keywords.some(keyword => keyword.startsWith(word));
}

/** A way one word further on. */
interface Reached {
  readonly command: Command;
  readonly place: Place;
  readonly passed: string;
  /** What orders it among the others so far. */
  rank: number;
  several: boolean;
  /** Which way it continues. */
  from: number;
}

/** Takes every way one word further. */
function advance(ways: readonly Way[], word: string, negated: boolean): Step | undefined {
  const found: Reached[] = [];
  // A place is one command's alone. Inside `{…}` it may be reached behind different others.
  const byPlace = new Map<Place, Reached[]>();
  ways.forEach((way, from) => {
    for (const place of way.next) {
      const fit = rankOf(place, word);
      if (fit === undefined) continue;
      const mark = place.once ? `,${place.id},` : '';
      const isPassed = place.once && way.passed.includes(mark);
      if (isPassed && !place.repeats) continue;
      const passed = isPassed ? way.passed : way.passed + mark;
      const rank = way.order * RANKS + fit;
      const here = byPlace.get(place);
      const other = here?.find(reached => reached.passed === passed);
      if (other) {
        if (other.rank < rank) continue;
        other.several = way.several || other.rank === rank;
        other.rank = rank;
        other.from = from;
        continue;
      }
      const reached = { command: way.command, place, passed, rank, several: way.several, from };
      found.push(reached);
      if (here) here.push(reached);
      else byPlace.set(place, [reached]);
    }
  });
  if (found.length === 0) return undefined;
  const ranks = [...new Set(found.map(({ rank }) => rank))].sort((a, b) => a - b);
  const next = found.map(({ command, place, passed, several, rank }): Way => {
    return { command, place, passed, several, order: ranks.indexOf(rank), next: following(place, negated) };
  });
  return { state: stateOf(next), from: found.map(({ from }) => from) };
}

function stateOf(ways: readonly Way[]): State {
  const tests = new Map<string, Place>();
  const keywords = new Set<string>();
  for (const place of ways.flatMap(way => way.next)) {
    const { what } = place;
    if (what.kind === 'keyword') keywords.add(what.text);
    else if (what.kind === 'typed' || what.kind === 'range') tests.set(what.text, place);
  }
  return {
    ways,
    tests: [...tests.values()],
    keywords: [...keywords],
    initials: [...new Set([HOLE, ...[...keywords].map(keyword => keyword.charAt(0))])].join(''),
    byWord: new Steps(),
    byTests: new Map(),
    end: undefined,
  };
}

/** What words amount to that lead through these steps. */
function endOf(words: readonly string[], steps: readonly Step[]): Match {
  const { ways } = (steps.at(-1) as Step).state;
  const complete = ways.flatMap((way, index) =>
    way.next.some(({ what }) => what.kind === 'end') ? [{ index, way }] : [],
  );
  if (complete.length === 0) return { kind: 'incomplete' };
  const least = Math.min(...complete.map(({ way }) => way.order));
  const best = complete.filter(({ way }) => way.order === least);
  const [one] = best;
  if (!one) return { kind: 'incomplete' };
  const places: Place[] = new Array(words.length);
  let { index } = one;
  for (let i = steps.length - 1; i >= 0; i--) {
    const { state, from } = steps[i] as Step;
    places[i] = (state.ways[index] as Way).place;
    index = from[index] as number;
  }
  if (best.length === 1 && !one.way.several) return new Form(one.way.command, places);
  return { kind: 'ambiguous', commands: best.map(({ way }) => way.command), places };
}

function rankOf(place: Place, word: string): number | undefined {
  const { what } = place;
  if (word === HOLE) return what.kind === 'end' ? undefined : VARIABLE;
  switch (what.kind) {
    case 'keyword':
      return what.text === word ? KEYWORD : what.text.startsWith(word) ? ABBREVIATION : undefined;
    case 'variable':
      return VARIABLE;
    case 'typed':
      return fits(place, word, 0, word.length) ? (what.type === 'asn' ? KEYWORD : ADDRESS_OR_NUMBER) : undefined;
    case 'range':
      return fits(place, word, 0, word.length) ? ADDRESS_OR_NUMBER : undefined;
    default:
      return undefined;
  }
}

/** Whether a word is the address or number that a place asks for. */
function fits({ what }: Place, text: string, from: number, to: number): boolean {
  if (what.kind === 'typed') return isTyped(what.type, text, from, to);
  return what.kind === 'range' && isInRange(text, from, to, what.min, what.max);
}

const matchers = new WeakMap<CommandNode, Matcher>();

/** The matcher of a node; what it has learnt is kept. */
export function matcherOf(node: CommandNode): Matcher {
  const known = matchers.get(node);
  if (known) return known;
  const matcher = new Matcher(node);
  matchers.set(node, matcher);
  return matcher;
}
