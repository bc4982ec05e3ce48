import { compareVersions, type Version } from '../../core/version.js';
import { type AllowedPrefix, PASSWORD_PLACEHOLDER } from '../../model/edits.js';
import type { AllocationSnippet, AllocationTexts, Completion } from '../../model/language.js';
import { type Address, addressBits, formatAddress } from '../../net/address.js';
import { formatPrefix } from '../../net/prefix.js';
import type { Writer } from './language-complete.js';
import { describeKind } from './language-docs.js';
import { offeredKinds, placeAt } from './language-place.js';
import { escaped, Scaffold } from './language-scaffold.js';
import { NAMESPACE } from './language-values.js';
import { DEFAULT_VERSION, measured } from './versions.js';

/** Where the objects of an allocation are called after what they are for. */
const NAME = 'nrec';

/**
 * Whole objects, where a document has none yet, or ends: then in a document of their own.
 * @param document the text of the document.
 */
export function objectOffers(
  { cursor, place, replaces, style, asked }: Writer,
  document: string,
): readonly Completion[] {
  const { unit, allocation } = asked;
  if (style.isFlow || cursor.hasColon || cursor.quote || cursor.column > 0 || place.spot.as !== 'key') return [];
  const isEmpty = place.spot.frame.keys.length === 0;
  const isAtEnd = /^\s*$/.test(document.slice(cursor.end));
  if (!isEmpty && !(isAtEnd && place.kind)) return [];
  const before = isEmpty ? '' : '---\n';
  const objects = offeredKinds(unit)
    .filter(kind => !kind.deprecated && kind.kind !== 'ConfigMap')
    .map((kind): Completion => {
      const head = new Map([
        ['apiVersion', kind.apiVersion],
        ['kind', kind.kind],
      ]);
      const scaffold = new Scaffold({ unit, head, allocation }, style);
      const whole = placeAt(unit, kind, []);
      const [, , ...rest] = whole ? scaffold.fields(whole, '').split('\n') : [];
      return {
        label: kind.kind,
        kind: 'snippet',
        detail: `a new object of ${kind.apiVersion}`,
        documentation: describeKind(kind),
        insert: `${before}apiVersion: ${kind.apiVersion}\nkind: ${kind.kind}\n${rest.join('\n')}\n$0`,
        snippet: true,
        replaces,
      };
    });
  const filled = allocation ? metallbSnippets(allocation, measured(unit.version)) : [];
  return [
    ...filled.map(({ prefix, title, body }): Completion => {
      return { label: prefix, kind: 'snippet', detail: title, insert: before + body, snippet: true, replaces };
    }),
    ...objects,
  ];
}

/** Objects for an allocation, with places for what it does not say. */
export function metallbSnippets(
  allocation: AllocationTexts,
  version: Version = DEFAULT_VERSION,
): readonly AllocationSnippet[] {
  const name = allocation.name ?? 'your allocation';
  const peers = allocation.missingPeers?.length ? allocation.missingPeers : allocation.peers;
  const numbered = peers.map(peer => ({ peer, number: allocation.peers.indexOf(peer) + 1 }));
  const one = numbered[0];
  const all = numbered.map(({ peer, number }) => bgpPeer(allocation, version, peer, number));
  return [
    ...(one
      ? [
          {
            kind: 'peer' as const,
            prefix: 'nrec-peer',
            title: `A BGPPeer for one NREC router, for ${name}; its Secret and BFDProfile come with nrec-peers`,
            body: documents(bgpPeer(allocation, version, one.peer, one.number)),
          },
        ]
      : []),
    {
      kind: 'peers',
      prefix: 'nrec-peers',
      title: `A BGPPeer for each NREC router, for ${name}, with their Secret${allocation.bfd ? ' and BFDProfile' : ''}`,
      body: documents(secret(), ...bfdProfiles(allocation), ...all),
    },
    {
      kind: 'filters',
      prefix: 'nrec-pool',
      title: `The addresses of ${name} and a BGPAdvertisement for them`,
      body: documents(...announced(allocation)),
    },
    {
      kind: 'configuration',
      prefix: 'nrec-configuration',
      title: `All of MetalLB’s objects for ${name}`,
      body: forVersion(
        allocation,
        version,
        documents(secret(), ...bfdProfiles(allocation), ...all, ...announced(allocation)),
      ),
    },
  ];
}

/** A whole file that older versions would refuse, with the comment that has it judged by one that takes it. */
function forVersion(allocation: AllocationTexts, version: Version, body: string): string {
  if (!allocation.peers.some(peer => carriesBoth(allocation, version, peer))) return body;
  return [
    '# Sessions for IPv4 and IPv6 take MetalLB 0.15 or newer. Write here which version you run:',
    `# bgplint: metallb@${measured(version)}`,
    body,
  ].join('\n');
}

type Lines = readonly string[];

