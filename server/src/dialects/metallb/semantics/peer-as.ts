import { knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import type { BgpPeer } from '../resources.js';
import type { SemanticRule } from './rule.js';
import { at, type Scope } from './scope.js';

/** AS numbers of a peer that are missing, or that exclude each other. */
export const peerAs: SemanticRule = {
  id: 'metallb/peer-as',
  severity: 'error',
  summary: 'A peer without its AS numbers, or with two that exclude each other',
  *check(scope) {
    for (const peer of scope.resources.peers) yield* judge(peer, scope);
  },
};

function* judge(peer: BgpPeer, scope: Scope): Iterable<Finding> {
  const { myASN, peerASN, dynamicASN, localASN, header } = peer;
  // That one is missing is for the schema to say, which cannot where there is no spec at all.
  const hasSpec = peer.fields.has('spec').kind !== 'absent';
  if (!hasSpec || knownValue(myASN) === 0) {
    const span = myASN.kind === 'known' ? at(myASN, header) : header;
    const message =
      'MetalLB refuses a peer without an AS number of its own. Write yours as myASN: a number from 1 to 4294967295.';
    yield scope.refusal(span, message);
    return;
  }
  const [theirs, dynamic] = [knownValue(peerASN), knownValue(dynamicASN)];
  const noNumber = theirs === 0 || (peerASN.kind === 'absent' && isOptional(peer, scope));
  const noWord = dynamicASN.kind === 'absent' || dynamic === '';
  if (noNumber && noWord) {
    const span = peerASN.kind === 'known' ? at(peerASN, header) : header;
    const orDynamic = isOptional(peer, scope) ? ', or dynamicASN: external for whatever it has' : '';
    const message = `MetalLB refuses a peer without the AS number of the other side. Write it as peerASN${orDynamic}.`;
    yield scope.refusal(span, message);
  }
  if (peerASN.kind === 'known' && theirs !== 0 && dynamicASN.kind === 'known' && dynamic !== '') {
    const related = [{ span: at(peerASN, header), message: 'The number is here.' }];
    const message =
      'MetalLB refuses a peer with both peerASN and dynamicASN. Keep peerASN where you know the number, and delete dynamicASN.';
    yield scope.refusal(at(dynamicASN, header), message, { related });
  }
  if (localASN.kind === 'known' && theirs !== undefined && theirs === knownValue(myASN)) {
    const message =
      'localASN is for peers of another AS, and peerASN is your own: FRR-K8s refuses this session. Delete localASN, or write the peer’s AS number as peerASN.';
    yield { span: at(localASN, header), severity: 'warning', message };
  }
}

/** Whether the schema lets peerASN be missing. */
function isOptional({ version }: BgpPeer, scope: Scope): boolean {
  return version !== 'v1beta1' && scope.since('0.14');
}
