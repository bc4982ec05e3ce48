import type { RuleInfo } from '../../model/rule.js';

export const TERRAFORM_RULES: readonly RuleInfo[] = [
  { id: 'terraform/syntax', severity: 'error', summary: 'A file that Terraform cannot read' },
];
