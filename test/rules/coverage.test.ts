import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FileFacts, Host } from '../../server/src/model/host.js';
import { allRules } from '../../server/src/workspace/rules.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';
import { PASSWORD, PROFILE, WORKING } from './coverage-configurations.js';

/** What NREC asks, by number, and the daemon (BIRD, FRR, MetalLB) whose configuration breaks it. */
type Letter = keyof typeof WORKING;

/** What is changed of a text: the first place, or with a pattern of the flag `g` all of them. */
type Change = readonly [from: string | RegExp, to: string];

/** One mistake in a working configuration, or in the profile that it is judged by, and the rule that finds it. */
interface Case {
  readonly id: number;
  readonly letter: Letter;
  readonly change: Change;
  readonly profile?: Change;
  /** What is known of the file. */
  readonly facts?: FileFacts;
  readonly rule: string;
}

const cases: Case[] = [];

function add(id: number, letter: Letter, from: string | RegExp, to: string, rule: string, profile?: Change): void {
  cases.push({ id, letter, change: [from, to], rule, ...(profile && { profile }) });
}

const OPTIONAL: Change = ['bfd: required', 'bfd: optional'];
const DISABLED: Change = ['bfd: required', 'bfd: disabled'];
const NO_PASSWORD: Change = ['    password: { env: NREC_MD5 }\n', ''];
const NO_NETWORK: Change = ['    instanceNetwork: [10.0.240.0/24]\n', ''];

