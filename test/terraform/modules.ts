/** Modules about which something is said, and what is. */
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';
import { type Layout, toJson } from './to-json.js';

export const PROFILE = `allocations:
  - name: bgo
    localAs: 4200000000
    peerAs: 65535
    peers: [10.255.255.1, 10.255.255.2]
    ipv4: 192.168.0.16/31
    ipv6: 'fda4:5ff2:8477:1755::/127'
    bfd: required
`;

/** A rule of the provider's current kind, with some lines in place of its own or beside them. */
export function rule(lines: Readonly<Record<string, string>> = {}, label = 'bfd'): string {
  const attributes = {
    direction: '"ingress"',
    ethertype: '"IPv4"',
    protocol: '"udp"',
    port_range_min: '4784',
    port_range_max: '4784',
    remote_ip_prefix: '"10.255.255.0/30"',
    security_group_id: 'openstack_networking_secgroup_v2.bgp.id',
    ...lines,
  };
  const written = Object.entries(attributes).filter(([, value]) => value !== '');
  return `resource "openstack_networking_secgroup_rule_v2" "${label}" {\n${written.map(([name, value]) => `  ${name} = ${value}\n`).join('')}}\n`;
}

export const GROUP = 'resource "openstack_networking_secgroup_v2" "bgp" {\n  name = "bgp"\n}\n';
export const instance = (lines: string) =>
  `resource "openstack_compute_instance_v2" "lb" {\n  name = "lb"\n${lines}\n}\n`;

export type Files = Readonly<Record<string, string>> | string;

/** @param files the only one is `main.tf`. */
export async function lint(files: Files, profile = PROFILE) {
  const all = typeof files === 'string' ? { 'main.tf': files } : files;
  return new Workspace(memoryHost({ '.nrec.yaml': profile, ...all })).lint(Object.keys(all)[0] as string);
}

/** What is found in a module once it is in JSON, in which there are no comments; undefined where a file cannot be read. */
export async function lintInJson(files: Files, profile = PROFILE, layout?: Layout) {
  const all = Object.entries(typeof files === 'string' ? { 'main.tf': files } : files);
  const translated = all.map(([name, text]) => [
    name.replace(/\.tf$/, '.tf.json'),
    name.endsWith('.tf') ? toJson(text, layout) : text,
  ]);
  if (translated.some(([, text]) => text === undefined) || all.some(([, text]) => text.includes('bgplint-disable')))
    return undefined;
  const host = memoryHost({ '.nrec.yaml': profile, ...Object.fromEntries(translated) });
  const { diagnostics } = await new Workspace(host).lint(translated[0]?.[0] as string);
  return diagnostics.map(({ rule: id, message }) => [id, message]);
}
