import type { Secret } from '../../../core/secret.js';
import type { Span } from '../../../core/span.js';
import type { Fact } from '../../../model/fact.js';
import type { ManifestObject } from '../tree.js';
import type { Fields } from './fields.js';
import type { LabelSelector, Selectors } from './selectors.js';

/** What all objects have. Texts are as written: who needs an address, a duration or a range of them reads it. */
export interface Resource {
  readonly object: ManifestObject;
  readonly name: Fact<string>;
  readonly namespace: Fact<string>;
  readonly labels: Fact<ReadonlyMap<string, Fact<string>>>;
  /** Where findings about the object as a whole stand. */
  readonly header: Span;
  /** The object's own fields, and those of its `spec`. */
  readonly fields: Fields;
  readonly spec: Fields;
}

/** A name in a field that refers to another object. */
export type Reference = Fact<string>;
export type References = Fact<readonly Fact<string>[]>;

export interface BgpPeer extends Resource {
  readonly kind: 'BGPPeer';
  /** `v1beta1` knows fewer fields; those it does not know are absent. */
  readonly version: string;
  readonly myASN: Fact<number>;
  readonly localASN: Fact<number>;
  readonly peerASN: Fact<number>;
  readonly dynamicASN: Fact<string>;
  readonly peerAddress: Fact<string>;
  readonly interface: Fact<string>;
  readonly sourceAddress: Fact<string>;
  readonly routerID: Fact<string>;
  readonly peerPort: Fact<number>;
  readonly holdTime: Fact<string>;
  readonly keepaliveTime: Fact<string>;
  readonly connectTime: Fact<string>;
  readonly password: Fact<Secret>;
  readonly passwordSecret: SecretReference;
  readonly bfdProfile: Reference;
  readonly ebgpMultiHop: Fact<boolean>;
  readonly enableGracefulRestart: Fact<boolean>;
  readonly vrf: Fact<string>;
  readonly disableMP: Fact<boolean>;
  readonly dualStackAddressFamily: Fact<boolean>;
  readonly nodeSelectors: Selectors;
}

export interface SecretReference {
  /** Whether the field is there at all. */
  readonly is: Fact<true>;
  readonly name: Reference;
  /** MetalLB ignores it, and looks in its own namespace. */
  readonly namespace: Fact<string>;
}

export interface IpAddressPool extends Resource {
  readonly kind: 'IPAddressPool' | 'AddressPool';
  /** CIDRs and ranges. */
  readonly addresses: Fact<readonly Fact<string>[]>;
  readonly autoAssign: Fact<boolean>;
  readonly avoidBuggyIPs: Fact<boolean>;
  readonly serviceAllocation: {
    readonly is: Fact<true>;
    readonly priority: Fact<number>;
    readonly namespaces: Fact<readonly Fact<string>[]>;
    readonly namespaceSelectors: Selectors;
    readonly serviceSelectors: Selectors;
  };
  /** Of an AddressPool (until 0.14.2): `layer2` or `bgp`. */
  readonly protocol: Fact<string>;
  /** Of an AddressPool: how it is announced; without any, as whole addresses. */
  readonly bgpAdvertisements: Fact<readonly Announcement[]>;
}

/** How addresses become routes. */
export interface Announcement {
  readonly span: Span;
  readonly aggregationLength: Fact<number>;
  readonly aggregationLengthV6: Fact<number>;
  readonly localPref: Fact<number>;
  readonly communities: Fact<readonly Fact<string>[]>;
}

/** Which pools an advertisement is about. Without names and selectors: all. */
export interface PoolChoice {
  readonly ipAddressPools: References;
  readonly ipAddressPoolSelectors: Selectors;
  readonly nodeSelectors: Selectors;
  readonly serviceSelectors: Selectors;
}

export interface BgpAdvertisement extends Resource, PoolChoice, Announcement {
  readonly kind: 'BGPAdvertisement';
  /** Names of BGPPeers. */
  readonly peers: References;
}

export interface L2Advertisement extends Resource, PoolChoice {
  readonly kind: 'L2Advertisement';
  readonly interfaces: Fact<readonly Fact<string>[]>;
}

/** Intervals in milliseconds. */
export interface BfdSettings {
  readonly receiveInterval: Fact<number>;
  readonly transmitInterval: Fact<number>;
  readonly echoInterval: Fact<number>;
  readonly detectMultiplier: Fact<number>;
  readonly minimumTtl: Fact<number>;
  readonly echoMode: Fact<boolean>;
  readonly passiveMode: Fact<boolean>;
}

export interface BfdProfile extends Resource, BfdSettings {
  readonly kind: 'BFDProfile';
}

export interface Community extends Resource {
  readonly kind: 'Community';
  readonly communities: Fact<
    readonly { readonly span: Span; readonly name: Fact<string>; readonly value: Fact<string> }[]
  >;
}

