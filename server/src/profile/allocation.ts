import type { Span } from '../core/span.js';
import type { Address } from '../net/address.js';
import type { Prefix } from '../net/prefix.js';

/** A prefix of the allocation: it and everything below it down to `maxLength` may be announced. */
export interface AllocatedPrefix {
  readonly prefix: Prefix;
  readonly maxLength: number;
}

/** Where the MD5 password is; the profile never holds it. */
export type PasswordReference =
  | { readonly kind: 'env'; readonly name: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'scrypt'; readonly hash: string };

/** One machine that runs a speaker: the only thing that differs between them is the address. */
export interface Instance {
  readonly name: string;
  readonly address: Address;
  /** Globs, relative to the profile. */
  readonly files: readonly string[];
  /** Its name, where it is written in the profile. */
  readonly span?: Span;
}

/** What the announced addresses serve: ports that security groups have to let in. */
export interface Service {
  readonly protocol: 'tcp' | 'udp';
  readonly first: number;
  /** The last port of the range, included. */
  readonly last: number;
  /** Whom it is for; empty: everybody. */
  readonly from: readonly Prefix[];
}

/** What NREC gave a project at one site. */
export interface Allocation {
  readonly name: string;
  readonly site: string | undefined;
  readonly localAs: number;
  readonly peerAs: number;
  readonly peers: readonly Address[];
  readonly ipv4: readonly AllocatedPrefix[];
  readonly ipv6: readonly AllocatedPrefix[];
  readonly bfd: 'required' | 'optional' | 'disabled';
  readonly password: PasswordReference | undefined;
  /** Where the instances' own addresses lie. */
  readonly instanceNetwork: readonly Prefix[];
  readonly instances: readonly Instance[];
  /** What the announced addresses serve. */
  readonly services: readonly Service[];
  /** Where it is written in the profile. */
  readonly span: Span;
}

/** Which files belong to which allocation. */
export interface Binding {
  /** Globs, relative to the profile. */
  readonly files: readonly string[];
  readonly allocation: string;
}

/** A profile file, read. */
export interface Profile {
  readonly path: string;
  readonly allocations: readonly Allocation[];
  readonly bindings: readonly Binding[];
  /** Discovery upward ends here. */
  readonly root: boolean;
  /** Rules that are never reported. */
  readonly ignore: readonly string[];
}
