import type { Dialect } from '../../model/dialect.js';
import { withAdvice } from './advice/index.js';
import { FRR_ADVICE_RULES } from './advice/rules.js';
import { VERSIONS } from './catalogue.js';
import { frrEdits } from './edits.js';
import { frrLanguage } from './language.js';
import { lowerFrr } from './lower.js';
import { parseFrr } from './parse.js';
import { FRR_RULES } from './rules.js';
import type { FrrConfig } from './tree.js';
import { companionPattern, companionsOf, mayBeRead } from './unit-files.js';
import { versionIn } from './versions.js';

/** FRRouting, 8.4 and 10.3. */
export const frr: Dialect<FrrConfig> = {
  id: 'frr',
  name: 'FRR',
  versions: VERSIONS,
  // What Debian stable ships.
  defaultVersion: '10.3',
  rules: [...FRR_RULES, ...FRR_ADVICE_RULES],
  edits: frrEdits,
  language: frrLanguage,
  parse: (root, snapshot, version, options) => withAdvice(parseFrr(root, snapshot, version, options)),
  lower: lowerFrr,
  versionIn: unit => versionIn(unit.tree),
  reads: path => [...companionsOf(path), ...[companionPattern(path)].filter(pattern => pattern !== undefined)],
  standsAlone: ({ root }) => !mayBeRead(root),
};
