import type { EditVerbs } from '../../model/edits.js';

const none = () => undefined;

/** FRR configurations are not lowered to speakers yet, so no rule asks for edits. */
export const frrEdits: EditVerbs = {
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