add(1, 'B', '156 as 4200000000', '156 as 4200000001', 'nrec/local-as');
add(1, 'F', 'router bgp 4200000000', 'router bgp 4200000001', 'nrec/local-as');
add(1, 'M', /myASN: 4200000000/g, 'myASN: 4200000001', 'nrec/local-as');
add(3, 'B', 'multihop;\n  password', 'multihop;\n  enable as4 off;\n  password', 'nrec/as4-disabled');
add(3, 'B', 'as 65535', 'as 23456', 'nrec/peer-as');
add(3, 'B', 'as 65535', 'as 0', 'bird/incomplete-session');
add(
  3,
  'F',
  'remote-as 65535\n',
  'remote-as 65535\n neighbor 10.255.255.1 dont-capability-negotiate\n',
  'nrec/as4-disabled',
);
add(3, 'F', 'remote-as 65535', 'remote-as 23456', 'nrec/peer-as');
add(4, 'B', 'as 65535', 'as 65534', 'nrec/peer-as');
add(4, 'B', ' as 65535', '', 'bird/incomplete-session');
add(4, 'F', 'remote-as 65535', 'remote-as 65534', 'nrec/peer-as');
add(4, 'F', 'remote-as 65535', 'remote-as internal', 'nrec/peer-as');
add(4, 'F', ' neighbor 10.255.255.1 remote-as 65535\n', '', 'frr/neighbor-order');
add(4, 'M', 'peerASN: 65535', 'peerASN: 65534', 'nrec/peer-as');
add(4, 'M', '  peerASN: 65535\n', '', 'metallb/peer-as');
add(4, 'M', 'peerASN: 65535', 'dynamicASN: internal', 'nrec/peer-as');
add(5, 'B', /protocol bgp nrec_peer2[\s\S]*/, '', 'nrec/missing-peer');
add(5, 'F', / +neighbor 10.255.255.2 .*\n/g, '', 'nrec/missing-peer');
add(
  5,
  'M',
  /apiVersion: metallb.io\/v1beta2\nkind: BGPPeer\nmetadata:\n {2}name: nrec-peer2[\s\S]*?---\n/,
  '',
  'nrec/missing-peer',
);
add(6, 'B', 'neighbor 10.255.255.1', 'neighbor 10.255.255.11', 'nrec/neighbor-typo');
add(6, 'F', /10\.255\.255\.1\b/g, '10.255.255.11', 'nrec/neighbor-typo');
add(6, 'M', 'peerAddress: 10.255.255.1', 'peerAddress: 10.255.255.11', 'nrec/neighbor-typo');
add(6, 'B', 'neighbor 10.255.255.1', 'neighbor 172.16.3.9', 'nrec/missing-peer');
add(7, 'B', '  multihop;\n  password', '  password', 'nrec/multihop');
add(7, 'F', ' neighbor 10.255.255.1 ebgp-multihop\n', '', 'nrec/multihop');
add(7, 'M', '  ebgpMultiHop: true\n', '', 'nrec/multihop');
add(8, 'B', '  multihop;\n  password', '  direct;\n  password', 'nrec/direct-session');
add(8, 'B', '  multihop;\n  password', '  multihop;\n  ttl security on;\n  password', 'nrec/ttl-security');
add(8, 'F', '10.255.255.1 ebgp-multihop', '10.255.255.1 ttl-security hops 1', 'nrec/ttl-security');
add(8, 'F', '10.255.255.1 ebgp-multihop', '10.255.255.1 disable-connected-check', 'nrec/direct-session');
add(9, 'B', '  multihop;\n  password', '  multihop 2;\n  password', 'nrec/multihop-hops');
add(9, 'F', 'ebgp-multihop', 'ebgp-multihop 2', 'nrec/multihop-hops');
add(10, 'B', `  password "${PASSWORD}";\n`, '', 'nrec/password-missing');
add(10, 'F', ` neighbor 10.255.255.1 password ${PASSWORD}\n`, '', 'nrec/password-missing');
add(10, 'M', '  passwordSecret:\n    name: nrec-bgp\n', '', 'nrec/password-missing');
add(11, 'B', PASSWORD, `${PASSWORD.slice(1)}0`, 'nrec/password-mismatch');
add(11, 'F', PASSWORD, `${PASSWORD.slice(1)}0`, 'nrec/password-mismatch');
add(11, 'M', PASSWORD, `${PASSWORD.slice(1)}0`, 'nrec/password-mismatch');
add(12, 'B', PASSWORD, 'x'.repeat(81), 'nrec/password-length');
add(12, 'F', PASSWORD, 'x'.repeat(81), 'nrec/password-length');
add(12, 'M', PASSWORD, 'x'.repeat(81), 'nrec/password-length');
add(12, 'B', PASSWORD, 'changeme', 'nrec/password-placeholder');
add(12, 'F', PASSWORD, 'changeme', 'nrec/password-placeholder');
add(12, 'M', PASSWORD, 'changeme', 'nrec/password-placeholder');
add(12, 'B', `"${PASSWORD}"`, `" ${PASSWORD}"`, 'nrec/password-mismatch');
add(12, 'F', `${PASSWORD}`, `"${PASSWORD}"`, 'nrec/password-mismatch');
add(12, 'B', `"${PASSWORD}"`, `" ${PASSWORD}"`, 'nrec/password-unlikely', NO_PASSWORD);
add(12, 'F', `${PASSWORD}`, `"${PASSWORD}"`, 'nrec/password-unlikely', NO_PASSWORD);
add(12, 'M', PASSWORD, `"${PASSWORD} "`, 'nrec/password-unlikely', NO_PASSWORD);
add(
  13,
  'B',
  /(?<=local )10.0.240.156 | {2}source address 10.0.240.156;\n| {2}bfd graceful;\n|protocol bfd[\s\S]*?\n\}\n/g,
  '',
  'nrec/source-address',
  OPTIONAL,
);
add(13, 'F', ' neighbor 10.255.255.1 update-source 10.0.240.156\n', '', 'nrec/source-address');
add(14, 'B', 'router id 10.0.240.156', 'router id 10.0.240.157', 'nrec/address-agreement');
add(14, 'F', 'router-id 10.0.240.156', 'router-id 10.0.240.157', 'nrec/address-agreement');
add(15, 'B', /10\.0\.240\.156/g, '10.9.9.9', 'nrec/source-address');
add(15, 'F', /10\.0\.240\.156/g, '10.9.9.9', 'nrec/source-address');
add(15, 'B', /10\.0\.240\.156/g, '192.168.0.16', 'nrec/anycast-own-address');
add(15, 'F', /10\.0\.240\.156/g, '192.168.0.16', 'nrec/anycast-own-address');
add(15, 'B', /10\.0\.240\.156/g, '10.255.255.1', 'nrec/source-address', NO_NETWORK);
add(15, 'F', /10\.0\.240\.156/g, '10.255.255.1', 'nrec/source-address', NO_NETWORK);
add(16, 'B', 'multihop;\n  password', 'multihop;\n  passive;\n  password', 'nrec/passive-session');
add(16, 'F', 'remote-as 65535\n', 'remote-as 65535\n neighbor 10.255.255.1 passive\n', 'nrec/passive-session');
add(17, 'B', '255.1 as 65535', '255.1 port 1179 as 65535', 'nrec/peer-port');
add(17, 'F', 'remote-as 65535\n', 'remote-as 65535\n neighbor 10.255.255.1 port 1179\n', 'nrec/peer-port');
add(17, 'M', 'peerASN: 65535', 'peerASN: 65535\n  peerPort: 1179', 'nrec/peer-port');
add(18, 'B', / {2}ipv6 \{\n {4}import none;\n {4}export filter export_v6;\n {2}\};\n/, '', 'nrec/family-missing');
add(18, 'B', / {2}ipv6 \{\n {4}import none;\n {4}export filter export_v6;\n {2}\};\n/g, '', 'nrec/family-missing');
add(18, 'F', / address-family ipv6 unicast[\s\S]*?exit-address-family\n/, '', 'nrec/family-missing');
add(18, 'M', / {2}dualStackAddressFamily: true\n/g, '', 'metallb/dual-stack');
add(19, 'B', / {2}ipv4 \{\n {4}import none;\n {4}export filter export_v4;\n {2}\};\n/g, '', 'nrec/family-missing');
add(19, 'F', / address-family ipv4 unicast[\s\S]*?exit-address-family\n/, '', 'nrec/family-missing');
add(19, 'B', 'import none', 'import none', 'nrec/export-outside-allocation', [/ {4}ipv6: .*\n/, '']);
add(19, 'B', / {2}if net ~ fda4:5ff2:8477:1755::\/127 then accept;\n/, '', 'nrec/family-unused', [
  / {4}ipv6: .*\n/,
  '',
]);
add(20, 'B', 'router id 10.0.240.156;\n', '', 'nrec/router-id');
add(20, 'F', ' bgp router-id 10.0.240.156\n', '', 'nrec/router-id');
add(20, 'B', 'router id 10.0.240.156', 'router id 192.168.0.16', 'nrec/anycast-own-address');
add(20, 'F', 'router-id 10.0.240.156', 'router-id 192.168.0.16', 'nrec/anycast-own-address');
add(20, 'B', 'router id 10.0.240.156', 'router id 127.0.0.1', 'nrec/address-agreement');
add(20, 'F', 'router-id 10.0.240.156', 'router-id 224.0.0.1', 'nrec/address-agreement');
add(21, 'B', 'multihop;\n  password', 'multihop;\n  hold time 0;\n  password', 'nrec/hold-time');
add(21, 'F', 'remote-as 65535\n', 'remote-as 65535\n neighbor 10.255.255.1 timers 0 0\n', 'nrec/hold-time');
add(21, 'M', 'peerASN: 65535', 'peerASN: 65535\n  holdTime: 0s', 'nrec/hold-time');
add(21, 'B', /multihop;\n {2}password/g, 'multihop;\n  hold time 30;\n  keepalive time 25;\n  password', 'bird/timers');
add(21, 'F', 'remote-as 65535\n', 'remote-as 65535\n neighbor 10.255.255.1 timers 25 30\n', 'nrec/peer-difference');
add(21, 'M', /peerASN: 65535/g, 'peerASN: 65535\n  holdTime: 30s\n  keepaliveTime: 35s', 'metallb/timers');
add(101, 'B', 'net ~ 192.168.0.16/31', 'net ~ 192.168.0.0/24', 'nrec/export-outside-allocation');
add(101, 'F', '192.168.0.16/31 le', '192.168.0.0/24 le', 'nrec/export-outside-allocation');
add(101, 'M', '192.168.0.16/31', '192.168.0.0/24', 'nrec/export-outside-allocation');
add(102, 'B', 'export filter export_v4', 'export all', 'nrec/export-unlimited');
add(102, 'B', '    export filter export_v4;\n', '', 'bird/missing-policy');
add(102, 'F', '  neighbor 10.255.255.1 route-map OUT4 out\n', '', 'nrec/allocation-never-announced');
add(
  102,
  'F',
  / no bgp default ipv4-unicast\n([\s\S]*?) {2}neighbor 10.255.255.1 route-map OUT4 out\n/,
  ' no bgp default ipv4-unicast\n no bgp ebgp-requires-policy\n$1',
  'nrec/export-unlimited',
);
add(103, 'B', 'net ~ 192.168.0.16/31', 'net ~ [0.0.0.0/0]', 'nrec/export-outside-allocation');
add(
  103,
  'F',
  '  neighbor 10.255.255.1 route-map OUT4 out\n',
  '  neighbor 10.255.255.1 route-map OUT4 out\n  neighbor 10.255.255.1 default-originate\n',
  'nrec/export-outside-allocation',
);
add(103, 'M', '192.168.0.16/31', '0.0.0.0/0', 'nrec/export-outside-allocation');
add(104, 'B', 'net ~ 192.168.0.16/31', 'net = 192.168.0.16/31', 'nrec/allocation-never-announced');
add(104, 'F', ' le 32', '', 'nrec/allocation-never-announced');
add(105, 'B', 'net ~ 192.168.0.16/31', 'net ~ [192.168.0.16/31{32,31}]', 'bird/number-range');
add(105, 'F', 'le 32', 'le 30', 'frr/prefix-lengths');
add(105, 'M', '  ipAddressPools:', '  aggregationLength: 33\n  ipAddressPools:', 'metallb/aggregation-length');
add(106, 'B', 'net ~ 192.168.0.16/31', 'net = 192.168.0.0/24', 'nrec/export-outside-allocation');
add(106, 'F', '192.168.0.16/31 le 32', '192.168.0.0/24', 'nrec/export-outside-allocation');
add(106, 'M', '  ipAddressPools:', '  aggregationLength: 24\n  ipAddressPools:', 'metallb/aggregation-length');
add(107, 'B', 'import none', 'import none', 'nrec/export-outside-allocation', [
  '[192.168.0.16/31]',
  '{ prefix: 192.168.0.16/31, maxLength: 31 }',
]);
add(107, 'F', 'no bgp default', 'no bgp default', 'nrec/export-outside-allocation', [
  '[192.168.0.16/31]',
  '{ prefix: 192.168.0.16/31, maxLength: 31 }',
]);
add(107, 'M', 'myASN', 'myASN', 'nrec/export-outside-allocation', [
  '[192.168.0.16/31]',
  '{ prefix: 192.168.0.16/31, maxLength: 31 }',
]);
add(108, 'B', 'import none', 'import all', 'nrec/import-not-none');
add(108, 'F', 'route-map IN deny', 'route-map IN permit', 'nrec/import-not-none');
add(109, 'B', /import none|export none/g, 'import all', 'nrec/import-not-none');
add(110, 'B', 'export filter export_v4', 'export filter export_v6', 'nrec/export-other-family');
add(110, 'F', 'route-map OUT4 out', 'route-map OUT6 out', 'nrec/export-other-family');
add(111, 'B', '  learn;\n', '', 'nrec/kernel-learn');
add(112, 'B', /protocol kernel kernel4[\s\S]*?\n\}\n/, '', 'nrec/kernel-learn');
add(112, 'F', '  redistribute connected route-map OUT4\n', '', 'nrec/kernel-learn');
add(
  112,
  'M',
  'ipAddressPools:\n    - elastic-ip',
  'peers:\n    - other\n  ipAddressPools:\n    - elastic-ip',
  'nrec/allocation-never-announced',
);
add(113, 'B', 'import none', 'gateway direct;\n    import none', 'bird/session-conflict');
add(
  114,
  'F',
  / {2}neighbor 10.255.255.\d route-map OUT4 out\n| no bgp default ipv4-unicast\n/g,
  '',
  'nrec/allocation-never-announced',
);
add(116, 'M', '- elastic-ip\n', '- elastic\n', 'metallb/undefined-reference');
add(117, 'B', '/31 then accept;', '/31 then { bgp_path.prepend(4200000000); accept; }', 'nrec/path-change');
add(117, 'B', '/31 then accept;', '/31 then { bgp_next_hop = 10.0.240.9; accept; }', 'nrec/path-change');
add(117, 'B', 'import none', 'next hop address 10.0.240.9;\n    import none', 'nrec/path-change');
add(117, 'B', 'multihop;\n  password', 'multihop;\n  allow local as 2;\n  password', 'nrec/path-change');
add(
  117,
  'F',
  ' match ip address prefix-list NREC4\n',
  ' match ip address prefix-list NREC4\n set as-path prepend 4200000000\n',
  'nrec/path-change',
);
add(
  117,
  'F',
  ' match ip address prefix-list NREC4\n',
  ' match ip address prefix-list NREC4\n set ip next-hop 10.0.240.9\n',
  'nrec/path-change',
);
add(
  117,
  'F',
  'remote-as 65535\n',
  'remote-as 65535\n neighbor 10.255.255.1 local-as 64999 no-prepend replace-as\n',
  'nrec/local-as',
);
add(117, 'F', 'route-map IN in\n', 'route-map IN in\n  neighbor 10.255.255.1 allowas-in\n', 'nrec/path-change');
add(118, 'B', '/31 then accept;', '/31 then { bgp_community.add((65535,65281)); accept; }', 'nrec/community');
add(
  118,
  'F',
  ' match ip address prefix-list NREC4\n',
  ' match ip address prefix-list NREC4\n set community no-export\n',
  'nrec/community',
);
add(118, 'M', '  ipAddressPools:', '  communities: [65535:65281]\n  ipAddressPools:', 'nrec/community');
add(119, 'B', 'multihop;\n  password', 'multihop;\n  local role peer;\n  password', 'nrec/role');
add(119, 'F', 'remote-as 65535\n', 'remote-as 65535\n neighbor 10.255.255.1 local-role peer\n', 'nrec/role');
add(201, 'B', '  bfd graceful;\n', '', 'nrec/bfd-required');
add(201, 'F', / neighbor 10.255.255.1 bfd(?: profile nrec)?\n/g, '', 'nrec/bfd-required');
add(201, 'M', '  bfdProfile: nrec-bfd\n', '', 'nrec/bfd-required');
add(201, 'B', 'graceful', 'graceful', 'nrec/bfd-disabled', DISABLED);
add(201, 'F', ' bfd', ' bfd', 'nrec/bfd-disabled', DISABLED);
add(201, 'M', 'bfd', 'bfd', 'nrec/bfd-disabled', DISABLED);
add(202, 'B', 'accept ipv4 multihop', 'accept ipv4 direct', 'nrec/bfd-protocol');
add(203, 'B', /protocol bfd[\s\S]*?\n\}\n/, '', 'nrec/bfd-protocol');
add(203, 'B', / {2}bfd graceful;\n/g, '', 'nrec/bfd-unused', OPTIONAL);
add(204, 'F', 'bfd\n profile', 'bfd\n peer 10.255.255.1\n exit\n profile', 'frr/bfd-single-hop');
add(205, 'B', 'interval 300 ms', 'interval 300 us', 'nrec/bfd-timers');
add(205, 'B', 'interval 300 ms', 'interval 300', 'bird/syntax');
add(205, 'F', 'transmit-interval 300', 'transmit-interval 10', 'nrec/bfd-timers');
add(205, 'M', 'transmitInterval: 300', 'transmitInterval: 10', 'nrec/bfd-timers');
add(206, 'M', 'detectMultiplier: 3', 'detectMultiplier: 3\n  echoMode: true', 'metallb/bfd-echo');
add(206, 'M', 'bfdProfile: nrec-bfd', 'bfdProfile: nrec', 'metallb/undefined-reference');
add(209, 'B', '  bfd graceful;\n', '', 'nrec/peer-difference', OPTIONAL);
add(209, 'F', / neighbor 10.255.255.1 bfd(?: profile nrec)?\n/g, '', 'nrec/peer-difference', OPTIONAL);
add(209, 'M', '  bfdProfile: nrec-bfd\n', '', 'nrec/peer-difference', OPTIONAL);
add(302, 'B', new RegExp(PASSWORD, 'g'), 'b1ecd7f662e6ff6ce03ab33626f92cfe', 'nrec/password-unlikely', NO_PASSWORD);
add(303, 'M', '  passwordSecret:\n    name: nrec-bgp\n', `  password: ${PASSWORD}\n`, 'metallb/plain-password');
add(303, 'M', '  passwordSecret:\n', `  password: ${PASSWORD}\n  passwordSecret:\n`, 'metallb/password');
for (const [letter, place] of [
  ['B', '/etc/bird/bird.conf'],
  ['F', '/etc/frr/frr.conf'],
  ['M', '/home/me/manifest.yaml'],
] as const) {
  const change: Change = ['', ''];
  cases.push({ id: 301, letter, change, facts: { place, tracked: true }, rule: 'nrec/password-tracked' });
  if (letter === 'M') continue;
  const facts = { place, mode: 0o644, reachable: true };
  cases.push({ id: 304, letter, change, facts, rule: 'nrec/password-readable' });
}
const LB2: Change = [/$/, '    instances: [{ name: lb2, address: 10.0.240.157, files: ["*.conf"] }]\n'];
add(401, 'B', 'router id 10.0.240.156', 'router id 10.0.240.157', 'nrec/address-agreement');
add(402, 'B', '', '', 'nrec/source-address', LB2);
add(402, 'F', '', '', 'nrec/source-address', LB2);
add(404, 'B', '  multihop;\n', '  multihop 5;\n', 'nrec/peer-difference');
add(404, 'F', 'ebgp-multihop', 'ebgp-multihop 200', 'nrec/peer-difference');
add(404, 'M', 'peerASN: 65535', 'peerASN: 65535\n  holdTime: 30s', 'nrec/peer-difference');
add(404, 'B', 'export filter export_v4', 'export where net ~ 192.168.0.16/32', 'nrec/peer-difference');
add(404, 'B', PASSWORD, `${PASSWORD.slice(1)}0`, 'nrec/peer-difference', NO_PASSWORD);
add(404, 'F', PASSWORD, `${PASSWORD.slice(1)}0`, 'nrec/peer-difference', NO_PASSWORD);
add(409, 'M', 'name: nrec-peer1', 'name: nrec_peer1', 'metallb/name');
add(
  504,
  'F',
  'frr defaults traditional\n!\nip nht resolve-via-default\n',
  'frr version 8.4\nfrr defaults traditional\n',
  'frr/nht-default-route',
);
add(505, 'F', ' le 32\n', ' le 32\nip prefix-list NREC4 seq 10 permit 192.168.0.17/32\n', 'frr/duplicate-sequence');
add(505, 'F', ' le 32\n', ' le 32\nip prefix-list NREC4 seq 5 deny any\n', 'frr/unreachable-entry');
add(505, 'F', 'route-map OUT4 out', 'route-map OUT5 out', 'frr/undefined-name');
add(508, 'B', /multihop;\n {2}password/g, 'multihop;\n  send hold time 480;\n  password', 'bgplint/version');

