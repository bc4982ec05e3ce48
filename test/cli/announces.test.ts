import { afterEach, describe, expect, test } from 'vitest';
import { bgplint, project } from './spawn.js';

const PROFILE = `allocations:
  - name: bgo
    localAs: 4200000000
    peerAs: 65535
    peers: [10.255.255.1, 10.255.255.2]
    ipv4: 192.168.0.16/31
    bfd: optional
`;

/** A configuration with one session to an NREC router and one to somebody else. */
function bird(filter: string): string {
  return `router id 10.0.0.1;
protocol device {
}
filter out_v4 {
  ${filter}
}
protocol bgp nrec1 {
  local as 4200000000;
  neighbor 10.255.255.1 as 65535;
  multihop;
  ipv4 { import none; export filter out_v4; };
}
protocol bgp other {
  local as 4200000000;
  neighbor 192.0.2.1 as 64512;
  ipv4 { import none; export all; };
}
`;
}

/** The function before the filters that call it, as BIRD wants it. */
function moved(text: string): string {
  const [line = ''] = /^function .*$/m.exec(text) ?? [];
  return `${line}\n${text.replace(`${line}\n`, '')}`;
}

/** A session that brings in all there is over one channel. */
const upstream = (channel: string) =>
  `protocol bgp up { local as 4200000000; neighbor 192.0.2.2 as 64513; ${channel} { table master${channel[3]}; import all; export none; }; }`;

let remove = () => {};
afterEach(() => remove());

function run(filter: string, ...args: string[]) {
  const made = project({ '.nrec.yaml': PROFILE, 'bird.conf': bird(filter) });
  remove = made.remove;
  return bgplint(['announces', ...args, 'bird.conf'], { cwd: made.folder });
}

interface Told {
  readonly name: string;
  readonly nrec: boolean;
  readonly families: readonly {
    readonly may: readonly string[];
    readonly must: readonly string[];
    readonly verdict: string | null;
    readonly witness: string | null;
    readonly because: { readonly line: number };
  }[];
}

function told(filter: string): { status: number | null; nrec: Told | undefined; other: Told | undefined } {
  const { status, stdout } = run(filter, '-f', 'json');
  const { sessions } = JSON.parse(stdout) as { sessions: readonly Told[] };
  const named = (name: string) => sessions.find(session => session.name === name);
  return { status, nrec: named('nrec1'), other: named('other') };
}

