import { commentLines } from '../../core/comment.js';
import type { AllocationTexts } from '../../model/language.js';
import { type NeededRule, neededRules } from '../../model/security-group.js';
import type { Family } from '../../net/address.js';
import { formatPrefix } from '../../net/prefix.js';

/** What `ethertype` calls a family. */
const ETHERTYPES: Readonly<Record<Family, string>> = { ipv4: 'IPv4', ipv6: 'IPv6' };

const RULE = 'openstack_networking_secgroup_rule_v2';

/**
 * A security group with the rules that the instances of an allocation need, as blocks for Terraform's OpenStack provider.
 * @param name what the group is called in OpenStack.
 */
export function securityGroupText(allocation: AllocationTexts, name: string): string {
  const label = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^(?=[0-9])/, '_');
  const reference = `openstack_networking_secgroup_v2.${label}`;
  const rules = neededRules(allocation).map(rule => {
    const [only, ...more] = rule.sources.map(formatPrefix);
    const several = more.length > 0 ? [['for_each', `toset(${list([only as string, ...more])})`] as const] : [];
    return commentLines(`${rule.title}. ${rule.why}`).concat(
      block(`resource "${RULE}" "${rule.id}"`, [
        ...several,
        ...ruleAttributes(rule, more.length > 0 ? 'each.value' : `"${only}"`, `${reference}.id`),
      ]),
    );
  });
  const group = block(`resource "openstack_networking_secgroup_v2" "${label}"`, [
    ['name', `"${name}"`],
    ['description', '"BGP with NREC, and what the announced addresses serve"'],
  ]);
  return [
    `${commentLines(`What may reach the instances that announce addresses${allocation.name === undefined ? '' : ` of allocation ${allocation.name}`}. NREC applies an instance's security groups to the addresses that it announces, too.`)}${group}`,
    ...rules,
    `${commentLines(`Each such instance has to have the group, beside those that it has, and is on one network alone:`)}${EXAMPLE(reference)}`,
  ].join('\n');
}

const EXAMPLE = (reference: string): string => `#   resource "openstack_compute_instance_v2" "lb1" {
#     security_groups = ["default", ${reference}.name]
#     network {
#       name = "Elastic IP"
#     }
#   }
`;

/** The attributes of a rule, in the order in which the provider's documentation has them. */
export function ruleAttributes(
  { protocol, first, last, family }: Pick<NeededRule, 'protocol' | 'first' | 'last' | 'family'>,
  remote: string,
  group: string,
): readonly (readonly [string, string])[] {
  return [
    ['direction', '"ingress"'],
    ['ethertype', `"${ETHERTYPES[family]}"`],
    ['protocol', `"${protocol}"`],
    ['port_range_min', String(first)],
    ['port_range_max', String(last)],
    ['remote_ip_prefix', remote],
    ['security_group_id', group],
  ];
}

/** A block laid out as `terraform fmt` lays it out. */
export function block(header: string, attributes: readonly (readonly [string, string])[], indent = ''): string {
  // for_each stands apart, as people write it.
  const [meta, own] = [
    attributes.filter(([name]) => name === 'for_each'),
    attributes.filter(([name]) => name !== 'for_each'),
  ];
  const groups = [meta, own].filter(group => group.length > 0).map(group => aligned(group, `${indent}  `));
  return `${indent}${header} {\n${groups.join('\n')}${indent}}\n`;
}

function aligned(attributes: readonly (readonly [string, string])[], indent: string): string {
  const width = Math.max(...attributes.map(([name]) => name.length));
  return attributes.map(([name, value]) => `${indent}${name.padEnd(width)} = ${value}\n`).join('');
}

function list(texts: readonly string[]): string {
  return `[${texts.map(text => `"${text}"`).join(', ')}]`;
}
