import { applyEdits, type TextEdit } from '../core/edit.js';
import { basename } from '../core/path.js';
import { LineIndex, type Source } from '../core/source.js';
import { type Span, sameSpan, spanKey } from '../core/span.js';
import type { Unit } from '../model/dialect.js';
import type { NamePlace } from '../model/language.js';
import { givenSources } from '../model/snapshot.js';
import { loadDialect } from '../workspace/dialects.js';
import { refusalOf } from '../workspace/refusals.js';
import { type NamedThing, namesOf } from './navigation.js';

/** Why something cannot be renamed: a sentence for the user. */
export interface Refusal {
  readonly problem: string;
}

export interface Renaming {
  readonly edits: readonly TextEdit[];
  readonly sources: ReadonlyMap<string, Source>;
}

/** Why a name cannot get any other one. */
export function whyFixed({ name, definitions }: NamedThing): Refusal | undefined {
  if (definitions.some(({ start, end }) => start === end))
    return { problem: `“${name}” is not defined in these files: the daemon itself has it.` };
  return undefined;
}

/**
 * The edits that give a thing another name, in every file of every unit that spells it. The units are read again with the new
 * name: each name in them must stand for what it stood for before.
 */
export async function rename(thing: NamedThing, newName: string): Promise<Renaming | Refusal> {
  const [unit] = thing.units.values();
  const language = unit && (await loadDialect(unit.dialect))?.language;
  const fixed = whyFixed(thing);
  if (fixed) return fixed;
  const edits: TextEdit[] = [];
  for (const place of thing.places) {
    const spelt = language?.spell?.(newName, place);
    if (!spelt) return { problem: 'Names of this language cannot be changed here.' };
    if ('problem' in spelt) return spelt;
    if (newName !== thing.name) edits.push({ span: place.whole, text: spelt.text });
  }
  const sources = new Map([...thing.units.values()].flatMap(({ sources }) => [...sources]));
  const shift = new Shift(edits);
  const changed = new Map([...shift.paths].map(path => [path, edited(sources.get(path) as Source, edits)]));
  for (const unit of thing.units.values()) {
    const conflict = await conflictIn(unit, changed, shift, newName);
    if (conflict) return conflict;
  }
  return { edits, sources };
}

function edited(source: Source, edits: readonly TextEdit[]): Source {
  const own = edits.filter(({ span }) => span.path === source.path);
  return { ...source, text: applyEdits(source.text, own) };
}

/** Whether any name of a unit would stand for something else, or for nothing. */
async function conflictIn(
  unit: Unit,
  changed: ReadonlyMap<string, Source>,
  shift: Shift,
  newName: string,
): Promise<Refusal | undefined> {
  if (![...unit.sources.keys()].some(path => changed.has(path))) return undefined;
  const dialect = await loadDialect(unit.dialect);
  if (!dialect) return undefined;
  const sources = new Map([...unit.sources].map(([path, source]) => [path, changed.get(path) ?? source]));
  const before = await namesOf(unit);
  const again = dialect.parse(unit.root, givenSources(sources), unit.version);
  const after = await namesOf(again);
  const differing = before.findIndex((place, index) => !shift.isSame(place, after[index]));
  if (differing < 0 && before.length === after.length) {
    const known = refusalsOf(unit);
    const refusals = refusalsOf(again);
    const isNew = ({ message }: (typeof known)[number]) => known.every(other => other.message !== message);
    const refusal = refusals.length > known.length ? (refusals.find(isNew) ?? refusals[0]) : undefined;
    return (
      refusal && {
        problem: `With the name “${newName}” ${refusalOf(refusal.rule).replace(' refuses ', ' would refuse ')}. ${refusal.message}`,
      }
    );
  }
  const taken = before.find(({ name, whole, definition }) => name === newName && sameSpan(whole, definition));
  const victim = taken ?? before[Math.max(differing, 0)];
  const where = victim ? ` (${placeOf(victim.span, unit)})` : '';
  return {
    problem: taken
      ? `“${newName}” is taken: something else has this name already${where}. Choose another name.`
      : `With the name “${newName}” these files would mean something else${where}. Choose another name.`,
  };
}

function refusalsOf({ diagnostics }: Unit): Unit['diagnostics'] {
  return diagnostics.filter(({ rejects }) => rejects);
}

/** `filters.conf, line 3` */
function placeOf({ path, start }: Span, { sources }: Unit): string {
  return `${basename(path)}, line ${new LineIndex(sources.get(path)?.text ?? '').position(start).line + 1}`;
}

/** Where things are once edits have been made. */
class Shift {
  readonly #byPath = new Map<string, TextEdit[]>();

  constructor(edits: readonly TextEdit[]) {
    for (const edit of edits) {
      const known = this.#byPath.get(edit.span.path) ?? [];
      this.#byPath.set(edit.span.path, known);
      known.push(edit);
    }
    for (const list of this.#byPath.values()) list.sort((a, b) => a.span.start - b.span.start);
  }

  get paths(): Iterable<string> {
    return this.#byPath.keys();
  }

  /** Whether a name that is read after the edits is the one that was read before, and stands for the same. */
  isSame(before: NamePlace, after: NamePlace | undefined): boolean {
    return (
      after !== undefined &&
      this.#key(before.whole) === spanKey(after.whole) &&
      this.#key(before.definition) === spanKey(after.definition)
    );
  }

  #key({ path, start, end }: Span): string {
    return spanKey({ path, start: this.#moved(path, start, false), end: this.#moved(path, end, true) });
  }

  /** @param isEnd whether an edit that ends here comes before. */
  #moved(path: string, offset: number, isEnd: boolean): number {
    let by = 0;
    for (const { span, text } of this.#byPath.get(path) ?? []) {
      if (isEnd ? span.end > offset : span.end > offset || span.start === offset) break;
      by += text.length - (span.end - span.start);
    }
    return offset + by;
  }
}
