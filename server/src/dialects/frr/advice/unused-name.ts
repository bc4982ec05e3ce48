import type { NameKind } from '../names.js';
import type { AdviceRule } from './rule.js';
import type { Survey } from './survey.js';

/** Kinds of which every use is known. */
const KINDS: ReadonlySet<NameKind> = new Set([
  'route-map',
  'ip prefix-list',
  'ipv6 prefix-list',
  'as-path access-list',
  'community-list',
  'extcommunity-list',
  'large-community-list',
  'peer-group',
  'BFD profile',
]);

/** A file without one of these is a part, and what it defines is used elsewhere. */
const AT_WORK = /^router |^ip protocol /;

/** What a configuration defines and nothing in it uses. */
export const unusedName: AdviceRule = {
  id: 'frr/unused-name',
  severity: 'info',
  summary: 'A route-map, list, peer-group or BFD profile that nothing uses',
  *check(survey) {
    if (!survey.has(AT_WORK)) return;
    const { uses, definitions, used } = survey.names;
    // What is misspelt where it is used seems to be unused: that is told there.
    const missing = uses.filter(({ key }) => !definitions.has(key));
    const explained = new Set<string>(missing.flatMap(({ kind, word }) => [kind, word.text]));
    for (const [key, [first]] of definitions) {
      if (!first || !KINDS.has(first.kind) || used.has(key) || isElsewhere(first.kind, survey)) continue;
      const { kind, word } = first;
      if (explained.has(kind) || explained.has(word.text) || survey.refused.has(word.text)) continue;
      yield {
        span: word.span,
        message: `Nothing in this configuration uses the ${kind} “${word.text}”. Remove it, or use it.`,
      };
    }
  },
};

/** Who uses BFD profiles may be another daemon than the one that has them, in a file of its own. */
function isElsewhere(kind: NameKind, survey: Survey): boolean {
  return kind === 'BFD profile' && !survey.of('bgpd');
}
