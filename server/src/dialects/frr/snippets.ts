import { PASSWORD_PLACEHOLDER } from '../../model/edits.js';
import type { AllocationSnippet, AllocationTexts } from '../../model/language.js';
import { type Address, type Family, formatAddress } from '../../net/address.js';
import { withLength } from './language-values.js';

/** The name of the group and of all lists, in capitals as FRR's own examples have them. */
const NAME = 'NREC';
const FAMILIES: readonly Family[] = ['ipv4', 'ipv6'];
const SUFFIX: Readonly<Record<Family, string>> = { ipv4: 'V4', ipv6: 'V6' };

/** Configurations for an allocation, with places for the instance's address and the password. */
export function frrSnippets(allocation: AllocationTexts): readonly AllocationSnippet[] {
  const name = allocation.name ?? 'your allocation';
  const peers = allocation.missingPeers?.length ? allocation.missingPeers : allocation.peers;
  const [first] = peers;
  return [
    ...(first
      ? [
          {
            kind: 'peer' as const,
            prefix: 'nrec-peer',
            title: `A session with one NREC router, for ${name}; its policies come with nrec-filters`,
            body: text(router(allocation, formatAddress(first), [`remote-as ${allocation.peerAs}`])),
          },
        ]
      : []),
    {
      kind: 'peers',
      prefix: 'nrec-peers',
      title: `A session with each NREC router, for ${name}; their policies come with nrec-filters`,
      body: text(group(allocation, peers, [])),
    },
    {
      kind: 'filters',
      prefix: 'nrec-filters',
      title: `Route-maps that let out only what ${name} may announce`,
      body: text(...filters(allocation)),
    },
    {
      kind: 'configuration',
      prefix: 'nrec-configuration',
      title: `A whole configuration for ${name}`,
      body: text(...configuration(allocation, peers)),
    },
  ];
}

/** Blocks of lines, parted as FRR parts them, as a snippet that leaves the cursor behind it. */
function text(...blocks: readonly (readonly string[])[]): string {
  return `${blocks.map(block => block.join('\n')).join('\n!\n')}\n$0`;
}

/** The instance's own address: the first place to fill in, everywhere at once. */
function instanceAddress({ instance }: AllocationTexts): string {
  return `\${1:${instance ? formatAddress(instance) : '<IPv4 address of this instance>'}}`;
}

/** One word, as FRR wants passwords. */
const PASSWORD = `\${2:${PASSWORD_PLACEHOLDER.replaceAll(' ', '-')}}`;

function familiesOf(allocation: AllocationTexts): readonly Family[] {
  return FAMILIES.filter(family => allocation[family].length > 0);
}

/** Without it, FRR exchanges IPv4 with each neighbour, asked or not. */
const NO_FAMILY = 'no bgp default ipv4-unicast';

/** A router with settings for one neighbour, or one group. `first`: what a neighbour has to be told before all else. */
function router(
  allocation: AllocationTexts,
  neighbour: string,
  first: readonly string[],
  general: readonly string[] = [],
  members: readonly string[] = [],
): string[] {
  const options = [
    ...first,
    `password ${PASSWORD}`,
    'ebgp-multihop',
    `update-source ${instanceAddress(allocation)}`,
    ...(allocation.bfd ? ['bfd'] : []),
  ];
  return [
    `router bgp ${allocation.localAs}`,
    ...general.map(line => ` ${line}`),
    ...options.map(option => ` neighbor ${neighbour} ${option}`),
    ...members.map(line => ` ${line}`),
    ...(allocation.ipv4.length === 0 && !general.includes(NO_FAMILY)
      ? [' !', ' address-family ipv4 unicast', `  no neighbor ${neighbour} activate`, ' exit-address-family']
      : []),
    ...familiesOf(allocation).flatMap(family => [' !', ...addressFamily(family, neighbour)]),
    'exit',
  ];
}

function addressFamily(family: Family, neighbour: string): string[] {
  const out = `${NAME}-OUT-${SUFFIX[family]}`;
  return [
    ` address-family ${family} unicast`,
    `  redistribute connected route-map ${out}`,
    `  neighbor ${neighbour} activate`,
    `  neighbor ${neighbour} route-map ${NAME}-IN in`,
    `  neighbor ${neighbour} route-map ${out} out`,
    ' exit-address-family',
  ];
}

/** Sessions that share what a peer-group says. */
function group(allocation: AllocationTexts, peers: readonly Address[], general: readonly string[]): string[] {
  const first = ['peer-group', `remote-as ${allocation.peerAs}`];
  const members = peers.map(peer => `neighbor ${formatAddress(peer)} peer-group ${NAME}`);
  return router(allocation, NAME, first, general, members);
}

function filters(allocation: AllocationTexts): string[][] {
  const families = familiesOf(allocation);
  const lists = families.flatMap(family =>
    allocation[family].map(
      (allowed, i) =>
        `${family === 'ipv4' ? 'ip' : 'ipv6'} prefix-list ${NAME}-${SUFFIX[family]} seq ${10 * (i + 1)} permit ${withLength(allowed)}`,
    ),
  );
  return [
    ...(lists.length > 0
      ? [['! What NREC gave us. Without “le” FRR would let out the prefix as a whole and no address of it.', ...lists]]
      : []),
    ['! We need no routes of theirs; the default route leads there.', `route-map ${NAME}-IN deny 10`, 'exit'],
    ...families.map(family => [
      `route-map ${NAME}-OUT-${SUFFIX[family]} permit 10`,
      ` match ${family === 'ipv4' ? 'ip' : 'ipv6'} address prefix-list ${NAME}-${SUFFIX[family]}`,
      'exit',
    ]),
  ];
}

function configuration(allocation: AllocationTexts, peers: readonly Address[]): string[][] {
  const { name } = allocation;
  return [
    [`! BGP with NREC${name === undefined ? '' : `: ${comment(name)}`}.`, 'frr defaults traditional'],
    ['! The routers are not on our network: let the default route lead to them.', 'ip nht resolve-via-default'],
    ...filters(allocation),
    ...(allocation.bfd
      ? [
          [
            '! Notice within a second that a router is gone. BFD uses UDP port 4784 here: open it.',
            'bfd',
            ` profile ${PROFILE}`,
            '  transmit-interval 300',
            '  receive-interval 300',
            '  detect-multiplier 3',
            ' exit',
            'exit',
          ],
        ]
      : []),
    [
      '! The password is as NREC sent it: keep this file readable to frr alone.',
      ...withProfile(
        group(allocation, allocation.peers.length > 0 ? allocation.peers : peers, [
          `bgp router-id ${instanceAddress(allocation)}`,
          NO_FAMILY,
        ]),
      ),
    ],
  ];
}

const PROFILE = 'nrec';

/** Names the profile behind the line that switches BFD on. */
function withProfile(lines: readonly string[]): string[] {
  return lines.flatMap(line => (/ bfd$/.test(line) ? [line, `${line} profile ${PROFILE}`] : [line]));
}

/** A name as it can stand in a comment of a snippet. */
function comment(name: string): string {
  return name.replace(/[\p{Cc}]+/gu, ' ').replace(/[\\$}]/g, '\\$&');
}
