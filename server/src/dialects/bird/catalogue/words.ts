import {
  ALL_VERSIONS,
  ONLY_2,
  ONLY_3,
  SINCE_2_17,
  SINCE_2_19,
  V2_0,
  V2_17,
  V2_20,
  type VersionSet,
} from '../versions.js';

/** The words that are keywords, by the versions in which they are: asked of each daemon, word by word (also those of the
 * command line client, which no configuration uses but none may use as a name either). */
export const KEYWORDS: readonly (readonly [VersionSet, string])[] = [
  [
    ALL_VERSIONS,
    `
    accept action add address administrative advertise after aigp algorithm all allow always area as as4 attribute
    attributes auth authentication autonomous aware babel base bcast bfd bgp bgp_local_pref bgp_med bgp_origin
    bgp_otc bgpmask bgppath bind bird blackhole blake2b256 blake2b512 blake2s128 blake2s256 block bool broadcast
    bt_assert bt_check_assign bt_test_same bt_test_suite buffer bug by capabilities case cease change channels check
    circuit class client clist cluster code collision commands communities confederation config configuration
    configure confirm connect connection cost cost2 count cryptographic current customer dead debug deconfigured
    default define defined delay delete demand description dest deterministic dev device digits direct disable
    disabled dnssl do domain dont_fragment dport drop dscp dst dump dynamic ebgp ec eclist ecmp eligible else empty
    enable enforce entries error eval events exit expire export exported extended external false fatal filename
    filter filtered filters first first_fragment flags flow4 flow6 for forget format fragment free from function
    garbage gateway gc generate generic global graceful gw gw_mpls header hello hidden high hit hmac hold hop
    horizon hostname ibgp icmp id idle if ifindex ifname ignore igp import in infinity info instance int interface
    interfaces internal interpret interval ip ipv4 ipv4_mc ipv4_mpls ipv6 ipv6_mc ipv6_mpls ipv6_sadr is_fragment
    iso keep keepalive kernel key keyed krt_feature_allfrag krt_feature_ecn krt_lock_advmss krt_lock_cwnd
    krt_lock_hoplimit krt_lock_mtu krt_lock_reordering krt_lock_rto_min krt_lock_rtt krt_lock_rttvar krt_lock_window
    label large last_fragment latency lc lclist learn length lifetime limit linger link lived lladdr local log long
    low lsa lsadb lsid mac managed mandatory  max md5 med medium member memory merge messages
    meticulous metric min missing mode mpls mrt mrtdump ms mtu mult multicast multihop multiplier name nbma neighbor
    neighbors net netlink netmask networks next ng no noexport nonbroadcast none normal ns nssa of off offset older
    on onlink only originate ospf other out packets pair passive password passwords path paths pe peer period
    permissive persist pipe plaintext pointomultipoint pointopoint poison poll port preexport prefer preference
    preferred prefix prepend pri primary print printn priority private prohibit propagate proto protocol protocols
    provider ptmp ptp public quad quit ra ra_preference radv randomize range rd rdnss reachable real receive
    recursive refresh reject rejected reload remote require reset resources restart restrict retrans retransmit
    retry return reverse rfc1583compat rfc5838 rip ro roa4 roa6 roa_check role roles route router routes rpki rr rs
    rs_client rs_server rt rx rxcost s sadr scan scope sec secondary security self sensitive sessions set setkey
    sets settle sha1 sha256 sha384 sha512 short show shutdown simple skip sockets soft solicited sorted source split
    sport src ssh stability stale start startup states static stats status stderr strict string stub stubnet summary
    suppression symbols syslog table tag tcp template then threshold tick time timeformat timeout timer to topology
    trace translator transmit transport trie trigger true ttl tx type undo unicast unknown unreachable unset update
    us user v2 v3 valid validate version via virtual vpn vpn4 vpn4_mc vpn4_mpls vpn6 vpn6_mc vpn6_mpls vrf wait warn
    warning watchdog weight where wired wireless yes zero
    `,
  ],
  [
    SINCE_2_17,
    `
    aes128 aggregate aggregator ao aspa aspa_check aspa_check_downstream aspa_check_upstream aspa_providers
    bytestring checksum cli cmac custom decay deprecated distinguisher double enhanced enum from_hex keys
    krt_lock_congctl krt_lock_fastopen_no_cookie krt_lock_initcwnd krt_lock_initrwnd krt_lock_quickack
    krt_lock_ssthresh l3vpn mpls_class mpls_label mpls_policy native option policy providers ranges recv roa rtt
    secret send single tables target threads timestamps transit tunnel udp udp6 value
    `,
  ],
  [
    V2_20 | ONLY_3,
    `
    bmp monitoring post_policy pre_policy rib station system
    `,
  ],
  [
    ONLY_3,
    `
    allocator cork digest express fixed generation group partial ping scheduling size stacks thread timers wakeup
    `,
  ],
  [
    SINCE_2_19,
    `
    append bridge discovery ead encapsulation es eth evpn filtering imet kbr_source pd vid vlan vni vxlan
    `,
  ],
  [
    ONLY_2,
    `
    babel_metric bgp_aggregator bgp_aigp bgp_atomic_aggr bgp_cluster_list bgp_community bgp_ext_community
    bgp_large_community bgp_next_hop bgp_originator_id bgp_path echo exp igp_metric krt_advmss krt_cwnd krt_hoplimit
    krt_initcwnd krt_initrwnd krt_lock_sstresh krt_metric krt_mtu krt_prefsrc krt_quickack krt_realm krt_reordering
    krt_rto_min krt_rtt krt_rttvar krt_scope krt_source krt_sstresh krt_window ospf_metric1 ospf_metric2
    ospf_router_id ospf_tag perf ra_lifetime repeat rip_metric rip_tag
    `,
  ],
  [
    V2_17 | V2_20,
    `
    gw_mpls_stack krt_congctl krt_fastopen_no_cookie krt_ssthresh
    `,
  ],
  [
    V2_20,
    `
    bgp_pmsi_tunnel
    `,
  ],
  [
    V2_0,
    `
    asn contains data data1 data2 flush is_v4 is_v6 last last_nonaggregated len mask match maxlen
    `,
  ],
];

