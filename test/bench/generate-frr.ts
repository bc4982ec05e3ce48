/** How much of everything a generated configuration has. */
export interface FrrParts {
  /** BGP sessions with customers, each with policies of its own; half of them speak IPv6. The two with NREC come on top. */
  readonly neighbors: number;
  /** Prefix-lists that the entries of each customer's route-map ask, one after the other. */
  readonly listsEach: number;
  /** Entries of each of them. */
  readonly entries: number;
  readonly routes: number;
  readonly interfaces: number;
}

/**
 * A configuration as FRR 10.3 itself writes it down, that it accepts, and that bgplint has next to nothing to say about with the
 * profile of the examples. The same parts always give the same text.
 */
export function generateFrr({ neighbors, listsEach, entries, routes, interfaces }: FrrParts): string {
  const customers = times(neighbors, i => customer(i));
  return [
    HEAD,
    ...times(routes, route),
    routes > 0 ? '!' : '',
    ...times(interfaces, interfaceBlock),
    bgp(customers),
    ...customers.flatMap(one => lists(one, listsEach, entries)),
    NREC_LISTS,
    ...customers.map(one => routeMaps(one, listsEach)),
    NREC_MAPS,
  ]
    .filter(part => part !== '')
    .join('\n');
}

interface Customer {
  readonly number: number;
  readonly isIpv6: boolean;
  readonly address: string;
  readonly name: string;
}

function customer(number: number): Customer {
  const isIpv6 = number % 2 === 1;
  const address = isIpv6 ? `2001:db8:ffff:${number.toString(16)}::1` : `10.${100 + (number >> 8)}.${number & 255}.1`;
  return { number, isIpv6, address, name: `CUSTOMER-${number}` };
}

function times<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}

const HEAD = `frr version 10.3
frr defaults traditional
hostname edge
log syslog informational
service integrated-vtysh-config
!
ip nht resolve-via-default
ipv6 nht resolve-via-default
!
ip route 192.0.2.16/29 blackhole
ipv6 route 2001:db8:16::/64 blackhole
!`;

function route(i: number): string {
  return i % 4 === 3
    ? `ipv6 route 2001:db8:${(4096 + (i >> 12)).toString(16)}:${(i & 4095).toString(16)}::/64 2001:db8:1::1`
    : `ip route 172.${16 + (i >> 16)}.${(i >> 8) & 255}.${i & 255}/32 10.0.240.1${i % 3 === 0 ? ' 20' : ''}`;
}

function interfaceBlock(i: number): string {
  return `interface eth${i}
 description customer ${i}
 ip address 10.${50 + (i >> 8)}.${i & 255}.1/30
 ipv6 address 2001:db8:eeee:${i.toString(16)}::1/64
exit
!`;
}

function bgp(customers: readonly Customer[]): string {
  return [
    `router bgp 4200001234
 bgp router-id 10.0.240.20
 no bgp ebgp-requires-policy
 no bgp default ipv4-unicast
 no bgp network import-check
 bgp bestpath as-path multipath-relax
 neighbor NREC peer-group
 neighbor NREC remote-as 65535
 neighbor NREC bfd
 neighbor NREC update-source 10.0.240.20
 neighbor NREC ebgp-multihop 255
 neighbor NREC password 3b7f0c5de2a94816b0d97a3c1f6e8452
 neighbor 10.255.255.1 peer-group NREC
 neighbor 10.255.255.2 peer-group NREC`,
    ...customers.map(session),
    ' !',
    ' address-family ipv4 unicast',
    '  network 192.0.2.16/29',
    nrecFamily('V4'),
    ...customers.filter(({ isIpv6 }) => !isIpv6).map(family),
    ' exit-address-family',
    ' !',
    ' address-family ipv6 unicast',
    '  network 2001:db8:16::/64',
    nrecFamily('V6'),
    ...customers.filter(({ isIpv6 }) => isIpv6).map(family),
    ' exit-address-family',
    'exit',
    '!',
  ].join('\n');
}

function session({ number, address }: Customer): string {
  return ` neighbor ${address} remote-as ${64512 + (number % 1000)}
 neighbor ${address} description customer ${number}, port ${number % 48}
 neighbor ${address} bfd
 neighbor ${address} password customer-secret-${number}
 neighbor ${address} ebgp-multihop 2
 neighbor ${address} update-source 10.0.240.20
 neighbor ${address} timers 10 30
 neighbor ${address} timers connect 10
 neighbor ${address} advertisement-interval 5`;
}

function nrecFamily(version: string): string {
  return `  neighbor NREC activate
  neighbor NREC prefix-list NONE-${version} in
  neighbor NREC route-map ANNOUNCE-${version} out`;
}

function family({ address, name, number }: Customer): string {
  return `  neighbor ${address} activate
  neighbor ${address} next-hop-self
  neighbor ${address} remove-private-AS
  neighbor ${address} soft-reconfiguration inbound
  neighbor ${address} maximum-prefix ${100 + number} 80 restart 30
  neighbor ${address} send-community
  neighbor ${address} route-map ${name}-IN in
  neighbor ${address} route-map ${name}-OUT out`;
}

function lists({ isIpv6, name, number }: Customer, count: number, entries: number): string[] {
  const word = isIpv6 ? 'ipv6' : 'ip';
  return times(count, list => {
    const lines = times(entries, entry => {
      const where = (number * count + list) * entries + entry;
      const prefix = isIpv6
        ? `2001:${(0x1000 + (where >> 16)).toString(16)}:${(where & 0xffff).toString(16)}::/48${entry % 3 === 0 ? ' ge 49 le 64' : ''}`
        : `${20 + (where >> 16)}.${(where >> 8) & 255}.${where & 255}.0/24${entry % 3 === 0 ? ' le 28' : ''}`;
      return `${word} prefix-list ${name}-${list} seq ${5 * (entry + 1)} permit ${prefix}`;
    });
    return [...lines, '!'].join('\n');
  });
}

function routeMaps({ isIpv6, name, number }: Customer, count: number): string {
  const word = isIpv6 ? 'ipv6' : 'ip';
  const taking = times(
    count,
    list => `route-map ${name}-IN permit ${10 * (list + 1)}
 description what customer ${number} announces from its ${list}. site
 match ${word} address prefix-list ${name}-${list}
 set community 64512:${list} additive
 set local-preference ${100 + (list % 100)}
exit
!`,
  );
  return `${taking.join('\n')}
route-map ${name}-OUT permit 10
 match ${word} address prefix-list ${isIpv6 ? 'OURS-V6' : 'OURS-V4'}
exit
!`;
}

const NREC_LISTS = `ip prefix-list OURS-V4 seq 5 permit 192.0.2.16/29 le 32
ip prefix-list NONE-V4 seq 5 deny any
ipv6 prefix-list OURS-V6 seq 5 permit 2001:db8:16::/64 le 128
ipv6 prefix-list NONE-V6 seq 5 deny any
!`;

const NREC_MAPS = `route-map ANNOUNCE-V4 permit 10
 match ip address prefix-list OURS-V4
exit
!
route-map ANNOUNCE-V6 permit 10
 match ipv6 address prefix-list OURS-V6
exit
!
`;
