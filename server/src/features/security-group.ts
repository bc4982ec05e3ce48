import { commentLines } from '../core/comment.js';
import type { AllocationTexts } from '../model/language.js';
import { neededRules } from '../model/security-group.js';
import { formatPrefix } from '../net/prefix.js';

/** The ways in which a security group can be written. */
export const SECURITY_GROUP_FORMATS = ['openstack', 'terraform'] as const;
export type SecurityGroupFormat = (typeof SECURITY_GROUP_FORMATS)[number];

/** What a security group is called where nobody says. */
export const SECURITY_GROUP = 'nrec-elastic-ip';

/** Why a text can be no group's name, or undefined where it can: it is quoted for a shell and for Terraform. */
export function nameProblem(name: string): string | undefined {
  return /^[A-Za-z0-9][\w .-]{0,254}$/.test(name)
    ? undefined
    : 'a name begins with a letter or digit, and has letters, digits, blanks, “.”, “_” and “-”';
}

/** A security group with the rules that the instances of an allocation need. */
export async function securityGroup(
  format: SecurityGroupFormat,
  allocation: AllocationTexts,
  name: string = SECURITY_GROUP,
): Promise<string> {
  if (format === 'openstack') return openstackCommands(allocation, name);
  return (await import('../dialects/terraform/write.js')).securityGroupText(allocation, name);
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
