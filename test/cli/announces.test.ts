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
});
