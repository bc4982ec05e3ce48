import type { Span } from '../../../core/span.js';
import { type Fact, knownValue } from '../../../model/fact.js';
import type { Fields } from './fields.js';

/** A selector of labels as Kubernetes has it (meta/v1 LabelSelector): all its requirements must be met. */
export interface LabelSelector {
  readonly span: Span;
  readonly matchLabels: Fact<ReadonlyMap<string, Fact<string>>>;
  readonly matchExpressions: Fact<readonly MatchExpression[]>;
}

export interface MatchExpression {
  readonly span: Span;
  readonly key: Fact<string>;
  /** `In`, `NotIn`, `Exists` or `DoesNotExist`. */
  readonly operator: Fact<string>;
  readonly values: Fact<readonly Fact<string>[]>;
}

/** Selectors of which one must fit; absent or empty: everything fits. */
export type Selectors = Fact<readonly LabelSelector[]>;

export type Labels = ReadonlyMap<string, string>;

export function labelSelector(fields: Fields): LabelSelector {
  const expressions = fields.objects('matchExpressions');
  return {
    span: fields.span,
    matchLabels: fields.map('matchLabels'),
    matchExpressions:
      expressions.kind === 'known' ? { ...expressions, value: expressions.value.map(matchExpression) } : expressions,
  };
}

function matchExpression(fields: Fields): MatchExpression {
  return {
    span: fields.span,
    key: fields.text('key'),
    operator: fields.text('operator'),
    values: fields.texts('values'),
  };
}

/** A list of selectors in a field. */
export function selectors(fields: Fields, name: string): Selectors {
  const list = fields.objects(name);
  return list.kind === 'known' ? { ...list, value: list.value.map(labelSelector) } : list;
}

/** What is asked of the label `key`: one of `values`, none of them, to be there, not to be there. */
export interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  /** Sorted, each once. */
  readonly values: readonly string[];
}

const OPERATORS: readonly string[] = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** What a selector asks for, sorted; undefined where a part of it is not known or no such selector can be. */
export function requirementsOf({ matchLabels, matchExpressions }: LabelSelector): readonly Requirement[] | undefined {
  if (matchLabels.kind === 'unknown' || matchExpressions.kind === 'unknown') return undefined;
  const requirements: Requirement[] = [];
  for (const [key, fact] of knownValue(matchLabels) ?? []) {
    const value = knownValue(fact);
    if (value === undefined) return undefined;
    requirements.push({ key, operator: 'In', values: [value] });
  }
  for (const expression of knownValue(matchExpressions) ?? []) {
    const requirement = requirementOf(expression);
    if (!requirement) return undefined;
    requirements.push(requirement);
  }
  return requirements.toSorted((a, b) => (written(a) < written(b) ? -1 : 1));
}

function requirementOf({ key, operator, values }: MatchExpression): Requirement | undefined {
  const [name, relation] = [knownValue(key), knownValue(operator)];
  if (name === undefined || relation === undefined || !OPERATORS.includes(relation) || values.kind === 'unknown')
    return undefined;
  const texts = (knownValue(values) ?? []).map(knownValue);
  if (texts.includes(undefined)) return undefined;
  const sorted = [...new Set(texts as string[])].toSorted();
  return { key: name, operator: relation as Requirement['operator'], values: sorted };
}

function written({ key, operator, values }: Requirement): string {
  return JSON.stringify([key, operator, values]);
}

const keys = new WeakMap<Selectors, { readonly key: string | undefined }>();

/** What the same selectors have in common, however they are written; undefined where they are not known in full. */
export function selectorsKey(list: Selectors): string | undefined {
  const known = keys.get(list) ?? { key: readKey(list) };
  keys.set(list, known);
  return known.key;
}

function readKey(list: Selectors): string | undefined {
  const all = alternatives(list);
  return all && JSON.stringify([...new Set(all.map(requirements => requirements.map(written).join()))].toSorted());
}

type Alternatives = readonly (readonly Requirement[])[];

/** Each list is compared with many others. */
const read = new WeakMap<Selectors, { readonly all: Alternatives | undefined }>();

/** The requirements of each selector: one empty list where everything fits. */
function alternatives(list: Selectors): Alternatives | undefined {
  const known = read.get(list);
  if (known) return known.all;
  const all = readAlternatives(list);
  read.set(list, { all });
  return all;
}

function readAlternatives(list: Selectors): Alternatives | undefined {
  if (list.kind === 'unknown') return undefined;
  const known = knownValue(list) ?? [];
  if (known.length === 0) return [[]];
  const all = known.map(requirementsOf);
  return all.includes(undefined) ? undefined : (all as Alternatives);
}

/** Whether selectors let everything through: none are written, or one asks for nothing. */
export function selectsAll(list: Selectors): boolean {
  return alternatives(list)?.some(requirements => requirements.length === 0) ?? false;
}

/** Whether there can be something (a node, a pool, a service) that both fit. False only where there certainly cannot. */
export function maySelectSame(a: Selectors, b: Selectors): boolean {
  const [left, right] = [alternatives(a), alternatives(b)];
  if (!left || !right) return true;
  return left.some(one => right.some(other => areSatisfiable(one, other)));
}

function areSatisfiable(some: readonly Requirement[], others: readonly Requirement[]): boolean {
  const [one, two] = [some[0], others[0]];
  // What most selectors ask: one value of one label each.
  const isSimple = some.length === 1 && others.length === 1 && one?.operator === 'In' && two?.operator === 'In';
  if (isSimple && one.values.length === 1) return one.key !== two.key || two.values.includes(one.values[0] as string);
  return isSatisfiable([...some, ...others]);
}

/** Whether labels can be such that all requirements are met. */
function isSatisfiable(requirements: readonly Requirement[]): boolean {
  return [...new Set(requirements.map(({ key }) => key))].every(key => {
    const about = requirements.filter(requirement => requirement.key === key);
    const of = (operator: Requirement['operator']) => about.filter(requirement => requirement.operator === operator);
    const [allowed, forbidden] = [of('In'), of('NotIn').flatMap(({ values }) => values)];
    const [first, ...others] = allowed;
    if (of('DoesNotExist').length > 0) return !first && of('Exists').length === 0;
    if (!first) return true;
    return first.values.some(
      value => !forbidden.includes(value) && others.every(({ values }) => values.includes(value)),
    );
  });
}

/** Whether something with these labels fits; undefined where that is not known. */
export function selects(list: Selectors, labels: Fact<ReadonlyMap<string, Fact<string>>>): boolean | undefined {
  if (selectsAll(list)) return true;
  if (list.kind !== 'known' || labels.kind === 'unknown') return undefined;
  const written = new Map<string, string>();
  for (const [key, fact] of knownValue(labels) ?? []) {
    const value = knownValue(fact);
    if (value === undefined) return undefined;
    written.set(key, value);
  }
  const known = alternatives(list) ?? list.value.map(requirementsOf);
  const verdicts = known.map(requirements => requirements?.every(requirement => isMet(requirement, written)));
  if (verdicts.includes(true)) return true;
  return verdicts.includes(undefined) ? undefined : false;
}

function isMet({ key, operator, values }: Requirement, labels: Labels): boolean {
  const value = labels.get(key);
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
  }
}
