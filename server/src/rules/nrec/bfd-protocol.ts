import { sameSpan } from '../../core/span.js';
import { type Fact, knownValue, placeOf } from '../../model/fact.js';
import type { AllocationContext, AllocationRule, Finding, NrecSession } from '../../model/rule.js';
import type { Family } from '../../net/address.js';
import { fix } from '../findings.js';
import { familyName, listed } from '../words.js';

export const bfdProtocol: AllocationRule = {
  id: 'nrec/bfd-protocol',
  severity: 'error',
  summary: 'Sessions use BFD, but no BFD protocol takes them over several hops',
  *check(context) {
    const { allocation, edits, sessions, speaker } = context;
    if (allocation.bfd === 'disabled') return;
    const using = sessions.filter(({ session }) => (knownValue(session.bfd) ?? 'off') !== 'off');
    for (const family of new Set(using.map(({ peer }) => peer.family))) {
      const finding = explain(
        context,
        using.filter(({ peer }) => peer.family === family),
        family,
      );
      if (!finding) continue;
      const related = using.map(({ session }) => ({
        span: placeOf(session.bfd, session.header),
        message: `Session ${session.name} uses BFD.`,
      }));
      yield {
        ...finding,
        related: related.filter(({ span }) => !sameSpan(span, finding.span)),
        fixes: fix(
          `Accept ${familyName(family)} BFD sessions over several hops`,
          true,
          edits.enableBfdProtocol(speaker, family),
        ),
      };
    }
  },
};

/** Why nothing takes the BFD sessions of these (at least one) sessions; undefined when something does or may. */
function explain({ speaker }: AllocationContext, using: readonly NrecSession[], family: Family): Finding | undefined {
  if (speaker.bfd.kind !== 'known') return undefined;
  const protocols = speaker.bfd.value;
  const running = protocols.filter(({ disabled }) => knownValue(disabled) !== true);
  if (running.some(({ multihop }) => mayAccept(multihop, family))) return undefined;
  const [refusing] = running;
  if (refusing)
    return {
      span: placeOf(refusing.multihop, refusing.header),
      message: `This takes no ${familyName(family)} BFD sessions over several hops, and those with NREC are such: their BFD never comes up. Accept them.`,
    };
  const [off] = protocols;
  if (off)
    return {
      span: placeOf(off.disabled, off.header),
      message:
        'BFD is switched off here, so that of the sessions with NREC never comes up. Switch it on, and let it accept sessions over several hops.',
    };
  if (speaker.incomplete) return undefined;
  const [{ session }] = using as [NrecSession];
  const names = listed(using.map(user => user.session.name));
  return {
    span: placeOf(session.bfd, session.header),
    message: `BFD is wanted by ${names}, but no BFD protocol runs to do it: it never comes up. Add one that accepts sessions over several hops.`,
  };
}

function mayAccept(multihop: Fact<readonly Family[]>, family: Family): boolean {
  return multihop.kind === 'unknown' || (knownValue(multihop) ?? []).includes(family);
}
