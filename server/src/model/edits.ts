import type { NewFile } from '../core/diagnostic.js';
import type { TextEdit } from '../core/edit.js';
import type { Secret } from '../core/secret.js';
import type { Span } from '../core/span.js';
import type { Address, Family } from '../net/address.js';
import type { AllocatedPrefix } from '../profile/allocation.js';
import type { Session } from './session.js';
import type { Speaker } from './speaker.js';

/** A prefix that may be announced, with everything below it down to `maxLength`. */
export type AllowedPrefix = AllocatedPrefix;

/** What a session added to a speaker is to have. */
export interface SessionPlan {
  readonly peerAddress: Address;
  readonly peerAs: number;
  readonly localAs: number;
  readonly localAddress: Address | undefined;
  readonly bfd: boolean;
  readonly ipv4: readonly AllowedPrefix[];
  readonly ipv6: readonly AllowedPrefix[];
}

/** Text edits that do what the verb says, or undefined where this dialect or this text offers no way. */
export type Edits = readonly TextEdit[] | undefined;

/** A password that goes from one file into another. */
export interface SecretMove {
  readonly edits: readonly TextEdit[];
  readonly file: NewFile;
}

/**
 * The verbs by which rules mend a configuration; every dialect speaks them. Each keeps layout and comments, edits an
 * inherited value where it is written unless that would change another session (then it overrides locally), and writes a
 * placeholder where a secret belongs.
 */
export interface EditVerbs {
  setLocalAs(speaker: Speaker, session: Session, asn: number): Edits;
  setPeerAs(speaker: Speaker, session: Session, asn: number): Edits;
  setPeerAddress(speaker: Speaker, session: Session, address: Address): Edits;
  /** Back to port 179. */
  setDefaultPeerPort(speaker: Speaker, session: Session): Edits;
  /** Makes every place that names the session's own address say `address`; adds one where there is none. */
  setLocalAddress(speaker: Speaker, session: Session, address: Address): Edits;
  /** Inserts or replaces the password by `text`: a placeholder, or the secret itself in the one command that writes it. */
  setPassword(speaker: Speaker, session: Session, text: string): Edits;
  /** Writes a password that stands in the file at `path` into a file of its own, which is then read from there. */
  moveSecret?(speaker: Speaker, path: string, secret: Secret): SecretMove | undefined;
  /** Allows the peer to be several hops away; `hops` undefined: as many as the daemon can. Removes what contradicts it. */
  enableMultihop(speaker: Speaker, session: Session, hops?: number): Edits;
  enableBfd(speaker: Speaker, session: Session): Edits;
  disableBfd(speaker: Speaker, session: Session): Edits;
  /** Lets BFD take packets however many hops they have behind them, where a TTL is written that forbids it. */
  openBfdTtl?(speaker: Speaker, session: Session): Edits;
  /** Has the session on the same nodes as another one. */
  placeLike?(speaker: Speaker, session: Session, like: Session): Edits;
  /** Lets the session connect by itself. */
  makeActive(speaker: Speaker, session: Session): Edits;
  /** Back to the daemon's default hold time. */
  setDefaultHoldTime(speaker: Speaker, session: Session): Edits;
  /** Offers 4-byte AS numbers. */
  enableAs4(speaker: Speaker, session: Session): Edits;
  /** Carries one more family, importing nothing and exporting only `allowed`. */
  addFamily(speaker: Speaker, session: Session, family: Family, allowed: readonly AllowedPrefix[]): Edits;
  importNothing(speaker: Speaker, session: Session, family: Family): Edits;
  /** Lets out only `allowed`, by a policy of its own or one already there that says exactly that. */
  restrictExport(speaker: Speaker, session: Session, family: Family, allowed: readonly AllowedPrefix[]): Edits;
  /** Next hops may be looked up through other routes. */
  setRecursiveGateway(speaker: Speaker, session: Session, family: Family): Edits;
  /** A further session, written like `like` where that is given. */
  addSession(speaker: Speaker, plan: SessionPlan, like?: Session): Edits;
  /** The speaker's, or where one is given that session's own. */
  setRouterId(speaker: Speaker, address: Address, session?: Session): Edits;
  /** Makes the daemon accept BFD sessions of the family over several hops. */
  enableBfdProtocol(speaker: Speaker, family: Family): Edits;
  /** Lets routes of the system's table reach the export policies. */
  learnKernelRoutes(speaker: Speaker, family: Family): Edits;
  /** Takes a statement away, with its line where it stood alone on it. */
  removeStatement(speaker: Speaker, statement: Span): Edits;
}

/** What stands where a password belongs until its owner writes it; rule nrec/password-placeholder knows it. */
export const PASSWORD_PLACEHOLDER = '<MD5 password>';
