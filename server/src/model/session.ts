import type { Secret } from '../core/secret.js';
import type { Span } from '../core/span.js';
import type { Address, Family } from '../net/address.js';
import type { PrefixSet } from '../net/prefix-set.js';
import type { Fact, Known } from './fact.js';
import type { Policy } from './policy.js';

/** How the peer's AS number is given: a number, or only that it is (or is not) our own. */
export type PeerAs = number | 'internal' | 'external';

/** How a session uses BFD. */
export type BfdUse = 'off' | 'on' | 'graceful';

/** How often BFD asks whether the peer is there (RFC 5880, 6.8). */
export interface BfdTimers {
  /** The least time between packets that we send, milliseconds. */
  readonly transmitInterval: Fact<number>;
  /** The least time between packets that we can take, milliseconds. */
  readonly receiveInterval: Fact<number>;
  /** After how many packets that did not come the peer is gone. */
  readonly multiplier: Fact<number>;
  /** Packets that arrive with a lower TTL do not count (RFC 5883, 3). */
  readonly minimumTtl: Fact<number>;
}

/** One BGP session as the daemon would set it up. */
export interface Session {
  /** Unique within its speaker. */
  readonly id: string;
  /** What users call it: the protocol's name in BIRD, the neighbour in FRR. */
  readonly name: string;
  /** The VRF that it is in, where the daemon has such and it is not the default one; of FRR also a view. */
  readonly vrf?: string;
  /** The header of its block: where a missing statement is reported. */
  readonly header: Span;
  /** Everything that belongs to it, header included. */
  readonly span: Span;
  /** Part of its text could not be read: what seems to be missing may be there. */
  readonly incomplete: boolean;
  /** Configured, but switched off. */
  readonly disabled: Fact<boolean>;

  readonly localAs: Fact<number>;
  readonly peerAs: Fact<PeerAs>;
  readonly peerAddress: Fact<Address>;
  /** The peer's TCP port; RFC 4271: 179. */
  readonly peerPort: Fact<number>;
  /** The address the session is sent from: the last one written wins. */
  readonly localAddress: Fact<Address>;
  /** Every place that names a local address, in the order written; BIRD's `local` and `source address` both do. */
  readonly localAddresses: readonly Known<Address>[];
  /** The router id of this session alone; absent where it has the speaker's, or the dialect has none. */
  readonly routerId?: Fact<Address>;
  readonly password: Fact<Secret>;
  /** The most hops the peer may be away; `0`: it must be on the same link. */
  readonly multihop: Fact<number>;
  /** GTSM, RFC 5082. */
  readonly ttlSecurity: Fact<boolean>;
  readonly bfd: Fact<BfdUse>;
  /** Where it uses BFD, and the dialect knows of them. */
  readonly bfdTimers?: BfdTimers;
  /** Waits for the peer to connect. */
  readonly passive: Fact<boolean>;
  /** Seconds. */
  readonly holdTime: Fact<number>;
  /** Seconds. */
  readonly keepaliveTime: Fact<number>;
  /** Our role towards the peer (RFC 9234): `customer`, `provider`, `peer`, `rs_server`, `rs_client`; absent where the dialect has none. */
  readonly role?: Fact<string>;
  /** Routes whose path has our own AS number in it are taken in. */
  readonly ownAsAllowed?: Fact<boolean>;
  /** 4-byte AS numbers are offered, RFC 6793. */
  readonly as4: Fact<boolean>;
  readonly families: readonly AddressFamily[];
  /**
   * Where the daemon runs on many nodes: which of them have the session. Equal texts stand for the same nodes; absent: all. A
   * daemon on one machine has no such thing.
   */
  readonly nodes?: Fact<string>;
}

/** One address family (AFI with SAFI unicast) carried by a session. */
export interface AddressFamily {
  readonly family: Family;
  /** The header of its block, or the statement that activates it. */
  readonly header: Span;
  readonly span: Span;
  readonly import: Fact<Policy>;
  readonly export: Fact<Policy>;
  /** How next hops are looked up. */
  readonly gateway: Fact<'direct' | 'recursive'>;
  /** The routing table that it announces from; absent where the dialect has but one for each family. */
  readonly table?: Fact<string>;
  /** What is announced as next hop instead of our own address, where a statement says so. */
  readonly nextHop?: Fact<Address>;
  /**
   * What the daemon may keep back although the policy lets it out: parts of an aggregate, what exceeds a limit. Absent: nothing. It is
   * worked out when it is asked for.
   */
  readonly withheld?: () => PrefixSet;
}
