import type { RuleInfo } from '../../model/rule.js';

/** What vtysh says of a file's lines. */
export const FRR_RULES: readonly RuleInfo[] = [
  { id: 'frr/unknown-command', severity: 'error', summary: 'A line that FRR does not know where it stands' },
  { id: 'frr/ambiguous-command', severity: 'error', summary: 'An abbreviation that may be one of several commands' },
  { id: 'frr/incomplete-command', severity: 'error', summary: 'A command that ends too early' },
  { id: 'frr/wrong-daemon', severity: 'error', summary: 'A command in the file of a daemon that does not know it' },
  { id: 'frr/early-exit', severity: 'error', summary: 'An “exit” outside every block, at which FRR stops reading' },
];
