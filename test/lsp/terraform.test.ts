// Security groups in the editor, where Terraform is another extension's language.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CompletionItem, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { withoutPlaces } from '../../server/src/features/snippet.js';
import { bgplint } from '../cli/spawn.js';
import { PROFILE } from '../features/judged.js';
import { connect, type TestClient } from './client.js';

const GROUP = `resource "openstack_networking_secgroup_v2" "bgp" {
  name = "bgp"
}
`;
const RULES = `resource "openstack_networking_secgroup_rule_v2" "bfd" {
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "udp"
  port_range_min    = 3784
  port_range_max    = 3784
  remote_ip_prefix  = "10.255.255.0/30"
  security_group_id = openstack_networking_secgroup_v2.bgp.id
}
`;

let folder: string;
let client: TestClient;
const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bgplint terraform '));
  for (const [name, text] of Object.entries({ '.nrec.yaml': PROFILE, 'groups.tf': GROUP, 'rules.tf': RULES }))
    writeFileSync(join(folder, name), text);
  client = await connect({ folders: [pathToFileURL(folder).href] });
});
afterEach(async () => {
  await client?.stop();
  rmSync(folder, { recursive: true });
});

it.each(['terraform', 'plaintext'])('are judged and mended, in a document of %s', async language => {
  const uri = uriOf('rules.tf');
  client.open(uri, RULES, language);
  expect((await client.diagnostics(uri)).map(({ code }) => code)).toEqual(['nrec/bfd-port-wrong']);
  const at = client.rangeOf(uri, 'port_range_min    = 3784');
  const [action] = (await client.codeActions(uri, at, ['quickfix'])) ?? [];
  const resolved = await client.request<{ edit?: WorkspaceEdit }>('codeAction/resolve', action as object);
  client.apply(resolved.edit);
  expect(client.text(uri)).toBe(RULES.replaceAll('3784', '4784'));
  expect(await client.diagnostics(uri)).toEqual([]);
});

it('say nothing of other files of the module that are open, and nothing of other modules', async () => {
  const [groups, rules] = [uriOf('groups.tf'), uriOf('rules.tf')];
  client.open(rules, RULES, 'terraform');
  client.open(groups, GROUP, 'terraform');
  expect((await client.diagnostics(rules)).map(({ code }) => code)).toEqual(['nrec/bfd-port-wrong']);
  expect(await client.diagnostics(groups)).toEqual([]);
  const network = uriOf('network.tf');
  client.open(network, 'resource "openstack_networking_network_v2" "n" {\n', 'terraform');
  expect(await client.diagnostics(network)).toEqual([]);
});

it('follow a change in another file of the module', async () => {
  const [groups, rules] = [uriOf('groups.tf'), uriOf('rules.tf')];
  const shared = RULES.replace('"10.255.255.0/30"', 'local.routers').replaceAll('3784', '4784');
  client.open(rules, shared, 'terraform');
  expect(await client.diagnostics(rules)).toEqual([]);
  client.open(groups, `${GROUP}locals {\n  routers = "10.255.255.1/32"\n}\n`, 'terraform');
  const said = () => client.published.findLast(({ uri }) => uri === rules)?.diagnostics.map(({ code }) => code) ?? [];
  await client.until(() => said().length > 0, 'the finding in the other file');
  expect(said()).toEqual(['nrec/bfd-port-closed']);
});

it('are offered where a block may stand', async () => {
  const uri = uriOf('groups.tf');
  client.open(uri, `${GROUP}\nnre`, 'terraform');
  const offers = async (line: number, character: number) =>
    (await client.request<CompletionItem[] | null>('textDocument/completion', {
      textDocument: { uri },
      position: { line, character },
    })) ?? [];
  const [offer, more] = await offers(4, 3);
  expect([offer?.label, more]).toEqual(['nrec-security-group', undefined]);
  const { stdout } = bgplint(['new', 'security-group', '--format', 'terraform'], { cwd: folder });
  expect(withoutPlaces(offer?.textEdit?.newText ?? '')).toBe(stdout);
  expect(await offers(1, 2)).toEqual([]);
});

it('are made by command as on the command line', async () => {
  const make = (params: object) =>
    client.request<{ text?: string; reason?: string }>('bgplint/securityGroup', { uri: uriOf('none'), ...params });
  for (const format of ['openstack', 'terraform']) {
    const { stdout } = bgplint(['new', 'security-group', '--format', format, '--port', 'tcp/443'], { cwd: folder });
    expect(stdout).toContain('443');
    expect(await make({ format, ports: ['tcp/443'] })).toEqual({ text: stdout });
  }
  expect((await make({ format: 'terraform', ports: ['443'] })).reason).toMatch(/tcp\/443/);
  expect((await make({ format: 'terraform', allocation: 'trd' })).reason).toMatch(/it has bgo/);
});

it('are judged in the JSON syntax, together with what is in HCL', async () => {
  const [uri, rules] = [uriOf('json.tf.json'), uriOf('rules.tf')];
  const ports = { port_range_min: 3784, port_range_max: 3784 };
  const bfd = {
    direction: 'ingress',
    ethertype: 'IPv4',
    protocol: 'udp',
    ...ports,
    remote_ip_prefix: '10.255.255.0/30',
  };
  const text = JSON.stringify({ resource: { openstack_networking_secgroup_rule_v2: { json: bfd } } }, undefined, 2);
  client.open(uri, text, 'json');
  expect((await client.diagnostics(uri)).map(({ code }) => code)).toEqual(['nrec/bfd-port-wrong']);
  client.open(rules, RULES.replaceAll('3784', '4784'), 'terraform');
  const said = () => client.published.findLast(one => one.uri === uri)?.diagnostics.map(({ code }) => code);
  await client.until(() => said()?.length === 0, 'what the other file opens');
  client.replace(uri, '"udp"', '"udp');
  await client.until(() => said()?.length === 1, 'the mistake');
  expect(said()).toEqual(['terraform/syntax']);
});
