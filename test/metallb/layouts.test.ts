/** The NREC manifest in every layout, with one mistake at a time: found whatever the layout is, and mended within it. */

import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { block, flow, type YamlValue } from '../../server/src/core/yaml/write.js';
import { valueOfNode } from '../../server/src/dialects/metallb/edits/documents.js';
import { readManifestFile } from '../../server/src/dialects/metallb/manifest.js';
import { askMetallb, metallbOracle } from '../oracle/metallb.js';
import { judge, PAGE } from './page.js';

// biome-ignore lint/suspicious/noExplicitAny: objects of any kind, changed anywhere.
type Value = any;

const OBJECTS = readManifestFile({ path: 'a.yaml', text: PAGE }).documents.flatMap(({ objects }) =>
  objects.map(({ root }) => valueOfNode(root)),
);

const blocks = (step: number, dashes: number) => (objects: readonly YamlValue[]) =>
  objects.map(one => `${block(one, { eol: '\n', step, dashes }).join('\n')}\n`).join('---\n');

const list = (objects: readonly YamlValue[]): YamlValue => ({ apiVersion: 'v1', kind: 'List', items: objects });

const LAYOUTS: Readonly<Record<string, (objects: readonly YamlValue[]) => string>> = {
  'two blanks, dashes further in': blocks(2, 2),
  'two blanks, dashes below the key': blocks(2, 0),
  'four blanks': blocks(4, 4),
  CRLF: objects => blocks(2, 2)(objects).replaceAll('\n', '\r\n'),
  'comments everywhere': objects =>
    blocks(
      2,
      2,
    )(objects)
      .split('\n')
      .map((line, index) => (line === '' || line === '---' ? line : `${line} # ${index}`))
      .join('\n'),
  'no line end at the end': objects => blocks(2, 2)(objects).trimEnd(),
  'separators around': objects => `---\n${blocks(2, 2)(objects)}---\n`,
  brackets: objects => objects.map(one => `${flow(one, false)}\n`).join('---\n'),
  'a List': objects => `${block(list(objects), { eol: '\n', step: 2, dashes: 0 }).join('\n')}\n`,
  'a List in JSON': objects => `${JSON.stringify(list(objects), null, 2)}\n`,
  'a List in JSON on one line': objects => JSON.stringify(list(objects)),
};

/** What is wrong, in which object, and the rule that says so. */
const MISTAKES: readonly (readonly [string, (objects: Value[]) => void])[] = [
  [
    'nrec/peer-as',
    ([, , peer]) => {
      peer.spec.peerASN = 64999;
    },
  ],
  [
    'nrec/peer-as',
    ([, , peer]) => {
      delete peer.spec.peerASN;
      peer.spec.dynamicASN = 'internal';
    },
  ],
  [
    'nrec/multihop',
    ([, , peer]) => {
      delete peer.spec.ebgpMultiHop;
    },
  ],
  [
    'nrec/direct-session',
    ([, , peer]) => {
      peer.spec.ebgpMultiHop = false;
    },
  ],
  [
    'nrec/bfd-required',
    ([, , peer]) => {
      delete peer.spec.bfdProfile;
    },
  ],
  [
    'nrec/password-missing',
    ([, , peer]) => {
      delete peer.spec.passwordSecret;
    },
  ],
  [
    'nrec/peer-port',
    ([, , peer]) => {
      peer.spec.peerPort = 1790;
    },
  ],
  [
    'nrec/hold-time',
    ([, , peer]) => {
      peer.spec.holdTime = '0s';
    },
  ],
  [
    'nrec/neighbor-typo',
    ([, , , peer]) => {
      peer.spec.peerAddress = '10.255.255.3';
    },
  ],
  [
    'nrec/missing-peer',
    objects => {
      objects.splice(3, 1);
    },
  ],
  [
    'nrec/family-missing',
    ([, , peer]) => {
      delete peer.spec.dualStackAddressFamily;
    },
  ],
  [
    'nrec/family-missing',
    ([, , , , pool]) => {
      pool.spec.addresses = ['fda4:5ff2:8477:1755::/127'];
    },
  ],
  [
    'nrec/export-outside-allocation',
    ([, , , , pool]) => {
      pool.spec.addresses[0] = '192.168.0.0/24';
    },
  ],
  [
    'nrec/export-outside-allocation',
    ([, , , , pool]) => {
      pool.spec.addresses.unshift('10.0.0.0/24', '10.0.1.0/24');
    },
  ],
  [
    'nrec/allocation-never-announced',
    objects => {
      objects.splice(5, 1);
    },
  ],
  [
    'nrec/allocation-never-announced',
    ([, , , , , advertisement]) => {
      advertisement.spec.peers = ['nrec-peer1'];
    },
  ],
  [
    'metallb/name',
    ([, , peer, , , advertisement]) => {
      peer.metadata.name = 'nrec_peer1';
      advertisement.spec.peers = ['nrec_peer1', 'nrec-peer2'];
    },
  ],
  [
    'metallb/plain-password',
    ([, secret, ...objects]) => {
      for (const peer of objects.slice(0, 2)) {
        delete peer.spec.passwordSecret;
        peer.spec.password = secret.stringData.password;
      }
      secret.metadata.name = 'another';
    },
  ],
];

describe.each(Object.entries(LAYOUTS))('with %s', (_, layout) => {
  test('the manifest has no finding', async () => {
    expect((await judge(layout(OBJECTS))).diagnostics).toEqual([]);
  });

  test.each(MISTAKES.map(([rule, make], number) => ({ rule, make, number })))(
    '$number: $rule is mended',
    async ({ rule, make }) => {
      const objects = structuredClone(OBJECTS) as Value[];
      make(objects);
      const text = layout(objects);
      const { diagnostics } = await judge(text);
      expect([...new Set(diagnostics.map(one => one.rule))]).toEqual([rule]);
      const [fix] = diagnostics.flatMap(({ fixes }) => fixes);
      if (!fix) throw new Error(`no fix in\n${text}`);
      const mended = applyEdits(text, fix.edits);
      const left = (await judge(mended)).diagnostics.map(({ message }) => message);
      expect(left, mended).toEqual([]);
      expect(mended.match(/# \d+/g) ?? []).toEqual(
        expect.arrayContaining(
          text
            .match(/# \d+/g)
            ?.filter(comment => fix.edits.every(({ span }) => !text.slice(span.start, span.end).includes(comment))) ??
            [],
        ),
      );
      if (text.includes('\r')) expect(mended.replaceAll('\r\n', '')).not.toContain('\n');
    },
  );
});

const oracle = metallbOracle();

// Part of `npm run test:oracle`.
if (oracle)
  test('MetalLB and the API server take the manifest in every layout, and what fixes make of mistakes', async () => {
    const questions: { name: string; text: string }[] = [];
    for (const [layout, write] of Object.entries(LAYOUTS)) {
      questions.push({ name: layout, text: write(OBJECTS) });
      for (const [rule, make] of MISTAKES) {
        const objects = structuredClone(OBJECTS) as Value[];
        make(objects);
        const text = write(objects);
        const [fix] = (await judge(text)).diagnostics.flatMap(({ fixes }) => fixes);
        questions.push({ name: `${layout}: ${rule}`, text: applyEdits(text, fix?.edits ?? []) });
      }
    }
    const refused = askMetallb(oracle, '0.16', questions).flatMap(({ apiserver, frr, frrk8s, transient }, index) => {
      const why = apiserver || frr || frrk8s || transient;
      return why ? [`${questions[index]?.name}: ${why}`] : [];
    });
    expect(refused).toEqual([]);
  });
