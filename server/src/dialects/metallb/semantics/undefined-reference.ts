import type { Fix, Severity } from '../../../core/diagnostic.js';
import { nearest } from '../../../core/similar.js';
import { type Fact, type Known, knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import { addBfdProfile } from '../edits/objects.js';
import { anyUnnamed, type BgpPeer, mayShareNamespace, type Resource } from '../resources.js';
import { parseIp } from '../values/addresses.js';
import { parseCommunity } from '../values/community.js';
import type { SemanticRule } from './rule.js';
import { at, knownItems, type Scope } from './scope.js';

/** A name in a field, and the objects among which it must be. */
interface Use {
  readonly from: Resource;
  readonly fact: Known<string>;
  readonly what: string;
  readonly happens: string;
  readonly targets: Targets;
  /** Targets may have names that nobody knows. */
  readonly isOpen: boolean;
  /** It is kept out of repositories on purpose, or it is in one place for all clusters. */
  readonly isOftenElsewhere?: boolean;
}

interface Target {
  readonly owner: Resource;
  readonly name: string;
}

interface Targets {
  readonly all: readonly Target[];
  readonly byName: ReadonlyMap<string, readonly Target[]>;
}

/** Names of objects that do not exist. */
export const undefinedReference: SemanticRule = {
  id: 'metallb/undefined-reference',
  severity: 'warning',
  summary: 'The name of a pool, peer, profile, community or Secret that does not exist',
  isAboutAll: true,
  *check(scope) {
    for (const use of uses(scope)) {
      const same = use.isOpen ? [] : (use.targets.byName.get(use.fact.value) ?? []);
      if (use.isOpen || same.some(({ owner }) => mayShareNamespace(use.from, owner))) continue;
      const near = use.targets.all.filter(({ owner }) => mayShareNamespace(use.from, owner));
      const severity = severityOf(use, near, scope);
      if (severity) yield report(use, near, severity, scope);
    }
  },
};

/** How sure it is that the name is wrong; undefined where it may well be defined in a file that nobody has shown. */
function severityOf(use: Use, near: readonly Target[], { isClosed, isLone }: Scope): Severity | undefined {
  if (isClosed) return 'error';
  if (near.length === 0) return undefined;
  return isLone || use.isOftenElsewhere ? 'info' : 'warning';
}

function* uses({ resources, pools }: Scope): Iterable<Use> {
  const { peers, bgpAdvertisements, l2Advertisements, bfdProfiles, secrets, communities } = resources;
  const poolNames = targetsOf(pools);
  const peerNames = targetsOf(peers);
  const profileNames = targetsOf(bfdProfiles);
  const secretNames = targetsOf(secrets);
  const aliases = targets(
    communities.flatMap(owner => (knownValue(owner.communities) ?? []).flatMap(({ name }) => targetOf(owner, name))),
  );
  const areOpen = {
    profiles: anyUnnamed(bfdProfiles),
    secrets: anyUnnamed(secrets),
    pools: anyUnnamed(pools),
    peers: anyUnnamed(peers),
  };
  for (const from of peers) {
    const { bfdProfile, passwordSecret } = from;
    yield* use(from, bfdProfile, {
      what: 'BFDProfile',
      happens: 'MetalLB keeps its last good configuration until there is one',
      targets: profileNames,
      isOpen: areOpen.profiles,
    });
    yield* use(from, passwordSecret.name, {
      what: 'Secret',
      happens: 'MetalLB keeps its last good configuration until there is one in its own namespace',
      targets: secretNames,
      isOpen: areOpen.secrets,
      isOftenElsewhere: true,
    });
  }
  for (const from of [...bgpAdvertisements, ...l2Advertisements]) {
    for (const name of knownItems(from.ipAddressPools)) {
      const happens = 'MetalLB ignores the name without a word, and announces nothing for it';
      yield* use(from, name, { what: 'IPAddressPool', happens, targets: poolNames, isOpen: areOpen.pools });
    }
  }
  for (const from of bgpAdvertisements) {
    for (const name of knownItems(from.peers)) {
      const happens = 'MetalLB ignores the name without a word, and announces nothing to that peer';
      yield* use(from, name, { what: 'BGPPeer', happens, targets: peerNames, isOpen: areOpen.peers });
    }
    for (const name of knownItems(from.communities)) {
      if (parseCommunity(name.value).kind !== 'alias' || name.value.includes(':')) continue;
      const happens = 'MetalLB keeps its last good configuration until a Community object names one so';
      yield* use(from, name, { what: 'community', happens, targets: aliases, isOpen: false, isOftenElsewhere: true });
    }
  }
}

function* use(from: Resource, fact: Fact<string>, about: Omit<Use, 'from' | 'fact'>): Iterable<Use> {
  if (fact.kind === 'known' && fact.value !== '') yield { from, fact, ...about };
}

function targetsOf(all: readonly Resource[]): Targets {
  return targets(all.flatMap(owner => targetOf(owner, owner.name)));
}

function targets(all: readonly Target[]): Targets {
  const byName = new Map<string, Target[]>();
  for (const target of all) {
    const same = byName.get(target.name);
    if (same) same.push(target);
    else byName.set(target.name, [target]);
  }
  return { all, byName };
}

function targetOf(owner: Resource, name: Fact<string>): readonly Target[] {
  return name.kind === 'known' ? [{ owner, name: name.value }] : [];
}

function report(use: Use, near: readonly Target[], severity: Severity, scope: Scope): Finding {
  const { fact, from, what, happens } = use;
  const span = at(fact, from.header);
  const meant =
    byAddress(fact.value, near) ??
    nearest(
      fact.value,
      near.map(({ name }) => name),
    );
  const where = scope.isClosed ? '' : scope.isLone ? ' in this file' : ' in the files that belong together here';
  const advice = meant === undefined ? 'Define it, or remove the name.' : `Did you mean “${meant}”?`;
  const message = `There is no ${what} “${fact.value}”${where}: ${happens}. ${advice}`;
  const written =
    meant === undefined ? [] : [{ title: `Write “${meant}”`, safe: false, edits: [scope.rewrite(span, meant)] }];
  return { span, severity, message, fixes: [...written, ...definition(use, scope)] };
}

/** The peer that has what was written for its name as its address: many take the one for the other. */
function byAddress(text: string, near: readonly Target[]): string | undefined {
  const isAt = ({ owner }: Target) =>
    parseIp(text) && knownValue((owner as BgpPeer).peerAddress ?? owner.name) === text;
  return near.find(isAt)?.name;
}

/** What a profile says is known well enough to write one. */
function definition({ what, fact, from }: Use, { manifests }: Scope): readonly Fix[] {
  const edits = what === 'BFDProfile' ? addBfdProfile(manifests, from.object, fact.value) : undefined;
  return edits ? [{ title: `Add a BFDProfile “${fact.value}”`, safe: false, edits }] : [];
}
