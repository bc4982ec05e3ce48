// What is said of security groups, and what is not: the shapes in which people write them.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { newSecurityGroup } from '../../server/src/features/security-group.js';
import type { Profile } from '../../server/src/profile/allocation.js';
import { readProfile } from '../../server/src/profile/read.js';
import { type Files, GROUP, instance, lint, lintInJson, PROFILE, rule } from './modules.js';

/** The rules that find something; in the same module in JSON, the same is found. */
async function found(files: Files, profile = PROFILE): Promise<readonly string[]> {
  const { diagnostics } = await lint(files, profile);
  const inJson = await lintInJson(files, profile);
  if (inJson) expect(inJson).toEqual(diagnostics.map(({ rule: id, message }) => [id, message]));
  return diagnostics.map(({ rule: id }) => id);
}

describe('security groups in which nothing is wrong', () => {
  it.each([
    ['the prefix of the page', rule()],
    ['with its ports', rule({ port_range_max: '4785' })],
    [
      'single addresses',
      rule({ remote_ip_prefix: '"10.255.255.1/32"' }) + rule({ remote_ip_prefix: '"10.255.255.2"' }, 'other'),
    ],
    [
      'for_each over a set',
      rule({ for_each: 'toset(["10.255.255.1/32", "10.255.255.2/32"])', remote_ip_prefix: 'each.value' }),
    ],
    [
      'for_each over a map',
      rule({ for_each: '{ a = "10.255.255.1", b = "10.255.255.2" }', remote_ip_prefix: `"\${each.value}/32"` }),
    ],
    [
      'count over locals',
      `locals {\n  peers = ["10.255.255.1", "10.255.255.2"]\n}\n${rule({ count: 'length(local.peers)', remote_ip_prefix: `"\${element(local.peers, count.index)}/32"` })}`,
    ],
    ['all ports of UDP', rule({ port_range_min: '', port_range_max: '' })],
    ['all protocols', rule({ protocol: '', port_range_min: '', port_range_max: '' })],
    [
      'a protocol by its number, quoted ports',
      rule({ protocol: '"17"', port_range_min: '"4784"', port_range_max: '"4785"' }),
    ],
    ['a larger network of all routers', rule({ remote_ip_prefix: '"10.255.255.0/24"' })],
    ['an older spelling of references', rule({ security_group_id: `"\${openstack_networking_secgroup_v2.bgp.id}"` })],
  ])('%s', async (_, text) => {
    expect(await found(GROUP + text)).toEqual([]);
  });

  it('are spread over files', async () => {
    const files = {
      'main.tf': GROUP,
      'rules.tf': rule({ remote_ip_prefix: 'local.routers' }),
      'locals.tf': 'locals {\n  routers = "10.255.255.0/30"\n}\n',
    };
    expect(await found(files)).toEqual([]);
  });

  it('are a group of the old kind', async () => {
    const text = `resource "openstack_compute_secgroup_v2" "bgp" {
  name = "bgp"
  rule {
    from_port   = 4784
    to_port     = 4785
    ip_protocol = "udp"
    cidr        = "10.255.255.0/30"
  }
}
`;
    expect(await found(text)).toEqual([]);
    expect(await found(text.replaceAll('478', '378'))).toEqual(['nrec/bfd-port-wrong']);
  });
});

