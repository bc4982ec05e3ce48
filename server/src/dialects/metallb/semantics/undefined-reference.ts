import type { Fix, Severity } from '../../../core/diagnostic.js';
import { nearest } from '../../../core/similar.js';
import { type Fact, type Known, knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import { addBfdProfile } from '../edits/objects.js';
import { anyUnnamed, type BgpPeer, mayShareNamespace, type Resource } from '../resources.js';
import { parseIp } from '../values/addresses.js';
import type { SemanticRule } from './rule.js';
import { at, knownItems, type Scope } from './scope.js';

/** A name in a field, and the objects among which it must be. */
interface Use {
  readonly from: Resource;
  readonly fact: Known<string>;
  readonly about: About;
}

interface About {
  readonly what: string;
  readonly happens: string;
  readonly targets: Targets;
  /** It is kept out of repositories on purpose, or it is in one place for all clusters. */
  readonly isOftenElsewhere?: boolean;
}

interface Targets {
  readonly all: readonly Target[];
  readonly named: ReadonlyMap<string, readonly Target[]>;
  /** Some have names that nobody knows. */
  readonly isOpen: boolean;
}

interface Target {
  readonly owner: Resource;
  readonly name: string;
}

/** Names of objects that do not exist. */
export const undefinedReference: SemanticRule = {
  id: 'metallb/undefined-reference',
  severity: 'warning',
  summary: 'The name of a pool, peer, profile, community or Secret that does not exist',
  isAboutAll: true,
  *check(scope) {
    for (const [name, uses] of USES) {
      yield* scope.part(undefinedReference, name, () => [...judge(uses(scope), scope)]);
    }
  },
};

function* judge(uses: Iterable<Use>, scope: Scope): Iterable<Finding> {
  const strays = new Set<Resource>();
  for (const use of uses) {
    const { from, fact, about } = use;
    const { isOpen, named, all } = about.targets;
    const isNear = ({ owner }: Target) => mayShareNamespace(from, owner);
    const namesakes = named.get(fact.value) ?? [];
    if (isOpen || namesakes.some(isNear)) continue;
    const stray = namesakes.find(target => isStray(use, target, scope));
    if (stray) {
      if (!strays.has(stray.owner)) yield elsewhere(use, stray, scope);
      strays.add(stray.owner);
      continue;
    }
    const near = all.filter(isNear);
    const isEvident = byAddress(fact.value, near) !== undefined && !scope.isClosed;
    const severity = isEvident ? 'warning' : severityOf(use, near, scope);
    if (severity) yield report(use, near, severity, scope);
  }
}

/** Whether a Secret is there in a namespace in which no peers are: of other objects metallb/namespace speaks. */
function isStray({ about }: Use, { owner }: Target, { resources }: Scope): boolean {
  const namespace = knownValue(owner.namespace);
  return about.what === 'Secret' && !resources.peers.some(peer => knownValue(peer.namespace) === namespace);
}

/** What is named is there, in a namespace where MetalLB does not look: told once, where that stands. */
function elsewhere({ about, fact, from }: Use, { owner }: Target, scope: Scope): Finding {
  const here = knownValue(from.namespace) ?? '';
  const { namespace, header } = owner;
  const span = namespace.kind === 'known' ? at(namespace, header) : header;
  const message = `MetalLB looks for this ${about.what} in its own namespace, “${here}”, and not here: it keeps its last good configuration until there is one. Put it there.`;
  const related = [{ span: at(fact, from.header), message: 'It is named here.' }];
  const fixes = [{ title: `Put it into ${here}`, safe: false, edits: [scope.rewrite(span, here)] }];
  return { span, severity: scope.isClosed ? 'error' : 'warning', message, related, fixes };
}

/** How sure it is that the name is wrong; undefined where it may well be defined in a file that nobody has shown. */
function severityOf(use: Use, near: readonly Target[], { isClosed, isLone }: Scope): Severity | undefined {
  if (isClosed) return 'error';
  if (near.length === 0) return undefined;
  return isLone || use.about.isOftenElsewhere ? 'info' : 'warning';
}

/** What is named, and by whom. */
const USES: readonly (readonly [string, (scope: Scope) => Iterable<Use>])[] = [
  ['profiles', profileUses],
  ['secrets', secretUses],
  ['pools', poolUses],
  ['peers', peerUses],
  ['communities', communityUses],
];

function* profileUses({ resources }: Scope): Iterable<Use> {
  const about: About = {
    what: 'BFDProfile',
    happens: 'MetalLB keeps its last good configuration until there is one',
    targets: targetsOf(resources.bfdProfiles),
  };
  for (const from of resources.peers) yield* use(from, from.bfdProfile, about);
}

function* secretUses({ resources }: Scope): Iterable<Use> {
  const about: About = {
    what: 'Secret',
    happens: 'MetalLB keeps its last good configuration until there is one in its own namespace',
    targets: targetsOf(resources.secrets),
    isOftenElsewhere: true,
  };
  for (const from of resources.peers) yield* use(from, from.passwordSecret.name, about);
}

function* poolUses({ resources, pools }: Scope): Iterable<Use> {
  const about: About = {
    what: 'IPAddressPool',
    happens: 'MetalLB ignores the name without a word, and announces nothing for it',
    targets: targetsOf(pools),
  };
  for (const from of [...resources.bgpAdvertisements, ...resources.l2Advertisements]) {
    for (const name of knownItems(from.ipAddressPools)) yield* use(from, name, about);
  }
}

function* peerUses({ resources }: Scope): Iterable<Use> {
  const about: About = {
    what: 'BGPPeer',
    happens: 'MetalLB ignores the name without a word, and announces nothing to that peer',
    targets: targetsOf(resources.peers),
  };
  for (const from of resources.bgpAdvertisements) {
    for (const name of knownItems(from.peers)) yield* use(from, name, about);
  }
}

function* communityUses({ resources, pools }: Scope): Iterable<Use> {
  const about: About = {
    what: 'community',
    happens: 'MetalLB keeps its last good configuration until a Community object names one so',
    targets: targets(
      resources.communities.flatMap(owner =>
        (knownValue(owner.communities) ?? []).flatMap(({ name }) => targetOf(owner, name)),
      ),
      false,
    ),
    isOftenElsewhere: true,
  };
  for (const from of resources.bgpAdvertisements) yield* aliasUses(from, from.communities, about);
  for (const from of pools) {
    for (const { communities: named } of knownValue(from.bgpAdvertisements) ?? []) yield* aliasUses(from, named, about);
  }
}

/** What has a colon is a value, or none: metallb/community speaks of that. */
function* aliasUses(from: Resource, names: Fact<readonly Fact<string>[]>, about: About): Iterable<Use> {
  for (const name of knownItems(names)) if (!name.value.includes(':')) yield* use(from, name, about);
}

function* use(from: Resource, fact: Fact<string>, about: About): Iterable<Use> {
  if (fact.kind === 'known' && fact.value !== '') yield { from, fact, about };
}

const known = new WeakMap<readonly Resource[], Targets>();

function targetsOf(all: readonly Resource[]): Targets {
  const before = known.get(all);
  if (before) return before;
  const found = targets(
    all.flatMap(owner => targetOf(owner, owner.name)),
    anyUnnamed(all),
  );
  known.set(all, found);
  return found;
}

function targets(all: readonly Target[], isOpen: boolean): Targets {
  const named = new Map<string, Target[]>();
  for (const target of all) {
    const same = named.get(target.name);
    if (same) same.push(target);
    else named.set(target.name, [target]);
  }
  return { all, named, isOpen };
}

function targetOf(owner: Resource, name: Fact<string>): readonly Target[] {
  return name.kind === 'known' ? [{ owner, name: name.value }] : [];
}

function report(use: Use, near: readonly Target[], severity: Severity, scope: Scope): Finding {
  const { fact, from, about } = use;
  const { what, happens } = about;
  const span = at(fact, from.header);
  const meant =
    byAddress(fact.value, near) ??
    nearest(
      fact.value,
      near.map(({ name }) => name),
    );
  const where = scope.isClosed ? '' : scope.isLone ? ' in this file' : ' in the files that belong together here';
  const [only, another] = near;
  const other = meant === undefined && only && !another ? only.name : undefined;
  const advice =
    meant !== undefined
      ? `Did you mean “${meant}”?`
      : other === undefined
        ? 'Define it, or remove the name.'
        : `There is “${other}”: name that, or define this one.`;
  const message = `There is no ${what} “${fact.value}”${where}: ${happens}. ${advice}`;
  const instead = meant ?? other;
  const written =
    instead === undefined ? [] : [{ title: `Write “${instead}”`, safe: false, edits: [scope.rewrite(span, instead)] }];
  return { span, severity, message, fixes: [...written, ...definition(use, scope)] };
}

/** The peer that has what was written for its name as its address: many take the one for the other. */
function byAddress(text: string, near: readonly Target[]): string | undefined {
  const isAt = ({ owner }: Target) =>
    parseIp(text) && knownValue((owner as BgpPeer).peerAddress ?? owner.name) === text;
  return near.find(isAt)?.name;
}

/** What a profile says is known well enough to write one. */
function definition({ about, fact, from }: Use, scope: Scope): readonly Fix[] {
  const edits = about.what === 'BFDProfile' ? addBfdProfile(scope.manifests, from.object, fact.value) : undefined;
  return edits ? [{ title: `Add a BFDProfile “${fact.value}”`, safe: false, edits }] : [];
}
