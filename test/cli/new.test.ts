import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { init } from '../../server/src/cli/init.js';
import { PROCESS_IO } from '../../server/src/cli/io.js';
import { bgplint, project } from './spawn.js';

const PROFILE = `allocations:
  - name: bgo
    localAs: 4200000000
    peerAs: 65535
    peers: [10.255.255.1, 10.255.255.2]
    ipv4: 192.168.0.16/31
    ipv6: 'fda4:5ff2:8477:1755::/127'
    bfd: required
    password: { env: NREC_MD5 }
    instances: [{ name: lb1, address: 10.0.240.156, files: lb1.conf }]
`;
const SECRET = 'of-all-things';

let remove = () => {};
afterEach(() => remove());

function folder(files: Readonly<Record<string, string>>): string {
  const made = project(files);
  remove = made.remove;
  return made.folder;
}

describe('bgplint new', () => {
  test.each(['bird', 'frr'])('makes a configuration of %s in which nothing is found', dialect => {
    const cwd = folder({ '.nrec.yaml': PROFILE });
    const file = `${dialect}.conf`;
    const env = { NREC_MD5: SECRET };
    const made = bgplint(['new', dialect, '--instance', 'lb1', '--with-secret', '-o', file], { cwd, env });
    expect(made.stderr).toBe(`bgplint: ${file} is written\n`);
    expect(statSync(path.join(cwd, file)).mode & 0o777).toBe(0o600);
    expect(readFileSync(path.join(cwd, file), 'utf8')).toContain(SECRET);
    const checked = bgplint(['--fail-on', 'info', file], { cwd, env });
    expect(checked.stdout).toBe('All good: 1 file checked, nothing found.\n');
    expect(bgplint(['announces', file], { cwd, env }).status).toBe(0);
  });

  test.each([['security-group'], ['metallb']])('%s says when the profile has mistakes that it leaves out', kind => {
    const cwd = folder({ '.nrec.yaml': `${PROFILE}    services: [tcp/443, tcp/99999]\n` });
    const { stdout, stderr } = bgplint(['new', kind], { cwd });
    expect(stdout).not.toContain('99999');
    expect(stderr).toBe(
      'bgplint: .nrec.yaml has mistakes, and what they are about is left out: bgplint check .nrec.yaml names them\n',
    );
  });

  test('makes a security group of what an allocation needs, and of what the profile and the call say is served', () => {
    const cwd = folder({
      '.nrec.yaml': `${PROFILE}    services: [tcp/443, { protocol: tcp, port: 22, from: 192.0.2.0/24 }]\n`,
    });
    const { stdout, status } = bgplint(['new', 'security-group', '--port', 'tcp/443', '--port', 'udp/8000-8100'], {
      cwd,
    });
    expect(status).toBe(0);
    const commands = stdout.split('\n').filter(line => line !== '' && !line.startsWith('#'));
    const rule =
      /rule create --ingress --ethertype (\S+) --protocol (\S+) --dst-port (\S+) --remote-ip (\S+) .* nrec-elastic-ip$/;
    expect(commands[0]).toMatch(/^openstack security group create .* nrec-elastic-ip$/);
    expect(commands.slice(1).map(line => rule.exec(line)?.slice(1).join(' '))).toEqual([
      'IPv4 udp 4784 10.255.255.1/32',
      'IPv4 udp 4784 10.255.255.2/32',
      'IPv4 tcp 179 10.255.255.1/32',
      'IPv4 tcp 179 10.255.255.2/32',
      'IPv4 tcp 443 0.0.0.0/0',
      'IPv6 tcp 443 ::/0',
      'IPv4 tcp 22 192.0.2.0/24',
      'IPv4 udp 8000:8100 0.0.0.0/0',
      'IPv6 udp 8000:8100 ::/0',
    ]);
  });

  test('opens nothing for BFD where NREC runs none, and writes Terraform where the file is', () => {
    const cwd = folder({ '.nrec.yaml': PROFILE.replace('required', 'disabled') });
    const made = bgplint(['new', 'security-group', '--name', 'edge', '-o', 'edge.tf'], { cwd });
    expect(made.stderr).toBe('bgplint: edge.tf is written\n');
    const text = readFileSync(path.join(cwd, 'edge.tf'), 'utf8');
    expect(text).toContain('resource "openstack_networking_secgroup_v2" "edge" {');
    expect(text).not.toContain('4784');
    expect(text.match(/security_group_id = openstack_networking_secgroup_v2.edge.id/g)).toHaveLength(1);
  });

  test('says where nothing can be written, or read', () => {
    const cwd = folder({ '.nrec.yaml': PROFILE, 'wrong/.nrec.yaml': 'allocations: nonsense\n' });
    const nowhere = bgplint(['new', 'bird', '--instance', 'lb1', '-o', 'none/bird.conf'], { cwd });
    expect([nowhere.status, nowhere.stderr]).toEqual([
      3,
      'bgplint: none/bird.conf: lies in a folder that is not there; nothing was written\n',
    ]);
    const wrong = bgplint(['new', 'bird', '--instance', 'lb1'], { cwd: path.join(cwd, 'wrong') });
    expect(wrong.stderr).toBe(
      'bgplint: the allocation profile .nrec.yaml cannot be used: bgplint check .nrec.yaml says why\n',
    );
  });

  test('finds nothing wrong with the security group that it makes', () => {
    const services =
      '    services: [tcp/443, udp/8000-8100, { protocol: tcp, port: 22, from: [192.0.2.0/24, "2001:db8::/32"] }]\n';
    const cwd = folder({ '.nrec.yaml': PROFILE + services });
    bgplint(['new', 'security-group', '-o', 'main.tf'], { cwd });
    expect(bgplint(['--fail-on', 'info', 'main.tf'], { cwd }).stdout).toBe(
      'All good: 1 file checked, nothing found.\n',
    );
  });

  test('takes an address of the network of the instances only, where the profile names that', () => {
    const cwd = folder({ '.nrec.yaml': `${PROFILE}    instanceNetwork: 10.0.240.0/24\n` });
    const { status, stderr } = bgplint(['new', 'bird', '--address', '10.0.24.156'], { cwd });
    expect([status, stderr]).toEqual([
      2,
      "bgplint: --address 10.0.24.156 is not in the network of the instances (10.0.240.0/24): give the machine's own address\n",
    ]);
    expect(bgplint(['new', 'bird', '--address', '10.0.240.156'], { cwd }).status).toBe(0);
  });

  test('never writes over a file, nor the password where others read it', () => {
    const cwd = folder({ '.nrec.yaml': PROFILE, 'bird.conf': 'mine\n' });
    const env = { NREC_MD5: SECRET };
    const over = bgplint(['new', 'bird', '--instance', 'lb1', '-o', 'bird.conf'], { cwd, env });
    expect([over.status, over.stderr]).toEqual([3, 'bgplint: bird.conf: is there already; nothing was written\n']);
    expect(readFileSync(path.join(cwd, 'bird.conf'), 'utf8')).toBe('mine\n');
    const printed = bgplint(['new', 'bird', '--instance', 'lb1', '--with-secret'], { cwd, env });
    expect(printed.status).toBe(2);
    expect(printed.stdout + printed.stderr).not.toContain(SECRET);
    const plain = bgplint(['new', 'bird', '--instance', 'lb1'], { cwd, env });
    expect(plain.stdout).toContain('<MD5 password>');
    expect(plain.stdout).not.toContain(SECRET);
  });

  test.each([
    [['new'], 'new takes one of'],
    [['new', 'brid'], 'did you mean bird?'],
    [['new', 'security-groups'], 'did you mean security-group?'],
    [['new', 'security-group', '--address', '10.0.240.156'], 'means nothing to a security group'],
    [['new', 'security-group', '--port', '443'], 'write tcp/443'],
    [['new', 'security-group', '--name', 'a"b'], 'a name begins with'],
    [['new', 'bird', '--port', 'tcp/443'], '--port is for new security-group'],
    [['new', 'bird'], '--address'],
    [['new', 'bird', '--instance', 'lb2'], 'it has lb1'],
    [['new', 'bird', '--address', '10.0.0.300'], 'not an IPv4 address'],
    [['new', 'bird', '--address', '10.255.255.1'], "--address 10.255.255.1 is one of NREC's routers: give"],
    [['new', 'frr', '--address', '192.168.0.17'], 'is in 192.168.0.16/31, which is announced'],
    [['new', 'bird', '--allocation', 'osl'], 'it has bgo'],
    [['new', 'bird', '--instance', 'lb1', '--with-secret', '-o', 'x.conf'], 'the password is not to be had here'],
    [['new', 'metallb', '--address', '10.0.240.156'], 'leave out --address'],
  ])('says what is missing: %j', (args, message) => {
    const { status, stderr } = bgplint(args, { cwd: folder({ '.nrec.yaml': PROFILE }), env: { NREC_MD5: '' } });
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('bgplint init', () => {
  const OPTIONS = ['--local-as', '4200000000', '--peer-as', '65535', '--peers', '10.255.255.1,10.255.255.2'];

  test('writes a profile from options that check takes', () => {
    const cwd = folder({});
    expect(
      bgplint(['init', ...OPTIONS, '--ipv4', '192.168.0.16/31', '--password-env', 'NREC_MD5'], { cwd }).status,
    ).toBe(0);
    expect(bgplint(['--fail-on', 'info', '.nrec.yaml'], { cwd }).stdout).toContain('nothing found');
    const again = bgplint(['init', ...OPTIONS], { cwd });
    expect([again.status, again.stderr]).toEqual([3, 'bgplint: .nrec.yaml: is there already; nothing was written\n']);
  });

  test.each([
    ['bird', 'bird.conf'],
    ['frr', 'frr.conf'],
    ['metallb', 'metallb.yaml'],
  ])('reads a profile out of the %s configuration that was made from it', (dialect, file) => {
    const cwd = folder({ '.nrec.yaml': PROFILE, 'new/.keep': '' });
    const env = { NREC_MD5: SECRET };
    const machine = dialect === 'metallb' ? [] : ['--instance', 'lb1'];
    bgplint(['new', dialect, ...machine, '--with-secret', '-o', file], { cwd, env });
    const made = bgplint(['init', '--from', file, '-o', 'new/.nrec.yaml'], { cwd, env });
    expect(made.status).toBe(0);
    expect(made.stderr).toContain('--password-env: The sessions have a password, which was not read.');
    const text = readFileSync(path.join(cwd, 'new/.nrec.yaml'), 'utf8');
    for (const line of [
      'localAs: 4200000000',
      'peerAs: 65535',
      'peers: [10.255.255.1, 10.255.255.2]',
      'ipv4: [192.168.0.16/31]',
      'ipv6: ["fda4:5ff2:8477:1755::/127"]',
      'bfd: required',
    ])
      expect(text).toContain(line);
    expect(made.stdout + made.stderr + text).not.toContain(SECRET);
    expect(bgplint(['--fail-on', 'info', 'new/.nrec.yaml'], { cwd }).stdout).toContain('nothing found');
  });

  test('says what a configuration leaves open, and writes it as comments', () => {
    const config = `router id 10.0.0.1;
protocol device { }
protocol bgp a { local as 64512; neighbor 10.9.9.1 as 64513; ipv4 { import none; export all; }; }
protocol bgp b { local as 64512; neighbor 10.9.9.2 as 64513; ipv4 { import none; export all; }; }
protocol bgp n { local as 4200000000; neighbor 10.255.255.1 as 65535; password "${SECRET}";
  ipv4 { import none; export where net.len > 24; };
  ipv6 { import none; export where net ~ [ fda4:5ff2:8477:1755::/127{128,128}, fda4:5ff2:8477:1755::1/128 ]; };
}
`;
    const cwd = folder({ 'bird.conf': config });
    const { status, stderr } = bgplint(['init', '--from', 'bird.conf'], { cwd });
    expect(status).toBe(0);
    const text = readFileSync(path.join(cwd, '.nrec.yaml'), 'utf8');
    for (const note of [
      "The sessions with AS 64513 were taken for somebody else's than NREC's.",
      "Only one session was found; NREC's routers are two.",
      'What the sessions announce in IPv4 is not limited to certain prefixes: write here what NREC gave you.',
      'This is what the sessions announce: compare it with what NREC gave you.',
      'No session uses BFD: ask NREC whether they set it up for your project.',
      'The sessions have a password, which was not read.',
    ]) {
      expect(stderr).toContain(note);
      expect(text).toContain(`    # ${note}\n`);
    }
    expect(text).toMatch(/ipv4: \[\]\n(.*\n)* +ipv6: \["fda4:5ff2:8477:1755::\/127"\]/);
    expect(text + stderr).not.toContain(SECRET);
  });

  test.each([
    [['init'], '--local-as, --peer-as, --peers'],
    [['init', ...OPTIONS, '--ipv4', '192.168.0.16'], '--ipv4:'],
    [['init', ...OPTIONS, '--bfd', 'yes'], 'required, optional, disabled'],
    [['init', ...OPTIONS, '-o', 'profile.yaml'], 'found by its name'],
    [['init', ...OPTIONS, '-o', '.nrec.json'], 'init writes YAML'],
    [['init', '--from', 'none.conf'], 'no such file'],
    [['init', '--from', 'text.conf'], 'which daemon this is for'],
    [['init', '--from', 'bird.conf'], 'no BGP session'],
  ])('says what is wrong: %j', (args, message) => {
    const files = { 'text.conf': 'hello\n', 'bird.conf': 'router id 10.0.0.1;\n' };
    const { status, stderr } = bgplint(args, { cwd: folder(files) });
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  test('asks a person only for what a configuration leaves open, and says what it took', async () => {
    const cwd = folder({
      'bird.conf': `router id 10.0.0.1;
protocol bgp n { local as 42; neighbor 10.255.255.1 as 65535;
  ipv4 { import none; export where net ~ 192.168.0.16/31; };
}
`,
    });
    const said: string[] = [];
    const typed = ['', '10.255.255.1 10.255.255.2', '', '', 'disabled', ''];
    const io = {
      ...PROCESS_IO,
      cwd,
      out: () => {},
      err: (text: string) => said.push(text),
      ask: async (question: string) => {
        said.push(question);
        return typed.shift();
      },
    };
    expect(await init({ positionals: [], values: new Map([['from', ['bird.conf']]]) }, io)).toBe(0);
    expect(typed).toEqual([]);
    expect(said.join('')).toContain('Your AS number: 42\n');
    expect(said.join('')).toMatch(
      /compare it with what NREC gave you\.\n[^\n]*by comma \(may be empty\) \[192\.168\.0\.16\/31\]: /,
    );
    expect(said.join('')).toMatch(/No session uses BFD.*\n.*BFD: required/);
    const text = readFileSync(path.join(cwd, '.nrec.yaml'), 'utf8');
    expect(text).toContain('ipv4: [192.168.0.16/31]');
    expect(text).toContain('peers: [10.255.255.1, 10.255.255.2]');
    for (const settled of ['No session uses BFD', 'Only one session', 'compare it'])
      expect(text).not.toContain(settled);
  });

  test('asks a person for the rest, again where the answer makes no sense', async () => {
    const cwd = folder({});
    const typed = ['', '42', '', '10.255.255.1, 10.255.255.300', '10.255.255.1', '', '', 'yes', 'required', ''];
    const said: string[] = [];
    const io = {
      ...PROCESS_IO,
      cwd,
      out: () => {},
      err: (text: string) => said.push(text),
      ask: async (question: string) => {
        said.push(question);
        return typed.shift();
      },
    };
    expect(await init({ positionals: [], values: new Map() }, io)).toBe(0);
    expect(typed).toEqual([]);
    expect(said.filter(text => text.startsWith('BFD'))).toHaveLength(2);
    expect(readFileSync(path.join(cwd, '.nrec.yaml'), 'utf8')).toMatch(/localAs: 42\n.*peerAs: 65535/s);
  });
});
