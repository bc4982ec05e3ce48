import { describe, expect, it } from 'vitest';
import { frr } from '../../server/src/dialects/frr/index.js';
import { lowerFrr } from '../../server/src/dialects/frr/lower.js';
import type { FrrConfig } from '../../server/src/dialects/frr/tree.js';
import type { Unit } from '../../server/src/model/dialect.js';
import { knownValue } from '../../server/src/model/fact.js';
import { givenSources } from '../../server/src/model/snapshot.js';
import { formatAddress } from '../../server/src/net/address.js';
import { IncludeGraph } from '../../server/src/workspace/include-graph.js';
import { kindOf } from '../../server/src/workspace/sniff.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';
import fc from '../fast-check.js';
import { bgpdProgram, bgpdVersion } from '../oracle/bgpd.js';
import { bgpdRefusals } from '../oracle/bgpd-check.js';

type Files = Readonly<Record<string, string>>;

const BGPD = `router bgp 64512
 neighbor 203.0.113.1 remote-as 64513
 neighbor 203.0.113.1 ebgp-multihop
 neighbor 203.0.113.1 update-source 198.51.100.7
 neighbor 203.0.113.1 bfd profile slow
 address-family ipv4 unicast
  neighbor 203.0.113.1 route-map IN in
  neighbor 203.0.113.1 route-map OUT out
 exit-address-family
exit
route-map IN deny 10
exit
route-map OUT permit 10
exit
`;

function unitOf(files: Files, root = 'bgpd.conf', version = '8.4'): Unit<FrrConfig> {
  const sources = new Map(Object.entries(files).map(([path, text]) => [path, { path, text }]));
  return frr.parse(root, givenSources(sources), version);
}

/** What is said, as `file line rule`. */
function said(unit: Unit<FrrConfig>): readonly string[] {
  return unit.diagnostics.map(({ rule, span }) => {
    const text = unit.sources.get(span.path)?.text ?? '';
    return `${span.path} ${text.slice(0, span.start).split('\n').length} ${rule}`;
  });
}

async function judged(files: Files, root: string): Promise<readonly string[]> {
  const { diagnostics } = await new Workspace(memoryHost(files)).lint(root, {
    targets: [{ dialect: 'frr', version: '8.4' }],
  });
  return diagnostics.map(({ rule, span }) => `${span.path} ${rule}`);
}

