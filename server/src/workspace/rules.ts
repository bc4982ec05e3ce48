import { ADVICE_RULES } from '../dialects/bird/advice/index.js';
import { BIRD_RULES } from '../dialects/bird/rules.js';
import { FRR_ADVICE_RULES } from '../dialects/frr/advice/rules.js';
import { FRR_RULES } from '../dialects/frr/rules.js';
import { METALLB_RULES } from '../dialects/metallb/rules.js';
import { TERRAFORM_RULES } from '../dialects/terraform/rules.js';
import type { RuleInfo } from '../model/rule.js';
import { PROFILE_RULES } from '../profile/rules.js';
import { ALLOCATION_RULES } from '../rules/index.js';

/** What bgplint itself has to say about the files it is given. */
const WORKSPACE_RULES: readonly RuleInfo[] = [
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
  { id: 'bird/unread-file', severity: 'info', summary: 'BIRD on this machine reads another file' },
];

/** Every rule there is, by id. The tables of dialects are imported without their parsers. */
export function allRules(): readonly RuleInfo[] {
  const rules = [
    ...WORKSPACE_RULES,
    ...PROFILE_RULES,
    ...ALLOCATION_RULES,
    ...BIRD_RULES,
    ...ADVICE_RULES,
    ...FRR_RULES,
    ...FRR_ADVICE_RULES,
    ...METALLB_RULES,
    ...TERRAFORM_RULES,
  ];
  return rules.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
