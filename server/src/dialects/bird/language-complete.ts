import type { Unit } from '../../model/dialect.js';
import type { AllocationTexts, Completion } from '../../model/language.js';
import type { BlockSchema, OptionSpec } from './catalogue/spec.js';
import { follow, type Place, protocolTypes, schemaOf, startOf } from './language-catalogue.js';
import { completeFilter, names } from './language-complete-filter.js';
import type { CursorContext } from './language-context.js';
import { cursorIn } from './language-cursor.js';
import { CHANNEL_DOC, DESTINATIONS, TOP_WORDS } from './language-docs.js';
import type { DefinedName } from './language-names.js';
import { readablePhrase } from './language-phrase.js';
import { allocationValues } from './language-values.js';
import type { Slot, State } from './phrases.js';
import { birdSnippets } from './snippets.js';
import type { Config } from './tree.js';
import { ALL_VERSIONS, namesOf, versionBit } from './versions.js';

/** What may stand at the cursor, the likeliest first: values of the allocation, names, words of the language, snippets. */
export function birdCompletions(
  unit: Unit<Config>,
  path: string,
  offset: number,
  allocation?: AllocationTexts,
): readonly Completion[] {
  const context = cursorIn(unit, path, offset);
  if (!context) return [];
  const places = beginsLine(unit, context) ? [context, { ...context, statement: [], open: [] }] : [context];
  return distinct(
    places.flatMap(place => [
      ...(allocation ? allocationValues(place, allocation) : []),
      ...ofLanguage(unit, place),
      ...(allocation ? snippets(place, allocation) : []),
    ]),
  );
}

/** Whether a line begins in the middle of a statement: it goes on, or the author forgot to end it. */
function beginsLine(unit: Unit<Config>, { statement, open, word }: CursorContext): boolean {
  if (statement.length === 0 || open.length > 0) return false;
  const text = unit.sources.get(word.path)?.text ?? '';
  return text.slice(text.lastIndexOf('\n', word.start - 1) + 1, word.start).trim() === '';
}

function distinct(offers: readonly Completion[]): Completion[] {
  const seen = new Set<string>();
  return offers.filter(({ label }) => !seen.has(label) && seen.add(label));
}

/** Whole blocks, where a new one may begin. */
function snippets({ blocks, statement, word }: CursorContext, allocation: AllocationTexts): Completion[] {
  if (blocks.length > 0 || statement.length > 0) return [];
  return birdSnippets(allocation).map(({ prefix, title, body }) => ({
    label: prefix,
    kind: 'snippet',
    detail: title,
    documentation: `\`\`\`bird\n${body.replace(/\$\{\d+:([^}]*)\}|\$0/g, '$1')}\`\`\``,
    insert: body,
    snippet: true,
    replaces: word,
  }));
}

function ofLanguage(unit: Unit<Config>, context: CursorContext): readonly Completion[] {
  const { blocks, statement } = context;
  const block = blocks.at(-1)?.kind;
  if (block === 'code' || block === 'case') return completeFilter(unit, context, true);
  if (statement.includes('where') || statement[0] === 'define') {
    return statement.includes('where') || statement.includes('=') ? completeFilter(unit, context, false) : [];
  }
  const [first] = statement;
  if (blocks.length === 0 && (first === 'protocol' || first === 'template')) return protocolHeader(unit, context);
  if (blocks.length === 0 && first !== undefined && first in TOP_WORDS) return [];
  const schema = schemaOf(blocks);
  return schema ? inBlock(unit, context, schema, blocks.length === 0) : [];
}

/** `protocol TYPE NAME from NAME`. */
function protocolHeader(unit: Unit<Config>, context: CursorContext): readonly Completion[] {
  const { statement, word } = context;
  if (statement.length === 1) {
    return protocolTypes(versionBit(unit.version)).map(({ name, title }) => ({
      label: name,
      kind: 'keyword',
      detail: title,
      replaces: word,
    }));
  }
  if (statement.at(-1) === 'from') {
    const [, type] = statement;
    return names(unit, context, offerer(context), ['template', 'protocol']).filter(
      ({ detail }) => detail?.endsWith(` ${type}`) ?? false,
    );
  }
  return statement.includes('from') ? [] : [{ label: 'from', kind: 'keyword', replaces: word }];
}

