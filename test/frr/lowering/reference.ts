/** Two sessions with NREC through a peer-group, both families, BFD; vtysh of 8.4 and 10.3 takes it. Written for these tests. */
export const REFERENCE = `frr version 8.4
frr defaults traditional
ip nht resolve-via-default
ipv6 nht resolve-via-default
!
ip prefix-list OURS seq 10 permit 192.168.0.16/31 le 32
ipv6 prefix-list OURS seq 10 permit fda4:5ff2:8477:1755::/127 le 128
!
route-map OUT4 permit 10
 match ip address prefix-list OURS
exit
route-map OUT6 permit 10
 match ipv6 address prefix-list OURS
exit
route-map NOTHING deny 10
exit
!
router bgp 4200000000
 bgp router-id 10.0.240.156
 no bgp default ipv4-unicast
 neighbor nrec peer-group
 neighbor nrec remote-as 65535
 neighbor nrec password b1ecd7f662e6ff6ce03ab33626f92cfe
 neighbor nrec ebgp-multihop
 neighbor nrec update-source 10.0.240.156
 neighbor nrec bfd
 neighbor nrec bfd profile slow
 neighbor 10.255.255.1 peer-group nrec
 neighbor 10.255.255.2 peer-group nrec
 !
 address-family ipv4 unicast
  redistribute connected route-map OUT4
  neighbor nrec activate
  neighbor nrec route-map NOTHING in
  neighbor nrec route-map OUT4 out
 exit-address-family
 !
 address-family ipv6 unicast
  redistribute connected route-map OUT6
  neighbor nrec activate
  neighbor nrec route-map NOTHING in
  neighbor nrec route-map OUT6 out
 exit-address-family
exit
!
bfd
 profile slow
  transmit-interval 300
  receive-interval 300
 exit
exit
`;