// What reaches the export policy: sources, their filters, tables and pipes.
const KERNEL4 = /protocol kernel kernel4[\s\S]*?\n\}\n/;
const KERNEL_LEARN = 'nrec/kernel-learn';
const NEVER = 'nrec/allocation-never-announced';
add(111, 'B', 'import all', 'import where false', KERNEL_LEARN);
add(111, 'B', 'import all', 'import none', KERNEL_LEARN);
add(111, 'B', 'import all', 'import where net ~ 10.0.0.0/8', NEVER);
add(111, 'B', 'learn;\n  ipv4', 'learn;\n  disabled;\n  ipv4', KERNEL_LEARN);
add(112, 'B', KERNEL4, 'protocol static s { ipv4; }\n', KERNEL_LEARN);
add(112, 'B', KERNEL4, 'protocol static s { disabled; ipv4; route 192.168.0.16/32 blackhole; }\n', KERNEL_LEARN);
add(112, 'B', KERNEL4, 'protocol static s { ipv4; route 10.0.0.0/8 blackhole; }\n', NEVER);
add(112, 'B', KERNEL4, 'protocol static s { ipv4 { import none; }; route 192.168.0.16/32 blackhole; }\n', KERNEL_LEARN);
add(112, 'B', KERNEL4, 'protocol direct d { ipv4 { import where net ~ 10.0.0.0/8; }; }\n', NEVER);
add(112, 'B', KERNEL4, 'protocol direct d { interface "lo"; }\n', KERNEL_LEARN);
const OTHER_TABLE = 'ipv4 table service;\n';
const FROM_TABLE = /router id([\s\S]*?)export filter export_v4;([\s\S]*?)export filter export_v4;/;
const IN_TABLE = 'router id$1table service; export filter export_v4;$2table service; export filter export_v4;';
const pipe = (policies: string) => `protocol pipe { table master4; peer table service; ${policies} }`;
add(112, 'B', FROM_TABLE, `${OTHER_TABLE}${IN_TABLE}`, KERNEL_LEARN);
add(112, 'B', FROM_TABLE, `${OTHER_TABLE}${pipe('export none; import all;')}\n${IN_TABLE}`, KERNEL_LEARN);
add(112, 'B', FROM_TABLE, `${OTHER_TABLE}${pipe('export where net ~ 10.0.0.0/8; import none;')}\n${IN_TABLE}`, NEVER);
add(112, 'F', 'redistribute connected route-map OUT4', 'redistribute static', KERNEL_LEARN);
add(112, 'F', 'redistribute connected route-map OUT4', 'redistribute ospf', KERNEL_LEARN);
add(112, 'F', 'redistribute connected route-map OUT4', 'redistribute connected route-map IN', NEVER);
add(112, 'F', 'redistribute connected route-map OUT4', 'redistribute connected route-map OUT6', 'frr/wrong-family');
add(112, 'F', 'redistribute connected route-map OUT4', 'network 10.9.0.0/24', NEVER);
add(112, 'F', 'redistribute connected route-map OUT4', 'network 192.168.0.16/31', 'frr/import-check');
add(112, 'M', 'kind: BGPAdvertisement', 'kind: L2Advertisement', NEVER);
add(
  112,
  'M',
  'ipAddressPools:',
  'nodeSelectors:\n    - matchLabels: { nrec-elastic-ip: "false" }\n  ipAddressPools:',
  NEVER,
);
// What the daemons take, and what cannot be.
add(15, 'B', /source address 10.0.240.156/g, 'source address 2001:db8::1', 'nrec/source-address');
add(15, 'F', 'update-source 10.0.240.156', 'update-source 2001:db8::1', 'nrec/source-address');
add(20, 'B', 'multihop;\n  password', 'router id 192.168.0.16;\n  multihop;\n  password', 'nrec/anycast-own-address');
add(14, 'B', 'multihop;\n  password', 'router id 10.0.240.99;\n  multihop;\n  password', 'nrec/address-agreement');

