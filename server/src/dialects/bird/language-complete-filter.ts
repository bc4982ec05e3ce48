import type { Unit } from '../../model/dialect.js';
import type { Completion, CompletionKind } from '../../model/language.js';
import { ATTRIBUTES } from './catalogue/attributes.js';
import { ENUMERATED } from './catalogue/words.js';
import type { CursorContext } from './language-context.js';
import { ATTRIBUTE_DOCS, METHOD_OWNERS, METHODS, STATEMENT_WORDS, TYPE_WORDS, VALUE_WORDS } from './language-docs.js';
import { type DefinedName, definedNames } from './language-names.js';
import type { Config } from './tree.js';
import { enumerationOf } from './types.js';
import { versionBit } from './versions.js';

/** After these, a statement begins. */
const BEFORE_STATEMENT = new Set(['then', 'else', 'do', ':']);
/** Words after which a value begins; signs are told by their look. */
const BEFORE_VALUE = new Set(['if', 'case', 'in', 'return', 'print', 'printn', 'where', 'accept', 'reject', 'error']);
/** What may follow a whole value, by the word that began the statement. */
const AFTER_VALUE: Readonly<Record<string, readonly string[]>> = { if: ['then'], for: ['in', 'do'] };

/** What may stand at the cursor in filter code, or in the expression of another statement. */
export function completeFilter(unit: Unit<Config>, context: CursorContext, isCode: boolean): readonly Completion[] {
  const { statement, word } = context;
  const last = statement.at(-1);
  const offer = (label: string, kind: CompletionKind, detail?: string, documentation?: string): Completion => ({
    label,
    kind,
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation }),
    replaces: word,
  });
  if (last === '.') return methods(unit, context, offer);
  if (isCode && (last === undefined || BEFORE_STATEMENT.has(last) || last.endsWith(':'))) {
    return [
      ...Object.entries(STATEMENT_WORDS)
        .filter(([name]) => name !== 'return' || context.blocks[0]?.header[0] === 'function')
        .map(([name, doc]) => offer(name, 'keyword', undefined, doc)),
      ...variables(context, offer),
      ...attributes(unit, offer, true),
      ...names(unit, context, offer, ['function']),
      ...TYPE_WORDS.map(type => offer(type, 'keyword', 'type')),
    ];
  }
  if (last !== undefined && !BEFORE_VALUE.has(last) && /^[\w"')\]]/.test(last)) {
    return (AFTER_VALUE[statement[0] ?? ''] ?? []).map(word => offer(word, 'keyword'));
  }
  const constants = enumerated(unit);
  const compared = typeOf(unit, context, statement.at(-2));
  const fitting = COMPARISONS.has(last ?? '') ? constants.filter(name => enumerationOf(name) === compared) : [];
  return [
    ...fitting.map(name => offer(name, 'constant', compared)),
    ...variables(context, offer),
    ...attributes(unit, offer, false),
    ...names(unit, context, offer, ['constant', 'function']),
    ...Object.entries(VALUE_WORDS).map(([name, doc]) => offer(name, 'keyword', undefined, doc)),
    ...constants.filter(name => !fitting.includes(name)).map(name => offer(name, 'constant')),
  ];
}

const COMPARISONS = new Set(['=', '!=', '<', '>', '<=', '>=', '~', '!~']);

/** The methods of what stands before the dot; all of them where its type is not known. */
function methods(unit: Unit<Config>, context: CursorContext, offer: Offer): Completion[] {
  const owner = METHOD_OWNERS[typeOf(unit, context, context.statement.at(-2)) ?? ''];
  return METHODS.filter(([, owners]) => owner === undefined || owners.split(', ').includes(owner)).map(
    ([name, owners, doc]) => offer(name, 'function', owner ?? owners, doc),
  );
}

/** The type of a variable or attribute. */
function typeOf(unit: Unit<Config>, { variables }: CursorContext, word: string | undefined): string | undefined {
  const bit = versionBit(unit.version);
  return (
    variables.find(({ name }) => name === word)?.type ??
    ATTRIBUTES.find(({ name, versions }) => name === word && versions & bit)?.type
  );
}

type Offer = (label: string, kind: CompletionKind, detail?: string, documentation?: string) => Completion;

function variables({ variables }: CursorContext, offer: Offer): Completion[] {
  return variables.map(({ name, type }) => offer(name, 'name', type));
}

function attributes(unit: Unit<Config>, offer: Offer, changeable: boolean): Completion[] {
  const bit = versionBit(unit.version);
  return ATTRIBUTES.filter(({ versions, readonly }) => versions & bit && !(changeable && readonly))
    .toSorted((a, b) => rank(a.name) - rank(b.name))
    .map(({ name, type }) => offer(name, 'attribute', type, ATTRIBUTE_DOCS[name]));
}

const COMMON = Object.keys(ATTRIBUTE_DOCS);

/** Attributes that people meet come before the others. */
function rank(name: string): number {
  const at = COMMON.indexOf(name);
  return at < 0 ? COMMON.length : at;
}

function enumerated(unit: Unit<Config>): string[] {
  const bit = versionBit(unit.version);
  return ENUMERATED.flatMap(([versions, words]) => (versions & bit ? words.trim().split(/\s+/) : []));
}

const NAME_KIND: Readonly<Record<DefinedName['class'], CompletionKind>> = {
  constant: 'constant',
  function: 'function',
  filter: 'name',
  protocol: 'name',
  template: 'name',
  table: 'name',
};

/** Names of these classes that are defined above the cursor, as BIRD wants them, or in another file. */
export function names(
  unit: Unit<Config>,
  { word }: CursorContext,
  offer: Offer,
  classes: readonly DefinedName['class'][],
): Completion[] {
  return [...definedNames(unit).values()]
    .filter(({ class: as, span }) => classes.includes(as) && (span.path !== word.path || span.end <= word.start))
    .map(({ name, class: as, detail }) => offer(name, NAME_KIND[as], detail === '' ? as : `${as} ${detail}`));
}
