/** What the verbs, and the fixes of MetalLB's own rules, write. */

import { describe, expect, test } from 'vitest';
import { applyEdits, type TextEdit } from '../../server/src/core/edit.js';
import type { Node } from '../../server/src/core/yaml/tree.js';
import { renameObject } from '../../server/src/dialects/metallb/edits/names.js';
import { addBfdProfile, movePassword } from '../../server/src/dialects/metallb/edits/objects.js';
import { metallbEdits } from '../../server/src/dialects/metallb/edits.js';
import { readManifestFile } from '../../server/src/dialects/metallb/manifest.js';
import { resourcesOf } from '../../server/src/dialects/metallb/resources.js';
import type { Manifests } from '../../server/src/dialects/metallb/tree.js';
import type { SessionPlan } from '../../server/src/model/edits.js';
import type { Session } from '../../server/src/model/session.js';
import type { Speaker } from '../../server/src/model/speaker.js';
import { ALLOCATION, ip } from '../rules/build.js';
import { judge, mutated, PAGE, PASSWORD, peer } from './page.js';

function manifests(...texts: readonly string[]): Manifests {
  return { files: texts.map((text, index) => readManifestFile({ path: `${index}.yaml`, text })) };
}

/** The texts of files, each with its edits. */
function edited({ files }: Manifests, edits: readonly TextEdit[] | undefined): readonly string[] {
  if (!edits) throw new Error('no way');
  return files.map(({ source: { path, text } }) =>
    applyEdits(
      text,
      edits.filter(({ span }) => span.path === path),
    ),
  );
}

type Verb = (speaker: Speaker, first: Session) => readonly TextEdit[] | undefined;

/** A manifest after a verb on its first speaker, or that speaker's first session; undefined where it has no way. */
async function changed(text: string, verb: Verb, version?: string): Promise<string | undefined> {
  const { speakers } = await judge(text, version);
  const [speaker] = speakers;
  const [first] = speaker?.sessions ?? [];
  if (!speaker || !first) throw new Error('no session');
  const edits = verb(speaker, first);
  return edits && applyEdits(text, edits);
}

async function rulesOf(text: string, version?: string): Promise<readonly string[]> {
  return (await judge(text, version)).diagnostics.map(({ rule }) => rule);
}

const PLAIN = PAGE.replace(/---\napiVersion: v1\nkind: Secret[\s\S]*?(?=---)/, '').replaceAll(
  'passwordSecret:\n        name: nrec-bgp',
  `password: ${PASSWORD} # from NREC`,
);

