import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';
import { vtyshComplaints, vtyshProgram } from '../oracle/vtysh.js';
import { CONFIGURATIONS } from './configurations.js';

const PROFILE = `
allocations:
  - name: example
    localAs: 4200000000
    peerAs: 65535
    peers: [10.255.255.1]
    ipv4: [192.168.0.16/31]
    ipv6: [fda4:5ff2:8477:1755::/127]
    bfd: required
    password: { env: NREC_MD5 }
`;

const [[, SESSION] = ['', '']] = CONFIGURATIONS;

/** The reference session with IPv6, from a local address. */
const REFERENCE = SESSION.replace(
  ' exit-address-family\nexit\nend',
  ` exit-address-family
 address-family ipv6 unicast
  redistribute connected route-map OUT6
  neighbor NREC activate
  neighbor NREC route-map IN in
  neighbor NREC route-map OUT6 out
 exit-address-family
exit
end`,
)
  .replace('router bgp', 'route-map OUT6 permit 10\n match ipv6 address prefix-list OURS6\nexit\nrouter bgp')
  .replace(
    ' neighbor NREC bfd profile nrec',
    ' neighbor NREC update-source 10.0.240.156\n neighbor NREC bfd profile nrec',
  );

const lint = async (text: string) => {
  const host = memoryHost({ '.nrec.yaml': PROFILE, 'frr.conf': text }, 'secret');
  return (await new Workspace(host).lint('frr.conf')).diagnostics.filter(({ rule }) => rule.startsWith('nrec/'));
};

/** What to change in the reference, the rule that finds it, and a line that its fix writes (undefined: takes one away). */
const MISTAKES: readonly (readonly [string, RegExp, string, string, RegExp | undefined])[] = [
  ['another local AS', /router bgp \d+/, 'router bgp 4200000001', 'nrec/local-as', /^router bgp 4200000000$/m],
  ['another peer AS', /remote-as \d+/, 'remote-as 65534', 'nrec/peer-as', /^ neighbor NREC remote-as 65535$/m],
  ['no multihop', / neighbor NREC ebgp-multihop\n/, '', 'nrec/multihop', /^ neighbor NREC ebgp-multihop$/m],
  ['no password', / neighbor NREC password .*\n/, '', 'nrec/password-missing', /^ neighbor NREC password <\S+>$/m],
  ['no BFD', / neighbor NREC bfd profile nrec\n/, '', 'nrec/bfd-required', /^ neighbor NREC bfd$/m],
  [
    'a passive session',
    / neighbor NREC ebgp/,
    ' neighbor NREC passive\n neighbor NREC ebgp',
    'nrec/passive-session',
    undefined,
  ],
  [
    'everything let out',
    /route-map OUT out/,
    'route-map IN out',
    'nrec/allocation-never-announced',
    /^ {2}neighbor NREC route-map NREC-OUT-V4 out$/m,
  ],
  [
    'routes let in',
    /(neighbor NREC activate\n.*)route-map IN in/,
    '$1route-map OUT in',
    'nrec/import-not-none',
    /^ {2}neighbor NREC route-map IN in$/m,
  ],
];

const vtysh = vtyshProgram();

describe('the reference', () => {
  it('has no finding', async () => {
    expect((await lint(REFERENCE)).filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

describe.each(MISTAKES)('%s', (_, pattern, replacement, rule, written) => {
  const text = REFERENCE.replace(pattern, replacement);

  it('is found, and mended where the group says it', async () => {
    expect(text).not.toBe(REFERENCE);
    const found = (await lint(text)).find(each => each.rule === rule);
    expect(found?.rule).toBe(rule);
    const [fix] = found?.fixes ?? [];
    const mended = applyEdits(text, fix?.edits ?? []);
    expect(mended).not.toBe(text);
    if (written) expect(mended).toMatch(written);
    expect((await lint(mended)).filter(each => each.rule === rule && each.message === found?.message)).toEqual([]);
    if (vtysh) expect(vtyshComplaints(vtysh, mended)).toEqual([]);
  });
});