function inBlock(
  unit: Unit<Config>,
  context: CursorContext,
  schema: BlockSchema,
  isTop: boolean,
): readonly Completion[] {
  const { statement } = context;
  const bit = versionBit(unit.version);
  const offer = offerer(context);
  if (schema.routes && statement[0] === 'route') {
    return statement.length === 2
      ? Object.entries(DESTINATIONS).map(([name, doc]) => offer(name, 'keyword', undefined, doc))
      : [];
  }
  if (statement.length > 0) {
    return follow(startOf(schema), statement).flatMap(place => atPlace(unit, context, place));
  }
  const known = schema.options.filter(({ versions = ALL_VERSIONS }) => versions & bit);
  const channels = [...(schema.channels ?? [])].filter(([, versions]) => versions & bit);
  return [
    ...(isTop ? Object.entries(TOP_WORDS).map(([name, doc]) => offer(name, 'keyword', undefined, doc)) : []),
    ...(schema.routes ? [offer('route', 'keyword', 'static route')] : []),
    // What only this kind of block has comes before what all have.
    ...known.toSorted((a, b) => shared(a, schema) - shared(b, schema)).flatMap(option => optionOffer(option, context)),
    ...channels.map(([name]) => offer(name, 'keyword', 'channel', CHANNEL_DOC)),
  ];
}

function shared({ key }: OptionSpec, { name }: BlockSchema): number {
  return key.startsWith(`${name}.`) ? 0 : 1;
}

/** The words that a statement begins with, as one offer. */
function optionOffer({ phrase, doc, versions = ALL_VERSIONS }: OptionSpec, { word }: CursorContext): Completion[] {
  const words = /^[a-z][\w ]*/.exec(phrase)?.[0].trim();
  if (!words) return [];
  const only = versions === ALL_VERSIONS ? '' : `\n\nBIRD ${namesOf(versions)} only.`;
  return [{ label: words, kind: 'option', detail: readablePhrase(phrase), documentation: doc + only, replaces: word }];
}

/** What goes on from a place in a phrase: values before words. */
function atPlace(unit: Unit<Config>, context: CursorContext, { state, slot, written }: Place): Completion[] {
  if (slot) return withinValue(unit, context, slot, written ?? []);
  if (!state) return [];
  const bit = versionBit(unit.version);
  const values = state.slots.filter(({ way }) => way.versions & bit);
  return [...values.flatMap(({ slot }) => valueOffers(unit, context, slot)), ...nextWords(state, bit, context)];
}

function nextWords({ words }: State, bit: number, { word }: CursorContext): Completion[] {
  return [...words]
    .filter(([text, way]) => way.versions & bit && /^[a-z]/i.test(text))
    .map(([text]) => ({ label: text, kind: 'keyword', replaces: word }));
}

/** What an empty place for a value takes. */
function valueOffers(unit: Unit<Config>, context: CursorContext, { kind, detail }: Slot): Completion[] {
  const offer = offerer(context);
  switch (kind) {
    case 'filter':
      return ['all', 'none', 'filter', 'where'].map(word => offer(word, 'keyword'));
    case 'switch':
      return ['on', 'off'].map(word => offer(word, 'keyword'));
    case 'symbol':
      return names(unit, context, offer, detail.split('|') as DefinedName['class'][]);
    default:
      return CONSTANTS.has(kind) ? names(unit, context, offer, ['constant']) : [];
  }
}

/** Kinds of values that people give names to. */
const CONSTANTS: ReadonlySet<string> = new Set(['num', 'ip', 'scoped', 'id', 'text', 'net', 'text or ip', 'net or ip']);

/** What completes a value that has been begun. */
function withinValue(
  unit: Unit<Config>,
  context: CursorContext,
  { kind }: Slot,
  written: readonly string[],
): Completion[] {
  const offer = offerer(context);
  if (kind === 'filter' && written.join(' ') === 'filter') return names(unit, context, offer, ['filter']);
  if (kind === 'time' && written.length === 1) return ['s', 'ms', 'us'].map(word => offer(word, 'keyword'));
  return [];
}

function offerer({ word }: CursorContext): Parameters<typeof names>[2] {
  return (label, kind, detail, documentation) => ({
    label,
    kind,
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation }),
    replaces: word,
  });
}