// A second site, whose values must not get in here.
const SECOND: Change = [
  /$/,
  `  - name: osl
    localAs: 4200000001
    peerAs: 65535
    peers: [10.254.255.1, 10.254.255.2]
    ipv4: [192.168.1.16/31]
    bfd: required
    password: { env: OSL_MD5 }
`,
];
const MIXED = 'nrec/site-mixed';
add(23, 'B', /as 4200000000/g, 'as 4200000001', MIXED, SECOND);
add(23, 'F', 'router bgp 4200000000', 'router bgp 4200000001', MIXED, SECOND);
add(23, 'M', /myASN: 4200000000/g, 'myASN: 4200000001', MIXED, SECOND);
add(23, 'B', 'net ~ 192.168.0.16/31', 'net ~ 192.168.1.16/31', MIXED, SECOND);
add(23, 'F', '192.168.0.16/31', '192.168.1.16/31', MIXED, SECOND);
add(23, 'B', 'neighbor 10.255.255.1', 'neighbor 10.254.255.1', MIXED, SECOND);
add(23, 'F', /10\.255\.255\.1\b/g, '10.254.255.1', MIXED, SECOND);
add(23, 'M', 'peerAddress: 10.255.255.1', 'peerAddress: 10.254.255.1', MIXED, SECOND);

