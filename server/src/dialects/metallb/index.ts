import type { Dialect } from '../../model/dialect.js';
import type { EditVerbs } from '../../model/edits.js';
import { metallbLanguage } from './language.js';
import { parseMetallb } from './parse.js';
import { METALLB_RULES } from './rules.js';
import type { Manifests } from './tree.js';
import { DEFAULT_VERSION, VERSIONS } from './versions.js';

const none = () => undefined;

/** No verb has a way yet. */
const edits: EditVerbs = {
  setLocalAs: none,
  setPeerAs: none,
  setPeerAddress: none,
  setDefaultPeerPort: none,
  setLocalAddress: none,
  setPassword: none,
  enableMultihop: none,
  enableBfd: none,
  disableBfd: none,
  makeActive: none,
  setDefaultHoldTime: none,
  enableAs4: none,
  addFamily: none,
  importNothing: none,
  restrictExport: none,
  setRecursiveGateway: none,
  addSession: none,
  setRouterId: none,
  enableBfdProtocol: none,
  learnKernelRoutes: none,
  removeStatement: none,
};

/** MetalLB and frr-k8s: the manifests of Kubernetes objects that they read. */
export const metallb: Dialect<Manifests> = {
  id: 'metallb',
  name: 'MetalLB',
  versions: VERSIONS,
  defaultVersion: DEFAULT_VERSION,
  rules: METALLB_RULES,
  edits,
  language: metallbLanguage,
  parse: parseMetallb,
  lower: () => [],
};