describe('files of single daemons', () => {
  it('are read together, the first of them as the root', () => {
    const unit = unitOf({ 'bgpd.conf': BGPD, 'zebra.conf': 'hostname a\n', 'bfdd.conf': 'bfd\nexit\n', daemons: '' });
    expect([...unit.sources.keys()]).toEqual(['bgpd.conf', 'zebra.conf', 'bfdd.conf', 'daemons']);
    expect(frr.standsAlone?.(unit)).toBe(true);
    expect(frr.standsAlone?.(unitOf({ 'zebra.conf': '' }, 'zebra.conf'))).toBe(false);
  });

  it('include those of several ospfd', () => {
    const unit = unitOf({ 'bgpd.conf': BGPD, 'ospfd-1.conf': 'router ospf 1\n', 'ospfd-22.conf': 'router bgp 1\n' });
    expect([...unit.sources.keys()]).toEqual(['bgpd.conf', 'ospfd-1.conf', 'ospfd-22.conf']);
    expect(said(unit)).toContain('ospfd-22.conf 1 frr/wrong-daemon');
    expect(frr.standsAlone?.(unitOf({ 'ospfd-1.conf': '' }, 'ospfd-1.conf'))).toBe(false);
    expect(kindOf('/etc/quagga/ospfd-1.conf', '')).toBe('frr');
  });

  it('see of each other what daemons tell each other', () => {
    expect(said(unitOf({ 'bgpd.conf': BGPD, 'zebra.conf': '', 'bfdd.conf': '' }))).toEqual([
      'bgpd.conf 5 frr/undefined-name',
      'bgpd.conf 3 frr/nht-default-route',
    ]);
    const zebra = 'ip nht resolve-via-default\nip router-id 198.51.100.7\n';
    const bfdd = 'bfd\n profile slow\n exit\nexit\n';
    const unit = unitOf({ 'bgpd.conf': BGPD, 'zebra.conf': zebra, 'bfdd.conf': bfdd });
    expect(said(unit)).toEqual([]);
    const [speaker] = lowerFrr(unit);
    const routerId = speaker && knownValue(speaker.routerId);
    expect(routerId && formatAddress(routerId)).toBe('198.51.100.7');
  });

  it('say nothing of what may stand in a file that is not there', () => {
    expect(said(unitOf({ 'bgpd.conf': BGPD }))).toEqual([]);
    expect(lowerFrr(unitOf({ 'bgpd.conf': BGPD }))[0]?.routerId.kind).toBe('unknown');
  });

  it('know their own lists alone', () => {
    const list = 'ip prefix-list A permit 192.0.2.0/24\n';
    const bgpd = `${BGPD}route-map IN deny 5\n match ip address prefix-list A\nexit\n`;
    expect(said(unitOf({ 'bgpd.conf': bgpd, 'ospfd.conf': list }))).toEqual(['bgpd.conf 16 frr/undefined-name']);
    const [finding] = unitOf({ 'bgpd.conf': bgpd, 'ospfd.conf': list }).diagnostics;
    expect(finding?.message).toContain('There is one in ospfd.conf');
    expect(finding?.related.map(({ span }) => span.path)).toEqual(['ospfd.conf']);
    expect(said(unitOf({ 'bgpd.conf': bgpd + list, 'ospfd.conf': list }))).toEqual([]);
    const names = frr.language.names?.(unitOf({ 'bgpd.conf': bgpd + list, 'ospfd.conf': list })) ?? [];
    expect(
      names.filter(({ name }) => name === 'A').map(({ span, definition }) => [span.path, definition.path]),
    ).toEqual([
      ['bgpd.conf', 'bgpd.conf'],
      ['bgpd.conf', 'bgpd.conf'],
      ['ospfd.conf', 'ospfd.conf'],
    ]);
  });

  it('have other defaults where FRR is started with them', () => {
    const daemons = 'bgpd=yes\nbfdd=yes\nfrr_profile="datacenter"\n';
    const [speaker] = lowerFrr(unitOf({ 'bgpd.conf': BGPD, daemons }));
    expect(speaker?.sessions[0] && knownValue(speaker.sessions[0].holdTime)).toBe(9);
  });

  it('are read by the daemons of the version', () => {
    const files = { 'zebra.conf': 'ip route 192.0.2.0/24 blackhole\n' };
    expect(said(unitOf(files, 'zebra.conf', '8.4'))).toEqual(['zebra.conf 1 frr/wrong-daemon']);
    expect(said(unitOf(files, 'zebra.conf', '10.3'))).toEqual([]);
  });

  it('leave what each file says to the editor', () => {
    const unit = unitOf({ 'bgpd.conf': BGPD, 'bfdd.conf': 'bfd\n profile slow\n  shutdown\n exit\nexit\n' });
    expect(frr.language.symbols(unit, 'bfdd.conf').map(({ name }) => name)).toEqual(['bfd']);
    expect(frr.language.folding(unit, 'bfdd.conf')).toHaveLength(2);
    expect(frr.language.hover(unit, 'bfdd.conf', 6)?.markdown).toContain('profile');
    const labels = frr.language.complete(unit, 'bfdd.conf', 19).map(({ label }) => label);
    expect(labels).toContain('shutdown');
  });

  it('are found by whom they belong to', async () => {
    const files: Files = { '/a/bgpd.conf': BGPD, '/a/zebra.conf': '', '/a/frr.conf': '', '/a/daemons': '' };
    const host = {
      ...memoryHost(files),
      list: async (folder: string) =>
        folder === '/a'
          ? Object.keys(files).map(path => ({ name: path.slice(3), isFolder: false, isLink: false }))
          : undefined,
    };
    const graph = new IncludeGraph(host, frr.reads as NonNullable<typeof frr.reads>);
    await graph.scanAround('/a/zebra.conf');
    expect(graph.rootsOf('/a/zebra.conf')).toEqual(['/a/bgpd.conf']);
    expect(graph.rootsOf('/a/daemons')).toContain('/a/frr.conf');
  });

  it('may be templates', () => {
    const unit = unitOf(
      { 'bgpd.conf.j2': `${BGPD}{% if x %}\n!\n{% endif %}\n`, 'zebra.conf.j2': 'ip nht resolve-via-default\n' },
      'bgpd.conf.j2',
    );
    expect([...unit.sources.keys()]).toEqual(['bgpd.conf.j2', 'zebra.conf.j2']);
    expect(lowerFrr(unit)[0]?.sessions).toHaveLength(1);
  });

  it('are not read where there is an frr.conf', async () => {
    expect(await judged({ 'bgpd.conf': 'hostname a\n', 'frr.conf': '' }, 'bgpd.conf')).toEqual([
      'bgpd.conf frr/stale-file',
    ]);
  });
});

