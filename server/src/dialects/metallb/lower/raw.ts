import { type Fact, knownValue } from '../../../model/fact.js';
import { equalAddress, parseAddress } from '../../../net/address.js';
import { mayShareNamespace, type Resource, type Resources } from '../resources.js';
import type { Neighbor } from './neighbor.js';

/** The ConfigMap whose text MetalLB hands to FRR as it is (bgpExtrasFor in internal/config/config.go, 0.13 to 0.16). */
const EXTRAS = 'bgpextras';

/** What MetalLB's own ConfigMap adds to the configuration of FRR, where one of these objects is. */
export function extrasFor({ configMaps }: Resources, members: readonly Resource[]): readonly Fact<string>[] {
  return configMaps
    .filter(one => knownValue(one.name) === EXTRAS && members.some(member => mayShareNamespace(one, member)))
    .map(({ extras }) => extras);
}

/** Why text that is given to FRR as it is may say anything of the neighbours that it names; undefined: it does not. */
export function rawDoubt(raw: readonly Fact<string>[], neighbor: Neighbor): string | undefined {
  return raw.some(text => linesAbout(text, neighbor) !== 'none') ? DOUBT : undefined;
}

/**
 * Why such text may let out to a neighbour what MetalLB does not; undefined: it does not. All that MetalLB applies to a neighbour has the
 * neighbour's address in its name (`10.0.0.1-out`), so that what lets out more names it.
 */
export function rawExport(raw: readonly Fact<string>[], neighbor: Neighbor): string | undefined {
  const mayLetOut = raw.some(text => {
    const lines = linesAbout(text, neighbor);
    return lines === 'unknown' || (lines !== 'none' && !lines.every(line => HARMLESS.test(line)));
  });
  return mayLetOut ? DOUBT : undefined;
}

/** Whether there is any: it may take back networks, join them to an aggregate, or end a session. */
export function isRaw(raw: readonly Fact<string>[]): boolean {
  return raw.some(text => text.kind !== 'absent');
}

const DOUBT = 'the text that FRR is given as it is may say it';

/** Lines about a neighbour that say nothing of what is announced. */
const HARMLESS =
  /^\s*(?:[!#]|(?:no\s+)?(?:ip|ipv6)\s+route\s|(?:no\s+)?peer\s|(?:no\s+)?neighbor\s+\S+\s+(?:bfd|timers|description|password|ebgp-multihop|disable-connected-check|update-source|ttl-security|advertisement-interval|port|passive|shutdown|graceful-restart\S*)(?:\s|$))/;

function linesAbout(
  text: Fact<string>,
  { address, interface: link }: Neighbor,
): readonly string[] | 'none' | 'unknown' {
  if (text.kind === 'absent') return 'none';
  const name = knownValue(address) ?? knownValue(link);
  if (text.kind === 'unknown' || name === undefined) return 'unknown';
  const meant = parseAddress(name);
  const isMeant = (word: string) => {
    const other = parseAddress(word);
    return meant !== undefined && other !== undefined && equalAddress(meant, other);
  };
  // An IPv6 address is written in many ways, and names are made of MetalLB's own.
  const lines = text.value
    .split('\n')
    .filter(line => line.includes(name) || (line.match(ADDRESSES) ?? []).some(isMeant));
  return lines.length > 0 ? lines : 'none';
}

const ADDRESSES = /[\da-f:]+:[\da-f:.]*/gi;
