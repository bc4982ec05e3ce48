import type { RuleInfo } from '../model/rule.js';
import { PROFILE_RULES } from '../profile/rules.js';
import { ALLOCATION_RULES } from '../rules/index.js';
import { DIALECTS, loadDialect } from './dialects.js';

/** What bgplint itself has to say about the files it is given. */
export const WORKSPACE_RULES: readonly RuleInfo[] = [
  {
    id: 'bgplint/no-profile',
    severity: 'info',
    summary: 'A configuration that looks like an NREC one has no allocation profile to be checked against',
  },
  { id: 'bgplint/encoding', severity: 'info', summary: 'The file is not UTF-8 and was read as Latin-1' },
  {
    id: 'bgplint/version',
    severity: 'info',
    summary: 'Some supported versions of the daemon would refuse the file',
  },
  {
    id: 'bgplint/unused-disable',
    severity: 'info',
    summary: 'A comment silences a rule that reports nothing there',
  },
];

/** Every rule there is, by id. Loads every dialect. */
export async function allRules(): Promise<readonly RuleInfo[]> {
  const dialects = await Promise.all(DIALECTS.map(loadDialect));
  const rules = [...WORKSPACE_RULES, ...PROFILE_RULES, ...ALLOCATION_RULES, ...dialects.flatMap(d => d?.rules ?? [])];
  return rules.toSorted((a, b) => a.id.localeCompare(b.id, 'en'));
}
