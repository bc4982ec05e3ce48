import { describe, expect, it } from 'vitest';
import { foldingsOf, outlineOf } from '../../../server/src/features/outline.js';
import type { OutlineSymbol } from '../../../server/src/model/language.js';
import { ADVERTISEMENT, FRR, judgedManifest, LIBRARY, PEER } from './judged.js';

function tree(symbols: readonly OutlineSymbol[], indent = ''): string[] {
  return symbols.flatMap(({ kind, name, detail, children }) => [
    `${indent}${kind} ${name}${detail ? ` (${detail})` : ''}`,
    ...tree(children, `${indent}  `),
  ]);
}

describe('outline of manifests', () => {
  it('shows each object with what it does, and nothing of other kinds', async () => {
    const { subject } = await judgedManifest(
      `${LIBRARY}apiVersion: apps/v1
kind: Deployment
metadata:
  name: other
---
${FRR}    - asn: 65000
      neighbors:
      - address: 10.255.255.1
        asn: 65535
        password: not-for-anyone
    bfdProfiles:
    - name: quick
---
kind: BGPPeer
apiVersion: metallb.io/v1beta2
`,
      { files: {} },
    );
    expect(tree(outlineOf(subject))).toEqual([
      'template fast (BFDProfile)',
      '  constant receiveInterval (100)',
      'other bgp-secret (Secret)',
      'constant communities (Community)',
      '  constant communities (1)',
      'table pool1 (IPAddressPool)',
      '  constant addresses (192.168.0.16/31)',
      'session peer1 (BGPPeer)',
      '  constant myASN (4200000000)',
      '  constant peerASN (65535)',
      '  constant peerAddress (10.255.255.1)',
      'protocol frr (FRRConfiguration)',
      '  protocol 65000 (router)',
      '    session 10.255.255.1 (neighbor, 65535)',
      '  template quick (BFD profile)',
      'session BGPPeer (BGPPeer)',
    ]);
    expect(JSON.stringify(outlineOf(subject))).not.toContain('not-for-anyone');
  });

  it('keeps each name within its object, and each part within the whole', async () => {
    const { subject } = await judgedManifest(`${LIBRARY}${ADVERTISEMENT}  peers: &p [peer1]\n  ipAddressPools: *p\n`, {
      files: {},
    });
    const check = ({ span, nameSpan, children }: OutlineSymbol): void => {
      expect(nameSpan.start).toBeGreaterThanOrEqual(span.start);
      expect(nameSpan.end).toBeLessThanOrEqual(span.end);
      for (const child of children) {
        expect(child.span.start).toBeGreaterThanOrEqual(span.start);
        expect(child.span.end).toBeLessThanOrEqual(span.end);
        check(child);
      }
    };
    const symbols = outlineOf(subject);
    expect(symbols).toHaveLength(6);
    for (const symbol of symbols) check(symbol);
  });
});

describe('folding of manifests', () => {
  it('folds objects, maps, lists and comments', async () => {
    const { subject } = await judgedManifest(
      `# one\n# two\n${PEER}  nodeSelectors:\n  - matchLabels:\n      a: b\n  myASN: 1 # not\n# alone\n---\napiVersion: apps/v1\nkind: Deployment\nspec:\n  a: 1\n`,
      { files: {} },
    );
    const { text } = subject.source;
    const line = (offset: number) => text.slice(0, offset).split('\n').length;
    const found = foldingsOf(subject).map(({ kind, span }) => `${kind} ${line(span.start)}-${line(span.end)}`);
    // A block's last line stays in sight: it is the one behind.
    expect(found).toEqual([
      'block 3-12',
      'block 5-7',
      'block 7-12',
      'block 8-11',
      'block 9-11',
      'block 9-11',
      'comment 1-2',
    ]);
  });

  it('leaves the closing brackets of JSON in sight', async () => {
    const { subject } = await judgedManifest(
      '{\n  "apiVersion": "metallb.io/v1beta1",\n  "kind": "BFDProfile",\n  "spec": {\n    "echoMode": true\n  }\n}\n',
      { files: {} },
    );
    const { text } = subject.source;
    const line = (offset: number) => text.slice(0, offset).split('\n').length;
    expect(foldingsOf(subject).map(({ span }) => `${line(span.start)}-${line(span.end)}`)).toEqual(['1-7', '4-6']);
  });
});
