// Written by scripts/generate-frr.mjs out of FRR’s binaries: do not edit.

/** Definitions of commands, one a line, sorted. */
export const COMMANDS = `<ip|ipv6> nhrp <shortcut|redirect>
<ip|ipv6> nhrp holdtime (1-65000)
<ip|ipv6> nhrp map <A.B.C.D|X:X::X:X> <A.B.C.D|local>
<ip|ipv6> nhrp map multicast <A.B.C.D|X:X::X:X|dynamic>
<ip|ipv6> nhrp network-id (1-4294967295)
<ip|ipv6> nhrp nhs <A.B.C.D|X:X::X:X|dynamic> nbma <A.B.C.D|FQDN>
<ip|ipv6> nhrp registration no-unique
<ip|ipv6>nhrp authentication PASSWORD
XFRR_end_configuration
XFRR_start_configuration
[no] <import|export> vpn
[no] <ip|ipv6> access-list ACCESSLIST_NAME
[no] <rt|route-target> vpn <import|export|both> RTLIST...
[no] <rt|route-target|route-target6|rt6> redirect import RTLIST...
[no] admin-group-send-zero
[no] admin-grp ![BITPATTERN]
[no] advertise-definition
[no] advertise-high-metrics
[no] advertise-passive-only
[no] advertise-pip [ip <A.B.C.D> [mac <X:X:X:X:X:X|X:X:X:X:X:X/M>]]
[no] advertise-svi-ip
[no] affinity NAME...
[no] affinity exclude-any NAME...
[no] affinity include-all NAME...
[no] affinity include-any NAME...
[no] affinity-mode ![<standard|extended|both>]
[no] aggregate-address <A.B.C.D/M|A.B.C.D A.B.C.D> [{as-set|summary-only|route-map RMAP_NAME|origin <egp|igp|incomplete>|matching-MED-only|suppress-map RMAP_NAME}]
[no] aggregate-address X:X::X:X/M
[no] aggregate-address X:X::X:X/M [{as-set|summary-only|route-map RMAP_NAME|origin <egp|igp|incomplete>|matching-MED-only|suppress-map RMAP_NAME}]
[no] allow-ecmp
[no] area <A.B.C.D|(0-4294967295)> authentication message-digest
[no] asla-legacy-flag
[no] attached-bit receive ignore
[no] attached-bit send
[no] autorp announce A.B.C.D ![A.B.C.D/M|group-list PREFIX_LIST]
[no] autorp announce {scope (1-255)|interval (1-65535)|holdtime (0-65535)}
[no] autorp discovery
[no] autorp send-rp-discovery [source <address A.B.C.D|interface IFNAME|loopback|any>]
[no] autorp send-rp-discovery {scope (0-255)|interval (1-65535)|holdtime (0-65535)}
[no] ava-bw ![BANDWIDTH]
[no] babel channel <(1-254)|interfering|noninterfering>
[no] babel diversity-factor (1-256)
[no] babel enable-timestamps
[no] babel hello-interval (20-655340)
[no] babel max-rtt-penalty (0-65535)
[no] babel resend-delay (20-655340)
[no] babel rtt-decay (1-256)
[no] babel rtt-max (1-65535)
[no] babel rtt-min (1-65535)
[no] babel rxcost (1-65534)
[no] babel smoothing-half-life (0-65534)
[no] babel split-horizon
[no] babel update-interval (20-655340)
[no] babel wired
[no] babel wireless
[no] bandwidth ![(1-1000000)]
[no] behavior usid
[no] bgp allow-martian-nexthop
[no] bgp bestpath aigp
[no] bgp community alias WORD ALIAS_NAME
[no] bgp conditional-advertisement timer (5-240)
[no] bgp default <ipv4-unicast|ipv4-multicast|ipv4-vpn|ipv4-labeled-unicast|ipv4-flowspec|ipv6-unicast|ipv6-multicast|ipv6-vpn|ipv6-labeled-unicast|ipv6-flowspec|l2vpn-evpn>
[no] bgp default dynamic-capability
[no] bgp default shutdown
[no] bgp default software-version-capability
[no] bgp default-originate timer (0-65535)
[no] bgp enforce-first-as
[no] bgp graceful-restart notification
[no] bgp hard-administrative-reset
[no] bgp ipv6-auto-ra
[no] bgp labeled-unicast <explicit-null|ipv4-explicit-null|ipv6-explicit-null>
[no] bgp retain route-target all
[no] bgp send-extra-data zebra
[no] bgp snmp traps bgp4-mibv2
[no] bgp snmp traps rfc4273
[no] bgp snmp traps rfc4382
[no] bgp suppress-fib-pending
[no] bmp connect HOSTNAME port (1-65535) {min-retry (100-86400000)|max-retry (100-86400000)} [source-interface <WORD>]
[no] bmp import-vrf-view VRFNAME
[no] bmp mirror
[no] bmp monitor <ipv4|ipv6|l2vpn> <unicast|multicast|evpn|vpn> <pre-policy|post-policy>
[no] bmp monitor <ipv4|ipv6|l2vpn> <unicast|multicast|evpn|vpn> <pre-policy|post-policy|loc-rib>
[no] bmp stats [interval (100-86400000)]
[no] bmp stats send-experimental
[no] bridge IFNAME
[no] bsr candidate-bsr [{priority (0-255)|source <address A.B.C.D|interface IFNAME|loopback|any>}]
[no] bsr candidate-bsr [{priority (0-255)|source <address X:X::X:X|interface IFNAME|loopback|any>}]
[no] bsr candidate-rp [{priority (0-255)|interval (1-4294967295)|source <address A.B.C.D|interface IFNAME|loopback|any>}]
[no] bsr candidate-rp [{priority (0-255)|interval (1-4294967295)|source <address X:X::X:X|interface IFNAME|loopback|any>}]
[no] bsr candidate-rp group A.B.C.D/M
[no] bsr candidate-rp group X:X::X:X/M
[no] control-word <exclude|include>
[no] dataplane ip
[no] dataplane sr-mpls
[no] dataplane srv6
[no] debug all
[no] debug bfd distributed
[no] debug bfd network
[no] debug bfd peer
[no] debug bfd zebra
[no] debug bgp bfd
[no] debug bgp conditional-advertisement
[no] debug bgp evpn mh <es|route>
[no] debug bgp updates detail
[no] debug memstats-at-exit
[no] debug mgmt client backend
[no] debug mgmt client frontend
[no] debug mgmt {backend|datastore|frontend|transaction}
[no] debug mld
[no] debug mld events
[no] debug mld packets
[no] debug mld trace
[no] debug mld trace detail
[no] debug mpls ldp <errors|event|labels|sync|zebra>
[no] debug mpls ldp discovery hello <recv|sent>
[no] debug mpls ldp messages recv [all]
[no] debug mpls ldp messages sent [all]
[no] debug mroute6
[no] debug mroute6 detail
[no] debug northbound [<callbacks [{configuration|state|rpc|notify}]|notifications|events|libyang>]
[no] debug northbound [<callbacks [{configuration|state|rpc}]|notifications|events|libyang>]
[no] debug ospf [(1-65535)] bfd
[no] debug ospf [(1-65535)] client-api
[no] debug ospf [(1-65535)] default-information
[no] debug ospf [(1-65535)] graceful-restart
[no] debug ospf [(1-65535)] ldp-sync
[no] debug ospf [(1-65535)] packet <hello|dd|ls-request|ls-update|ls-ack|all> [<send [detail]|recv [detail]|detail>]
[no] debug ospf [(1-65535)] sr
[no] debug ospf [(1-65535)] te
[no] debug ospf [(1-65535)] ti-lfa
[no] debug ospf bfd
[no] debug ospf graceful-restart
[no] debug ospf6 event
[no] debug ospf6 graceful-restart
[no] debug ospf6 lsa aggregation
[no] debug ospf6 lsa all
[no] debug ospf6 route <all|table|intra-area|inter-area|memory>
[no] debug pathd mpls-te
[no] debug pathd pcep [basic] [path] [message] [pceplib]
[no] debug pathd pcep [{basic|path|message|pceplib}]
[no] debug pathd policy
[no] debug pbr [{map|zebra|nht|events}]
[no] debug pim
[no] debug pim events
[no] debug pim nht
[no] debug pim nht detail
[no] debug pim packet-dump receive
[no] debug pim packet-dump send
[no] debug pim packets [<hello|joins|register>]
[no] debug pim trace
[no] debug pim trace detail
[no] debug pim zebra
[no] debug pimv6
[no] debug pimv6 bsm
[no] debug pimv6 events
[no] debug pimv6 nht
[no] debug pimv6 nht detail
[no] debug pimv6 packet-dump receive
[no] debug pimv6 packet-dump send
[no] debug pimv6 packets [<hello|joins|register>]
[no] debug pimv6 trace
[no] debug pimv6 trace detail
[no] debug pimv6 zebra
[no] debug resolver
[no] debug static [{events|route|bfd|srv6}]
[no] debug static [{events|route}]
[no] debug unique-id UID backtrace
[no] debug vrrp [{protocol|autoconfigure|packets|sockets|ndisc|arp|zebra}]
[no] debug zebra dplane dpdk [detailed]
[no] debug zebra evpn mh <es|mac|neigh|nh>
[no] debug zebra mlag
[no] debug zebra neigh
[no] debug zebra nexthop [detail]
[no] debug zebra pseudowires
[no] debug zebra srv6
[no] default-information originate
[no] default-information originate <ipv4|ipv6> <level-1|level-2> [always] [{metric (0-16777215)|route-map RMAP_NAME}]
[no] delay ![(0-16777215) [min (0-16777215) max (0-16777215)]]
[no] delay-variation ![(0-16777215)]
[no] detect-multiplier ![(1-255)]
[no] disable-ead-evi-rx
[no] disable-ead-evi-tx
[no] discovery hello holdtime (1-65535)
[no] discovery hello interval (1-65535)
[no] discovery targeted-hello accept [from ACCESSLIST_NAME]
[no] discovery targeted-hello holdtime (1-65535)
[no] discovery targeted-hello interval (1-65535)
[no] discovery transport-address A.B.C.D
[no] discovery transport-address X:X::X:X
[no] distance (1-255) A.B.C.D/M [WORD]
[no] dual-stack cisco-interop
[no] dual-stack transport-connection prefer ipv4
[no] ead-es-frag evi-limit (1-1000)
[no] echo receive-interval ![<disabled|(10-4294967)>]
[no] echo transmit-interval ![(10-4294967)]
[no] echo-interval ![(10-4294967)]
[no] echo-mode
[no] embedded-rp
[no] embedded-rp group-list ![WORD]
[no] embedded-rp limit ![(1-4294967295)]
[no] enable-resolve-overlay-index
[no] evpn mh bypass
[no] evpn mh es-df-pref ![(1-65535)]
[no] evpn mh es-df-pref [(1-65535)]
[no] evpn mh es-id ![(1-16777215)|NAME]
[no] evpn mh es-id [(1-16777215)|NAME]
[no] evpn mh es-sys-mac ![X:X:X:X:X:X]
[no] evpn mh es-sys-mac [X:X:X:X:X:X]
[no] evpn mh mac-holdtime (0-86400)
[no] evpn mh neigh-holdtime (0-86400)
[no] evpn mh redirect-off
[no] evpn mh startup-delay(0-3600)
[no] evpn mh uplink
[no] fast-reroute lfa tiebreaker <downstream|lowest-backup-metric|node-protecting> index (1-255) [<level-1|level-2>]
[no] fast-reroute load-sharing disable [<level-1|level-2>]
[no] fast-reroute priority-limit <critical|high|medium> [<level-1|level-2>]
[no] flooding <disable|head-end-replication>
[no] hostname dynamic
[no] import vrf VIEWVRFNAME
[no] install allow-broken-lsps
[no] interface WORD
[no] ip address A.B.C.D peer A.B.C.D/M [label LINE]
[no] ip address A.B.C.D/M [label LINE]
[no] ip igmp join A.B.C.D [A.B.C.D]
[no] ip igmp join-group A.B.C.D [A.B.C.D]
[no] ip igmp proxy
[no] ip igmp static-group A.B.C.D [A.B.C.D]
[no] ip mroute A.B.C.D/M <A.B.C.D|INTERFACE> [(1-255)]
[no] ip mroute A.B.C.D/M <A.B.C.D|INTERFACE> [{(1-255)|bfd [{multi-hop|source A.B.C.D|profile BFDPROF}]}]
[no] ip multicast boundary ACCESSLIST4_NAME
[no] ip nht <kernel|connected|local|static|rip|ospf|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric|table-direct|any> ![route-map ROUTE-MAP]
[no] ip nht hide-backup-events
[no] ip nht resolve-via-default
[no] ip ospf capability opaque [A.B.C.D]
[no] ip ospf neighbor-filter ![PREFIXLIST4_NAME] [A.B.C.D]
[no] ip ospf prefix-suppression [A.B.C.D]
[no] ip ospf retransmit-window ![(20-1000)] [A.B.C.D]
[no] ip pim active-active
[no] ip pim register-accept-list PREFIXLIST4_NAME
[no] ip pim register-accept-list WORD
[no] ip protocol <kernel|connected|local|static|rip|ospf|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric|table-direct|any> ![route-map ROUTE-MAP]
[no] ip rip bfd
[no] ip rip bfd profile BFDPROF
[no] ip rip split-horizon [poisoned-reverse]
[no] ip rip v2-broadcast
[no] ip route <A.B.C.D/M|A.B.C.D A.B.C.D> <A.B.C.D|<INTERFACE|Null0>> [{tag (1-4294967295)|(1-255)|label WORD|table (1-4294967295)|nexthop-vrf NAME|color (1-4294967295)|bfd [{multi-hop|source A.B.C.D|profile BFDPROF}]}]
[no] ip route <A.B.C.D/M|A.B.C.D A.B.C.D> <A.B.C.D|<INTERFACE|Null0>> [{tag (1-4294967295)|(1-255)|label WORD|table (1-4294967295)|nexthop-vrf NAME|color (1-4294967295)}]
[no] ip route <A.B.C.D/M|A.B.C.D A.B.C.D> <A.B.C.D|<INTERFACE|Null0>> [{tag (1-4294967295)|(1-255)|vrf NAME|label WORD|table (1-4294967295)|nexthop-vrf NAME|color (1-4294967295)|bfd [{multi-hop|source A.B.C.D|profile BFDPROF}]}]
[no] ip route <A.B.C.D/M|A.B.C.D A.B.C.D> <A.B.C.D|<INTERFACE|Null0>> [{tag (1-4294967295)|(1-255)|vrf NAME|label WORD|table (1-4294967295)|nexthop-vrf NAME|color (1-4294967295)}]
[no] ip route <A.B.C.D/M|A.B.C.D A.B.C.D> <reject|blackhole> [{tag (1-4294967295)|(1-255)|label WORD|table (1-4294967295)}]
[no] ip route <A.B.C.D/M|A.B.C.D A.B.C.D> <reject|blackhole> [{tag (1-4294967295)|(1-255)|vrf NAME|label WORD|table (1-4294967295)}]
[no] ip route <A.B.C.D/M|A.B.C.D A.B.C.D> A.B.C.D <INTERFACE|Null0> [{tag (1-4294967295)|(1-255)|label WORD|table (1-4294967295)|nexthop-vrf NAME|onlink|color (1-4294967295)|bfd [{multi-hop|source A.B.C.D|profile BFDPROF}]}]
[no] ip route <A.B.C.D/M|A.B.C.D A.B.C.D> A.B.C.D <INTERFACE|Null0> [{tag (1-4294967295)|(1-255)|label WORD|table (1-4294967295)|nexthop-vrf NAME|onlink|color (1-4294967295)}]
[no] ip route <A.B.C.D/M|A.B.C.D A.B.C.D> A.B.C.D <INTERFACE|Null0> [{tag (1-4294967295)|(1-255)|vrf NAME|label WORD|table (1-4294967295)|nexthop-vrf NAME|onlink|color (1-4294967295)|bfd [{multi-hop|source A.B.C.D|profile BFDPROF}]}]
[no] ip route <A.B.C.D/M|A.B.C.D A.B.C.D> A.B.C.D <INTERFACE|Null0> [{tag (1-4294967295)|(1-255)|vrf NAME|label WORD|table (1-4294967295)|nexthop-vrf NAME|onlink|color (1-4294967295)}]
[no] ip router-id ![A.B.C.D]
[no] ip router-id A.B.C.D vrf NAME
[no] ip table range ![(1-4294967295) (1-4294967295)]
[no] ip table range (1-4294967295) (1-4294967295)
[no] ipv6 address X:X::X:X/M
[no] ipv6 mld join X:X::X:X [X:X::X:X]
[no] ipv6 mld join-group X:X::X:X [X:X::X:X]
[no] ipv6 mld static-group X:X::X:X [X:X::X:X]
[no] ipv6 nd adv-interval-option
[no] ipv6 nd dnssl SUFFIX [<(0-4294967295)|infinite>]
[no] ipv6 nd home-agent-config-flag
[no] ipv6 nd home-agent-lifetime ![(1-65520)]
[no] ipv6 nd home-agent-preference ![(0-65535)]
[no] ipv6 nd managed-config-flag
[no] ipv6 nd mtu ![(1-65535)]
[no] ipv6 nd other-config-flag
[no] ipv6 nd prefix X:X::X:X/M [<(0-4294967295)|infinite> <(0-4294967295)|infinite>] [{router-address|off-link|no-autoconfig}]
[no] ipv6 nd ra-fast-retrans
[no] ipv6 nd ra-hop-limit ![(0-255)]
[no] ipv6 nd ra-interval ![<(1-1800)|msec (70-1800000)>]
[no] ipv6 nd ra-lifetime ![(0-9000)]
[no] ipv6 nd ra-retrans-interval ![(0-4294967295)]
[no] ipv6 nd rdnss X:X::X:X [<(0-4294967295)|infinite>]
[no] ipv6 nd reachable-time ![(1-3600000)]
[no] ipv6 nd router-preference ![<high|medium|low>]
[no] ipv6 nd suppress-ra
[no] ipv6 nht <kernel|connected|local|static|ripng|ospf6|isis|bgp|nhrp|table|vnc|babel|openfabric|table-direct|any> ![route-map ROUTE-MAP]
[no] ipv6 nht resolve-via-default
[no] ipv6 ospf6 neighbor X:X::X:X
[no] ipv6 ospf6 neighbor X:X::X:X cost (1-65535)
[no] ipv6 ospf6 neighbor X:X::X:X poll-interval (1-65535)
[no] ipv6 ospf6 p2p-p2mp config-neighbors-only
[no] ipv6 ospf6 p2p-p2mp connected-prefixes <include|exclude>
[no] ipv6 ospf6 p2p-p2mp disable-multicast-hello
[no] ipv6 pim active-active
[no] ipv6 protocol <kernel|connected|local|static|ripng|ospf6|isis|bgp|nhrp|table|vnc|babel|openfabric|table-direct|any> ![route-map ROUTE-MAP]
[no] ipv6 ripng split-horizon [poisoned-reverse]
[no] ipv6 route X:X::X:X/M [from X:X::X:X/M] <X:X::X:X|<INTERFACE|Null0>> [{tag (1-4294967295)|(1-255)|label WORD|table (1-4294967295)|nexthop-vrf NAME|color (1-4294967295)|bfd [{multi-hop|source X:X::X:X|profile BFDPROF}]|segments WORD}]
[no] ipv6 route X:X::X:X/M [from X:X::X:X/M] <X:X::X:X|<INTERFACE|Null0>> [{tag (1-4294967295)|(1-255)|label WORD|table (1-4294967295)|nexthop-vrf NAME|color (1-4294967295)}]
[no] ipv6 route X:X::X:X/M [from X:X::X:X/M] <X:X::X:X|<INTERFACE|Null0>> [{tag (1-4294967295)|(1-255)|vrf NAME|label WORD|table (1-4294967295)|nexthop-vrf NAME|color (1-4294967295)|bfd [{multi-hop|source X:X::X:X|profile BFDPROF}]|segments WORD}]
[no] ipv6 route X:X::X:X/M [from X:X::X:X/M] <X:X::X:X|<INTERFACE|Null0>> [{tag (1-4294967295)|(1-255)|vrf NAME|label WORD|table (1-4294967295)|nexthop-vrf NAME|color (1-4294967295)}]
[no] ipv6 route X:X::X:X/M [from X:X::X:X/M] <reject|blackhole> [{tag (1-4294967295)|(1-255)|label WORD|table (1-4294967295)}]
[no] ipv6 route X:X::X:X/M [from X:X::X:X/M] <reject|blackhole> [{tag (1-4294967295)|(1-255)|vrf NAME|label WORD|table (1-4294967295)}]
[no] ipv6 route X:X::X:X/M [from X:X::X:X/M] X:X::X:X <INTERFACE|Null0> [{tag (1-4294967295)|(1-255)|label WORD|table (1-4294967295)|nexthop-vrf NAME|onlink|color (1-4294967295)|bfd [{multi-hop|source X:X::X:X|profile BFDPROF}]|segments WORD}]
[no] ipv6 route X:X::X:X/M [from X:X::X:X/M] X:X::X:X <INTERFACE|Null0> [{tag (1-4294967295)|(1-255)|label WORD|table (1-4294967295)|nexthop-vrf NAME|onlink|color (1-4294967295)}]
[no] ipv6 route X:X::X:X/M [from X:X::X:X/M] X:X::X:X <INTERFACE|Null0> [{tag (1-4294967295)|(1-255)|vrf NAME|label WORD|table (1-4294967295)|nexthop-vrf NAME|onlink|color (1-4294967295)|bfd [{multi-hop|source X:X::X:X|profile BFDPROF}]|segments WORD}]
[no] ipv6 route X:X::X:X/M [from X:X::X:X/M] X:X::X:X <INTERFACE|Null0> [{tag (1-4294967295)|(1-255)|vrf NAME|label WORD|table (1-4294967295)|nexthop-vrf NAME|onlink|color (1-4294967295)}]
[no] ipv6 router-id ![X:X::X:X]
[no] ipv6 router-id X:X::X:X vrf NAME
[no] isis bfd
[no] isis bfd profile BFDPROF
[no] isis fast-reroute lfa [level-1|level-2]
[no] isis fast-reroute lfa [level-1|level-2] exclude interface IFNAME
[no] isis fast-reroute remote-lfa maximum-metric (1-16777215) [level-1|level-2]
[no] isis fast-reroute remote-lfa tunnel mpls-ldp [level-1|level-2]
[no] isis fast-reroute ti-lfa [level-1|level-2] [node-protection [link-fallback]]
[no] isis hello padding
[no] isis hello padding [during-adjacency-formation]
[no] isis mpls ldp-sync
[no] isis network point-to-point
[no] isis passive
[no] isis three-way-handshake
[no] isis topology<standard|ipv4-unicast|ipv4-mgmt|ipv6-unicast|ipv4-multicast|ipv6-multicast|ipv6-mgmt|ipv6-dstsrc>
[no] label local advertise [{to ACCESSLIST_NAME|for ACCESSLIST_NAME}]
[no] label local advertise explicit-null [for ACCESSLIST_NAME]
[no] label local allocate <host-routes|for ACCESSLIST_NAME>
[no] label remote accept {from ACCESSLIST_NAME|for ACCESSLIST_NAME}
[no] label vpn export <(0-1048575)|auto>
[no] label vpn export allocation-mode <per-vrf|per-nexthop>
[no] link-detect
[no] local-install INTERFACE
[no] locator NAME
[no] log commands
[no] log error-category
[no] log filter-text WORD
[no] log immediate-mode
[no] log unique-id
[no] log-adjacency-changes
[no] log-pdu-drops
[no] match community-limit ![(0-65535)]
[no] match dscp ![DSCP]
[no] match dscp DSCP
[no] match dst-ip ![<A.B.C.D/M|X:X::X:X/M>]
[no] match dst-ip <A.B.C.D/M|X:X::X:X/M>
[no] match dst-port ![(1-65535)]
[no] match dst-port (1-65535)
[no] match ecn ![(0-3)]
[no] match ecn (0-3)
[no] match ip-protocol ![PROTO]
[no] match ip-protocol [tcp|udp]
[no] match mark ![(1-4294967295)]
[no] match mark (1-4294967295)
[no] match pcp ![(0-7)]
[no] match rpki-extcommunity <valid|invalid|notfound>
[no] match script WORD
[no] match src-ip ![<A.B.C.D/M|X:X::X:X/M>]
[no] match src-ip <A.B.C.D/M|X:X::X:X/M>
[no] match src-port ![(1-65535)]
[no] match src-port (1-65535)
[no] match vlan ![(1-4094)]
[no] match vlan ![<tagged|untagged|untagged-or-zero>]
[no] max-end-d (0-255)
[no] max-end-pop (0-255)
[no] max-h-encaps (0-255)
[no] max-segs-left (0-255)
[no] member interface IFNAME
[no] metric ![(0-4294967295)]
[no] metric-type [igp|te|delay]
[no] mgmt performance-measurement
[no] minimum-ttl (1-254)
[no] mpls <enable|disable>
[no] mpls bgp forwarding
[no] mpls bgp l3vpn-multi-domain-switching
[no] mpls enable
[no] mpls fec nexthop-resolution
[no] mpls label dynamic-block [(16-1048575) (16-1048575)]
[no] mpls label local (16-1048575) remote (16-1048575)
[no] mpls-te inter-as [level-1|level-1-2|level-2-only]
[no] msdp log neighbor-events
[no] msdp log sa-events
[no] msdp originator-id ![A.B.C.D]
[no] msdp peer A.B.C.D sa-limit ![(1-4294967294)]
[no] msdp shutdown
[no] mtu (1500-9180)
[no] multicast
[no] multicast <enable|disable>
[no] neighbor ![A.B.C.D as (1-4294967295)]
[no] neighbor <A.B.C.D|X:X::X:X>
[no] neighbor <A.B.C.D|X:X::X:X|WORD> accept-own
[no] neighbor <A.B.C.D|X:X::X:X|WORD> advertise-map RMAP_NAME <exist-map|non-exist-map> RMAP_NAME
[no] neighbor <A.B.C.D|X:X::X:X|WORD> aigp
[no] neighbor <A.B.C.D|X:X::X:X|WORD> bfd check-control-plane-failure
[no] neighbor <A.B.C.D|X:X::X:X|WORD> capability fqdn
[no] neighbor <A.B.C.D|X:X::X:X|WORD> capability software-version
[no] neighbor <A.B.C.D|X:X::X:X|WORD> extended-link-bandwidth
[no] neighbor <A.B.C.D|X:X::X:X|WORD> graceful-shutdown
[no] neighbor <A.B.C.D|X:X::X:X|WORD> oad
[no] neighbor <A.B.C.D|X:X::X:X|WORD> send-community extended rpki
[no] neighbor A.B.C.D
[no] neighbor A.B.C.D [{priority (0-255)|poll-interval (1-65535)}]
[no] neighbor A.B.C.D password WORD
[no] neighbor A.B.C.D session holdtime (15-65535)
[no] neighbor A.B.C.D targeted
[no] neighbor A.B.C.D ttl-security <disable|hops (1-254)>
[no] neighbor X:X::X:X targeted
[no] neighbor address <A.B.C.D|X:X::X:X>
[no] neighbor lsr-id A.B.C.D
[no] net WORD
[no] netns ![NAME]
[no] network <A.B.C.D/M|A.B.C.D [mask A.B.C.D]> [{route-map RMAP_NAME|label-index (0-1048560)|backdoor}]
[no] network A.B.C.D/M
[no] network WORD
[no] network X:X::X:X/M
[no] network X:X::X:X/M [{route-map RMAP_NAME|label-index (0-1048560)}]
[no] nexthop <<A.B.C.D|X:X::X:X> [INTERFACE [onlink]]|INTERFACE> [{nexthop-vrf NAME|label WORD|vni (1-16777215)|weight (1-255)|backup-idx WORD}]
[no] nexthop <<A.B.C.D|X:X::X:X> [INTERFACE [onlink]]|INTERFACE> [{nexthop-vrf NAME|label WORD|weight (1-255)|backup-idx WORD}]
[no] nexthop vpn export [<A.B.C.D|X:X::X:X>]
[no] offset-list ACCESSLIST4_NAME <in|out> (0-16) [IFNAME]
[no] offset-list ACCESSLIST6_NAME <in|out> (0-16) [IFNAME]
[no] ordered-control
[no] ospf lsa-refresh [(120-1800)]
[no] ospf maxage-delay [(0-60)]
[no] ospf send-extra-data zebra
[no] ospf6 send-extra-data zebra
[no] packet-loss ![PERCENTAGE]
[no] passive-interface IFNAME
[no] passive-interface default
[no] passive-mode
[no] pbr nexthop-resolve
[no] pbr-policy PBRMAP
[no] pce-initiated
[no] peer WORD [precedence (1-255)]
[no] prefix-metric
[no] priority (0-255)
[no] profile BFDPROF
[no] purge-originator
[no] pw-id (1-4294967295)
[no] pw-status disable
[no] rd vpn export ASN:NN_OR_IP-ADDRESS:NN
[no] read-quanta (1-10)
[no] receive-interval ![(10-4294967)]
[no] redistribute <ipv4 <kernel|connected|local|static|rip|ospf|bgp|eigrp|nhrp|table|vnc|babel|openfabric|table-direct>|ipv6 <kernel|connected|local|static|ripng|ospf6|bgp|nhrp|table|vnc|babel|openfabric|table-direct>> <level-1|level-2>[{metric (0-16777215)|route-map RMAP_NAME}]
[no] redistribute <ipv4 <kernel|connected|local|static|rip|ospf|isis|bgp|eigrp|nhrp|table|vnc|openfabric|table-direct>|ipv6 <kernel|connected|local|static|ripng|ospf6|isis|bgp|nhrp|table|vnc|openfabric|table-direct>>
[no] redistribute <ipv4 <kernel|connected|static|rip|ospf|bgp|eigrp|nhrp|table|vnc|babel|openfabric>|ipv6 <kernel|connected|static|ripng|ospf6|bgp|nhrp|table|vnc|babel|openfabric>> <level-1|level-2>[{metric (0-16777215)|route-map RMAP_NAME}]
[no] redistribute <ipv4 <kernel|connected|static|rip|ospf|isis|bgp|eigrp|nhrp|table|vnc|openfabric>|ipv6 <kernel|connected|static|ripng|ospf6|isis|bgp|nhrp|table|vnc|openfabric>>
[no] redistribute <ipv4|ipv6> table (1-65535)<level-1|level-2> [{metric (0-16777215)|route-map WORD}]
[no] redistribute <kernel|connected|local|static|ospf6|isis|bgp|nhrp|table|vnc|babel|openfabric|table-direct> [{metric (0-16)|route-map RMAP_NAME}]
[no] redistribute <kernel|connected|local|static|ospf|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric|table-direct> [{metric (0-16)|route-map RMAP_NAME}]
[no] redistribute <kernel|connected|local|static|rip|ospf|isis|bgp|nhrp|table|vnc|babel|openfabric|table-direct> [metric (1-4294967295) (0-4294967295) (0-255) (1-255) (1-65535)]
[no] redistribute <kernel|connected|static|ospf6|isis|bgp|nhrp|table|vnc|babel|openfabric> [{metric (0-16)|route-map RMAP_NAME}]
[no] redistribute <kernel|connected|static|ospf|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric> [{metric (0-16)|route-map RMAP_NAME}]
[no] redistribute <kernel|connected|static|rip|ospf|isis|bgp|nhrp|table|vnc|babel|openfabric> [metric (1-4294967295) (0-4294967295) (0-255) (1-255) (1-65535)]
[no] register-accept-list PREFIXLIST4_NAME
[no] res-bw ![BANDWIDTH]
[no] route A.B.C.D/M
[no] route X:X::X:X/M
[no] route-map RMAP_NAME optimization
[no] route-map vpn <import|export> RMAP
[no] router-id ![A.B.C.D]
[no] router-id A.B.C.D
[no] router-id A.B.C.D vrf NAME
[no] rpf-lookup-mode ![urib-only|mrib-only|mrib-then-urib|lower-distance|longer-prefix] [{group-list PREFIX_LIST|source-list PREFIX_LIST}]
[no] service cputime-stats
[no] service cputime-warning ![(1-4294967295)]
[no] service cputime-warning (1-4294967295)
[no] service walltime-warning ![(1-4294967295)]
[no] service walltime-warning (1-4294967295)
[no] session holdtime (15-65535)
[no] set as-path exclude all
[no] set dscp ![DSCP]
[no] set dst-ip ![<A.B.C.D|X:X::X:X>]
[no] set dst-port ![(1-65535)]
[no] set ecn ![(0-3)]
[no] set ip next-hop peer-address
[no] set ip next-hop unchanged
[no] set l3vpn next-hop encapsulation gre
[no] set pcp ![(0-7)]
[no] set pcp <(0-7)>
[no] set queue-id ![(1-65535)]
[no] set queue-id <(1-65535)>
[no] set src-ip ![<A.B.C.D|X:X::X:X>]
[no] set src-port ![(1-65535)]
[no] set vlan ![(1-4094)]
[no] set vlan <(1-4094)>
[no] set-overload-bit
[no] shutdown
[no] sid vpn export <(1-1048575)|auto>
[no] sid vpn export <(1-255)|auto>
[no] sid vpn per-vrf export <(1-1048575)|auto>
[no] socket buffer <send|recv|all> ![(1-4000000000)]
[no] socket-per-interface
[no] source-address [ip A.B.C.D|ipv6 X:X::X:X] [port (1024-65535)]
[no] sr-draft07
[no] strip vlan
[no] tcp-md5-auth WORD
[no] terminal length (0-4294967295)
[no] terminal paginate
[no] test es NAME [state NAME]
[no] test es NAME vni (1-16777215)
[no] timers lsa min-arrival ![(0-5000)]
[no] timers throttle lsa all ![(0-5000)]
[no] topology <standard|ipv4-unicast|ipv4-mgmt|ipv6-unicast|ipv4-multicast|ipv6-multicast|ipv6-mgmt|ipv6-dstsrc> [overload]
[no] transmit-interval ![(10-4294967)]
[no] ttl-security disable
[no] use-bw ![BANDWIDTH]
[no] use-es-l3nhg
[no] vc type <ethernet|ethernet-tagged>
[no] vni ![(1-16777215)[prefix-routes-only]]
[no] vrrp (1-255) [version (2-3)]
[no] vrrp (1-255) checksum-with-ipv4-pseudoheader
[no] vrrp (1-255) ip A.B.C.D
[no] vrrp (1-255) ipv6 X:X::X:X
[no] vrrp (1-255) preempt
[no] vrrp (1-255) shutdown
[no] vrrp autoconfigure [version (2-3)]
[no] vrrp default <advertisement-interval (10-40950)|preempt|priority (1-254)|checksum-with-ipv4-pseudoheader|shutdown>
[no] vrrp default <advertisement-interval (10-40950)|preempt|priority (1-254)|shutdown>
[no] wait-for-sync (1-10000)
[no] watchfrr ignore DAEMON
[no] write-quanta (1-64)
[no] zebra nexthop kernel enable
[no] zebra nexthop proto only
[no] zebra nexthop resolve-via-backup
[no] zebra nexthop-group keep (1-3600)
[no] zebra route-map delay-timer ![(0-600)]
accept-lifetime HH:MM:SS (1-31) MONTH (1993-2035) HH:MM:SS (1-31) MONTH (1993-2035)
accept-lifetime HH:MM:SS (1-31) MONTH (1993-2035) HH:MM:SS MONTH (1-31) (1993-2035)
accept-lifetime HH:MM:SS (1-31) MONTH (1993-2035) duration (1-2147483646)
accept-lifetime HH:MM:SS (1-31) MONTH (1993-2035) infinite
accept-lifetime HH:MM:SS MONTH (1-31) (1993-2035) HH:MM:SS (1-31) MONTH (1993-2035)
accept-lifetime HH:MM:SS MONTH (1-31) (1993-2035) HH:MM:SS MONTH (1-31) (1993-2035)
accept-lifetime HH:MM:SS MONTH (1-31) (1993-2035) duration (1-2147483646)
accept-lifetime HH:MM:SS MONTH (1-31) (1993-2035) infinite
access-class WORD
access-list ACCESSLIST4_NAME [seq (1-4294967295)] <deny|permit> <A.B.C.D/M [exact-match]|any>
access-list ACCESSLIST4_NAME [seq (1-4294967295)] <deny|permit> <[host] A.B.C.D|A.B.C.D A.B.C.D>
access-list ACCESSLIST4_NAME [seq (1-4294967295)] <deny|permit> ip <A.B.C.D A.B.C.D|host A.B.C.D|any> <A.B.C.D A.B.C.D|host A.B.C.D|any>
access-list ACCESSLIST4_NAME remark LINE...
access-list WORD [seq (1-4294967295)] <deny|permit> <A.B.C.D/M [exact-match]|any>
access-list WORD [seq (1-4294967295)] <deny|permit> <[host] A.B.C.D|A.B.C.D A.B.C.D>
access-list WORD [seq (1-4294967295)] <deny|permit> ip <A.B.C.D A.B.C.D|host A.B.C.D|any> <A.B.C.D A.B.C.D|host A.B.C.D|any>
access-list WORD remark LINE...
add vnc mac X:X:X:X:X:X virtual-network-identifier (1-4294967295) vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X>
add vnc mac X:X:X:X:X:X virtual-network-identifier (1-4294967295) vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> cost (0-255)
add vnc mac X:X:X:X:X:X virtual-network-identifier (1-4294967295) vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> cost (0-255) lifetime (1-4294967295)
add vnc mac X:X:X:X:X:X virtual-network-identifier (1-4294967295) vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> lifetime (1-4294967295)
add vnc mac X:X:X:X:X:X virtual-network-identifier (1-4294967295) vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> prefix <A.B.C.D/M|X:X::X:X/M>
add vnc mac X:X:X:X:X:X virtual-network-identifier (1-4294967295) vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> prefix <A.B.C.D/M|X:X::X:X/M> cost (0-255)
add vnc mac X:X:X:X:X:X virtual-network-identifier (1-4294967295) vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> prefix <A.B.C.D/M|X:X::X:X/M> cost (0-255) lifetime (1-4294967295)
add vnc mac X:X:X:X:X:X virtual-network-identifier (1-4294967295) vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> prefix <A.B.C.D/M|X:X::X:X/M> lifetime (1-4294967295)
add vnc prefix <A.B.C.D/M|X:X::X:X/M> vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X>
add vnc prefix <A.B.C.D/M|X:X::X:X/M> vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> LNH_OPTIONS...
add vnc prefix <A.B.C.D/M|X:X::X:X/M> vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> cost (0-255)
add vnc prefix <A.B.C.D/M|X:X::X:X/M> vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> cost (0-255) LNH_OPTIONS...
add vnc prefix <A.B.C.D/M|X:X::X:X/M> vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> cost (0-255) lifetime (1-4294967295)
add vnc prefix <A.B.C.D/M|X:X::X:X/M> vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> cost (0-255) lifetime (1-4294967295) LNH_OPTIONS...
add vnc prefix <A.B.C.D/M|X:X::X:X/M> vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> lifetime (1-4294967295)
add vnc prefix <A.B.C.D/M|X:X::X:X/M> vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> lifetime (1-4294967295) LNH_OPTIONS...
add vnc prefix <A.B.C.D/M|X:X::X:X/M> vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> lifetime (1-4294967295) cost (0-255)
add vnc prefix <A.B.C.D/M|X:X::X:X/M> vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> lifetime (1-4294967295) cost (0-255) LNH_OPTIONS...
add vrf NAME prefix <A.B.C.D/M|X:X::X:X/M> [{rd ASN:NN_OR_IP-ADDRESS|label (0-1048575)|preference (0-4294967295)}]
address <ip A.B.C.D|ipv6 X:X::X:X> [port (1024-65535)]
address-family <l2vpn evpn>
address-family ipv4
address-family ipv4 [unicast]
address-family ipv4 flowspec
address-family ipv4 labeled-unicast
address-family ipv4 multicast
address-family ipv4 vpn
address-family ipv6
address-family ipv6 [unicast]
address-family ipv6 flowspec
address-family ipv6 labeled-unicast
address-family ipv6 multicast
address-family ipv6 vpn
admin-grp BITPATTERN
advertise <ipv4|ipv6><unicast|multicast|vpn> [gateway-ip] [route-map RMAP_NAME]
advertise-all-vni
advertise-default-gw
advertise-subnet
affinity <exclude-any|include-any|include-all> BITPATTERN
affinity-map NAME bit-position (0-1023)
agentx
aggregation timer (5-1800)
allow-ecmp [(1-256)]
allow-external-route-update
allow-reserved-ranges
area <A.B.C.D|(0-4294967295)> authentication
area <A.B.C.D|(0-4294967295)> default-cost (0-16777215)
area <A.B.C.D|(0-4294967295)> export-list ACCESSLIST4_NAME
area <A.B.C.D|(0-4294967295)> export-list ACCESSLIST6_NAME
area <A.B.C.D|(0-4294967295)> filter-list prefix PREFIXLIST4_NAME <in|out>
area <A.B.C.D|(0-4294967295)> filter-list prefix PREFIXLIST6_NAME <in|out>
area <A.B.C.D|(0-4294967295)> filter-list prefix PREFIXLIST_NAME <in|out>
area <A.B.C.D|(0-4294967295)> flood-reduction
area <A.B.C.D|(0-4294967295)> import-list ACCESSLIST4_NAME
area <A.B.C.D|(0-4294967295)> import-list ACCESSLIST6_NAME
area <A.B.C.D|(0-4294967295)> nssa
area <A.B.C.D|(0-4294967295)> nssa <translate-candidate|translate-never|translate-always>
area <A.B.C.D|(0-4294967295)> nssa [{<translate-candidate|translate-never|translate-always>|default-information-originate [{metric (0-16777214)|metric-type (1-2)}]|no-summary|suppress-fa}]
area <A.B.C.D|(0-4294967295)> nssa [{default-information-originate [{metric (0-16777214)|metric-type (1-2)}]|no-summary}]
area <A.B.C.D|(0-4294967295)> nssa no-summary
area <A.B.C.D|(0-4294967295)> nssa range A.B.C.D/M [<not-advertise|cost (0-16777215)>]
area <A.B.C.D|(0-4294967295)> nssa range X:X::X:X/M [<not-advertise|cost (0-16777215)>]
area <A.B.C.D|(0-4294967295)> nssa suppress-fa
area <A.B.C.D|(0-4294967295)> range A.B.C.D/M [advertise [cost (0-16777215)]]
area <A.B.C.D|(0-4294967295)> range A.B.C.D/M not-advertise
area <A.B.C.D|(0-4294967295)> range A.B.C.D/M {cost (0-16777215)|substitute A.B.C.D/M}
area <A.B.C.D|(0-4294967295)> range X:X::X:X/M [<advertise|not-advertise|cost (0-16777215)>]
area <A.B.C.D|(0-4294967295)> shortcut <default|enable|disable>
area <A.B.C.D|(0-4294967295)> stub
area <A.B.C.D|(0-4294967295)> stub no-summary
area <A.B.C.D|(0-4294967295)> virtual-link A.B.C.D [authentication [<key-chain KEYCHAIN_NAME|message-digest|null>]] [<message-digest-key (1-255) md5 KEY|authentication-key AUTH_KEY>]
area <A.B.C.D|(0-4294967295)> virtual-link A.B.C.D [authentication [<message-digest|null>]] [<message-digest-key (1-255) md5 KEY|authentication-key AUTH_KEY>]
area <A.B.C.D|(0-4294967295)> virtual-link A.B.C.D {hello-interval (1-65535)|retransmit-interval (1-65535)|retransmit-window (20-10000)|transmit-delay (1-65535)|dead-interval (1-65535)}
area <A.B.C.D|(0-4294967295)> virtual-link A.B.C.D {hello-interval (1-65535)|retransmit-interval (1-65535)|transmit-delay (1-65535)|dead-interval (1-65535)}
area-password <clear|md5> WORD [authenticate snp <send-only|validate>]
auto-cost reference-bandwidth (1-4294967)
autort rfc8365-compatible
ava-bw BANDWIDTH
babel channel (1-254)
babel channel interfering
babel channel noninterfering
babel diversity
babel diversity-factor (1-256)
babel enable-timestamps
babel hello-interval (20-655340)
babel max-rtt-penalty (0-65535)
babel resend-delay (20-655340)
babel rtt-decay (1-256)
babel rtt-max (1-65535)
babel rtt-min (1-65535)
babel rxcost (1-65534)
babel smoothing-half-life (0-65534)
babel split-horizon
babel update-interval (20-655340)
babel wired
babel wireless
backup-group WORD
bandwidth (1-100000)
bandwidth BANDWIDTH [required]
banner motd file FILE
banner motd line LINE...
bfd
bfd default-profile BFDPROF
bgp always-compare-med
bgp as-path access-list AS_PATH_FILTER_NAME [seq (0-4294967295)] <deny|permit> LINE...
bgp bestpath as-path confed
bgp bestpath as-path ignore
bgp bestpath as-path multipath-relax [<as-set|no-as-set>]
bgp bestpath bandwidth <ignore|skip-missing|default-weight-for-missing>
bgp bestpath compare-routerid
bgp bestpath med <confed [missing-as-worst]|missing-as-worst [confed]>
bgp bestpath peer-type multipath-relax
bgp client-to-client reflection
bgp cluster-id <A.B.C.D|(1-4294967295)>
bgp community-list <(1-99)|standard COMMUNITY_LIST_NAME> [seq (0-4294967295)] <deny|permit> AA:NN...
bgp community-list <(100-500)|expanded COMMUNITY_LIST_NAME> [seq (0-4294967295)] <deny|permit> AA:NN...
bgp confederation identifier (1-4294967295)
bgp confederation identifier ASNUM
bgp confederation peers (1-4294967295)...
bgp confederation peers ASNUM...
bgp dampening [(1-45) [(1-20000) (1-50000) (1-255)]]
bgp default local-preference (0-4294967295)
bgp default show-hostname
bgp default show-nexthop-hostname
bgp default subgroup-pkt-queue-max (20-100)
bgp deterministic-med
bgp disable-ebgp-connected-route-check
bgp ebgp-requires-policy
bgp extcommunity-list <(1-99)|standard EXTCOMMUNITY_LIST_NAME> [seq (0-4294967295)] <deny|permit> AA:NN...
bgp extcommunity-list <(100-500)|expanded EXTCOMMUNITY_LIST_NAME> [seq (0-4294967295)] <deny|permit> LINE...
bgp fast-convergence
bgp fast-external-failover
bgp graceful-restart
bgp graceful-restart disable-eor
bgp graceful-restart preserve-fw-state
bgp graceful-restart restart-time (0-4095)
bgp graceful-restart rib-stale-time (1-3600)
bgp graceful-restart select-defer-time (0-3600)
bgp graceful-restart stalepath-time (1-4095)
bgp graceful-restart-disable
bgp graceful-shutdown
bgp input-queue-limit (1-4294967295)
bgp large-community-list (1-99) [seq (0-4294967295)] <deny|permit> AA:BB:CC...
bgp large-community-list (100-500) [seq (0-4294967295)] <deny|permit> LINE...
bgp large-community-list expanded LCOMMUNITY_LIST_NAME [seq (0-4294967295)] <deny|permit> LINE...
bgp large-community-list standard LCOMMUNITY_LIST_NAME [seq (0-4294967295)] <deny|permit> AA:BB:CC...
bgp listen limit (1-65535)
bgp listen range <A.B.C.D/M|X:X::X:X/M> peer-group PGNAME
bgp local-mac vni (1-16777215) mac WORD seq (0-4294967295)
bgp log-neighbor-changes
bgp long-lived-graceful-restart stale-time (1-16777215)
bgp long-lived-graceful-restart stale-time (1-4294967295)
bgp max-med administrative
bgp max-med administrative (0-4294967295)
bgp max-med on-startup (5-86400) [(0-4294967295)]
bgp minimum-holdtime (1-65535)
bgp network import-check
bgp network import-check exact
bgp no-rib
bgp output-queue-limit (1-4294967295)
bgp reject-as-sets
bgp route-map delay-timer (0-600)
bgp route-reflector allow-outbound-policy
bgp router-id A.B.C.D
bgp session-dscp (0-63)
bgp shutdown
bgp shutdown message MSG...
bgp suppress-duplicates
bgp tcp-keepalive (1-65535) (1-65535) (1-30)
bgp update-delay (0-3600) [(1-3600)]
binding-sid (16-1048575)
bmp listener <X:X::X:X|A.B.C.D> port (1-65535)
bmp mirror buffer-limit (0-4294967294)
bmp targets BMPTARGETS
call WORD
candidate-path preference (0-4294967295) name WORD dynamic
candidate-path preference (0-4294967295) name WORD explicit segment-list WORD
capability opaque
clear <ip|ipv6> nhrp <cache|shortcut>
clear [ip] bgp <view|vrf> VIEWVRFNAME ipv6 <unicast|multicast|vpn> prefix X:X::X:X/M
clear [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6|l2vpn> [<unicast|multicast|vpn|labeled-unicast|flowspec|evpn>]] <*|A.B.C.D|X:X::X:X|WORD|(1-4294967295)|external|peer-group PGNAME> [<soft [<in|out>]|in [prefix-filter]|out|message-stats>]
clear [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6|l2vpn> [<unicast|multicast|vpn|labeled-unicast|flowspec|evpn>]] <*|A.B.C.D|X:X::X:X|WORD|ASNUM|external|peer-group PGNAME> [<soft [<in|out>]|in [prefix-filter]|out|message-stats|capabilities>]
clear [ip] bgp [<view|vrf> VIEWVRFNAME] prefix A.B.C.D/M
clear [ip] bgp ipv6 <unicast|multicast|vpn> prefix X:X::X:X/M
clear bfd [vrf <NAME>] peer <WORD|<A.B.C.D|X:X::X:X> [{multihop|local-address <A.B.C.D|X:X::X:X>|interface IFNAME}]> counters
clear bfd [vrf NAME] bfd-name BFDNAME counters
clear configuration transactions oldest (1-100)
clear event cpu [FILTER]
clear evpn dup-addr vni <all|(1-16777215) [mac X:X:X:X:X:X|ip <A.B.C.D|X:X::X:X>]>
clear fpm counters
clear ip bgp dampening
clear ip bgp dampening A.B.C.D
clear ip bgp dampening A.B.C.D A.B.C.D
clear ip bgp dampening A.B.C.D/M
clear ip eigrp [vrf NAME] neighbors
clear ip eigrp [vrf NAME] neighbors A.B.C.D
clear ip eigrp [vrf NAME] neighbors A.B.C.D soft
clear ip eigrp [vrf NAME] neighbors IFNAME
clear ip eigrp [vrf NAME] neighbors IFNAME soft
clear ip eigrp [vrf NAME] neighbors soft
clear ip igmp [vrf NAME] interfaces
clear ip interfaces [vrf NAME]
clear ip mroute [vrf NAME]
clear ip mroute [vrf NAME] count
clear ip msdp peer A.B.C.D [vrf WORD]
clear ip ospf [(1-65535)] neighbor [A.B.C.D]
clear ip ospf [(1-65535)] process
clear ip ospf [vrf NAME] interface [IFNAME]
clear ip pim [vrf NAME] bsr-data
clear ip pim [vrf NAME] interface traffic
clear ip pim [vrf NAME] interfaces
clear ip pim [vrf NAME] oil
clear ip pim statistics [vrf NAME]
clear ip prefix-list [PREFIXLIST4_NAME [A.B.C.D/M]]
clear ip prefix-list [WORD [A.B.C.D/M]]
clear ip rip [vrf WORD]
clear ipv6 mroute [vrf NAME]
clear ipv6 mroute [vrf NAME] count
clear ipv6 ospf6 [vrf NAME] interface [IFNAME]
clear ipv6 ospf6 [vrf VRF] auth-counters interface [IFNAME]
clear ipv6 ospf6 process [vrf NAME]
clear ipv6 pim [vrf NAME] bsr-data
clear ipv6 pim [vrf NAME] interface traffic
clear ipv6 pim [vrf NAME] interfaces
clear ipv6 pim [vrf NAME] oil
clear ipv6 pim statistics [vrf NAME]
clear ipv6 prefix-list [PREFIXLIST6_NAME [X:X::X:X/M]]
clear ipv6 prefix-list [WORD [X:X::X:X/M]]
clear ipv6 ripng [vrf WORD]
clear isis [vrf <NAME|all>] neighbor
clear isis [vrf <NAME|all>] neighbor WORD
clear log cmdline-targets
clear log filter-text
clear mpls ldp neighbor [<A.B.C.D|X:X::X:X>]
clear openfabric [vrf <NAME|all>] neighbor
clear openfabric [vrf <NAME|all>] neighbor WORD
clear route-map counters [RMAP_NAME]
clear route-map counters [WORD]
clear sr-te pcep session [WORD]
clear thread cpu [FILTER]
clear vnc counters
clear vnc mac <*|X:X:X:X:X:X> virtual-network-identifier <*|(1-4294967295)> *
clear vnc mac <*|X:X:X:X:X:X> virtual-network-identifier <*|(1-4294967295)> prefix <*|A.B.C.D/M|X:X::X:X/M>
clear vnc mac <*|X:X:X:X:X:X> virtual-network-identifier <*|(1-4294967295)> un <*|A.B.C.D|X:X::X:X>
clear vnc mac <*|X:X:X:X:X:X> virtual-network-identifier <*|(1-4294967295)> un <*|A.B.C.D|X:X::X:X> prefix <*|A.B.C.D/M|X:X::X:X/M>
clear vnc mac <*|X:X:X:X:X:X> virtual-network-identifier <*|(1-4294967295)> un <*|A.B.C.D|X:X::X:X> vn <*|A.B.C.D|X:X::X:X>
clear vnc mac <*|X:X:X:X:X:X> virtual-network-identifier <*|(1-4294967295)> un <*|A.B.C.D|X:X::X:X> vn <*|A.B.C.D|X:X::X:X> prefix <*|A.B.C.D/M|X:X::X:X/M> prefix <*|A.B.C.D/M|X:X::X:X/M>
clear vnc mac <*|X:X:X:X:X:X> virtual-network-identifier <*|(1-4294967295)> vn <*|A.B.C.D|X:X::X:X>
clear vnc mac <*|X:X:X:X:X:X> virtual-network-identifier <*|(1-4294967295)> vn <*|A.B.C.D|X:X::X:X> prefix <*|A.B.C.D/M|X:X::X:X/M>
clear vnc mac <*|X:X:X:X:X:X> virtual-network-identifier <*|(1-4294967295)> vn <*|A.B.C.D|X:X::X:X> un <*|A.B.C.D|X:X::X:X>
clear vnc mac <*|X:X:X:X:X:X> virtual-network-identifier <*|(1-4294967295)> vn <*|A.B.C.D|X:X::X:X> un <*|A.B.C.D|X:X::X:X> prefix <*|A.B.C.D/M|X:X::X:X/M>
clear vnc nve *
clear vnc nve un <*|A.B.C.D|X:X::X:X>
clear vnc nve un <*|A.B.C.D|X:X::X:X> vn <*|A.B.C.D|X:X::X:X>
clear vnc nve vn <*|A.B.C.D|X:X::X:X>
clear vnc nve vn <*|A.B.C.D|X:X::X:X> un <*|A.B.C.D|X:X::X:X>
clear vnc prefix <*|A.B.C.D/M|X:X::X:X/M> *
clear vnc prefix <*|A.B.C.D/M|X:X::X:X/M> un <*|A.B.C.D|X:X::X:X>
clear vnc prefix <*|A.B.C.D/M|X:X::X:X/M> un <*|A.B.C.D|X:X::X:X> vn <*|A.B.C.D|X:X::X:X>
clear vnc prefix <*|A.B.C.D/M|X:X::X:X/M> vn <*|A.B.C.D|X:X::X:X>
clear vnc prefix <*|A.B.C.D/M|X:X::X:X/M> vn <*|A.B.C.D|X:X::X:X> un <*|A.B.C.D|X:X::X:X>
clear vrf NAME [prefix <A.B.C.D/M|X:X::X:X/M>] [rd ASN:NN_OR_IP-ADDRESS]
clear vrf NAME all
clear zebra fpm stats
coalesce-time (0-4294967295)
compatible rfc1583
config WORD
configure [terminal [file-lock]]
configure [terminal]
configure exclusive
configure private
continue (1-65535)
copy FILENAME running-config
copy running-config startup-config
cryptographic-algorithm <md5|hmac-sha-1|hmac-sha-256|hmac-sha-384|hmac-sha-512>
debug babel <common|kernel|filter|timeout|interface|route|all>
debug bgp aggregate
debug bgp aggregate prefix <A.B.C.D/M|X:X::X:X/M>
debug bgp as4
debug bgp as4 segment
debug bgp bestpath <A.B.C.D/M|X:X::X:X/M>
debug bgp flowspec
debug bgp graceful-restart
debug bgp keepalives
debug bgp keepalives <A.B.C.D|X:X::X:X|WORD>
debug bgp labelpool
debug bgp neighbor-events
debug bgp neighbor-events <A.B.C.D|X:X::X:X|WORD>
debug bgp nht
debug bgp pbr [error]
debug bgp update-groups
debug bgp updates
debug bgp updates <in|out>
debug bgp updates <in|out> <A.B.C.D|X:X::X:X|WORD>
debug bgp updates <in|out> <A.B.C.D|X:X::X:X|WORD> [prefix-list PREFIXLIST_NAME]
debug bgp updates prefix <A.B.C.D/M|X:X::X:X/M>
debug bgp updates prefix l2vpn evpn type <<macip|2> mac <X:X:X:X:X:X|X:X:X:X:X:X/M> [ip <A.B.C.D|X:X::X:X>]|<multicast|3> ip <A.B.C.D|X:X::X:X>|<prefix|5> ip <A.B.C.D/M|X:X::X:X/M>>
debug bgp vnc <rfapi-query|import-bi-attach|import-del-remote|verbose>
debug bgp vpn <leak-from-vrf|leak-to-vrf|rmap-event|label>
debug bgp zebra
debug bgp zebra prefix <A.B.C.D/M|X:X::X:X/M>
debug eigrp packets <siaquery|siareply|ack|hello|probe|query|reply|request|retry|stub|terse|update|all> [send|receive] [detail]
debug eigrp transmit <send|recv|all> [detail]
debug igmp
debug igmp events
debug igmp packets
debug igmp trace
debug igmp trace detail
debug ipv6 mld {robustness (0-7)|query-max-response-time (1-8387584)}
debug isis adj-packets
debug isis bfd
debug isis events
debug isis flooding
debug isis ldp-sync
debug isis lfa
debug isis lsp-gen
debug isis lsp-sched
debug isis packet-dump
debug isis route-events
debug isis snp-packets
debug isis spf-events
debug isis sr-events
debug isis te-events
debug isis tx-queue
debug isis update-packets
debug mroute
debug mroute detail
debug msdp
debug msdp events
debug msdp packets
debug mtrace
debug nhrp <all|common|event|interface|kernel|route|vici>
debug openfabric adj-packets
debug openfabric bfd
debug openfabric events
debug openfabric flooding
debug openfabric ldp-sync
debug openfabric lfa
debug openfabric lsp-gen
debug openfabric lsp-sched
debug openfabric packet-dump
debug openfabric route-events
debug openfabric snp-packets
debug openfabric spf-events
debug openfabric sr-events
debug openfabric te-events
debug openfabric tx-queue
debug openfabric update-packets
debug ospf (1-65535) event
debug ospf (1-65535) lsa [<generate|flooding|install|refresh|aggregate>]
debug ospf (1-65535) nsm [<status|events|timers>]
debug ospf (1-65535) nssa
debug ospf (1-65535) zebra [<interface|redistribute>]
debug ospf [(1-65535)] ism [<status|events|timers>]
debug ospf [(1-65535)] packet <hello|dd|ls-request|ls-update|ls-ack|all> [<send [detail]|recv [detail]|detail>]
debug ospf client-api
debug ospf default-information
debug ospf event
debug ospf ldp-sync
debug ospf lsa [<generate|flooding|install|refresh|aggregate>]
debug ospf nsm [<status|events|timers>]
debug ospf nssa
debug ospf sr
debug ospf te
debug ospf ti-lfa
debug ospf zebra [<interface|redistribute>]
debug ospf6 abr
debug ospf6 asbr
debug ospf6 authentication [<tx|rx>]
debug ospf6 border-routers
debug ospf6 border-routers area-id A.B.C.D
debug ospf6 border-routers router-id A.B.C.D
debug ospf6 flooding
debug ospf6 interface
debug ospf6 lsa <router|network|inter-prefix|inter-router|as-external|nssa|link|intra-prefix|unknown> [<originate|examine|flooding>]
debug ospf6 message <unknown|hello|dbdesc|lsreq|lsupdate|lsack|all> [<send|recv|send-hdr|recv-hdr>]
debug ospf6 neighbor [<state|event>]
debug ospf6 nssa
debug ospf6 spf database
debug ospf6 spf process
debug ospf6 spf time
debug ospf6 zebra [<send|recv>]
debug pim autorp
debug pim bsm
debug pim mlag
debug pim nht rp
debug pim static
debug pim vxlan
debug prefix-list WORD match <A.B.C.D/M|X:X::X:X/M> [address-mode]
debug rfapi-dev close rfd HANDLE
debug rfapi-dev close vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X>
debug rfapi-dev open vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X>
debug rfapi-dev query done vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> target <A.B.C.D|X:X::X:X>
debug rfapi-dev query vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> lni LNI target X:X:X:X:X:X
debug rfapi-dev query vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> target <A.B.C.D|X:X::X:X>
debug rfapi-dev register vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> prefix <A.B.C.D/M|X:X::X:X/M> lifetime SECONDS [cost (0-255)]
debug rfapi-dev register vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> prefix <A.B.C.D/M|X:X::X:X/M> lifetime SECONDS macaddr X:X:X:X:X:X lni (0-16777215)
debug rfapi-dev response-omit-self <on|off>
debug rfapi-dev show import
debug rfapi-dev show import vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X>
debug rfapi-dev show nves
debug rfapi-dev show nves <vn|un> <A.B.C.D|X:X::X:X>
debug rfapi-dev unregister vn <A.B.C.D|X:X::X:X> un <A.B.C.D|X:X::X:X> prefix <A.B.C.D/M|X:X::X:X/M> [kill]
debug rip events
debug rip packet
debug rip packet <recv|send>
debug rip zebra
debug ripng events
debug ripng packet
debug ripng packet <recv|send>
debug ripng zebra
debug route-map
debug route-map [detail]
debug rpki
debug show mld interface IFNAME
debug spf-delay-ietf
debug ssmpingd
debug vrf
debug zebra dplane [detailed]
debug zebra events
debug zebra fpm
debug zebra kernel
debug zebra kernel msgdump [<recv|send>]
debug zebra mpls [detailed]
debug zebra nht [detailed]
debug zebra packet [<recv|send>] [detail]
debug zebra pbr
debug zebra rib [detailed]
debug zebra tc
debug zebra vxlan
default-information originate <ipv4|ipv6> [always] [{metric (0-16777215)|route-map RMAP_NAME}]
default-information originate [{always|metric (0-16777214)|metric-type (1-2)|route-map RMAP_NAME}]
default-metric (0-16777214)
default-metric (1-16)
default-originate <ipv4|ipv6>
delay (0-16777215) [min (0-16777215) max (0-16777215)]
delay (1-16777215)
delay-variation (0-16777215)
description LINE...
detect-multiplier (2-255)
disable
distance (1-255)
distance (1-255) A.B.C.D/M
distance (1-255) A.B.C.D/M WORD
distance (1-255) X:X::X:X/M
distance (1-255) X:X::X:X/M WORD
distance bgp (1-255) (1-255) (1-255)
distance ospf {intra-area (1-255)|inter-area (1-255)|external (1-255)}
distance ospf6 {intra-area (1-255)|inter-area (1-255)|external (1-255)}
distribute-list ACCESSLIST4_NAME <in|out> [WORD]
distribute-list ACCESSLIST4_NAME out <kernel|connected|local|static|rip|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric|table-direct>
distribute-list ACCESSLIST4_NAME out <kernel|connected|static|rip|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric>
distribute-list [prefix] ACCESSLIST4_NAME <in|out> [WORD]
distribute-list prefix PREFIXLIST4_NAME <in|out> [WORD]
domain-password <clear|md5> WORD [authenticate snp <send-only|validate>]
domainname WORD
dump bgp <all|all-et|updates|updates-et|routes-mrt> PATH [INTERVAL]
dup-addr-detection [max-moves (2-1000) time (2-1800)]
dup-addr-detection freeze <permanent|(30-3600)>
ead-es-route-target export RT
echo receive-interval <disabled|(10-60000)>
echo transmit-interval (10-60000)
echo-interval (10-60000)
ecmp
ecmp rebalance
eigrp bandwidth (1-10000000)
eigrp router-id A.B.C.D
enable
enable password [(8-8)] LINE
encapsulation
end
evpn accept-bgp-seq
exec-timeout (0-35791)
exec-timeout (0-35791) (0-2147483)
exit
exit-address-family
exit-link-params
exit-vnc
exit-vni
exit-vrf
exit-vrf-policy
explicit start (0-4294967295)
export <bgp|zebra> <ipv4|ipv6> prefix-list NAME
export <bgp|zebra> route-map NAME
export <ipv4|ipv6> prefix-list NAME
export route-map NAME
fabric-tier (0-14)
fast-reroute remote-lfa prefix-list WORD [<level-1|level-2>]
fast-reroute ti-lfa [node-protection]
find REGEX...
flex-algo (128-255)
flood-reduction
format <usid-f3216|uncompressed-f4024>
format uncompressed-f4024
format usid-f3216
formats
fpm address <A.B.C.D|X:X::X:X> [port (1-65535)]
fpm connection ip A.B.C.D port (1-65535)
fpm use-next-hop-groups
fpm use-route-replace
frr defaults PROFILE...
frr version VERSION...
graceful-restart [grace-period (1-1800)]
graceful-restart helper enable [A.B.C.D]
graceful-restart helper lsa-check-disable
graceful-restart helper planned-only
graceful-restart helper strict-lsa-checking
graceful-restart helper supported-grace-time (10-1800)
graceful-restart prepare ip ospf
graceful-restart prepare ipv6 ospf
grammar access (0-65535)
grammar complete COMMAND...
grammar dotfile OUTNAME
grammar find-ambiguous [{printall|nodescan}]
grammar init
grammar match COMMAND...
grammar parse LINE...
grammar show [doc]
grammar test docstring
hostname WORD
import vrf route-map RMAP
index (0-4294967295) <[mpls label (16-1048575)]|[nai <prefix <A.B.C.D/M|X:X::X:X/M><algorithm (0-1)|iface (0-4294967295)>|adjacency <A.B.C.D A.B.C.D|X:X::X:X X:X::X:X>>]>
interface IFNAME
interface IFNAME [vrf NAME]
interface IFNAME area <A.B.C.D|(0-4294967295)>
ip address A.B.C.D peer A.B.C.D/M
ip address A.B.C.D/M
ip address A.B.C.D/M label LINE
ip authentication key-chain eigrp (1-65535) WORD
ip authentication mode eigrp (1-65535) <md5|hmac-sha-256>
ip forwarding
ip hello-interval eigrp (1-65535)
ip hold-time eigrp (1-65535)
ip igmp
ip igmp generate-query-once [version (2-3)]
ip igmp join A.B.C.D [A.B.C.D]
ip igmp last-member-query-count (1-255)
ip igmp last-member-query-interval (1-65535)
ip igmp query-interval (1-65535)
ip igmp query-max-response-time (1-65535)
ip igmp query-max-response-time-dsec (1-65535)
ip igmp version (2-3)
ip igmp watermark-warn (1-65535)
ip import-table (1-252) [distance (1-255)] [route-map RMAP_NAME]
ip import-table (1-252) [mrib] [distance (1-255)] [route-map RMAP_NAME]
ip irdp address A.B.C.D preference (0-2147483647)
ip irdp broadcast
ip irdp debug disable
ip irdp debug messages
ip irdp debug misc
ip irdp debug packet
ip irdp holdtime (0-9000)
ip irdp maxadvertinterval (4-1800)
ip irdp minadvertinterval (3-1800)
ip irdp multicast
ip irdp preference (0-2147483647)
ip irdp shutdown
ip mroute INTERFACE A.B.C.D [A.B.C.D]
ip msdp mesh-group WORD member A.B.C.D
ip msdp mesh-group WORD source A.B.C.D
ip msdp peer A.B.C.D source A.B.C.D
ip msdp timers (1-65535) (1-65535) [(1-65535)]
ip multicast boundary oil WORD
ip multicast rpf-lookup-mode <urib-only|mrib-only|mrib-then-urib|lower-distance|longer-prefix>
ip nhrp mtu <(576-1500)|opennhrp>
ip nht <kernel|connected|static|rip|ospf|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric|any> route-map ROUTE-MAP
ip nht resolve-via-default
ip ospf [(1-65535)] area <A.B.C.D|(0-4294967295)> [A.B.C.D]
ip ospf authentication <null|message-digest> [A.B.C.D]
ip ospf authentication <null|message-digest|key-chain KEYCHAIN_NAME> [A.B.C.D]
ip ospf authentication [A.B.C.D]
ip ospf authentication-key AUTH_KEY [A.B.C.D]
ip ospf bfd
ip ospf bfd (2-255) (50-60000) (50-60000)
ip ospf bfd profile BFDPROF
ip ospf cost (1-65535) [A.B.C.D]
ip ospf dead-interval (1-65535) [A.B.C.D]
ip ospf dead-interval minimal hello-multiplier (1-10) [A.B.C.D]
ip ospf dead-interval minimal hello-multiplier (2-20) [A.B.C.D]
ip ospf graceful-restart hello-delay (1-1800)
ip ospf hello-interval (1-65535) [A.B.C.D]
ip ospf message-digest-key (1-255) md5 KEY [A.B.C.D]
ip ospf mpls ldp-sync
ip ospf mpls ldp-sync holddown (0-10000)
ip ospf mtu-ignore [A.B.C.D]
ip ospf network <broadcast|non-broadcast|point-to-multipoint [delay-reflood|non-broadcast]|point-to-point [dmvpn]>
ip ospf network <broadcast|non-broadcast|point-to-multipoint|point-to-point [dmvpn]>
ip ospf passive [A.B.C.D]
ip ospf priority (0-255) [A.B.C.D]
ip ospf retransmit-interval (1-65535) [A.B.C.D]
ip ospf transmit-delay (1-65535) [A.B.C.D]
ip pim [passive]
ip pim bfd (2-255) (1-65535) (1-65535)
ip pim bfd [profile BFDPROF]
ip pim bsm
ip pim drpriority (0-4294967295)
ip pim drpriority (1-4294967295)
ip pim ecmp
ip pim ecmp rebalance
ip pim hello (1-65535) [(1-65535)]
ip pim join-prune-interval (1-65535)
ip pim keep-alive-timer (1-65535)
ip pim mlag INTERFACE role [primary|secondary] state [up|down] addr A.B.C.D
ip pim packets (1-255)
ip pim register-suppress-time (1-65535)
ip pim rp A.B.C.D [A.B.C.D/M]
ip pim rp A.B.C.D prefix-list PREFIXLIST4_NAME
ip pim rp A.B.C.D prefix-list WORD
ip pim rp keep-alive-timer (1-65535)
ip pim send-v6-secondary
ip pim sm
ip pim spt-switchover infinity-and-beyond
ip pim spt-switchover infinity-and-beyond prefix-list PREFIXLIST4_NAME
ip pim spt-switchover infinity-and-beyond prefix-list WORD
ip pim ssm
ip pim ssm prefix-list PREFIXLIST4_NAME
ip pim ssm prefix-list WORD
ip pim unicast-bsm
ip pim use-source A.B.C.D
ip prefix-list PREFIXLIST4_NAME [seq (1-4294967295)] <deny|permit> <any|A.B.C.D/M [{ge (0-32)|le (0-32)}]>
ip prefix-list PREFIXLIST4_NAME description LINE...
ip prefix-list WORD [seq (1-4294967295)] <deny|permit> <any|A.B.C.D/M [{ge (0-32)|le (0-32)}]>
ip prefix-list WORD description LINE...
ip protocol <kernel|connected|static|rip|ospf|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric|any> route-map ROUTE-MAP
ip rip authentication key-chain LINE
ip rip authentication mode <md5 [auth-length <rfc|old-ripd>]|text>
ip rip authentication string LINE
ip rip receive version <{1|2}|none>
ip rip send version <{1|2}|none>
ip router isis WORD
ip router isis WORD vrf NAME
ip router openfabric WORD
ip router-id A.B.C.D
ip router-id A.B.C.D vrf NAME
ip ssmpingd [A.B.C.D]
ip summary-address eigrp (1-65535) A.B.C.D/M
ipv6 access-class WORD
ipv6 access-list ACCESSLIST6_NAME [seq (1-4294967295)] <deny|permit> <X:X::X:X/M [exact-match]|any>
ipv6 access-list ACCESSLIST6_NAME remark LINE...
ipv6 access-list WORD [seq (1-4294967295)] <deny|permit> <X:X::X:X/M [exact-match]|any>
ipv6 access-list WORD remark LINE...
ipv6 address X:X::X:X/M
ipv6 distribute-list ACCESSLIST6_NAME <in|out> [WORD]
ipv6 distribute-list [prefix] ACCESSLIST6_NAME <in|out> [WORD]
ipv6 distribute-list prefix PREFIXLIST6_NAME <in|out> [WORD]
ipv6 forwarding
ipv6 mld
ipv6 mld join X:X::X:X [X:X::X:X]
ipv6 mld last-member-query-count (1-255)
ipv6 mld last-member-query-interval (1-65535)
ipv6 mld query-interval (1-65535)
ipv6 mld query-max-response-time (1-65535)
ipv6 mld version (1-2)
ipv6 mld watermark-warn (1-65535)
ipv6 mroute INTERFACE X:X::X:X [X:X::X:X]
ipv6 multicast boundary oil WORD
ipv6 nd adv-interval-option
ipv6 nd dnssl SUFFIX [<(0-4294967295)|infinite>]
ipv6 nd home-agent-config-flag
ipv6 nd home-agent-lifetime (0-65520)
ipv6 nd home-agent-preference (0-65535)
ipv6 nd managed-config-flag
ipv6 nd mtu (1-65535)
ipv6 nd other-config-flag
ipv6 nd prefix X:X::X:X/M [<(0-4294967295)|infinite> <(0-4294967295)|infinite>] [<router-address|off-link [no-autoconfig]|no-autoconfig [off-link]>]
ipv6 nd ra-fast-retrans
ipv6 nd ra-hop-limit (0-255)
ipv6 nd ra-interval (1-1800)
ipv6 nd ra-interval msec (70-1800000)
ipv6 nd ra-lifetime (0-9000)
ipv6 nd ra-retrans-interval (0-4294967295)
ipv6 nd rdnss X:X::X:X [<(0-4294967295)|infinite>]
ipv6 nd reachable-time (1-3600000)
ipv6 nd router-preference <high|medium|low>
ipv6 nd suppress-ra
ipv6 nht <kernel|connected|static|ripng|ospf6|isis|bgp|nhrp|table|vnc|babel|openfabric|any> route-map ROUTE-MAP
ipv6 nht resolve-via-default
ipv6 ospf6 advertise prefix-list PREFIXLIST6_NAME
ipv6 ospf6 advertise prefix-list WORD
ipv6 ospf6 area <A.B.C.D|(0-4294967295)>
ipv6 ospf6 authentication key-id (1-65535) hash-algo <md5|hmac-sha-1|hmac-sha-256|hmac-sha-384|hmac-sha-512> key WORD
ipv6 ospf6 authentication keychain KEYCHAIN_NAME
ipv6 ospf6 bfd (2-255) (50-60000) (50-60000)
ipv6 ospf6 bfd [profile BFDPROF]
ipv6 ospf6 cost (1-65535)
ipv6 ospf6 dead-interval (1-65535)
ipv6 ospf6 graceful-restart hello-delay (1-1800)
ipv6 ospf6 hello-interval (1-65535)
ipv6 ospf6 ifmtu (1-65535)
ipv6 ospf6 instance-id (0-255)
ipv6 ospf6 mtu-ignore
ipv6 ospf6 network <broadcast|point-to-point>
ipv6 ospf6 network <broadcast|point-to-point|point-to-multipoint>
ipv6 ospf6 passive
ipv6 ospf6 priority (0-255)
ipv6 ospf6 retransmit-interval (1-65535)
ipv6 ospf6 transmit-delay (1-3600)
ipv6 pim [passive]
ipv6 pim bsm
ipv6 pim drpriority (0-4294967295)
ipv6 pim drpriority (1-4294967295)
ipv6 pim hello (1-65535) [(1-65535)]
ipv6 pim join-prune-interval (1-65535)
ipv6 pim keep-alive-timer (1-65535)
ipv6 pim packets (1-255)
ipv6 pim register-suppress-time (1-65535)
ipv6 pim rp X:X::X:X [X:X::X:X/M]
ipv6 pim rp X:X::X:X prefix-list PREFIXLIST6_NAME
ipv6 pim rp X:X::X:X prefix-list WORD
ipv6 pim rp keep-alive-timer (1-65535)
ipv6 pim sm
ipv6 pim spt-switchover infinity-and-beyond
ipv6 pim spt-switchover infinity-and-beyond prefix-list PREFIXLIST6_NAME
ipv6 pim spt-switchover infinity-and-beyond prefix-list WORD
ipv6 pim ssm
ipv6 pim unicast-bsm
ipv6 prefix-list PREFIXLIST6_NAME [seq (1-4294967295)] <deny|permit> <any|X:X::X:X/M [{ge (0-128)|le (0-128)}]>
ipv6 prefix-list PREFIXLIST6_NAME description LINE...
ipv6 prefix-list WORD [seq (1-4294967295)] <deny|permit> <any|X:X::X:X/M [{ge (0-128)|le (0-128)}]>
ipv6 prefix-list WORD description LINE...
ipv6 protocol <kernel|connected|static|ripng|ospf6|isis|bgp|nhrp|table|vnc|babel|openfabric|any> route-map ROUTE-MAP
ipv6 router isis WORD
ipv6 router isis WORD vrf NAME
ipv6 router openfabric WORD
ipv6 router-id X:X::X:X
ipv6 router-id X:X::X:X vrf NAME
ipv6 ssmpingd [X:X::X:X]
is-type <level-1|level-1-2|level-2-only>
isis circuit-type <level-1|level-1-2|level-2-only>
isis csnp-interval (1-600) [level-1|level-2]
isis hello-interval [level-1|level-2] (1-600)
isis hello-multiplier [level-1|level-2] (2-100)
isis metric [level-1|level-2] (0-16777215)
isis mpls ldp-sync holddown (0-10000)
isis password <md5|clear> WORD
isis priority (0-127) [level-1|level-2]
isis psnp-interval (1-120) [level-1|level-2]
join-prune-interval (1-65535)
keep-alive-timer (1-65535)
key (0-2147483647)
key chain WORD
key-string LINE
l2rd <(1-255)|auto-vn>
l2vpn WORD type vpls
label (0-1048575)
labels (0-1048575)...
line vty
link-detect
link-params
list [permutations]
local-id-block explicit start (0-4294967295) end (0-4294967295)
local-id-block start (0-4294967295)
locator NAME
locator WORD
locators
log daemon <zebra|mgmtd|bgpd|ripd|ripngd|ospfd|ospf6d|isisd|fabricd|nhrpd|ldpd|babeld|eigrpd|pimd|pim6d|pbrd|staticd|bfdd|vrrpd|pathd> file FILENAME [<emergencies|alerts|critical|errors|warnings|notifications|informational|debugging>]
log facility <kern|user|mail|daemon|auth|syslog|lpr|news|uucp|cron|local0|local1|local2|local3|local4|local5|local6|local7>
log file FILENAME [<emergencies|alerts|critical|errors|warnings|notifications|informational|debugging>]
log filtered-file FILENAME [<emergencies|alerts|critical|errors|warnings|notifications|informational|debugging>]
log monitor [<emergencies|alerts|critical|errors|warnings|notifications|informational|debugging>]
log record-priority
log stdout [<emergencies|alerts|critical|errors|warnings|notifications|informational|debugging>]
log syslog [<emergencies|alerts|critical|errors|warnings|notifications|informational|debugging>]
log timestamp precision (0-6)
log-adjacency-changes
log-adjacency-changes detail
logical-network-id (0-4294967295)
login
logmsg <emergencies|alerts|critical|errors|warnings|notifications|informational|debugging> MESSAGE...
lsp-gen-interval (1-120)
lsp-gen-interval [level-1|level-2] (1-120)
lsp-mtu (128-4352)
lsp-refresh-interval (1-65235)
lsp-refresh-interval [level-1|level-2] (1-65235)
lsp-timers [level-1|level-2] gen-interval (1-120) refresh-interval (1-65235) max-lifetime (350-65535)
mac access-list ACCESSLIST_MAC_NAME [seq (1-4294967295)] <deny|permit> <X:X:X:X:X:X|any>
mac access-list ACCESSLIST_MAC_NAME remark LINE...
mac-vrf soo ASN:NN_OR_IP-ADDRESS:NN
match alias ALIAS_NAME
match as-path AS_PATH_FILTER_NAME
match community <(1-99)|(100-500)|COMMUNITY_LIST_NAME> [<exact-match|any>]
match community <(1-99)|(100-500)|COMMUNITY_LIST_NAME> [exact-match]
match evpn default-route
match evpn rd ASN:NN_OR_IP-ADDRESS:NN
match evpn route-type <ead|1|macip|2|multicast|3|es|4|prefix|5>
match evpn vni (1-16777215)
match extcommunity <(1-99)|(100-500)|EXTCOMMUNITY_LIST_NAME>
match interface IFNAME
match ip address ACCESSLIST4_NAME
match ip address prefix-len (0-32)
match ip address prefix-list PREFIXLIST4_NAME
match ip address prefix-list PREFIXLIST_NAME
match ip next-hop ACCESSLIST4_NAME
match ip next-hop address A.B.C.D
match ip next-hop prefix-len (0-32)
match ip next-hop prefix-list PREFIXLIST4_NAME
match ip next-hop prefix-list PREFIXLIST_NAME
match ip next-hop type <blackhole>
match ip route-source ACCESSLIST4_NAME
match ip route-source prefix-list PREFIXLIST_NAME
match ipv6 address ACCESSLIST6_NAME
match ipv6 address prefix-len (0-128)
match ipv6 address prefix-list PREFIXLIST6_NAME
match ipv6 address prefix-list PREFIXLIST_NAME
match ipv6 next-hop ACCESSLIST6_NAME
match ipv6 next-hop X:X::X:X
match ipv6 next-hop address X:X::X:X
match ipv6 next-hop prefix-list PREFIXLIST_NAME
match ipv6 next-hop type <blackhole>
match large-community <(1-99)|(100-500)|LCOMMUNITY_LIST_NAME> [<exact-match|any>]
match large-community <(1-99)|(100-500)|LCOMMUNITY_LIST_NAME> [exact-match]
match local-preference (0-4294967295)
match mac address ACCESSLIST_MAC_NAME
match metric (0-4294967295)
match origin <egp|igp|incomplete>
match peer <A.B.C.D|X:X::X:X|WORD>
match peer local
match probability (0-100)
match rpki <valid|invalid|notfound>
match source-instance (0-255)
match source-protocol <kernel|connected|local|static|rip|ripng|ospf|ospf6|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric|table-direct>
match source-protocol <kernel|connected|static|rip|ripng|ospf|ospf6|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric>
match source-vrf NAME
match src-peer <A.B.C.D|X:X::X:X|WORD>
match tag (1-4294967295)
match tag <untagged|(1-4294967295)>
max-bw BANDWIDTH
max-lsp-lifetime (350-65535)
max-lsp-lifetime [level-1|level-2] (350-65535)
max-metric router-lsa administrative
max-metric router-lsa on-shutdown (5-100)
max-metric router-lsa on-startup (5-86400)
max-rsv-bw BANDWIDTH
maximum-paths (1-256)
maximum-paths (1-32)
maximum-paths ibgp (1-256)
maximum-paths ibgp (1-256) equal-cluster-length
member pseudowire IFNAME
metric (0-4294967295)
metric [bound] <igp|te|hc|abc|lmll|cigp|cte|pigp|pte|phc|msd|pd|pdv|pl|ppd|ppdv|ppl|nap|nlp|dc|bnc> METRIC [required]
metric [bound] <igp|te|hc|abc|lmll|cigp|cte|pigp|pte|phc|msd|pd|pdv|pl|ppd|ppdv|ppl|nap|nlp|dc|bnc> METRIC [required] [computed]
metric weights (0-255) (0-255) (0-255) (0-255) (0-255) [(0-255)]
metric-style <narrow|transition|wide>
mgmt commit <check|apply|abort>
mgmt create-config WORD VALUE
mgmt delete-config WORD
mgmt edit {create|delete|merge|replace|remove} XPATH [json|xml] [lock] [commit] [DATA]
mgmt load-config WORD <merge|replace>
mgmt remove-config WORD
mgmt replace-config WORD VALUE
mgmt reset-statistics
mgmt rollback <commit-id WORD|last [(1-10)]>
mgmt rpc XPATH [json|xml] [DATA]
mgmt save-config <candidate|running> WORD
mgmt set-config WORD VALUE
mlag INTERFACE role [primary|secondary] state [up|down] addr A.B.C.D
mpls label bind <A.B.C.D/M|X:X::X:X/M> <(16-1048575)|implicit-null|explicit-null>
mpls label global-block (16-1048575) (16-1048575)
mpls ldp
mpls ldp-sync
mpls ldp-sync holddown (0-10000)
mpls ldp-sync holddown (1-10000)
mpls lsp (16-1048575) <A.B.C.D|X:X::X:X> <(16-1048575)|explicit-null|implicit-null>
mpls-te export
mpls-te import <ospfv2|ospfv3|isis>
mpls-te inter-as area <A.B.C.D|(0-4294967295)>
mpls-te inter-as as
mpls-te on
mpls-te router-address A.B.C.D
mpls-te router-address ipv6 X:X::X:X
msd (1-32)
msdp mesh-group WORD member A.B.C.D
msdp mesh-group WORD source A.B.C.D
msdp peer A.B.C.D password WORD
msdp peer A.B.C.D sa-filter ACL_NAME <in|out>
msdp peer A.B.C.D source A.B.C.D
msdp timers (1-65535) (1-65535) [(1-65535)]
mtrace WORD [WORD]
multicast
name WORD
neighbor <A.B.C.D|X:X::X:X> interface WORD
neighbor <A.B.C.D|X:X::X:X|WORD> <disable-connected-check|enforce-multihop>
neighbor <A.B.C.D|X:X::X:X|WORD> activate
neighbor <A.B.C.D|X:X::X:X|WORD> addpath-rx-paths-limit (1-65535)
neighbor <A.B.C.D|X:X::X:X|WORD> addpath-tx-all-paths
neighbor <A.B.C.D|X:X::X:X|WORD> addpath-tx-best-selected (1-6)
neighbor <A.B.C.D|X:X::X:X|WORD> addpath-tx-bestpath-per-AS
neighbor <A.B.C.D|X:X::X:X|WORD> advertisement-interval (0-600)
neighbor <A.B.C.D|X:X::X:X|WORD> allowas-in [<(1-10)|origin>]
neighbor <A.B.C.D|X:X::X:X|WORD> as-override
neighbor <A.B.C.D|X:X::X:X|WORD> attribute-unchanged [{as-path|next-hop|med}]
neighbor <A.B.C.D|X:X::X:X|WORD> bfd
neighbor <A.B.C.D|X:X::X:X|WORD> bfd (2-255) (50-60000) (50-60000)
neighbor <A.B.C.D|X:X::X:X|WORD> bfd profile BFDPROF
neighbor <A.B.C.D|X:X::X:X|WORD> capability dynamic
neighbor <A.B.C.D|X:X::X:X|WORD> capability extended-nexthop
neighbor <A.B.C.D|X:X::X:X|WORD> capability orf prefix-list <both|send|receive>
neighbor <A.B.C.D|X:X::X:X|WORD> dampening [(1-45) [(1-20000) (1-20000) (1-255)]]
neighbor <A.B.C.D|X:X::X:X|WORD> default-originate
neighbor <A.B.C.D|X:X::X:X|WORD> default-originate route-map RMAP_NAME
neighbor <A.B.C.D|X:X::X:X|WORD> description LINE...
neighbor <A.B.C.D|X:X::X:X|WORD> disable-addpath-rx
neighbor <A.B.C.D|X:X::X:X|WORD> disable-link-bw-encoding-ieee
neighbor <A.B.C.D|X:X::X:X|WORD> distribute-list ACCESSLIST_NAME <in|out>
neighbor <A.B.C.D|X:X::X:X|WORD> dont-capability-negotiate
neighbor <A.B.C.D|X:X::X:X|WORD> ebgp-multihop
neighbor <A.B.C.D|X:X::X:X|WORD> ebgp-multihop (1-255)
neighbor <A.B.C.D|X:X::X:X|WORD> enforce-first-as
neighbor <A.B.C.D|X:X::X:X|WORD> extended-optional-parameters
neighbor <A.B.C.D|X:X::X:X|WORD> filter-list AS_PATH_FILTER_NAME <in|out>
neighbor <A.B.C.D|X:X::X:X|WORD> graceful-restart
neighbor <A.B.C.D|X:X::X:X|WORD> graceful-restart-disable
neighbor <A.B.C.D|X:X::X:X|WORD> graceful-restart-helper
neighbor <A.B.C.D|X:X::X:X|WORD> local-as (1-4294967295)
neighbor <A.B.C.D|X:X::X:X|WORD> local-as (1-4294967295) no-prepend
neighbor <A.B.C.D|X:X::X:X|WORD> local-as (1-4294967295) no-prepend replace-as
neighbor <A.B.C.D|X:X::X:X|WORD> local-as ASNUM
neighbor <A.B.C.D|X:X::X:X|WORD> local-as ASNUM no-prepend
neighbor <A.B.C.D|X:X::X:X|WORD> local-as ASNUM no-prepend replace-as [dual-as]
neighbor <A.B.C.D|X:X::X:X|WORD> local-role <provider|rs-server|rs-client|customer|peer>
neighbor <A.B.C.D|X:X::X:X|WORD> local-role <provider|rs-server|rs-client|customer|peer> strict-mode
neighbor <A.B.C.D|X:X::X:X|WORD> maximum-prefix (1-4294967295) (1-100) [force]
neighbor <A.B.C.D|X:X::X:X|WORD> maximum-prefix (1-4294967295) (1-100) restart (1-65535) [force]
neighbor <A.B.C.D|X:X::X:X|WORD> maximum-prefix (1-4294967295) (1-100) warning-only [force]
neighbor <A.B.C.D|X:X::X:X|WORD> maximum-prefix (1-4294967295) [force]
neighbor <A.B.C.D|X:X::X:X|WORD> maximum-prefix (1-4294967295) restart (1-65535) [force]
neighbor <A.B.C.D|X:X::X:X|WORD> maximum-prefix (1-4294967295) warning-only [force]
neighbor <A.B.C.D|X:X::X:X|WORD> maximum-prefix-out (1-4294967295)
neighbor <A.B.C.D|X:X::X:X|WORD> next-hop-self
neighbor <A.B.C.D|X:X::X:X|WORD> next-hop-self all
neighbor <A.B.C.D|X:X::X:X|WORD> next-hop-self force
neighbor <A.B.C.D|X:X::X:X|WORD> nexthop-local unchanged
neighbor <A.B.C.D|X:X::X:X|WORD> override-capability
neighbor <A.B.C.D|X:X::X:X|WORD> passive
neighbor <A.B.C.D|X:X::X:X|WORD> password LINE
neighbor <A.B.C.D|X:X::X:X|WORD> path-attribute discard (1-255)...
neighbor <A.B.C.D|X:X::X:X|WORD> path-attribute treat-as-withdraw (1-255)...
neighbor <A.B.C.D|X:X::X:X|WORD> peer-group PGNAME
neighbor <A.B.C.D|X:X::X:X|WORD> port (0-65535)
neighbor <A.B.C.D|X:X::X:X|WORD> prefix-list WORD <in|out>
neighbor <A.B.C.D|X:X::X:X|WORD> remote-as <(1-4294967295)|internal|external>
neighbor <A.B.C.D|X:X::X:X|WORD> remote-as <ASNUM|internal|external|auto>
neighbor <A.B.C.D|X:X::X:X|WORD> remove-private-AS
neighbor <A.B.C.D|X:X::X:X|WORD> remove-private-AS all
neighbor <A.B.C.D|X:X::X:X|WORD> remove-private-AS all replace-AS
neighbor <A.B.C.D|X:X::X:X|WORD> remove-private-AS replace-AS
neighbor <A.B.C.D|X:X::X:X|WORD> route-map RMAP_NAME <in|out>
neighbor <A.B.C.D|X:X::X:X|WORD> route-reflector-client
neighbor <A.B.C.D|X:X::X:X|WORD> route-server-client
neighbor <A.B.C.D|X:X::X:X|WORD> send-community
neighbor <A.B.C.D|X:X::X:X|WORD> send-community <both|all|extended|standard|large>
neighbor <A.B.C.D|X:X::X:X|WORD> sender-as-path-loop-detection
neighbor <A.B.C.D|X:X::X:X|WORD> shutdown
neighbor <A.B.C.D|X:X::X:X|WORD> shutdown message MSG...
neighbor <A.B.C.D|X:X::X:X|WORD> shutdown rtt (1-65535) [count (1-255)]
neighbor <A.B.C.D|X:X::X:X|WORD> soft-reconfiguration inbound
neighbor <A.B.C.D|X:X::X:X|WORD> solo
neighbor <A.B.C.D|X:X::X:X|WORD> soo ASN:NN_OR_IP-ADDRESS:NN
neighbor <A.B.C.D|X:X::X:X|WORD> strict-capability-match
neighbor <A.B.C.D|X:X::X:X|WORD> tcp-mss (1-65535)
neighbor <A.B.C.D|X:X::X:X|WORD> timers (0-65535) (0-65535)
neighbor <A.B.C.D|X:X::X:X|WORD> timers connect (1-65535)
neighbor <A.B.C.D|X:X::X:X|WORD> timers delayopen (1-240)
neighbor <A.B.C.D|X:X::X:X|WORD> ttl-security hops (1-254)
neighbor <A.B.C.D|X:X::X:X|WORD> unsuppress-map WORD
neighbor <A.B.C.D|X:X::X:X|WORD> update-source <A.B.C.D|X:X::X:X|WORD>
neighbor <A.B.C.D|X:X::X:X|WORD> weight (0-65535)
neighbor A.B.C.D [priority (0-255) [poll-interval (1-65535)]]
neighbor A.B.C.D as (1-4294967295)
neighbor A.B.C.D poll-interval (1-65535) [priority (0-255)]
neighbor WORD interface [peer-group PGNAME]
neighbor WORD interface remote-as <(1-4294967295)|internal|external>
neighbor WORD interface remote-as <ASNUM|internal|external|auto>
neighbor WORD interface v6only [peer-group PGNAME]
neighbor WORD interface v6only remote-as <(1-4294967295)|internal|external>
neighbor WORD interface v6only remote-as <ASNUM|internal|external|auto>
neighbor WORD peer-group
net WORD
netns NAME
network <A.B.C.D/M|X:X::X:X/M> rd ASN:NN_OR_IP-ADDRESS:NN ethtag WORD label WORD esi WORD gwip <A.B.C.D|X:X::X:X> routermac WORD [route-map RMAP_NAME]
network A.B.C.D/M area <A.B.C.D|(0-4294967295)>
network A.B.C.D/M rd ASN:NN_OR_IP-ADDRESS:NN <tag|label> (0-1048575)
network A.B.C.D/M rd ASN:NN_OR_IP-ADDRESS:NN <tag|label> (0-1048575) route-map RMAP_NAME
network IF_OR_ADDR
network X:X::X:X/M rd ASN:NN_OR_IP-ADDRESS:NN <tag|label> (0-1048575) [route-map RMAP_NAME]
nexthop <A.B.C.D|X:X::X:X|self>
nexthop-group NHGNAME
nhrp event socket SOCKET
nhrp multicast-nflog-group (1-65535)
nhrp nflog-group (1-65535)
no <area-password|domain-password>
no <area-password|domain-password> [<clear|md5> WORD [authenticate snp <send-only|validate>]]
no <ip|ipv6> nhrp <shortcut|redirect>
no <ip|ipv6> nhrp holdtime [(1-65000)]
no <ip|ipv6> nhrp map <A.B.C.D|X:X::X:X> [<A.B.C.D|local>]
no <ip|ipv6> nhrp map multicast <A.B.C.D|X:X::X:X|dynamic>
no <ip|ipv6> nhrp network-id [(1-4294967295)]
no <ip|ipv6> nhrp nhs <A.B.C.D|X:X::X:X|dynamic> nbma <A.B.C.D|FQDN>
no <ip|ipv6> nhrp registration no-unique
no <ip|ipv6> router isis WORD vrf NAME
no <ip|ipv6> router isis [WORD]
no <ip|ipv6> router openfabric WORD
no <ip|ipv6>nhrp authentication PASSWORD
no <rt|route-target> vpn <import|export|both>
no accept-lifetime
no access-class [WORD]
no access-list ACCESSLIST4_NAME
no access-list ACCESSLIST4_NAME [seq (1-4294967295)] <deny|permit> <A.B.C.D/M [exact-match]|any>
no access-list ACCESSLIST4_NAME [seq (1-4294967295)] <deny|permit> <[host] A.B.C.D|A.B.C.D A.B.C.D>
no access-list ACCESSLIST4_NAME [seq (1-4294967295)] <deny|permit> ip <A.B.C.D A.B.C.D|host A.B.C.D|any> <A.B.C.D A.B.C.D|host A.B.C.D|any>
no access-list ACCESSLIST4_NAME remark
no access-list ACCESSLIST4_NAME remark LINE...
no access-list WORD
no access-list WORD [seq (1-4294967295)] <deny|permit> <A.B.C.D/M [exact-match]|any>
no access-list WORD [seq (1-4294967295)] <deny|permit> <[host] A.B.C.D|A.B.C.D A.B.C.D>
no access-list WORD [seq (1-4294967295)] <deny|permit> ip <A.B.C.D A.B.C.D|host A.B.C.D|any> <A.B.C.D A.B.C.D|host A.B.C.D|any>
no access-list WORD remark
no access-list WORD remark LINE...
no address-family <ipv4|ipv6>
no admin-grp
no advertise <ipv4|ipv6><unicast|multicast|vpn>
no advertise <ipv4|ipv6><unicast|multicast|vpn> [route-map WORD]
no advertise-all-vni
no advertise-default-gw
no advertise-subnet
no affinity <exclude-any|include-any|include-all> [BITPATTERN]
no affinity-map NAME [bit-position (0-1023)]
no agentx
no aggregation timer
no aggregation timer [5-1800]
no allow-ecmp [(1-256)]
no allow-external-route-update
no allow-reserved-ranges
no area <A.B.C.D|(0-4294967295)> authentication
no area <A.B.C.D|(0-4294967295)> default-cost (0-16777215)
no area <A.B.C.D|(0-4294967295)> default-cost [(0-16777215)]
no area <A.B.C.D|(0-4294967295)> export-list ACCESSLIST4_NAME
no area <A.B.C.D|(0-4294967295)> export-list ACCESSLIST6_NAME
no area <A.B.C.D|(0-4294967295)> filter-list prefix PREFIXLIST4_NAME <in|out>
no area <A.B.C.D|(0-4294967295)> filter-list prefix PREFIXLIST6_NAME <in|out>
no area <A.B.C.D|(0-4294967295)> filter-list prefix PREFIXLIST_NAME <in|out>
no area <A.B.C.D|(0-4294967295)> flood-reduction
no area <A.B.C.D|(0-4294967295)> import-list ACCESSLIST4_NAME
no area <A.B.C.D|(0-4294967295)> import-list ACCESSLIST6_NAME
no area <A.B.C.D|(0-4294967295)> nssa [<translate-candidate|translate-never|translate-always>]
no area <A.B.C.D|(0-4294967295)> nssa [{<translate-candidate|translate-never|translate-always>|default-information-originate [{metric [(0-16777214)]|metric-type [(1-2)]}]|no-summary|suppress-fa}]
no area <A.B.C.D|(0-4294967295)> nssa [{default-information-originate [{metric (0-16777214)|metric-type (1-2)}]|no-summary}]
no area <A.B.C.D|(0-4294967295)> nssa no-summary
no area <A.B.C.D|(0-4294967295)> nssa range A.B.C.D/M [<not-advertise|cost [(0-16777215)]>]
no area <A.B.C.D|(0-4294967295)> nssa range X:X::X:X/M [<not-advertise|cost (0-16777215)>]
no area <A.B.C.D|(0-4294967295)> nssa suppress-fa
no area <A.B.C.D|(0-4294967295)> range A.B.C.D/M [<cost (0-16777215)|advertise [cost (0-16777215)]|not-advertise>]
no area <A.B.C.D|(0-4294967295)> range A.B.C.D/M [<cost [(0-16777215)]|advertise [cost [(0-16777215)]]|not-advertise>]
no area <A.B.C.D|(0-4294967295)> range A.B.C.D/M substitute A.B.C.D/M
no area <A.B.C.D|(0-4294967295)> range X:X::X:X/M [<advertise|not-advertise|cost (0-16777215)>]
no area <A.B.C.D|(0-4294967295)> shortcut <default|enable|disable>
no area <A.B.C.D|(0-4294967295)> shortcut <enable|disable>
no area <A.B.C.D|(0-4294967295)> stub
no area <A.B.C.D|(0-4294967295)> stub no-summary
no area <A.B.C.D|(0-4294967295)> virtual-link A.B.C.D [authentication [<key-chain KEYCHAIN_NAME|message-digest|null>]] [<message-digest-key (1-255) md5 KEY|authentication-key AUTH_KEY>]
no area <A.B.C.D|(0-4294967295)> virtual-link A.B.C.D [authentication [<message-digest|null>]] [<message-digest-key (1-255) md5 KEY|authentication-key AUTH_KEY>]
no area <A.B.C.D|(0-4294967295)> virtual-link A.B.C.D {hello-interval (1-65535)|retransmit-interval (1-65535)|transmit-delay (1-65535)|dead-interval (1-65535)}
no area <A.B.C.D|(0-4294967295)> virtual-link A.B.C.D {hello-interval [(1-65535)]|retransmit-interval [(1-65535)]|retransmit-window [(20-1000)]|transmit-delay [(1-65535)]|dead-interval [(1-65535)]}
no auto-cost reference-bandwidth [(1-4294967)]
no auto-summary
no autort rfc8365-compatible
no ava-bw
no babel diversity
no babel enable-timestamps
no babel split-horizon
no backup-group [WORD]
no bandwidth [(1-100000)]
no bandwidth [BANDWIDTH] [required]
no bfd
no bfd default-profile [BFDPROF]
no bgp always-compare-med
no bgp as-path access-list AS_PATH_FILTER_NAME
no bgp as-path access-list AS_PATH_FILTER_NAME [seq (0-4294967295)] <deny|permit> LINE...
no bgp bestpath as-path confed
no bgp bestpath as-path ignore
no bgp bestpath as-path multipath-relax [<as-set|no-as-set>]
no bgp bestpath bandwidth [<ignore|skip-missing|default-weight-for-missing>]
no bgp bestpath compare-routerid
no bgp bestpath med <confed [missing-as-worst]|missing-as-worst [confed]>
no bgp bestpath peer-type multipath-relax
no bgp client-to-client reflection
no bgp cluster-id [<A.B.C.D|(1-4294967295)>]
no bgp community-list <(1-99)|standard COMMUNITY_LIST_NAME>
no bgp community-list <(1-99)|standard COMMUNITY_LIST_NAME> [seq (0-4294967295)] <deny|permit> AA:NN...
no bgp community-list <(100-500)|expanded COMMUNITY_LIST_NAME>
no bgp community-list <(100-500)|expanded COMMUNITY_LIST_NAME> [seq (0-4294967295)] <deny|permit> AA:NN...
no bgp confederation identifier [(1-4294967295)]
no bgp confederation identifier [ASNUM]
no bgp confederation peers (1-4294967295)...
no bgp confederation peers ASNUM...
no bgp dampening [(1-45) [(1-20000) (1-50000) (1-255)]]
no bgp default local-preference [(0-4294967295)]
no bgp default show-hostname
no bgp default show-nexthop-hostname
no bgp default subgroup-pkt-queue-max [(20-100)]
no bgp deterministic-med
no bgp disable-ebgp-connected-route-check
no bgp ebgp-requires-policy
no bgp extcommunity-list <(1-99)|standard EXTCOMMUNITY_LIST_NAME>
no bgp extcommunity-list <(1-99)|standard EXTCOMMUNITY_LIST_NAME> [seq (0-4294967295)] <deny|permit> AA:NN...
no bgp extcommunity-list <(100-500)|expanded EXTCOMMUNITY_LIST_NAME>
no bgp extcommunity-list <(100-500)|expanded EXTCOMMUNITY_LIST_NAME> [seq (0-4294967295)] <deny|permit> LINE...
no bgp fast-convergence
no bgp fast-external-failover
no bgp graceful-restart
no bgp graceful-restart disable-eor
no bgp graceful-restart preserve-fw-state
no bgp graceful-restart restart-time [(0-4095)]
no bgp graceful-restart rib-stale-time [(1-3600)]
no bgp graceful-restart select-defer-time [(0-3600)]
no bgp graceful-restart stalepath-time [(1-4095)]
no bgp graceful-restart-disable
no bgp graceful-shutdown
no bgp input-queue-limit [(1-4294967295)]
no bgp large-community-list (1-99) [seq (0-4294967295)] <deny|permit> AA:AA:NN...
no bgp large-community-list (100-500) [seq (0-4294967295)] <deny|permit> LINE...
no bgp large-community-list <(1-99)|(100-500)|LCOMMUNITY_LIST_NAME>
no bgp large-community-list expanded LCOMMUNITY_LIST_NAME
no bgp large-community-list expanded LCOMMUNITY_LIST_NAME [seq (0-4294967295)] <deny|permit> LINE...
no bgp large-community-list standard LCOMMUNITY_LIST_NAME
no bgp large-community-list standard LCOMMUNITY_LIST_NAME [seq (0-4294967295)] <deny|permit> AA:AA:NN...
no bgp listen limit [(1-65535)]
no bgp listen range <A.B.C.D/M|X:X::X:X/M> peer-group PGNAME
no bgp local-mac vni (1-16777215) mac WORD
no bgp log-neighbor-changes
no bgp long-lived-graceful-restart stale-time [(1-16777215)]
no bgp long-lived-graceful-restart stale-time [(1-4294967295)]
no bgp max-med administrative [(0-4294967295)]
no bgp max-med on-startup [(5-86400) [(0-4294967295)]]
no bgp minimum-holdtime [(1-65535)]
no bgp network import-check
no bgp no-rib
no bgp output-queue-limit [(1-4294967295)]
no bgp reject-as-sets
no bgp route-map delay-timer [(0-600)]
no bgp route-reflector allow-outbound-policy
no bgp router-id [A.B.C.D]
no bgp session-dscp [(0-63)]
no bgp shutdown
no bgp shutdown message MSG...
no bgp suppress-duplicates
no bgp tcp-keepalive [(1-65535) (1-65535) (1-30)]
no bgp update-delay [(0-3600) [(1-3600)]]
no binding-sid [(16-1048575)]
no bmp listener <X:X::X:X|A.B.C.D> port (1-65535)
no bmp mirror buffer-limit [(0-4294967294)]
no bmp targets BMPTARGETS
no call [NAME]
no candidate-path preference (0-4294967295)[name WORD <explicit segment-list WORD|dynamic>]
no capability opaque
no coalesce-time (0-4294967295)
no compatible rfc1583
no continue [(1-65535)]
no cryptographic-algorithm [<md5|hmac-sha-1|hmac-sha-256|hmac-sha-384|hmac-sha-512>]
no debug all bgp vnc
no debug babel <common|kernel|filter|timeout|interface|route|all>
no debug bgp
no debug bgp aggregate
no debug bgp aggregate prefix <A.B.C.D/M|X:X::X:X/M>
no debug bgp as4
no debug bgp as4 segment
no debug bgp bestpath
no debug bgp bestpath <A.B.C.D/M|X:X::X:X/M>
no debug bgp flowspec
no debug bgp graceful-restart
no debug bgp keepalives
no debug bgp keepalives <A.B.C.D|X:X::X:X|WORD>
no debug bgp labelpool
no debug bgp neighbor-events
no debug bgp neighbor-events <A.B.C.D|X:X::X:X|WORD>
no debug bgp nht
no debug bgp pbr [error]
no debug bgp update-groups
no debug bgp updates
no debug bgp updates <in|out>
no debug bgp updates <in|out> <A.B.C.D|X:X::X:X|WORD>
no debug bgp updates <in|out> <A.B.C.D|X:X::X:X|WORD> [prefix-list PREFIXLIST_NAME]
no debug bgp updates prefix <A.B.C.D/M|X:X::X:X/M>
no debug bgp updates prefix l2vpn evpn type <<macip|2> mac <X:X:X:X:X:X|X:X:X:X:X:X/M> [ip <A.B.C.D|X:X::X:X>]|<multicast|3> ip <A.B.C.D|X:X::X:X>|<prefix|5> ip <A.B.C.D/M|X:X::X:X/M>>
no debug bgp vnc <rfapi-query|import-bi-attach|import-del-remote|verbose>
no debug bgp vpn <leak-from-vrf|leak-to-vrf|rmap-event|label>
no debug bgp zebra
no debug bgp zebra prefix <A.B.C.D/M|X:X::X:X/M>
no debug eigrp packets <siaquery|siareply|ack|hello|probe|query|reply|request|retry|stub|terse|update|all> [send|receive] [detail]
no debug eigrp transmit <send|recv|all> [detail]
no debug igmp
no debug igmp events
no debug igmp packets
no debug igmp trace
no debug igmp trace detail
no debug isis adj-packets
no debug isis bfd
no debug isis events
no debug isis flooding
no debug isis ldp-sync
no debug isis lfa
no debug isis lsp-gen
no debug isis lsp-sched
no debug isis packet-dump
no debug isis route-events
no debug isis snp-packets
no debug isis spf-events
no debug isis sr-events
no debug isis te-events
no debug isis tx-queue
no debug isis update-packets
no debug mroute
no debug mroute detail
no debug msdp
no debug msdp events
no debug msdp packets
no debug mtrace
no debug nhrp <all|common|event|interface|kernel|route|vici>
no debug openfabric adj-packets
no debug openfabric bfd
no debug openfabric events
no debug openfabric flooding
no debug openfabric ldp-sync
no debug openfabric lfa
no debug openfabric lsp-gen
no debug openfabric lsp-sched
no debug openfabric packet-dump
no debug openfabric route-events
no debug openfabric snp-packets
no debug openfabric spf-events
no debug openfabric sr-events
no debug openfabric te-events
no debug openfabric tx-queue
no debug openfabric update-packets
no debug ospf
no debug ospf (1-65535) event
no debug ospf (1-65535) lsa [<generate|flooding|install|refresh|aggregate>]
no debug ospf (1-65535) nsm [<status|events|timers>]
no debug ospf (1-65535) nssa
no debug ospf (1-65535) zebra [<interface|redistribute>]
no debug ospf [(1-65535)] ism [<status|events|timers>]
no debug ospf [(1-65535)] packet <hello|dd|ls-request|ls-update|ls-ack|all> [<send [detail]|recv [detail]|detail>]
no debug ospf client-api
no debug ospf default-information
no debug ospf event
no debug ospf ldp-sync
no debug ospf lsa [<generate|flooding|install|refresh|aggregate>]
no debug ospf nsm [<status|events|timers>]
no debug ospf nssa
no debug ospf sr
no debug ospf te
no debug ospf ti-lfa
no debug ospf zebra [<interface|redistribute>]
no debug ospf6
no debug ospf6 abr
no debug ospf6 asbr
no debug ospf6 authentication [<tx|rx>]
no debug ospf6 border-routers
no debug ospf6 border-routers area-id [A.B.C.D]
no debug ospf6 border-routers router-id [A.B.C.D]
no debug ospf6 flooding
no debug ospf6 interface
no debug ospf6 lsa <router|network|inter-prefix|inter-router|as-external|nssa|link|intra-prefix|unknown> [<originate|examine|flooding>]
no debug ospf6 message <unknown|hello|dbdesc|lsreq|lsupdate|lsack|all> [<send|recv|send-hdr|recv-hdr>]
no debug ospf6 neighbor [<state|event>]
no debug ospf6 nssa
no debug ospf6 spf database
no debug ospf6 spf process
no debug ospf6 spf time
no debug ospf6 zebra [<send|recv>]
no debug pim autorp
no debug pim bsm
no debug pim mlag
no debug pim nht rp
no debug pim static
no debug pim vxlan
no debug rip events
no debug rip packet
no debug rip packet <recv|send>
no debug rip zebra
no debug ripng events
no debug ripng packet
no debug ripng packet <recv|send>
no debug ripng zebra
no debug route-map
no debug route-map [detail]
no debug rpki
no debug spf-delay-ietf
no debug ssmpingd
no debug vrf
no debug zebra dplane
no debug zebra events
no debug zebra fpm
no debug zebra kernel
no debug zebra kernel msgdump [<recv|send>]
no debug zebra mpls [detailed]
no debug zebra nht [detailed]
no debug zebra packet [<recv|send>] [detail]
no debug zebra pbr
no debug zebra rib [detailed]
no debug zebra vxlan
no default-information originate <ipv4|ipv6>
no default-information originate [{always|metric (0-16777214)|metric-type (1-2)|route-map RMAP_NAME}]
no default-information originate [{always|metric [(0-16777214)]|metric-type [(1-2)]|route-map [RMAP_NAME]}]
no default-metric [(0-16777214)]
no default-metric [(1-16)]
no default-originate <ipv4|ipv6>
no delay
no delay [(1-16777215)]
no delay-variation
no description
no distance (1-255)
no distance (1-255) A.B.C.D/M
no distance (1-255) A.B.C.D/M WORD
no distance (1-255) X:X::X:X/M
no distance (1-255) X:X::X:X/M WORD
no distance [(1-255)]
no distance bgp [(1-255) (1-255) (1-255)]
no distance ospf [{intra-area [(1-255)]|inter-area [(1-255)]|external [(1-255)]}]
no distance ospf6 [{intra-area [(1-255)]|inter-area [(1-255)]|external [(1-255)]}]
no distribute-list ACCESSLIST4_NAME <in|out> [WORD]
no distribute-list ACCESSLIST4_NAME out <kernel|connected|local|static|rip|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric|table-direct>
no distribute-list ACCESSLIST4_NAME out <kernel|connected|static|rip|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric>
no distribute-list [ACCESSLIST4_NAME] <in|out> [WORD]
no distribute-list [prefix] ACCESSLIST4_NAME <in|out> [WORD]
no distribute-list prefix PREFIXLIST4_NAME <in|out> [WORD]
no distribute-list prefix [PREFIXLIST4_NAME] <in|out> [WORD]
no domain-password
no domainname [DOMAINNAME]
no dump bgp <all|all-et|updates|updates-et|routes-mrt> [PATH [INTERVAL]]
no dup-addr-detection [max-moves (2-1000) time (2-1800)|freeze <permanent|(30-3600)>]
no ead-es-route-target export RT
no ecmp
no ecmp rebalance
no eigrp bandwidth [(1-10000000)]
no eigrp router-id [A.B.C.D]
no enable
no enable password
no evpn accept-bgp-seq
no exec-timeout
no explicit [start (0-4294967295)]
no export <bgp|zebra> <ipv4|ipv6> prefix-list [NAME]
no export <bgp|zebra> route-map [NAME]
no export <ipv4|ipv6> prefix-list [NAME]
no export route-map [NAME]
no fabric-tier [(0-14)]
no fast-reroute remote-lfa prefix-list [WORD] [<level-1|level-2>]
no fast-reroute ti-lfa [node-protection]
no flex-algo (128-255)
no flood-reduction
no format [WORD]
no format uncompressed-f4024
no format usid-f3216
no fpm address [<A.B.C.D|X:X::X:X> [port <1-65535>]]
no fpm connection ip A.B.C.D port (1-65535)
no fpm use-next-hop-groups
no fpm use-route-replace
no graceful-restart [grace-period (1-1800)]
no graceful-restart [period (1-1800)]
no graceful-restart helper enable [A.B.C.D]
no graceful-restart helper lsa-check-disable
no graceful-restart helper planned-only
no graceful-restart helper strict-lsa-checking
no graceful-restart helper supported-grace-time (10-1800)
no hostname [HOSTNAME]
no import vrf route-map [RMAP]
no index (0-4294967295)
no interface IFNAME
no interface IFNAME [vrf NAME]
no interface IFNAME area <A.B.C.D|(0-4294967295)>
no ip address A.B.C.D peer A.B.C.D/M
no ip address A.B.C.D/M
no ip address A.B.C.D/M label LINE
no ip authentication key-chain eigrp (1-65535) [WORD]
no ip authentication mode eigrp (1-65535) [<md5|hmac-sha-256>]
no ip forwarding
no ip hello-interval eigrp [(1-65535)]
no ip hold-time eigrp [(1-65535)]
no ip igmp
no ip igmp join A.B.C.D [A.B.C.D]
no ip igmp last-member-query-count [(1-255)]
no ip igmp last-member-query-interval [(1-65535)]
no ip igmp query-interval [(1-65535)]
no ip igmp query-max-response-time [(1-65535)]
no ip igmp query-max-response-time-dsec [(1-65535)]
no ip igmp version (2-3)
no ip igmp watermark-warn [(1-65535)]
no ip import-table (1-252) [distance (1-255)] [route-map NAME]
no ip import-table (1-252) [mrib] [distance (1-255)] [route-map NAME]
no ip irdp
no ip irdp address A.B.C.D preference (0-2147483647)
no ip irdp shutdown
no ip mroute INTERFACE A.B.C.D [A.B.C.D]
no ip msdp mesh-group WORD
no ip msdp mesh-group WORD member A.B.C.D
no ip msdp mesh-group WORD source [A.B.C.D]
no ip msdp peer A.B.C.D
no ip msdp timers [(1-65535) (1-65535) [(1-65535)]]
no ip multicast boundary oil [WORD]
no ip multicast rpf-lookup-mode [<urib-only|mrib-only|mrib-then-urib|lower-distance|longer-prefix>]
no ip nhrp mtu [(576-1500)|opennhrp]
no ip nht <kernel|connected|static|rip|ospf|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric|any> route-map [ROUTE-MAP]
no ip nht resolve-via-default
no ip ospf [(1-65535)] area [<A.B.C.D|(0-4294967295)> [A.B.C.D]]
no ip ospf authentication <null|message-digest> [A.B.C.D]
no ip ospf authentication <null|message-digest|key-chain [KEYCHAIN_NAME]> [A.B.C.D]
no ip ospf authentication [A.B.C.D]
no ip ospf authentication-key [AUTH_KEY [A.B.C.D]]
no ip ospf bfd
no ip ospf bfd profile [BFDPROF]
no ip ospf cost [(1-65535)] [A.B.C.D]
no ip ospf dead-interval [<(1-65535)|minimal hello-multiplier (1-10)> [A.B.C.D]]
no ip ospf dead-interval [<(1-65535)|minimal hello-multiplier [(2-20)]> [A.B.C.D]]
no ip ospf graceful-restart hello-delay [(1-1800)]
no ip ospf hello-interval [(1-65535) [A.B.C.D]]
no ip ospf message-digest-key (1-255) [md5 KEY] [A.B.C.D]
no ip ospf mpls ldp-sync
no ip ospf mpls ldp-sync holddown [<(1-10000)>]
no ip ospf mtu-ignore [A.B.C.D]
no ip ospf network [<broadcast|non-broadcast|point-to-multipoint|point-to-point>]
no ip ospf passive [A.B.C.D]
no ip ospf priority [(0-255) [A.B.C.D]]
no ip ospf retransmit-interval [(1-65535)] [A.B.C.D]
no ip ospf transmit-delay [(1-65535)] [A.B.C.D]
no ip pim [passive]
no ip pim bfd
no ip pim bfd profile [BFDPROF]
no ip pim bsm
no ip pim drpriority [(0-4294967295)]
no ip pim drpriority [(1-4294967295)]
no ip pim ecmp
no ip pim ecmp rebalance
no ip pim hello [(1-65535) [(1-65535)]]
no ip pim join-prune-interval [(1-65535)]
no ip pim keep-alive-timer [(1-65535)]
no ip pim mlag
no ip pim packets [(1-255)]
no ip pim register-suppress-time [(1-65535)]
no ip pim rp A.B.C.D [A.B.C.D/M]
no ip pim rp A.B.C.D prefix-list PREFIXLIST4_NAME
no ip pim rp A.B.C.D prefix-list WORD
no ip pim rp keep-alive-timer [(1-65535)]
no ip pim send-v6-secondary
no ip pim sm
no ip pim spt-switchover infinity-and-beyond
no ip pim spt-switchover infinity-and-beyond prefix-list PREFIXLIST4_NAME
no ip pim spt-switchover infinity-and-beyond prefix-list WORD
no ip pim ssm
no ip pim ssm prefix-list
no ip pim ssm prefix-list PREFIXLIST4_NAME
no ip pim ssm prefix-list WORD
no ip pim unicast-bsm
no ip pim use-source [A.B.C.D]
no ip prefix-list PREFIXLIST4_NAME
no ip prefix-list PREFIXLIST4_NAME [seq (1-4294967295)] <deny|permit> <any|A.B.C.D/M [{ge (0-32)|le (0-32)}]>
no ip prefix-list PREFIXLIST4_NAME description
no ip prefix-list PREFIXLIST4_NAME description LINE...
no ip prefix-list PREFIXLIST4_NAME seq (1-4294967295)
no ip prefix-list WORD
no ip prefix-list WORD [seq (1-4294967295)] <deny|permit> <any|A.B.C.D/M [{ge (0-32)|le (0-32)}]>
no ip prefix-list WORD description
no ip prefix-list WORD description LINE...
no ip prefix-list WORD seq (1-4294967295)
no ip protocol <kernel|connected|static|rip|ospf|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric|any> [route-map ROUTE-MAP]
no ip rip authentication key-chain [LINE]
no ip rip authentication mode [<md5 [auth-length <rfc|old-ripd>]|text>]
no ip rip authentication string [LINE]
no ip rip bfd profile
no ip rip receive version [<{1|2}|none>]
no ip rip send version [<{1|2}|none>]
no ip router-id [A.B.C.D vrf NAME]
no ip router-id [A.B.C.D]
no ip ssmpingd [A.B.C.D]
no ip summary-address eigrp (1-65535) A.B.C.D/M
no ipv6 access-class [WORD]
no ipv6 access-list ACCESSLIST6_NAME
no ipv6 access-list ACCESSLIST6_NAME [seq (1-4294967295)] <deny|permit> <X:X::X:X/M [exact-match]|any>
no ipv6 access-list ACCESSLIST6_NAME remark
no ipv6 access-list ACCESSLIST6_NAME remark LINE...
no ipv6 access-list WORD
no ipv6 access-list WORD [seq (1-4294967295)] <deny|permit> <X:X::X:X/M [exact-match]|any>
no ipv6 access-list WORD remark
no ipv6 address X:X::X:X/M
no ipv6 distribute-list ACCESSLIST6_NAME <in|out> [WORD]
no ipv6 distribute-list [ACCESSLIST6_NAME] <in|out> [WORD]
no ipv6 distribute-list [prefix] ACCESSLIST6_NAME <in|out> [WORD]
no ipv6 distribute-list prefix PREFIXLIST6_NAME <in|out> [WORD]
no ipv6 distribute-list prefix [PREFIXLIST6_NAME] <in|out> [WORD]
no ipv6 forwarding
no ipv6 mld
no ipv6 mld join X:X::X:X [X:X::X:X]
no ipv6 mld last-member-query-count [(1-255)]
no ipv6 mld last-member-query-interval [(1-65535)]
no ipv6 mld query-interval [(1-65535)]
no ipv6 mld query-max-response-time [(1-65535)]
no ipv6 mld version [(1-2)]
no ipv6 mld watermark-warn [(1-65535)]
no ipv6 mroute INTERFACE X:X::X:X [X:X::X:X]
no ipv6 multicast boundary oil [WORD]
no ipv6 nd adv-interval-option
no ipv6 nd dnssl SUFFIX [<(0-4294967295)|infinite>]
no ipv6 nd home-agent-config-flag
no ipv6 nd home-agent-lifetime [(0-65520)]
no ipv6 nd home-agent-preference [(0-65535)]
no ipv6 nd managed-config-flag
no ipv6 nd mtu [(1-65535)]
no ipv6 nd other-config-flag
no ipv6 nd prefix X:X::X:X/M [<(0-4294967295)|infinite> <(0-4294967295)|infinite>] [<router-address|off-link [no-autoconfig]|no-autoconfig [off-link]>]
no ipv6 nd ra-fast-retrans
no ipv6 nd ra-hop-limit [(0-255)]
no ipv6 nd ra-interval [<(1-1800)|msec (1-1800000)>]
no ipv6 nd ra-lifetime [(0-9000)]
no ipv6 nd ra-retrans-interval [(0-4294967295)]
no ipv6 nd rdnss X:X::X:X [<(0-4294967295)|infinite>]
no ipv6 nd reachable-time [(1-3600000)]
no ipv6 nd router-preference [<high|medium|low>]
no ipv6 nd suppress-ra
no ipv6 nht <kernel|connected|static|ripng|ospf6|isis|bgp|nhrp|table|vnc|babel|openfabric|any> [route-map ROUTE-MAP]
no ipv6 nht resolve-via-default
no ipv6 ospf6 advertise prefix-list [PREFIXLIST6_NAME]
no ipv6 ospf6 advertise prefix-list [WORD]
no ipv6 ospf6 area [<A.B.C.D|(0-4294967295)>]
no ipv6 ospf6 authentication key-id [(1-65535) hash-algo <md5|hmac-sha-1|hmac-sha-256|hmac-sha-384|hmac-sha-512> key WORD]
no ipv6 ospf6 authentication keychain [KEYCHAIN_NAME]
no ipv6 ospf6 bfd
no ipv6 ospf6 bfd profile [BFDPROF]
no ipv6 ospf6 cost [(1-65535)]
no ipv6 ospf6 dead-interval [(1-65535)]
no ipv6 ospf6 graceful-restart hello-delay [(1-1800)]
no ipv6 ospf6 hello-interval [(1-65535)]
no ipv6 ospf6 ifmtu [(1-65535)]
no ipv6 ospf6 instance-id [(0-255)]
no ipv6 ospf6 mtu-ignore
no ipv6 ospf6 network [<broadcast|point-to-point>]
no ipv6 ospf6 network [<broadcast|point-to-point|point-to-multipoint>]
no ipv6 ospf6 p2p-p2mp connected-prefixes
no ipv6 ospf6 passive
no ipv6 ospf6 priority [(0-255)]
no ipv6 ospf6 retransmit-interval [(1-65535)]
no ipv6 ospf6 transmit-delay [(1-3600)]
no ipv6 pim [passive]
no ipv6 pim bsm
no ipv6 pim drpriority [(0-4294967295)]
no ipv6 pim drpriority [(1-4294967295)]
no ipv6 pim hello [(1-65535) [(1-65535)]]
no ipv6 pim join-prune-interval [(1-65535)]
no ipv6 pim keep-alive-timer [(1-65535)]
no ipv6 pim packets [(1-255)]
no ipv6 pim register-suppress-time [(1-65535)]
no ipv6 pim rp X:X::X:X [X:X::X:X/M]
no ipv6 pim rp X:X::X:X prefix-list PREFIXLIST6_NAME
no ipv6 pim rp X:X::X:X prefix-list WORD
no ipv6 pim rp keep-alive-timer [(1-65535)]
no ipv6 pim sm
no ipv6 pim spt-switchover infinity-and-beyond
no ipv6 pim spt-switchover infinity-and-beyond prefix-list PREFIXLIST6_NAME
no ipv6 pim spt-switchover infinity-and-beyond prefix-list WORD
no ipv6 pim ssm
no ipv6 pim unicast-bsm
no ipv6 prefix-list PREFIXLIST6_NAME
no ipv6 prefix-list PREFIXLIST6_NAME [seq (1-4294967295)] <deny|permit> <any|X:X::X:X/M [{ge (0-128)|le (0-128)}]>
no ipv6 prefix-list PREFIXLIST6_NAME description
no ipv6 prefix-list PREFIXLIST6_NAME description LINE...
no ipv6 prefix-list PREFIXLIST6_NAME seq (1-4294967295)
no ipv6 prefix-list WORD
no ipv6 prefix-list WORD [seq (1-4294967295)] <deny|permit> <any|X:X::X:X/M [{ge (0-128)|le (0-128)}]>
no ipv6 prefix-list WORD description
no ipv6 prefix-list WORD description LINE...
no ipv6 prefix-list WORD seq (1-4294967295)
no ipv6 protocol <kernel|connected|static|ripng|ospf6|isis|bgp|nhrp|table|vnc|babel|openfabric|any> [route-map ROUTE-MAP]
no ipv6 router-id [X:X::X:X vrf NAME]
no ipv6 router-id [X:X::X:X]
no ipv6 ssmpingd [X:X::X:X]
no is-type [<level-1|level-1-2|level-2-only>]
no isis circuit-type [level-1|level-1-2|level-2-only]
no isis csnp-interval [(1-600)] [level-1|level-2]
no isis hello-interval [level-1|level-2] [(1-600)]
no isis hello-multiplier [level-1|level-2] [(2-100)]
no isis metric [level-1|level-2] [(0-16777215)]
no isis mpls ldp-sync holddown [<(1-10000)>]
no isis password [<md5|clear> WORD]
no isis priority [(0-127)] [level-1|level-2]
no isis psnp-interval [(1-120)] [level-1|level-2]
no join-prune-interval [(1-65535)]
no keep-alive-timer [(1-65535)]
no key (0-2147483647)
no key chain WORD
no key-string [LINE]
no l2rd
no l2vpn WORD type vpls
no label
no label vpn export
no labels (0-1048575)...
no link-detect
no link-params
no local-id-block [start (0-4294967295)]
no local-id-block explicit [start (0-4294967295) end (0-4294967295)]
no locator NAME
no locator WORD
no log daemon <zebra|mgmtd|bgpd|ripd|ripngd|ospfd|ospf6d|isisd|fabricd|nhrpd|ldpd|babeld|eigrpd|pimd|pim6d|pbrd|staticd|bfdd|vrrpd|pathd> file [FILENAME [LEVEL]]
no log facility [<kern|user|mail|daemon|auth|syslog|lpr|news|uucp|cron|local0|local1|local2|local3|local4|local5|local6|local7>]
no log file [FILENAME [LEVEL]]
no log filtered-file [FILENAME [LEVEL]]
no log monitor [<emergencies|alerts|critical|errors|warnings|notifications|informational|debugging>]
no log record-priority
no log stdout [<emergencies|alerts|critical|errors|warnings|notifications|informational|debugging>]
no log syslog [<kern|user|mail|daemon|auth|syslog|lpr|news|uucp|cron|local0|local1|local2|local3|local4|local5|local6|local7>] [<emergencies|alerts|critical|errors|warnings|notifications|informational|debugging>]
no log timestamp precision [(0-6)]
no log-adjacency-changes
no log-adjacency-changes detail
no login
no lsp-gen-interval [(1-120)]
no lsp-gen-interval [level-1|level-2] [(1-120)]
no lsp-mtu [(128-4352)]
no lsp-refresh-interval [(1-65235)]
no lsp-refresh-interval [level-1|level-2] [(1-65235)]
no lsp-timers [level-1|level-2] [gen-interval (1-120) refresh-interval (1-65235) max-lifetime (350-65535)]
no mac access-list ACCESSLIST_MAC_NAME
no mac access-list ACCESSLIST_MAC_NAME [seq (1-4294967295)] <deny|permit> <X:X:X:X:X:X|any>
no mac access-list ACCESSLIST_MAC_NAME remark
no mac access-list ACCESSLIST_MAC_NAME remark LINE...
no mac-vrf soo [ASN:NN_OR_IP-ADDRESS:NN]
no match alias [ALIAS_NAME]
no match as-path [AS_PATH_FILTER_NAME]
no match community [<(1-99)|(100-500)|COMMUNITY_LIST_NAME> [<exact-match|any>]]
no match community [<(1-99)|(100-500)|COMMUNITY_LIST_NAME> [exact-match]]
no match evpn default-route
no match evpn rd ASN:NN_OR_IP-ADDRESS:NN
no match evpn route-type <ead|1|macip|2|multicast|3|es|4|prefix|5>
no match evpn vni (1-16777215)
no match extcommunity [<(1-99)|(100-500)|EXTCOMMUNITY_LIST_NAME>]
no match interface [IFNAME]
no match ip address [ACCESSLIST4_NAME]
no match ip address prefix-len [(0-32)]
no match ip address prefix-list [PREFIXLIST4_NAME]
no match ip address prefix-list [PREFIXLIST_NAME]
no match ip next-hop [ACCESSLIST4_NAME]
no match ip next-hop address [A.B.C.D]
no match ip next-hop prefix-len [(0-32)]
no match ip next-hop prefix-list [PREFIXLIST4_NAME]
no match ip next-hop prefix-list [PREFIXLIST_NAME]
no match ip next-hop type [<blackhole>]
no match ip route-source [ACCESSLIST4_NAME]
no match ip route-source prefix-list [PREFIXLIST_NAME]
no match ipv6 address [ACCESSLIST6_NAME]
no match ipv6 address prefix-len [(0-128)]
no match ipv6 address prefix-list [PREFIXLIST6_NAME]
no match ipv6 address prefix-list [PREFIXLIST_NAME]
no match ipv6 next-hop X:X::X:X
no match ipv6 next-hop [ACCESSLIST6_NAME]
no match ipv6 next-hop address X:X::X:X
no match ipv6 next-hop prefix-list [PREFIXLIST_NAME]
no match ipv6 next-hop type [<blackhole>]
no match large-community [<(1-99)|(100-500)|LCOMMUNITY_LIST_NAME> [<exact-match|any>]]
no match large-community [<(1-99)|(100-500)|LCOMMUNITY_LIST_NAME> [exact-match]]
no match local-preference [(0-4294967295)]
no match mac address ACCESSLIST_MAC_NAME
no match metric [(0-4294967295)]
no match origin [<egp|igp|incomplete>]
no match peer [<local|A.B.C.D|X:X::X:X|WORD>]
no match probability [(1-99)]
no match rpki <valid|invalid|notfound>
no match source-instance [(0-255)]
no match source-protocol [<kernel|connected|local|static|rip|ripng|ospf|ospf6|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric|table-direct>]
no match source-protocol [<kernel|connected|static|rip|ripng|ospf|ospf6|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric>]
no match source-vrf NAME
no match src-peer [<A.B.C.D|X:X::X:X|WORD>]
no match tag [(1-4294967295)]
no match tag [<untagged|(1-4294967295)>]
no max-lsp-lifetime [(350-65535)]
no max-lsp-lifetime [level-1|level-2] [(350-65535)]
no max-metric router-lsa administrative
no max-metric router-lsa on-shutdown [(5-100)]
no max-metric router-lsa on-startup [(5-86400)]
no maximum-paths
no maximum-paths [(1-256)]
no maximum-paths [(1-32)]
no maximum-paths ibgp [(1-256) [equal-cluster-length]]
no member pseudowire IFNAME
no metric
no metric [bound] <igp|te|hc|abc|lmll|cigp|cte|pigp|pte|phc|msd|pd|pdv|pl|ppd|ppdv|ppl|nap|nlp|dc|bnc> [METRIC] [required]
no metric [bound] <igp|te|hc|abc|lmll|cigp|cte|pigp|pte|phc|msd|pd|pdv|pl|ppd|ppdv|ppl|nap|nlp|dc|bnc> [METRIC] [required] [computed]
no metric weights [(0-255) (0-255) (0-255) (0-255) (0-255) (0-255)]
no metric-style [narrow|transition|wide]
no minimum-ttl
no mlag
no mpls label bind <A.B.C.D/M|X:X::X:X/M> [<(16-1048575)|implicit-null>]
no mpls label bind <A.B.C.D/M|X:X::X:X/M> [<(16-1048575)|implicit-null|explicit-null>]
no mpls label global-block [(16-1048575) (16-1048575)]
no mpls ldp
no mpls ldp-sync
no mpls ldp-sync holddown [<(1-10000)>]
no mpls lsp (16-1048575)
no mpls lsp (16-1048575) <A.B.C.D|X:X::X:X>
no mpls lsp (16-1048575) <A.B.C.D|X:X::X:X> <(16-1048575)|explicit-null|implicit-null>
no mpls-te [on]
no mpls-te export
no mpls-te import
no mpls-te inter-as
no mpls-te router-address [A.B.C.D]
no mpls-te router-address ipv6 [X:X::X:X]
no msd [(1-32)]
no msdp mesh-group WORD
no msdp mesh-group WORD member A.B.C.D
no msdp mesh-group WORD source [A.B.C.D]
no msdp peer A.B.C.D
no msdp peer A.B.C.D password [WORD]
no msdp peer A.B.C.D sa-filter ACL_NAME <in|out>
no msdp timers [(1-65535) (1-65535) [(1-65535)]]
no multicast
no name [WORD]
no neighbor
no neighbor <A.B.C.D|X:X::X:X> interface WORD
no neighbor <A.B.C.D|X:X::X:X|WORD> <disable-connected-check|enforce-multihop>
no neighbor <A.B.C.D|X:X::X:X|WORD> activate
no neighbor <A.B.C.D|X:X::X:X|WORD> addpath-rx-paths-limit [(1-65535)]
no neighbor <A.B.C.D|X:X::X:X|WORD> addpath-tx-all-paths
no neighbor <A.B.C.D|X:X::X:X|WORD> addpath-tx-best-selected [(1-6)]
no neighbor <A.B.C.D|X:X::X:X|WORD> addpath-tx-bestpath-per-AS
no neighbor <A.B.C.D|X:X::X:X|WORD> advertisement-interval [(0-600)]
no neighbor <A.B.C.D|X:X::X:X|WORD> allowas-in [<(1-10)|origin>]
no neighbor <A.B.C.D|X:X::X:X|WORD> as-override
no neighbor <A.B.C.D|X:X::X:X|WORD> attribute-unchanged [{as-path|next-hop|med}]
no neighbor <A.B.C.D|X:X::X:X|WORD> bfd
no neighbor <A.B.C.D|X:X::X:X|WORD> bfd profile [BFDPROF]
no neighbor <A.B.C.D|X:X::X:X|WORD> capability dynamic
no neighbor <A.B.C.D|X:X::X:X|WORD> capability extended-nexthop
no neighbor <A.B.C.D|X:X::X:X|WORD> capability orf prefix-list <both|send|receive>
no neighbor <A.B.C.D|X:X::X:X|WORD> dampening [HALF [REUSE SUPPRESS MAX]]
no neighbor <A.B.C.D|X:X::X:X|WORD> default-originate [route-map RMAP_NAME]
no neighbor <A.B.C.D|X:X::X:X|WORD> description
no neighbor <A.B.C.D|X:X::X:X|WORD> description LINE...
no neighbor <A.B.C.D|X:X::X:X|WORD> disable-addpath-rx
no neighbor <A.B.C.D|X:X::X:X|WORD> disable-link-bw-encoding-ieee
no neighbor <A.B.C.D|X:X::X:X|WORD> distribute-list ACCESSLIST_NAME <in|out>
no neighbor <A.B.C.D|X:X::X:X|WORD> dont-capability-negotiate
no neighbor <A.B.C.D|X:X::X:X|WORD> ebgp-multihop [(1-255)]
no neighbor <A.B.C.D|X:X::X:X|WORD> enforce-first-as
no neighbor <A.B.C.D|X:X::X:X|WORD> extended-optional-parameters
no neighbor <A.B.C.D|X:X::X:X|WORD> filter-list AS_PATH_FILTER_NAME <in|out>
no neighbor <A.B.C.D|X:X::X:X|WORD> graceful-restart
no neighbor <A.B.C.D|X:X::X:X|WORD> graceful-restart-disable
no neighbor <A.B.C.D|X:X::X:X|WORD> graceful-restart-helper
no neighbor <A.B.C.D|X:X::X:X|WORD> local-as [(1-4294967295) [no-prepend [replace-as]]]
no neighbor <A.B.C.D|X:X::X:X|WORD> local-as [ASNUM [no-prepend [replace-as] [dual-as]]]
no neighbor <A.B.C.D|X:X::X:X|WORD> local-role <provider|rs-server|rs-client|customer|peer> [strict-mode]
no neighbor <A.B.C.D|X:X::X:X|WORD> maximum-prefix [(1-4294967295) [(1-100)] [restart (1-65535)] [warning-only] [force]]
no neighbor <A.B.C.D|X:X::X:X|WORD> maximum-prefix-out [(1-4294967295)]
no neighbor <A.B.C.D|X:X::X:X|WORD> next-hop-self
no neighbor <A.B.C.D|X:X::X:X|WORD> next-hop-self all
no neighbor <A.B.C.D|X:X::X:X|WORD> next-hop-self force
no neighbor <A.B.C.D|X:X::X:X|WORD> nexthop-local unchanged
no neighbor <A.B.C.D|X:X::X:X|WORD> override-capability
no neighbor <A.B.C.D|X:X::X:X|WORD> passive
no neighbor <A.B.C.D|X:X::X:X|WORD> password [LINE]
no neighbor <A.B.C.D|X:X::X:X|WORD> path-attribute discard [(1-255)]
no neighbor <A.B.C.D|X:X::X:X|WORD> path-attribute treat-as-withdraw (1-255)...
no neighbor <A.B.C.D|X:X::X:X|WORD> peer-group PGNAME
no neighbor <A.B.C.D|X:X::X:X|WORD> port [(0-65535)]
no neighbor <A.B.C.D|X:X::X:X|WORD> prefix-list WORD <in|out>
no neighbor <A.B.C.D|X:X::X:X|WORD> remove-private-AS
no neighbor <A.B.C.D|X:X::X:X|WORD> remove-private-AS all
no neighbor <A.B.C.D|X:X::X:X|WORD> remove-private-AS all replace-AS
no neighbor <A.B.C.D|X:X::X:X|WORD> remove-private-AS replace-AS
no neighbor <A.B.C.D|X:X::X:X|WORD> route-map RMAP_NAME <in|out>
no neighbor <A.B.C.D|X:X::X:X|WORD> route-reflector-client
no neighbor <A.B.C.D|X:X::X:X|WORD> route-server-client
no neighbor <A.B.C.D|X:X::X:X|WORD> send-community
no neighbor <A.B.C.D|X:X::X:X|WORD> send-community <both|all|extended|standard|large>
no neighbor <A.B.C.D|X:X::X:X|WORD> sender-as-path-loop-detection
no neighbor <A.B.C.D|X:X::X:X|WORD> shutdown
no neighbor <A.B.C.D|X:X::X:X|WORD> shutdown message MSG...
no neighbor <A.B.C.D|X:X::X:X|WORD> shutdown rtt [(1-65535) [count (1-255)]]
no neighbor <A.B.C.D|X:X::X:X|WORD> soft-reconfiguration inbound
no neighbor <A.B.C.D|X:X::X:X|WORD> solo
no neighbor <A.B.C.D|X:X::X:X|WORD> soo [ASN:NN_OR_IP-ADDRESS:NN]
no neighbor <A.B.C.D|X:X::X:X|WORD> strict-capability-match
no neighbor <A.B.C.D|X:X::X:X|WORD> tcp-mss [(1-65535)]
no neighbor <A.B.C.D|X:X::X:X|WORD> timers [(0-65535) (0-65535)]
no neighbor <A.B.C.D|X:X::X:X|WORD> timers connect [(1-65535)]
no neighbor <A.B.C.D|X:X::X:X|WORD> timers delayopen [(0-65535)]
no neighbor <A.B.C.D|X:X::X:X|WORD> ttl-security hops (1-254)
no neighbor <A.B.C.D|X:X::X:X|WORD> unsuppress-map WORD
no neighbor <A.B.C.D|X:X::X:X|WORD> update-source [<A.B.C.D|X:X::X:X|WORD>]
no neighbor <A.B.C.D|X:X::X:X|WORD> weight [(0-65535)]
no neighbor <WORD|<A.B.C.D|X:X::X:X> [remote-as <(1-4294967295)|internal|external>]>
no neighbor <WORD|<A.B.C.D|X:X::X:X> [remote-as <ASNUM|internal|external|auto>]>
no neighbor A.B.C.D [priority (0-255) [poll-interval (1-65525)]]
no neighbor A.B.C.D poll-interval (1-65535) [priority (0-255)]
no neighbor WORD interface [v6only] [peer-group PGNAME] [remote-as <(1-4294967295)|internal|external>]
no neighbor WORD interface [v6only] [peer-group PGNAME] [remote-as <ASNUM|internal|external|auto>]
no neighbor WORD peer-group
no neighbor WORD remote-as <(1-4294967295)|internal|external>
no neighbor WORD remote-as <ASNUM|internal|external|auto>
no net WORD
no netns [NAME]
no network <A.B.C.D/M|X:X::X:X/M> rd ASN:NN_OR_IP-ADDRESS:NN ethtag WORD label WORD esi WORD gwip <A.B.C.D|X:X::X:X>
no network A.B.C.D/M area <A.B.C.D|(0-4294967295)>
no network A.B.C.D/M rd ASN:NN_OR_IP-ADDRESS:NN <tag|label> (0-1048575)
no network IF_OR_ADDR
no network X:X::X:X/M rd ASN:NN_OR_IP-ADDRESS:NN <tag|label> (0-1048575)
no nexthop-group NHGNAME
no nhrp event socket [SOCKET]
no nhrp multicast-nflog-group [(1-65535)]
no nhrp nflog-group [(1-65535)]
no objective-function [<mcp|mlp|mbp|mbc|mll|mcc|spt|mct|mplp|mup|mrup|mtd|mbn|mctd|msl|mss|msn>] [required]
no on-match goto
no on-match next
no openfabric bfd
no openfabric csnp-interval [(1-600)]
no openfabric hello-interval [(1-600)]
no openfabric hello-multiplier [(2-100)]
no openfabric metric [(0-16777215)]
no openfabric passive
no openfabric password [<md5|clear> WORD]
no openfabric psnp-interval [(1-120)]
no openfabric topology <standard|ipv4-mgmt|ipv6-unicast|ipv4-multicast|ipv6-multicast|ipv6-mgmt|ipv6-dstsrc>
no ospf abr-type <cisco|ibm|shortcut|standard>
no ospf abr-type [<cisco|ibm|shortcut|standard>]
no ospf authentication-key [AUTH_KEY [A.B.C.D]]
no ospf cost [(1-65535)] [A.B.C.D]
no ospf dead-interval [<(1-65535)|minimal hello-multiplier (1-10)> [A.B.C.D]]
no ospf dead-interval [<(1-65535)|minimal hello-multiplier (2-20)> [A.B.C.D]]
no ospf hello-interval [(1-65535) [A.B.C.D]]
no ospf message-digest-key (1-255) [md5 KEY] [A.B.C.D]
no ospf network [<broadcast|non-broadcast|point-to-multipoint|point-to-point>]
no ospf opaque-lsa
no ospf priority [(0-255) [A.B.C.D]]
no ospf retransmit-interval [(1-65535)] [A.B.C.D]
no ospf rfc1583compatibility
no ospf router-id [A.B.C.D]
no ospf transmit-delay [(1-65535) [A.B.C.D]]
no ospf write-multiplier (1-100)
no ospf write-multiplier [(1-100)]
no ospf6 router-id [A.B.C.D]
no output file [FILE]
no packet-loss
no packets [(1-255)]
no passive-interface IFNAME [A.B.C.D]
no passive-interface default
no password
no pbr table range [(10000-4294966272) (10000-4294966272)]
no pbr-map PBRMAP [seq (1-700)]
no pcc
no pce WORD
no pce address [A.B.C.D]
no pce domain as (0-65535)
no pce flag
no pce neighbor as (0-65535)
no pce scope [BITPATTERN]
no pce-config WORD
no pcep
no peer <A.B.C.D|X:X::X:X> [{multihop|local-address <A.B.C.D|X:X::X:X>|interface IFNAME|vrf NAME}]
no peer <A.B.C.D|X:X::X:X> bfd-mode sbfd-echo bfd-name BFDNAME [multihop] local-address <A.B.C.D|X:X::X:X> [vrf NAME] srv6-source-ipv6 X:X::X:X srv6-encap-data X:X::X:X...
no peer <A.B.C.D|X:X::X:X> bfd-mode sbfd-init bfd-name BFDNAME [multihop] local-address <A.B.C.D|X:X::X:X> [vrf NAME] remote-discr (0-4294967295)
no peer <A.B.C.D|X:X::X:X> bfd-mode sbfd-init bfd-name BFDNAME [multihop] local-address <A.B.C.D|X:X::X:X> [vrf NAME] remote-discr (0-4294967295) srv6-source-ipv6 X:X::X:X srv6-encap-data X:X::X:X...
no policy color (0-4294967295) endpoint <A.B.C.D|X:X::X:X>
no proactive-arp
no profile BFDPROF
no pseudowire IFNAME
no rd
no rd ASN:NN_OR_IP-ADDRESS:NN
no rd vpn export
no redistribute <ipv4 <kernel|connected|local|static|rip|ospf|isis|bgp|eigrp|nhrp|table|vnc|babel|table-direct>|ipv6 <kernel|connected|local|static|ripng|ospf6|isis|bgp|nhrp|table|vnc|babel|table-direct>>
no redistribute <ipv4 <kernel|connected|static|rip|ospf|isis|bgp|eigrp|nhrp|table|vnc|babel>|ipv6 <kernel|connected|static|ripng|ospf6|isis|bgp|nhrp|table|vnc|babel>>
no redistribute <kernel|connected|local|static|ripng|isis|bgp|nhrp|table|vnc|babel|openfabric|table-direct>[{metric (0-16777214)|metric-type (1-2)|route-map RMAP_NAME}]
no redistribute <kernel|connected|local|static|ripng|ospf6|isis|nhrp|table|vnc|vnc-direct|babel|openfabric|table-direct> [{metric (0-4294967295)|route-map RMAP_NAME}]
no redistribute <kernel|connected|local|static|rip|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric|table-direct> [{metric (0-16777214)|metric-type (1-2)|route-map RMAP_NAME}]
no redistribute <kernel|connected|local|static|rip|ospf|isis|eigrp|nhrp|table|vnc|vnc-direct|babel|openfabric|table-direct> [{metric (0-4294967295)|route-map RMAP_NAME}]
no redistribute <kernel|connected|static|ripng|isis|bgp|nhrp|table|vnc|babel|openfabric>[{metric (0-16777214)|metric-type (1-2)|route-map RMAP_NAME}]
no redistribute <kernel|connected|static|ripng|ospf6|isis|nhrp|table|vnc|vnc-direct|babel|openfabric> [{metric (0-4294967295)|route-map RMAP_NAME}]
no redistribute <kernel|connected|static|rip|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric> [{metric (0-16777214)|metric-type (1-2)|route-map RMAP_NAME}]
no redistribute <kernel|connected|static|rip|ospf|isis|eigrp|nhrp|table|vnc|vnc-direct|babel|openfabric> [{metric (0-4294967295)|route-map RMAP_NAME}]
no redistribute <ospf|table> (1-65535) [{metric (0-16777214)|metric-type (1-2)|route-map RMAP_NAME}]
no redistribute <ospf|table> (1-65535) [{metric (0-4294967295)|route-map RMAP_NAME}]
no redistribute <ospf|table|table-direct> (1-65535) [{metric (0-4294967295)|route-map RMAP_NAME}]
no redistribute bgp-direct <ipv4|ipv6> prefix-list
no redistribute bgp-direct route-map
no redistribute table-direct (1-65535) [{metric (0-4294967295)|route-map WORD}]
no refresh timer [(10-1800)]
no register-suppress-time [(1-65535)]
no res-bw
no resilient [buckets (1-256) idle-timer (1-4294967295) unbalanced-timer (1-4294967295)]
no route-map RMAP_NAME
no route-map RMAP_NAME <deny|permit> (1-65535)
no route-map ROUTEMAP_NAME <in|out> IFNAME
no route-map [ROUTE-MAP] <in|out> IFNAME
no route-map vpn <import|export>
no route-target <both|import|export> RT
no route-target <both|import|export> RTLIST...
no route-target <both|import|export> auto
no route-target <import|export>
no router babel
no router bgp [(1-4294967295) [<view|vrf> VIEWVRFNAME]]
no router bgp [ASNUM [<view|vrf> VIEWVRFNAME] [as-notation <dot|dot+|plain>]]
no router eigrp (1-65535) [vrf NAME]
no router isis WORD [vrf NAME]
no router openfabric WORD
no router ospf [{(1-65535)|vrf NAME}]
no router ospf6 [vrf NAME]
no router pim [vrf NAME]
no router pim6 [vrf NAME]
no router rip [vrf NAME]
no router ripng [vrf NAME]
no router-id [A.B.C.D vrf NAME]
no router-id [A.B.C.D]
no router-info
no router-info [<area|as>]
no rp A.B.C.D [A.B.C.D/M]
no rp A.B.C.D prefix-list PREFIXLIST4_NAME
no rp X:X::X:X [X:X::X:X/M]
no rp X:X::X:X prefix-list PREFIXLIST6_NAME
no rp keep-alive-timer [(1-65535)]
no rpki
no rpki cache <A.B.C.D|WORD> <TCPPORT|(1-65535) SSH_UNAME SSH_PRIVKEY [SERVER_PUBKEY]> [source <A.B.C.D>] preference (1-255)
no rpki cache <tcp|ssh> <A.B.C.D|WORD> <TCPPORT|(1-65535) SSH_UNAME SSH_PRIVKEY [KNOWN_HOSTS_PATH]> [source <A.B.C.D>] preference (1-255)
no rpki expire_interval [(600-172800)]
no rpki polling_period [(1-86400)]
no rpki retry_interval [(1-7200)]
no sbfd reflector (0-4294967295) [(0-4294967295)]
no sbfd reflector [all]
no segment-list WORD
no segment-routing [on]
no segment-routing global-block [(16-1048575) (16-1048575) local-block (16-1048575) (16-1048575)]
no segment-routing node-msd [(1-16)]
no segment-routing prefix <A.B.C.D/M|X:X::X:X/M> [<absolute (16-1048575)|index (0-65535)> [<no-php-flag|explicit-null>]] [n-flag-clear]
no segment-routing prefix <A.B.C.D/M|X:X::X:X/M> algorithm (128-255) [<absolute (16-1048575)|index (0-65535)> [<no-php-flag|explicit-null>]] [n-flag-clear]
no segment-routing prefix A.B.C.D/M [index (0-65535)|no-php-flag|explicit-null]
no segment-routing srv6
no send-lifetime
no send-v6-secondary
no service advanced-vty
no service cputime-warning
no service integrated-vtysh-config
no service password-encryption
no service walltime-warning
no set <ipv4|ipv6> vpn next-hop [<A.B.C.D|X:X::X:X>]
no set aggregator as [(1-4294967295) A.B.C.D]
no set aggregator as [ASNUM A.B.C.D]
no set aigp-metric [<igp-metric|(0-4294967295)>]
no set as-path exclude
no set as-path exclude (1-4294967295)...
no set as-path exclude ASNUM...
no set as-path exclude as-path-access-list [AS_PATH_FILTER_NAME]
no set as-path prepend ASNUM...
no set as-path prepend [(1-4294967295)]
no set as-path prepend [last-as [(1-10)]]
no set as-path prepend last-as [(1-10)]
no set as-path replace [<any|(1-4294967295)>]
no set as-path replace [<any|ASNUM>] [<ASNUM>]
no set as-path replace as-path-access-list [AS_PATH_FILTER_NAME] [<ASNUM>]
no set atomic-aggregate
no set comm-list [<(1-99)|(100-500)|COMMUNITY_LIST_NAME> delete]
no set community
no set community AA:NN...
no set distance [(0-255)]
no set distance [(1-255)]
no set evpn gateway-ip ipv4 A.B.C.D
no set evpn gateway-ip ipv6 X:X::X:X
no set extcommunity bandwidth
no set extcommunity bandwidth <(1-25600)|cumulative|num-multipaths> [non-transitive]
no set extcommunity bandwidth <(1-4294967295)|cumulative|num-multipaths> [non-transitive]
no set extcommunity color
no set extcommunity color RTLIST...
no set extcommunity none
no set extcommunity nt
no set extcommunity nt RTLIST...
no set extcommunity rt
no set extcommunity rt ASN:NN_OR_IP-ADDRESS:NN...
no set extcommunity soo
no set extcommunity soo ASN:NN_OR_IP-ADDRESS:NN...
no set extended-comm-list [<(1-99)|(100-500)|EXTCOMMUNITY_LIST_NAME>] delete
no set forwarding-address [X:X::X:X]
no set ip next-hop [A.B.C.D]
no set ipv6 next-hop global X:X::X:X
no set ipv6 next-hop local [X:X::X:X]
no set ipv6 next-hop peer-address
no set ipv6 next-hop prefer-global
no set label-index [(0-1048560)]
no set large-comm-list
no set large-comm-list <(1-99)|(100-500)|LCOMMUNITY_LIST_NAME> [delete]
no set large-community
no set large-community AA:BB:CC...
no set large-community none
no set local-preference [WORD]
no set max-metric [(0-4294967295)]
no set metric [OPTVAL]
no set metric-type [<type-1|type-2>]
no set min-metric [(0-4294967295)]
no set nexthop [<<A.B.C.D|X:X::X:X> [INTERFACE]|INTERFACE> [nexthop-vrf NAME]]
no set nexthop [<<A.B.C.D|X:X::X:X> [INTERFACE]|INTERFACE|blackhole> [nexthop-vrf NAME]]
no set nexthop-group [NHGNAME]
no set origin [<egp|igp|incomplete>]
no set originator-id [A.B.C.D]
no set sr-te color [(1-4294967295)]
no set src [<A.B.C.D|X:X::X:X>]
no set table
no set table [(1-4294967295)]
no set tag [(1-4294967295)]
no set tag [<untagged|(1-4294967295)>]
no set vrf [<NAME|unchanged>]
no set weight [(0-4294967295)]
no set-overload-bit
no set-overload-bit on-startup [(0-86400)]
no shutdown
no sid X:X::X:X/M [locator NAME] [behavior <uN|uDT6 vrf VIEWVRFNAME|uDT4 vrf VIEWVRFNAME|uDT46 vrf VIEWVRFNAME>]
no sid vpn per-vrf export
no source-address [X:X::X:X]
no spf prefix-priority <critical|high|medium> [ACCESSLIST_NAME]
no spf-delay-ietf
no spf-delay-ietf [init-delay (0-60000) short-delay (0-60000) long-delay (0-60000) holddown (0-60000) time-to-learn (0-60000)]
no spf-interval [(1-120)]
no spf-interval [level-1|level-2] [(1-120)]
no spt-switchover infinity-and-beyond
no spt-switchover infinity-and-beyond prefix-list PREFIXLIST4_NAME
no spt-switchover infinity-and-beyond prefix-list PREFIXLIST6_NAME
no srv6
no ssm prefix-list
no ssm prefix-list PREFIXLIST4_NAME
no ssmpingd [A.B.C.D]
no ssmpingd [X:X::X:X]
no static-sids
no stub-router administrative
no summary-address A.B.C.D/M [tag (1-4294967295)]
no summary-address A.B.C.D/M no-advertise
no summary-address X:X::X:X/M [tag (1-4294967295)] [{metric (0-16777215)|metric-type (1-2)}]
no summary-address X:X::X:X/M no-advertise
no synchronization
no table-map WORD
no terminal monitor
no terminal monitor [<zebra|bgpd|ripd|ripngd|ospfd|ospf6d|isisd|fabricd|nhrpd|ldpd|babeld|eigrpd|pimd|pim6d|pbrd|staticd|bfdd|vrrpd|pathd>]
no timers active-time [<(1-65535)|disabled>]
no timers basic [(1-65535) (1-65535) (1-65535)]
no timers basic [(5-2147483647) (5-2147483647) (5-2147483647)]
no timers bgp [(0-65535) (0-65535)]
no timers lsa min-arrival [(0-600000)]
no timers throttle lsa all [(0-5000)]
no timers throttle spf [(0-600000) (0-600000) (0-600000)]
no timers throttle spf [(0-600000)(0-600000)(0-600000)]
no topology <standard|ipv4-mgmt|ipv6-unicast|ipv4-multicast|ipv6-multicast|ipv6-mgmt|ipv6-dstsrc> [overload]
no triggered-csnp-delay [(100-10000) [always]]
no tunnel protection
no tunnel protection [vici profile PROFILE [fallback-profile FALLBACK]]
no tunnel source
no update-delay [(0-3600) [(1-3600)]]
no use-bw
no variance [(1-128)]
no version [(1-2)]
no vnc export <bgp|zebra> <ipv4|ipv6> prefix-list [NAME]
no vnc export <bgp|zebra> route-map [NAME]
no vnc l2-group NAME
no vnc nve-group NAME
no vnc redistribute <bgp-direct|bgp-direct-to-nve-groups> <ipv4|ipv6> prefix-list
no vnc redistribute <bgp-direct|bgp-direct-to-nve-groups> route-map
no vnc redistribute <ipv4|ipv6> <bgp|bgp-direct|bgp-direct-to-nve-groups|connected|kernel|ospf|rip|static>
no vnc redistribute nve-group
no vni (1-16777215)
no vni (1-16777215)[prefix-routes-only]
no vrf NAME
no vrf-policy NAME
no vrrp (1-255) advertisement-interval [(10-40950)]
no vrrp (1-255) priority [(1-254)]
no wide-local-id-block [start (0-4294967295) end (0-4294967295)]
no wide-local-id-block explicit [start (0-4294967295)]
no write-multiplier (1-100)
no write-multiplier [(1-100)]
no zebra dplane limit [(0-10000)]
no zebra kernel netlink batch-tx-buf [(0-1048576)] [(0-1048576)]
no zebra protodown reason-bit [(0-31)]
no zebra route-map delay-timer [(0-600)]
no zebra work-queue [(0-10000)]
no zebra zapi-packets [(1-10000)]
node-msd
objective-function <mcp|mlp|mbp|mbc|mll|mcc|spt|mct|mplp|mup|mrup|mtd|mbn|mctd|msl|mss|msn> [required]
on-match goto (1-65535)
on-match next
openfabric bfd
openfabric csnp-interval (1-600)
openfabric hello-interval (1-600)
openfabric hello-multiplier (2-100)
openfabric metric (0-16777215)
openfabric passive
openfabric password <md5|clear> WORD
openfabric psnp-interval (1-120)
openfabric topology <standard|ipv4-mgmt|ipv6-unicast|ipv4-multicast|ipv6-multicast|ipv6-mgmt|ipv6-dstsrc>
ospf abr-type <cisco|ibm|shortcut|standard>
ospf authentication-key AUTH_KEY [A.B.C.D]
ospf cost (1-65535) [A.B.C.D]
ospf dead-interval (1-65535) [A.B.C.D]
ospf hello-interval (1-65535) [A.B.C.D]
ospf message-digest-key (1-255) md5 KEY [A.B.C.D]
ospf network <broadcast|non-broadcast|point-to-multipoint|point-to-point>
ospf opaque-lsa
ospf priority (0-255) [A.B.C.D]
ospf retransmit-interval (1-65535) [A.B.C.D]
ospf rfc1583compatibility
ospf router-id A.B.C.D
ospf transmit-delay (1-65535) [A.B.C.D]
ospf write-multiplier (1-100)
ospf6 router-id A.B.C.D
output file FILE
packet-loss PERCENTAGE
packets (1-255)
passive-interface IFNAME [A.B.C.D]
passive-interface default
password [(8-8)] LINE
pbr table range (10000-4294966272) (10000-4294966272)
pbr-map PBRMAP seq (1-700)
pcc
pce WORD
pce address A.B.C.D
pce domain as (0-65535)
pce flag BITPATTERN
pce neighbor as (0-65535)
pce scope BITPATTERN
pce-config WORD
pce-initiated
pcep
peer <A.B.C.D|X:X::X:X> [{multihop|local-address <A.B.C.D|X:X::X:X>|interface IFNAME|vrf NAME}]
peer <A.B.C.D|X:X::X:X> bfd-mode sbfd-echo bfd-name BFDNAME [multihop] local-address <A.B.C.D|X:X::X:X> [vrf NAME] srv6-source-ipv6 X:X::X:X srv6-encap-data X:X::X:X...
peer <A.B.C.D|X:X::X:X> bfd-mode sbfd-init bfd-name BFDNAME [multihop] local-address <A.B.C.D|X:X::X:X> [vrf NAME] remote-discr (1-4294967295)
peer <A.B.C.D|X:X::X:X> bfd-mode sbfd-init bfd-name BFDNAME [multihop] local-address <A.B.C.D|X:X::X:X> [vrf NAME] remote-discr (1-4294967295) srv6-source-ipv6 X:X::X:X srv6-encap-data X:X::X:X...
ping WORD
ping ip WORD
ping ipv6 WORD
policy color (0-4294967295) endpoint <A.B.C.D|X:X::X:X>
prefix <vn|un> <A.B.C.D/M|X:X::X:X/M>
prefix X:X::X:X/M [block-len (16-64)] [node-len (16-64)] [func-bits (0-64)]
prefix X:X::X:X/M [func-bits (16-64)]
proactive-arp
profile BFDPROF
pseudowire IFNAME
quit
rd ASN:NN_OR_IP-ADDRESS:NN
receive-interval (10-60000)
redistribute <ipv4 <kernel|connected|local|static|rip|ospf|isis|bgp|eigrp|nhrp|table|vnc|babel|table-direct>|ipv6 <kernel|connected|local|static|ripng|ospf6|isis|bgp|nhrp|table|vnc|babel|table-direct>> [{metric (0-16777215)|route-map RMAP_NAME}]
redistribute <ipv4 <kernel|connected|static|rip|ospf|isis|bgp|eigrp|nhrp|table|vnc|babel>|ipv6 <kernel|connected|static|ripng|ospf6|isis|bgp|nhrp|table|vnc|babel>> [{metric (0-16777215)|route-map RMAP_NAME}]
redistribute <kernel|connected|local|static|ripng|isis|bgp|nhrp|table|vnc|babel|openfabric|table-direct>[{metric (0-16777214)|metric-type (1-2)|route-map RMAP_NAME}]
redistribute <kernel|connected|local|static|ripng|ospf6|isis|nhrp|table|vnc|vnc-direct|babel|openfabric|table-direct>
redistribute <kernel|connected|local|static|ripng|ospf6|isis|nhrp|table|vnc|vnc-direct|babel|openfabric|table-direct> metric (0-4294967295)
redistribute <kernel|connected|local|static|ripng|ospf6|isis|nhrp|table|vnc|vnc-direct|babel|openfabric|table-direct> metric (0-4294967295) route-map RMAP_NAME
redistribute <kernel|connected|local|static|ripng|ospf6|isis|nhrp|table|vnc|vnc-direct|babel|openfabric|table-direct> route-map RMAP_NAME
redistribute <kernel|connected|local|static|ripng|ospf6|isis|nhrp|table|vnc|vnc-direct|babel|openfabric|table-direct> route-map RMAP_NAME metric (0-4294967295)
redistribute <kernel|connected|local|static|rip|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric|table-direct> [{metric (0-16777214)|metric-type (1-2)|route-map RMAP_NAME}]
redistribute <kernel|connected|local|static|rip|ospf|isis|eigrp|nhrp|table|vnc|vnc-direct|babel|openfabric|table-direct>
redistribute <kernel|connected|local|static|rip|ospf|isis|eigrp|nhrp|table|vnc|vnc-direct|babel|openfabric|table-direct> metric (0-4294967295)
redistribute <kernel|connected|local|static|rip|ospf|isis|eigrp|nhrp|table|vnc|vnc-direct|babel|openfabric|table-direct> metric (0-4294967295) route-map RMAP_NAME
redistribute <kernel|connected|local|static|rip|ospf|isis|eigrp|nhrp|table|vnc|vnc-direct|babel|openfabric|table-direct> route-map RMAP_NAME
redistribute <kernel|connected|local|static|rip|ospf|isis|eigrp|nhrp|table|vnc|vnc-direct|babel|openfabric|table-direct> route-map RMAP_NAME metric (0-4294967295)
redistribute <kernel|connected|static|ripng|isis|bgp|nhrp|table|vnc|babel|openfabric>[{metric (0-16777214)|metric-type (1-2)|route-map RMAP_NAME}]
redistribute <kernel|connected|static|ripng|ospf6|isis|nhrp|table|vnc|vnc-direct|babel|openfabric>
redistribute <kernel|connected|static|ripng|ospf6|isis|nhrp|table|vnc|vnc-direct|babel|openfabric> metric (0-4294967295)
redistribute <kernel|connected|static|ripng|ospf6|isis|nhrp|table|vnc|vnc-direct|babel|openfabric> metric (0-4294967295) route-map RMAP_NAME
redistribute <kernel|connected|static|ripng|ospf6|isis|nhrp|table|vnc|vnc-direct|babel|openfabric> route-map RMAP_NAME
redistribute <kernel|connected|static|ripng|ospf6|isis|nhrp|table|vnc|vnc-direct|babel|openfabric> route-map RMAP_NAME metric (0-4294967295)
redistribute <kernel|connected|static|rip|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric> [{metric (0-16777214)|metric-type (1-2)|route-map RMAP_NAME}]
redistribute <kernel|connected|static|rip|ospf|isis|eigrp|nhrp|table|vnc|vnc-direct|babel|openfabric>
redistribute <kernel|connected|static|rip|ospf|isis|eigrp|nhrp|table|vnc|vnc-direct|babel|openfabric> metric (0-4294967295)
redistribute <kernel|connected|static|rip|ospf|isis|eigrp|nhrp|table|vnc|vnc-direct|babel|openfabric> metric (0-4294967295) route-map RMAP_NAME
redistribute <kernel|connected|static|rip|ospf|isis|eigrp|nhrp|table|vnc|vnc-direct|babel|openfabric> route-map RMAP_NAME
redistribute <kernel|connected|static|rip|ospf|isis|eigrp|nhrp|table|vnc|vnc-direct|babel|openfabric> route-map RMAP_NAME metric (0-4294967295)
redistribute <ospf|table> (1-65535)
redistribute <ospf|table> (1-65535) [{metric (0-16777214)|metric-type (1-2)|route-map RMAP_NAME}]
redistribute <ospf|table> (1-65535) metric (0-4294967295)
redistribute <ospf|table> (1-65535) metric (0-4294967295) route-map RMAP_NAME
redistribute <ospf|table> (1-65535) route-map RMAP_NAME
redistribute <ospf|table> (1-65535) route-map RMAP_NAME metric (0-4294967295)
redistribute <ospf|table|table-direct> (1-65535)
redistribute <ospf|table|table-direct> (1-65535) metric (0-4294967295)
redistribute <ospf|table|table-direct> (1-65535) metric (0-4294967295) route-map RMAP_NAME
redistribute <ospf|table|table-direct> (1-65535) route-map RMAP_NAME
redistribute <ospf|table|table-direct> (1-65535) route-map RMAP_NAME metric (0-4294967295)
redistribute bgp-direct <ipv4|ipv6> prefix-list NAME
redistribute bgp-direct route-map NAME
redistribute table-direct (1-65535) [{metric (0-4294967295)|route-map WORD}]
refresh timer (10-1800)
register-suppress-time (1-65535)
res-bw BANDWIDTH
resilient buckets (1-256) idle-timer (1-4294967295) unbalanced-timer (1-4294967295)
response-lifetime <LIFETIME|infinite>
rfp example-config-value VALUE
rfp full-table-download <on|off>
rfp holddown-factor (0-4294967295)
rollback configuration (1-4294967295)
route-map RMAP_NAME <deny|permit> (1-65535)
route-map RMAP_NAME <in|out> IFNAME
route-map ROUTE-MAP <in|out> IFNAME
route-target <both|import|export> RT
route-target <both|import|export> RTLIST...
route-target <both|import|export> auto
router babel
router bgp [(1-4294967295) [<view|vrf> VIEWVRFNAME]]
router bgp [ASNUM [<view|vrf> VIEWVRFNAME] [as-notation <dot|dot+|plain>]]
router eigrp (1-65535) [vrf NAME]
router isis WORD [vrf NAME]
router openfabric WORD
router ospf [(1-65535)] [vrf NAME]
router ospf6 [vrf NAME]
router pim [vrf NAME]
router pim6 [vrf NAME]
router rip [vrf NAME]
router ripng [vrf NAME]
router-id A.B.C.D
router-id A.B.C.D vrf NAME
router-info <as|area [A.B.C.D]>
router-info <as|area>
rp A.B.C.D [A.B.C.D/M]
rp A.B.C.D prefix-list PREFIXLIST4_NAME
rp X:X::X:X [X:X::X:X/M]
rp X:X::X:X prefix-list PREFIXLIST6_NAME
rp keep-alive-timer (1-65535)
rpki
rpki cache <A.B.C.D|WORD> <TCPPORT|(1-65535) SSH_UNAME SSH_PRIVKEY [SERVER_PUBKEY]> [source <A.B.C.D>] preference (1-255)
rpki cache ssh <A.B.C.D|WORD> (1-65535) SSH_UNAME SSH_PRIVKEY [KNOWN_HOSTS_PATH] [source <A.B.C.D>] preference (1-255)
rpki cache tcp <A.B.C.D|WORD> TCPPORT [source <A.B.C.D>] preference (1-255)
rpki expire_interval (600-172800)
rpki polling_period (1-86400)
rpki reset
rpki retry_interval (1-7200)
rpki start
rpki stop
rt <both|export|import> ASN:NN_OR_IP-ADDRESS:NN
rt both RTLIST...
rt export RTLIST...
rt import RTLIST...
sbfd reflector source-address X:X::X:X discriminator WORD...
segment-list WORD
segment-routing
segment-routing global-block (16-1048575) (16-1048575) [local-block (16-1048575) (16-1048575)]
segment-routing node-msd (1-16)
segment-routing on
segment-routing prefix <A.B.C.D/M|X:X::X:X/M> <absolute (16-1048575)|index (0-65535)> [<no-php-flag|explicit-null>] [n-flag-clear]
segment-routing prefix <A.B.C.D/M|X:X::X:X/M> algorithm (128-255) <absolute (16-1048575)|index (0-65535)> [<no-php-flag|explicit-null>] [n-flag-clear]
segment-routing prefix A.B.C.D/M index (0-65535) [no-php-flag|explicit-null]
segment-routing srv6
send-lifetime HH:MM:SS (1-31) MONTH (1993-2035) HH:MM:SS (1-31) MONTH (1993-2035)
send-lifetime HH:MM:SS (1-31) MONTH (1993-2035) HH:MM:SS MONTH (1-31) (1993-2035)
send-lifetime HH:MM:SS (1-31) MONTH (1993-2035) duration (1-2147483646)
send-lifetime HH:MM:SS (1-31) MONTH (1993-2035) infinite
send-lifetime HH:MM:SS MONTH (1-31) (1993-2035) HH:MM:SS (1-31) MONTH (1993-2035)
send-lifetime HH:MM:SS MONTH (1-31) (1993-2035) HH:MM:SS MONTH (1-31) (1993-2035)
send-lifetime HH:MM:SS MONTH (1-31) (1993-2035) duration (1-2147483646)
send-lifetime HH:MM:SS MONTH (1-31) (1993-2035) infinite
send-v6-secondary
service advanced-vty
service integrated-vtysh-config
service password-encryption
set <ipv4|ipv6> vpn next-hop <A.B.C.D|X:X::X:X>
set aggregator as (1-4294967295) A.B.C.D
set aggregator as ASNUM A.B.C.D
set aigp-metric <igp-metric|(0-4294967295)>
set as-path exclude (1-4294967295)...
set as-path exclude ASNUM...
set as-path exclude as-path-access-list AS_PATH_FILTER_NAME
set as-path prepend (1-4294967295)...
set as-path prepend ASNUM...
set as-path prepend last-as (1-10)
set as-path replace <any|(1-4294967295)>
set as-path replace <any|ASNUM> [<ASNUM>]
set as-path replace as-path-access-list AS_PATH_FILTER_NAME [<ASNUM>]
set atomic-aggregate
set comm-list <(1-99)|(100-500)|COMMUNITY_LIST_NAME> delete
set community AA:NN...
set community none
set distance (0-255)
set distance (1-255)
set evpn gateway-ip ipv4 A.B.C.D
set evpn gateway-ip ipv6 X:X::X:X
set extcommunity bandwidth <(1-25600)|cumulative|num-multipaths> [non-transitive]
set extcommunity bandwidth <(1-4294967295)|cumulative|num-multipaths> [non-transitive]
set extcommunity color RTLIST...
set extcommunity none
set extcommunity nt RTLIST...
set extcommunity rt ASN:NN_OR_IP-ADDRESS:NN...
set extcommunity soo ASN:NN_OR_IP-ADDRESS:NN...
set extended-comm-list <(1-99)|(100-500)|EXTCOMMUNITY_LIST_NAME> delete
set forwarding-address X:X::X:X
set ip next-hop A.B.C.D
set ipv6 next-hop global X:X::X:X
set ipv6 next-hop local X:X::X:X
set ipv6 next-hop peer-address
set ipv6 next-hop prefer-global
set label-index (0-1048560)
set large-comm-list <(1-99)|(100-500)|LCOMMUNITY_LIST_NAME> delete
set large-community AA:BB:CC...
set large-community none
set local-preference WORD
set max-metric <(0-4294967295)>
set metric <(-4294967295-4294967295)|rtt|+rtt|-rtt>
set metric <(-4294967295-4294967295)|rtt|+rtt|-rtt|igp|aigp>
set metric-type <type-1|type-2>
set min-metric <(0-4294967295)>
set nexthop <<A.B.C.D|X:X::X:X> [INTERFACE]|INTERFACE> [nexthop-vrf NAME]
set nexthop <<A.B.C.D|X:X::X:X> [INTERFACE]|INTERFACE|blackhole> [nexthop-vrf NAME]
set nexthop-group NHGNAME
set origin <egp|igp|incomplete>
set originator-id A.B.C.D
set sr-te color (1-4294967295)
set src <A.B.C.D|X:X::X:X>
set table (1-4294967295)
set tag (1-4294967295)
set tag <untagged|(1-4294967295)>
set vrf <NAME|unchanged>
set weight (0-4294967295)
set-overload-bit
set-overload-bit on-startup (0-86400)
show <ip <fib|route> [table <(1-4294967295)|all>] [vrf <NAME|all>] [{tag (1-4294967295)|A.B.C.D/M longer-prefixes|supernets-only}] [<<kernel|connected|static|rip|ospf|isis|bgp|eigrp|nhrp|table|vnc|babel|openfabric>|ospf (1-65535)>]|ipv6 <fib|route> [table <(1-4294967295)|all>] [vrf <NAME|all>] [{tag (1-4294967295)|X:X::X:X/M longer-prefixes}] [<kernel|connected|static|ripng|ospf6|isis|bgp|nhrp|table|vnc|babel|openfabric>]> [<json|nexthop-group>]
show <ip <fib|route> [vrf <NAME|all>] <A.B.C.D|A.B.C.D/M>|ipv6 <fib|route> [vrf <NAME|all>] <X:X::X:X|X:X::X:X/M>> [json] [nexthop-group]
show <ip|ipv6> <nht|import-check> [<A.B.C.D|X:X::X:X>|vrf NAME [<A.B.C.D|X:X::X:X>]|vrf all] [mrib]
show <ip|ipv6> nhrp [cache|nhs|shortcut|opennhrp] [json]
show <ip|ipv6> route [vrf <NAME|all>] summary [table (1-4294967295)] [prefix] [json]
show [ip] bgp <view|vrf> VIEWVRFNAME update-groups statistics
show [ip] bgp <view|vrf> all [<ipv4|ipv6> [<unicast|multicast|vpn|labeled-unicast|flowspec>]] [json|wide]
show [ip] bgp <view|vrf> all nexthop
show [ip] bgp <view|vrf> all update-groups
show [ip] bgp [<unicast|multicast|vpn>] paths
show [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6> <unicast|multicast|vpn>] update-groups [SUBGROUP-ID] <advertise-queue|advertised-routes|packet-queue>
show [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6> [<unicast|multicast|vpn>]] neighbors <A.B.C.D|X:X::X:X|WORD> prefix-counts [json]
show [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6> [<unicast|multicast|vpn>]] route-leak [json]
show [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6> [<unicast|multicast|vpn|labeled-unicast|flowspec>]] [all] [cidr-only|dampening <flap-statistics|dampened-paths>|community [AA:NN|local-AS|no-advertise|no-export|graceful-shutdown|no-peer|blackhole|llgr-stale|no-llgr|accept-own|accept-own-nexthop|route-filter-v6|route-filter-v4|route-filter-translated-v6|route-filter-translated-v4] [exact-match]|community-list <(1-500)|COMMUNITY_LIST_NAME> [exact-match]|filter-list AS_PATH_FILTER_NAME|prefix-list WORD|access-list ACCESSLIST_NAME|route-map RMAP_NAME|rpki <invalid|valid|notfound>|version (1-4294967295)|alias ALIAS_NAME|A.B.C.D/M longer-prefixes|X:X::X:X/M longer-prefixes] [json [detail]|wide]
show [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6> [<unicast|multicast|vpn|labeled-unicast|flowspec>]] [all] dampening parameters [json]
show [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6> [<unicast|multicast|vpn|labeled-unicast|flowspec>]] [all] neighbors <A.B.C.D|X:X::X:X|WORD> <advertised-routes|received-routes|filtered-routes> [route-map RMAP_NAME] [json|wide]
show [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6> [<unicast|multicast|vpn|labeled-unicast|flowspec>]] [all] summary [established|failed] [<neighbor <A.B.C.D|X:X::X:X|WORD>|remote-as <(1-4294967295)|internal|external>>] [terse] [wide] [json]
show [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6> [<unicast|multicast|vpn|labeled-unicast|flowspec>]] large-community [<AA:BB:CC> [exact-match]] [json]
show [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6> [<unicast|multicast|vpn|labeled-unicast|flowspec>]] large-community-list <(1-500)|LCOMMUNITY_LIST_NAME> [exact-match] [json]
show [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6> [<unicast|multicast|vpn|labeled-unicast|flowspec>]] neighbors <A.B.C.D|X:X::X:X|WORD> <flap-statistics|dampened-routes|routes> [json]
show [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6> [<unicast|multicast|vpn|labeled-unicast|flowspec>]] neighbors <A.B.C.D|X:X::X:X|WORD> bestpath-routes [json|wide]
show [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6> [<unicast|multicast|vpn|labeled-unicast|flowspec>]] regexp REGEX [json]
show [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6> [<unicast|multicast|vpn|labeled-unicast|flowspec>]] statistics [json]
show [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6> [<unicast|multicast|vpn|labeled-unicast|flowspec>]] update-groups [SUBGROUP-ID]
show [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6> [<unicast|multicast|vpn|labeled-unicast|flowspec>]]<A.B.C.D|A.B.C.D/M|X:X::X:X|X:X::X:X/M> [<bestpath|multipath>] [rpki <valid|invalid|notfound>] [json]
show [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6> [unicast]] neighbors <A.B.C.D|X:X::X:X|WORD> received prefix-filter [json]
show [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6> flowspec] detail [json]
show [ip] bgp [<view|vrf> VIEWVRFNAME] [<ipv4|ipv6>] neighbors [<A.B.C.D|X:X::X:X|WORD>] [json]
show [ip] bgp [<view|vrf> VIEWVRFNAME] import-check-table [detail]
show [ip] bgp [<view|vrf> VIEWVRFNAME] l2vpn evpn statistics [json]
show [ip] bgp [<view|vrf> VIEWVRFNAME] nexthop [<A.B.C.D|X:X::X:X>] [detail]
show [ip] bgp [<view|vrf> VIEWVRFNAME] peer-group [PGNAME] [json]
show [ip] bgp [<view|vrf> VIEWVRFNAME] statistics-all [json]
show [ip] bgp attribute-info
show [ip] bgp community-info
show [ip] bgp l2vpn evpn [json]
show [ip] bgp l2vpn evpn all overlay [json]
show [ip] bgp l2vpn evpn all tags
show [ip] bgp l2vpn evpn neighbors <A.B.C.D|X:X::X:X|WORD> advertised-routes [json]
show [ip] bgp l2vpn evpn neighbors <A.B.C.D|X:X::X:X|WORD> routes [json]
show [ip] bgp l2vpn evpn rd <ASN:NN_OR_IP-ADDRESS:NN|all> [json]
show [ip] bgp l2vpn evpn rd <ASN:NN_OR_IP-ADDRESS:NN|all> neighbors <A.B.C.D|X:X::X:X|WORD> advertised-routes [json]
show [ip] bgp l2vpn evpn rd <ASN:NN_OR_IP-ADDRESS:NN|all> neighbors <A.B.C.D|X:X::X:X|WORD> routes [json]
show [ip] bgp l2vpn evpn rd <ASN:NN_OR_IP-ADDRESS:NN|all> overlay
show [ip] bgp l2vpn evpn rd <ASN:NN_OR_IP-ADDRESS:NN|all> tags
show [ip] bgp l2vpn evpn update-groups
show [ip] bgp memory
show [ip] bgp update-groups statistics
show [ip] bgp views
show [ip] bgp vrfs [json]
show [ip|ipv6] router-id [vrf NAME]
show babel interface [IFNAME]
show babel neighbor [IFNAME]
show babel parameters
show babel route
show babel route <A.B.C.D/M|X:X::X:X/M>
show babel route A.B.C.D
show babel route X:X::X:X
show bfd [vrf <NAME>] peers brief [json]
show bfd [vrf NAME] bfd-name BFDNAME [json]
show bfd [vrf NAME] bfd-name BFDNAME counters [json]
show bfd [vrf NAME] peer <WORD|<A.B.C.D|X:X::X:X> [{multihop|local-address <A.B.C.D|X:X::X:X>|interface IFNAME}]> [json]
show bfd [vrf NAME] peer <WORD|<A.B.C.D|X:X::X:X> [{multihop|local-address <A.B.C.D|X:X::X:X>|interface IFNAME}]> counters [json]
show bfd [vrf NAME] peers [json]
show bfd [vrf NAME] peers counters [json]
show bfd distributed
show bfd static route [json]
show bgp <ipv4|ipv6> vpn all [rd <ASN:NN_OR_IP-ADDRESS:NN|all>] [json]
show bgp <ipv4|ipv6> vpn rd <ASN:NN_OR_IP-ADDRESS:NN|all> <A.B.C.D/M|X:X::X:X/M> [json]
show bgp <ipv4|ipv6> vpn rd <ASN:NN_OR_IP-ADDRESS:NN|all> [json]
show bgp [<ipv4|ipv6>] neighbors [<A.B.C.D|X:X::X:X|WORD>] graceful-restart [json]
show bgp [<view|vrf> VIEWVRFNAME] martian next-hop
show bgp [vrf VRFNAME] l2vpn evpn summary [established|failed] [<neighbor <A.B.C.D|X:X::X:X|WORD>|remote-as <(1-4294967295)|internal|external>>] [terse] [wide] [json]
show bgp as-path-access-list AS_PATH_FILTER_NAME [json]
show bgp as-path-access-list [json]
show bgp community-list
show bgp community-list <(1-500)|COMMUNITY_LIST_NAME> detail
show bgp extcommunity-list
show bgp extcommunity-list <(1-500)|EXTCOMMUNITY_LIST_NAME> detail
show bgp l2vpn evpn <A.B.C.D|A.B.C.D/M|X:X::X:X|X:X::X:X/M> [json]
show bgp l2vpn evpn <community AA:NN|large-community AA:BB:CC> [exact-match] [json]
show bgp l2vpn evpn es [NAME|detail] [json]
show bgp l2vpn evpn es-evi [vni (1-16777215)] [json] [detail]
show bgp l2vpn evpn es-vrf [NAME] [json]
show bgp l2vpn evpn import-rt [json]
show bgp l2vpn evpn next-hops [json]
show bgp l2vpn evpn route [detail] [type <ead|1|macip|2|multicast|3|es|4|prefix|5>] [json]
show bgp l2vpn evpn route esi ESI [json]
show bgp l2vpn evpn route rd <ASN:NN_OR_IP-ADDRESS:NN|all> [type <ead|1|macip|2|multicast|3|es|4|prefix|5>] [json]
show bgp l2vpn evpn route rd <ASN:NN_OR_IP-ADDRESS:NN|all> mac WORD [ip WORD] [json]
show bgp l2vpn evpn route vni (1-16777215) [<type <ead|1|macip|2|multicast|3>|vtep A.B.C.D>] [json]
show bgp l2vpn evpn route vni (1-16777215) mac WORD [ip WORD] [json]
show bgp l2vpn evpn route vni (1-16777215) multicast A.B.C.D [json]
show bgp l2vpn evpn route vni all [detail] [vtep A.B.C.D] [json]
show bgp l2vpn evpn vni [(1-16777215)] [json]
show bgp l2vpn evpn vrf-import-rt [json]
show bgp labelpool chunks [json]
show bgp labelpool inuse [json]
show bgp labelpool ledger [json]
show bgp labelpool requests [json]
show bgp labelpool summary [json]
show bgp large-community-list
show bgp large-community-list <(1-500)|LCOMMUNITY_LIST_NAME> detail
show bgp listeners
show bgp mac hash
show bgp peerhash
show bgp segment-routing srv6
show bgp vrf VRFNAME vni [json]
show bmp
show configuration compare <running|transaction (1-4294967295)> <running|transaction (1-4294967295)> [<json|xml> [translate WORD]]
show configuration running [<json|xml> [translate WORD]] [with-defaults]
show configuration running [<json|xml> [translate WORD]] [with-defaults] <zebra|mgmtd|bgpd|ripd|ripngd|ospfd|ospf6d|isisd|fabricd|nhrpd|ldpd|babeld|eigrpd|pimd|pim6d|pbrd|staticd|bfdd|vrrpd|pathd>
show configuration running [<json|xml> [translate WORD]] [with-defaults]<zebra|bgpd|ripd|ripngd|ospfd|ospf6d|isisd|fabricd|nhrpd|ldpd|babeld|eigrpd|pimd|pim6d|pbrd|staticd|bfdd|vrrpd|pathd>
show configuration transaction [(1-4294967295) [<json|xml> [translate WORD]] [<with-defaults|changes>]]
show daemons
show debugging
show debugging [babel]
show debugging [bfd]
show debugging [bgp]
show debugging [eigrp]
show debugging [isis]
show debugging [mgmt]
show debugging [nhrp]
show debugging [openfabric]
show debugging [ospf6]
show debugging [ospf]
show debugging [pathd]
show debugging [pbr]
show debugging [pim]
show debugging [pimv6]
show debugging [rip]
show debugging [ripng]
show debugging [static]
show debugging [vrrp]
show debugging [watchfrr]
show debugging [zebra]
show debugging bgp vnc
show debugging hashtable [statistics]
show debugging ospf (1-65535)
show debugging pathd-pcep
show dmvpn [json]
show dplane dpdk counters
show dplane dpdk pbr flows
show dplane dpdk port [(1-32)] [detail] [json]
show error <(1-4294967296)|all> [json]
show evpn [json]
show evpn access-vlan [(1-4094)|detail] [json]
show evpn arp-cache vni (1-16777215) ip WORD [json]
show evpn arp-cache vni (1-16777215) vtep A.B.C.D [json]
show evpn arp-cache vni (1-16777215)[json]
show evpn arp-cache vni (1-16777215)duplicate [json]
show evpn arp-cache vni all [json]
show evpn arp-cache vni all detail [json]
show evpn arp-cache vni all duplicate [json]
show evpn es [NAME|detail] [json]
show evpn es-evi [vni (1-16777215)] [detail] [json]
show evpn l2-nh [json]
show evpn mac vni (1-16777215) duplicate [json]
show evpn mac vni (1-16777215) mac WORD [json]
show evpn mac vni (1-16777215) vtep A.B.C.D[json]
show evpn mac vni (1-16777215)[json]
show evpn mac vni all [json]
show evpn mac vni all detail [json]
show evpn mac vni all duplicate [json]
show evpn mac vni all vtep A.B.C.D [json]
show evpn next-hops vni (1-16777215) ip WORD [json]
show evpn next-hops vni (1-16777215)[json]
show evpn next-hops vni all [json]
show evpn rmac vni (1-16777215) mac WORD [json]
show evpn rmac vni (1-16777215)[json]
show evpn rmac vni all [json]
show evpn vni (1-16777215)[json]
show evpn vni [json]
show evpn vni detail [json]
show fpm counters
show fpm counters json
show fpm status [json]
show history
show interface IFNAME [vrf all] [json]
show interface IFNAME vrf NAME [json]
show interface [IFNAME] nexthop-group
show interface [vrf all] [brief] [json]
show interface description [vrf all]
show interface description vrf NAME
show interface vrf NAME [brief] [json]
show ip access-list ACCESSLIST4_NAME [json]
show ip access-list [json]
show ip as-path-access-list AS_PATH_FILTER_NAME [json]
show ip as-path-access-list [json]
show ip bgp large-community-info
show ip eigrp [vrf NAME] interfaces [IFNAME] [detail]
show ip eigrp [vrf NAME] neighbors [IFNAME] [detail]
show ip eigrp [vrf NAME] topology <A.B.C.D|A.B.C.D/M>
show ip eigrp [vrf NAME] topology [all-links]
show ip forwarding
show ip igmp [vrf NAME] groups [json]
show ip igmp [vrf NAME] groups retransmissions
show ip igmp [vrf NAME] interface [detail|WORD] [json]
show ip igmp [vrf NAME] join [json]
show ip igmp [vrf NAME] sources [json]
show ip igmp [vrf NAME] sources retransmissions
show ip igmp [vrf NAME] statistics [interface WORD] [json]
show ip igmp vrf all groups [json]
show ip igmp vrf all interface [detail|WORD] [json]
show ip igmp vrf all join [json]
show ip mroute [vrf NAME] [A.B.C.D [A.B.C.D]] [fill] [json]
show ip mroute [vrf NAME] count [json]
show ip mroute [vrf NAME] summary [json]
show ip mroute vrf all [fill] [json]
show ip mroute vrf all count [json]
show ip mroute vrf all summary [json]
show ip msdp [vrf NAME] mesh-group [json]
show ip msdp [vrf NAME] peer [detail|A.B.C.D] [json]
show ip msdp [vrf NAME] sa [A.B.C.D [A.B.C.D]] [json]
show ip msdp [vrf NAME] sa detail [json]
show ip msdp vrf all mesh-group [json]
show ip msdp vrf all peer [detail|A.B.C.D] [json]
show ip msdp vrf all sa [A.B.C.D [A.B.C.D]] [json]
show ip msdp vrf all sa detail [json]
show ip multicast [vrf NAME]
show ip multicast count [vrf NAME] [json]
show ip multicast count vrf all [json]
show ip multicast vrf all
show ip neigh
show ip nht route-map [vrf <NAME|all>]
show ip ospf (1-65535) [json]
show ip ospf (1-65535) border-routers
show ip ospf (1-65535) database <asbr-summary|external|network|router|summary|nssa-external|opaque-link|opaque-area|opaque-as> <adv-router A.B.C.D|self-originate> [json]
show ip ospf (1-65535) database <max-age|self-originate> [json]
show ip ospf (1-65535) database [<asbr-summary|external|network|router|summary|nssa-external|opaque-link|opaque-area|opaque-as> [A.B.C.D [<self-originate|adv-router A.B.C.D>]]] [json]
show ip ospf (1-65535) interface [INTERFACE] [json]
show ip ospf (1-65535) neighbor A.B.C.D [detail] [json]
show ip ospf (1-65535) neighbor IFNAME [json]
show ip ospf (1-65535) neighbor IFNAME detail [json]
show ip ospf (1-65535) neighbor [json]
show ip ospf (1-65535) neighbor all [json]
show ip ospf (1-65535) neighbor detail [json]
show ip ospf (1-65535) neighbor detail all [json]
show ip ospf (1-65535) reachable-routers
show ip ospf (1-65535) route
show ip ospf [vrf <NAME>] neighbor IFNAME [json]
show ip ospf [vrf <NAME|all>] [json]
show ip ospf [vrf <NAME|all>] border-routers
show ip ospf [vrf <NAME|all>] database <asbr-summary|external|network|router|summary|nssa-external|opaque-link|opaque-area|opaque-as> <adv-router A.B.C.D|self-originate> [json]
show ip ospf [vrf <NAME|all>] database <max-age|self-originate> [json]
show ip ospf [vrf <NAME|all>] database [<asbr-summary|external|network|router|summary|nssa-external|opaque-link|opaque-area|opaque-as> [A.B.C.D [<self-originate|adv-router A.B.C.D>]]] [json]
show ip ospf [vrf <NAME|all>] graceful-restart helper [detail] [json]
show ip ospf [vrf <NAME|all>] interface [INTERFACE] [json]
show ip ospf [vrf <NAME|all>] interface traffic [INTERFACE] [json]
show ip ospf [vrf <NAME|all>] mpls-te interface [INTERFACE]
show ip ospf [vrf <NAME|all>] neighbor [json]
show ip ospf [vrf <NAME|all>] neighbor all [json]
show ip ospf [vrf <NAME|all>] neighbor detail [json]
show ip ospf [vrf <NAME|all>] neighbor detail all [json]
show ip ospf [vrf <NAME|all>] reachable-routers
show ip ospf [vrf <NAME|all>] route [json]
show ip ospf [vrf <NAME|all>] summary-address [detail] [json]
show ip ospf database segment-routing [adv-router A.B.C.D|self-originate] [json]
show ip ospf mpls ldp-sync [interface <INTERFACE|all>] [json]
show ip ospf mpls-te database [<vertex [<self-originate|adv-router A.B.C.D>]|edge [A.B.C.D]|subnet [A.B.C.D/M]>] [verbose|json]
show ip ospf mpls-te router
show ip ospf neighbor A.B.C.D [detail] [json]
show ip ospf neighbor IFNAME detail [json]
show ip ospf router-info
show ip ospf router-info pce
show ip ospf vrfs [json]
show ip pim [mlag] [vrf NAME] interface [detail|WORD] [json]
show ip pim [mlag] vrf all interface [detail|WORD] [json]
show ip pim [vrf NAME] assert
show ip pim [vrf NAME] assert-internal
show ip pim [vrf NAME] assert-metric
show ip pim [vrf NAME] assert-winner-metric
show ip pim [vrf NAME] channel [json]
show ip pim [vrf NAME] group-type A.B.C.D [json]
show ip pim [vrf NAME] group-type [json]
show ip pim [vrf NAME] interface traffic [WORD] [json]
show ip pim [vrf NAME] join [A.B.C.D [A.B.C.D]] [json]
show ip pim [vrf NAME] jp-agg
show ip pim [vrf NAME] local-membership [json]
show ip pim [vrf NAME] mlag upstream [A.B.C.D [A.B.C.D]] [json]
show ip pim [vrf NAME] neighbor [detail|WORD] [json]
show ip pim [vrf NAME] nexthop [json]
show ip pim [vrf NAME] nexthop-lookup A.B.C.D A.B.C.D
show ip pim [vrf NAME] rp-info [A.B.C.D/M] [json]
show ip pim [vrf NAME] rpf [json]
show ip pim [vrf NAME] secondary
show ip pim [vrf NAME] state [A.B.C.D [A.B.C.D]] [json]
show ip pim [vrf NAME] statistics [interface WORD] [json]
show ip pim [vrf NAME] upstream [A.B.C.D [A.B.C.D]] [json]
show ip pim [vrf NAME] upstream-join-desired [json]
show ip pim [vrf NAME] upstream-rpf [json]
show ip pim [vrf NAME] vxlan-groups [A.B.C.D [A.B.C.D]] [json]
show ip pim bsm-database [vrf NAME] [json]
show ip pim bsr [json]
show ip pim bsrp-info [vrf NAME] [json]
show ip pim mlag summary [json]
show ip pim vrf all join [json]
show ip pim vrf all mlag upstream [json]
show ip pim vrf all neighbor [detail|WORD] [json]
show ip pim vrf all rp-info [A.B.C.D/M] [json]
show ip pim vrf all rpf [json]
show ip pim vrf all state [A.B.C.D [A.B.C.D]] [json]
show ip pim vrf all upstream [json]
show ip prefix-list WORD A.B.C.D/M [longer|first-match]
show ip prefix-list [PREFIXLIST4_NAME [seq (1-4294967295)]] [json]
show ip prefix-list [WORD [seq (1-4294967295)]] [json]
show ip prefix-list detail [PREFIXLIST4_NAME] [json]
show ip prefix-list detail [WORD] [json]
show ip prefix-list summary [PREFIXLIST4_NAME] [json]
show ip prefix-list summary [WORD] [json]
show ip protocol [vrf <NAME|all>]
show ip rib [vrf NAME] A.B.C.D
show ip rip [vrf NAME]
show ip rip [vrf NAME] status
show ip rpf A.B.C.D
show ip rpf [json]
show ip ssmpingd [vrf NAME]
show ipv6 access-list ACCESSLIST6_NAME [json]
show ipv6 access-list [json]
show ipv6 forwarding
show ipv6 mld [vrf <VRF|all>] groups [json]
show ipv6 mld [vrf <VRF|all>] interface [IFNAME|detail] [json]
show ipv6 mld [vrf <VRF|all>] joins [{interface IFNAME|groups X:X::X:X/M|sources X:X::X:X/M|detail}] [json]
show ipv6 mld [vrf <VRF|all>] statistics [interface IFNAME] [json]
show ipv6 mroute [vrf NAME] [X:X::X:X [X:X::X:X]] [fill] [json]
show ipv6 mroute [vrf NAME] count [json]
show ipv6 mroute [vrf NAME] summary [json]
show ipv6 mroute vrf all [fill] [json]
show ipv6 mroute vrf all count [json]
show ipv6 mroute vrf all summary [json]
show ipv6 multicast [vrf NAME]
show ipv6 multicast count [vrf NAME] [json]
show ipv6 multicast count vrf all [json]
show ipv6 multicast vrf all
show ipv6 nd ra-interfaces [vrf<NAME|all>]
show ipv6 nht route-map [vrf <NAME|all>]
show ipv6 ospf6 [vrf <NAME|all>] [json]
show ipv6 ospf6 [vrf <NAME|all>] area A.B.C.D spf tree
show ipv6 ospf6 [vrf <NAME|all>] border-routers [<A.B.C.D|detail>]
show ipv6 ospf6 [vrf <NAME|all>] database * A.B.C.D A.B.C.D [<detail|dump|internal>] [json]
show ipv6 ospf6 [vrf <NAME|all>] database <*|adv-router> * A.B.C.D <detail|dump|internal> [json]
show ipv6 ospf6 [vrf <NAME|all>] database <*|linkstate-id> A.B.C.D [<detail|dump|internal>] [json]
show ipv6 ospf6 [vrf <NAME|all>] database <router|network|inter-prefix|inter-router|as-external|group-membership|type-7|link|intra-prefix> <*|adv-router> A.B.C.D [<detail|dump|internal>] [json]
show ipv6 ospf6 [vrf <NAME|all>] database <router|network|inter-prefix|inter-router|as-external|group-membership|type-7|link|intra-prefix> A.B.C.D A.B.C.D [<dump|internal>] [json]
show ipv6 ospf6 [vrf <NAME|all>] database <router|network|inter-prefix|inter-router|as-external|group-membership|type-7|link|intra-prefix> A.B.C.D self-originated [<detail|dump|internal>] [json]
show ipv6 ospf6 [vrf <NAME|all>] database <router|network|inter-prefix|inter-router|as-external|group-membership|type-7|link|intra-prefix> [<detail|dump|internal>] [json]
show ipv6 ospf6 [vrf <NAME|all>] database <router|network|inter-prefix|inter-router|as-external|group-membership|type-7|link|intra-prefix> adv-router A.B.C.D linkstate-id A.B.C.D [<dump|internal>] [json]
show ipv6 ospf6 [vrf <NAME|all>] database <router|network|inter-prefix|inter-router|as-external|group-membership|type-7|link|intra-prefix> linkstate-id A.B.C.D [<detail|dump|internal>] [json]
show ipv6 ospf6 [vrf <NAME|all>] database <router|network|inter-prefix|inter-router|as-external|group-membership|type-7|link|intra-prefix> self-originated [<detail|dump|internal>] [json]
show ipv6 ospf6 [vrf <NAME|all>] database <router|network|inter-prefix|inter-router|as-external|group-membership|type-7|link|intra-prefix> self-originated linkstate-id A.B.C.D [<detail|dump|internal>] [json]
show ipv6 ospf6 [vrf <NAME|all>] database [<detail|dump|internal>] [json]
show ipv6 ospf6 [vrf <NAME|all>] database adv-router A.B.C.D linkstate-id A.B.C.D [<detail|dump|internal>] [json]
show ipv6 ospf6 [vrf <NAME|all>] database self-originated [<detail|dump|internal>] [json]
show ipv6 ospf6 [vrf <NAME|all>] interface IFNAME prefix [<detail|<X:X::X:X|X:X::X:X/M> [<match|detail>]>] [json]
show ipv6 ospf6 [vrf <NAME|all>] interface [IFNAME] [json]
show ipv6 ospf6 [vrf <NAME|all>] interface prefix [<detail|<X:X::X:X|X:X::X:X/M> [<match|detail>]>] [json]
show ipv6 ospf6 [vrf <NAME|all>] interface traffic [IFNAME] [json]
show ipv6 ospf6 [vrf <NAME|all>] linkstate <router A.B.C.D|network A.B.C.D A.B.C.D>
show ipv6 ospf6 [vrf <NAME|all>] linkstate detail
show ipv6 ospf6 [vrf <NAME|all>] neighbor A.B.C.D [json]
show ipv6 ospf6 [vrf <NAME|all>] neighbor [<detail|drchoice>] [json]
show ipv6 ospf6 [vrf <NAME|all>] redistribute [json]
show ipv6 ospf6 [vrf <NAME|all>] route <intra-area|inter-area|external-1|external-2> detail [json]
show ipv6 ospf6 [vrf <NAME|all>] route X:X::X:X/M <match|longer> [json]
show ipv6 ospf6 [vrf <NAME|all>] route X:X::X:X/M match detail [json]
show ipv6 ospf6 [vrf <NAME|all>] route [<intra-area|inter-area|external-1|external-2|X:X::X:X|X:X::X:X/M|detail|summary>] [json]
show ipv6 ospf6 [vrf <NAME|all>] simulate spf-tree A.B.C.D area A.B.C.D
show ipv6 ospf6 [vrf <NAME|all>] spf tree [json]
show ipv6 ospf6 [vrf <NAME|all>] summary-address [detail] [json]
show ipv6 ospf6 graceful-restart helper [detail] [json]
show ipv6 ospf6 vrfs [json]
show ipv6 ospf6 zebra [json]
show ipv6 pim [vrf NAME] channel [json]
show ipv6 pim [vrf NAME] interface [detail|WORD] [json]
show ipv6 pim [vrf NAME] interface traffic [WORD] [json]
show ipv6 pim [vrf NAME] join [X:X::X:X [X:X::X:X]] [json]
show ipv6 pim [vrf NAME] jp-agg
show ipv6 pim [vrf NAME] local-membership [json]
show ipv6 pim [vrf NAME] neighbor [detail|WORD] [json]
show ipv6 pim [vrf NAME] nexthop [json]
show ipv6 pim [vrf NAME] nexthop-lookup X:X::X:X X:X::X:X
show ipv6 pim [vrf NAME] rp-info [X:X::X:X/M] [json]
show ipv6 pim [vrf NAME] rpf [json]
show ipv6 pim [vrf NAME] secondary
show ipv6 pim [vrf NAME] state [X:X::X:X [X:X::X:X]] [json]
show ipv6 pim [vrf NAME] statistics [interface WORD] [json]
show ipv6 pim [vrf NAME] upstream [X:X::X:X [X:X::X:X]] [json]
show ipv6 pim [vrf NAME] upstream-join-desired [json]
show ipv6 pim [vrf NAME] upstream-rpf [json]
show ipv6 pim vrf all interface [detail|WORD] [json]
show ipv6 pim vrf all join [json]
show ipv6 pim vrf all neighbor [detail|WORD] [json]
show ipv6 pim vrf all rp-info [X:X::X:X/M] [json]
show ipv6 pim vrf all rpf [json]
show ipv6 pim vrf all state [X:X::X:X [X:X::X:X]] [json]
show ipv6 pim vrf all upstream [json]
show ipv6 prefix-list WORD X:X::X:X/M [longer|first-match]
show ipv6 prefix-list [PREFIXLIST6_NAME [seq (1-4294967295)]] [json]
show ipv6 prefix-list [WORD [seq (1-4294967295)]] [json]
show ipv6 prefix-list detail [PREFIXLIST6_NAME] [json]
show ipv6 prefix-list detail [WORD] [json]
show ipv6 prefix-list summary [PREFIXLIST6_NAME] [json]
show ipv6 prefix-list summary [WORD] [json]
show ipv6 protocol [vrf <NAME|all>]
show ipv6 ripng [vrf NAME]
show ipv6 ripng [vrf NAME] status
show isis [vrf <NAME|all>] database [detail] [WORD] [json]
show isis [vrf <NAME|all>] fast-reroute summary [<level-1|level-2>]
show isis [vrf <NAME|all>] hostname
show isis [vrf <NAME|all>] interface WORD [json]
show isis [vrf <NAME|all>] interface [json]
show isis [vrf <NAME|all>] interface detail [json]
show isis [vrf <NAME|all>] mpls-te database [<vertex [WORD]|edge [A.B.C.D|X:X::X:X]|subnet [A.B.C.D/M|X:X::X:X/M]>] [detail|json]
show isis [vrf <NAME|all>] mpls-te router
show isis [vrf <NAME|all>] neighbor WORD [json]
show isis [vrf <NAME|all>] neighbor [json]
show isis [vrf <NAME|all>] neighbor detail [json]
show isis [vrf <NAME|all>] route [<level-1|level-2>] [<prefix-sid|backup>]
show isis [vrf <NAME|all>] spf-delay-ietf
show isis [vrf <NAME|all>] summary [json]
show isis [vrf <NAME|all>] topology [<level-1|level-2>]
show isis mpls ldp-sync [interface <INTERFACE|all>]
show isis mpls-te interface [INTERFACE]
show isis segment-routing node
show l2vpn atom binding [{A.B.C.D|local-label (16-1048575)|remote-label (16-1048575)}] [json]
show l2vpn atom vc [{A.B.C.D|interface IFNAME|vc-id (1-4294967295)}] [json]
show logging
show logging filter-text
show mac access-list
show mac access-list ACCESSLIST_MAC_NAME
show memory [<zebra|bgpd|ripd|ripngd|ospfd|ospf6d|isisd|fabricd|nhrpd|ldpd|babeld|eigrpd|pimd|pim6d|pbrd|staticd|bfdd|vrrpd|pathd>]
show modules
show mpls fec [<A.B.C.D/M|X:X::X:X/M>]
show mpls ldp [<ipv4|ipv6>] binding [<A.B.C.D/M|X:X::X:X/M> [longer-prefixes]] [{neighbor A.B.C.D|local-label (0-1048575)|remote-label (0-1048575)}] [detail] [json]
show mpls ldp [<ipv4|ipv6>] discovery [detail] [json]
show mpls ldp [<ipv4|ipv6>] interface [json]
show mpls ldp capabilities [json]
show mpls ldp igp-sync [json]
show mpls ldp neighbor [A.B.C.D] [detail] [json]
show mpls ldp neighbor [A.B.C.D] capabilities [json]
show mpls pseudowires
show mpls pseudowires detail [json]
show mpls status
show mpls table (16-1048575) [json]
show mpls table [json]
show nexthop-group rib <(0-4294967295)|[singleton <ip|ipv6>] [<kernel|zebra|bgp|sharp>] [vrf <NAME|all>]>
show openfabric [vrf <NAME|all>] database [detail] [WORD] [json]
show openfabric [vrf <NAME|all>] fast-reroute summary
show openfabric [vrf <NAME|all>] hostname
show openfabric [vrf <NAME|all>] interface WORD [json]
show openfabric [vrf <NAME|all>] interface [json]
show openfabric [vrf <NAME|all>] interface detail [json]
show openfabric [vrf <NAME|all>] neighbor WORD [json]
show openfabric [vrf <NAME|all>] neighbor [json]
show openfabric [vrf <NAME|all>] neighbor detail [json]
show openfabric [vrf <NAME|all>] route [<prefix-sid|backup>]
show openfabric [vrf <NAME|all>] spf-delay-ietf
show openfabric [vrf <NAME|all>] summary [json]
show openfabric [vrf <NAME|all>] topology
show openfabric flooding [WORD]
show openfabric mpls ldp-sync [interface <INTERFACE|all>]
show pathd ted database <verbose|json>
show pbr
show pbr interface [NAME] [json]
show pbr ipset [WORD]
show pbr iptable [WORD]
show pbr map [NAME] [detail|json]
show pbr nexthop-groups [WORD] [json]
show pbr rule
show route-map RMAP_NAME prefix-table
show route-map [WORD] [json]
show route-map-unused
show rpki as-number (1-4294967295) [json]
show rpki cache-connection [json]
show rpki cache-server [json]
show rpki prefix <A.B.C.D/M|X:X::X:X/M> [(1-4294967295)] [json]
show rpki prefix-table [json]
show running-config
show running-config [<zebra|bgpd|ripd|ripngd|ospfd|ospf6d|isisd|fabricd|nhrpd|ldpd|babeld|eigrpd|pimd|pim6d|pbrd|staticd|bfdd|vrrpd|pathd>] [no-header]
show running-config [<zebra|mgmtd|bgpd|ripd|ripngd|ospfd|ospf6d|isisd|fabricd|nhrpd|ldpd|babeld|eigrpd|pimd|pim6d|pbrd|staticd|bfdd|vrrpd|pathd>] [no-header]
show segment-routing srv6 locator NAME detail [json]
show segment-routing srv6 locator [json]
show sr-te pcep counters
show sr-te pcep pcc
show sr-te pcep pce [WORD]
show sr-te pcep pce-config [<default|WORD>]
show sr-te pcep session WORD [json]
show sr-te pcep session [WORD]
show sr-te pcep session [json]
show sr-te policy
show sr-te policy detail
show startup-config
show thread cpu [FILTER]
show thread poll
show thread timers
show version
show vnc nves
show vnc nves <vn|un> <A.B.C.D|X:X::X:X>
show vnc queries [<A.B.C.D|A.B.C.D/M|X:X::X:X|X:X::X:X/M|X:X:X:X:X:X>]
show vnc registrations <all|holddown|imported|local|remote> [<A.B.C.D|A.B.C.D/M|X:X::X:X|X:X::X:X/M|X:X:X:X:X:X>]
show vnc registrations [<A.B.C.D|A.B.C.D/M|X:X::X:X|X:X::X:X/M|X:X:X:X:X:X>]
show vnc responses <active|removed> [<A.B.C.D|A.B.C.D/M|X:X::X:X|X:X::X:X/M|X:X:X:X:X:X>]
show vnc responses [<A.B.C.D|A.B.C.D/M|X:X::X:X|X:X::X:X/M|X:X:X:X:X:X>]
show vnc summary
show vrf
show vrf vni [json]
show vrrp [interface INTERFACE] [(1-255)] [json]
show vrrp [interface INTERFACE] [(1-255)] summary
show watchfrr
show work-queues
show work-queues <zebra|bgpd|ripd|ripngd|ospfd|ospf6d|isisd|fabricd|nhrpd|ldpd|babeld|eigrpd|pimd|pim6d|pbrd|staticd|bfdd|vrrpd|pathd>
show yang module [module-translator WORD]
show yang module [module-translator WORD] <zebra|bgpd|ripd|ripngd|ospfd|ospf6d|isisd|fabricd|nhrpd|ldpd|babeld|eigrpd|pimd|pim6d|pbrd|staticd|bfdd|vrrpd|pathd>
show yang module [module-translator WORD] <zebra|mgmtd|bgpd|ripd|ripngd|ospfd|ospf6d|isisd|fabricd|nhrpd|ldpd|babeld|eigrpd|pimd|pim6d|pbrd|staticd|bfdd|vrrpd|pathd>
show yang module [module-translator WORD] WORD <compiled|summary|tree|yang|yin>
show yang module [module-translator WORD] WORD <compiled|summary|tree|yang|yin> <zebra|bgpd|ripd|ripngd|ospfd|ospf6d|isisd|fabricd|nhrpd|ldpd|babeld|eigrpd|pimd|pim6d|pbrd|staticd|bfdd|vrrpd|pathd>
show yang module [module-translator WORD] WORD <compiled|summary|tree|yang|yin> <zebra|mgmtd|bgpd|ripd|ripngd|ospfd|ospf6d|isisd|fabricd|nhrpd|ldpd|babeld|eigrpd|pimd|pim6d|pbrd|staticd|bfdd|vrrpd|pathd>
show yang module-translator
show yang operational-data XPATH [{format <json|xml>|translate WORD|with-config}]
show yang operational-data XPATH [{format <json|xml>|translate WORD|with-config}] <zebra|mgmtd|bgpd|ripd|ripngd|ospfd|ospf6d|isisd|fabricd|nhrpd|ldpd|babeld|eigrpd|pimd|pim6d|pbrd|staticd|bfdd|vrrpd|pathd>
show yang operational-data XPATH [{format <json|xml>|translate WORD|with-config}]<zebra|bgpd|ripd|ripngd|ospfd|ospf6d|isisd|fabricd|nhrpd|ldpd|babeld|eigrpd|pimd|pim6d|pbrd|staticd|bfdd|vrrpd|pathd>
show zebra
show zebra client
show zebra client summary
show zebra dplane [detailed]
show zebra dplane providers [detailed]
show zebra fpm stats
show zebra router table summary
shutdown
sid X:X::X:X/M locator NAME behavior <uN|uDT6 vrf VIEWVRFNAME|uDT4 vrf VIEWVRFNAME|uDT46 vrf VIEWVRFNAME>
source-address X:X::X:X
source-address [ip A.B.C.D|ipv6 X:X::X:X] [port (1024-65535)]
spf prefix-priority <critical|high|medium> ACCESSLIST_NAME
spf-delay-ietf init-delay (0-60000) short-delay (0-60000) long-delay (0-60000) holddown (0-60000) time-to-learn (0-60000)
spf-interval (1-120)
spf-interval [level-1|level-2] (1-120)
spt-switchover infinity-and-beyond
spt-switchover infinity-and-beyond prefix-list PREFIXLIST4_NAME
spt-switchover infinity-and-beyond prefix-list PREFIXLIST6_NAME
sr-draft07
srv6
ssm prefix-list PREFIXLIST4_NAME
ssmpingd [A.B.C.D]
ssmpingd [X:X::X:X]
static-sids
stub-router administrative
summary-address A.B.C.D/M [tag (1-4294967295)]
summary-address A.B.C.D/M no-advertise
summary-address X:X::X:X/M [tag (1-4294967295)] [{metric (0-16777215)|metric-type (1-2)}]
summary-address X:X::X:X/M no-advertise
table-map WORD
tcp-md5-auth WORD
terminal monitor [<zebra|bgpd|ripd|ripngd|ospfd|ospf6d|isisd|fabricd|nhrpd|ldpd|babeld|eigrpd|pimd|pim6d|pbrd|staticd|bfdd|vrrpd|pathd>]
terminal monitor [detach]
terminal no monitor
test pim [vrf NAME] keepalive-reset A.B.C.D A.B.C.D
test zebra mlag <none|primary|secondary>
timer [keep-alive (1-63)] [min-peer-keep-alive (1-255)] [max-peer-keep-alive (1-255)] [dead-timer (4-255)] [min-peer-dead-timer (4-255)] [max-peer-dead-timer (4-255)] [pcep-request (1-120)] [session-timeout-interval (1-120)] [delegation-timeout (1-60)]
timers active-time <(1-65535)|disabled>
timers basic (1-65535) (1-65535) (1-65535)
timers basic (5-2147483647) (5-2147483647) (5-2147483647)
timers bgp (0-65535) (0-65535)
timers lsa min-arrival (0-600000)
timers lsa min-arrival [(5001-60000)]
timers throttle lsa all (0-5000)
timers throttle spf (0-600000) (0-600000) (0-600000)
topology <standard|ipv4-mgmt|ipv6-unicast|ipv4-multicast|ipv6-multicast|ipv6-mgmt|ipv6-dstsrc> [overload]
traceroute WORD
traceroute ip WORD
traceroute ipv6 WORD
traffic-eng
transmit-interval (10-60000)
triggered-csnp-delay (100-10000) [always]
tunnel protection vici profile PROFILE [fallback-profile FALLBACK]
tunnel source INTERFACE
unrsv-bw (0-7) BANDWIDTH
update-delay (0-3600) [(1-3600)]
use-bw BANDWIDTH
username WORD nopassword
variance (1-128)
version (1-2)
vnc advertise-un-method encap-attr
vnc defaults
vnc export <bgp|zebra> <ipv4|ipv6> prefix-list NAME
vnc export <bgp|zebra> group-nve group NAME
vnc export <bgp|zebra> group-nve no group NAME
vnc export <bgp|zebra> mode <group-nve|ce|none|registering-nve>
vnc export <bgp|zebra> route-map NAME
vnc l2-group NAME
vnc nve-group NAME
vnc redistribute <bgp-direct|bgp-direct-to-nve-groups> <ipv4|ipv6> prefix-list NAME
vnc redistribute <bgp-direct|bgp-direct-to-nve-groups> route-map NAME
vnc redistribute <ipv4|ipv6> <bgp|bgp-direct|bgp-direct-to-nve-groups|connected|kernel|ospf|rip|static>
vnc redistribute <ipv4|ipv6> bgp-direct-to-nve-groups view NAME
vnc redistribute lifetime <LIFETIME|infinite>
vnc redistribute mode <nve-group|plain|resolve-nve>
vnc redistribute nve-group NAME
vnc redistribute resolve-nve roo-ec-local-admin (0-65535)
vni (1-16777215)
vni (1-16777215)[prefix-routes-only]
vrf NAME
vrf-policy NAME
vrrp (1-255) advertisement-interval (10-40950)
vrrp (1-255) priority (1-254)
wide-local-id-block explicit start (0-4294967295)
wide-local-id-block start (0-4294967295) end (0-4294967295)
write [<file|memory|terminal>]
write [<memory|file>]
write integrated
write terminal [<zebra|bgpd|ripd|ripngd|ospfd|ospf6d|isisd|fabricd|nhrpd|ldpd|babeld|eigrpd|pimd|pim6d|pbrd|staticd|bfdd|vrrpd|pathd>] [no-header]
write terminal [<zebra|mgmtd|bgpd|ripd|ripngd|ospfd|ospf6d|isisd|fabricd|nhrpd|ldpd|babeld|eigrpd|pimd|pim6d|pbrd|staticd|bfdd|vrrpd|pathd>] [no-header]
write-multiplier (1-100)
zebra dplane limit (0-10000)
zebra kernel netlink batch-tx-buf (1-1048576) (1-1048576)
zebra on-rib-process script SCRIPT
zebra protodown reason-bit (0-31)
zebra route-map delay-timer (0-600)
zebra work-queue (0-10000)
zebra zapi-packets (1-10000)`;

