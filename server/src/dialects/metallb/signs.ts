// Read by the client as well, which has to know whose a document is before a server runs: this file imports nothing.

/** What says that a file is about MetalLB, at the beginning of a line; whatever else stands in it. */
export const SIGNS: readonly RegExp[] = [
  /apiVersion["']?[ \t]*:[ \t]*["']?(?:frrk8s\.)?metallb\.io\/v\d/,
  // A Secret that a BGPPeer's password may be in, and a Service that speaks to MetalLB.
  /type["']?[ \t]*:[ \t]*["']?kubernetes\.io\/basic-auth\b/,
  /metallb\.(?:io|universe\.tf)\/(?:loadBalancerIPs|address-pool|allow-shared-ip)["']?[ \t]*:/,
  // A daemon's file in a ConfigMap.
  /(?:bird6?|frr|bgpd|zebra|bfdd|staticd|ospf6?d(?:-\d+)?|isisd)\.conf["']?[ \t]*:[ \t]*\|/,
  // What MetalLB read until 0.12.
  /address-pools["']?[ \t]*:/,
];

/** Whether any line of a text has one of these signs, whatever indents or quotes it. */
export function linesThatBegin(signs: readonly RegExp[]): RegExp {
  return new RegExp(`^[ \\t"'{-]*(?:${signs.map(({ source }) => source).join('|')})`, 'm');
}

/** What says that a text is of manifests which are looked into, or of what is applied with them. */
export const MANIFEST_SIGNS = linesThatBegin([
  ...SIGNS,
  // A kustomization that fetches MetalLB.
  /(?:https:\/\/)?(?:raw\.githubusercontent|github)\.com\/metallb\//,
  // Values of the ingress-nginx chart, which is given MetalLB's addresses.
  /(?:ingressClassResource|publishService|enable[pP]ublishService|useHostPorts?|useProxyProtocol)["']?[ \t]*:/,
]);
