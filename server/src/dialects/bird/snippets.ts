import { type AllowedPrefix, PASSWORD_PLACEHOLDER } from '../../model/edits.js';
import type { AllocationSnippet, AllocationTexts } from '../../model/language.js';
import { type Address, equalAddress, type Family, formatAddress } from '../../net/address.js';
import { allowedCondition } from './write.js';

const FAMILIES: readonly Family[] = ['ipv4', 'ipv6'];

/** Configurations for an allocation, with places for the instance's address and the password. */
export function birdSnippets(allocation: AllocationTexts): readonly AllocationSnippet[] {
  const name = allocation.name ?? 'your allocation';
  const peers = allocation.missingPeers?.length ? allocation.missingPeers : allocation.peers;
  const [first] = peers;
  return [
    ...(first
      ? [
          {
            kind: 'peer' as const,
            prefix: 'nrec-peer',
            title: `A session with one NREC router, for ${name}`,
            body: text(session(allocation, first)),
          },
        ]
      : []),
    {
      kind: 'peers',
      prefix: 'nrec-peers',
      title: `A session with each NREC router, for ${name}`,
      body: text(...peers.map(peer => session(allocation, peer))),
    },
    {
      kind: 'filters',
      prefix: 'nrec-filters',
      title: `Filters that let out only what ${name} may announce`,
      body: text(filters(allocation)),
    },
    {
      kind: 'configuration',
      prefix: 'nrec-configuration',
      title: `A whole configuration for ${name}`,
      body: text(...configuration(allocation)),
    },
  ];
}

/** Blocks of lines as a snippet that leaves the cursor behind it. */
function text(...blocks: readonly (readonly string[])[]): string {
  return `${blocks.map(block => block.join('\n')).join('\n\n')}\n$0`;
}

/** The instance's own address: the first place to fill in, everywhere at once. */
function instanceAddress({ instance }: AllocationTexts): string {
  return `\${1:${instance ? formatAddress(instance) : '<IPv4 address of this instance>'}}`;
}

const PASSWORD = `\${2:${PASSWORD_PLACEHOLDER}}`;

/** What all sessions have in common, whether in a template or in each. */
function sessionOptions(allocation: AllocationTexts, exports: (family: Family) => string): string[] {
  const families = FAMILIES.filter(family => allocation[family].length > 0);
  return [
    `  local ${instanceAddress(allocation)} as ${allocation.localAs};`,
    '  # The router is not on our network, so the session takes several hops.',
    '  multihop;',
    '  # As NREC sent it. Keep this file readable to bird alone.',
    `  password "${PASSWORD}";`,
    ...(allocation.bfd
      ? [
          '  # Notice within a second that the router is gone. BFD uses UDP port 4784: open it to the routers.',
          '  bfd graceful;',
        ]
      : []),
    ...(families.length > 0 ? families : FAMILIES.slice(0, 1)).flatMap(family => [
      `  ${family} {`,
      '    import none;',
      `    export ${exports(family)};`,
      '  };',
    ]),
  ];
}

/** One session that needs nothing else of the file. */
function session(allocation: AllocationTexts, peer: Address): string[] {
  const conditions = (family: Family) =>
    allocation[family].length > 0 ? `where ${allowedCondition(allocation[family])}` : 'none';
  return [
    `protocol bgp ${sessionName(allocation, peer)} {`,
    `  neighbor ${formatAddress(peer)} as ${allocation.peerAs};`,
    ...sessionOptions(allocation, conditions),
    '}',
  ];
}

function sessionName({ peers }: AllocationTexts, peer: Address): string {
  return `nrec_peer${peers.findIndex(candidate => equalAddress(candidate, peer)) + 1}`;
}

function filterName(family: Family): string {
  return `nrec_export_${family === 'ipv4' ? 'v4' : 'v6'}`;
}

function filters(allocation: AllocationTexts): string[] {
  const blocks = FAMILIES.filter(family => allocation[family].length > 0).map(family =>
    filter(family, allocation[family]),
  );
  return blocks.flatMap((block, index) => (index > 0 ? ['', ...block] : block));
}

function filter(family: Family, allowed: readonly AllowedPrefix[]): string[] {
  return [
    '# Let out the addresses that NREC gave us and nothing else, whatever routes this machine learns.',
    `filter ${filterName(family)} {`,
    `  if ${allowedCondition(allowed)} then accept;`,
    '  reject;',
    '}',
  ];
}

function configuration(allocation: AllocationTexts): string[][] {
  const { name, peers, peerAs, bfd } = allocation;
  const families = FAMILIES.filter(family => allocation[family].length > 0);
  return [
    [
      `# BGP with NREC${name === undefined ? '' : `: ${comment(name)}`}.`,
      '',
      '# Names this machine to its peers: its own IPv4 address on the Elastic IP network.',
      `router id ${instanceAddress(allocation)};`,
    ],
    ...(families.length > 0 ? [filters(allocation)] : []),
    ['# Tells BIRD which interfaces there are.', 'protocol device {', '}'],
    ...families.map(family => [
      '# Takes up routes of the system: `ip route add ADDRESS dev lo` announces an address, deleting the route ends that.',
      `protocol kernel kernel_${family} {`,
      '  learn;',
      `  ${family} {`,
      '    import all;',
      '    export none;',
      '  };',
      '}',
    ]),
    ...(bfd ? [['# Without this, no BFD session comes up.', 'protocol bfd {', '  accept ipv4 multihop;', '}']] : []),
    [
      '# What the sessions have in common.',
      'template bgp nrec {',
      ...sessionOptions(allocation, family =>
        allocation[family].length > 0 ? `filter ${filterName(family)}` : 'none',
      ),
      '}',
    ],
    ...peers.map(peer => [
      `protocol bgp ${sessionName(allocation, peer)} from nrec {`,
      `  neighbor ${formatAddress(peer)} as ${peerAs};`,
      '}',
    ]),
  ];
}

/** A name as it can stand in a comment of a snippet. */
function comment(name: string): string {
  return name.replace(/[\p{Cc}]+/gu, ' ').replace(/[\\$}]/g, '\\$&');
}