async function lint(letter: Letter, text: string, profile: string, facts?: FileFacts) {
  const { path } = WORKING[letter];
  const memory = memoryHost({ '.nrec.yaml': profile, [path]: text }, PASSWORD);
  const host: Host = {
    ...memory,
    compareSecret: async (reference, ...others) =>
      reference.kind === 'env' && reference.name === 'NREC_MD5'
        ? memory.compareSecret(reference, ...others)
        : 'unavailable',
    fileFacts: async paths => new Map(facts ? paths.map(one => [one, facts]) : []),
  };
  return (await new Workspace(host).lint(path)).diagnostics;
}

test.each(['B', 'F', 'M'] as const)('nothing is found in the working configuration of %s', async letter => {
  expect(await lint(letter, WORKING[letter].text, PROFILE)).toEqual([]);
});

describe('what NREC asks is asked', () => {
  test.each(cases.map((one, index) => ({ ...one, index })))('NREC$id of $letter, case $index: $rule', async one => {
    const { letter, change, profile, facts, rule } = one;
    const working = WORKING[letter].text;
    const text = working.replace(...change);
    const judgedBy = profile ? PROFILE.replace(...profile) : PROFILE;
    expect(text !== working || judgedBy !== PROFILE || facts !== undefined).toBe(true);
    const found = await lint(letter, text, judgedBy, facts);
    // That something is not used any more is worth knowing, and no second mistake.
    const telling = found.filter(finding => finding.severity !== 'info' || finding.rule === rule);
    expect([...new Set(telling.map(finding => finding.rule))]).toEqual([rule]);
  });
});

