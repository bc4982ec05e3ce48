import type { Allocation, PasswordReference } from './allocation.js';
import { scalarText } from './scalar-text.js';

/** What a wizard asks for. Addresses and prefixes as text, as the user typed and `readProfile` would accept them. */
export interface ProfileValues {
  readonly name?: string;
  readonly site?: string;
  readonly localAs: number;
  readonly peerAs: number;
  readonly peers: readonly string[];
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
  readonly bfd: Allocation['bfd'];
  readonly password?: PasswordReference;
  readonly instanceNetwork?: readonly string[];
  /** Sentences that stand in comments above entries. */
  readonly notes?: {
    readonly [entry in 'localAs' | 'peerAs' | 'peers' | 'ipv4' | 'ipv6' | 'bfd' | 'password']?: string;
  };
}

/** A commented `.nrec.yaml` for one allocation; `readProfile` reads it back without a finding. */
export function defaultProfileText(values: ProfileValues): string {
  const { name = values.site ?? 'nrec', site, instanceNetwork = [] } = values;
  const password = values.password && passwordText(values.password);
  const note = (entry: keyof NonNullable<ProfileValues['notes']>) => {
    const said = values.notes?.[entry];
    return said === undefined ? '' : `    # ${said}\n`;
  };
  return `# What NREC gave this project. bgplint compares the BGP configurations in this folder, and in the folders below, with it.
allocations:
  - name: ${scalarText(name)}
${site === undefined ? '' : `    site: ${scalarText(site)}\n`}
    # The project's own AS number, and that of NREC's routers.
${note('localAs')}    localAs: ${values.localAs}
${note('peerAs')}    peerAs: ${values.peerAs}

    # NREC's routers: every speaker needs a session with each of them.
${note('peers')}    peers: ${listText(values.peers)}

    # What may be announced, down to single addresses. Write { prefix: 192.0.2.0/24, maxLength: 28 } to allow less.
${note('ipv4')}    ipv4: ${listText(values.ipv4)}
${note('ipv6')}    ipv6: ${listText(values.ipv6)}

    # required, optional or disabled: whether NREC set the project up with BFD.
${note('bfd')}    bfd: ${values.bfd}

    # Where the sessions' MD5 password is, never the password itself: { env: NAME }, { file: PATH } or { scrypt: HASH }.
${note('password')}    ${password === undefined ? '# password: { env: NREC_MD5 }' : `password: ${password}`}

    # The network that gives the instances their own addresses, the sources of the sessions.
    ${instanceNetwork.length === 0 ? '# instanceNetwork: 10.0.240.0/24' : `instanceNetwork: ${listText(instanceNetwork)}`}
`;
}

function listText(items: readonly string[]): string {
  // Quotes keep `fda4::` and the like from being read as a key.
  return `[${items.map(item => (item.includes(':') ? `"${item}"` : item)).join(', ')}]`;
}

function passwordText(reference: PasswordReference): string {
  switch (reference.kind) {
    case 'env':
      return `{ env: ${reference.name} }`;
    case 'file':
      return `{ file: ${scalarText(reference.path)} }`;
    case 'scrypt':
      return `{ scrypt: "${reference.hash}" }`;
  }
}
