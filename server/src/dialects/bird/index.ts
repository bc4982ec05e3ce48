import type { Dialect } from '../../model/dialect.js';
import { ADVICE_RULES, withAdvice } from './advice/index.js';
import { withUpgradeFromBird1 } from './bird1.js';
import { withoutCascade } from './cascade.js';
import { birdEdits } from './edits.js';
import { leniently, standsAlone } from './fragment.js';
import { includesIn } from './includes.js';
import { birdLanguage } from './language.js';
import { lowerBird } from './lower.js';
import { memoryFor } from './memory.js';
import { parseBird } from './parse.js';
import { BIRD_RULES } from './rules.js';
import { hideSecrets } from './secret-spans.js';
import { unmasked, withCertain } from './template.js';
import type { Config } from './tree.js';
import { VERSIONS } from './versions.js';

/** BIRD Internet Routing Daemon, 2.0 to 3.4. */
export const bird: Dialect<Config> = {
  id: 'bird',
  name: 'BIRD',
  versions: VERSIONS,
  // What Debian stable ships; most files that load there load everywhere from 2.0 on.
  defaultVersion: '2.17',
  rules: [...BIRD_RULES, ...ADVICE_RULES],
  edits: birdEdits,
  language: birdLanguage,
  parse: (root, snapshot, version, _options, memory) => {
    const known = memory && memoryFor(memory, version);
    const unit = parseBird(root, snapshot, version, known);
    return withCertain(withUpgradeFromBird1(hideSecrets(unmasked(leniently(withoutCascade(unit))))), judged =>
      withAdvice(judged, known?.advice),
    );
  },
  lower: lowerBird,
  reads: includesIn,
  standsAlone,
};
