import type { Span } from '../../../core/span.js';
import { HOLE_START } from '../../../core/template.js';
import type { Entry, ListNode, MapNode, Node, ScalarNode } from '../../../core/yaml/tree.js';
import { fieldsAt } from '../kinds/index.js';
import type { Field, Fields } from '../kinds/schema.js';
import { CEL_RULES } from './cel.js';
import { type Judge, MAX_FINDINGS } from './judge.js';
import { misplaced, suggestedField } from './suggest.js';
import { typeFix } from './type-fix.js';
import { judgeNumber, judgeText } from './values.js';
import { inOneWord, kindOfValue, listed, takes } from './words.js';

/** A value and where it belongs. */
interface Place {
  /** `spec.peers[0]`. */
  readonly path: string;
  /** Where it is reported that something is missing in it: its key. */
  readonly head: Span;
}

/** Judges a value by what its field takes. */
export function judgeValue(judge: Judge, node: Node, field: Field, place: Place): void {
  if (node.kind === 'scalar' && node.isHole) return;
  const before = judge.findings.length;
  switch (field.type) {
    case 'object':
      if (node.kind === 'map') judgeObject(judge, node, field, place);
      else wrongType(judge, node, field, place);
      break;
    case 'map':
      if (node.kind === 'map') judgeMap(judge, node, field, place);
      else wrongType(judge, node, field, place);
      break;
    case 'list':
      if (node.kind === 'list') judgeList(judge, node, field, place);
      else wrongType(judge, node, field, place);
      break;
    case 'any':
      return;
    default:
      if (node.kind === 'scalar' && isOfType(node, field)) judgeScalar(judge, node, field, place);
      else wrongType(judge, node, field, place);
  }
  const broken = field.cel && judge.findings.length === before ? CEL_RULES[field.cel](node) : undefined;
  if (broken) {
    const fixes = broken.fix ? [broken.fix] : [];
    judge.refuse('metallb/value', broken.at.span, `Kubernetes refuses this object: ${broken.why}`, ...fixes);
  }
}

function isOfType({ value }: ScalarNode, { type }: Field): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    default:
      // A fraction of zero is none to JSON, and neither is an exponent.
      return typeof value === 'number' && Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63;
  }
}

function judgeScalar(judge: Judge, node: ScalarNode, field: Field, { path }: Place): void {
  if (typeof node.value === 'number') judgeNumber(judge, node, field, path);
  else if (typeof node.value === 'string') judgeText(judge, node, field, path);
}

function wrongType(judge: Judge, node: Node, field: Field, { path, head }: Place): void {
  // An empty value would have nowhere to be underlined.
  const span = node.span.end > node.span.start ? node.span : head;
  const { name = '' } = (node.kind === 'scalar' && field.fields && inOneWord(node.text)) || {};
  const isKey = name !== '' && fieldsAt(field.fields ?? {}, judge.release).known.has(name);
  const hint = isKey ? ` Write “${name}: ”, with a colon and a blank, before its value.` : '';
  const message = `“${path}” takes ${takes(field)}, and this is ${kindOfValue(node, field.secret)}. Kubernetes refuses the object.${hint}`;
  judge.refuse('metallb/type', span, message, node.kind === 'scalar' ? typeFix(node, field) : undefined);
}

function judgeMap(judge: Judge, node: MapNode, field: Field, { path }: Place): void {
  for (const { key = '', keySpan, value } of node.entries) {
    if (field.item && !isNull(value)) judgeValue(judge, value, field.item, { path: `${path}.${key}`, head: keySpan });
  }
}

function judgeList(judge: Judge, node: ListNode, field: Field, { path }: Place): void {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, item } = field;
  if (node.items.length < minItems || node.items.length > maxItems) {
    const limit = node.items.length < minItems ? `at least ${minItems}` : `at most ${maxItems}`;
    const message = `“${path}” has ${node.items.length} items, and takes ${limit}. Kubernetes refuses the object.`;
    judge.refuse('metallb/value', node.span, message);
  }
  if (!item) return;
  for (const [index, value] of node.items.entries()) {
    judgeValue(judge, value, item, {
      path: `${path}[${index}]`,
      head: value.span.end > value.span.start ? value.span : node.span,
    });
  }
}

function judgeObject(judge: Judge, node: MapNode, field: Field, { path, head }: Place): void {
  judgeFields(judge, node.entries, field.fields ?? {}, { path, head });
}

/** Judges the fields of an object: none that is unknown, all that are required, and each by what it takes. */
export function judgeFields(judge: Judge, entries: readonly Entry[], fields: Fields, { path, head }: Place): void {
  const { known, required, requirements } = fieldsAt(fields, judge.release);
  const within = path === '' ? '' : `${path}.`;
  const meant = new Set<string>();
  const present = new Set<string>();
  let isOpen = judge.object.isPartial;
  for (const { key, keySpan, value } of entries) {
    if (key === undefined) continue;
    if (key.includes(HOLE_START)) {
      isOpen = true;
      continue;
    }
    const field = known.get(key);
    if (!field) {
      if (key.startsWith('$') && judge.object.isPartial) continue;
      const suggestion =
        withoutColon(judge, { key, keySpan, value }, fields, known, entries, within) ??
        unknownField(judge, key, keySpan, fields, known, entries, within);
      if (suggestion) meant.add(suggestion);
      continue;
    }
    judge.rests(fields[key] as Field);
    // Null counts as absent.
    if (isNull(value)) continue;
    present.add(key);
    judgeValue(judge, value, field, { path: within + key, head: keySpan });
    judgeDeprecation(judge, keySpan, within + key, fields[key] as Field);
  }
  if (isOpen) return;
  for (const [name, releases] of requirements) if (!present.has(name)) judge.restsOn(releases);
  const missing = required.filter(name => !present.has(name) && !meant.has(name));
  if (missing.length === 0) return;
  const what = path === '' ? `This ${judge.kind.kind}` : `“${path}”`;
  const names = listed(missing.map(name => `“${name}”`));
  const message = `${what} lacks ${names}, without which Kubernetes refuses the object. Add ${missing.length === 1 ? 'it' : 'them'}.`;
  judge.refuse('metallb/missing-field', head, message);
}