/**
 * Nodes by version, one a line, in columns separated by tabs: name; the node that `exit` leads to; commands, as steps in
 * COMMANDS in base 36, `?` behind hidden ones and `!` behind deprecated ones; what enters other nodes, as
 * `command=node` or `command+line=node` where that depends on its keywords, separated by `;`.
 */
export const NODES: Readonly<Record<string, string>> = {
  '8.4': `config		8? 1? 1e d 4 k 1 1 1 1 2 2 9 1 1 1 1 1 2 a 1 2 1 1 1 1 1 3 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 z 1 1 1 g 4? 8 9 2 4 4 11 2 4 q 1 1 1 1 2k s 6 2 2 u i 2 4? 1? 1? 1 f 1 1 1 15 3 1 1j 1 1 3 a 1 d 1 b 2 1 1 1 3? a 3 3 5 1r 17 3 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 g 1 1 1 1 1 1 1 1 2 2 1 1 1 1 1 1 1 1 1 1 1 1 2 q 1 c 2 4 f 7 1 1 2 1 i 4 7 c 1 f 1 1 1 2 2 1 v 1 2 1 1? 1 1 1 2 1 1 2 2 3 5 1 1 9 1 1 5 1 5 8 m 1 q 1 1 1 1 2 1 2 2 5 1 1 4 1 1 e 3 3 3 7 1 1 1? 1 1 1 1 c 1 28 1 1 4 3g 1 1 1 n 1 1 1 1 1 a 4 1 15 3 1 a 1 1 1 d 1 1 1 b 2 1 1 1 1 1 1 3? 8 3 3 5 c 1 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 s 1 8 g 1 1 9 4 7 b 1 6 1 1 1 1 2 2 1 s 1 2 1 1? 1 1 1 2 1 1 2 2 2 2 8 1 1 1 1 1 7 1 1 6 1 1 1 7 8 l 1 r 1 1 1 1 2 1 2 2 8 1 1 1 1 1 1 1 1 e 3 b 1 1 1? 1 1 1 1 a 1 1 1 1u 2 1 3 1 1 2z 1 1 1 v 5 1 1 h o 1 8 1 2 1 1 1 1 3 1 1 1 8 i 1 1 1 1 3e 1 8 1? 1 1 1? 1? t 5 1 1 o 1 1g 6 1 2 1 1 1 1 3 1 1 1 8 g h 1 1 hq l 1 c 1? 2 1 1? 1?	hq=bfd;tg=interface;zh=keychain;zk=ldp l2vpn;zn=vty;12r=ldp;16b=nexthop-group;21g=pbr-map;224=pw;23l=routemap;23r=babel;23s=bgp;23u=eigrp;23v=isis;23w=openfabric;23x=ospf;23y=ospf6;241=rip;242=ripng;24c=rpki;24s=sr;2nn=vrf
enable		2o 1 1 1 1 2 2 9 1 1 1 1 1 2 a 1 2 1 1 1 1 1 3 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 8t 1 m o 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 4g 1 1 2 1 1 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 2 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 5 4 1 2 3 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 b r 3 4 f j 1 6o 3k 7u 1 1 3 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 ev 5f 1y m 1 1 8 2d 2 1 2e 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 3 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 4? 2 1 m 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 2 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 2 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1? 1 1 1 1 1 1 1 2 2 1 1 1 1 1 2 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 3 5 1 1 1 1 1 1 1 p 3? 1? b 1 1 12 1 1	
bfd	config	rz 4 f 78 u6 h 6 6q i c 2	21r=bfd peer;223=bfd profile
interface	config	0 1 1 1 1 1 1 5f? 2 2 2 5 p 6 1 19 2 d 1 1 1 1 1 1 1 2 1 1 1 1 1d 2 1k 27 2 1 1 1 2z 1 1 3 1 1 2 1 1 1 2 1 1 1 2 5v 3k 2 r 5 4 f 10 1 1 1 1 2 1 1 1? 1 1 1 1 1 1? 1 4 1 1 1 1 1 1 1 1 1 1 1 1 5 2 3 1 2 1 1 1? 1 1 1 1 3 1 1 1 1 2 1 1 1 1 1 1? 1 1 2 3 b? 4? 3 1 6 1 1 1 1 1 1? 1 4 6 5 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 4 1 1 1 1? 1 1 1 2 1 1 1 1 2 1 1 1 1 3 1 9? 4? 7 1? 1 5 1 1 1 1 1 1 1 1 b 1 1 3l 36 1 1 1 1 1 1 1? 1 1 1v 1 2 6l 2 o 10 1 1 1 1 2 1 1 1 1 1 1 1 1? 1 4 1 1 1 6 2 3 1 2 1 1 1 1 1 3 1 1 1 1 1 1 1 1 1 1 1 1 1 2 3 b? 4? 4 1 c 1 1 2 1 4 9 7 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 4 1 1 1 1 1 1 1 2 1 1 1 1 3 1 1 1 1 3 1 9? 4? h 1 1 1 1 1 1 1 1 b 38 2r 1 1 1 1 1 1 1 1 3? 1? 1? 2? 1? 1? 2? 1? 3? 4 4p 11 2 h 1 f 1 1 1 1 1 1 1 1 2? 1? 1? 1? 1? 1? 2? 1? 3? 3 w ji 19 1 s 1	zp=link-params
keychain	config	rz 4 f 6y 1 9 n8 1 6x 7d w	zg=keychain key
ldp l2vpn	config	2c 7o i 3f e2 4 f 78 2g nd 4d 7d w	126=ldp l2vpn ldp
vty	config	eo db 2 1 1 f 43 35 i 6m 9a 3r 3s 69 7d w	
ldp	config	52 1 2 1 4 1 s 4w 1 2 g 14 1m 1a 6 cb 4 f 78 7h mp 7d w	fi=ldp ipv4;fo=ldp ipv6
nexthop-group	config	be 67 ae 4 f 78 8x l9 7d w	
pbr-map	config	9c 2 2 2 2 2 5 2 3b 2 4 a ef 4 f 78 u6 4a 2 9 2s w 4g 2 8	
pw	config	2j 7s b hd 4 f 78 u6 7d w	
routemap	config	9o 3c 1 1 6p 2p 4n w 4 f 78 t 1 2 1 1 1 1 1 1 1 1 2 1 1 1 2 1 1 1 1 1 2 1 1? 1 1 1 2 1 1 1 1 1 1 1 1 1 2 1 2 94 5 49 8o 1 2 1 1 1 1 1 1 1 1 2 1 1 1 2 1 1 1 1 1 2 1? 1 1 1 1 2 1 1 1 1 1 1 1 1 2 1 2 3v 1 s 2t 1 3 1 4 2 1 3 1 1 1 1 2 1 1 1 4 3 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 2 1 5 1 1 1 1 2 3 21 1 p w 37 1 3 3 2 1 3 1 1 1 1 2 1 1 3 2 1 2 1 1 1 1 1 1 1 1 1 1 2 2 5 1 1 1 1 1 3	
babel	config	c7 4z 1 4 5 a1 i 4 f 4a 2y 6i 2c 75 4h 8q 10 7d w	
bgp	config	q v 3 1 2 4 1 8 8k? 2 i u 28 17 2 1 1 1 1 2 1 1 1 1 1z 2 1 1 1 1 1 1 1 1 3 2 2 1 1 1 1 1 1 1 3 1 1 1? 1 1 1 1 1 1 1 6 1 2 2 1 1 1 1 1 1? 3 1 1 1 2 1 1 5 1 2j 4y 1 3 o 4 f 78 2c? 2? 1? 18 1 1? 2? 2? 1 1? 1? 1? 1 1? 1 1 1 1? 2? 1? 1 2 1? 1 1 1 1 1 1? 1 1 1 1 1 1 4 1 1? 1? 1? 1? 1? 1? 1 1? 1? 1? 2 1 1 3 1 1? 1 2? 1? 1? 1? 1? 1? 1? 1? 1? 1 1 1 1 1? 1 2 1 1 1 1 1 1? 1 1? 4 1 2 1 2 2g b 3 1 1 1 1 1 1 1 1 5 2 2 1 1 1 1 1 1 1 5 1 1 1? 1 1 1 1 1 1 1 9 1 2 2 1 1 1 1 3 1 1 1 2 1 1 5 1 4 4d 1 4 9y? 2? z 1 1? 2? 2? 1 1? 1? 1? 1 1 1 1 1? 2? 1 1 2 1? 1 1 1 1 1? 1 1 1 1 2 1? 1 1? 1? 1? 2 1 1 3 1 1? 1? 1? 1? 1? 1? 1? 1? 1? 1? 1 1 1 1 1? 1 2 1 1 1 1 1 1? 1 1? 1 4 2 1 17 p c? 2? 1i 2r 1 6 a 4 1 1 1 1 1 1 1 4 15 w o? 1? 1? 1? 1? 1? 2? 1? 1? 1? 1w ha b f 5 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 4	fh=bgp evpn;fj=bgp ipv4 unicast;fk=bgp ipv4 flowspec;fl=bgp ipv4 labeled unicast;fm=bgp ipv4 multicast;fn=bgp vpnv4;fp=bgp ipv6 unicast;fq=bgp ipv6 flowspec;fr=bgp ipv6 labeled unicast;fs=bgp ipv6 multicast;ft=bgp vpnv6;jq=bmp;24z=bgp srv6;2n5=bgp vnc defaults;2nb=bgp vnc l2;2nc=bgp vnc nve;2no=bgp vrf policy
eigrp	config	ax c f q fh 4 4 f 78 2d 7 dq 9h 6 49 5g f 1i w kc l	
isis	config	w 1 3z 11 1 1 2 37 14 u s 8 15 h 37 ak g 4 d 2 6m m l 1 2 1 1i e h 1 3 4 1 1 3d 9w 6b 13 1 2 1 1i d 7 1 4 1 3 1 3r 2f 1 1 1 2b 2 2 2g w 2o 1 1 1 gv 1 2	
openfabric	config	by ex o g 4 c 3 78 f 5 2 1 1j 46 90 q i 7b 3 2 1 1j 3h 15 t 3u 7 2 s 1 1o w 4 4o ev 1 w 6	
ospf	config	u ap? 1? 1 4h 4 1 1 4 2 2 1 3 3 1 1 1 2 1 1 2 2 2 2u 2g 4m 1 9 6 4 j 4 e 1 d 1 2 1 1 6q f 1 1s 1 1 2 q 2 2 2 1 1 1 2r 2 b 1c 5 1 2 4 2 2 3 3 1 2 3 1 1 2 1 2 2j 2 42 2 7 7 4 p a 2 2 1 1 6t 1 1q 1 1 1 g 1 4 1 2 2h 1 9 k 9 3 1 2 3 3? 1 6 1 1 1 1 8 e 2 6 r g 1 1 3 2o 1 b 1 2 q l 7 3 1 2 2 3? 1 6 1 1 1 1 f 3 n 7 d r? 2 o 1 1 3 h7 1 f 2 1 1a	
ospf6	config	bm 4g 7 3 3 4 3 5 2 1 6 9w a 7 m 4 f d 1 1 1 2 h? 69 f 1 1w 5g 8 3 3 3 3 5 3 1 5 6n 9 8 13 1 1 1 2 6? 6n 1 1u 4f 1 y 49 3 1 9 2 r z 1 w h ji 3 1 d 3 1a	
rip	config	t 42 e 5o c 1 6 8 1 o 4 eh 8 b i 4 f 78 fg b 8 e7 1e 44 e 1h w 1h ix k	
ripng	config	r 2 42 6f 1 6 7 o 6 eg 11 4 f 4a 2y fg 50 9q 5h 1w w kd	
rpki	config	rz 4 f 78 u6 27 2 1 1 52 w 28 3 1 1 1	
sr	config	rz 4 f 78 u6 51 2c w ju u	2lz=srv6;2mt=sr traffic-eng
vrf	config	6n 7 3 3 6 z 3 3 jo 4 5 a 1h g 1 1 1 4 1 v 1 3 4 2 1 1 2 2 3 7 9 2 j m 1 u 2 c 4 2 n 6d bc 7 1 1 1 1 4 1 s 1 3 4 2 1 1 2 2 2 2 d 8 1 o l 1 v 2 i 2 1 67 14 1y 48 17 w 1y jj	
bfd peer	bfd	5g 4o 1m 7 1f ds l 1 1 8 4 f 78 pz 47 7d w 2 kn	
bfd profile	bfd	5g 4o 1m 1m ds l 1 1 8 4 f 78 pz 47 7d w 2 kn	
link-params	interface	fu 18 9y 2 u 3 4 2 d 78 25 6 6 3m 1f 1b 6p 2 r 9j w 3g 1 19 4k 1j 1 v 19 jk 2	
keychain key	keychain	eg 1 1 1 1 1 1 1 7w 5g 4 f 6z 1 8 73 4a bv 1 1 6w 2m 4r w 2v 1 1 1 1 1 1 1	zh=keychain
ldp l2vpn ldp	ldp l2vpn	2j 8l 1 u 1 fz 4 f 78 u6 7d w	
ldp ipv4	ldp	52 1 1 1 1 1 3n 1 1 1 24 1t 10 e5 4 1 e x 6b h6 d0 7d w	tf=ldp ipv4 interface
ldp ipv6	ldp	52 1 1 1 1 2 3m 1 1 1 26 1r 10 e5 4 1 e x 6b h6 d0 7d w	tf=ldp ipv6 interface
bgp evpn	bgp	j 1 4g 1 b 8 g 7o? 1? 7 1z 1 1 14 9y n 1 1 b 4 1 e 78 3p 6 2 12 2 g 1 1 7 2 m 15 2 1 16 6p o 1 an 6 2 q 2 e 1 1 7 2 l 13 q r 4o 18 w 1 1i jx	2nl=bgp evpn vni
bgp ipv4 unicast	bgp	a 2 1 d 5c 2w 1q k 7 m j u 4v 8y 1 3 o 4 1 e v 6d 2c 2 1 1a 2 2 2 1 1 6 2 1 2 2 6 c 1 1 1 1 1 1 1 1? 1 7? 2 3 1 1 1 1 1 1 1 1 5 2 7 2 11 2k 61 1 4 1c 6a 2c 2 11 2 2 2 1 1 5 2 3 2 5 7 1 1 1? 1 7? 2 1 1 1 1 1 1 1 1 1 5 2 7 2 1f r a 2 d 3x 20 w o 1 1 1 1 1 2 1 1 1 j6	
bgp ipv4 flowspec	bgp	91 iy 4 1 e 78 3p 8 j s? 2 7 1 1 7 l3 8 h i? 2 5 1 1 7 1q 7d w	
bgp ipv4 labeled unicast	bgp	q 9y k 71 9q 4 1 e 78 2c 2 1 1a 2 2 2 1 1 6 2 1 2 2 6 c 1 1 1 1 1 1 1 1? 1 9 3 1 1 1 1 1 1 1 1 5 2 7 2 3l g4 2 11 2 2 2 1 1 5 2 3 2 5 7 1 1 1? 1 9 1 1 1 1 1 1 1 1 1 5 2 7 2 1f 7d w	
bgp ipv4 multicast	bgp	q 9y k 71 8y 1 3 o 4 1 e 78 3p 2 2 2 1 1 6 2 1 2 2 6 c 1 1 1 1 1 1 1 1? 1 7? 2 3 1 1 1 1 1 1 1 1 5 2 7 2 3l 61 1 4 b1 2 2 2 1 1 5 2 3 2 5 7 1 1 1? 1 7? 2 1 1 1 1 1 1 1 1 1 5 2 7 2 1f 5d 20 w k4	
bgp vpnv4	bgp	1z 8p hb 4 1 e 78 3p 2 2 2 1 1 b 2 6 c 1 1 1 1 1 1 1 1? 1 7? 2 3 1 1 1 1 1 1 1 1 5 2 7 2 f 1 kc 2 2 2 1 1 a 2 5 7 1 1 1? 1 7? 2 1 1 1 1 1 1 1 1 1 5 2 7 2 e 11 7d w	
bgp ipv6 unicast	bgp	a 2 1 f 5a 2w 1q o 3 m j u 4v 90 1 1 o 4 1 e v 6d 2c 2 1 1a 2 2 2 1 1 6 2 1 2 2 6 c 1 1 1 1 1 1 1 1? 1 1 6? 2 3 1 1 1 1 1 1 1 1 5 2 7 2 11 2k 63 1 2 1c 6a 2c 2 11 2 2 2 1 1 5 2 3 2 5 7 1 1 1? 1 1 6? 2 1 1 1 1 1 1 1 1 1 5 2 7 2 1f r 8 h 3x 20 w i 1 1 1 1 ji	
bgp ipv6 flowspec	bgp	91 iy 4 1 e 78 3p 8 j s? 2 7 1 1 7 l3 8 h i? 2 5 1 1 7 1q 7d w	
bgp ipv6 labeled unicast	bgp	s 9w o 6x 9q 4 1 e 78 2c 2 1 1a 2 2 2 1 1 6 2 1 2 2 6 c 1 1 1 1 1 1 1 1? 1 7? 2 3 1 1 1 1 1 1 1 1 5 2 7 2 3l g4 2 11 2 2 2 1 1 5 2 3 2 5 7 1 1 1? 1 7? 2 1 1 1 1 1 1 1 1 1 5 2 7 2 1f 7d w	
bgp ipv6 multicast	bgp	ao o 6x 90 1 1 o 4 1 e 78 3p 2 2 2 1 1 6 2 1 2 2 6 c 1 1 1 1 1 1 1 1? 1 7? 2 3 1 1 1 1 1 1 1 1 5 2 7 2 3l 63 1 2 b1 2 2 2 1 1 5 2 3 2 5 7 1 1 1? 1 7? 2 1 1 1 1 1 1 1 1 1 5 2 7 2 1f 7d w	
bgp vpnv6	bgp	1z 8p hb 4 1 e 78 3p 2 2 2 1 1 b 2 6 c 1 1 1 1 1 1 1 1? 1 7? 2 3 1 1 1 1 1 1 1 1 5 2 7 2 i ka 2 2 2 1 1 a 2 5 7 1 1 1? 1 7? 2 1 1 1 1 1 1 1 1 1 5 2 7 2 g z 7d w	
bmp	bgp	b 1u 2 1 2 he 8b 4 f 78 b4 j2 7d w	
bgp srv6	bgp	rz 4 f 78 3 nh 6m 7d w	
bgp vnc defaults	bgp	rz 4 3 c 71 7 nb 6v 7d w 1 1a 17 1 1	
bgp vnc l2	bgp	rz 4 3 c 74 4 h my 6r 7d w 2h	
bgp vnc nve	bgp	rz 4 3 5 1 6 71 7 gg 1 6u 6v 15 1 67 q 6 1 13 1 6 17 1 1	
bgp vrf policy	bgp	rz 4 6 4 1 4 73 5 6k 9y 1 6u 6t 7d w 1 2h 1 1	
srv6	sr	rz 4 7s 12a	zv=srv6-locators
sr traffic-eng	sr	rz 4 f 78 37 3 n0 2 3u l 1t 4z h 8 7 2m	21q=srte pcep;21y=srte policy;24r=srte segment-list
ldp ipv4 interface	ldp ipv4	52 1 mw 4 f 78 u6 7d w	
ldp ipv6 interface	ldp ipv6	52 1 mw 4 f 78 u6 7d w	
bgp evpn vni	bgp evpn	k fd 1? c1 4 4 b 78 7m 1? mj p 1 r 3 5t w 1 1i	
srv6-locators	srv6	rz 4 7r nh eu	zu=srv6-locator
srte pcep	sr traffic-eng	rz 4 f 78 u6 8 1 6 6y 8 1 6 h	21h=srte pcep pcc;21i=srte pcep pce;21o=srte pcep pce-config
srte policy	sr traffic-eng	jn 5 1 86 4 f 78 3m 7h 5 fh 3h 7d w	js=srte candidate-dyn
srte segment-list	sr traffic-eng	rz 4 f w 6c h5 d1 7d w	
srv6-locator	srv6-locators	rz 4 19y 4	
srte pcep pcc	srte pcep	bu g5 4 f 78 3d qt 7d w	
srte pcep pce	srte pcep	fg 6v 5o 4 f 78 u6 7d g g jl 8 c 6	
srte pcep pce-config	srte pcep	rz 4 f 78 u6 7d g g jl 8 c 6	
srte candidate-dyn	srte policy	fz 1o ac 4 f 78 2i 56 1b gw 3h u 6m r w	`,
  '10.3': `config		1n a 3 1 1 1 1 k 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 3 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 y 1 1 1 h 2 1? 1 6! 2 7 3 3 2 1 1 o 1 8 4 3 3 2 1 o 1 1 1 1 12 1 1h s 2 2 2 1 2 v b 7 1 5? 1? 1? 1 1 a 1 1 1 18 1 3 1 1j 1 1 3 a 1 d 1 3 2 1 1 1 1 1 1 1 1 1 1 1 3? a 1 2 3 5 1r 17 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 4 2 1 1 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 g 1 1 1 1 1 1 1 2 1 2 1 1 1 1 1 1 1 1 1 1 1 1 2 q 1 c 2 1? 3 f 7 1 1 1 1 1 i 4 7 c 2 e! 1! 1! 1! 10! 1! 2! 1! 1! 1! 1! 1! 1! 2! 1! 2! 1! 3! 4 1 e! 3 1 7 8 1d! 1! 1! 1! 1! 1! 2! 2! 1! 4 1 9! e 3 3 3 6 1 1 1 1? 1 1 1 1 c 1 1v 1 1 1 1 1 1 2 1 1 1 2 1 1 4 3g 1 1 1 h 1 1 1 1 1 f 1 4 1 15 3 1 a 1 1 1 d 1 1 1 3 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 3? 8 1 2 3 5 c 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 4 2 1 1 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 s 1 8 1? f 1 1 1 8 4 7 b 2 5! 1! 1! 1! 1! x! 1! 2! 1! 1! 1! 1! 1! 1! 2! 1! 2! 1! 3! 1! 4 1 1 1 1 f! 3 1 1 1 a 8 1d! 1! 1! 1! 1! 1! 2! 2! 1! 4 1 1 1 1 9! e 3 a 1 1 1 1? 1 1 1 1 a 1 1 1 1v 1 1 3 1 1 2z 1 1 1 v 5 1 1 h o 1 8 2 1 1 1 1 1 1 1 1 1 a i 2 1 3g 8 1? 1 2? 1? t 5 1 1 o 1 1g 6 2 1 1 1 1 1 1 1 1 1 a g h 1 1 hq m c 1? 1 1 2? 1?	hq=bfd;tg=interface;zh=keychain;zk=ldp l2vpn;zn=vty;12r=ldp;16b=nexthop-group;21g=pbr-map;224=pw;23l=routemap;23r=babel;23t=bgp;23u=eigrp;23v=isis;23w=openfabric;23x=ospf;23y=ospf6;23z=pim;240=pim6;241=rip;242=ripng;24c=rpki;24s=sr;2nn=vrf
enable		2n 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 3 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 59? 46 o 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 4g 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 2 1 1 1 2 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 4 2 1 2 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 4 2 1 1 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 3 1 1 1 1 1 1 1 1 1 1 1 1 1 1 b u 4 y 1 1 1 1 1 1 1 1 1 1 6y 2a 8l 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 4 2 1 1 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 2 1 1 1 1 1 1 1 1 1 1 1 1 1 k9 2v 1f 3q 1b 1 1 1 1 1 1 1 1 17 1 1 2 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 10 1 1 6 1 2 1 3a 2 2 9 1 27 2 2 r 1 u a? 1 1 6 2 3 1 1 1 1 2 1 1 1 k 2 1 2 1 1 1 2 1 1 3 r 1 1? 1? 1e 1 1 2	
bfd	config	rz 4 f 78 u6 h 1 1 1 3 1p 1 50 i 1 1 1 9 2 2l	21r=bfd peer;21s=bfd peer;21t=bfd peer;21u=bfd peer;223=bfd profile
interface	config	0 1 1 1 1 1 1 1 x 2 1 1 2 1 1 1 2 1 1 1 1 42? 1 2 2 6 9 1 1? 1 1 1 3 4 1 1 1 1 4 1 1 1 f 1? 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 3 1 1 1 1 1 1 2 d 1 1 1 1 1 1 2 1 1 1 1 1 7 15 1 1 c? 1 18 1k n 1 1 1 1 1 9d 3k 2 r 5 4 f 13 1 2 1 1 1? 2 1 1 1 1? 1 g 5 2 3 2 1 1 1 1? 1 1 1 2 1 1 1 1 1 1 1 2 1 1 1 1 1? 1 1 1 4 b? 4? 3 1 6 1 1 1 1 1 1? 1 4 b 2 1 1 1 1 2 1 m 2 1 1 1? 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 2 9? 4? 1 6 1? 1 5 1 1 1 1 1 1 1 1 c 1 6r 1 1 1 1 1 1 1? 1 1 1 8i 2 o 13 1 2 1 1 2 1 1 1 1? 1 7 6 2 3 2 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 4 b? 4? 4 1 c 1 1 1 1 1 4 g 2 1 1 1 1 2 1 l 2 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 2 9? 4? 1 g 1 1 1 1 1 1 1 1 c 5y 1 1 1 1 1 1 1 1 3? 1? 2? 1? 1? 1? 2? 1? 3? 4 5r 1 h 1 f 1 1 1 1 1 1 1 1 2? 1? 1? 1? 1? 1? 2? 1? 3? 3 w kr 1 s 1	zp=link-params
keychain	config	rz 4 f 6y 1 9 n8 1 6x 7d w	zg=keychain key
ldp l2vpn	config	2c 7o i 3f e2 4 f 78 2g nd 4d 7d w	126=ldp l2vpn ldp
vty	config	eo db 2 1 1 f 43 35 i 6m 9a 3r 3s 69 7d w	
ldp	config	52 1 2 1 4 1 s 4w 1 2 g 14 1m 1a 6 cb 4 f 78 7h mp 7d w	fi=ldp ipv4;fo=ldp ipv6
nexthop-group	config	bd 68 ae 4 f 78 8x l9 1b 62 w 1a	
pbr-map	config	9b 2 2 2 2 2 2 3 2 2 1 31 1 1 1 4 2 2 1 1 b ef 4 f 78 u6 4b 1 9 2s w 4h 1 8	
pw	config	2j 7s b hd 4 f 78 u6 7d w	
routemap	config	9a e 1 36 5 1 1 6p 2p 4n w 4 f 78 t 1 1 2 1 1 1 1 1 1 1 1 2 1 1 1 2 1 1 1 1 1 2 1? 1 1 1 1 2 1 1 1 1 1 1 1 1 1 2 1 2 93 5 49 8o 1 1 2 1 1 1 1 1 1 1 1 2 1 1 1 2 1 1 1 1 1 2? 1 1 1 1 1 2 1 1 1 1 1 1 1 1 2 1 2 3u 1 s 2t 2 1 1 2 1 1 2 3 1 1 1 1 1 2 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 4 1 1 1 2 2 2 21 1 p w 37 2 1 2 1 2 1 2 1 1 1 1 1 2 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 4 1 1 1 1 2 2	
babel	config	15 4 5 ar 51 a8 4 h 4 f 49 2 2x 6i 2c 71 5 4e 3 8p 10 7d w	
bgp	config	q v 1 2 1 1 1 1 1 1 1 1 1 1 6 8k? 1 1 1 1 1 1 1 1 c u 1d v 17 2 1 1 1 1 2 1 1 1 1 1z 2 1 1 1 1 1 1 1 1 4 2 1 1 1 1 1 1 1 1 3 1 1 1? 1 1 1 1 1 1 1 6 1 2 1 2 1 1 1 1 4 1 1 1 2 1 1 1 4 1 2j 4y 1 3 o 4 f 78 2c? 2? 1? 18 1 1? 1 1? 2? 1 1? 1? 1? 1 1? 1 1 1 1? 1 1? 1? 1 2 1? 1 1 1 1 1 1? 1 1 1 4 1 1 1 1 1? 1? 1? 1? 1? 1? 1 1? 1? 1? 2 1 1 1 1 1 1 1? 2 1? 1? 1? 1? 1? 1? 1? 1? 1? 1 1 1 1 1? 1 2 1 1 1 1 1 1? 1 1? 4 2 1 2 1 2g b 3 1 1 1 1 1 1 1 1 6 2 1 1 1 1 1 1 1 1 5 1 1 1? 1 1 1 1 1 1 1 9 1 2 1 2 1 1 1 3 1 1 1 2 1 1 1 4 1 4 4d 1 4 9y? 2? z 1 1? 1 1? 2? 1 1? 1? 1? 1 1 1 1 1? 1 1? 1 1 2 1? 1 1 1 1 1? 1 1 1 2 1 1? 1 1? 1? 1? 2 1 1 1 1 1 1 1? 1? 1? 1? 1? 1? 1? 1? 1? 1? 1 1 1 1 1? 1 2 1 1 1 1 1 1? 1 1? 2 4 1 2 16 p 8? 7? 1h 26 l 1 6 a 4 1 1 1 1 1 1 1 4 15 w c? 1? 1? 1? 1? j? 1? 1? 1? 1? 9 1 1 1g ha b f 5 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 4	fh=bgp evpn;fj=bgp ipv4 unicast;fk=bgp ipv4 flowspec;fl=bgp ipv4 labeled unicast;fm=bgp ipv4 multicast;fn=bgp vpnv4;fp=bgp ipv6 unicast;fq=bgp ipv6 flowspec;fr=bgp ipv6 labeled unicast;fs=bgp ipv6 multicast;ft=bgp vpnv6;jq=bmp;24z=bgp srv6;2n5=bgp vnc defaults;2nb=bgp vnc l2;2nc=bgp vnc nve;2no=bgp vrf policy
eigrp	config	ax c f n f3 4 d 4 4 f 78 2d 7 de 3 9 9h 6 49 5g f 1i w kc l	
isis	config	e 3 1 d? 1 1 3z 11 1 1 2 37 1 13 u s 6 4 13 h 37 ak g 4 d 2 1 6l m l 1 2 1 1i e h 1 3 4 1 1 3e 9v 2 69 13 1 2 1 1i d 7 1 4 1 3 1 3r 2f 1 1 1 1 2 23 5 2 2 2g w 2o 1 1 1 1 2 1z et 1 2	sj=isis-flex-algo;24z=isis-srv6
openfabric	config	by ex o g 4 c 3 78 f 5 2 1 1j 46 90 q i 7b 3 2 1 1j 3h 15 s 3v 7 2 s 1 1o w 3 4p ev 1 w 6	
ospf	config	u a4 l? 1? 1 1v 1 9 1 2b 4 1 1 2 3 1 4 3 3 1 1 2 1 1 1 2 3 2u 2g 4m 1 9 6 3 k 4 e 1 2 b 1 2 1 1 6q f 1 1s 1 1 2 q 2 2 2 1 1 1 34 1c 5 2 1 2 3 1 3 3 4 1 2 2 1 1 3 1 2j 2 43 1 c 2 3 q 2 8 2 2 1 1 6t 1 1q 1 1 2 f 1 4 1 2 2r l 8 3 1 3 2 3? 1 6 1 1 1 1 8 a 6 6 q? 2 f 1 1 3 2o 1 e r k 7 3 1 2 2 3? 1 6 1 1 1 1 f 3 b j d r? 3 n 1 1 3 h7 1 g? 2 1a	
ospf6	config	bm 4g 7 2 4 4 3 5 2 1 6 9w a 7 m 4 f d 1 1 1 2 6q f 1 1w 5g 8 2 4 3 3 5 3 1 5 6n 9 8 13 1 1 1 2 6t 1 1u 4f 1 u 4d 3 1 9 2 r z 1 w 5 ju 3 1 d 3 1a	
pim	config	y 1 1 1 1 1b 2 2 7w 1 1 1 1 1y 9 f4 1 6 4 f 6w 1 b 2y? g 1 1 1 1 1 co 1 6y 1 2t? h 1 1 1 1 1 1 3j 2 17 s 1 3 i 2b 1 3 1 1 29 2 u 18 u 1 3 x gn 1 4 1	
pim6	config	2e 2 2 2z 1 1 mg 4 f 6w 1 b n6 1 6z 2 17 u 1 1 2t 2 5 28 2 u 18 w 1 1 hk 2 5	
rip	config	4v e 5o c 1 6 8 1 l 7 3m 1o 97 8 8 4 h 4 f 78 7t 18 6f b 7 3 e5 1f 43 e 1h w 1i iw k	
ripng	config	r 44 6f 1 6 7 l 9 3l av 11 4 f 49 2 2x 7t 7n 4z 3 9o 1f 42 1w w 1i iv	
rpki	config	rz 4 f 78 u6 28 1 1 1 52 w 29 1 1 1 1 1	
sr	config	rz 4 f 78 u6 51 2c w ju u	2lz=srv6;2mt=sr traffic-eng
vrf	config	6e 2 6! 2 5 4 2 4 2 o 1 8 2 4 2 4 1v y 1e 1d e1 4 5 a 1h g! 1! 1! 1! 10! 1! 3! 4! 1! 2! 1! 2! 1! 3! j! j 1h! 1! j! n hp 7! 1! 1! 1! 1! x! 1! 3! 4! 1! 2! 1! 2! 1! 3! 1! n! o 1h! 1! m! 7b 26 57 w 27	24c=vrf rpki
bfd peer	bfd	4z e 1 1 1 4o 1m 7 6 19 h e6 4 f 78 pz 47 7d w	
bfd profile	bfd	4z e 1 1 1 4o 1m d 19 h e6 4 f 78 pz 47 7d w	
link-params	interface	f 6 4 e 3u 1 53 k 12 t 1f e1? 3 4 2 d 78 25 6 rv 7d w kt	
keychain key	keychain	eg 1 1 1 1 1 1 1 7w 5g 4 f 6z 1 8 73 4a bv 1 1 6w 2m 4r w 2v 1 1 1 1 1 1 1	zh=keychain
ldp l2vpn ldp	ldp l2vpn	2j 8l 1 u 1 fz 4 f 78 u6 7d w	
ldp ipv4	ldp	52 1 1 1 1 1 3n 1 1 1 24 1t 10 e5 4 1 e x 6b h6 d0 7d w	tf=ldp ipv4 interface
ldp ipv6	ldp	52 1 1 1 1 2 3m 1 1 1 26 1r 10 e5 4 1 e x 6b h6 d0 7d w	tf=ldp ipv6 interface
bgp evpn	bgp	j 1 4g 1 b 8 g 7o? 1? 7 1z 1 1 14 9y n 1 1 b 4 1 e 78 s 2x 6 2 v 1 1 1 1 1 2 2 g 1 1 7 2 m 16 1 1 16 6p o 1 82 2l 6 2 o 2 2 e 1 1 7 2 l 13 q s 1 4m 18 w 1 1j 1 jv	2nl=bgp evpn vni
bgp ipv4 unicast	bgp	a 2 1 d 5c 2w 1 1p 8 c 7 m j t 4w 8y 1 3 o 4 1 e v 6d 2c 2 1 1a 1 1 1 1 2 1 1 6 1 1 1 2 2 6 c 1 1 1 1 1 1 1 1? 1 7? 2 3 1 1 1 1 1 1 1 1 5 2 7 2 11 2k 61 1 4 1c 6a 2c 2 11 1 1 1 1 2 1 1 5 1 1 3 2 5 7 1 1 1? 1 7? 2 1 1 1 1 1 1 1 1 1 5 2 7 2 1f r 6 7 c 3x 20 w c 1 1 1 1 j 1 1 1 1 j1	
bgp ipv4 flowspec	bgp	91 iy 4 1 e 78 3p 8 j s? 2 7 1 1 7 l3 8 h i? 2 5 1 1 7 1q 7d w	
bgp ipv4 labeled unicast	bgp	q 9y 8 c 71 9q 4 1 e 78 2c 2 1 1a 1 1 1 1 2 1 1 6 1 1 1 2 2 6 c 1 1 1 1 1 1 1 1? 1 9 3 1 1 1 1 1 1 1 1 5 2 7 2 3l g4 2 11 1 1 1 1 2 1 1 5 1 1 3 2 5 7 1 1 1? 1 9 1 1 1 1 1 1 1 1 1 5 2 7 2 1f 7d w	
bgp ipv4 multicast	bgp	q 9y 8 c 71 8y 1 3 o 4 1 e 78 3p 1 1 1 1 2 1 1 6 1 1 1 2 2 6 c 1 1 1 1 1 1 1 1? 1 7? 2 3 1 1 1 1 1 1 1 1 5 2 7 2 3l 61 1 4 b1 1 1 1 1 2 1 1 5 1 1 3 2 5 7 1 1 1? 1 7? 2 1 1 1 1 1 1 1 1 1 5 2 7 2 1f 5d 20 w k4	
bgp vpnv4	bgp	1z 8o 1 8 h3 4 1 e 78 3p 1 1 1 1 2 1 1 b 2 6 c 1 1 1 1 1 1 1 1? 1 7? 2 3 1 1 1 1 1 1 1 1 5 2 7 2 f 1 kc 1 1 1 1 2 1 1 a 2 5 7 1 1 1? 1 7? 2 1 1 1 1 1 1 1 1 1 5 2 7 2 e 11 7d w	
bgp ipv6 unicast	bgp	a 2 1 f 5a 2w 1 1p 8 g 3 m j t 4w 90 1 1 o 4 1 e v 6d 2c 2 1 1a 1 1 1 1 2 1 1 6 1 1 1 2 2 6 c 1 1 1 1 1 1 1 1? 1 1 6? 2 3 1 1 1 1 1 1 1 1 5 2 7 2 11 2k 63 1 2 1c 6a 2c 2 11 1 1 1 1 2 1 1 5 1 1 3 2 5 7 1 1 1? 1 1 6? 2 1 1 1 1 1 1 1 1 1 5 2 7 2 1f r 4 c 9 3x 20 w 6 1 1 1 1 w iy	
bgp ipv6 flowspec	bgp	91 iy 4 1 e 78 3p 8 j s? 2 7 1 1 7 l3 8 h i? 2 5 1 1 7 1q 7d w	
bgp ipv6 labeled unicast	bgp	s 9w 8 g 6x 9q 4 1 e 78 2c 2 1 1a 1 1 1 1 2 1 1 6 1 1 1 2 2 6 c 1 1 1 1 1 1 1 1? 1 7? 2 3 1 1 1 1 1 1 1 1 5 2 7 2 3l g4 2 11 1 1 1 1 2 1 1 5 1 1 3 2 5 7 1 1 1? 1 7? 2 1 1 1 1 1 1 1 1 1 5 2 7 2 1f 7d w	
bgp ipv6 multicast	bgp	ao 8 g 6x 90 1 1 o 4 1 e 78 3p 1 1 1 1 2 1 1 6 1 1 1 2 2 6 c 1 1 1 1 1 1 1 1? 1 7? 2 3 1 1 1 1 1 1 1 1 5 2 7 2 3l 63 1 2 b1 1 1 1 1 2 1 1 5 1 1 3 2 5 7 1 1 1? 1 7? 2 1 1 1 1 1 1 1 1 1 5 2 7 2 1f 7d w	
bgp vpnv6	bgp	1z 8o 1 8 h3 4 1 e 78 3p 1 1 1 1 2 1 1 b 2 6 c 1 1 1 1 1 1 1 1? 1 7? 2 3 1 1 1 1 1 1 1 1 5 2 7 2 i ka 1 1 1 1 2 1 1 a 2 5 7 1 1 1? 1 7? 2 1 1 1 1 1 1 1 1 1 5 2 7 2 g z 7d w	
bmp	bgp	b 1u 1 1 2 1 1 hd 8b 4 f 78 b4 j2 7d w	
bgp srv6	bgp	rz 4 f 78 3 nh 6m 7d w	
bgp vnc defaults	bgp	rz 4 3 c 71 7 nb 6v 7d w 1 1a 17 1 1	
bgp vnc l2	bgp	rz 4 3 c 74 4 h my 6r 7d w 2h	
bgp vnc nve	bgp	rz 4 3 5 1 6 71 7 gg 1 6u 6v 15 1 67 q 6 1 13 1 6 17 1 1	
bgp vrf policy	bgp	rz 4 6 4 1 4 73 5 6k 9y 1 6u 6t 7d w 1 2h 1 1	
isis-flex-algo	isis	g 6 1 1 1w? 1 1? 7g 1t 1 g3 4 f 78 u6 7d w	
isis-srv6	isis	64 2y ix 4 f 78 u6 6l s w	20h=isis-srv6-node-msd
srv6	sr	ry 1 4 f 6 72 5 u1 56 27 ku	ry=srv6-encap;so=srv6-formats;zv=srv6-locators;2m3=srv6-sids
sr traffic-eng	sr	rz 4 f 78 37 3 n0 2 3u g 5 1t 4z h 8 7 2m	21q=srte pcep;21y=srte policy;24r=srte segment-list
vrf rpki	vrf	rz 4 f 78 u6 28 1 1 1 52 w 29 1 1 1 1 1	
ldp ipv4 interface	ldp ipv4	52 1 mw 4 f 78 u6 7d w	
ldp ipv6 interface	ldp ipv6	52 1 mw 4 f 78 u6 7d w	
bgp evpn vni	bgp evpn	k fd 1? c1 4 4 b 78 7m 1? mj p 1 r 3 5t w 1 1i	
isis-srv6-node-msd	isis-srv6	9w 1 1 1 i0 4 f 78 u6 7d w	
srv6-encap	srv6	rz 4 f 78 u6 4s 2l kg	
srv6-formats	srv6	rz 4 f 4 1 73 gq 1 df 7d	sm=srv6-format-uncompressed-f4024;sn=srv6-format-usid-f3216
srv6-locators	srv6	rz 4 f 78 4 nh 6l 7d	zu=srv6-locator
srv6-sids	srv6	rz 4 f 78 u6 4q 2n kf	
srte pcep	sr traffic-eng	rz 4 f 78 u6 8 1 6 6y 8 1 6 h	21h=srte pcep pcc;21i=srte pcep pce;21o=srte pcep pce-config
srte policy	sr traffic-eng	jn 5 1 86 4 f 78 3m 7h 5 fh 3h 7d w	js=srte candidate-dyn
srte segment-list	sr traffic-eng	rz 4 f w 6c h5 d1 7d w	
srv6-format-uncompressed-f4024	srv6-formats	rz 4 7 8 78 gf dr 7d	
srv6-format-usid-f3216	srv6-formats	rz 4 f 78 1 1 ng 1 6n 6b 1 11 mi 1	
srv6-locator	srv6-locators	1k qf 4 f 3 75 gp dh 7d r	
srte pcep pcc	srte pcep	bu g5 4 f 78 3d n3 3q 7d w	
srte pcep pce	srte pcep	bt 1p 1 2 1v 6v 5o 4 f 78 u6 7d w kb	
srte pcep pce-config	srte pcep	bt 1p 1 2 ee 4 f 78 u6 7d w kb	
srte candidate-dyn	srte policy	fz 1o ac 4 f 78 2j 55 1b gx 3g u 6m r w	`,
};
