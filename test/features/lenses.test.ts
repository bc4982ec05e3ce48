import { describe, expect, test, vi } from 'vitest';
import { Interpreter } from '../../server/src/dialects/bird/interpret.js';
import { announcedText } from '../../server/src/features/announced-text.js';
import { hoverAt } from '../../server/src/features/hover.js';
import { lensesOf } from '../../server/src/features/lenses.js';
import type { Subject } from '../../server/src/features/subject.js';
import { judged, PASSWORD, PROFILE } from './judged.js';

/** What is shown above which text. */
function shown(subject: Subject): string[] {
  const { text } = subject.source;
  return lensesOf(subject).map(({ span, tell }) => {
    const { title, leak } = tell();
    const goes = leak ? ` -> ${text.slice(leak.start, leak.end)}` : '';
    return `${text.slice(span.start, span.end)} | ${title}${goes}`;
  });
}

async function lenses(text: string, path = 'bird.conf', files?: Readonly<Record<string, string>>): Promise<string[]> {
  const { subject } = await judged(`${text}$0`, { path, root: path, ...(files && { files }) });
  return shown(subject);
}

const BIRD = `router id 10.0.240.156;
protocol device {
}
function is_ours() {
  return net ~ [ 192.168.0.16/31+ ];
}
function from_static() {
  return source = RTS_STATIC;
}
filter out_v4 {
  if is_ours() && from_static() then accept;
  reject;
}
filter all_v6 {
  if net ~ [ fda4:5ff2:8477:1755::/127+ ] then accept;
  if net.len = 128 then accept;
  reject;
}
protocol bgp nrec1 {
  local as 4200000000;
  neighbor 10.255.255.1 as 65535;
  ipv4 { import none; export filter out_v4; };
  ipv6 { import none; export filter all_v6; };
}
protocol bgp nrec2 {
  local as 4200000000;
  neighbor 10.255.255.2 as 65535;
  ipv4 { import none; export where is_ours(); };
}
protocol bgp other {
  local as 4200000000;
  neighbor 10.0.0.9 as 65001;
  ipv4 { import none; export where net.len <= 24; };
}
protocol bgp off {
  disabled;
  local as 4200000000;
  neighbor 10.255.255.2 as 65535;
  ipv4 { import none; export all; };
}
`;

const FRR = `frr version 10.3
ip prefix-list OURS seq 5 permit 192.168.0.16/31 le 32
ip prefix-list BAD seq 5 permit 10.0.0.0/8 le 32
!
route-map INNER permit 10
 match ip address prefix-list BAD
exit
!
route-map OUT deny 5
 match ip address prefix-list BAD
exit
route-map OUT permit 10
 match ip address prefix-list OURS
exit
!
router bgp 4200000000
 neighbor 10.255.255.1 remote-as 65535
 neighbor 10.255.255.2 remote-as 65535
 !
 address-family ipv4 unicast
  neighbor 10.255.255.1 route-map OUT out
  neighbor 10.255.255.2 prefix-list OURS out
  neighbor 10.255.255.2 route-map INNER out
 exit-address-family
exit
`;

const METALLB = `apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata: { name: peer1, namespace: metallb-system }
spec: { myASN: 4200000000, peerASN: 65535, peerAddress: 10.255.255.1, ebgpMultiHop: true }
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: ours, namespace: metallb-system }
spec: { addresses: [192.168.0.16/31] }
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: wide, namespace: metallb-system }
spec: { addresses: [192.168.7.0/30] }
---
apiVersion: metallb.io/v1beta1
kind: BGPAdvertisement
metadata: { name: one, namespace: metallb-system }
spec: { ipAddressPools: [ours] }
---
apiVersion: metallb.io/v1beta1
kind: BGPAdvertisement
metadata: { name: both, namespace: metallb-system }
spec: { ipAddressPools: [ours, wide], aggregationLength: 31 }
`;

