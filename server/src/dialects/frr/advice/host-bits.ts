import type { Finding } from '../../../model/rule.js';
import type { Family } from '../../../net/address.js';
import { formatPrefix, hasHostBits, network, type Prefix, parsePrefix } from '../../../net/prefix.js';
import { PrefixScan } from '../../../net/prefix-scan.js';
import type { Place } from '../graph.js';
import { oncePerForm, shapeOf, type Word } from '../tree.js';
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
    for (const list of prefixListsIn(survey)) {
      for (const { text, prefix } of list.hasHostBits ? list.entries : [])
        if (text && prefix && hasHostBits(prefix)) yield report(text, prefix);
    }
    const scan = new PrefixScan();
    for (const line of survey.ofKinds(line => networkOf(line).index >= 0)) {
      const { index, family } = networkOf(line);
      scan.read(family, line.text, line.startOf(index), line.endOf(index));
      const prefix = scan.length >= 0 && scan.hasHostBits ? parsePrefix(line.textOf(index)) : undefined;
      if (prefix) yield report(line.word(index) as Word, prefix);
    }
  },
};

/** Which word of a line is a network, of which family; -1: none. */
const networkOf = oncePerForm((line): { readonly index: number; readonly family: Family } => {
  const isOne = NETWORKS.test(shapeOf(line)) && /^(?:config|bgp|vrf)/.test(line.node.name);
  const index = isOne
    ? line.places.findIndex(({ what }) => what.kind === 'typed' && what.type.endsWith(' prefix'))
    : -1;
  const { what } = line.places[Math.max(0, index)] as Place;
  return { index, family: what.kind === 'typed' && what.type === 'ipv6 prefix' ? 'ipv6' : 'ipv4' };
});

function report(word: Word, prefix: Prefix): Finding {
  const meant = formatPrefix(network(prefix));
  return {
    span: word.span,
    message: `FRR takes ${word.text} for ${meant} without a word. Write that, or another length if you mean less.`,
    fixes: [{ title: `Write ${meant}`, safe: true, edits: [{ span: word.span, text: meant }] }],
  };
}