/** Constants of the language, by the versions that know them. */
export const ENUMERATED: readonly (readonly [VersionSet, string])[] = [
  [
    ALL_VERSIONS,
    `
    RTS_STATIC RTS_INHERIT RTS_DEVICE RTS_STATIC_DEVICE RTS_REDIRECT RTS_RIP RTS_OSPF RTS_OSPF_IA RTS_OSPF_EXT1
    RTS_OSPF_EXT2 RTS_BGP RTS_PIPE RTS_BABEL SCOPE_HOST SCOPE_LINK SCOPE_SITE SCOPE_ORGANIZATION SCOPE_UNIVERSE
    SCOPE_UNDEFINED RTD_UNICAST RTD_BLACKHOLE RTD_UNREACHABLE RTD_PROHIBIT ROA_UNKNOWN ROA_VALID ROA_INVALID AF_IPV4
    AF_IPV6 NET_IP4 NET_IP6 NET_VPN4 NET_VPN6 NET_ROA4 NET_ROA6 NET_FLOW4 NET_FLOW6 NET_IP6_SADR ORIGIN_IGP
    ORIGIN_EGP ORIGIN_INCOMPLETE RA_PREF_LOW RA_PREF_MEDIUM RA_PREF_HIGH
    `,
  ],
  [
    SINCE_2_17,
    `
    RTS_RPKI RTS_L3VPN RTS_AGGREGATED ASPA_UNKNOWN ASPA_VALID ASPA_INVALID NET_MPLS NET_ASPA MPLS_POLICY_NONE
    MPLS_POLICY_STATIC MPLS_POLICY_PREFIX MPLS_POLICY_AGGREGATE MPLS_POLICY_VRF
    `,
  ],
  [
    SINCE_2_19,
    `
    NET_ETH NET_EVPN NET_NEIGHBOR NET_EVPN_EAD NET_EVPN_MAC NET_EVPN_IMET NET_EVPN_ES KBR_SRC_BIRD KBR_SRC_LOCAL
    KBR_SRC_STATIC KBR_SRC_DYNAMIC
    `,
  ],
];
