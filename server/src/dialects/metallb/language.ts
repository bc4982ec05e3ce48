import type { LanguageFeatures } from '../../model/language.js';
import { metallbComplete } from './language-complete.js';
import { metallbHover } from './language-hover.js';
import { metallbNames, spellName } from './language-names.js';
import { metallbSnippets } from './language-objects.js';
import { metallbFolding, metallbSymbols } from './language-outline.js';
import type { Manifests } from './tree.js';

/** What an editor can ask about manifests. */
export const metallbLanguage: LanguageFeatures<Manifests> = {
  complete: metallbComplete,
  hover: metallbHover,
  symbols: metallbSymbols,
  folding: metallbFolding,
  names: metallbNames,
  spell: spellName,
  snippets: metallbSnippets,
};
