import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { readConfig } from '../../server/src/dialects/frr/read.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';
import { vtyshComplaints, vtyshProgram, vtyshVersion } from '../oracle/vtysh.js';

const read = (text: string, version: string) => readConfig({ path: 'frr.conf', text }, version).diagnostics;

/** Which version refuses a text that the other one takes, and what it then says. */
const CASES: readonly (readonly [refusing: string, text: string, mended: string | undefined])[] = [
  ['10.3', 'rpki\n rpki cache 192.0.2.1 3323 preference 1\n', 'rpki\n rpki cache tcp 192.0.2.1 3323 preference 1\n'],
  [
    '10.3',
    'rpki\n rpki cache a.example 22 user key preference 1\n',
    'rpki\n rpki cache ssh a.example 22 user key preference 1\n',
  ],
  ['10.3', 'rpki\n rpki cache a.example 22 user key pub preference 1\n', undefined],
  ['10.3', 'router ospf\n router-info area 0.0.0.1\n', 'router ospf\n router-info area\n'],
  ['10.3', 'router ospf6\n interface eth0 area 0\n', undefined],
  ['10.3', 'ip multicast rpf mrib-only\n', 'router pim\n rpf-lookup-mode mrib-only\nexit\n'],
  ['10.3', 'router bgp 1\n bgp network import-check exact\n', 'router bgp 1\n bgp network import-check\n'],
  ['10.3', 'interface eth0\n ip irdp broadcast\n', undefined],
  ['10.3', 'interface eth0\n ip ospf dead-interval minimal hello-multiplier 1\n', undefined],
  ['8.4', 'router bgp 1 as-notation dot\n', 'router bgp 1\n'],
  ['8.4', 'router bgp 1\n neighbor 192.0.2.1 remote-as auto\n', undefined],
  ['8.4', 'bgp graceful-restart\n', undefined],
  ['8.4', 'router pim\n rp 192.0.2.1\nexit\n', undefined],
  ['8.4', 'router bgp 1\n no bgp enforce-first-as\n', undefined],
  ['8.4', 'route-map A permit 10\n match src-peer 192.0.2.1\n', undefined],
  [
    '8.4',
    'router bgp 1\n neighbor 192.0.2.1 local-as 5 no-prepend replace-as dual-as\n',
    'router bgp 1\n neighbor 192.0.2.1 local-as 5 no-prepend replace-as\n',
  ],
];

const vtysh = vtyshProgram();

describe.each(CASES)('of FRR %s, %j', (version, text, mended) => {
  const other = version === '8.4' ? '10.3' : '8.4';
  const [finding, ...more] = read(text, version).filter(({ consequence }) => !consequence);

  it('is said to be the other version’s', () => {
    expect(read(text, other)).toEqual([]);
    expect(more).toEqual([]);
    expect(finding?.message).toMatch(new RegExp(`^FRR ${other} takes this line, FRR ${version} does not, .*[“A-Z]`));
  });

  it('is mended where that is clear', () => {
    const fix = finding?.fixes[0];
    expect(fix && applyEdits(text, fix.edits)).toBe(mended);
    if (mended !== undefined) expect(read(mended, version)).toEqual([]);
  });
});

const ofItsVersion = CASES.filter(([version]) => !vtysh || vtyshVersion(vtysh) === version);

it.skipIf(!vtysh).each(ofItsVersion)('vtysh judges as bgplint: FRR %s, %j', (version, text, mended) => {
  const shown = read(text, version).map(({ daemon, rule }) => `${daemon?.line} ${rule}`);
  expect(vtyshComplaints(vtysh as string, text)).toEqual(shown);
  if (mended !== undefined) expect(vtyshComplaints(vtysh as string, mended)).toEqual([]);
});

it('does not take what no version knows for another version’s', () => {
  for (const version of ['8.4', '10.3']) {
    const [{ message } = { message: '' }] = read('router bgp 1\n neighbor 192.0.2.1 remot-as 2\n', version);
    expect(message).toMatch(/^FRR does not know “remot-as”/);
  }
});

it('says without a target which version would refuse the file', async () => {
  const host = memoryHost({ 'frr.conf': 'router ospf\n router-info area 0.0.0.1\nexit\n' });
  const { diagnostics } = await new Workspace(host).lint('frr.conf');
  expect(diagnostics.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['info bgplint/version']);
  expect(diagnostics[0]?.message).toMatch(/^FRR 10\.3 would refuse this file: .*Write “router-info area” instead/);
});
