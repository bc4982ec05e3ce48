import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import fc from '../fast-check.js';
import { connect, positionOf, type TestClient } from './client.js';

const TEXT = `router id 10.0.240.156;
filter out { if net ~ [ 192.168.0.16/31+ ] then accept; reject; }
protocol device { scan time 5; }
protocol bgp a {
  local 10.0.240.156 as 4200000000; # own
  neighbor 10.255.255.1 as 65535;
  ipv4 { import none; export filter out; };
}
`;

/** What people and accidents write: pieces of the language, and characters that end or begin something. */
const PIECE = fc.oneof(
  fc.constantFrom('', ';', '{', '}', '"', '#', '/*', '*/', '\n', ' ', '\r\n', "'", '[', ']', '=', '~', 'ø', '😀', '\0'),
  fc.constantFrom('protocol bgp b { }', 'neighbor', 'as 65535', 'multihop;', 'ipv6;', 'define X = 1;', 'include "x";'),
);

const EDIT = fc.record({ from: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(12), text: PIECE });

let client: TestClient;
beforeAll(async () => {
  client = await connect();
});
afterAll(() => client.stop());

let documents = 0;

/** Findings of a text in a document of its own, and the document. */
async function opened(text: string): Promise<{ uri: string; found: Diagnostic[] }> {
  const uri = `file:///laws/${documents++}/bird.conf`;
  client.open(uri, text);
  return { uri, found: await client.diagnostics(uri) };
}

/** Apart from the document's own address. */
function plain(found: readonly Diagnostic[]): unknown {
  // The hint about other versions comes with the second run, which may or may not be over.
  const first = found.filter(({ code }) => code !== 'bgplint/version');
  return JSON.parse(JSON.stringify(first).replaceAll(/\/laws\/\d+\//g, '/'));
}

describe('laws of the language server', () => {
  it('edits one by one give what the whole text gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(EDIT, { minLength: 1, maxLength: 8 }), async edits => {
        const { uri } = await opened(TEXT);
        for (const { from, length, text } of edits) {
          const whole = client.text(uri);
          // The protocol has no position between a CR and its LF.
          const isWithin = (at: number) => whole[at - 1] === '\r' && whole[at] === '\n';
          const rounded = (at: number) => (isWithin(at) ? at + 1 : at);
          const start = rounded(Math.floor(from * whole.length));
          const end = rounded(Math.min(whole.length, start + length));
          client.edit(uri, { start: positionOf(whole, start), end: positionOf(whole, end) }, text);
        }
        const byEdits = await client.diagnostics(uri);
        const fresh = await opened(client.text(uri));
        expect(plain(byEdits)).toEqual(plain(fresh.found));
        client.close(uri);
        client.close(fresh.uri);
      }),
      { numRuns: 40 },
    );
    expect(client.log).toEqual([]);
  });

  it('ranges lie in the document, and begin before they end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(PIECE, { maxLength: 30 }), async pieces => {
        const { uri, found } = await opened(pieces.join(' '));
        const lines = pieces.join(' ').split(/\r\n|\n|\r/);
        for (const { start, end } of found.map(({ range }) => range)) {
          expect(start.line < end.line || (start.line === end.line && start.character <= end.character)).toBe(true);
          expect(end.line).toBeLessThan(lines.length);
          expect(end.character).toBeLessThanOrEqual((lines[end.line] as string).length);
        }
        client.close(uri);
      }),
      { numRuns: 60 },
    );
  });
});