/** Documents of their own, as a snippet that leaves the cursor behind them. */
function documents(...all: readonly Lines[]): string {
  return `${all.map(lines => lines.join('\n')).join('\n---\n')}\n$0`;
}

/** @param why what the object is for, in comments above it. */
function object(why: Lines, apiVersion: string, kind: string, name: string, spec: Lines): Lines {
  return [
    ...why.map(line => `# ${line}`),
    `apiVersion: ${apiVersion}`,
    `kind: ${kind}`,
    'metadata:',
    `  name: ${name}`,
    `  namespace: \${1:${NAMESPACE}}`,
    ...spec,
  ];
}

/** Whether a peer needs the flag without which MetalLB, from 0.15 on, puts only prefixes of its address's own family on a session. */
function carriesBoth({ ipv4, ipv6 }: AllocationTexts, version: Version, { family }: Address): boolean {
  return compareVersions(version, '0.15') >= 0 && (family === 'ipv4' ? ipv6 : ipv4).length > 0;
}

function bgpPeer(allocation: AllocationTexts, version: Version, peer: Address, number: number): Lines {
  const why = [
    'One of NREC’s routers. Every node opens a session to it, or with `nodeSelectors` those that they fit:',
    'each needs an address on the Elastic IP network.',
  ];
  return object(why, 'metallb.io/v1beta2', 'BGPPeer', `${NAME}-peer${number}`, [
    'spec:',
    `  myASN: ${allocation.localAs}`,
    `  peerASN: ${allocation.peerAs}`,
    `  peerAddress: ${formatAddress(peer)}`,
    '  # The router is not on our network, so the session takes several hops.',
    '  ebgpMultiHop: true',
    ...(carriesBoth(allocation, version, peer)
      ? [
          `  # Carry ${peer.family === 'ipv4' ? 'IPv6' : 'IPv4'} as well, which MetalLB from 0.15 on otherwise leaves out.`,
          '  dualStackAddressFamily: true',
        ]
      : []),
    ...(allocation.bfd ? [`  bfdProfile: ${NAME}-bfd`] : []),
    '  passwordSecret:',
    `    name: ${NAME}-bgp`,
  ]);
}

function secret(): Lines {
  const why = ['The password as NREC sent it. Keep it out of version control.'];
  return object(why, 'v1', 'Secret', `${NAME}-bgp`, [
    'type: kubernetes.io/basic-auth',
    'stringData:',
    `  password: "\${2:${escaped(PASSWORD_PLACEHOLDER)}}"`,
  ]);
}

function bfdProfiles({ bfd }: AllocationTexts): readonly Lines[] {
  if (!bfd) return [];
  const why = [
    'Notice within a second that a router is gone: in FRR mode or FRR-K8s mode, for MetalLB’s native mode',
    'knows no BFD. The times are in milliseconds. BFD uses UDP port 4784: open it to the routers.',
  ];
  return [
    object(why, 'metallb.io/v1beta1', 'BFDProfile', `${NAME}-bfd`, [
      'spec:',
      '  receiveInterval: 300',
      '  transmitInterval: 300',
      '  detectMultiplier: 3',
    ]),
  ];
}

const POOL: Lines = ['The addresses that NREC gave us: Services of type LoadBalancer get theirs from here.'];
const ADVERTISEMENT: Lines = [
  'Announces each of them once a Service has it, and none before. Without an advertisement MetalLB',
  'hands addresses out and tells nobody.',
];

/** A pool and its advertisement for each length at which parts of a prefix may be announced: usually whole addresses. */
function announced({ ipv4, ipv6 }: AllocationTexts): readonly Lines[] {
  const groups = new Map<string, AllowedPrefix[]>();
  for (const allowed of [...ipv4, ...ipv6]) {
    const { family } = allowed.prefix.address;
    const isWhole = allowed.maxLength === addressBits(family);
    const key = isWhole ? '' : `${family} ${allowed.maxLength}`;
    groups.set(key, [...(groups.get(key) ?? []), allowed]);
  }
  return [...groups.values()].flatMap((group, index) => {
    const name = index === 0 ? NAME : `${NAME}-${index + 1}`;
    const addresses = group.map(({ prefix }) => `    - "${formatPrefix(prefix)}"`);
    return [
      object(POOL, 'metallb.io/v1beta1', 'IPAddressPool', name, ['spec:', '  addresses:', ...addresses]),
      object(ADVERTISEMENT, 'metallb.io/v1beta1', 'BGPAdvertisement', name, [
        'spec:',
        ...aggregation(group[0]),
        '  ipAddressPools:',
        `    - ${name}`,
      ]),
    ];
  });
}

/** Each address is announced by itself, unless a length says how much around it is. */
function aggregation(allowed: AllowedPrefix | undefined): Lines {
  const family = allowed?.prefix.address.family;
  if (!allowed || !family || allowed.maxLength === addressBits(family)) return [];
  return [`  aggregationLength${family === 'ipv6' ? 'V6' : ''}: ${allowed.maxLength}`];
}
