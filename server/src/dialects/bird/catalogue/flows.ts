import { type OptionSpec, options, type Row } from './spec.js';

const COMPARISON = String.raw`(true | = | != | \< | \<= | \> | \>= | false)`;

/** `> 24 && < 30 || 40..50, 60`: comparisons and lists of numbers and ranges. */
function numbers(range: string): string {
  const value = `<value:num(${range})>`;
  const comparison = `${COMPARISON} ${value}`;
  const list = `${value} [.. ${value}] {, ${value} [.. ${value}]}`;
  return String.raw`(${comparison} | ${list}) {\|\| ${comparison} | && ${comparison} | \|\| ${list}}`;
}

const VALUE_AND_MASK = '[!] <value:num> / <mask:num>';
const FRAGMENT = '[!] (dont_fragment | is_fragment | first_fragment | last_fragment)';
const JOIN = String.raw`(\|\| | && | ,)`;

/** What flow specifications ask of packets (RFC 8955), beside prefixes. */
const SHARED: readonly Row[] = [
  [`proto ${numbers('0..255')}`, 'The protocol that the packet carries.'],
  [`next header ${numbers('0..255')}`, 'The protocol that the packet carries.'],
  [`port ${numbers('0..65535')}`, 'The source or destination port.'],
  [`dport ${numbers('0..65535')}`, 'The destination port.'],
  [`sport ${numbers('0..65535')}`, 'The source port.'],
  [`icmp type ${numbers('0..255')}`, 'The type of an ICMP message.'],
  [`icmp code ${numbers('0..255')}`, 'The code of an ICMP message.'],
  [`length ${numbers('0..65535')}`, 'The length of the packet.'],
  [`dscp ${numbers('0..63')}`, 'The DSCP of the packet.'],
  [`tcp flags ${VALUE_AND_MASK} {${JOIN} ${VALUE_AND_MASK}}`, 'Flags of TCP, as value and mask.'],
  [`fragment ${FRAGMENT} {${JOIN} ${FRAGMENT}}`, 'Whether the packet is a fragment, and which.'],
];

export const FLOW4_OPTIONS: readonly OptionSpec[] = options('flow4', [
  ['dst <prefix:net(ipv4)>', 'Where the packet goes to.'],
  ['src <prefix:net(ipv4)>', 'Where the packet comes from.'],
  ...SHARED,
]);

export const FLOW6_OPTIONS: readonly OptionSpec[] = options('flow6', [
  ['dst <prefix:net(ipv6)> [offset <bits:num>]', 'Where the packet goes to.'],
  ['src <prefix:net(ipv6)> [offset <bits:num>]', 'Where the packet comes from.'],
  [`label ${numbers('0..1048575')}`, 'The flow label.'],
  ...SHARED,
]);