describe('what is not known is not judged', () => {
  it.each([
    ['the prefix', rule({ remote_ip_prefix: 'var.peers' })],
    ['what a list holds', rule({ for_each: 'toset(var.peers)', remote_ip_prefix: 'each.value' })],
    ['whether a rule is there', rule({ count: 'var.bfd ? 1 : 0' })],
    ['the port', rule({ port_range_min: 'var.port', port_range_max: 'var.port' })],
    ['the protocol', rule({ protocol: 'var.protocol' })],
    [
      'what another module adds',
      `${rule({ remote_ip_prefix: '"10.255.255.1/32"' })}module "m" {\n  source = "./m"\n  group = openstack_networking_secgroup_v2.bgp.id\n}\n`,
    ],
    [
      'what another module does of itself',
      `${rule({ remote_ip_prefix: '"10.255.255.1/32"' })}module "m" {\n  source = "./bfd"\n}\n`,
    ],
    [
      'whether groups are asked at all',
      `${rule({ remote_ip_prefix: '"10.255.255.1/32"' })}resource "openstack_networking_port_v2" "p" {\n  port_security_enabled = false\n}\n`,
    ],
    ['a value computed from others', rule({ remote_ip_prefix: 'cidrsubnet(var.net, 2, 1)' })],
    ['whether the rule is for a group', rule({ remote_ip_prefix: '', remote_group_id: 'var.group' })],
  ])('%s', async (_, text) => {
    expect(await found(GROUP + text)).toEqual([]);
  });

  it.each([
    [
      'of a cluster from its group',
      rule({
        protocol: '"tcp"',
        port_range_min: '179',
        port_range_max: '179',
        remote_ip_prefix: '',
        remote_group_id: 'openstack_networking_secgroup_v2.bgp.id',
      }),
    ],
    [
      'of a cluster from its network',
      rule({ protocol: '"tcp"', port_range_min: '179', port_range_max: '179', remote_ip_prefix: '"192.168.10.0/24"' }),
    ],
    [
      'by rules for everything',
      rule({ protocol: '"tcp"', port_range_min: '1', port_range_max: '65535', remote_ip_prefix: '"0.0.0.0/0"' }),
    ],
    [
      'by rules for the web',
      rule({ protocol: '"tcp"', port_range_min: '443', port_range_max: '443', remote_ip_prefix: '"0.0.0.0/0"' }),
    ],
  ])('nor is BGP %s', async (_, text) => {
    expect(await found(GROUP + text)).toEqual([]);
  });

  it('without a profile, nor with one for others', async () => {
    const text = GROUP + rule({ remote_ip_prefix: '"0.0.0.0/0"' });
    expect(await found(text, '')).toEqual([]);
    const other = `${PROFILE}bindings:\n  - { files: [other/**], allocation: bgo }\n`;
    expect(await found(text, other)).toEqual([]);
  });

  it('nor with several allocations, of which none is named', async () => {
    const second = PROFILE.slice(PROFILE.indexOf('\n') + 1)
      .replace('bgo', 'osl')
      .replaceAll('10.255.255.', '10.254.255.');
    const [one, both] = [rule({ remote_ip_prefix: '"10.254.255.1/32"' }), rule({ remote_ip_prefix: '"10.128.0.0/9"' })];
    expect(await found(GROUP + one, PROFILE + second)).toEqual(['nrec/bfd-port-closed']);
    expect(await found(GROUP + both, PROFILE + second)).toEqual([]);
  });
});

