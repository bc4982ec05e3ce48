import type { Diagnostic, Severity } from '../core/diagnostic.js';
import type { Secret } from '../core/secret.js';
import type { Span } from '../core/span.js';
import type { Address } from '../net/address.js';
import type { Allocation, Instance } from '../profile/allocation.js';
import type { EditVerbs } from './edits.js';
import type { Firewall, FirewallVerbs } from './firewall.js';
import type { FileFacts, SecretVerdict } from './host.js';
import type { Session } from './session.js';
import type { Speaker } from './speaker.js';

/** What is known of a rule without running it. */
export interface RuleInfo {
  /** `<scope>/<name>`; its page is docs/rules/<scope>/<name>.md. */
  readonly id: string;
  /** The usual severity; a finding may state another. */
  readonly severity: Severity;
  /** One sentence for lists, without a full stop: what it reports. */
  readonly summary: string;
}

/** What a rule returns: a diagnostic whose unstated parts follow from the rule. */
export type Finding = Pick<Diagnostic, 'span' | 'message'> &
  Partial<Pick<Diagnostic, 'severity' | 'related' | 'fixes' | 'rejects' | 'daemon' | 'toldAt'>>;

/** A session with an NREC router, and which of the profile's peers it is meant for. */
export interface NrecSession {
  readonly session: Session;
  readonly peer: Address;
  /** false: the neighbour's address is only near `peer`. */
  readonly exact: boolean;
}

/** Another instance of the same allocation: its configuration is to be the same but for its own address. */
export interface Sibling {
  readonly instance: Instance;
  /** Its place among the allocation's instances. */
  readonly order: number;
  /** The file that its configuration starts from. */
  readonly root: string;
  readonly speaker: Speaker;
  readonly sessions: readonly NrecSession[];
}

/** A file in which a session's password can be read. */
export interface PasswordFile {
  /** The password in it, the first time that it stands there. */
  readonly span: Span;
  readonly secret: Secret;
  readonly facts: FileFacts;
}

/** What the rules about an allocation look at. */
export interface AllocationContext {
  readonly speaker: Speaker;
  readonly allocation: Allocation;
  /** The instance of the profile that this file belongs to, when it names one. */
  readonly instance: Instance | undefined;
  /** The allocation's other instances, as far as the profile names their files and these are of the same dialect. */
  readonly siblings: readonly Sibling[];
  /** The profile's other allocations. */
  readonly others: readonly Allocation[];
  /** Only sessions with NREC routers that are switched on. */
  readonly sessions: readonly NrecSession[];
  readonly edits: EditVerbs;
  /** undefined while the comparison has not been made. */
  secretVerdict(session: Session): SecretVerdict | undefined;
  /** Another allocation of the profile that has this session's password; undefined also while that has not been found out. */
  passwordOf(session: Session): Allocation | undefined;
  /** The files in which a session's password can be read, as far as anything is known of them besides their texts. */
  passwordFiles(session: Session): readonly PasswordFile[];
}

/** One rule over the model: written once for every dialect. */
export interface AllocationRule extends RuleInfo {
  check(context: AllocationContext): Iterable<Finding>;
}

/** What the rules about an allocation look at in what instances let in. */
export interface FirewallContext {
  readonly firewall: Firewall;
  readonly allocation: Allocation;
  /** The profile says by a binding that the unit is for the allocation. */
  readonly isBound: boolean;
  readonly edits: FirewallVerbs;
}

/** One rule over what instances let in. */
export interface FirewallRule extends RuleInfo {
  check(context: FirewallContext): Iterable<Finding>;
}
