import type { LanguageFeatures } from '../../model/language.js';
import { birdNames } from './bindings.js';
import { birdCompletions } from './language-complete.js';
import { birdHover } from './language-hover.js';
import { birdFolding, birdLinks, birdSymbols } from './language-outline.js';
import { spellName } from './language-spelling.js';
import { birdSnippets } from './snippets.js';
import type { Config } from './tree.js';

/** What editors ask of BIRD's language. */
export const birdLanguage: LanguageFeatures<Config> = {
  complete: birdCompletions,
  hover: birdHover,
  symbols: birdSymbols,
  folding: birdFolding,
  links: birdLinks,
  names: birdNames,
  spell: spellName,
  snippets: birdSnippets,
};
