import type { Fact } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import type { BgpPeer } from '../resources.js';
import { parseDuration, wholeSeconds } from '../values/duration.js';
import type { SemanticRule } from './rule.js';
import { at, type Scope } from './scope.js';

const SECOND = 1_000_000_000n;

/** RFC 4271 has 16 bits for the hold time. */
const MOST_SECONDS = 65_535;

/** Hold and keepalive times that are no durations, or that do not go together. */
export const timers: SemanticRule = {
  id: 'metallb/timers',
  severity: 'error',
  summary: 'Hold and keepalive times that MetalLB refuses',
  *check(scope) {
    for (const peer of scope.resources.peers) yield* judge(peer, scope);
  },
};

function* judge(peer: BgpPeer, scope: Scope): Iterable<Finding> {
  const [hold, keepalive] = [peer.holdTime, peer.keepaliveTime];
  const problems = [...misread(hold, 'holdTime', scope, peer), ...misread(keepalive, 'keepaliveTime', scope, peer)];
  if (problems.length > 0) {
    yield* problems;
    return;
  }
  if (hold.kind === 'unknown' || keepalive.kind === 'unknown') return;
  const both = completed(nanoseconds(hold), nanoseconds(keepalive), peer, scope);
  if (!both) return;
  const [held, kept] = both;
  const written = hold.kind === 'known' ? hold : keepalive;
  if (written.kind !== 'known') return;
  const seconds = wholeSeconds({ kind: 'duration', nanoseconds: held });
  if (held < 0n || (seconds !== 0 && seconds < 3)) {
    const follows = hold.kind === 'known' ? '' : ', three times the keepaliveTime';
    const message = `MetalLB refuses a hold time of ${text(held)}${follows}: BGP allows 0 (none) and 3 seconds or more. Write 3s, or better 90s.`;
    yield scope.refusal(at(written, peer.header), message);
  } else if (keepalive.kind === 'known' && kept > held) {
    const message = `MetalLB refuses a keepaliveTime (${text(kept)}) above the holdTime (${text(held)}): the session would end before a keepalive is sent. Write a third of the hold time${hold.kind === 'known' ? '' : ', or write the holdTime too'}.`;
    const related = hold.kind === 'known' ? [{ span: at(hold, peer.header), message: 'The hold time is here.' }] : [];
    yield scope.refusal(at(keepalive, peer.header), message, { related });
  } else if (seconds > MOST_SECONDS && hold.kind === 'known') {
    const message = `FRR takes hold times up to ${MOST_SECONDS}s, and refuses the configuration that MetalLB makes of this one. Write a shorter one, 90s for example.`;
    yield { span: at(hold, peer.header), severity: 'warning', message };
  }
}

/** What is no duration: the API server takes any text, and MetalLB cannot read the object then. */
function* misread(fact: Fact<string>, field: string, scope: Scope, peer: BgpPeer): Iterable<Finding> {
  if (fact.kind !== 'known') return;
  const parsed = parseDuration(fact.value);
  if (parsed.kind === 'duration') return;
  const span = at(fact, peer.header);
  const isNumber = /^[0-9]+$/.test(fact.value);
  const advice = isNumber ? `Write ${fact.value}s` : 'Write seconds as in 90s';
  const message = `MetalLB cannot read the ${field} “${fact.value}”: ${parsed.reason}. It refuses the peer. ${advice}.`;
  const fixes = isNumber
    ? [{ title: `Write ${fact.value}s`, safe: true, edits: [scope.rewrite(span, `${fact.value}s`)] }]
    : [];
  yield scope.refusal(span, message, { fixes });
}

function nanoseconds(fact: Fact<string>): bigint | undefined {
  const parsed = fact.kind === 'known' ? parseDuration(fact.value) : undefined;
  return parsed?.kind === 'duration' ? parsed.nanoseconds : undefined;
}

/** Both times, the one that is not written as MetalLB derives it from the other; undefined where neither is written. */
function completed(
  hold: bigint | undefined,
  keepalive: bigint | undefined,
  { version }: BgpPeer,
  scope: Scope,
): readonly [bigint, bigint] | undefined {
  if (hold === undefined && keepalive === undefined) return undefined;
  if (!scope.since('0.14')) {
    const held = hold === undefined || hold === 0n ? 90n * SECOND : hold;
    return [held, keepalive === undefined || keepalive === 0n ? held / 3n : keepalive];
  }
  // The conversion from v1beta1 writes 0 for what is missing.
  if (version === 'v1beta1') return [hold ?? 0n, keepalive ?? 0n];
  return [hold ?? (keepalive as bigint) * 3n, keepalive ?? (hold as bigint) / 3n];
}

function text(value: bigint): string {
  return value % SECOND === 0n ? `${value / SECOND}s` : `${Number(value) / 1e9}s`;
}
