/** The manifest of NREC's service page, with the names and the flag that Kubernetes and MetalLB want. */

import type { Diagnostic } from '../../server/src/core/diagnostic.js';
import { LineIndex } from '../../server/src/core/source.js';
import type { LintResult } from '../../server/src/workspace/result.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';

export const PASSWORD = 'b1ecd7f662e6ff6ce03ab33626f92cfe';

export const PROFILE = `
allocations:
  - name: page
    localAs: 4200000000
    peerAs: 65535
    peers: [10.255.255.1, 10.255.255.2]
    ipv4: [192.168.0.16/31]
    ipv6: ['fda4:5ff2:8477:1755::/127']
    bfd: required
    password: { env: NREC_MD5 }
    instanceNetwork: [10.0.240.0/24]
`;

export const peer = (number: number): string => `---
apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata:
    name: nrec-peer${number}
    namespace: metallb-system
spec:
    myASN: 4200000000
    peerASN: 65535
    peerAddress: 10.255.255.${number}
    bfdProfile: bfdprofile
    passwordSecret:
        name: nrec-bgp
    ebgpMultiHop: true
    dualStackAddressFamily: true
    nodeSelectors:
        - matchLabels:
              node: workloadnode # a label of the nodes with public workloads
`;

export const PAGE = `apiVersion: metallb.io/v1beta1
kind: BFDProfile
metadata:
    name: bfdprofile
    namespace: metallb-system
spec:
    receiveInterval: 380
    transmitInterval: 270
---
apiVersion: v1
kind: Secret
metadata:
    name: nrec-bgp
    namespace: metallb-system
type: kubernetes.io/basic-auth
stringData:
    password: ${PASSWORD}
${peer(1)}${peer(2)}---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
    name: elasticip
    namespace: metallb-system
spec:
    addresses:
        - 192.168.0.16/31
        - fda4:5ff2:8477:1755::/127
---
apiVersion: metallb.io/v1beta1
kind: BGPAdvertisement
metadata:
    name: elastic
    namespace: metallb-system
spec:
    ipAddressPools:
        - elasticip
`;

export async function judge(text: string, version = '0.16', profile = PROFILE): Promise<LintResult> {
  const host = memoryHost({ '.nrec.yaml': profile, 'metallb.yaml': text }, PASSWORD);
  return new Workspace(host).lint('metallb.yaml', { dialect: 'metallb', targets: [{ dialect: 'metallb', version }] });
}

/** A finding as `rule severity line "text"`, 1-based. */
export function shown(text: string, { rule, severity, span }: Diagnostic): string {
  const line = new LineIndex(text).position(span.start).line + 1;
  return `${rule} ${severity} ${line} "${text.slice(span.start, span.end)}"`;
}

/** The text with one occurrence of a part replaced. */
export function mutated(text: string, before: string, occurrence: number, after: string): string {
  const parts = text.split(before);
  if (parts.length <= occurrence + 1) throw new Error(`no ${before}`);
  return parts.slice(0, occurrence + 1).join(before) + after + parts.slice(occurrence + 1).join(before);
}
