import type { Family } from '../../server/src/net/address.js';

/** Numbers that look random and are the same each time (Park and Miller, 1988). */
function numbers(): (end: number) => number {
  let state = 7919;
  return end => {
    state = (state * 48271) % 2147483647;
    return state % end;
  };
}

const LENGTHS: Readonly<Record<Family, readonly number[]>> = {
  ipv4: [20, 22, 23, 24, 24, 24],
  ipv6: [32, 40, 44, 48, 48, 48],
};

/** A session whose export filter compares with a set of so many prefixes, a quarter of them with the lengths of their parts. */
export function generateFilter(family: Family, prefixes: number): string {
  const below = numbers();
  const items = Array.from({ length: prefixes }, () => {
    const length = LENGTHS[family][below(6)] as number;
    const suffix = below(4) === 0 ? `{${length},${length + 4}}` : '';
    return `    ${prefix(family, length, below)}${suffix}`;
  });
  return `router id 10.0.240.20;
protocol device {}
filter announce {
  if net ~ [
${items.join(',\n')}
  ] then accept;
  reject;
}
protocol bgp nrec1 {
  local 10.0.240.20 as 4200001234;
  neighbor 10.255.255.1 as 65535;
  multihop;
  ${family} { import none; export filter announce; };
}
`;
}

function prefix(family: Family, length: number, below: (end: number) => number): string {
  if (family === 'ipv4') {
    const third = below(256) & (0xff << (24 - length));
    return `${1 + below(126)}.${below(256)}.${third & 0xff}.0/${length}`;
  }
  const [first, second, third] = [below(0x1000), below(0x10000), below(0x10000)];
  const groups = [
    (0x2000 + first).toString(16),
    second.toString(16),
    length > 32 ? (third & (0xffff << (48 - length)) & 0xffff).toString(16) : '0',
  ];
  return `${groups.join(':')}::/${length}`;
}