describe('what is wrong', () => {
  it.each([
    ['a router that is missing', rule({ remote_ip_prefix: '"10.255.255.1/32"' }), 'nrec/bfd-port-closed'],
    ['other routers', rule({ remote_ip_prefix: '"10.250.255.0/30"' }), 'nrec/bfd-port-closed'],
    [
      'the other direction',
      rule({ direction: '"egress"' }) + rule({ remote_ip_prefix: '"10.255.255.1"' }, 'in'),
      'nrec/bfd-port-closed',
    ],
    ['the other family', rule({ ethertype: '"IPv6"', remote_ip_prefix: '"fd00:1::/64"' }), 'nrec/bfd-port-closed'],
    ['BGP alone', rule({ protocol: '"tcp"', port_range_min: '179', port_range_max: '179' }), 'nrec/bfd-port-closed'],
    ['BFD of one hop', rule({ port_range_min: '3784', port_range_max: '3785' }), 'nrec/bfd-port-wrong'],
    ['BFD over TCP', rule({ protocol: '"tcp"' }), 'nrec/bfd-port-wrong'],
    ['all of the world', rule({ remote_ip_prefix: '"0.0.0.0/0"' }), 'nrec/security-group-wide'],
    ['everybody by leaving it out', rule({ remote_ip_prefix: '' }), 'nrec/security-group-wide'],
    ['a large network', rule({ remote_ip_prefix: '"10.0.0.0/8"' }), 'nrec/security-group-wide'],
  ])('%s', async (_, text, wanted) => {
    expect(await found(GROUP + text)).toEqual([wanted]);
  });

  it('what a binding is for, and has groups', async () => {
    const bound = `${PROFILE}bindings:\n  - { files: ["*.tf"], allocation: bgo }\n`;
    const { diagnostics } = await lint(GROUP, bound);
    expect(diagnostics.map(({ rule: id, severity }) => [id, severity])).toEqual([['nrec/bfd-port-closed', 'info']]);
    expect(await found(GROUP, PROFILE)).toEqual([]);
    expect(await found(GROUP, bound.replace('required', 'optional'))).toEqual([]);
  });

  it('nothing of BFD, where NREC runs none', async () => {
    const text =
      GROUP +
      rule({ port_range_min: '3784', port_range_max: '3784' }) +
      rule({ remote_ip_prefix: '"10.255.255.1"' }, 'b');
    expect(await found(text, PROFILE.replace('required', 'disabled'))).toEqual([]);
  });

  it('a group that nobody has', async () => {
    const text = GROUP + rule();
    expect(await found(text + instance('  security_groups = ["default"]'))).toEqual(['nrec/security-group-unused']);
    for (const use of ['openstack_networking_secgroup_v2.bgp.name', '"bgp"', 'openstack_networking_secgroup_v2.bgp.id'])
      expect(await found(text + instance(`  security_groups = [${use}]`))).toEqual([]);
    expect(
      await found(`${text}output "x" {\n  value = openstack_networking_secgroup_v2.bgp.id\n}\n${instance('')}`),
    ).toEqual([]);
  });

  it('networks that are none of NREC’s for this', async () => {
    const on = (...names: string[]) =>
      GROUP +
      rule() +
      instance(`  security_groups = ["bgp"]\n${names.map(name => `  network {\n    name = ${name}\n  }\n`).join('')}`);
    expect(await found(on('"Elastic IP"'))).toEqual([]);
    expect(await found(on('var.network'))).toEqual([]);
    expect(await found(on('"IPv6"'))).toEqual(['nrec/one-network']);
    expect(await found(on('"Elastic IP"', 'var.other'))).toEqual(['nrec/one-network']);
  });

  it('an instance that can open no session', async () => {
    const closed = GROUP.replace('  name', '  delete_default_rules = true\n  name');
    const has = (groups: string) => instance(`  security_groups = ${groups}`);
    const out = (lines: Readonly<Record<string, string>> = {}) =>
      rule(
        { direction: '"egress"', protocol: '', port_range_min: '', port_range_max: '', remote_ip_prefix: '', ...lines },
        'out',
      );
    expect(await found(closed + rule() + has('["bgp"]'))).toEqual(['nrec/bgp-egress-closed']);
    expect(await found(closed + rule() + out({ ethertype: '"IPv6"' }) + has('["bgp"]'))).toEqual([
      'nrec/bgp-egress-closed',
    ]);
    expect(await found(closed + rule() + out() + has('["bgp"]'))).toEqual([]);
    expect(await found(closed + rule() + out({ remote_ip_prefix: 'var.out' }) + has('["bgp"]'))).toEqual([]);
    expect(await found(closed + rule() + out({ security_group_id: 'var.group' }) + has('["bgp"]'))).toEqual([]);
    expect(await found(closed + rule() + has('["default", "bgp"]'))).toEqual([]);
    expect(await found(closed + rule() + has('var.groups'))).not.toContain('nrec/bgp-egress-closed');
    expect(await found(GROUP + rule() + has('["bgp"]'))).toEqual([]);
  });

  it('services that the profile names', async () => {
    const profile = `${PROFILE}    services: [tcp/443, { protocol: tcp, port: 22, from: 192.0.2.0/24 }]\n`;
    const https = (ethertype: string) =>
      rule(
        { protocol: '"tcp"', port_range_min: '443', port_range_max: '443', ethertype, remote_ip_prefix: '' },
        ethertype.slice(1, -1),
      );
    const ssh = rule(
      { protocol: '"tcp"', port_range_min: '22', port_range_max: '22', remote_ip_prefix: '"192.0.2.7/32"' },
      'ssh',
    );
    expect(await found(GROUP + rule(), profile)).toEqual(['nrec/service-closed']);
    const { diagnostics } = await lint(GROUP + rule() + https('"IPv4"') + ssh, profile);
    expect(diagnostics.map(({ message }) => message).join()).toMatch(/serve tcp\/443 over IPv6, and/);
    expect(await found(GROUP + rule() + https('"IPv4"') + https('"IPv6"') + ssh, profile)).toEqual([]);
  });
});

