import type { Diagnostic } from '../../../core/diagnostic.js';
import type { Span } from '../../../core/span.js';
import type { Unit } from '../../../model/dialect.js';
import type { Finding, RuleInfo } from '../../../model/rule.js';
import type { Config, Item } from '../tree.js';
import { byPath, Context } from './context.js';
import { deprecated } from './deprecated.js';
import { emptyRange } from './empty-range.js';
import { equalTypes } from './equal-types.js';
import { filterWithoutVerdict } from './filter-without-verdict.js';
import { functionWithoutReturn } from './function-without-return.js';
import { keywordName } from './keyword-name.js';
import type { KnownAdvice } from './known.js';
import { matchTypes } from './match-types.js';
import { noDeviceProtocol } from './no-device-protocol.js';
import { overriddenOption } from './overridden-option.js';
import { passwordLength } from './password-length.js';
import type { AdviceRule } from './rule.js';
import { supernetPattern } from './supernet-pattern.js';
import { timers } from './timers.js';
import { unreachableCode } from './unreachable-code.js';
import { unsetVariable } from './unset-variable.js';
import { unusedDefinition } from './unused-definition.js';
import { Walk } from './walk.js';

const RULES: readonly AdviceRule[] = [
  noDeviceProtocol,
  filterWithoutVerdict,
  functionWithoutReturn,
  unreachableCode,
  unusedDefinition,
  unsetVariable,
  matchTypes,
  equalTypes,
  emptyRange,
  supernetPattern,
  overriddenOption,
  passwordLength,
  timers,
  deprecated,
  keywordName,
];

/** What the daemon accepts and what does harm, or is good to know, all the same, whatever the allocation. */
export const ADVICE_RULES: readonly RuleInfo[] = RULES;

/**
 * The unit with our own advice beside what the daemon says of it. Nothing is said of a definition or protocol in which the
 * daemon refuses something: what seems to be wrong there may be the same mistake.
 * @param known what advice on earlier readings left.
 */
export function withAdvice(unit: Unit<Config>, known?: KnownAdvice): Unit<Config> {
  // Run again once all has been read.
  if (unit.unresolved.length > 0 || unit.tree.items.length === 0) return unit;
  const diagnostics: Diagnostic[] = [];
  const report = ({ id, severity }: RuleInfo, finding: Finding) =>
    diagnostics.push({ rule: id, severity, rejects: false, related: [], fixes: [], ...finding });
  const context = new Context(unit);
  known?.begin(context.definitions);
  new Walk(RULES, context, report).run(refusedIn(unit.diagnostics), known);
  for (const rule of RULES) for (const finding of rule.end?.(context) ?? []) report(rule, finding);
  return diagnostics.length === 0 ? unit : { ...unit, diagnostics: [...unit.diagnostics, ...diagnostics] };
}

/** Whether the daemon refuses something within an item, or could not read it. */
function refusedIn(diagnostics: readonly Diagnostic[]): (item: Item) => boolean {
  const places = byPath(diagnostics.filter(({ rejects }) => rejects).map(({ span }) => span));
  for (const spans of places.values()) spans.sort((a, b) => a.start - b.start);
  return item => {
    if (item.kind === 'damaged' || ('damaged' in item && item.damaged)) return true;
    const spans = places.get(item.span.path);
    return spans !== undefined && touches(spans, item.span);
  };
}

/** Whether one of these spans, sorted by their beginnings, begins within another one. */
function touches(spans: readonly Span[], { start, end }: Span): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).start < start) low = middle + 1;
    else high = middle;
  }
  const first = spans[low];
  return first !== undefined && first.start <= end;
}
