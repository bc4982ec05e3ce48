import { linesThatBegin, SIGNS } from './signs.js';

/** The API groups whose kinds are judged. */
export const METALLB = 'metallb.io';
const FRR_K8S = 'frrk8s.metallb.io';

/** Kinds of Kubernetes' own core group that belong to what MetalLB does. */
const CORE_KINDS: ReadonlySet<string> = new Set(['Service', 'Secret', 'ConfigMap']);

const OUR_KINDS: ReadonlySet<string> = new Set([
  'BGPPeer',
  'BGPAdvertisement',
  'BFDProfile',
  'IPAddressPool',
  'L2Advertisement',
  'FRRConfiguration',
]);

const API_VERSION = /^["']?apiVersion["']?[ \t]*:[ \t]*["']?([^\s"',}#]+)/m;
const OUR_LINE = /^["']?apiVersion["']?[ \t]*:[ \t]*["']?(?:frrk8s\.)?metallb\.io(?:\/|["'\s])/m;
const KIND = /^["']?kind["']?[ \t]*:[ \t]*["']?([^\s"',}#]+)/m;

/** Anything of ours, wherever it stands: in lists, in JSON. */
const MENTIONED = /metallb\.io\/v\d|["']?kind["']?[ \t]*:[ \t]*["']?(?:Service|Secret|ConfigMap)\b/;

const OF_OURS = linesThatBegin(SIGNS);

/** Whether a file of manifests is judged for itself: it says that it is about MetalLB. */
export function speaksOfUs(text: string): boolean {
  return OF_OURS.test(text);
}

/** Whether a document is worth reading: a cheap look at the lines that say of what kind it is. */
export function isWanted(text: string): boolean {
  if (OUR_LINE.test(text)) return true;
  const apiVersion = API_VERSION.exec(text)?.[1];
  const kind = KIND.exec(text)?.[1];
  // A kind of ours without its group is most probably meant to have it.
  if (kind !== undefined && OUR_KINDS.has(kind) && !apiVersion?.includes('/')) return true;
  if (apiVersion === undefined || kind === undefined || kind.endsWith('List')) return MENTIONED.test(text);
  return isOurs(apiVersion.replace(/\/.*/, '')) || (apiVersion === 'v1' && CORE_KINDS.has(kind));
}

/** Whether a group is MetalLB's or frr-k8s's. */
export function isOurs(group: string): boolean {
  return group === METALLB || group === FRR_K8S;
}
