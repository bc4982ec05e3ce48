import type { Dialect } from '../../model/dialect.js';
import type { EditVerbs } from '../../model/edits.js';
import { terraformEdits } from './edits.js';
import { terraformLanguage } from './language.js';
import { lowerTerraform } from './lower.js';
import { parseTerraform } from './parse.js';
import { TERRAFORM_RULES } from './rules.js';
import type { TerraformModule } from './tree.js';
import { DEFAULT_VERSION, VERSIONS } from './versions.js';

/** Terraform, as far as it says what instances let in: security groups of OpenStack. */
export const terraform: Dialect<TerraformModule> = {
  id: 'terraform',
  name: 'Terraform',
  versions: VERSIONS,
  defaultVersion: DEFAULT_VERSION,
  rules: TERRAFORM_RULES,
  // A module makes no speaker, so nobody asks for these.
  edits: {} as EditVerbs,
  language: terraformLanguage,
  parse: parseTerraform,
  lower: () => [],
  firewall: {
    lower: unit => lowerTerraform(unit.tree, unit.root),
    edits: terraformEdits,
  },
};
