import type { Rows } from './descriptions.js';

/** What stands under `bfd`, in a peer and in a profile. */
export const BFD_ROWS: Rows = {
  peer: 'A BFD session of its own; those of BGP neighbours need none.',
  'peer * multihop': 'A BFD session over several hops (UDP port 4784), with an address of our own.',
  'peer * local-address': 'A BFD session from this address of ours.',
  'peer * interface': 'A BFD session over this interface alone.',
  'peer * vrf': 'A BFD session in this VRF.',
  'peer * bfd-mode sbfd-echo': 'A seamless BFD session whose packets come back by themselves.',
  'peer * bfd-mode sbfd-init': 'A seamless BFD session with a reflector.',
  profile: 'Timers under a name, for sessions that other protocols ask for; in a peer, which profile it uses.',
  'sbfd reflector': 'Answers seamless BFD sessions of others.',
  'sbfd reflector source-address': 'Answers seamless BFD sessions under this address and number.',
  'detect-multiplier': 'After how many missing packets the neighbour counts as gone.',
  'echo receive-interval': 'Least milliseconds between two echo packets that this side takes.',
  'echo transmit-interval': 'Milliseconds between two echo packets that this side sends.',
  'echo-interval': 'Milliseconds between two echo packets.',
  'echo-mode': 'Sends packets that the other side only returns; over one hop alone.',
  'minimum-ttl': 'Refuses packets with a lower TTL; over several hops alone.',
  'passive-mode': 'Waits for the other side to begin.',
  'receive-interval': 'Least milliseconds between two packets that this side can take.',
  shutdown: 'Keeps the session down.',
  'transmit-interval': 'Least milliseconds between two packets that this side sends.',
};
