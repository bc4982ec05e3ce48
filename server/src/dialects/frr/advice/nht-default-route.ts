import type { Fix } from '../../../core/diagnostic.js';
import { compareVersions } from '../../../core/version.js';
import type { Finding } from '../../../model/rule.js';
import { type Address, parseAddress } from '../../../net/address.js';
import { containsAddress } from '../../../net/prefix.js';
import { type Instance, isExternal, type Neighbor, sessionsOf, setting } from './bgp.js';
import { isDatacenter } from './policy.js';
import { addressOf, hasStaticRoute, interfaceOf } from './routes-to.js';
import type { AdviceRule } from './rule.js';
import type { Placed, Survey } from './survey.js';

/** Since this version FRR resolves next hops through the default route, unless the profile is `datacenter`. */
const ON_SINCE = '9.1';

/** Protocols from which a route to a neighbor may come. */
const OTHER_ROUTES = /^router (?:ospf6?|isis|ripn?g?|eigrp|babel|openfabric)\b/;

/** Multihop sessions whose neighbors FRR can only reach through the default route, which it then does not use. */
export const nhtDefaultRoute: AdviceRule = {
  id: 'frr/nht-default-route',
  severity: 'warning',
  summary: 'A multihop session behind the default route without “ip nht resolve-via-default”',
  *check(survey) {
    // What the host’s other daemons and files know is not seen here.
    if (!survey.of('zebra') || survey.hasAnywhere(OTHER_ROUTES)) return;
    for (const instance of survey.instances) {
      const told = new Set<string>();
      for (const neighbor of sessionsOf(instance)) {
        const finding = judge(neighbor, instance, survey, told);
        if (finding) yield finding;
      }
    }
  },
};

function judge(neighbor: Neighbor, instance: Instance, survey: Survey, told: Set<string>): Finding | undefined {
  const multihop = setting(neighbor, '', /^ebgp-multihop\b/);
  const address = addressOf(neighbor);
  if (!multihop || !address || !isExternal(neighbor, instance)) return undefined;
  const command = `${address.family === 'ipv6' ? 'ipv6' : 'ip'} nht resolve-via-default`;
  if (told.has(command) || resolves(command, survey) || survey.refused.has('resolve-via-default')) return undefined;
  if (hasStaticRoute(address, survey) || interfaceOf(address, survey)) return undefined;
  const own = ownAddresses(neighbor, instance).filter(({ family }) => family === address.family);
  if (own.some(each => containsAddress({ address: each, length: NEAR[each.family] }, address))) return undefined;
  // Routes from other sessions may lead there.
  if (sessionsOf(instance).some(other => !setting(other, '', /^ebgp-multihop\b/))) return undefined;
  told.add(command);
  return {
    span: multihop.line.span,
    // Without an address of this host nothing tells how far the neighbor is.
    severity: own.length > 0 ? 'warning' : 'info',
    message: `No route in this file leads to ${neighbor.name}, and FRR ${survey.version} does not use the default route for its neighbors${
      isDatacenter(survey.of('zebra') ?? survey) ? ' with “frr defaults datacenter”' : ''
    }: the session stays down. Add “${command}” at the outermost level, unless the system has a route of its own to it.`,
    fixes: addition(command, instance, survey),
  };
}

/** The line takes the place of one that says the opposite; other VRFs have it in a block of their own. */
function addition(command: string, instance: Instance, survey: Survey): readonly Fix[] {
  if (instance.name !== '') return [];
  const opposite = said(command, survey)?.line;
  const { span } = opposite ?? instance.header.line;
  const edit = opposite ? { span, text: command } : { span: { ...span, end: span.start }, text: `${command}\n!\n` };
  // Every other next hop may then be found through the default route too.
  return [{ title: `Add “${command}”`, safe: false, edits: [edit] }];
}

/** Networks of this length are most often one link, whose route the system has. */
const NEAR = { ipv4: 24, ipv6: 64 } as const;

/** Addresses of this host, as far as the session and its speaker name any. */
function ownAddresses(neighbor: Neighbor, instance: Instance): readonly Address[] {
  const source = setting(neighbor, '', /^update-source\b/)?.args[1];
  const id = instance.lines.find(({ shape }) => shape === 'bgp router-id *')?.args[0];
  return [source, id].flatMap(word => (word && parseAddress(word.text)) ?? []);
}

/** Whether next hops may be resolved through the default route: the last line counts, then the version and the profile. */
function resolves(command: string, survey: Survey): boolean {
  const last = said(command, survey);
  if (last) return last.shape === command;
  return compareVersions(survey.version, ON_SINCE) >= 0 && !isDatacenter(survey.of('zebra') ?? survey);
}

/** The last line that says it, or the opposite. */
function said(command: string, survey: Survey): Placed | undefined {
  return survey
    .everywhere(/^(?:no )?ip(?:v6)? nht resolve-via-default$/)
    .findLast(({ shape }) => shape === command || shape === `no ${command}`);
}
