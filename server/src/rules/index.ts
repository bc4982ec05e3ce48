import type { AllocationRule, FirewallRule, RuleInfo } from '../model/rule.js';
import { addressAgreement } from './nrec/address-agreement.js';
import { allocationNeverAnnounced } from './nrec/allocation-never-announced.js';
import { anycastOwnAddress } from './nrec/anycast-own-address.js';
import { as4Disabled } from './nrec/as4-disabled.js';
import { bfdDisabled } from './nrec/bfd-disabled.js';
import { bfdPortClosed } from './nrec/bfd-port-closed.js';
import { bfdPortWrong } from './nrec/bfd-port-wrong.js';
import { bfdProtocol } from './nrec/bfd-protocol.js';
import { bfdRequired } from './nrec/bfd-required.js';
import { bfdTimers } from './nrec/bfd-timers.js';
import { bfdTtl } from './nrec/bfd-ttl.js';
import { bfdUnused } from './nrec/bfd-unused.js';
import { bgpEgressClosed } from './nrec/bgp-egress-closed.js';
import { community } from './nrec/community.js';
import { directSession } from './nrec/direct-session.js';
import { duplicateSession } from './nrec/duplicate-session.js';
import { exportOtherFamily } from './nrec/export-other-family.js';
import { exportOutsideAllocation } from './nrec/export-outside-allocation.js';
import { exportUnlimited } from './nrec/export-unlimited.js';
import { familyMissing } from './nrec/family-missing.js';
import { familyUnused } from './nrec/family-unused.js';
import { gatewayDirect } from './nrec/gateway-direct.js';
import { holdTime } from './nrec/hold-time.js';
import { importNotNone } from './nrec/import-not-none.js';
import { instanceDifference } from './nrec/instance-difference.js';
import { instancePath } from './nrec/instance-path.js';
import { kernelLearn } from './nrec/kernel-learn.js';
import { localAs } from './nrec/local-as.js';
import { missingPeer } from './nrec/missing-peer.js';
import { multihop } from './nrec/multihop.js';
import { multihopHops } from './nrec/multihop-hops.js';
import { neighborTypo } from './nrec/neighbor-typo.js';
import { oneNetwork } from './nrec/one-network.js';
import { passiveSession } from './nrec/passive-session.js';
import { passwordLength } from './nrec/password-length.js';
import { passwordMismatch } from './nrec/password-mismatch.js';
import { passwordMissing } from './nrec/password-missing.js';
import { passwordPlaceholder } from './nrec/password-placeholder.js';
import { passwordReadable } from './nrec/password-readable.js';
import { passwordShared } from './nrec/password-shared.js';
import { passwordTracked } from './nrec/password-tracked.js';
import { passwordUnavailable } from './nrec/password-unavailable.js';
import { passwordUnlikely } from './nrec/password-unlikely.js';
import { pathChange } from './nrec/path-change.js';
import { peerAs } from './nrec/peer-as.js';
import { peerDifference } from './nrec/peer-difference.js';
import { peerDiscarded } from './nrec/peer-discarded.js';
import { peerPort } from './nrec/peer-port.js';
import { role } from './nrec/role.js';
import { routerId } from './nrec/router-id.js';
import { sameNodes } from './nrec/same-nodes.js';
import { securityGroupUnused } from './nrec/security-group-unused.js';
import { securityGroupWide } from './nrec/security-group-wide.js';
import { serviceClosed } from './nrec/service-closed.js';
import { siteMixed } from './nrec/site-mixed.js';
import { sourceAddress } from './nrec/source-address.js';
import { ttlSecurity } from './nrec/ttl-security.js';
import { ambiguousAllocation } from './nrec-session.js';

/** The rules that check a speaker against its allocation, by id. `npm run new-rule` adds to this table. */
export const ALLOCATION_CHECKS: readonly AllocationRule[] = [
  addressAgreement,
  allocationNeverAnnounced,
  anycastOwnAddress,
  as4Disabled,
  bfdDisabled,
  bfdProtocol,
  bfdRequired,
  bfdTimers,
  bfdTtl,
  bfdUnused,
  community,
  directSession,
  duplicateSession,
  exportOtherFamily,
  exportOutsideAllocation,
  exportUnlimited,
  familyMissing,
  familyUnused,
  gatewayDirect,
  holdTime,
  importNotNone,
  instanceDifference,
  instancePath,
  kernelLearn,
  localAs,
  missingPeer,
  multihop,
  multihopHops,
  neighborTypo,
  passiveSession,
  passwordLength,
  passwordMismatch,
  passwordMissing,
  passwordPlaceholder,
  passwordReadable,
  passwordShared,
  passwordTracked,
  passwordUnavailable,
  passwordUnlikely,
  pathChange,
  peerAs,
  peerDifference,
  peerDiscarded,
  peerPort,
  role,
  routerId,
  sameNodes,
  siteMixed,
  sourceAddress,
  ttlSecurity,
];

/** The rules that hold what instances let in against their allocation. */
export const FIREWALL_CHECKS: readonly FirewallRule[] = [
  bfdPortClosed,
  bfdPortWrong,
  bgpEgressClosed,
  oneNetwork,
  securityGroupUnused,
  securityGroupWide,
  serviceClosed,
];

/** Every rule about allocations, also the one that chooses among them. */
export const ALLOCATION_RULES: readonly RuleInfo[] = [...ALLOCATION_CHECKS, ...FIREWALL_CHECKS, ambiguousAllocation];