function judgeDeprecation(judge: Judge, span: Span, path: string, { deprecated }: Field): void {
  if (!deprecated || !judge.isAtLeast(deprecated.since)) return;
  const message = `“${path}” is deprecated since ${judge.kind.project} ${deprecated.since}. ${deprecated.instead}`;
  judge.remark('metallb/deprecated', 'info', span, message);
}

/** Judges what is dropped before anything looks at its values, so that only unknown fields are refused: a status. */
export function judgeDropped(judge: Judge, node: Node, field: Field, path: string): void {
  if (node.kind === 'list' && field.item) {
    for (const [index, item] of node.items.entries()) judgeDropped(judge, item, field.item, `${path}[${index}]`);
  }
  if (node.kind !== 'map' || !field.fields) return;
  const { known } = fieldsAt(field.fields, judge.release);
  for (const entry of node.entries) {
    if (entry.key === undefined || entry.key.includes(HOLE_START)) continue;
    const inner = known.get(entry.key);
    if (inner) judgeDropped(judge, entry.value, inner, `${path}.${entry.key}`);
    else unknownField(judge, entry.key, entry.keySpan, field.fields, known, node.entries, `${path}.`);
  }
}

/**
 * Tells of a field that lacks the colon, or the blank, before its value: to YAML both are one key.
 * The value may be a password.
 * @returns the field that was meant.
 */
function withoutColon(
  judge: Judge,
  { key = '', keySpan, value }: Entry,
  fields: Fields,
  known: ReadonlyMap<string, Field>,
  entries: readonly Entry[],
  within: string,
): string | undefined {
  const { name = '', gap = '' } = inOneWord(key) ?? {};
  const hasNoValue = isNull(value) && value.span.end === value.span.start;
  // `metadata {name: a}` is a key, up to the colon within its bracket.
  if (!known.has(name) || !(hasNoValue || /^[{[]/.test(key.slice(name.length + gap.length)))) return undefined;
  if (judge.findings.length >= MAX_FINDINGS) return undefined;
  const lacking = gap.startsWith(':') ? 'the blank after its colon' : 'its colon';
  const message = `Behind “${within}${name}” ${lacking} is missing, so that it is one word with its value: kubectl refuses the object (unless its validation is switched off: then the field is ignored). Add it.`;
  const isAsWritten = keySpan.end - keySpan.start === key.length;
  const isTaken = entries.some(entry => entry.key === name);
  const span = { ...keySpan, start: keySpan.start + name.length, end: keySpan.start + name.length + gap.length };
  const fix = { title: 'Write a colon and a blank', safe: true, edits: [{ span, text: ': ' }] };
  judge.restsOn(fieldsAt(fields, judge.release).boundaries);
  judge.refuse('metallb/unknown-field', keySpan, message, isAsWritten && !isTaken ? fix : undefined);
  return name;
}

/** @returns the field that was most probably meant. */
function unknownField(
  judge: Judge,
  key: string,
  keySpan: Span,
  fields: Fields,
  known: ReadonlyMap<string, Field>,
  entries: readonly Entry[],
  within: string,
): string | undefined {
  if (judge.findings.length >= MAX_FINDINGS) return undefined;
  judge.restsOn(fieldsAt(fields, judge.release).boundaries);
  const { project, kind } = judge.kind;
  const where = within === '' ? `a ${kind}` : `“${within.slice(0, -1)}”`;
  const refused = 'kubectl refuses the object (unless its validation is switched off: then the field is ignored)';
  const later = Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (later) {
    const { since = '', until } = later;
    const gone = until !== undefined && judge.isAtLeast(until);
    const why = gone
      ? `is gone since ${project} ${until}`
      : `came with ${project} ${since}, and this is judged by ${judge.release}`;
    judge.refuse('metallb/unknown-field', keySpan, `“${within}${key}” ${why}: ${refused}.`);
    return undefined;
  }
  const suggestion = suggestedField(key, [...known.keys()]);
  const isTaken = suggestion !== undefined && entries.some(entry => entry.key === suggestion);
  if (suggestion !== undefined && !isTaken) {
    const message = `“${key}” is no field of ${where}: ${refused}. Did you mean “${suggestion}”?`;
    const isSame = suggestion.toLowerCase() === key.toLowerCase();
    judge.refuse('metallb/unknown-field', keySpan, message, {
      title: `Write ${suggestion}`,
      safe: isSame,
      edits: [{ span: keySpan, text: suggestion }],
    });
    return suggestion;
  }
  const elsewhere = misplaced(key, judge.kind.fields, judge.release).find(path => path !== `${within}${key}`);
  const hint = isTaken
    ? ` “${suggestion}” stands there already; remove this one.`
    : elsewhere === undefined
      ? ' Remove it.'
      : ` There is “${elsewhere}”: check where it belongs.`;
  judge.refuse('metallb/unknown-field', keySpan, `“${key}” is no field of ${where}: ${refused}.${hint}`);
  return undefined;
}

export function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null && !node.isHole;
}
