import { afterEach, describe, expect, it } from 'vitest';
import { connect, offsetOf, type TestClient } from './client.js';

const URI = 'file:///w/.nrec.yaml';
const PROFILE = `allocations:
  - name: bgo
    localAs: 4200000000
    peerAs: 65535
    peers: [10.255.255.1, 10.255.255.2]
    ipv4: 192.168.0.16/31
    ipv6: 'fda4:5ff2:8477:1755::/127'
`;

let client: TestClient;
afterEach(() => client?.stop());

describe('a profile in the editor', () => {
  it('has no finding when it is right, and one where it is not', async () => {
    client = await connect({ folders: ['file:///w'] });
    client.open(URI, PROFILE, 'yaml');
    expect(await client.diagnostics(URI)).toEqual([]);
    client.replace(URI, '65535', 'sixty');
    const [finding] = await client.diagnostics(URI);
    expect(finding).toMatchObject({ code: 'profile/invalid', severity: 1, source: 'bgplint' });
    expect(finding?.codeDescription?.href).toMatch(/\/docs\/rules\/profile\/invalid\.md$/);
    expect(finding?.range).toEqual(client.rangeOf(URI, 'sixty'));
  });

  it('is cleared when it is closed', async () => {
    client = await connect();
    client.open(URI, 'allocations: 1\n', 'yaml');
    expect(await client.diagnostics(URI)).not.toEqual([]);
    client.close(URI);
    await client.until(() => client.published.at(-1)?.diagnostics.length === 0, 'an empty list');
  });

  it('completes and explains keys', async () => {
    client = await connect();
    client.open(URI, `${PROFILE}    bf`, 'yaml');
    const end = { line: 7, character: 6 };
    const items = await client.request<{ label: string }[]>('textDocument/completion', {
      textDocument: { uri: URI },
      position: end,
    });
    expect(items.map(({ label }) => label)).toContain('bfd');
    const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', {
      textDocument: { uri: URI },
      position: { line: 3, character: 6 },
    });
    expect(hover.contents.value).toContain('peerAs');
  });

  it('puts a hash in the place of a readable password, and never shows it', async () => {
    client = await connect();
    const secret = 'b1ecd7f662e6ff6ce03ab33626f92cfe';
    client.open(URI, `${PROFILE}    password: ${secret}\n`, 'yaml');
    const [finding] = await client.diagnostics(URI);
    expect(finding).toMatchObject({ code: 'profile/plain-password' });
    const actions = (await client.codeActions(URI, client.rangeOf(URI, secret))) ?? [];
    const [hash] = actions;
    expect(hash).toMatchObject({ title: 'Replace the password by a salted hash of it', isPreferred: true });
    expect(JSON.stringify([finding, actions, client.notifications])).not.toContain(secret);
    const resolved = await client.request<{ edit: never }>('codeAction/resolve', hash as object);
    client.apply(resolved.edit);
    expect(client.text(URI)).toMatch(/password: \{ scrypt: "N=/);
    expect(await client.diagnostics(URI)).toEqual([]);
    expect(offsetOf(client.text(URI), { line: 8, character: 0 })).toBe(client.text(URI).length);
  });
});
