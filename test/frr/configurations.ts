/** Configurations of our own, for what FRR's shell does with lines; those with mistakes have them on purpose. */
export const CONFIGURATIONS: readonly (readonly [string, string])[] = [
  [
    'a session with an allocation',
    `frr version 8.4.4
frr defaults traditional
hostname edge
ip nht resolve-via-default
ip prefix-list OURS seq 10 permit 192.168.0.16/31 le 32
ipv6 prefix-list OURS6 seq 10 permit fda4:5ff2:8477:1755::/127 le 128
bfd
 profile nrec
  transmit-interval 300
  receive-interval 300
 exit
exit
route-map IN deny 10
exit
route-map OUT permit 10
 match ip address prefix-list OURS
exit
router bgp 4200000000
 bgp router-id 10.0.240.156
 no bgp default ipv4-unicast
 neighbor NREC peer-group
 neighbor NREC remote-as 65535
 neighbor NREC password secret
 neighbor NREC ebgp-multihop
 neighbor NREC bfd profile nrec
 neighbor 10.255.255.1 peer-group NREC
 address-family ipv4 unicast
  redistribute connected route-map OUT
  neighbor NREC activate
  neighbor NREC route-map IN in
  neighbor NREC route-map OUT out
 exit-address-family
exit
end
`,
  ],
  ['words left out, and none too many', 'router bgp\nexit\nrouter bgp 1 2\nip route\nip route 0.0.0.0/0\ninterface\n'],
  ['abbreviations', 'ro bgp 1\n nei 1.2.3.4 remote-as 5\n nei 1.2.3.4 p y\n b g\n neighbor 1.2.3.4 def\nexit\n'],
  ['an early exit', 'hostname a\nexit\nhostname b\nrouter bgp 1\n neighbor 1.2.3.4 bfd\nexit\nexit\nexit\nhostnam c\n'],
  [
    'the wrong block',
    'router bgp 1\n address-family ipv6 unicast\n  neighbor x description y\n  network 2001:db8::/32\n',
  ],
  ['ends of blocks that are not open', 'exit-address-family\nrouter bgp 1\nexit-address-family\nexit\nexit-vrf\n'],
  [
    'numbers out of range',
    'router bgp 4294967296\nroute-map x permit 0\nroute-map x permit 65536\nbfd\n peer 1.2.3.4\n  detect-multiplier 256\n',
  ],
  [
    'addresses that are none',
    'ip route 10.0.0.0/33 null0\nip route 10.0.0.256/32 null0\nipv6 route 2001:db8::/129 null0\nipv6 route 1:2:3:4:5:6:7:8::/64 null0\nip prefix-list a permit fd00::/8\n',
  ],
  [
    'interfaces and routes',
    'interface eth0\n ip address 192.0.2.1/24\n ipv6 address 2001:db8::1/64\n ip ospf area 0\n no shutdown\nexit\nip route 0.0.0.0/0 192.0.2.254 10\nipv6 route ::/0 fe80::1 eth0\n',
  ],
  [
    'other protocols',
    'router ospf\n ospf router-id 1.1.1.1\n network 10.0.0.0/8 area 0\nexit\nrouter ospf6\n ospf6 router-id 1.1.1.1\nexit\nrouter rip\n network eth0\nexit\nrouter isis a\n net 49.0001.0000.0000.0001.00\nexit\n',
  ],
  [
    'a comment behind a command',
    'router bgp 1\n neighbor 1.2.3.4 remote-as 2 ! comment\n neighbor 1.2.3.4 description ! text\n neighbor 1.2.3.4 password x # y\n',
  ],
  ['a line longer than the buffer', `router bgp 1\n neighbor 1.2.3.4 description ${'x'.repeat(5000)}\n foo\n`],
  ['very many words', `router bgp 1\n neighbor 1.2.3.4 description ${'x '.repeat(300)}\n foo\n`],
  ['a byte order mark', '\u00ef\u00bb\u00bfhostname a\nhostname b\n'],
  ['carriage returns', 'hostname a\r\nrouter bgp 1\r\n foo\r\nexit\r\n'],
];