/** A neighbour of frr-k8s, and the prefixes of its router. */
const frrK8s = (advertise: string, prefixes = '[192.168.0.17/32, 10.0.0.0/8, fda4:5ff2::/64]') => `
apiVersion: frrk8s.metallb.io/v1beta1
kind: FRRConfiguration
metadata: { name: ours, namespace: metallb-system }
spec:
  bgp:
    routers:
      - asn: 4200000000
        prefixes: ${prefixes}
        neighbors:
          - address: 10.255.255.1
            asn: 65535
            toAdvertise: ${advertise}
`;

describe('lenses', () => {
  test('of BIRD say what sessions announce, and what filters and functions let out', async () => {
    expect(await lenses(BIRD)).toEqual([
      'protocol bgp nrec1 | IPv4: announces at most 192.168.0.16/31+: inside allocation bgo',
      'filter out_v4 | announces at most 192.168.0.16/31+: inside allocation bgo',
      'function is_ours() | announces 192.168.0.16/31+: inside allocation bgo',
      'function from_static() | accepts what depends on more than the prefix',
      'protocol bgp nrec1 | IPv6: announces 100::/128, accepted at line 16: outside allocation bgo -> net.len = 128',
      'filter all_v6 | announces 100::/128, accepted at line 16: outside allocation bgo -> net.len = 128',
      'protocol bgp nrec2 | announces 192.168.0.16/31+: inside allocation bgo',
      'protocol bgp other | announces 0.0.0.0/0{0,24}',
    ]);
  });

  test('of FRR say it of route-maps and lists, and what lists within route-maps accept', async () => {
    expect(await lenses(FRR, 'frr.conf')).toEqual([
      'neighbor 10.255.255.1 remote-as 65535 | announces 192.168.0.16/31+: inside allocation bgo',
      'route-map OUT deny 5 | announces 192.168.0.16/31+: inside allocation bgo',
      'ip prefix-list BAD seq 5 permit 10.0.0.0/8 le 32 | accepts 10.0.0.0/8+',
      'ip prefix-list OURS seq 5 permit 192.168.0.16/31 le 32 | accepts 192.168.0.16/31+: inside allocation bgo',
      'neighbor 10.255.255.2 remote-as 65535 | announces nothing',
      'route-map INNER permit 10 | accepts 10.0.0.0/8+',
    ]);
  });

  test('of FRR stand above each member of a group, not above the group', async () => {
    const text = `router bgp 4200000000
 neighbor NREC peer-group
 neighbor NREC remote-as 65535
 neighbor 10.255.255.1 peer-group NREC
 neighbor 10.255.255.2 peer-group NREC
 !
 address-family ipv4 unicast
  neighbor NREC activate
  neighbor NREC route-map OUT out
  neighbor 10.255.255.2 route-map ALL out
 exit-address-family
exit
route-map ALL permit 10
exit
route-map OUT permit 10
 match ip address prefix-list OURS
exit
ip prefix-list OURS seq 5 permit 192.168.0.16/31 le 32
`;
    expect(await lenses(text, 'frr.conf')).toEqual([
      'neighbor 10.255.255.1 peer-group NREC | announces 192.168.0.16/31+: inside allocation bgo',
      'route-map OUT permit 10 | announces 192.168.0.16/31+: inside allocation bgo',
      'ip prefix-list OURS seq 5 permit 192.168.0.16/31 le 32 | accepts 192.168.0.16/31+: inside allocation bgo',
      'neighbor 10.255.255.2 peer-group NREC | announces 0.0.0.0/0, accepted at line 13: outside allocation bgo -> route-map ALL permit 10',
      'route-map ALL permit 10 | announces 0.0.0.0/0, accepted at line 13: outside allocation bgo -> route-map ALL permit 10',
    ]);
  });

  test('of MetalLB say it of peers, advertisements and pools', async () => {
    expect(await lenses(METALLB, 'metallb.yaml')).toEqual([
      'peer1 | announces 192.168.7.0/31, accepted at line 14: outside allocation bgo -> 192.168.7.0/30',
      'ours | announces 192.168.0.16/31+: inside allocation bgo',
      'one | announces 192.168.0.16/31{32,32}: inside allocation bgo',
      'both | announces 192.168.7.0/31, accepted at line 14: outside allocation bgo -> 192.168.7.0/30',
      'wide | announces 192.168.7.0/31, accepted at line 14: outside allocation bgo -> 192.168.7.0/30',
    ]);
  });

  test('of frr-k8s say it of the list that a neighbour is told', async () => {
    const leak = 'announces 10.0.0.0/8, accepted at line 9: outside allocation bgo -> 10.0.0.0/8';
    const own = '{ allowed: { mode: filtered, prefixes: [192.168.0.17/32] } }';
    expect(await lenses(frrK8s('{ allowed: { mode: all } }'), 'frr.yaml')).toEqual([
      `10.255.255.1 | ${leak}`,
      `prefixes | ${leak}`,
    ]);
    expect(await lenses(frrK8s(own), 'frr.yaml')).toEqual([
      '10.255.255.1 | announces 192.168.0.17/32: inside allocation bgo',
      'prefixes | announces 192.168.0.17/32: inside allocation bgo',
    ]);
    // What is not known is not said.
    const open = '{ allowed: { prefixes: ["{{ .Values.ours }}"] } }';
    expect((await lenses(frrK8s(open), 'frr.yaml')).filter(text => text.startsWith('prefixes'))).toEqual([]);
  });

  test('name the file where the prefix is accepted in another one, and the sets alone without a profile', async () => {
    const files = { '.nrec.yaml': PROFILE, 'out.inc': 'filter out_v4 {\n  accept;\n}\n' };
    const text = 'include "out.inc";\nprotocol bgp x { local as 4200000000; neighbor 10.255.255.1 as 65535;\n';
    const session = `${text}  ipv4 { import none; export filter out_v4; };\n}\n`;
    expect(await lenses(session, 'bird.conf', files)).toEqual([
      expect.stringMatching(/^protocol bgp x \| announces \S+, accepted at out\.inc, line 2: outside allocation bgo/),
    ]);
    const { '.nrec.yaml': _, ...others } = files;
    expect(await lenses(session, 'bird.conf', others)).toEqual(['protocol bgp x | announces everything']);
  });

  test('say so where nothing is known', async () => {
    const broken = BIRD.replace('if net.len = 128', 'if nonsense ~~');
    expect((await lenses(broken)).filter(text => text.includes('all_v6'))).toEqual([
      'filter all_v6 | may announce anything: part of the policy could not be read',
    ]);
  });

  test('say when only routes keep a policy within the allocation, and pass by what no condition is', async () => {
    const text = `router id 10.0.240.156;
function tag() {
  bgp_community.add((64512, 1));
}
function is_static(bool wanted) {
  return source = RTS_STATIC;
}
function ask() {
  return is_static(true);
}
filter out_v4 {
  tag();
  if ask() then accept;
  reject;
}
protocol static ours {
  ipv4;
  route 192.168.0.17/32 blackhole;
}
protocol bgp nrec1 {
  local as 4200000000;
  neighbor 10.255.255.1 as 65535;
  ipv4 { import none; export filter out_v4; };
}
protocol bgp other {
  local as 4200000000;
  neighbor 10.1.1.1 as 65001;
  ipv4 { import none; export filter out_v4; };
}
`;
    const kept = 'announces none but routes that there are: all inside allocation bgo';
    expect(await lenses(text)).toEqual([
      `protocol bgp nrec1 | ${kept}`,
      `filter out_v4 | ${kept}`,
      'function ask() | accepts what depends on more than the prefix',
      'protocol bgp other | announces what depends on more than the prefix',
    ]);
  });

  test('interpret no policy until they are asked', async () => {
    // Rules look at the policies of sessions with NREC only.
    const { subject } = await judged(
      `${BIRD.replaceAll('10.255.255.', '10.1.1.').replaceAll('as 65535', 'as 65001')}$0`,
    );
    const filters = vi.spyOn(Interpreter.prototype, 'filter');
    const conditions = vi.spyOn(Interpreter.prototype, 'condition');
    const all = lensesOf(subject);
    expect(all).toHaveLength(8);
    expect([filters, conditions].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
    expect(all[0]?.tell().title).toBe('IPv4: announces at most 192.168.0.16/31+');
    expect(filters).toHaveBeenCalledTimes(1);
    vi.restoreAllMocks();
  });
});

describe('hovers', () => {
  const over = async (text: string, at: string, path: string): Promise<string> => {
    const { subject, cursor } = await judged(text.replace(at, `$0${at}`), { path, root: path });
    return hoverAt(subject, cursor)?.markdown ?? '';
  };

  test('say of a policy what its lens says, where it is defined and where it is used', async () => {
    const filter = '`100::/128`, accepted at line 16: outside allocation bgo';
    expect(await over(BIRD, 'all_v6 {', 'bird.conf')).toContain(`announces ${filter}`);
    expect(await over(BIRD, 'all_v6; }', 'bird.conf')).toContain(`announces ${filter}`);
    expect(await over(BIRD, 'is_ours() && ', 'bird.conf')).toContain(
      'announces `192.168.0.16/31+`: inside allocation bgo',
    );
    expect(await over(FRR, '10.255.255.1 remote-as', 'frr.conf')).toMatch(/NREC.*announces 192\.168\.0\.16\/31\+/s);
    const grouped = FRR.replace(
      ' neighbor 10.255.255.1 remote-as 65535\n',
      ' neighbor G peer-group\n neighbor G remote-as 65535\n neighbor 10.255.255.1 peer-group G\n',
    );
    expect(await over(grouped, '10.255.255.1 peer-group', 'frr.conf')).toMatch(/\*\*10\.255\.255\.1\*\*.*announces/s);
    const list = 'accepts `192.168.0.16/31+`: inside allocation bgo';
    expect(await over(FRR, 'OURS out', 'frr.conf')).toContain(list);
    expect(await over(FRR, 'OURS seq', 'frr.conf')).toContain(list);
    expect(await over(FRR, 'OUT out', 'frr.conf')).toContain('announces `192.168.0.16/31+`');
    expect(await over(FRR, 'OUT permit', 'frr.conf')).toContain('announces `192.168.0.16/31+`');
    const all = frrK8s('{ allowed: { mode: all } }');
    expect(await over(all, 'prefixes:', 'frr.yaml')).toMatch(/announces `10\.0\.0\.0\/8`, accepted at line 9.*---/s);
    expect(await over(all, 'neighbors:', 'frr.yaml')).not.toContain('announces');
    expect(await over(METALLB, 'wide]', 'metallb.yaml')).toContain('announces `192.168.7.0/31`, accepted at line 14');
    expect(await over(METALLB, 'peer1', 'metallb.yaml')).toContain(
      'announces 192.168.7.0/31, accepted at line 14: outside allocation bgo',
    );
  });
});

test('everything behind a lens can be read, without passwords', async () => {
  const text = BIRD.replace('filter all_v6 {', `filter all_v6 { # ${'x'.repeat(3)}`).replace(
    'as 65535;\n  ipv4 { import none; export where is_ours(); };',
    `as 65535; password "${PASSWORD}"; ipv4 { import none; export where is_ours(); };`,
  );
  const { subject } = await judged(`${text}$0`);
  const texts = lensesOf(subject).map(lens => announcedText(lens, subject.result));
  expect(texts.join('\n')).not.toContain(PASSWORD);
  expect(texts[5]).toBe(`filter all_v6 { # xxx (IPv6)
announces 100::/128, accepted at line 16: outside allocation bgo

Announced where there is a route to it, and nothing else is
  ::/0{128,128}
  fda4:5ff2:8477:1755::/127

Accepted by
  line 15: if net ~ [ fda4:5ff2:8477:1755::/127+ ] then accept;
      fda4:5ff2:8477:1755::/127+
  line 16: if net.len = 128 then accept;
      ::/1{128,128}, 8000::/2{128,128}, c000::/3{128,128} and 124 more

Allocation bgo
  fda4:5ff2:8477:1755::/127+
`);
});
