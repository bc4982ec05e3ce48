import type { Span } from '../core/span.js';
import type { Family } from '../net/address.js';
import type { Prefix } from '../net/prefix.js';
import type { Edits } from './edits.js';
import type { Fact } from './fact.js';
import type { NeededRule } from './security-group.js';

/** Ports from the first to the last, both included. */
export interface Ports {
  readonly first: number;
  readonly last: number;
}

/** One rule of a security group. A rule that is written once for several sources is one for each. */
export interface SecurityGroupRule {
  /** Where it is named; a finding about the whole of it stands here. */
  readonly header: Span;
  readonly span: Span;
  readonly direction: Fact<'ingress' | 'egress'>;
  readonly family: Fact<Family>;
  /** In lower case, `any` for all. */
  readonly protocol: Fact<string>;
  /** Absent: all. */
  readonly ports: Fact<Ports>;
  /** Absent: everybody of the family. */
  readonly source: Fact<Prefix>;
  /** It lets in the members of a group of instances alone. */
  readonly isFromGroup: boolean;
  /** It is not there in every case. */
  readonly isConditional: boolean;
  /** The group it belongs to: the `id` of one of the module's, or another's name; undefined where that is not known. */
  readonly group: string | undefined;
}

export interface SecurityGroup {
  readonly id: string;
  readonly name: Fact<string>;
  readonly header: Span;
  readonly span: Span;
  /** Something beside its own rules speaks of it: an instance, an output, another module. */
  readonly isUsed: boolean;
  /** It lets everything out without a rule of the module, as new groups do. */
  readonly letsOut: boolean;
}

/** A machine, as far as its networks and groups go. */
export interface GuardedInstance {
  readonly header: Span;
  /** Its networks, each where it is written; undefined where there may be others. */
  readonly networks: readonly { readonly at: Span; readonly name: Fact<string> }[] | undefined;
  /** The ids of the module's groups that it has. */
  readonly groups: readonly string[];
  /** It has, or may have, further ones. */
  readonly hasOtherGroups: boolean;
}

/** What a module of an infrastructure lets in to its instances. */
export interface Firewall {
  readonly root: string;
  readonly groups: readonly SecurityGroup[];
  readonly rules: readonly SecurityGroupRule[];
  readonly instances: readonly GuardedInstance[];
  /** Part of it could not be read, or something else may add rules: what seems to be missing may be there. */
  readonly incomplete: boolean;
}

/** The verbs by which rules mend a firewall. */
export interface FirewallVerbs {
  setSource(rule: SecurityGroupRule, source: Prefix): Edits;
  setPorts(rule: SecurityGroupRule, ports: Ports): Edits;
  setProtocol(rule: SecurityGroupRule, protocol: string): Edits;
  /** Further rules: behind a like one and of the same group, or of a group and behind that. */
  addRules(firewall: Firewall, needed: readonly NeededRule[], like: SecurityGroupRule | SecurityGroup): Edits;
}