describe('bgplint announces', () => {
  test.each(['2.17', '3.4'])(
    'proves nothing by a function that hides a word of the language: BIRD %s never runs it',
    version => {
      const filter = (name: string) => `yes(); accept; }
function ${name}() { if net !~ [ 192.168.0.16/31+ ] then reject; return true; }
filter unused { reject;`;
      const made = project({
        '.nrec.yaml': PROFILE,
        'hidden.conf': moved(bird(filter('yes'))),
        'plain.conf': moved(bird(filter('ours')).replace('yes()', 'ours()')),
      });
      remove = made.remove;
      const verdict = (file: string) => {
        const { stdout } = bgplint(['announces', '-f', 'json', '-t', `bird@${version}`, file], { cwd: made.folder });
        return (JSON.parse(stdout) as { sessions: readonly Told[] }).sessions[0]?.families[0]?.verdict;
      };
      expect([verdict('hidden.conf'), verdict('plain.conf')]).toEqual(['may-leave', 'inside']);
    },
  );

  test('proves what stays inside', () => {
    const { status, nrec, other } = told('if net ~ [ 192.168.0.16/31+ ] then accept; reject;');
    expect(status).toBe(0);
    expect(nrec).toMatchObject({ nrec: true, families: [{ may: ['192.168.0.16/31+'], verdict: 'inside' }] });
    // Of sessions with others nothing is known but what they announce.
    expect(other).toMatchObject({ nrec: false, families: [{ may: ['0.0.0.0/0+'], verdict: null, witness: null }] });
  });

  test('shows what certainly leaves, and the line that lets it out', () => {
    const { status, nrec } = told('if net ~ [ 192.168.0.0/16+ ] then\n    accept;\n  reject;');
    expect(status).toBe(1);
    expect(nrec?.families).toMatchObject([{ verdict: 'outside', witness: '192.168.0.0/16', because: { line: 5 } }]);
  });

  test('calls proven only what is: what depends on more than the prefix may leave', () => {
    const { status, nrec } = told('if source = RTS_BGP then accept; if net = 192.168.0.17/32 then accept; reject;');
    expect(status).toBe(1);
    expect(nrec?.families).toMatchObject([{ verdict: 'may-leave', must: ['192.168.0.17/32'] }]);
  });

  test('proves nothing of a filter that it cannot read', () => {
    const { status, nrec } = told('if net ~ [ 192.168.0.16/31+ then accept; reject;');
    expect(status).toBe(1);
    expect(nrec?.families.map(({ verdict }) => verdict)).not.toContain('inside');
  });

  test.each([
    ['a filter', 'include "/nowhere/more.conf";\n  if net ~ [ 192.168.0.16/31+ ] then accept; reject;'],
    [
      'a function',
      'if ours() then accept; reject;',
      'function ours() {\ninclude "/nowhere/more.conf";\nreturn net ~ [ 192.168.0.16/31+ ];\n}',
    ],
    [
      'a channel',
      'if net ~ [ 192.168.0.16/31+ ] then accept; reject;',
      '',
      'export filter out_v4;\ninclude "/nowhere/more.conf";\n',
    ],
  ])('proves nothing where %s includes a file that is not there', (_, filter, before = '', inChannel?: string) => {
    const whole = `${before}\n${bird(`\n${filter}`)}`;
    const text = inChannel ? whole.replace('export filter out_v4;', inChannel) : whole;
    const made = project({ '.nrec.yaml': PROFILE, 'bird.conf': text });
    remove = made.remove;
    const { status, stdout } = bgplint(['announces', '-f', 'json', 'bird.conf'], { cwd: made.folder });
    expect(status).toBe(1);
    const { sessions } = JSON.parse(stdout) as { sessions: readonly Told[] };
    expect(sessions.find(({ name }) => name === 'nrec1')?.families[0]).toMatchObject({ verdict: 'may-leave' });
  });

  test.each([
    ['may-leave', 'protocol ospf { area 0 { interface "eth0"; }; }'],
    ['may-leave', 'protocol rip { interface "eth0"; }'],
    [
      'may-leave',
      'ipv4 table wide; protocol aggregator { table wide; peer table master4; export all; aggregate on net; merge by { accept; }; }',
    ],
    ['may-leave', upstream('ipv4 multicast')],
    ['inside', upstream('ipv6')],
    ['inside', 'protocol ospf { ipv4 { import none; }; area 0 { interface "eth0"; }; }'],
    ['inside', 'protocol direct { interface "eth0"; }'],
  ])('says %s of what any route gets out of, beside %s', (verdict, protocol) => {
    const text = bird('if preference > 1 then accept; reject;').replace('ipv4 { import none; export all; };', '');
    const only = 'protocol static mine { ipv4; route 192.168.0.16/32 blackhole; }';
    const made = project({ '.nrec.yaml': PROFILE, 'bird.conf': `${text}${only}\n${protocol}\n` });
    remove = made.remove;
    const { stdout } = bgplint(['announces', '-f', 'json', 'bird.conf'], { cwd: made.folder });
    const { sessions } = JSON.parse(stdout) as { sessions: readonly Told[] };
    expect(sessions.find(({ name }) => name === 'nrec1')?.families[0]).toMatchObject({ verdict });
  });

  test('is read by people too', () => {
    const { stdout, stderr } = run('if net ~ [ 192.168.0.16/31+ ] then accept; reject;');
    expect(stderr).toBe('');
    expect(stdout).toBe(`bird.conf
  nrec1 (10.255.255.1, AS 65535, NREC, allocation bgo)
    IPv4  192.168.0.16/31+  inside the allocation: proven
  other (192.0.2.1, AS 64512, not NREC)
    IPv4  everything

1 of 1 session with NREC proven to stay inside the allocation.
`);
  });

  test('keeps to the width of a terminal, and says why nothing is known', () => {
    const set = ['10.0', '10.2', '10.4', '10.6', '10.8'].map(net => `${net}.0.0/16{24,24}`).join(', ');
    const { status, stdout } = run(`if net ~ [ ${set} ] then accept; reject;`);
    expect(status).toBe(1);
    expect(stdout).toContain(`
    IPv4  outside the allocation
          10.0.0.0/16{24,24}, 10.2.0.0/16{24,24}, 10.4.0.0/16{24,24},
          10.6.0.0/16{24,24}, 10.8.0.0/16{24,24}
          bird.conf:5 lets out 10.0.0.0/24
`);
    const unread = run('if net ~~ then accept; reject;');
    expect(unread.stdout).toContain(`
    IPv4  may leave the allocation
          bird.conf:11: part of the policy could not be read
`);
    for (const line of (stdout + unread.stdout).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('does not say whose sessions are where no profile does', () => {
    const made = project({ 'bird.conf': bird('accept;') });
    remove = made.remove;
    const { status, stdout } = bgplint(['announces', 'bird.conf'], { cwd: made.folder });
    expect(status).toBe(0);
    expect(stdout).toContain('  nrec1 (10.255.255.1, AS 65535)\n    IPv4  everything\n');
    expect(stdout).toContain('No session with NREC is known: without an allocation profile');
  });

  test('says which files it cannot tell of', () => {
    const made = project({ 'notes.txt': 'nothing\n' });
    remove = made.remove;
    const { status, stdout, stderr } = bgplint(['announces', 'notes.txt', 'none.conf'], { cwd: made.folder });
    expect(status).toBe(3);
    expect(stderr).toMatch(/notes\.txt: neither name nor content/);
    expect(stderr).toMatch(/none\.conf: no such file/);
    expect(stdout).toBe('');
  });

  const FILTERS = 'filter out_v4 { if net ~ [ 192.168.0.16/31+ ] then accept; reject; }\n';
  const PEER = `protocol bgp nrec1 {
  local as 4200000000;
  neighbor 10.255.255.1 as 65535;
  multihop;
  ipv4 { import none; export filter out_v4; };
}
`;
  const ROOT =
    'router id 10.0.0.1;\nprotocol device {\n}\ninclude "shared/filters.conf";\ninclude "shared/peer.conf";\n';

  test('tells of a fragment what it means in the files that include it', () => {
    const made = project({
      '.nrec.yaml': PROFILE,
      'shared/filters.conf': FILTERS,
      'shared/peer.conf': PEER,
      'a.conf': ROOT,
      'b.conf': ROOT,
    });
    remove = made.remove;
    for (const path of ['shared/peer.conf', 'shared/filters.conf', '.']) {
      const { status, stdout, stderr } = bgplint(['announces', path], { cwd: made.folder });
      expect(stderr).toBe('');
      expect(stdout).toBe(`shared/peer.conf
  part of a.conf, b.conf
  nrec1 (10.255.255.1, AS 65535, NREC, allocation bgo)
    IPv4  192.168.0.16/31+  inside the allocation: proven

1 of 1 session with NREC proven to stay inside the allocation.
`);
      expect(status).toBe(0);
    }
    const { stdout } = bgplint(['announces', '-f', 'json', 'shared/peer.conf'], { cwd: made.folder });
    const { sessions } = JSON.parse(stdout) as { sessions: readonly unknown[] };
    expect(sessions).toMatchObject([{ path: 'shared/peer.conf', roots: ['a.conf', 'b.conf'], again: [] }]);
  });

  test('tells twice of a session that comes to something else in another configuration', () => {
    const other = ROOT.replace('include "shared/filters.conf";', 'filter out_v4 { accept; }');
    const made = project({
      '.nrec.yaml': PROFILE,
      'shared/filters.conf': FILTERS,
      'shared/peer.conf': PEER,
      'a.conf': ROOT,
      'b.conf': other,
    });
    remove = made.remove;
    const { status, stdout } = bgplint(['announces', 'shared/peer.conf'], { cwd: made.folder });
    expect(status).toBe(1);
    expect(stdout).toBe(`shared/peer.conf
  part of a.conf
  nrec1 (10.255.255.1, AS 65535, NREC, allocation bgo)
    IPv4  192.168.0.16/31+  inside the allocation: proven

shared/peer.conf
  part of b.conf
  nrec1 (10.255.255.1, AS 65535, NREC, allocation bgo)
    IPv4  everything  outside the allocation
          b.conf:4 lets out 0.0.0.0/0

1 of 2 sessions with NREC proven to stay inside the allocation.
`);
  });

  test('says that a fragment is one, where nothing includes it', () => {
    const made = project({ '.nrec.yaml': PROFILE, 'filters.conf': FILTERS, 'peer.conf': PEER });
    remove = made.remove;
    const { stdout } = bgplint(['announces', '--dialect', 'bird', 'filters.conf'], { cwd: made.folder });
    expect(stdout).toBe(`filters.conf:
  seems to be part of a configuration, and no file around it includes it. Name
  the file that does, to see what is announced with it.

No session is configured in these files.
`);
    const peer = bgplint(['announces', 'peer.conf'], { cwd: made.folder });
    expect(peer.status).toBe(1);
    expect(peer.stdout).toContain('    IPv4  may leave the allocation\n');
    expect(peer.stdout).toContain('\npeer.conf:\n  seems to be part of a configuration');
  });

  test('says which files the daemon would refuse', () => {
    const made = project({ '.nrec.yaml': PROFILE, 'bird.conf': `${bird('accept;')}protocol bgp { no such; }\n` });
    remove = made.remove;
    const { stdout } = bgplint(['announces', 'bird.conf'], { cwd: made.folder });
    expect(stdout).toContain(
      '\nbird.conf:\n  has mistakes for which the daemon refuses it: bgplint check says which.\n',
    );
  });

  test('tells once of a peer that several manifests write', () => {
    const peer = (name: string, more: string) => `apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata:
  name: nrec1
  namespace: metallb-system
spec:
  myASN: 4200000000
  peerASN: 65535
  peerAddress: 10.255.255.1
${more}---
apiVersion: metallb.io/v1beta1
kind: BGPAdvertisement
metadata:
  name: ${name}
  namespace: metallb-system
spec:
  ipAddressPools: [none]
`;
    const made = project({ 'a.yaml': peer('a', ''), 'b.yaml': peer('b', '  ebgpMultiHop: true\n') });
    remove = made.remove;
    const { stdout } = bgplint(['announces', '.'], { cwd: made.folder });
    expect(stdout).toBe(`a.yaml
  nrec1 (10.255.255.1, AS 65535)
    IPv4  not known
          a.yaml:4: a pool in another file is announced
    written again in
          b.yaml

No session with NREC is known: without an allocation profile (.nrec.yaml)
nothing says which they are. bgplint init makes one.
`);
  });

  test('knows that BIRD announces nothing within an AS unless it is told to', () => {
    const made = project({
      'bird.conf':
        'router id 10.0.0.1;\nprotocol device {\n}\nprotocol bgp rr {\n  local as 64512;\n  neighbor 10.0.0.2 as 64512;\n  ipv4;\n}\n',
    });
    remove = made.remove;
    const { stdout } = bgplint(['announces', 'bird.conf'], { cwd: made.folder });
    expect(stdout).toContain('  rr (10.0.0.2, AS 64512)\n    IPv4  nothing\n');
  });

  test('names a peer of which only the kind of AS is known', () => {
    const text = 'router bgp 65001\n neighbor swp1 interface remote-as external\n no bgp ebgp-requires-policy\n!\n';
    const made = project({ 'frr.conf': text });
    remove = made.remove;
    expect(bgplint(['announces', 'frr.conf'], { cwd: made.folder }).stdout).toContain('  swp1 (of another AS)\n');
  });

  test('tells neighbours of one address in two VRFs apart', () => {
    const neighbor = ' neighbor 192.0.2.1 remote-as 64513\n no bgp ebgp-requires-policy\nexit\n';
    const text = `router bgp 64512\n${neighbor}router bgp 64512 vrf blue\n${neighbor}`;
    const made = project({ 'frr.conf': text });
    remove = made.remove;
    const announces = (...args: string[]) => bgplint(['announces', ...args, 'frr.conf'], { cwd: made.folder }).stdout;
    const headings = announces()
      .split('\n')
      .filter(line => line.includes('192.0.2.1'));
    expect(headings).toEqual(['  192.0.2.1 (AS 64513)', '  192.0.2.1 (AS 64513, in blue)']);
    const { sessions } = JSON.parse(announces('-f', 'json')) as { sessions: { vrf: string | null }[] };
    expect(sessions.map(({ vrf }) => vrf)).toEqual([null, 'blue']);
  });

  test('says what depends on more than the prefix without naming every prefix', () => {
    const { stdout } = run('if source = RTS_BGP then accept; reject;');
    expect(stdout).toContain('    IPv4  may be anything  may leave the allocation\n');
  });
});
