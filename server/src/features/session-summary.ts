import type { Fact } from '../model/fact.js';
import { knownValue } from '../model/fact.js';
import type { AddressFamily, Session } from '../model/session.js';
import { type Family, formatAddress } from '../net/address.js';
import { formatAsn } from '../net/asn.js';

/** How many patterns of a policy are spelt out. */
const PATTERNS = 4;

/**
 * What a session would do, as a Markdown list. Whether there is a password is said; what it is, never.
 * @param announced what it announces in a family, held against the allocation, where that is known.
 */
export function sessionSummary(session: Session, announced: (family: Family) => string | undefined): string {
  const { peerAddress, peerAs, peerPort, localAddress, localAs, multihop, bfd, password, passive, disabled } = session;
  const port = knownValue(peerPort);
  const lines = [
    `Peer: ${shown(peerAddress, formatAddress)}${port === undefined || port === 179 ? '' : ` port ${port}`}, AS ${shown(peerAs, as => (typeof as === 'number' ? formatAsn(as) : as))}`,
    `Local: ${shown(localAddress, formatAddress, 'address chosen by the daemon')}, AS ${shown(localAs, formatAsn)}`,
    shown(
      multihop,
      hops => (hops === 0 ? 'Direct: the peer must be on the same link' : `Multihop, up to ${hops} hops`),
      '',
    ),
    shown(bfd, use => (use === 'off' ? 'No BFD' : use === 'graceful' ? 'BFD, graceful' : 'BFD'), 'No BFD'),
    shown(password, () => 'Password: set', 'No password'),
    knownValue(passive) === true ? 'Passive: waits for the peer to connect' : '',
    knownValue(disabled) === true ? 'Switched off' : '',
    ...session.families.map(family => familyLine(family, announced(family.family))),
  ];
  return [`**${session.name}**`, '', ...lines.filter(line => line !== '').map(line => `- ${line}`)].join('\n');
}

function familyLine(family: AddressFamily, announced: string | undefined): string {
  const name = family.family === 'ipv4' ? 'IPv4' : 'IPv6';
  const [imports, exports] = [family.import, family.export].map(policy =>
    shown(
      policy,
      ({ form, may, must }) => {
        if (form === 'none' || may.isEmpty()) return 'nothing';
        if (form === 'all') return 'everything';
        const patterns = may.toString({ max: PATTERNS });
        return may.equals(must) ? patterns : `at most ${patterns}`;
      },
      'by default',
    ),
  );
  return `${name}: imports ${imports}; ${announced ?? `exports ${exports}`}`;
}

/** A fact in words; `absent` for what is not written. */
function shown<T>(fact: Fact<T>, show: (value: T) => string, absent = 'not set'): string {
  if (fact.kind === 'absent') return absent;
  return fact.kind === 'unknown' ? 'not known' : show(fact.value);
}
