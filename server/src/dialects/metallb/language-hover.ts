import { basename } from '../../core/path.js';
import { LineIndex } from '../../core/source.js';
import { covers, type Span } from '../../core/span.js';
import type { Entry, Node } from '../../core/yaml/tree.js';
import { valueAt } from '../../core/yaml/tree.js';
import type { Unit } from '../../model/dialect.js';
import type { Hover } from '../../model/language.js';
import { kindOf } from './kinds/index.js';
import { describeField, describeKind } from './language-docs.js';
import { type Named, namedAt } from './language-names.js';
import { placeAt } from './language-place.js';
import { ITEM } from './language-sketch.js';
import type { ManifestObject, Manifests } from './tree.js';

/** What there is to know of a field, a kind, or what a name stands for; nothing in objects of other kinds. */
export function metallbHover(unit: Unit<Manifests>, path: string, offset: number): Hover | undefined {
  const here: Span = { path, start: offset, end: offset };
  const object = objectAt(unit, here);
  const kind = object && kindOf(object.apiVersion, object.kind);
  const found = kind && at(object.root, here);
  if (!found || !kind) return undefined;
  const { steps, span, isKey } = found;
  const place = placeAt(unit, kind, steps);
  if (!place) return undefined;
  if (!isKey && steps.length === 1 && (steps[0] === 'kind' || steps[0] === 'apiVersion'))
    return { span, markdown: describeKind(kind) };
  const referred = isKey ? undefined : describeName(unit, path, offset);
  const key = steps.findLast(step => step !== ITEM) ?? '';
  const name = steps.join('.').replaceAll(`.${ITEM}`, ITEM);
  const about = place.field.doc === '' ? undefined : describeField(isKey ? name : key, place.field, kind.project);
  const parts = [referred, about].filter(part => part !== undefined);
  return parts.length > 0 ? { span, markdown: parts.join('\n\n---\n\n') } : undefined;
}

function objectAt({ tree }: Unit<Manifests>, here: Span): ManifestObject | undefined {
  const file = tree.files.find(({ source }) => source.path === here.path);
  const document = file?.documents.find(({ span }) => covers(span, here));
  return document?.objects.find(({ span }) => covers(span, here));
}

interface Found {
  readonly steps: readonly string[];
  readonly span: Span;
  readonly isKey: boolean;
}

/** The key or scalar at a place, and how it is reached. */
function at(node: Node, here: Span): Found | undefined {
  if (node.kind === 'scalar') return covers(node.span, here) ? { steps: [], span: node.span, isKey: false } : undefined;
  if (node.kind === 'list') {
    const item = node.items.find(({ span }) => covers(span, here));
    const found = item && at(item, here);
    return found && { ...found, steps: [ITEM, ...found.steps] };
  }
  const entry = node.entries.find(({ keySpan, value }) => covers(keySpan, here) || covers(value.span, here));
  if (!entry?.key) return undefined;
  if (covers(entry.keySpan, here)) return { steps: [entry.key], span: entry.keySpan, isKey: true };
  const found = at(entry.value, here);
  return found && { ...found, steps: [entry.key, ...found.steps] };
}

/** What the name at a place stands for: where it is defined, and what stands there. */
function describeName(unit: Unit<Manifests>, path: string, offset: number): string | undefined {
  const { named, definition } = namedAt(unit, path, offset) ?? {};
  if (named?.role !== 'reference') return undefined;
  if (!definition) return `\`${named.name}\`: no ${WHAT[named.kind] ?? named.kind} of this name is in these files`;
  const { span } = definition.node;
  const source = unit.sources.get(span.path);
  const line = source ? new LineIndex(source.text).position(span.start).line + 1 : 0;
  const where = span.path === path ? `line ${line}` : `${basename(span.path)}, line ${line}`;
  const what = WHAT[named.kind] ?? named.kind;
  return [`\`${named.name}\`: ${what}, defined in ${where}`, ...contents(definition, unit.secrets)].join('\n\n');
}

const WHAT: Partial<Record<Named['kind'], string>> = {
  Community: 'alias of a community',
  'FRR profile': 'profile of BFD',
};

/** How many lines of an object are shown. */
const MOST_SHOWN = 12;

/** What stands in the object or entry that a name stands for; of a Secret nothing but its type. */
function contents({ kind, node, object }: Named, secrets: readonly Span[]): readonly string[] {
  if (kind === 'Secret') {
    const type = valueAt(object.root, 'type');
    return type?.kind === 'scalar' ? [`type: ${inCode(type.text)}`] : [];
  }
  const { span } = object;
  const own = secrets.filter(secret => covers(span, secret));
  const lines = shownOf(entriesAround(kind, node, object), own);
  const rest = lines.length - MOST_SHOWN;
  if (lines.length === 0) return [];
  return [`\`\`\`yaml\n${lines.slice(0, MOST_SHOWN).join('\n')}${rest > 0 ? `\n# ${rest} more` : ''}\n\`\`\``];
}

/** `key: value` of each entry that holds no secret. */
function shownOf(entries: readonly Entry[], secrets: readonly Span[]): readonly string[] {
  return entries.flatMap(({ key = '', value }) =>
    secrets.some(secret => overlap(secret, value.span)) ? [] : [`${key}: ${inOneLine(value, secrets)}`],
  );
}

function overlap(a: Span, b: Span): boolean {
  return a.path === b.path && a.start < b.end && b.start < a.end;
}

function entriesAround(kind: Named['kind'], node: Node, { root }: ManifestObject): readonly Entry[] {
  const spec = valueAt(root, 'spec');
  const lists = kind === 'Community' ? spec : kind === 'FRR profile' ? valueAt(spec, 'bgp') : undefined;
  if (!lists) return spec?.kind === 'map' ? spec.entries : [];
  const list = valueAt(lists, kind === 'Community' ? 'communities' : 'bfdProfiles');
  const item = list?.kind === 'list' ? list.items.find(each => valueAt(each, 'name') === node) : undefined;
  return item?.kind === 'map' ? item.entries : [];
}

function inOneLine(node: Node, secrets: readonly Span[]): string {
  if (node.kind === 'scalar') return node.text.replaceAll(/\s+/g, ' ').slice(0, 100);
  if (node.kind === 'list') return `[${node.items.map(item => inOneLine(item, secrets)).join(', ')}]`;
  return `{${shownOf(node.entries, secrets).join(', ')}}`;
}

function inCode(text: string): string {
  return `\`${text.replaceAll('`', '')}\``;
}
