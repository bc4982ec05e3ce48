import type { RuleInfo } from '../../../model/rule.js';
import { bfdSingleHop } from './bfd-single-hop.js';
import { classfulNetwork } from './classful-network.js';
import { connectedCheck } from './connected-check.js';
import { bfdDaemon, daemonOff, missingModule } from './daemon-off.js';
import { daemonsFile } from './daemons-file.js';
import { deprecated } from './deprecated.js';
import { duplicateSequence } from './duplicate-sequence.js';
import { groupRemoteAs } from './group-remote-as.js';
import { hostBits } from './host-bits.js';
import { implicitIpv6 } from './implicit-ipv6.js';
import { importCheck } from './import-check.js';
import { inactiveFamily } from './inactive-family.js';
import { missingPolicy } from './missing-policy.js';
import { neighborOrder } from './neighbor-order.js';
import { nextHopFamily } from './next-hop-family.js';
import { nhtDefaultRoute } from './nht-default-route.js';
import { noRemoteAs } from './no-remote-as.js';
import { openSession } from './open-session.js';
import { prefixLengths } from './prefix-lengths.js';
import { refusedEntry } from './refused-entry.js';
import { routerId } from './router-id.js';
import type { AdviceRule } from './rule.js';
import { secondBgp } from './second-bgp.js';
import { savedElsewhere, staleFile } from './stale-file.js';
import { ttlConflict } from './ttl-conflict.js';
import { uncheckedNetwork } from './unchecked-network.js';
import { undefinedName } from './undefined-name.js';
import { unreachableEntry } from './unreachable-entry.js';
import { unusedName } from './unused-name.js';
import { versionChange } from './version-change.js';
import { wrongFamily } from './wrong-family.js';

/** Our own rules for FRR. */
export const ADVICE: readonly AdviceRule[] = [
  // names
  undefinedName,
  unusedName,
  wrongFamily,
  // what bgpd refuses
  neighborOrder,
  noRemoteAs,
  secondBgp,
  refusedEntry,
  groupRemoteAs,
  ttlConflict,
  // sessions
  inactiveFamily,
  missingPolicy,
  openSession,
  connectedCheck,
  nhtDefaultRoute,
  bfdSingleHop,
  nextHopFamily,
  routerId,
  // lists and networks
  prefixLengths,
  duplicateSequence,
  unreachableEntry,
  hostBits,
  classfulNetwork,
  uncheckedNetwork,
  importCheck,
  implicitIpv6,
  // commands
  deprecated,
  versionChange,
  // files
  daemonOff,
  bfdDaemon,
  missingModule,
  daemonsFile,
  staleFile,
  savedElsewhere,
];

/** What vtysh takes, and what a daemon refuses or what does harm all the same. */
export const FRR_ADVICE_RULES: readonly RuleInfo[] = ADVICE;
