import { commentLines } from '../core/comment.js';
import type { AllocationTexts } from '../model/language.js';
import { neededRules, SECURITY_GROUP, serviceName } from '../model/security-group.js';
import { formatPrefix } from '../net/prefix.js';
import type { Profile, Service } from '../profile/allocation.js';
import { service } from '../profile/formats.js';
import { allocationTexts } from './allocation-texts.js';
import { candidatesOf } from './new-configuration.js';

/** The ways in which a security group can be written. */
export const SECURITY_GROUP_FORMATS = ['openstack', 'terraform'] as const;
export type SecurityGroupFormat = (typeof SECURITY_GROUP_FORMATS)[number];

/** What the user chose, by the names and texts that users write. */
export interface SecurityGroupChoice {
  readonly format: SecurityGroupFormat;
  readonly allocation?: string | undefined;
  /** What is let in beside what the profile says: `tcp/443`. */
  readonly ports?: readonly string[];
  /** What the group is called. */
  readonly name?: string | undefined;
}

/** Why there is no security group: what has to be chosen, or chosen again. */
export type SecurityGroupProblem =
  | { readonly kind: 'several allocations' | 'no such allocation'; readonly known: readonly string[] }
  | { readonly kind: 'not a port' | 'not a name'; readonly text: string };

/**
 * A security group with the rules that the instances of an allocation need.
 * @param path where it will lie: what the profile binds to that path need not be chosen.
 */
export async function newSecurityGroup(
  profile: Profile,
  path: string,
  { format, allocation: named, ports = [], name = SECURITY_GROUP }: SecurityGroupChoice,
): Promise<{ readonly text: string; readonly problem?: undefined } | { readonly problem: SecurityGroupProblem }> {
  const [allocation, second] = candidatesOf(profile, path, named);
  if (!allocation || second) {
    const kind = named === undefined ? 'several allocations' : 'no such allocation';
    return { problem: { kind, known: profile.allocations.map(candidate => candidate.name) } };
  }
  // It is quoted for a shell, and for Terraform.
  if (!/^[A-Za-z0-9][\w .-]{0,254}$/.test(name)) return { problem: { kind: 'not a name', text: name } };
  const added: Service[] = [];
  for (const text of ports) {
    const read = serviceOf(text);
    if (!read) return { problem: { kind: 'not a port', text } };
    added.push(read);
  }
  const texts = allocationTexts(allocation, profile, path, []);
  const filled = { ...texts, services: union(texts.services ?? [], added) };
  if (format === 'openstack') return { text: openstackCommands(filled, name) };
  return { text: (await import('../dialects/terraform/write.js')).securityGroupText(filled, name) };
}

function serviceOf(text: string): Service | undefined {
  const span = { path: '', start: 0, end: text.length };
  return service.read({ kind: 'scalar', span, value: text, text, textSpan: undefined }).value;
}

/** Each port once; what the profile says of whom it is for goes first. */
function union(known: readonly Service[], more: readonly Service[]): readonly Service[] {
  const isKnown = (one: Service) => known.some(other => serviceName(other) === serviceName(one));
  return [...known, ...more.filter(one => !isKnown(one))];
}

/** The same as commands of OpenStack's client, for a POSIX shell. */
function openstackCommands(allocation: AllocationTexts, name: string): string {
  const group = /^[\w.-]+$/.test(name) ? name : `"${name}"`;
  const rules = neededRules(allocation).map(({ title, why, protocol, first, last, family, sources }) => {
    const commands = sources.map(
      source =>
        `openstack security group rule create --ingress --ethertype ${family === 'ipv4' ? 'IPv4' : 'IPv6'} --protocol ${protocol} ` +
        `--dst-port ${first === last ? first : `${first}:${last}`} --remote-ip ${formatPrefix(source)} --description "${title}" ${group}\n`,
    );
    return commentLines(`${title}. ${why}`) + commands.join('');
  });
  const head = `What may reach the instances that announce addresses${allocation.name === undefined ? '' : ` of allocation ${allocation.name}`}. NREC applies an instance's security groups to the addresses that it announces, too.`;
  return [
    `${commentLines(head)}openstack security group create --description "BGP with NREC, and what the announced addresses serve" ${group}\n`,
    ...rules,
    `${commentLines('Each such instance has to have the group, beside those that it has:')}#   openstack server add security group INSTANCE ${group}\n`,
  ].join('\n');
}
