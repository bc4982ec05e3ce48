import { revealSecret } from '../../../core/secret.js';
import { type Fact, knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import { parseIp } from '../values/addresses.js';
import { parseDuration, wholeSeconds } from '../values/duration.js';
import { neighborsOf, orElse, type PlacedNeighbor } from './frr.js';
import type { SemanticRule } from './rule.js';
import { at, type Scope } from './scope.js';

/** Sessions in an FRRConfiguration that frr-k8s refuses. */
export const frrNeighbor: SemanticRule = {
  id: 'metallb/frr-neighbor',
  severity: 'error',
  summary: 'A neighbor of an FRRConfiguration that frr-k8s refuses',
  *check(scope) {
    for (const placed of neighborsOf(scope)) {
      for (const check of CHECKS) yield* check(placed, scope);
    }
  },
};

const CHECKS: readonly ((placed: PlacedNeighbor, scope: Scope) => Iterable<Finding>)[] = [
  judgeWay,
  judgeAs,
  judgeTimers,
  judgePassword,
  judgeProfile,
];

function* judgeWay({ neighbor }: PlacedNeighbor, scope: Scope): Iterable<Finding> {
  const { address, interface: link, span } = neighbor;
  const [where, behind] = [orElse(address, ''), orElse(link, '')];
  if (where === '' && behind === '') {
    yield scope.refusal(
      headOf(span, scope),
      'frr-k8s refuses a neighbor that it cannot find. Write its address or its interface.',
    );
  } else if (address.kind === 'known' && where !== '' && link.kind === 'known' && behind !== '') {
    const message = 'frr-k8s refuses a neighbor with both address and interface. Keep the address where you know it.';
    yield scope.refusal(at(link, span), message, {
      related: [{ span: at(address, span), message: 'The address is here.' }],
    });
  } else if (address.kind === 'known' && where !== undefined && where !== '' && !parseIp(where)) {
    yield scope.refusal(at(address, span), `frr-k8s refuses “${where}”, which is no IP address: it looks no names up.`);
  }
}

function* judgeAs({ router, neighbor }: PlacedNeighbor, scope: Scope): Iterable<Finding> {
  const { asn, dynamicASN, localASN, span } = neighbor;
  const [number, word] = [orElse(asn, 0), orElse(dynamicASN, '')];
  if (number === 0 && word === '') {
    const message =
      'frr-k8s refuses a neighbor without an AS number. Write it as asn, or dynamicASN: external for whatever it has.';
    yield scope.refusal(asn.kind === 'known' ? at(asn, span) : headOf(span, scope), message);
  } else if (number && dynamicASN.kind === 'known' && word !== '') {
    const message = 'frr-k8s refuses a neighbor with both asn and dynamicASN. Keep asn where you know the number.';
    yield scope.refusal(at(dynamicASN, span), message);
  }
  if (localASN.kind === 'known' && localASN.value !== 0 && number && number === knownValue(router.asn)) {
    const message =
      'frr-k8s refuses localASN for a neighbor of the router’s own AS. Delete it, or mend the AS number that is wrong.';
    yield scope.refusal(at(localASN, span), message);
  }
}

function* judgeTimers({ neighbor }: PlacedNeighbor, scope: Scope): Iterable<Finding> {
  const { holdTime, keepaliveTime, span } = neighbor;
  const misread = [...unreadable(holdTime, 'holdTime', scope), ...unreadable(keepaliveTime, 'keepaliveTime', scope)];
  if (misread.length > 0) {
    yield* misread;
    return;
  }
  const written = holdTime.kind === 'known' ? holdTime : keepaliveTime;
  if (written.kind !== 'known') return;
  if (holdTime.kind === 'absent' || keepaliveTime.kind === 'absent') {
    const [has, lacks] = holdTime.kind === 'absent' ? ['keepaliveTime', 'holdTime'] : ['holdTime', 'keepaliveTime'];
    yield scope.refusal(at(written, span), `frr-k8s refuses a ${has} without a ${lacks}. Write both, or none.`);
    return;
  }
  const [hold, keepalive] = [nanoseconds(holdTime), nanoseconds(keepaliveTime)];
  if (hold === undefined || keepalive === undefined) return;
  const seconds = wholeSeconds({ kind: 'duration', nanoseconds: hold });
  if (seconds !== 0 && seconds < 3) {
    yield scope.refusal(
      at(written, span),
      'frr-k8s refuses this hold time: BGP allows 0 (none) and 3 seconds or more.',
    );
  } else if (keepalive > hold && keepaliveTime.kind === 'known') {
    const message = 'frr-k8s refuses a keepaliveTime above the holdTime. Write a third of the hold time.';
    yield scope.refusal(at(keepaliveTime, span), message);
  }
}

function* unreadable(fact: Fact<string>, field: string, scope: Scope): Iterable<Finding> {
  if (fact.kind !== 'known' || !fact.at) return;
  const parsed = parseDuration(fact.value);
  if (parsed.kind === 'duration') return;
  const message = `frr-k8s cannot read the ${field} “${fact.value}”: ${parsed.reason}. Write seconds as in 90s.`;
  yield scope.refusal(at(fact, fact.at), message);
}

function nanoseconds(fact: Fact<string>): bigint | undefined {
  const parsed = fact.kind === 'known' ? parseDuration(fact.value) : undefined;
  return parsed?.kind === 'duration' ? parsed.nanoseconds : undefined;
}

function* judgePassword({ neighbor }: PlacedNeighbor): Iterable<Finding> {
  const { password, passwordSecret, span } = neighbor;
  const { name } = passwordSecret;
  if (password.kind !== 'known' || revealSecret(password.value) === '' || name.kind !== 'known' || name.value === '')
    return;
  const message =
    'frr-k8s takes no neighbor with both a password and a passwordSecret, and keeps its old configuration. Delete the password.';
  yield { span: at(name, span), message, related: [{ span: at(password, span), message: 'The password is here.' }] };
}

/** A profile must be in the same object, also where another one has it. */
function* judgeProfile({ configuration, neighbor }: PlacedNeighbor, scope: Scope): Iterable<Finding> {
  const { bfdProfile, span } = neighbor;
  const { bfdProfiles } = configuration;
  if (bfdProfile.kind !== 'known' || bfdProfile.value === '' || bfdProfiles.kind === 'unknown') return;
  const names = (knownValue(bfdProfiles) ?? []).map(({ name }) => name);
  if (names.some(name => name.kind === 'unknown' || knownValue(name) === bfdProfile.value)) return;
  const message = `frr-k8s refuses the BFD profile “${bfdProfile.value}”, which this object does not have: each FRRConfiguration must list the profiles that it uses. Add it to spec.bgp.bfdProfiles.`;
  yield scope.refusal(at(bfdProfile, span), message);
}

/** The first line of what stands at a place. */
function headOf(span: Finding['span'], scope: Scope): Finding['span'] {
  const [line = ''] = scope.text(span).split('\n');
  return { ...span, end: span.start + line.trimEnd().length };
}
