import type { Finding } from '../../../model/rule.js';
import { type PrefixEntry, prefixListsIn } from './prefix-lists.js';
import type { AdviceRule } from './rule.js';

/**
 * Lengths of a prefix-list’s entry that contradict each other. vtysh takes these. The daemons of 8.4 and 10.3 refuse them, and with them the
 * lists’ lines above and below, which are one transaction up to a line that is none of these (measured).
 */
export const prefixLengths: AdviceRule = {
  id: 'frr/prefix-lengths',
  severity: 'error',
  summary: '“ge” and “le” of a prefix-list that contradict each other or the prefix',
  isLocal: true,
  *check(survey) {
    for (const list of prefixListsIn(survey)) {
      for (const entry of list.hasContradictions ? list.entries : []) {
        const finding = contradiction(entry);
        if (finding) yield finding;
      }
    }
  },
};

function contradiction({ line, prefix, ge, le }: PrefixEntry): Finding | undefined {
  if (!prefix) return undefined;
  const { length } = prefix;
  const order =
    'FRR wants prefix length ≤ ge ≤ le, and its daemons refuse this line together with the lists’ lines around it.';
  const tell = (says: string) => ({ span: line.span, message: `${says}: ${order} Correct the lengths.` });
  if (ge !== undefined && ge < length) return tell(`“ge ${ge}” is shorter than the prefix, /${length}`);
  if (le !== undefined && le < length) return tell(`“le ${le}” is shorter than the prefix, /${length}`);
  return ge !== undefined && le !== undefined && le < ge ? tell(`“le ${le}” is less than “ge ${ge}”`) : undefined;
}
