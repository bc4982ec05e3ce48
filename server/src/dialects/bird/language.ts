import type { LanguageFeatures } from '../../model/language.js';
import { birdCompletions } from './language-complete.js';
import { birdHover } from './language-hover.js';
import { birdDefinition, birdReferences } from './language-navigation.js';
import { birdFolding, birdLinks, birdSymbols } from './language-outline.js';
import { birdSnippets } from './snippets.js';
import type { Config } from './tree.js';

/** What editors ask of BIRD's language. */
export const birdLanguage: LanguageFeatures<Config> = {
  complete: birdCompletions,
  hover: birdHover,
  symbols: birdSymbols,
  folding: birdFolding,
  links: birdLinks,
  definition: birdDefinition,
  references: birdReferences,
  snippets: birdSnippets,
};
