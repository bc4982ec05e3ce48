// The projects that the lab's NREC knows. A configuration is tried as the project that it is written for.
import { readFileSync } from 'node:fs';

export interface Project {
  readonly name: string;
  /** The allocation profile, whose password is whatever the host says (`NREC_MD5`). */
  readonly profile: string;
  readonly localAs: number;
  readonly peerAs: number;
  readonly peers: readonly [string, string];
  /** The instance's address on the network that NREC's routers answer to. */
  readonly instance: string;
  readonly password: string;
  /** The addresses that the instance serves, one of each family, as NREC is to receive them. */
  readonly announced: readonly string[];
}

const PEERS = ['10.255.255.1', '10.255.255.2'] as const;

/** The one of the rule pages. */
export const PAGES: Project = {
  name: 'pages',
  profile: `allocations:
  - name: pages
    localAs: 4200000000
    peerAs: 65535
    peers: [10.255.255.1, 10.255.255.2]
    ipv4: [192.168.0.16/31]
    ipv6: ['fda4:5ff2:8477:1755::/127']
    bfd: required
    password: { env: NREC_MD5 }
    instanceNetwork: [10.0.240.0/24]
`,
  localAs: 4200000000,
  peerAs: 65535,
  peers: PEERS,
  instance: '10.0.240.156',
  password: '3b7f0c5de2a94816b0d97a3c1f6e8452',
  announced: ['192.168.0.16/32', 'fda4:5ff2:8477:1755::/128'],
};

/** What else the allocation of the pages holds. */
export const PAGES_ALSO: readonly string[] = [
  '192.168.0.16/31',
  '192.168.0.17/32',
  'fda4:5ff2:8477:1755::/127',
  'fda4:5ff2:8477:1755::1/128',
];

/** The same, where the profile knows the instance. */
export const PAGES_INSTANCE: Project = {
  ...PAGES,
  profile: `${PAGES.profile}    instances: [{ name: lab, address: 10.0.240.156, files: ['*.conf'] }]\n`,
};

/** A project that NREC gave another password. */
export function withPassword(project: Project, password: string | undefined): Project {
  return password === undefined ? project : { ...project, password };
}

/** The one of `examples/`. */
export const EXAMPLES: Project = {
  name: 'examples',
  profile: readFileSync(new URL('../../examples/.nrec.yaml', import.meta.url), 'utf8').replace(
    /scrypt: .*/,
    'env: NREC_MD5',
  ),
  localAs: 4200001234,
  peerAs: 65535,
  peers: PEERS,
  instance: '10.0.240.20',
  password: '3b7f0c5de2a94816b0d97a3c1f6e8452',
  announced: ['192.0.2.17/32', '2001:db8:16::17/128'],
};
