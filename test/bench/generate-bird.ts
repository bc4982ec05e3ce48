/** How much of everything a generated configuration has. */
export interface BirdParts {
  readonly routes: number;
  readonly functions: number;
  readonly filters: number;
  /** BGP sessions with others than NREC; whoever has sessions has the two with NREC as well. */
  readonly sessions: number;
}

/**
 * A configuration that BIRD 2.0 to 3.4 accepts and that bgplint has nothing to say about with the profile of the examples:
 * static routes, functions and filters as route servers have them, and sessions that use them. The same parts always give
 * the same text.
 */
export function generateBird({ routes, functions, filters, sessions }: BirdParts): string {
  return [
    'log syslog all;\nrouter id 10.0.240.20;\n\nprotocol device {\n  scan time 10;\n}\n',
    routes > 0 ? staticRoutes(routes) : '',
    ...times(functions, helper),
    ...times(filters, i => filter(i, functions)),
    sessions > 0 ? NREC : '',
    ...times(sessions, i => session(i, filters)),
  ].join('\n');
}

function times(count: number, make: (i: number) => string): string[] {
  return Array.from({ length: count }, (_, i) => make(i));
}

/** Two bytes of an address. */
function bytes(i: number): string {
  return `${(i >> 8) & 255}.${i & 255}`;
}

function staticRoutes(count: number): string {
  const lines = times(count, i => `  route 10.${(i >> 16) & 255}.${bytes(i)}/32 blackhole;`);
  return `protocol static unused4 {\n  ipv4;\n${lines.join('\n')}\n}\n`;
}

function helper(i: number): string {
  return `# What customer ${i} may announce
function customer_${i}(int longest) {
  if net.len > longest then return false;
  if bgp_path.len > ${8 + (i % 24)} then return false;
  return net ~ [ 10.${bytes(i)}.0/24{24,32}, 172.16.0.0/12+ ];
}
`;
}

function filter(i: number, functions: number): string {
  const lines = [
    `filter import_${i} {`,
    '  # Nothing that came from anywhere else',
    '  if source != RTS_BGP then reject "not from BGP: ", net;',
    `  if bgp_path.first = ${64512 + (i % 1000)} then {`,
    `    bgp_local_pref = ${100 + (i % 100)};`,
    `    bgp_community.add((65000, ${i % 60000}));`,
    `    bgp_community.delete([(65001, *), (65002, 1..${1 + (i % 1000)})]);`,
    '  } else {',
    `    bgp_path.prepend(${64512 + (i % 1000)});`,
    '  }',
    `  if net ~ [ 10.${bytes(i)}.0/24, 10.0.0.0/8{9,24}, 192.168.0.0/16- ] then accept;`,
    functions > 0 ? `  if customer_${i % functions}(28) then accept;` : '  if bgp_med > 100 then accept;',
    '  reject;',
    '}',
    '',
  ];
  return lines.join('\n');
}

const NREC = `filter announce_v4 {
  if net ~ [ 192.0.2.16/29+ ] then accept;
  reject;
}

protocol kernel kernel4 {
  learn;
  ipv4 {
    import all;
    export none;
  };
}

protocol kernel kernel6 {
  learn;
  ipv6 {
    import all;
    export none;
  };
}

protocol bfd {
  accept ipv4 multihop;
}

template bgp nrec {
  local 10.0.240.20 as 4200001234;
  multihop;
  password "3b7f0c5de2a94816b0d97a3c1f6e8452";
  bfd graceful;
  ipv4 {
    import none;
    export filter announce_v4;
  };
  ipv6 {
    import none;
    export where net ~ [ 2001:db8:16::/64+ ];
  };
}

protocol bgp nrec1 from nrec {
  neighbor 10.255.255.1 as 65535;
}

protocol bgp nrec2 from nrec {
  neighbor 10.255.255.2 as 65535;
}
`;

function session(i: number, filters: number): string {
  return `protocol bgp peer_${i} {
  description "customer ${i}";
  local 10.0.240.20 as 4200001234;
  neighbor 10.1.${bytes(i)} as ${64512 + (i % 1000)};
  multihop 2;
  hold time 90;
  ipv4 {
    import filter ${filters > 0 ? `import_${i % filters}` : '{ reject; }'};
    export where source = RTS_STATIC && net.len < 25;
    import limit 1000 action restart;
    next hop self;
  };
}
`;
}
