/**
 * The types of the filter language, by BIRD's names; `unknown` where we cannot tell, which fits everything. As in BIRD, the
 * type of a set does not say of what.
 */
export type ValueType = string;

export const UNKNOWN: ValueType = 'unknown';
export const VOID: ValueType = 'void';

/** The type of an enumerated constant, from its spelling. */
export function enumerationOf(name: string): ValueType {
  const prefix = ENUMERATIONS.find(([start]) => name.startsWith(start));
  return prefix ? `enum ${prefix[1]}` : UNKNOWN;
}

/** Longer spellings first. */
const ENUMERATIONS: readonly (readonly [string, string])[] = [
  ['RTS_', 'rts'],
  ['SCOPE_', 'scope'],
  ['RTD_', 'rtd'],
  ['ROA_', 'roa'],
  ['ASPA_', 'aspa'],
  ['AF_', 'af'],
  ['NET_EVPN_', 'net_evpn_type'],
  ['NET_', 'net_type'],
  ['ORIGIN_', 'bgp_origin'],
  ['RA_PREF_', 'ra_preference'],
  ['MPLS_POLICY_', 'mpls_policy'],
  ['KBR_SRC_', 'kbr_source'],
];
