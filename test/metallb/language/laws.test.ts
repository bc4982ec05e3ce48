import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../server/src/core/edit.js';
import { metallbLanguage } from '../../../server/src/dialects/metallb/language.js';
import { cursorIn } from '../../../server/src/dialects/metallb/language-sketch.js';
import { parseMetallb } from '../../../server/src/dialects/metallb/parse.js';
import { withoutPlaces } from '../../../server/src/features/snippet.js';
import type { AllocationTexts } from '../../../server/src/model/language.js';
import { givenSources } from '../../../server/src/model/snapshot.js';
import type { Address } from '../../../server/src/net/address.js';
import { parseAddress } from '../../../server/src/net/address.js';
import { parsePrefix } from '../../../server/src/net/prefix.js';
import fc from '../../fast-check.js';
import { expectLinear } from '../../processor-time.js';
import { ADVERTISEMENT, FRR, LIBRARY, PEER } from './judged.js';

const TEXTS = [
  `# first\n${LIBRARY}${ADVERTISEMENT}  ipAddressPools: [pool1, "pool2"]\n  communities:\n  - no-transit\n`,
  `${PEER}  nodeSelectors:\n    - matchLabels: { a: "b", c: d }\n      matchExpressions:\n        - {key: x, operator: In, values: [y]}\n  passwordSecret:\n    name: 'bgp-secret'\n`,
  `${FRR}    - asn: 65000\n      neighbors:\n      - address: 10.255.255.1\n        toReceive:\n          allowed:\n            mode: all\n  raw:\n    rawConfig: |\n      router bgp 65000\n       neighbor x peer-group\n`,
  '{\n  "apiVersion": "metallb.io/v1beta2",\n  "kind": "BGPPeer",\n  "spec": {"myASN": 1, "nodeSelectors": [{"matchLabels": {"a": "b"}}]}\n}\n',
  `apiVersion: v1\nkind: List\nitems:\n- apiVersion: metallb.io/v1beta1\n  kind: IPAddressPool\n  spec: &spec\n    addresses:\r\n    - 192.0.2.0/24\n- apiVersion: metallb.io/v1beta1\n  kind: IPAddressPool\n  spec: *spec\n`,
  `${PEER.replace('peer1', '{{ .Values.name }}')}  {{- if .x }}\n  myASN: \${ASN}\n  {{- end }}\n  <<: { peerASN: 65535 }\n`,
];

const PIECE = fc.constantFrom(
  '',
  ' ',
  '\n',
  '  ',
  '- ',
  ':',
  ': ',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  '#',
  '|',
  '&a',
  '*a',
  '\t',
  '\r\n',
  '---\n',
  'spec',
  'ø😀',
  '<<: ',
);

/** A manifest cut off somewhere, with something typed somewhere, and a place in it. */
const TYPED = fc
  .record({
    text: fc.constantFrom(...TEXTS),
    kept: fc.double({ min: 0, max: 1, noNaN: true }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    piece: PIECE,
    offset: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ text, kept, at, piece, offset }) => {
    const start = text.slice(0, Math.round(kept * text.length));
    const where = Math.round(at * start.length);
    const typed = start.slice(0, where) + piece + start.slice(where);
    return { text: typed, offset: Math.round(offset * typed.length) };
  });

const path = 'metallb.yaml';

function unitOf(text: string) {
  return parseMetallb(path, givenSources(new Map([[path, { path, text }]])), '0.16');
}

const ALLOCATION: AllocationTexts = {
  name: 'bgo',
  localAs: 4200000000,
  peerAs: 65535,
  peers: ['10.255.255.1', '10.255.255.2'].map(text => parseAddress(text) as Address),
  ipv4: [{ prefix: parsePrefix('192.168.0.16/31') as never, maxLength: 32 }],
  ipv6: [{ prefix: parsePrefix('fda4:5ff2:8477:1755::/127') as never, maxLength: 128 }],
  bfd: true,
};

function expectWithin(text: string, { start, end }: { start: number; end: number }): void {
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(text.length);
}

describe('laws of the editor’s features for manifests', () => {
  it('nothing throws while a manifest is typed, and every place lies in the text', () => {
    fc.assert(
      fc.property(TYPED, ({ text, offset }) => {
        const unit = unitOf(text);
        const { complete, hover, symbols, folding, names } = metallbLanguage;
        for (const { replaces } of complete(unit, path, offset, ALLOCATION)) {
          expectWithin(text, replaces);
          // What is replaced is one word around the cursor.
          expect(replaces.start).toBeLessThanOrEqual(offset);
          expect(replaces.end).toBeGreaterThanOrEqual(offset);
          expect(text.slice(replaces.start, replaces.end)).not.toMatch(/\n/);
        }
        const found = hover(unit, path, offset);
        if (found) expectWithin(text, found.span);
        for (const { span } of folding(unit, path)) expectWithin(text, span);
        const visit = (list: ReturnType<typeof symbols>): void => {
          for (const { span, nameSpan, children } of list) {
            expectWithin(text, span);
            expectWithin(text, nameSpan);
            visit(children);
          }
        };
        visit(symbols(unit, path));
        for (const { whole, span, definition } of names?.(unit) ?? []) {
          for (const place of [whole, span, definition]) expectWithin(text, place);
        }
      }),
      { numRuns: 800 },
    );
  });

  it('offers at any place of a whole manifest keep it readable', () => {
    for (const text of TEXTS.slice(0, 5)) {
      for (let offset = 0; offset <= text.length; offset += 2) {
        const offers = metallbLanguage.complete(unitOf(text), path, offset, ALLOCATION);
        // Names of whole objects would follow at each place; the likeliest two tell.
        for (const { label, insert = label, snippet, replaces, kind } of offers.slice(0, 2)) {
          if (kind === 'snippet') continue;
          const line = text.slice(text.lastIndexOf('\n', replaces.start - 1) + 1, replaces.start);
          const indent = /^\s*/.exec(line)?.[0] ?? '';
          const plain = (snippet ? withoutPlaces(insert) : insert).replaceAll('\n', `\n${indent}`);
          const changed = unitOf(applyEdits(text, [{ span: replaces, text: plain }]));
          const problems = changed.tree.files.flatMap(({ documents }) =>
            documents.flatMap(({ problem }) => problem ?? []),
          );
          expect(problems.map(({ reason }) => `${label} at ${offset} of ${text.slice(0, 60)}: ${reason}`)).toEqual([]);
        }
      }
    }
  });

  it('the cursor is found in any text', () => {
    fc.assert(
      fc.property(fc.array(PIECE, { maxLength: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), (pieces, at) => {
        const text = pieces.join('');
        const offset = Math.round(at * text.length);
        const cursor = cursorIn(text, offset);
        if (!cursor) return;
        expectWithin(text, cursor);
        expect(cursor.start).toBeLessThanOrEqual(offset);
        expect(cursor.end).toBeGreaterThanOrEqual(offset);
        for (const { path, frames } of cursor.spots) expect(path.length).toBeLessThanOrEqual(frames.length + 1);
      }),
      { numRuns: 3000 },
    );
  });

  it('takes time in proportion to the text', () => {
    for (const piece of ['- ', '{', '[', 'a: ', '"', 'a ', ' ', '\n', '  a:\n', '# ', "'", ',']) {
      expectLinear(10_000, size => cursorIn(piece.repeat(size), piece.length * size));
    }
  });
});
