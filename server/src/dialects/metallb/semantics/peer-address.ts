import type { Fact } from '../../../model/fact.js';
import { knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import type { BgpPeer } from '../resources.js';
import { parseIp } from '../values/addresses.js';
import type { SemanticRule } from './rule.js';
import { at, type Scope } from './scope.js';

/** The fields of a peer that hold an address. */
const FIELDS = [
  ['peerAddress', 'the address of the router to connect to'],
  ['sourceAddress', 'the address to connect from'],
  ['routerID', 'a router id, written like an IPv4 address'],
] as const;

/** Addresses of a peer that are none, that are missing or that exclude each other. */
export const peerAddress: SemanticRule = {
  id: 'metallb/peer-address',
  severity: 'error',
  summary: 'A peer without an address, or with one that is none',
  *check(scope) {
    for (const peer of scope.resources.peers) {
      yield* judgeWay(peer, scope);
      for (const [field, what] of FIELDS) yield* judgeAddress(field, what, peer, scope);
      yield* judgeFamilies(peer);
    }
  },
};

/** There must be one way to the peer: its address, or the interface it is behind. */
function* judgeWay(peer: BgpPeer, scope: Scope): Iterable<Finding> {
  const { peerAddress: address, interface: link, header } = peer;
  if (peer.fields.has('spec').kind === 'absent') return;
  const isRequired = peer.version === 'v1beta1' || !scope.since('0.15');
  const noAddress = knownValue(address) === '' || (address.kind === 'absent' && !isRequired);
  const noLink = link.kind === 'absent' || knownValue(link) === '';
  if (noAddress && noLink) {
    const span = address.kind === 'known' ? at(address, header) : header;
    const orLink = isRequired ? '' : ', or the interface that it is behind as interface';
    yield scope.refusal(span, `MetalLB refuses a peer that it cannot find. Write its address as peerAddress${orLink}.`);
  } else if (address.kind === 'known' && address.value !== '' && link.kind === 'known' && link.value !== '') {
    const message =
      'MetalLB refuses a peer with both peerAddress and interface. Keep the address where you know it, and delete interface.';
    const related = [{ span: at(address, header), message: 'The address is here.' }];
    yield scope.refusal(at(link, header), message, { related });
  }
}

function* judgeAddress(
  field: (typeof FIELDS)[number][0],
  what: string,
  peer: BgpPeer,
  scope: Scope,
): Iterable<Finding> {
  const fact: Fact<string> = peer[field];
  if (fact.kind !== 'known' || fact.value === '' || parseIp(fact.value)) return;
  const span = at(fact, peer.header);
  const [host, length] = fact.value.split('/');
  const isAddress = length !== undefined && host !== undefined && parseIp(host.trim()) !== undefined;
  const instead = isAddress ? host.trim() : parseIp(fact.value.trim()) ? fact.value.trim() : undefined;
  const message = instead
    ? `MetalLB refuses “${fact.value}”: ${field} is an address alone. Write ${instead}.`
    : `MetalLB refuses “${fact.value}”, which is no IP address: ${field} is ${what}, and no name can stand there.`;
  const fixes = instead ? [{ title: `Write ${instead}`, safe: true, edits: [scope.rewrite(span, instead)] }] : [];
  yield scope.refusal(span, message, { fixes });
}

function* judgeFamilies({ routerID, sourceAddress, peerAddress: peer, header }: BgpPeer): Iterable<Finding> {
  if (routerID.kind === 'known' && parseIp(routerID.value)?.family === 'ipv6') {
    const message =
      'A router id has 32 bits, and FRR refuses this IPv6 address, which MetalLB hands on to it. Write one like an IPv4 address.';
    yield { span: at(routerID, header), severity: 'warning', message };
  }
  const source = sourceAddress.kind === 'known' ? parseIp(sourceAddress.value) : undefined;
  const target = peer.kind === 'known' ? parseIp(peer.value) : undefined;
  if (sourceAddress.kind === 'known' && source && target && source.family !== target.family) {
    const [theirs, own] = target.family === 'ipv4' ? ['IPv4', 'IPv6'] : ['IPv6', 'IPv4'];
    const message = `The peer has an ${theirs} address, and no session reaches it from this ${own} one. Write an ${theirs} address of the node.`;
    yield { span: at(sourceAddress, header), severity: 'warning', message };
  }
}
