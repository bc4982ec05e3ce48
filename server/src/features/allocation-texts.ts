import { knownValue } from '../model/fact.js';
import type { AllocationTexts } from '../model/language.js';
import type { Speaker } from '../model/speaker.js';
import { equalAddress } from '../net/address.js';
import type { Allocation, Profile } from '../profile/allocation.js';
import { instanceFor } from '../profile/discovery.js';

/** What of an allocation goes into configurations generated for the file at `path`, which makes these speakers. */
export function allocationTexts(
  allocation: Allocation,
  profile: Profile,
  path: string,
  speakers: readonly Speaker[],
): AllocationTexts {
  const { name, localAs, peerAs, peers, ipv4, ipv6, bfd, services } = allocation;
  const instance = instanceFor(allocation, profile, path)?.address;
  const met = speakers.flatMap(({ sessions }) => sessions.map(session => knownValue(session.peerAddress)));
  const missingPeers = peers.filter(peer => !met.some(address => address && equalAddress(address, peer)));
  return {
    name,
    localAs,
    peerAs,
    peers,
    missingPeers,
    ipv4,
    ipv6,
    bfd: bfd !== 'disabled',
    services,
    ...(instance ? { instance } : {}),
  };
}