/** Configurations for one daemon with something for another, and whether bgpd itself knows each line. */
const FOR_BGPD = [
  'ip route 192.0.2.0/24 blackhole',
  'ip nht resolve-via-default',
  'bfd',
  'router ospf',
  'ip router-id 192.0.2.1',
  'router bgp 64512',
  'route-map A permit 10',
  'ip prefix-list A permit any',
  'access-list A permit any',
  'bgp as-path access-list A permit .*',
  'interface eth0',
  'log syslog',
  'hostname a',
  'service advanced-vty',
  'line vty',
  'debug zebra events',
  'debug bgp updates',
  'segment-routing',
  'mpls label bind 192.0.2.1/32 16',
  'pbr-map A seq 10',
  'key chain A',
];

const bgpd = bgpdProgram();

it.skipIf(!bgpd)('a daemon knows the commands that it is said to know', () => {
  const version = bgpdVersion(bgpd as string).startsWith('8.') ? '8.4' : '10.3';
  for (const line of FOR_BGPD) {
    const text = `${line}\n`;
    const isForeign = said(unitOf({ 'bgpd.conf': text }, 'bgpd.conf', version)).includes(
      'bgpd.conf 1 frr/wrong-daemon',
    );
    expect([line, isForeign]).toEqual([line, bgpdRefusals(bgpd as string, text).includes(1)]);
  }
});

it('reads whatever its files hold', () => {
  const line = fc.constantFrom(
    ...BGPD.split('\n'),
    'bfd',
    ' profile slow',
    ' exit',
    'exit',
    'bgpd=no',
    'bgpd = yes',
    'x="',
    '{% if a %}',
    '{% endif %}',
    ' neighbor {{ x }} bfd',
    'ip nht resolve-via-default',
    'router ospf',
  );
  const text = fc.array(line, { maxLength: 8 }).map(lines => lines.join('\n'));
  const files = fc.record({
    'bgpd.conf': text,
    'zebra.conf': text,
    'bfdd.conf': text,
    'frr.conf': text,
    'vtysh.conf': text,
    daemons: text,
  });
  const roots = fc.constantFrom('bgpd.conf', 'zebra.conf', 'frr.conf', 'daemons', 'vtysh.conf');
  fc.assert(
    fc.property(files, roots, fc.boolean(), fc.constantFrom('8.4', '10.3'), (given, root, isSplit, version) => {
      const { 'frr.conf': integrated, ...split } = given;
      const unit = unitOf(isSplit ? split : given, root, version);
      lowerFrr(unit);
      for (const { span } of unit.diagnostics) {
        const length = unit.sources.get(span.path)?.text.length ?? -1;
        expect(span.start >= 0 && span.end <= length && span.start < span.end).toBe(true);
      }
      expect(isSplit || root !== 'frr.conf' || unit.sources.get(root)?.text === integrated).toBe(true);
    }),
    { numRuns: 150 },
  );
});

it('knows the names of FRR’s files', () => {
  expect(kindOf('/etc/frr/daemons', 'bgpd=yes\n')).toBe('frr');
  expect(kindOf('/etc/frr/support_bundle_commands.conf', 'PROC_NAME:bgp\n')).toBeUndefined();
  expect(kindOf('r1/daemons', '# which run\nbgpd=yes\n')).toBe('frr');
  expect(kindOf('/etc/default/daemons', 'nginx=yes\n')).toBeUndefined();
});

it.each(['bgpd = yes', 'bgp=yes'])('says once that a line in “daemons” is misspelt: %s', async line => {
  const files = { 'frr.conf': 'router bgp 64512\nexit\n', daemons: `${line}\n` };
  expect(await judged(files, 'frr.conf')).toEqual(['daemons frr/daemons-file']);
});

it('reads an integrated configuration with what stands beside it', async () => {
  const files = {
    'frr.conf': 'router bgp 64512\nexit\nrouter ospf\nexit\n',
    daemons: 'bgpd=no\nospfd=yes\n',
    'vtysh.conf': 'service integrated-vtysh-config\nuzername a\n',
  };
  expect(await judged(files, 'frr.conf')).toEqual(['frr.conf frr/daemon-off', 'vtysh.conf frr/unknown-command']);
});
