import type { RuleInfo } from '../../../model/rule.js';
import { addressPool } from './address-pool.js';
import { aggregationLength } from './aggregation-length.js';
import { bfdEcho } from './bfd-echo.js';
import { community } from './community.js';
import { dualStack } from './dual-stack.js';
import { duplicate } from './duplicate.js';
import { frrConflict } from './frr-conflict.js';
import { frrNeighbor } from './frr-neighbor.js';
import { frrPrefixes } from './frr-prefixes.js';
import { hostBits } from './host-bits.js';
import { ibgpMultihop } from './ibgp-multihop.js';
import { localPref } from './local-pref.js';
import { namespace } from './namespace.js';
import { nativeMode } from './native-mode.js';
import { password, plainPassword } from './password.js';
import { peerAddress } from './peer-address.js';
import { peerAs } from './peer-as.js';
import { peerConflict } from './peer-conflict.js';
import { poolOverlap } from './pool-overlap.js';
import type { SemanticRule } from './rule.js';
import { secret } from './secret.js';
import { selector } from './selector.js';
import { service } from './service.js';
import { sharedAddress } from './shared-address.js';
import { timers } from './timers.js';
import { tooFewAddresses } from './too-few-addresses.js';
import { unannouncedPool } from './unannounced-pool.js';
import { undefinedReference } from './undefined-reference.js';

/** What MetalLB checks itself, and what it should. */
export const SEMANTICS: readonly SemanticRule[] = [
  // peers
  peerAs,
  peerAddress,
  ibgpMultihop,
  timers,
  peerConflict,
  password,
  plainPassword,
  secret,
  // pools
  addressPool,
  poolOverlap,
  hostBits,
  // advertisements
  aggregationLength,
  community,
  localPref,
  dualStack,
  unannouncedPool,
  bfdEcho,
  // frr-k8s's own objects
  frrNeighbor,
  frrPrefixes,
  frrConflict,
  // what asks for addresses
  service,
  sharedAddress,
  tooFewAddresses,
  // all kinds
  selector,
  duplicate,
  undefinedReference,
  namespace,
  nativeMode,
];

export const SEMANTIC_RULES: readonly RuleInfo[] = SEMANTICS;
