import type { Span } from '../../core/span.js';
import type { SessionPlan } from '../../model/edits.js';
import { knownValue, placeOf } from '../../model/fact.js';
import type { AllocationContext, AllocationRule, Finding } from '../../model/rule.js';
import type { Session } from '../../model/session.js';
import { type Address, formatAddress } from '../../net/address.js';
import { duplicateSessions } from '../duplicates.js';
import { fix } from '../findings.js';
import { exactPeer, peersWithout } from '../nrec-session.js';
import { listed } from '../words.js';

export const missingPeer: AllocationRule = {
  id: 'nrec/missing-peer',
  severity: 'error',
  summary: 'An NREC router has no session',
  *check(context) {
    const { allocation, sessions, speaker } = context;
    // A session whose neighbour is not known may be the missing one; one too many is nrec/duplicate-session's.
    if (speaker.incomplete || speaker.sessions.some(session => session.peerAddress.kind !== 'known')) return;
    if (duplicateSessions(context).length > 0) return;
    const severity = sessions.length > 0 ? 'warning' : 'error';
    const missing = [...peersWithout(sessions, allocation)];
    for (const finding of switchedOff(context, missing)) yield { severity, ...finding };
    if (missing.length === 0) return;
    const finding = astray(context, missing) ?? absent(context, missing);
    if (finding) yield { severity, ...finding };
  },
};

/** Sessions that are there but disabled; takes their peers from `missing`. */
function* switchedOff({ allocation, edits, speaker }: AllocationContext, missing: Address[]): Iterable<Finding> {
  for (const session of speaker.sessions) {
    const peer = knownValue(session.disabled) === true ? exactPeer(session, allocation) : undefined;
    const at = peer ? missing.indexOf(peer) : -1;
    if (!peer || at < 0) continue;
    missing.splice(at, 1);
    const { disabled } = session;
    // What stands in a template may switch off others on purpose.
    yield {
      span: placeOf(disabled, session.header),
      message: `Session ${session.name} is switched off, so NREC's router ${formatAddress(peer)} hears nothing from this instance. Switch it on.`,
      fixes:
        disabled.kind === 'known' && disabled.origin === 'explicit' && disabled.at
          ? fix('Switch the session on', false, edits.removeStatement(speaker, disabled.at))
          : [],
    };
  }
}

/** A session between the right AS numbers that goes elsewhere: most probably the missing one. */
function astray(
  { allocation, edits, sessions, speaker }: AllocationContext,
  missing: readonly Address[],
): Finding | undefined {
  const strays = speaker.sessions.filter(
    session =>
      knownValue(session.disabled) !== true &&
      knownValue(session.peerAs) === allocation.peerAs &&
      knownValue(session.localAs) === allocation.localAs &&
      !sessions.some(nrec => nrec.session === session),
  );
  const [stray] = strays;
  const address = stray && knownValue(stray.peerAddress);
  if (!stray || !address) return undefined;
  const [meant] = missing;
  return {
    span: placeOf(stray.peerAddress, stray.header),
    message: `${formatAddress(address)} is no router of your allocation, and ${names(missing)} ${missing.length > 1 ? 'have' : 'has'} no session: NREC hears nothing from this instance there. Use the addresses of your allocation.`,
    fixes:
      strays.length === 1 && missing.length === 1 && meant
        ? fix(`Change the neighbour to ${formatAddress(meant)}`, false, edits.setPeerAddress(speaker, stray, meant))
        : [],
  };
}

/** No session at all: on the session that is there, when the file has to do with NREC. */
function absent(context: AllocationContext, missing: readonly Address[]): Finding | undefined {
  const { edits, sessions, speaker } = context;
  const like = sessions[0]?.session;
  const span = like?.header ?? relation(context);
  // One at a time: a second new session could not know the name of the first.
  const [next] = missing;
  if (!span || !next) return undefined;
  return {
    span,
    message: like
      ? `No session goes to NREC's other router, ${names(missing)}: when this one fails or is maintained, your addresses become unreachable. Add a session with it.`
      : `No session goes to NREC's routers ${names(missing)}, so nothing is announced from here. Add a session with each.`,
    fixes: fix(
      `Add a session with ${formatAddress(next)}`,
      false,
      edits.addSession(speaker, planFor(context, next), like),
    ),
  };
}

/** What ties a file without any NREC session to the allocation: a session with one of its AS numbers, or the profile itself. */
function relation({ allocation, instance, speaker }: AllocationContext): Span | undefined {
  const related = (session: Session): boolean =>
    knownValue(session.localAs) === allocation.localAs || knownValue(session.peerAs) === allocation.peerAs;
  return speaker.sessions.find(related)?.header ?? (instance ? speaker.span : undefined);
}

function planFor({ allocation, instance, sessions, speaker }: AllocationContext, peer: Address): SessionPlan {
  const like = sessions[0]?.session;
  const { localAs, peerAs, ipv4, ipv6, bfd } = allocation;
  return {
    peerAddress: peer,
    peerAs,
    localAs,
    localAddress: instance?.address ?? (like && knownValue(like.localAddress)) ?? knownValue(speaker.routerId),
    bfd: bfd === 'required' || (bfd === 'optional' && like !== undefined && (knownValue(like.bfd) ?? 'off') !== 'off'),
    ipv4,
    ipv6,
  };
}

function names(peers: readonly Address[]): string {
  return listed(peers.map(formatAddress));
}
