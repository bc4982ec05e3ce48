import type { LanguageFeatures } from '../../model/language.js';
import { frrComplete } from './language-complete.js';
import { frrFormat } from './language-format.js';
import { frrHover } from './language-hover.js';
import { frrFolding, frrSymbols } from './language-outline.js';
import { frrNames, spellName } from './names.js';
import { frrSnippets } from './snippets.js';
import type { FrrConfig } from './tree.js';

/** What an editor can ask about an FRR configuration. */
export const frrLanguage: LanguageFeatures<FrrConfig> = {
  complete: frrComplete,
  hover: frrHover,
  symbols: frrSymbols,
  folding: frrFolding,
  format: frrFormat,
  names: frrNames,
  spell: spellName,
  snippets: frrSnippets,
};
