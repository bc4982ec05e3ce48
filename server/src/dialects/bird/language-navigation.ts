import { covers, type Span } from '../../core/span.js';
import type { Unit } from '../../model/dialect.js';
import { cursorIn } from './language-cursor.js';
import { type DefinedName, definedNames, nameAt, occurrencesOf } from './language-names.js';
import type { Config } from './tree.js';

/** Where the name at an offset is defined at the top level of the unit. */
export function birdDefinition(unit: Unit<Config>, path: string, offset: number): Span | undefined {
  return definedAt(unit, path, offset)?.nameSpan;
}

/** Every place in the unit that spells the name at an offset, its definition first. */
export function birdReferences(unit: Unit<Config>, path: string, offset: number): readonly Span[] {
  const defined = definedAt(unit, path, offset);
  if (!defined) return [];
  const places = [...unit.sources.values()].flatMap(source => occurrencesOf(defined.name, source.path, source.text));
  return [defined.nameSpan, ...places.filter(place => !covers(defined.nameSpan, place))];
}

function definedAt(unit: Unit<Config>, path: string, offset: number): DefinedName | undefined {
  const text = unit.sources.get(path)?.text ?? '';
  const at = nameAt(path, text, offset);
  const defined = at && definedNames(unit).get(at.name);
  if (!defined) return undefined;
  // A variable of the same name hides it.
  const context = cursorIn(unit, path, at.span.end);
  return context?.variables.some(({ name }) => name === at.name) ? undefined : defined;
}
