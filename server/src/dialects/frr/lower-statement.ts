import type { Place } from './graph.js';
import { type Line, oncePerForm, type Word } from './tree.js';

/** What lines that match alike have in common. */
export interface Shape {
  readonly negated: boolean;
  readonly phrase: string;
  readonly option: string;
  /** For each keyword the first word behind it, and the one that is none of those that follow it any more. */
  readonly after: ReadonlyMap<string, readonly [from: number, to: number]>;
}

/** @param isKeyword whether the word at an index is one. */
function shaped(places: readonly Place[], isKeyword: (index: number) => boolean): Shape {
  const runs: string[][] = [[]];
  const after = new Map<string, [number, number]>();
  let last: [number, number] | undefined;
  places.forEach(({ what }, index) => {
    if (what.kind !== 'keyword' || !isKeyword(index)) {
      if (last) last[1] = index + 1;
      return;
    }
    if (index > 0 && !isKeywordAt(places, index - 1, isKeyword)) runs.push([]);
    (runs.at(-1) as string[]).push(what.text);
    last = [index + 1, index + 1];
    after.set(what.text, last);
  });
  const [first = [], second = []] = runs;
  const negated = first[0] === 'no';
  return { negated, phrase: first.slice(negated ? 1 : 0).join(' '), option: second.join(' '), after };
}

function isKeywordAt(places: readonly Place[], index: number, isKeyword: (index: number) => boolean): boolean {
  return places[index]?.what.kind === 'keyword' && isKeyword(index);
}

const shapeOnce = oncePerForm(({ places }) => shaped(places, () => true));

/** The keywords of a line, and what follows them. */
export function statementShape(line: Line): Shape {
  // What a template fills in may be a keyword or not.
  return line.hasHole ? shaped(line.places, index => line.word(index)?.isHole === false) : shapeOnce(line);
}

/** A line as its keywords and what follows each of them: `no neighbor x timers 3 9` negates `neighbor`, `timers`. */
export class Statement {
  readonly line: Line;
  readonly #shape: Shape;

  constructor(line: Line) {
    this.line = line;
    this.#shape = statementShape(line);
  }

  get negated(): boolean {
    return this.#shape.negated;
  }

  /** The keywords up to the first other word, without `no`: `ip prefix-list`. */
  get phrase(): string {
    return this.#shape.phrase;
  }

  /** The keywords behind the first other word, up to the next one: of `neighbor x bfd profile y`, `bfd profile`. */
  get option(): string {
    return this.#shape.option;
  }

  has(keyword: string): boolean {
    return this.#shape.after.has(keyword);
  }

  /** The words that follow a keyword, up to the next one. */
  after(keyword: string): readonly Word[] {
    const range = this.#shape.after.get(keyword);
    return range ? this.line.words.slice(range[0], range[1]) : [];
  }

  /** The first word that follows a keyword. */
  word(keyword: string): Word | undefined {
    const range = this.#shape.after.get(keyword);
    return range && range[0] < range[1] ? this.line.word(range[0]) : undefined;
  }

  /** The number that follows a keyword. */
  number(keyword: string): number | undefined {
    const word = this.word(keyword);
    return word && /^\+?\d+$/.test(word.text) ? Number(word.text) : undefined;
  }
}

/** The line's statement. */
export function statementOf(line: Line): Statement {
  return new Statement(line);
}
