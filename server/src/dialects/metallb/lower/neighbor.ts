import type { Secret } from '../../../core/secret.js';
import type { Span } from '../../../core/span.js';
import { type Fact, knownValue } from '../../../model/fact.js';
import type { Fields } from '../resources/fields.js';
import type { Selectors } from '../resources/selectors.js';
import type { BgpPeer, FrrConfiguration, FrrNeighbor, FrrRouter, SecretReference } from '../resources/types.js';

/** A neighbour wherever it is written: a BGPPeer, or an entry of an FRRConfiguration. */
export interface Neighbor {
  readonly source:
    | { readonly kind: 'peer'; readonly peer: BgpPeer }
    | {
        readonly kind: 'frr';
        readonly configuration: FrrConfiguration;
        readonly router: FrrRouter;
        readonly neighbor: FrrNeighbor;
      };
  readonly name: string;
  readonly header: Span;
  readonly span: Span;
  /** Where its settings stand, and what they are called there. */
  readonly fields: Fields;
  readonly keys: Keys;
  /** Where its own AS number stands. */
  readonly localAs: { readonly fields: Fields; readonly key: string; readonly fact: Fact<number> };
  readonly peerAs: Fact<number>;
  readonly dynamicAs: Fact<string>;
  readonly address: Fact<string>;
  readonly interface: Fact<string>;
  readonly sourceAddress: Fact<string>;
  readonly routerId: Fact<string>;
  readonly port: Fact<number>;
  readonly password: Fact<Secret>;
  readonly passwordSecret: SecretReference;
  readonly holdTime: Fact<string>;
  readonly keepaliveTime: Fact<string>;
  readonly multihop: Fact<boolean>;
  readonly bfdProfile: Fact<string>;
  readonly disableMP: Fact<boolean>;
  readonly dualStack: Fact<boolean>;
  readonly vrf: Fact<string>;
  readonly nodeSelectors: Selectors;
  /** It is only a part of an object. */
  readonly isPartial: boolean;
}

/** What settings are called. */
export interface Keys {
  readonly peerAs: string;
  readonly address: string;
  readonly sourceAddress: string;
  readonly port: string;
}

const PEER_KEYS: Keys = {
  peerAs: 'peerASN',
  address: 'peerAddress',
  sourceAddress: 'sourceAddress',
  port: 'peerPort',
};

const FRR_KEYS: Keys = { peerAs: 'asn', address: 'address', sourceAddress: 'sourceaddress', port: 'port' };

export function neighborOfPeer(peer: BgpPeer): Neighbor {
  const { spec } = peer;
  const own = peer.localASN.kind === 'absent';
  return {
    source: { kind: 'peer', peer },
    name: peer.object.name ?? knownValue(peer.peerAddress) ?? peer.object.kind,
    header: peer.header,
    span: peer.object.span,
    fields: spec,
    keys: PEER_KEYS,
    localAs: { fields: spec, key: own ? 'myASN' : 'localASN', fact: own ? peer.myASN : peer.localASN },
    peerAs: peer.peerASN,
    dynamicAs: peer.dynamicASN,
    address: peer.peerAddress,
    interface: peer.interface,
    sourceAddress: peer.sourceAddress,
    routerId: peer.routerID,
    port: peer.peerPort,
    password: peer.password,
    passwordSecret: peer.passwordSecret,
    holdTime: peer.holdTime,
    keepaliveTime: peer.keepaliveTime,
    multihop: peer.ebgpMultiHop,
    bfdProfile: peer.bfdProfile,
    disableMP: peer.disableMP,
    dualStack: peer.dualStackAddressFamily,
    vrf: peer.vrf,
    nodeSelectors: peer.nodeSelectors,
    isPartial: peer.object.isPartial,
  };
}

export function neighborsOfConfiguration(configuration: FrrConfiguration): readonly Neighbor[] {
  const routers = knownValue(configuration.routers) ?? [];
  return routers.flatMap(router =>
    (knownValue(router.neighbors) ?? []).map((neighbor): Neighbor => {
      const own = neighbor.localASN.kind === 'absent';
      const { address } = neighbor;
      return {
        source: { kind: 'frr', configuration, router, neighbor },
        name: knownValue(address) ?? knownValue(neighbor.interface) ?? 'neighbor',
        header: (address.kind === 'known' ? address.valueAt : undefined) ?? firstEntry(neighbor.fields),
        span: neighbor.span,
        fields: neighbor.fields,
        keys: FRR_KEYS,
        localAs: own
          ? { fields: router.fields, key: 'asn', fact: router.asn }
          : { fields: neighbor.fields, key: 'localASN', fact: neighbor.localASN },
        peerAs: neighbor.asn,
        dynamicAs: neighbor.dynamicASN,
        address,
        interface: neighbor.interface,
        sourceAddress: neighbor.sourceAddress,
        routerId: router.id,
        port: neighbor.port,
        password: neighbor.password,
        passwordSecret: neighbor.passwordSecret,
        holdTime: neighbor.holdTime,
        keepaliveTime: neighbor.keepaliveTime,
        multihop: neighbor.ebgpMultiHop,
        bfdProfile: neighbor.bfdProfile,
        disableMP: neighbor.disableMP,
        dualStack: neighbor.dualStackAddressFamily,
        vrf: router.vrf,
        nodeSelectors: configuration.nodeSelectors,
        isPartial: configuration.object.isPartial,
      };
    }),
  );
}

function firstEntry({ node, span }: Fields): Span {
  return node?.entries[0]?.keySpan ?? span;
}