describe('a password', () => {
  test('moves into a Secret that all its peers name', async () => {
    const { diagnostics } = await judge(PLAIN);
    const [fix] = diagnostics.filter(({ rule }) => rule === 'metallb/plain-password').flatMap(({ fixes }) => fixes);
    const moved = applyEdits(PLAIN, fix?.edits ?? []);
    expect(await rulesOf(moved)).toEqual([]);
    expect(moved.split(PASSWORD)).toHaveLength(2);
    expect(moved.match(/passwordSecret: # from NREC\n {8}name: nrec-peer1-password\n/g)).toHaveLength(2);
    expect(moved).toContain(`type: kubernetes.io/basic-auth\nstringData:\n    password: ${PASSWORD}\n`);
    const shown = diagnostics.map(({ message, related, fixes }) => [message, related, fixes.map(({ title }) => title)]);
    expect(JSON.stringify(shown)).not.toContain(PASSWORD);
  });

  test('that YAML would read as a number is in quotes in its Secret', () => {
    const of = manifests(PLAIN.replaceAll(PASSWORD, '"12345"'));
    expect(edited(of, movePassword(of, resourcesOf(of).peers))[0]).toContain('password: "12345"\n');
  });

  test('moves within a List, and keeps its line ends', () => {
    const item = (number: number) =>
      `- apiVersion: metallb.io/v1beta2\n  kind: BGPPeer\n  metadata: {name: p${number}}\n  spec:\n    myASN: 1\n    peerASN: 2\n    peerAddress: 10.0.0.${number}\n    password: secret${number}\n`;
    const of = manifests(`apiVersion: v1\nkind: List\nitems:\n${item(1)}${item(2)}`.replaceAll('\n', '\r\n'));
    const [text = ''] = edited(of, movePassword(of, resourcesOf(of).peers));
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    const { peers, secrets } = resourcesOf(manifests(text));
    expect(peers.map(({ password }) => password.kind)).toEqual(['absent', 'known']);
    expect(secrets.map(({ object }) => object.name)).toEqual(['p1-password']);
  });

  test('that is missing is a placeholder where the others name no Secret', async () => {
    const text = PLAIN.replace(`    password: ${PASSWORD} # from NREC\n`, '');
    const written = await changed(text, (speaker, first) => metallbEdits.setPassword(speaker, first, '<MD5 password>'));
    expect(written).toContain('password: "<MD5 password>"\n');
  });

  test.each([
    [`stringData:\n    password: ${PASSWORD}`, 'stringData:\n    password: new'],
    [`data:\n    password: ${btoa(PASSWORD)}`, `data:\n    password: ${btoa('new')}`],
    ['data: {}', 'stringData:\n    password: new'],
  ])('is written into its Secret: %s', async (before, expected) => {
    const text = PAGE.replace(`stringData:\n    password: ${PASSWORD}`, before);
    expect(await changed(text, (speaker, first) => metallbEdits.setPassword(speaker, first, 'new'))).toContain(
      expected,
    );
  });

  test('in a Secret that is not here is nobody’s to write', async () => {
    const text = peer(1) + peer(2);
    expect(await changed(text, (speaker, first) => metallbEdits.setPassword(speaker, first, 'new'))).toBe(undefined);
  });
});

describe('a name', () => {
  const pool = PAGE.slice(PAGE.indexOf('---\napiVersion: metallb.io/v1beta1\nkind: IPAddressPool'));
  const service = `apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: web
  annotations:
    metallb.io/address-pools: "other, elasticip"
    metallb.universe.tf/address-pool: elasticip
spec: {type: LoadBalancer}
`;
  test('changes wherever it is named', () => {
    const of = manifests(pool, service, pool.replace('kind: BGPAdvertisement', 'kind: L2Advertisement'));
    const [object] = resourcesOf(of).pools.map(one => one.object);
    const [first, second, third] = edited(of, object && renameObject(of, object, 'new'));
    expect(first).toBe(pool.replaceAll('elasticip', 'new'));
    expect(second).toBe(service.replaceAll('elasticip', 'new'));
    // Another pool of the same name is a mistake of its own.
    expect(third?.match(/elasticip/g)).toHaveLength(1);
  });

  test('in another namespace is another name', () => {
    const of = manifests(pool, pool.replaceAll('metallb-system', 'elsewhere'));
    const [object] = resourcesOf(of).pools.map(one => one.object);
    expect(edited(of, object && renameObject(of, object, 'new'))[1]).toContain('- elasticip');
  });

  test('that Kubernetes refuses is mended in the advertisement too', async () => {
    const text = PAGE.replace('name: nrec-peer1', 'name: nrec_peer1').replace(
      'spec:\n    ipAddressPools:',
      'spec:\n    peers: [nrec_peer1, nrec-peer2]\n    ipAddressPools:',
    );
    const { diagnostics } = await judge(text);
    const [fix] = diagnostics.flatMap(({ fixes }) => fixes);
    expect(applyEdits(text, fix?.edits ?? [])).toBe(text.replaceAll('nrec_peer1', 'nrec-peer1'));
  });
});

describe('sessions', () => {
  const plan: SessionPlan = {
    ...ALLOCATION,
    peerAddress: ip('10.255.255.2'),
    localAddress: undefined,
    bfd: true,
  };

  test('are added like the others, and to the advertisements that name those', async () => {
    const text = mutated(PAGE, peer(2), 0, '').replace(
      'spec:\n    ipAddressPools:',
      'spec:\n    peers: [nrec-peer1]\n    ipAddressPools:',
    );
    const written = await changed(text, (speaker, first) => metallbEdits.addSession(speaker, plan, first));
    expect(written).toBe(
      PAGE.replace('spec:\n    ipAddressPools:', 'spec:\n    peers: [nrec-peer1, nrec-peer2]\n    ipAddressPools:'),
    );
    expect(await rulesOf(written ?? '')).toEqual([]);
  });

  test('are added to lists, in JSON too', async () => {
    const of = manifests(PAGE);
    const items = of.files[0]?.documents.flatMap(({ objects }) =>
      objects.map(({ root }) => JSON.parse(JSON.stringify(plain(root)))),
    );
    const without = items?.filter(({ metadata }) => metadata.name !== 'nrec-peer2');
    const text = `${JSON.stringify({ apiVersion: 'v1', kind: 'List', items: without }, null, 2)}\n`;
    const written = await changed(text, (speaker, first) => metallbEdits.addSession(speaker, plan, first));
    expect(JSON.parse(written ?? '').items).toHaveLength(6);
    expect(await rulesOf(written ?? '')).toEqual([]);
  });

  test('are written anew where no session is like them', async () => {
    const text = mutated(PAGE, peer(1), 0, '').replace('peerAddress: 10.255.255.2', 'peerAddress: 192.0.2.1');
    const written = await changed(text, speaker => metallbEdits.addSession(speaker, plan));
    const { speakers } = await judge(written ?? '');
    const last = speakers.flatMap(({ sessions }) => sessions).at(-1);
    expect(last).toMatchObject({
      peerAddress: { value: ip('10.255.255.2') },
      peerAs: { value: 65535 },
      localAs: { value: 4200000000 },
      multihop: { value: 255 },
      bfd: { value: 'on' },
    });
    expect(last?.families.map(({ family }) => family)).toEqual(['ipv4', 'ipv6']);
  });

  test('keep an AS number in digits when they get another', async () => {
    const text = PAGE.replace('peerASN: 65535', 'dynamicASN: internal # ours');
    const written = await changed(text, (speaker, first) => metallbEdits.setPeerAs(speaker, first, 65535));
    expect(written).toBe(PAGE.replace('peerASN: 65535', 'peerASN: 65535 # ours'));
  });

  test('keep the anchor of a value', async () => {
    const text = PAGE.replace('peerASN: 65535', 'peerASN: &nrec 65534');
    const written = await changed(text, (speaker, first) => metallbEdits.setPeerAs(speaker, first, 65535));
    expect(written).toContain('peerASN: &nrec 65535\n');
  });

  test('lose what they need not have', async () => {
    const text = PAGE.replace('    ebgpMultiHop', '    peerPort: 1790 # why\n    holdTime: 3s\n    ebgpMultiHop');
    expect(await changed(text, metallbEdits.setDefaultPeerPort)).toBe(text.replace('    peerPort: 1790 # why\n', ''));
    expect(await changed(text, metallbEdits.setDefaultHoldTime)).toBe(text.replace('    holdTime: 3s\n', ''));
    expect(await changed(text, metallbEdits.disableBfd)).toBe(text.replace('    bfdProfile: bfdprofile\n', ''));
  });

  test('keep a keepalive time that fits', async () => {
    const text = PAGE.replace('    ebgpMultiHop', '    holdTime: 0s\n    keepaliveTime: 0s # none\n    ebgpMultiHop');
    expect(await changed(text, metallbEdits.setDefaultHoldTime)).toBe(
      text.replace('holdTime: 0s', 'holdTime: 180s').replace('keepaliveTime: 0s', 'keepaliveTime: 60s'),
    );
  });

  test('get a BFD profile of their own where there is none', async () => {
    const text = PAGE.slice(PAGE.indexOf('apiVersion: v1\n')).replaceAll('    bfdProfile: bfdprofile\n', '');
    const written = await changed(text, metallbEdits.enableBfd);
    expect(written).toContain('    bfdProfile: nrec-bfd\n');
    expect(resourcesOf(manifests(written ?? '')).bfdProfiles.map(({ object }) => object.name)).toEqual(['nrec-bfd']);
    expect(written).toContain('    receiveInterval: 300\n    transmitInterval: 300\n    detectMultiplier: 3\n---\n');
  });

  test('carry the other family by the flag, which needs the newer version of the object', async () => {
    const text = PAGE.replaceAll('    dualStackAddressFamily: true\n', '').replaceAll(
      'passwordSecret:\n        name: nrec-bgp',
      `password: ${PASSWORD}`,
    );
    const add = (version: string) =>
      changed(
        text.replace('metallb.io/v1beta2', 'metallb.io/v1beta1'),
        (speaker, first) => metallbEdits.addFamily(speaker, first, 'ipv6', ALLOCATION.ipv6),
        version,
      );
    expect(await add('0.16')).toBe(
      text.replace('    ebgpMultiHop: true\n', '    ebgpMultiHop: true\n    dualStackAddressFamily: true\n'),
    );
    // Until 0.14 there is no such field, and sessions carry both.
    expect(await add('0.14')).toBe(text.replace('metallb.io/v1beta2', 'metallb.io/v1beta1'));
  });
});

test('a profile is written behind the object that wants it', () => {
  const of = manifests(`${peer(1).slice(4)}# the end`);
  const [object] = resourcesOf(of).peers.map(one => one.object);
  expect(edited(of, object && addBfdProfile(of, object, 'p'))[0]).toMatch(
    /# the end\n---\napiVersion: metallb.io\/v1beta1\nkind: BFDProfile\n/,
  );
});

/** A node as JSON has it. */
function plain(node: Node): unknown {
  if (node.kind === 'map') return Object.fromEntries(node.entries.map(({ key = '', value }) => [key, plain(value)]));
  return node.kind === 'list' ? node.items.map(plain) : node.value;
}
