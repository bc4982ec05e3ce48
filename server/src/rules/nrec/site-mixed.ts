import type { Span } from '../../core/span.js';
import type { Edits } from '../../model/edits.js';
import { knownValue, placeOf } from '../../model/fact.js';
import type { AllocationContext, AllocationRule } from '../../model/rule.js';
import { equalAddress, formatAddress } from '../../net/address.js';
import type { Allocation } from '../../profile/allocation.js';
import { allocationSet } from '../../profile/allocation-set.js';
import { judgedExports } from '../export-verdict.js';
import { byPlace, fix } from '../findings.js';
import { allocated, listed } from '../words.js';

/** A place that says what another allocation gave. */
interface Stray {
  readonly place: Span;
  readonly what: string;
  readonly edits: Edits;
}

export const siteMixed: AllocationRule = {
  id: 'nrec/site-mixed',
  severity: 'error',
  summary: 'Values of two allocations stand in one configuration',
  *check(context) {
    for (const other of context.others) {
      const strays = straysOf(context, other);
      const [first] = strays;
      if (!first) continue;
      const { allocation } = context;
      const names = [...new Set(strays.map(({ what }) => what))];
      // A template's statement is at one place, however many sessions take it over.
      const [, ...places] = byPlace(strays, ({ place }) => place);
      yield {
        span: first.place,
        message: `${capitalized(listed(names))} ${names.length > 1 ? 'are' : 'is'} of the allocation ${other.name}, and this configuration is for ${allocation.name}: NREC's routers of one site know nothing of the other. Use the values of ${allocation.name}.`,
        related: places.map(({ place, members: [{ what }] }) => {
          return { span: place, message: `${capitalized(what)} is of ${other.name} as well.` };
        }),
        fixes: fix(`Use the values of ${allocation.name}`, false, ...strays.map(({ edits }) => edits)),
      };
      // Of a value that several of them share the first has said it.
      return;
    }
  },
};

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function straysOf(context: AllocationContext, other: Allocation): readonly Stray[] {
  return [
    ...routers(context, other),
    ...numbers(context, other),
    ...passwords(context, other),
    ...prefixes(context, other),
  ];
}

function* numbers({ allocation, edits, sessions, speaker }: AllocationContext, other: Allocation): Iterable<Stray> {
  if (other.localAs === allocation.localAs) return;
  for (const { session } of sessions) {
    if (knownValue(session.localAs) !== other.localAs) continue;
    yield {
      place: placeOf(session.localAs, session.header),
      what: `AS ${other.localAs}`,
      edits: edits.setLocalAs(speaker, session, allocation.localAs),
    };
  }
}

/** Sessions with the other site's routers, that otherwise say what ours is. */
function* routers({ allocation, edits, speaker, sessions }: AllocationContext, other: Allocation): Iterable<Stray> {
  for (const session of speaker.sessions) {
    const address = knownValue(session.peerAddress);
    if (!address || knownValue(session.disabled) === true) continue;
    if (allocation.peers.some(peer => equalAddress(peer, address))) continue;
    const at = other.peers.findIndex(peer => equalAddress(peer, address));
    // A session that agrees with the other allocation is that one's own.
    const isOurs = knownValue(session.localAs) === allocation.localAs && other.localAs !== allocation.localAs;
    if (at < 0 || !(isOurs || sessions.length === 0)) continue;
    const meant = allocation.peers[at];
    yield {
      place: placeOf(session.peerAddress, session.header),
      what: `router ${formatAddress(address)}`,
      edits: meant && edits.setPeerAddress(speaker, session, meant),
    };
  }
}

function* passwords({ passwordOf, sessions }: AllocationContext, other: Allocation): Iterable<Stray> {
  for (const { session } of sessions) {
    if (passwordOf(session) !== other) continue;
    yield { place: placeOf(session.password, session.header), what: 'the password', edits: [] };
  }
}

function* prefixes(context: AllocationContext, other: Allocation): Iterable<Stray> {
  const { allocation, edits, speaker } = context;
  for (const { family, place, policy, uses, verdict } of judgedExports(context)) {
    if (verdict !== 'outside' || policy.must.isEmpty()) continue;
    const theirs = allocationSet(other, family);
    if (!policy.must.isSubsetOf(theirs) || policy.must.isSubsetOf(allocationSet(allocation, family))) continue;
    for (const { session } of uses)
      yield {
        place,
        what: `prefix ${allocated(other, family)}`,
        edits: edits.restrictExport(speaker, session, family, allocation[family]),
      };
  }
}
