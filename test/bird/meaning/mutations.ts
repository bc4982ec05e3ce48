/** One edit of the reference and what it must be answered with. */
export interface Mutation {
  readonly name: string;
  /** Replaces this text … */
  readonly from: string;
  readonly to: string;
  /** … at this occurrence, counted from 0. */
  readonly nth?: number;
  /** The one rule that speaks; */
  readonly rule: string;
  /** on a line that contains this, in the edited text; */
  readonly on: string;
  /** at this occurrence of it. */
  readonly onNth?: number;
}

/** What each session, filter and protocol says, broken in one place. */
export const MUTATIONS: readonly Mutation[] = [
  { name: 'wrong local AS', from: 'as 4200000000', to: 'as 4200000001', rule: 'nrec/local-as', on: 'as 4200000001' },
  { name: 'wrong peer AS', from: 'as 65535', to: 'as 65536', nth: 1, rule: 'nrec/peer-as', on: 'as 65536' },
  {
    name: 'neighbour with a slip',
    from: '10.255.255.1 port',
    to: '10.255.255.3 port',
    rule: 'nrec/neighbor-typo',
    on: '10.255.255.3',
  },
  {
    name: 'neighbour with a digit lost',
    from: '10.255.255.2',
    to: '10.255.25.2',
    rule: 'nrec/neighbor-typo',
    on: '10.255.25.2',
  },
  {
    name: 'the second peer is the first again',
    from: '10.255.255.2',
    to: '10.255.255.1',
    rule: 'nrec/duplicate-session',
    on: 'neighbor 10.255.255.1',
    onNth: 1,
  },
  {
    name: 'the first peer is the second',
    from: '10.255.255.1',
    to: '10.255.255.2',
    rule: 'nrec/duplicate-session',
    on: 'neighbor 10.255.255.2',
  },
  { name: 'no multihop', from: '  multihop;\n', to: '', rule: 'nrec/multihop', on: 'protocol bgp nrec1' },
  { name: 'direct', from: '  multihop;', to: '  direct;', rule: 'nrec/direct-session', on: 'direct;' },
  { name: 'one hop', from: '  multihop;', to: '  multihop 1;', rule: 'nrec/multihop-hops', on: 'multihop 1' },
  { name: 'two hops', from: '  multihop;', to: '  multihop 2;', nth: 1, rule: 'nrec/multihop-hops', on: 'multihop 2' },
  {
    name: 'no password',
    from: '  password "b1ecd7f662e6ff6ce03ab33626f92cfe";\n',
    to: '',
    rule: 'nrec/password-missing',
    on: 'protocol bgp nrec1',
  },
  {
    name: 'another password',
    from: 'b1ecd7f6',
    to: 'b1ecd7f7',
    nth: 1,
    rule: 'nrec/password-mismatch',
    on: 'b1ecd7f7',
  },
  {
    name: 'placeholder',
    from: 'b1ecd7f662e6ff6ce03ab33626f92cfe',
    to: 'changeme',
    rule: 'nrec/password-placeholder',
    on: 'changeme',
  },
  {
    name: 'password too long',
    from: 'b1ecd7f662e6ff6ce03ab33626f92cfe',
    to: 'a'.repeat(81),
    rule: 'nrec/password-length',
    on: 'aaaa',
  },
  {
    name: 'source address of another',
    from: 'source address 10.0.240.156',
    to: 'source address 10.0.240.157',
    rule: 'nrec/address-agreement',
    on: '10.0.240.157',
  },
  {
    name: 'local address of another',
    from: 'local 10.0.240.156',
    to: 'local 10.0.240.15',
    rule: 'nrec/address-agreement',
    on: 'local 10.0.240.15 ',
  },
  {
    name: 'router id of another',
    from: 'router id 10.0.240.156',
    to: 'router id 10.0.240.155',
    rule: 'nrec/address-agreement',
    on: 'router id',
  },
  {
    name: 'router id on the allocation',
    from: 'router id 10.0.240.156',
    to: 'router id 192.168.0.16',
    rule: 'nrec/anycast-own-address',
    on: 'router id',
  },
  {
    name: 'no BFD on a session',
    from: '  bfd graceful;\n',
    to: '',
    rule: 'nrec/bfd-required',
    on: 'protocol bgp nrec1',
  },
  { name: 'BFD off', from: 'bfd graceful', to: 'bfd off', nth: 1, rule: 'nrec/bfd-required', on: 'bfd off' },
  {
    name: 'BFD only for neighbours on the link',
    from: 'accept ipv4 multihop',
    to: 'accept ipv4 direct',
    rule: 'nrec/bfd-protocol',
    on: 'accept ipv4 direct',
  },
  {
    name: 'BFD only for IPv6',
    from: 'accept ipv4 multihop',
    to: 'accept ipv6 multihop',
    rule: 'nrec/bfd-protocol',
    on: 'accept ipv6',
  },
  {
    name: 'no BFD protocol',
    from: 'protocol bfd {\n  accept ipv4 multihop;\n}\n',
    to: '',
    rule: 'nrec/bfd-protocol',
    on: 'bfd graceful',
  },
  {
    name: 'no IPv6',
    from: '  ipv6 {\n    import none;\n    export filter announce_v6;\n    gateway recursive;\n  };\n',
    to: '',
    rule: 'nrec/family-missing',
    on: 'protocol bgp nrec1',
  },
  {
    name: 'imports everything',
    from: 'import none',
    to: 'import all',
    rule: 'nrec/import-not-none',
    on: 'import all',
    onNth: 2,
  },
  {
    name: 'exports everything',
    from: 'export filter announce_v4',
    to: 'export all',
    rule: 'nrec/export-unlimited',
    on: 'export all',
    onNth: 2,
  },
  {
    name: 'exports nothing',
    from: 'export filter announce_v6',
    to: 'export none',
    rule: 'nrec/allocation-never-announced',
    on: 'export none',
  },
  {
    name: 'wider than the allocation',
    from: '192.168.0.16/31',
    to: '192.168.0.0/16',
    rule: 'nrec/export-outside-allocation',
    on: '192.168.0.0/16',
  },
  {
    name: 'twice the allocation',
    from: '1755::/127',
    to: '1755::/126',
    rule: 'nrec/export-outside-allocation',
    on: '1755::/126',
  },
  {
    name: 'another prefix',
    from: '192.168.0.16/31',
    to: '192.168.0.18/31',
    rule: 'nrec/export-outside-allocation',
    on: '192.168.0.18/31',
  },
  {
    name: 'accepts what is left',
    from: '  reject;\n}\n\nfilter announce_v6',
    to: '  accept;\n}\n\nfilter announce_v6',
    rule: 'nrec/export-unlimited',
    on: '  accept;',
  },
  {
    name: 'the other way round',
    from: 'if net ~ 192',
    to: 'if net !~ 192',
    rule: 'nrec/export-outside-allocation',
    on: 'net !~ 192',
  },
  {
    name: 'rejects the allocation',
    from: '/31 then accept',
    to: '/31 then reject',
    rule: 'nrec/allocation-never-announced',
    on: 'filter announce_v4',
  },
  {
    name: 'the filter of the other family',
    from: 'export filter announce_v4',
    to: 'export filter announce_v6',
    rule: 'nrec/export-other-family',
    on: 'export filter announce_v6',
  },
  {
    name: 'kernel without learn',
    from: '  learn;\n',
    to: '',
    rule: 'nrec/kernel-learn',
    on: 'protocol kernel kernel4',
  },
  {
    name: 'no kernel protocol for IPv6',
    from: 'protocol kernel kernel6 {\n  learn;\n  scan time 2;\n  ipv6 {\n    import all;\n    export all;\n  };\n}\n',
    to: '',
    rule: 'nrec/kernel-learn',
    on: 'ipv6 {',
  },
  { name: 'passive', from: '  multihop;', to: '  multihop;\n  passive;', rule: 'nrec/passive-session', on: 'passive;' },
  { name: 'another port', from: 'port 179', to: 'port 1179', rule: 'nrec/peer-port', on: 'port 1179' },
  {
    name: 'ttl security',
    from: '  multihop;',
    to: '  multihop;\n  ttl security on;',
    rule: 'nrec/ttl-security',
    on: 'ttl security',
  },
  {
    name: 'gateway direct',
    from: 'gateway recursive',
    to: 'gateway direct',
    rule: 'bird/session-conflict',
    on: 'gateway direct',
  },
  {
    name: 'no 4-byte AS numbers',
    from: '  multihop;',
    to: '  multihop;\n  enable as4 off;',
    rule: 'nrec/as4-disabled',
    on: 'enable as4',
  },
  {
    name: 'hold time too short',
    from: '  multihop;',
    to: '  multihop;\n  hold time 2;',
    rule: 'bird/number-range',
    on: 'hold time',
  },
  {
    name: 'a session switched off',
    from: '  multihop;',
    to: '  multihop;\n  disabled;',
    rule: 'nrec/missing-peer',
    on: 'disabled;',
    onNth: 1,
  },
  // what the daemon itself refuses
  {
    name: 'keyword with a slip',
    from: 'protocol device',
    to: 'protocol devise',
    rule: 'bird/unknown-option',
    on: 'devise',
  },
  {
    name: 'option with a slip',
    from: 'multihop;\n  password',
    to: 'multihopp;\n  password',
    rule: 'bird/unknown-option',
    on: 'multihopp',
  },
  { name: 'no semicolon', from: 'learn;', to: 'learn', rule: 'bird/syntax', on: 'learn' },
  {
    name: 'no semicolon after a block',
    from: '    gateway recursive;\n  };\n  source',
    to: '    gateway recursive;\n  }\n  source',
    rule: 'bird/syntax',
    on: '  }',
    onNth: 4,
  },
  { name: 'no opening brace', from: 'protocol bfd {', to: 'protocol bfd', rule: 'bird/syntax', on: 'protocol bfd' },
  {
    name: 'undefined filter',
    from: 'export filter announce_v4',
    to: 'export filter announce_v5',
    rule: 'bird/undefined-symbol',
    on: 'announce_v5',
  },
  {
    name: 'filter defined with a slip',
    from: 'filter announce_v4 {',
    to: 'filter anounce_v4 {',
    rule: 'bird/undefined-symbol',
    on: 'export filter announce_v4',
  },
  {
    name: 'host bits',
    from: '192.168.0.16/31',
    to: '192.168.0.17/31',
    rule: 'bird/prefix-host-bits',
    on: '192.168.0.17/31',
  },
  { name: 'prefix too long', from: '192.168.0.16/31', to: '192.168.0.16/33', rule: 'bird/prefix-length', on: '/33' },
  {
    name: 'AS number over 32 bits',
    from: 'as 4200000000',
    to: 'as 42000000000',
    rule: 'bird/number-range',
    on: '42000000000',
  },
  {
    name: 'no neighbour',
    from: '  neighbor 10.255.255.1 port 179 as 65535;\n',
    to: '',
    rule: 'bird/incomplete-session',
    on: 'protocol bgp nrec1',
  },
  {
    name: 'no local AS',
    from: 'local 10.0.240.156 as 4200000000;',
    to: 'local 10.0.240.156;',
    rule: 'bird/incomplete-session',
    on: 'protocol bgp nrec1',
  },
  {
    name: 'no export policy',
    from: '    export filter announce_v4;\n',
    to: '',
    rule: 'bird/missing-policy',
    on: 'ipv4 {',
    onNth: 1,
  },
  {
    name: 'no import policy',
    from: '    import none;\n',
    to: '',
    nth: 1,
    rule: 'bird/missing-policy',
    on: 'ipv6 {',
    onNth: 1,
  },
  // one mistake of the grammar, without its echoes
  {
    name: 'a channel without its first line',
    from: '  ipv4 {\n    import none;',
    to: '    import none;',
    rule: 'bird/unknown-option',
    on: '    import none;',
  },
  {
    name: 'if with a slip',
    from: '  if net ~ fda4',
    to: '  iff net ~ fda4',
    rule: 'bird/undefined-symbol',
    on: 'iff net',
  },
  { name: 'accept with a slip', from: 'then accept', to: 'then acept', rule: 'bird/undefined-symbol', on: 'acept' },
];

/** The reference with one mutation made. */
export function mutate(text: string, mutation: Mutation): string {
  const at = nthIndex(text, mutation.from, mutation.nth ?? 0);
  return text.slice(0, at) + mutation.to + text.slice(at + mutation.from.length);
}

/** The 0-based line on which a mutation is to be reported. */
export function expectedLine(edited: string, mutation: Mutation): number {
  return edited.slice(0, nthIndex(edited, mutation.on, mutation.onNth ?? 0)).split('\n').length - 1;
}

function nthIndex(text: string, wanted: string, nth: number): number {
  let at = text.indexOf(wanted);
  for (let i = 0; i < nth && at >= 0; i++) at = text.indexOf(wanted, at + 1);
  if (at < 0) throw new Error(`occurrence ${nth} of ${JSON.stringify(wanted)} is not in the text`);
  return at;
}
