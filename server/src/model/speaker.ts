import type { Span } from '../core/span.js';
import type { Address, Family } from '../net/address.js';
import type { Prefix } from '../net/prefix.js';
import type { PrefixSet } from '../net/prefix-set.js';
import type { Fact } from './fact.js';
import type { BfdTimers, Session } from './session.js';

/** Something that puts routes in front of the export policies. */
export interface RouteSource {
  readonly kind: 'kernel' | 'static' | 'direct' | 'other';
  readonly name: string;
  readonly family: Family;
  readonly header: Span;
  readonly span: Span;
  readonly disabled: Fact<boolean>;
  /** Whether it brings routes in: a kernel protocol does only with `learn`. */
  readonly active: Fact<boolean>;
  /** The prefixes it can bring, where that is known: no others, though perhaps not all of them. */
  readonly prefixes?: PrefixSet;
  /** The routing table that it fills; absent where the dialect has but one for each family. */
  readonly table?: Fact<string>;
  /** Why it is not `active`, as a sentence about it, where that is not evident from the place. */
  readonly idle?: string;
}

/** What carries routes from one table into another. */
export interface TablePipe {
  readonly name: string;
  readonly family: Family;
  readonly from: Fact<string>;
  readonly to: Fact<string>;
  readonly header: Span;
  readonly disabled: Fact<boolean>;
  /** No others get through; everything where that is not known. */
  readonly prefixes: PrefixSet;
}

/** A route that the daemon puts into the system's own table. */
export interface SystemRoute {
  readonly prefix: Prefix;
  /** What is sent there is dropped. */
  readonly discards: boolean;
  /** Only while the daemon has a route within it, as of an aggregate. */
  readonly whileFilled?: true;
  readonly span: Span;
}

/** What the daemon's BFD side accepts. */
export interface BfdProtocol {
  readonly name: string;
  readonly header: Span;
  readonly disabled: Fact<boolean>;
  /** Families of multihop sessions it accepts, RFC 5883. */
  readonly multihop: Fact<readonly Family[]>;
}

/** A BFD session that is written by itself, whether a BGP session asks for it or not. */
export interface BfdPeer {
  readonly header: Span;
  readonly span: Span;
  readonly address: Fact<Address>;
  readonly localAddress: Fact<Address>;
  /** Over several hops, RFC 5883. */
  readonly multihop: Fact<boolean>;
  readonly disabled: Fact<boolean>;
  /** Waits for the peer to begin. */
  readonly passive: Fact<boolean>;
  /** The set of settings that it takes others from. */
  readonly profile: Fact<string>;
  readonly timers: BfdTimers;
}

/** What one configuration makes one BGP speaker do. */
export interface Speaker {
  readonly dialect: string;
  /** Path of the file the unit starts from. */
  readonly root: string;
  /** Where findings about the whole stand when nothing nearer exists. */
  readonly span: Span;
  /** Part of the unit could not be read: what seems to be missing may be there. */
  readonly incomplete: boolean;
  readonly routerId: Fact<Address>;
  readonly sessions: readonly Session[];
  /** BFD protocols; an empty list means that no BFD session can come up. `unknown` where the dialect does not say. */
  readonly bfd: Fact<readonly BfdProtocol[]>;
  /** Absent where the dialect writes BFD with its BGP sessions only. */
  readonly bfdPeers?: readonly BfdPeer[];
  readonly routeSources: readonly RouteSource[];
  /** Absent where the dialect has but one table for each family. */
  readonly pipes?: readonly TablePipe[];
  /**
   * The routes to an address that the configuration itself puts into the system's table, default routes aside: those that drop what is
   * sent where that is certain, the others where it may be. Undefined: the daemon learns routes of its own, which may be nearer. Absent
   * where the dialect does nothing of the kind.
   */
  readonly systemRoutes?: (address: Address) => readonly SystemRoute[] | undefined;
}
