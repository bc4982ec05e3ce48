import type { Span } from '../../../core/span.js';
import { knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import type { LabelSelector, MatchExpression, Selectors } from '../resources.js';
import type { SemanticRule } from './rule.js';
import { at, isEmpty, knownItems, type Scope } from './scope.js';

/** Selectors of labels that match nothing that can exist, or that say something twice. */
export const selector: SemanticRule = {
  id: 'metallb/selector',
  severity: 'error',
  summary: 'A label selector that MetalLB refuses',
  *check(scope) {
    for (const [field, list] of selectorFields(scope)) if (list.kind === 'known') yield* judged(field, list, scope);
    // frr-k8s does not mind what is said twice.
    for (const { nodeSelector } of scope.resources.frrConfigurations) yield* judgeSelector(nodeSelector, false, scope);
  },
};

/** All lists of selectors that MetalLB reads, with the names of their fields. */
function* selectorFields(scope: Scope): Iterable<readonly [string, Selectors]> {
  const { peers, bgpAdvertisements, l2Advertisements } = scope.resources;
  for (const { nodeSelectors } of peers) yield ['nodeSelectors', nodeSelectors];
  for (const advertisement of [...bgpAdvertisements, ...l2Advertisements]) {
    yield ['ipAddressPoolSelectors', advertisement.ipAddressPoolSelectors];
    yield ['nodeSelectors', advertisement.nodeSelectors];
    if (!isEmpty(advertisement.serviceSelectors) && scope.since('0.16')) {
      yield ['serviceSelectors', advertisement.serviceSelectors];
    }
  }
  for (const { serviceAllocation } of scope.pools) {
    yield ['namespaceSelectors', serviceAllocation.namespaceSelectors];
    yield ['serviceSelectors', serviceAllocation.serviceSelectors];
  }
}

/** What is said of a list depends on nothing else. */
const known = new WeakMap<Selectors, readonly Finding[]>();

function judged(field: string, list: Selectors, scope: Scope): readonly Finding[] {
  const findings = known.get(list) ?? [...judgeList(field, list, scope)];
  known.set(list, findings);
  return findings;
}

function* judgeList(field: string, list: Selectors, scope: Scope): Iterable<Finding> {
  const seen = new Map<string, LabelSelector>();
  for (const one of knownValue(list) ?? []) {
    yield* judgeSelector(one, true, scope);
    const key = selectorKey(one);
    const earlier = key === undefined ? undefined : seen.get(key);
    if (earlier) {
      const message = `MetalLB refuses the same selector twice in ${field}. Delete one of them.`;
      yield scope.refusal(one.span, message, { related: [{ span: earlier.span, message: 'It is here too.' }] });
    } else if (key !== undefined) seen.set(key, one);
  }
}

function* judgeSelector(
  { matchLabels, matchExpressions }: LabelSelector,
  minded: boolean,
  scope: Scope,
): Iterable<Finding> {
  for (const [key, fact] of knownValue(matchLabels) ?? []) {
    const value = knownValue(fact);
    const problem = keyProblem(key) ?? (value === undefined ? undefined : valueProblem(value));
    if (problem && fact.kind === 'known') yield unusable(at(fact, fact.at as Span), problem, scope);
  }
  const seen = new Map<string, MatchExpression>();
  for (const expression of knownValue(matchExpressions) ?? []) {
    const problem = expressionProblem(expression);
    if (problem) yield unusable(problem.span ?? expression.span, problem.reason, scope);
    if (!minded) continue;
    const twice = valueTwice(expression);
    if (twice) {
      yield scope.refusal(
        twice.span,
        `MetalLB refuses the value “${twice.value}” twice in one matchExpression. Delete one.`,
      );
    }
    const key = expressionKey(expression);
    const earlier = key === undefined ? undefined : seen.get(key);
    if (earlier) {
      const related = [{ span: earlier.span, message: 'It is here too.' }];
      const message = 'MetalLB refuses the same matchExpression twice in one selector. Delete one of them.';
      yield scope.refusal(expression.span, message, { related });
    } else if (key !== undefined) seen.set(key, expression);
  }
}

function unusable(span: Span, reason: string, scope: Scope): Finding {
  return scope.refusal(span, `MetalLB refuses this selector: ${reason}.`);
}

interface Problem {
  readonly reason: string;
  readonly span?: Span;
}

/** How many values an operator takes. */
const VALUES: Readonly<Record<string, 'some' | 'none'>> = {
  In: 'some',
  NotIn: 'some',
  Exists: 'none',
  DoesNotExist: 'none',
};

/** As apimachinery's LabelSelectorAsSelector and labels.NewRequirement see it. */
function expressionProblem({ key, operator, values, span }: MatchExpression): Problem | undefined {
  if (operator.kind === 'known') {
    const { value } = operator;
    const takes = Object.hasOwn(VALUES, value) ? VALUES[value] : undefined;
    if (!takes) {
      const reason = `“${value}” is no operator; there are In, NotIn, Exists and DoesNotExist`;
      return { reason, span: at(operator, span) };
    }
    if (values.kind === 'unknown') return undefined;
    const count = knownValue(values)?.length ?? 0;
    if (takes === 'some' && count === 0)
      return { reason: `${value} needs at least one value`, span: at(operator, span) };
    if (takes === 'none' && count > 0) return { reason: `${value} takes no values`, span: at(operator, span) };
  }
  const name = knownValue(key);
  const reason = name === undefined ? undefined : keyProblem(name);
  if (reason && key.kind === 'known') return { reason, span: at(key, span) };
  for (const item of knownItems(values)) {
    const wrong = valueProblem(item.value);
    if (wrong) return { reason: wrong, span: at(item, span) };
  }
  return undefined;
}

const NAME = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/** Why a text can be no label's key (apimachinery validation.IsQualifiedName). */
function keyProblem(key: string): string | undefined {
  const parts = key.split('/');
  const [name = '', prefix] = parts.toReversed();
  const isPrefixed = prefix === undefined || (prefix.length <= 253 && SUBDOMAIN.test(prefix));
  if (parts.length <= 2 && name.length <= 63 && NAME.test(name) && isPrefixed) return undefined;
  return `“${key}” can be no label’s key: letters, digits, “-”, “_” and “.” form it, up to 63, behind a domain and “/” if need be`;
}

/** Why a text can be no label's value (apimachinery validation.IsValidLabelValue). */
function valueProblem(value: string): string | undefined {
  if (value === '' || (value.length <= 63 && NAME.test(value))) return undefined;
  return `“${value}” can be no label’s value: up to 63 letters, digits, “-”, “_” and “.”, of which the first and last are letters or digits`;
}

function valueTwice({ values, span }: MatchExpression): { readonly value: string; readonly span: Span } | undefined {
  const seen = new Set<string>();
  for (const item of knownItems(values)) {
    if (seen.has(item.value)) return { value: item.value, span: at(item, span) };
    seen.add(item.value);
  }
  return undefined;
}

/** What two equal expressions have in common; undefined where a part is not known. */
function expressionKey({ key, operator, values }: MatchExpression): string | undefined {
  const texts = knownItems(values).map(({ value }) => value);
  const isKnown = [key, operator, values].every(({ kind }) => kind !== 'unknown');
  if (!isKnown || texts.length !== (knownValue(values)?.length ?? 0)) return undefined;
  return JSON.stringify([knownValue(key) ?? '', knownValue(operator) ?? '', texts.toSorted()]);
}

/** What two equal selectors have in common, as MetalLB prints them: labels sorted, expressions in their order. */
function selectorKey({ matchLabels, matchExpressions }: LabelSelector): string | undefined {
  if (matchLabels.kind === 'unknown' || matchExpressions.kind === 'unknown') return undefined;
  const labels = [...(knownValue(matchLabels) ?? [])].map(([key, fact]) => [key, knownValue(fact)] as const);
  const expressions = (knownValue(matchExpressions) ?? []).map(expressionKey);
  if (labels.some(([, value]) => value === undefined) || expressions.includes(undefined)) return undefined;
  return JSON.stringify([labels.map(pair => pair.join('\0')).toSorted(), expressions]);
}
