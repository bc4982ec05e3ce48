import type { Unit } from '../../model/dialect.js';
import type { Completion, CompletionKind } from '../../model/language.js';
import { ATTRIBUTES } from './catalogue/attributes.js';
import { ENUMERATED } from './catalogue/words.js';
import type { CursorContext } from './language-context.js';
import { ATTRIBUTE_DOCS, METHODS, STATEMENT_WORDS, TYPE_WORDS, VALUE_WORDS } from './language-docs.js';
import { type DefinedName, definedNames } from './language-names.js';
import type { Config } from './tree.js';
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
  if (last === '.') return METHODS.map(([name, of, doc]) => offer(name, 'function', of, doc));
  if (isCode && (last === undefined || BEFORE_STATEMENT.has(last) || last.endsWith(':'))) {
    return [
      ...Object.entries(STATEMENT_WORDS).map(([name, doc]) => offer(name, 'keyword', undefined, doc)),
      ...variables(context, offer),
      ...attributes(unit, offer, true),
      ...names(unit, context, offer, ['function']),
      ...TYPE_WORDS.map(type => offer(type, 'keyword', 'type')),
    ];
  }
  if (last !== undefined && !BEFORE_VALUE.has(last) && /^[\w"')\]]/.test(last)) {
    return (AFTER_VALUE[statement[0] ?? ''] ?? []).map(word => offer(word, 'keyword'));
  }
  return [
    ...variables(context, offer),
    ...attributes(unit, offer, false),
    ...names(unit, context, offer, ['constant', 'function']),
    ...Object.entries(VALUE_WORDS).map(([name, doc]) => offer(name, 'keyword', undefined, doc)),
    ...enumerated(unit).map(name => offer(name, 'constant')),
  ];
}

type Offer = (label: string, kind: CompletionKind, detail?: string, documentation?: string) => Completion;

function variables({ variables }: CursorContext, offer: Offer): Completion[] {
  return variables.map(({ name, type }) => offer(name, 'name', type));
}

function attributes(unit: Unit<Config>, offer: Offer, changeable: boolean): Completion[] {
  const bit = versionBit(unit.version);
  return ATTRIBUTES.filter(({ versions, readonly }) => versions & bit && !(changeable && readonly)).map(
    ({ name, type }) => offer(name, 'attribute', type, ATTRIBUTE_DOCS[name]),
  );
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
