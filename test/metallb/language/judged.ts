import { applyEdits } from '../../../server/src/core/edit.js';
import { completionsAt } from '../../../server/src/features/completion.js';
import { withoutPlaces } from '../../../server/src/features/snippet.js';
import type { Completion } from '../../../server/src/model/language.js';
import { type JudgedOptions, judged, PROFILE } from '../../features/judged.js';
import { marked } from '../../features/marked.js';

/** The allocation's profile, bound to `metallb.yaml`. */
export const METALLB_PROFILE = PROFILE.replace('files: bird.conf', 'files: metallb.yaml');

/** Judges `metallb.yaml`, written with a `$0`. */
export function judgedManifest(written: string, options: JudgedOptions = {}) {
  return judged(written, {
    path: 'metallb.yaml',
    root: 'metallb.yaml',
    files: { '.nrec.yaml': METALLB_PROFILE },
    ...options,
  });
}

/** What is offered at `$0`. */
export async function offers(written: string, options?: JudgedOptions): Promise<readonly Completion[]> {
  const { subject, cursor } = await judgedManifest(written, options);
  return completionsAt(subject, cursor);
}

export async function labels(written: string, options?: JudgedOptions): Promise<readonly string[]> {
  return (await offers(written, options)).map(({ label }) => label);
}

/** The text once an offer is taken, without the snippet's places; new lines are as far in as the line, as editors have it. */
export async function taken(written: string, label: string, options?: JudgedOptions): Promise<string> {
  const { text } = marked(written);
  const offer = (await offers(written, options)).find(each => each.label === label);
  if (!offer) throw new Error(`${label} is not offered`);
  const { insert = label, snippet, replaces } = offer;
  const line = text.slice(text.lastIndexOf('\n', replaces.start - 1) + 1, replaces.start);
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const plain = snippet ? withoutPlaces(insert) : insert;
  return applyEdits(text, [{ span: replaces, text: plain.replaceAll('\n', `\n${indent}`) }]);
}

export const PEER = 'apiVersion: metallb.io/v1beta2\nkind: BGPPeer\nmetadata:\n  name: peer1\nspec:\n';
export const POOL = 'apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata:\n  name: pool1\nspec:\n';
export const ADVERTISEMENT = 'apiVersion: metallb.io/v1beta1\nkind: BGPAdvertisement\nmetadata:\n  name: adv\nspec:\n';
export const FRR =
  'apiVersion: frrk8s.metallb.io/v1beta1\nkind: FRRConfiguration\nmetadata:\n  name: frr\nspec:\n  bgp:\n    routers:\n';

/** Objects with names to refer to. */
export const LIBRARY = `apiVersion: metallb.io/v1beta1
kind: BFDProfile
metadata:
  name: fast
  namespace: metallb-system
spec:
  receiveInterval: 100
---
apiVersion: v1
kind: Secret
metadata:
  name: bgp-secret
  namespace: metallb-system
type: kubernetes.io/basic-auth
stringData:
  password: not-for-anyone
---
apiVersion: metallb.io/v1beta1
kind: Community
metadata:
  name: communities
spec:
  communities:
  - name: no-transit
    value: 65000:1
---
${POOL}  addresses:
  - 192.168.0.16/31
---
${PEER}  myASN: 4200000000
  peerASN: 65535
  peerAddress: 10.255.255.1
---
`;
