import {
  ALL_VERSIONS,
  ONLY_2,
  ONLY_3,
  SINCE_2_17,
  SINCE_2_19,
  V2_17,
  V2_20,
  V3_4,
  type VersionSet,
} from '../versions.js';

/** An attribute of routes, as filters see it. */
export interface AttributeSpec {
  readonly name: string;
  /** The name of its type in filters. */
  readonly type: string;
  readonly versions: VersionSet;
  readonly readonly: boolean;
  /** Belongs to every route, as opposed to one that may be missing. */
  readonly fixed: boolean;
}

/** Type, versions and names; `!` marks what filters cannot change. */
const OPTIONAL: readonly (readonly [string, VersionSet, string])[] = [
  ['int', ALL_VERSIONS, 'bgp_med bgp_local_pref bgp_otc rip_metric rip_tag ospf_metric1 ospf_metric2 ospf_tag'],
  ['int', ALL_VERSIONS, 'babel_metric igp_metric krt_source krt_metric krt_realm krt_scope krt_mtu krt_window'],
  ['int', ALL_VERSIONS, 'krt_rtt krt_rttvar krt_cwnd krt_advmss krt_reordering krt_hoplimit krt_initcwnd krt_rto_min'],
  ['int', ALL_VERSIONS, 'krt_initrwnd krt_quickack'],
  ['int', SINCE_2_17, 'krt_ssthresh krt_fastopen_no_cookie mpls_label mpls_class'],
  ['int', ONLY_2, 'krt_sstresh ra_lifetime'],
  ['string', SINCE_2_17, 'krt_congctl'],
  ['bool', ALL_VERSIONS, 'krt_lock_mtu krt_lock_window krt_lock_rtt krt_lock_rttvar krt_lock_cwnd krt_lock_advmss'],
  ['bool', ALL_VERSIONS, 'krt_lock_reordering krt_lock_hoplimit krt_lock_rto_min krt_feature_ecn krt_feature_allfrag'],
  ['bool', SINCE_2_17, 'krt_lock_ssthresh krt_lock_initcwnd krt_lock_initrwnd krt_lock_quickack krt_lock_congctl'],
  ['bool', SINCE_2_17, 'krt_lock_fastopen_no_cookie'],
  ['bool', ONLY_2, 'krt_lock_sstresh'],
  ['enum bgp_origin', ALL_VERSIONS, 'bgp_origin'],
  ['bgppath', ALL_VERSIONS, 'bgp_path'],
  ['ip', ALL_VERSIONS, 'bgp_next_hop krt_prefsrc'],
  ['opaque', ALL_VERSIONS, 'bgp_atomic_aggr bgp_aggregator bgp_aigp'],
  ['clist', ALL_VERSIONS, 'bgp_community bgp_cluster_list'],
  ['clist', SINCE_2_17, 'aspa_providers'],
  ['eclist', ALL_VERSIONS, 'bgp_ext_community'],
  ['lclist', ALL_VERSIONS, 'bgp_large_community'],
  ['quad', ALL_VERSIONS, 'bgp_originator_id ospf_router_id'],
  ['enum ra_preference', ONLY_2, 'ra_preference'],
  ['enum mpls_policy', SINCE_2_17, 'mpls_policy'],
  ['enum kbr_source', SINCE_2_19, 'kbr_source'],
  ['opaque', SINCE_2_19, 'bgp_pmsi_tunnel'],
  ['int', ONLY_3, 'preference'],
  ['ip', ONLY_3, 'from rip_from'],
  ['enum rts', ONLY_3, '!source'],
  ['opaque', ONLY_3, 'nexthop hostentry flowspec_valid babel_router_id krt_lock krt_features bgp_mpls_label_stack'],
  ['int', ONLY_3, 'radv_lifetime'],
  ['int', V3_4, 'local_metric'],
  ['enum ra_preference', ONLY_3, 'radv_preference'],
];

const FIXED: readonly (readonly [string, VersionSet, string])[] = [
  ['ip', ALL_VERSIONS, 'gw'],
  ['prefix', ALL_VERSIONS, '!net'],
  ['string', ALL_VERSIONS, '!proto ifname'],
  ['enum rtd', ALL_VERSIONS, 'dest'],
  ['int', ALL_VERSIONS, '!ifindex weight gw_mpls'],
  ['bool', ONLY_2 | V3_4, 'onlink'],
  ['ip', ONLY_2, 'from'],
  ['enum rts', ONLY_2, '!source'],
  ['enum scope', ONLY_2, 'scope'],
  ['int', ONLY_2, 'preference'],
  ['clist', V2_17 | V2_20, 'gw_mpls_stack'],
];

function specs(table: typeof OPTIONAL, fixed: boolean): AttributeSpec[] {
  return table.flatMap(([type, versions, names]) =>
    names.split(' ').map(name => {
      const readonly = name.startsWith('!');
      return { name: readonly ? name.slice(1) : name, type, versions, readonly, fixed };
    }),
  );
}

/** Every attribute; one whose nature differs between versions stands once for each. */
export const ATTRIBUTES: readonly AttributeSpec[] = [...specs(OPTIONAL, false), ...specs(FIXED, true)];