test('what the profile names is right, whatever its AS numbers are reserved for', async () => {
  for (const [localAs, peerAs] of [
    ['4200000000', '65535'],
    ['4164939142', '65535'],
    ['64512', '65501'],
  ] as const) {
    const named = (text: string) => text.replaceAll('4200000000', localAs).replaceAll('65535', peerAs);
    for (const letter of ['B', 'F', 'M'] as const)
      expect(await lint(letter, named(WORKING[letter].text), named(PROFILE))).toEqual([]);
  }
});

describe('docs/agreement.md says where everything is checked', () => {
  const page = readFileSync(new URL('../../docs/agreement.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| (\d{1,3}) \| (.+?) \| (.+) \|$/gm)].map(([, id, asked, checked = '']) => {
    const rules = [...checked.matchAll(/`([a-z]+\/[a-z0-9-]+)`/g)].map(([, rule = '']) => rule);
    return { id: Number(id), asked, checked, rules, isNone: checked.startsWith('none: ') };
  });

  test('each number has its row', () => {
    const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const numbers = [
      [1, 23],
      [101, 119],
      [201, 209],
      [301, 307],
      [401, 410],
      [501, 508],
    ].flatMap(([from = 0, to = 0]) => range(from, to));
    expect(rows.map(({ id }) => id)).toEqual(numbers);
  });

  test.each(rows)('$id: $asked', ({ id, rules, isNone, checked }) => {
    const known = new Set(allRules().map(rule => rule.id));
    expect(rules.filter(rule => !known.has(rule))).toEqual([]);
    const found = new Set(cases.filter(one => one.id === id).map(({ rule }) => rule));
    if (isNone) {
      expect(found).toEqual(new Set());
      expect(checked.length).toBeGreaterThan('none: '.length + 20);
      return;
    }
    expect(rules.length).toBeGreaterThan(0);
    expect([...found].filter(rule => !rules.includes(rule))).toEqual([]);
  });
});