export interface SecretResource extends Resource {
  readonly kind: 'Secret';
  /** `kubernetes.io/basic-auth`, say; absent means `Opaque`. */
  readonly type: Fact<string>;
  /** Each key once: `stringData` wins over `data`. */
  readonly entries: readonly SecretEntry[];
  /** Whether there may be keys that are not written here. */
  readonly isOpen: boolean;
}

export interface SecretEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly form: 'stringData' | 'data';
  /** Of `data`, with base64 undone. `valueAt` is what stands in the file. */
  readonly value: Fact<Secret>;
}

export interface FrrConfiguration extends Resource {
  readonly kind: 'FRRConfiguration';
  readonly nodeSelector: LabelSelector;
  /** One selector as a list, as the others have them. */
  readonly nodeSelectors: Selectors;
  readonly bfdProfiles: Fact<readonly (BfdSettings & { readonly span: Span; readonly name: Fact<string> })[]>;
  readonly routers: Fact<readonly FrrRouter[]>;
  readonly raw: { readonly priority: Fact<number>; readonly rawConfig: Fact<string> };
}

export interface FrrRouter {
  readonly span: Span;
  readonly fields: Fields;
  readonly asn: Fact<number>;
  readonly id: Fact<string>;
  readonly vrf: Fact<string>;
  readonly prefixes: Fact<readonly Fact<string>[]>;
  readonly neighbors: Fact<readonly FrrNeighbor[]>;
  readonly importsVrfs: Fact<readonly Fact<string>[]>;
}

export interface FrrNeighbor {
  readonly span: Span;
  readonly fields: Fields;
  readonly asn: Fact<number>;
  readonly dynamicASN: Fact<string>;
  readonly localASN: Fact<number>;
  readonly address: Fact<string>;
  readonly interface: Fact<string>;
  /** Written `sourceaddress`. */
  readonly sourceAddress: Fact<string>;
  readonly port: Fact<number>;
  readonly password: Fact<Secret>;
  readonly passwordSecret: SecretReference;
  readonly holdTime: Fact<string>;
  readonly keepaliveTime: Fact<string>;
  readonly connectTime: Fact<string>;
  readonly ebgpMultiHop: Fact<boolean>;
  readonly enableGracefulRestart: Fact<boolean>;
  readonly bfdProfile: Reference;
  readonly disableMP: Fact<boolean>;
  readonly dualStackAddressFamily: Fact<boolean>;
  readonly toAdvertise: {
    /** Of the key; of the neighbour, where nothing is said. */
    readonly at: Span;
    readonly is: Fact<true>;
    /** `all` or `filtered`, the default. */
    readonly mode: Fact<string>;
    readonly prefixes: Fact<readonly Fact<string>[]>;
    readonly withCommunity: Fact<readonly PrefixesWith<string>[]>;
    readonly withLocalPref: Fact<readonly PrefixesWith<number>[]>;
  };
  readonly toReceive: {
    readonly span: Span;
    readonly is: Fact<true>;
    readonly mode: Fact<string>;
    readonly prefixes: Fact<
      readonly {
        readonly span: Span;
        readonly prefix: Fact<string>;
        readonly ge: Fact<number>;
        readonly le: Fact<number>;
      }[]
    >;
  };
}

export interface PrefixesWith<T> {
  readonly span: Span;
  readonly value: Fact<T>;
  readonly prefixes: Fact<readonly Fact<string>[]>;
}

export interface Service extends Resource {
  readonly kind: 'Service';
  /** `LoadBalancer`, say; absent means `ClusterIP`. */
  readonly type: Fact<string>;
  readonly loadBalancerIP: Fact<string>;
  readonly loadBalancerClass: Fact<string>;
  readonly ipFamilyPolicy: Fact<string>;
  readonly ipFamilies: Fact<readonly Fact<string>[]>;
  readonly externalTrafficPolicy: Fact<string>;
  readonly selector: Fact<ReadonlyMap<string, Fact<string>>>;
  readonly ports: Fact<readonly ServicePort[]>;
  /** All of them; `metallb.io/loadBalancerIPs` among them, or with the older `metallb.universe.tf/`. */
  readonly annotations: Fact<ReadonlyMap<string, Fact<string>>>;
}

export interface ServicePort {
  readonly span: Span;
  readonly port: Fact<number>;
  /** Absent means `TCP`. */
  readonly protocol: Fact<string>;
}

/** Of those, MetalLB reads one: `bgpextras`, in its own namespace. */
export interface ConfigMap extends Resource {
  readonly kind: 'ConfigMap';
  /** Text that MetalLB hands to FRR as it is, behind its own, where the object is that one. */
  readonly extras: Fact<string>;
}

export interface Namespace extends Resource {
  readonly kind: 'Namespace';
}
