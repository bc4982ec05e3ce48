import type { LanguageFeatures } from '../../model/language.js';
import type { Manifests } from './tree.js';

/** What an editor can ask about manifests. */
export const metallbLanguage: LanguageFeatures<Manifests> = {
  complete: () => [],
  hover: () => undefined,
  symbols: () => [],
  folding: () => [],
  snippets: () => [],
};
