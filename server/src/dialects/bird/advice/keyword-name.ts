import { SINCE_2_19 } from '../versions.js';
import { knownWords } from '../words.js';
import type { AdviceRule } from './rule.js';

/**
 * Measured: 2.20 and 3.4 log "Symbol … overrides existing keyword", 2.17 says nothing, 2.0 and 3.1 refuse the file. From the
 * definition on the word is that name, and no longer the language's. The body of a function so called is lost, quoted or not (2.17,
 * 2.20 and 3.4): a call of it does nothing and has no value.
 */
export const keywordName: AdviceRule = {
  id: 'bird/keyword-name',
  severity: 'info',
  summary: 'A name that is a word of the language, which can no longer be written below',
  name(name, { unit, definitions }) {
    const { text, span } = name;
    const info = knownWords().get(text);
    if (!info || !(info.keyword & SINCE_2_19)) return;
    if (definitions.functions.get(text)?.name === name) {
      return {
        span,
        message: `“${text}” is a word of BIRD’s language, and BIRD never runs a function of that name: a call of it does nothing and gives no value. BIRD 2.0 and 3.1 refuse the name. Choose another name.`,
        severity: 'warning',
      };
    }
    // Route attributes are no keywords in 3.x, and the text may be quoted.
    if (unit.sources.get(span.path)?.text[span.start] === "'") return;
    return {
      span,
      message: `“${text}” is a word of BIRD’s language. Below this line it is only this name, so statements that need the word are refused; BIRD 2.0 and 3.1 refuse the name itself, newer versions log a warning. Choose another name.`,
    };
  },
};