describe('fixes', () => {
  it.each([
    ['add what is missing', GROUP + rule({ remote_ip_prefix: '"10.255.255.1/32"' })],
    ['add both', GROUP + rule({ remote_ip_prefix: '"10.250.255.0/30"' })],
    [
      'add BFD beside BGP',
      GROUP + rule({ protocol: '"tcp"', port_range_min: '179', port_range_max: '179' }, 'nrec_bfd'),
    ],
    ['correct ports', GROUP + rule({ port_range_min: '3784', port_range_max: '"3785"' })],
    ['correct both', GROUP + rule({ protocol: '"tcp"', port_range_min: '3784', port_range_max: '3784' })],
    ['narrow', GROUP + rule({ remote_ip_prefix: '"0.0.0.0/0"' })],
    [
      'add to a group of the old kind',
      'resource "openstack_compute_secgroup_v2" "b" {\n  name = "b"\n  rule {\n    from_port   = 4784\n    to_port     = 4784\n    ip_protocol = "udp"\n    cidr        = "10.255.255.1/32"\n  }\n}\n',
    ],
  ])('%s, and nothing is left', async (_, text) => {
    const { diagnostics } = await lint(text);
    expect(diagnostics).toHaveLength(1);
    const edits = diagnostics[0]?.fixes[0]?.edits ?? [];
    expect(edits.length).toBeGreaterThan(0);
    const mended = applyEdits(text, edits);
    expect(await found(mended)).toEqual([]);
    expect(mended).not.toMatch(/\n{3}|[ \t]\n/);
  });

  it('change no value that others share', async () => {
    const shared = `locals {\n  all = "0.0.0.0/0"\n}\n${GROUP}${rule({ remote_ip_prefix: 'local.all' })}`;
    const { diagnostics } = await lint(shared);
    expect(diagnostics.map(({ rule: id, fixes, span }) => [id, fixes, shared.slice(span.start, span.end)])).toEqual([
      ['nrec/security-group-wide', [], 'remote_ip_prefix = local.all'],
    ]);
  });
});

describe('what is other people’s', () => {
  it('is left alone, whatever is wrong with it', async () => {
    for (const text of [
      'resource "aws_instance" "x" {',
      `${GROUP.replaceAll('bgp', 'web')}resource "x" {`,
      'locals {\n  port = 4784\n',
    ])
      expect(await found(text)).toEqual([]);
  });

  it('is named where it is about BGP', async () => {
    expect(await found(`${GROUP}${rule()}resource "x" {`)).toEqual(['terraform/syntax']);
  });

  it('is silenced by a comment', async () => {
    const text = GROUP + rule({ remote_ip_prefix: '"0.0.0.0/0"' });
    const silenced = text.replace(
      '  remote',
      '  # bgplint-disable-next-line nrec/security-group-wide -- a lab\n  remote',
    );
    expect(await found(silenced)).toEqual([]);
  });
});

it('passwords are known as such, wherever a module holds them', async () => {
  const text = `variable "bgp_password" {
  default = "SEKRIT-1"
}
${GROUP}${rule()}resource "x" "y" {
  md5_secret = ["SEKRIT-2"]
  user_data  = <<EOT
password "SEKRIT-3";
 neighbor 10.255.255.1 password SEKRIT-4
EOT
}
locals {
  content = "protocol bgp { password \\"SEKRIT-5\\"; }"
}
`;
  const { secrets } = await lint(text);
  const masked = secrets.map(({ start, end }) => text.slice(start, end));
  for (let count = 1; count <= 5; count++) expect(masked, `${count}`).toContain(`SEKRIT-${count}`);
});

it.each([
  'locals { nrec = { bgp_password = "SEKRIT", asn = 1 } }',
  'locals { nrec = { "md5" : "SEKRIT" }, x = 1 }',
  'x = templatefile("bird.tftpl", { key_secret = "SEKRIT" })',
  'resource "openstack_compute_instance_v2" "x" { admin_pass = "SEKRIT" }',
  'admin_pass = "SEKRIT" extra',
  'variable "bgp_password" { default = "SEKRIT" extra }',
  'variable "bgp_password" {\n  description = "of {nrec}"\n  default = "SEKRIT" extra\n}',
])('no finding shows the password of %s', async text => {
  const whole = `${GROUP}${text}\n`;
  const { secrets } = await lint(whole);
  const at = whole.indexOf('SEKRIT');
  expect(secrets.some(({ start, end }) => start <= at && at + 'SEKRIT'.length <= end)).toBe(true);
});

it('the example is what is made for its profile, and nothing is wrong with it', async () => {
  const example = (name: string) => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8');
  const [profile, text] = [example('.nrec.yaml'), example('terraform/security-group.tf')];
  expect(await found(text, profile)).toEqual([]);
  const read = readProfile({ path: '/.nrec.yaml', text: profile }).profile as Profile;
  expect(await newSecurityGroup(read, '/main.tf', { format: 'terraform', ports: ['tcp/443'] })).toEqual({ text });
});
