import type { Finding } from '../../../model/rule.js';
import { formatPrefix, hasHostBits, network, type Prefix, parsePrefix } from '../../../net/prefix.js';
import type { Word } from '../tree.js';
import { prefixListsIn } from './prefix-lists.js';
import type { AdviceRule } from './rule.js';

/** Commands that take a network, not the address of an interface. */
const NETWORKS =
  /^(?:(?:ipv6 )?access-list \* (?:seq \* )?(?:permit|deny) \*|network \*|aggregate-address \*|ip(?:v6)? route \* )/;

/** Bits behind the length of a prefix, which FRR clears without a word. */
export const hostBits: AdviceRule = {
  id: 'frr/host-bits',
  severity: 'info',
  summary: 'A network with bits set behind its length',
  isLocal: true,
  *check(survey) {
    for (const { entries } of prefixListsIn(survey)) {
      for (const { text, prefix } of entries) if (text && prefix && hasHostBits(prefix)) yield report(text, prefix);
    }
    for (const { line, args } of survey.matching(NETWORKS)) {
      const word = args.find(({ text }) => text.includes('/') && /^[\da-f:.]+\/\d+$/i.test(text));
      const prefix = word && parsePrefix(word.text);
      if (!prefix || !hasHostBits(prefix) || !/^(?:config|bgp|vrf)/.test(line.node.name)) continue;
      yield report(word, prefix);
    }
  },
};

function report(word: Word, prefix: Prefix): Finding {
  const meant = formatPrefix(network(prefix));
  return {
    span: word.span,
    message: `FRR takes ${word.text} for ${meant} without a word. Write that, or another length if you mean less.`,
    fixes: [{ title: `Write ${meant}`, safe: true, edits: [{ span: word.span, text: meant }] }],
  };
}
