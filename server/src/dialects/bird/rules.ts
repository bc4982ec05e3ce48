import type { Severity } from '../../core/diagnostic.js';
import type { RuleInfo } from '../../model/rule.js';

/** Everything the BIRD parser reports. */
export const BIRD_RULES: readonly RuleInfo[] = [
  ['syntax', 'error', 'The text does not follow BIRD’s grammar'],
  ['unknown-option', 'error', 'An option that does not exist here, or not in this version'],
  ['undefined-symbol', 'error', 'A name that nothing defines above its use'],
  ['duplicate-symbol', 'error', 'A name that is defined twice in the same scope'],
  ['wrong-symbol-class', 'error', 'A name of something else: a filter where a function is needed'],
  ['type', 'error', 'A value of the wrong type'],
  ['number-range', 'error', 'A number that BIRD does not accept here'],
  ['prefix-host-bits', 'error', 'A prefix with bits set after its length'],
  ['prefix-length', 'error', 'A prefix length that the address family does not have'],
  ['address', 'error', 'An address that is none'],
  ['missing-policy', 'error', 'An external BGP channel without an import or export policy'],
  [
    'incomplete-session',
    'error',
    'A BGP protocol that lacks its own AS number, its neighbour or the neighbour’s AS number',
  ],
  ['session-conflict', 'error', 'BGP options that exclude each other'],
  ['option-conflict', 'error', 'Options that exclude each other or need another one'],
  ['missing-option', 'error', 'A statement or block that lacks what BIRD requires in it'],
  ['missing-channel', 'error', 'A protocol without the channel that it needs'],
  ['duplicate-protocol', 'error', 'A protocol that may exist only once'],
  ['duplicate-channel', 'error', 'A channel that a protocol has already, or cannot have beside another'],
  ['case-arm', 'error', 'More than one statement for a value of a case, in BIRD 3'],
  ['no-protocol', 'info', 'A configuration without any protocol: a fragment of one'],
  ['include-missing', 'error', 'An included file that does not exist'],
  ['include-loop', 'error', 'An include that leads back to itself, or too deep'],
  ['include-outside', 'info', 'An included file that bgplint cannot read'],
  ['carriage-return', 'error', 'Lines that end with a carriage return'],
  ['unknown-character', 'error', 'A character that BIRD does not know outside strings and comments'],
  ['comment-nesting', 'error', 'A comment inside a comment, or one that does not end'],
  ['nesting', 'warning', 'Blocks or expressions nested too deep'],
  ['unterminated-string', 'error', 'A string or quoted name that does not end on its line'],
].map(([name, severity, summary]) => ({
  id: `bird/${name}`,
  severity: severity as Severity,
  summary: summary as string,
}));

const severities = new Map(BIRD_RULES.map(rule => [rule.id, rule.severity]));

/** The severity of one of the rules above. */
export function severityOf(rule: string): Severity {
  return severities.get(rule) ?? 'error';
}
