import type { Finding } from '../../../model/rule.js';
import { argumentsIn, type Line, oncePerForm, shapeOf } from '../tree.js';
import { prefixListsIn } from './prefix-lists.js';
import type { AdviceRule } from './rule.js';

const ENTRY =
  /^(?:ip(?:v6)? prefix-list|(?:ipv6 |mac )?access-list|bgp (?:as-path access-list|(?:ext|large-)?community-list)(?: standard| expanded)?) \* seq \* (?:permit|deny)|^route-map \* (?:permit|deny) \*$/;

/** Two entries of one list with one sequence number. */
export const duplicateSequence: AdviceRule = {
  id: 'frr/duplicate-sequence',
  severity: 'warning',
  summary: 'Two different entries of a list with the same sequence number',
  *check(survey) {
    for (const { isRising, lines } of prefixListsIn(survey)) if (!isRising) yield* repeated(lines);
    yield* repeated(survey.ofKinds(line => !/prefix-list$/.test(entryOf(line).list) && entryOf(line).list !== ''));
  },
};

function* repeated(lines: readonly Line[]): Iterable<Finding> {
  const lists = new Map<string, Entries>();
  for (const line of lines) {
    const { list, name, sequence } = entryOf(line);
    if (list === '') continue;
    const key = `${list} ${line.textOf(name)}`;
    const entries = lists.get(key) ?? new Entries();
    lists.set(key, entries);
    const before = entries.add(line);
    if (before) yield report(line, before, list, line.textOf(name), line.textOf(sequence));
  }
}

/** The entries of one list, by their numbers. */
class Entries {
  readonly #lines: Line[] = [];
  #highest = -1;
  /** Needed only where numbers do not rise, which in most lists they do. */
  #bySequence: Map<string, Line> | undefined;

  /** @returns the earlier entry with this number, if that is another one. */
  add(line: Line): Line | undefined {
    const number = line.numberAt(entryOf(line).sequence);
    this.#lines.push(line);
    if (!this.#bySequence && number > this.#highest) {
      this.#highest = number;
      return undefined;
    }
    this.#bySequence ??= new Map(this.#lines.slice(0, -1).map(each => [numberOf(each), each]));
    const text = numberOf(line);
    const before = this.#bySequence.get(text);
    this.#bySequence.set(text, line);
    // A route-map’s entry may be opened again, and the same line twice does no harm.
    return before && spelled(before) !== spelled(line) ? before : undefined;
  }
}

/** What an entry is of, and which of its words are the name and the number; '' for other lines. */
const entryOf = oncePerForm((line): { readonly list: string; readonly name: number; readonly sequence: number } => {
  const shape = shapeOf(line);
  const [name = 0, sequence = 0] = argumentsIn(line);
  const list = ENTRY.test(shape) ? shape.replace(/ (?:standard |expanded )?\* .*/, '') : '';
  return { list, name, sequence };
});

function numberOf(line: Line): string {
  return line.textOf(entryOf(line).sequence);
}

function report(line: Line, before: Line, list: string, name: string, sequence: string): Finding {
  const happens =
    list === 'route-map'
      ? 'FRR changes it to this action and keeps what it matched and set'
      : 'FRR replaces the earlier one by this one without a word';
  return {
    span: line.span,
    message: `The ${list} “${name}” has an entry ${sequence} already: ${happens}. Give each entry a number of its own.`,
    related: [{ span: before.span, message: 'The earlier entry.' }],
  };
}

/** A line with keywords in full, so that what means the same reads the same. */
function spelled(line: Line): string {
  return line.places.map(({ what }, index) => (what.kind === 'keyword' ? what.text : line.textOf(index))).join(' ');
}
