import type { AllocationTexts } from '../model/language.js';
import type { Allocation, Profile } from '../profile/allocation.js';
import { instanceFor } from '../profile/discovery.js';

/** What of an allocation goes into configurations generated for the file at `path`. */
export function allocationTexts(allocation: Allocation, profile: Profile, path: string): AllocationTexts {
  const { name, localAs, peerAs, peers, ipv4, ipv6, bfd } = allocation;
  const instance = instanceFor(allocation, profile, path)?.address;
  return { name, localAs, peerAs, peers, ipv4, ipv6, bfd: bfd !== 'disabled', ...(instance ? { instance } : {}) };
}
