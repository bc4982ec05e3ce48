import { statementShape } from './lower-statement.js';
import { argumentsIn, type Form, type Item, type Line, oncePerForm, shapeOf } from './tree.js';

/**
 * Lines that say one thing after the other of the same list, or add one static route after the other, with nothing between them.
 * Of a configuration of tens of thousands of lines most are of this kind. They name nothing but their list and hold no password, so
 * what goes through a configuration passes them by as one, and only what judges lists or routes looks at each.
 */
export interface Series {
  readonly kind: 'series';
  /** The keywords that they begin with: `ip prefix-list`. */
  readonly phrase: string;
  /** Of the list; '' for routes. */
  readonly name: string;
  readonly lines: readonly Line[];
  /** One line for each of the ways in which they match. */
  readonly forms: readonly Line[];
}

/** What stands in a configuration outside of all blocks, with series as one. */
export class Outline {
  /** In the order of the text. */
  readonly parts: readonly (Item | Series)[];
  readonly #byPhrase = new Map<string, (Line | Series)[]>();

  constructor(items: readonly Item[]) {
    this.parts = partsOf(items);
    for (const part of this.parts) {
      if (part.kind === 'block') continue;
      const phrase = part.kind === 'series' ? part.phrase : statementShape(part).phrase;
      const others = this.#byPhrase.get(phrase);
      if (others) others.push(part);
      else this.#byPhrase.set(phrase, [part]);
    }
  }

  /** The lines and series that begin with some keywords, `no` aside, in the order of the text. */
  beginningWith(phrase: string): readonly (Line | Series)[] {
    return this.#byPhrase.get(phrase) ?? [];
  }

  /** The lines that begin with some keywords, `no` aside, in the order of the text. */
  lines(phrase: string): readonly Line[] {
    return this.beginningWith(phrase).flatMap(part => (part.kind === 'series' ? part.lines : [part]));
  }

  /** All lines that speak of lists of one kind, by the lists' names, in the order of the text; also those that take entries away. */
  lists(phrase: ListPhrase): ReadonlyMap<string, readonly Line[]> {
    const lists = new Map<string, Line[]>();
    for (const part of this.beginningWith(phrase)) {
      const name = part.kind === 'series' ? part.name : listNamed(part, phrase);
      if (name === undefined) continue;
      const lines = lists.get(name) ?? [];
      lists.set(name, lines);
      if (part.kind === 'line') lines.push(part);
      else for (const line of part.lines) lines.push(line);
    }
    return lists;
  }
}

/** What the lines of prefix-lists and access-lists begin with. */
export type ListPhrase = 'ip prefix-list' | 'ipv6 prefix-list' | 'access-list' | 'ipv6 access-list';

function listNamed(line: Line, phrase: ListPhrase): string | undefined {
  const [index, end] = statementShape(line).after.get(phrase.replace(/^ipv?6? /, '')) ?? [0, 0];
  return index < end ? line.textOf(index) : undefined;
}

const outlines = new WeakMap<readonly Item[], Outline>();

/** The outline of a configuration's items, made once. */
export function outlineOf(items: readonly Item[]): Outline {
  const known = outlines.get(items);
  if (known) return known;
  const outline = new Outline(items);
  outlines.set(items, outline);
  return outline;
}

/** Commands of which long configurations have very many, one after the other, as `shapeOf` gives them. */
const SERIAL =
  /^(?:(?:ip prefix-list|ipv6 prefix-list|access-list|ipv6 access-list|bgp as-path access-list|bgp (?:large-|ext)?community-list(?: standard| expanded)?) \* (?:seq \* )?(?:permit|deny) |ip(?:v6)? route \* (?:\*|blackhole|reject|Null0)(?: \*| tag \*)*$)/;

/** Which word of a line names the list that it is a part of: 0 for routes; -1 for all lines that make no series. */
const nameIn = oncePerForm((line): number => {
  const shape = shapeOf(line);
  if (!SERIAL.test(shape)) return -1;
  return / route /.test(shape) ? 0 : (argumentsIn(line)[0] as number);
});

/** How much there is at most between two lines of a series: a line break. */
const BREAK = 2;

function partsOf(items: readonly Item[]): readonly (Item | Series)[] {
  const parts: (Item | Series)[] = [];
  let current: Growing | undefined;
  for (const item of items) {
    const name = item.kind === 'line' && !item.hasHole ? nameIn(item) : -1;
    if (name < 0) {
      current = undefined;
      parts.push(item);
    } else if (current?.isFollowedBy(item as Line, name)) current.add(item as Line);
    else {
      current = new Growing(item as Line, name);
      parts.push(current);
    }
  }
  return parts;
}

class Growing implements Series {
  readonly kind = 'series';
  readonly phrase: string;
  readonly name: string;
  readonly lines: Line[];
  readonly forms: Line[];
  readonly #word: number;
  #last: Line;
  #form: Form;

  constructor(first: Line, word: number) {
    this.phrase = statementShape(first).phrase;
    this.name = word === 0 ? '' : first.textOf(word);
    this.lines = [first];
    this.forms = [first];
    this.#word = word;
    this.#last = first;
    this.#form = first.form;
  }

  isFollowedBy(line: Line, word: number): boolean {
    return (
      word === this.#word &&
      line.start - this.#last.end <= BREAK &&
      line.start > this.#last.end &&
      line.repeats(this.#last, word) &&
      // Two commands may have the word at one place.
      (line.form === this.#form || statementShape(line).phrase === this.phrase)
    );
  }

  add(line: Line): void {
    this.lines.push(line);
    this.#last = line;
    if (line.form === this.#form) return;
    this.#form = line.form;
    if (!this.forms.some(({ form }) => form === line.form)) this.forms.push(line);
  }
}