test('a value of another site is told of once for a statement that several sessions take over', async () => {
  const { path } = WORKING.B;
  const sessions = [1, 2].map(n => `protocol bgp n${n} from n { neighbor 10.254.255.${n} as 65535; }\n`).join('');
  const text = `protocol device {}\ntemplate bgp n { local 10.0.240.156 as 4200000001; multihop; password "${PASSWORD}"; }\n${sessions}`;
  const host = memoryHost({ '.nrec.yaml': PROFILE.replace(...SECOND), [path]: text }, PASSWORD);
  const compareSecret: Host['compareSecret'] = async (reference, ...others) =>
    reference.kind === 'env' && reference.name === 'NREC_MD5'
      ? host.compareSecret(reference, ...others)
      : 'unavailable';
  const { diagnostics } = await new Workspace({ ...host, compareSecret }).lint(path);
  const found = diagnostics.filter(({ rule }) => rule === MIXED);
  expect(found.map(({ message, related }) => [message.split(',')[0], related])).toEqual([
    [expect.stringMatching(/^The password is of the allocation /), []],
  ]);
});

test('what other neighbours send may be passed on, so that nothing is missing', async () => {
  const text = WORKING.F.text
    .replace('  redistribute connected route-map OUT4\n', '')
    .replace(' no bgp default', ' neighbor 10.0.240.9 remote-as internal\n no bgp default')
    .replace(' address-family ipv4 unicast\n', ' address-family ipv4 unicast\n  neighbor 10.0.240.9 activate\n');
  expect((await lint('F', text, PROFILE)).map(({ rule }) => rule)).not.toContain(KERNEL_LEARN);
});
