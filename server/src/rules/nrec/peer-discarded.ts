import { knownValue } from '../../model/fact.js';
import type { AllocationContext, AllocationRule } from '../../model/rule.js';
import type { SystemRoute } from '../../model/speaker.js';
import { type Address, addressBits, equalAddress, formatAddress } from '../../net/address.js';
import { formatPrefix, network, type Prefix } from '../../net/prefix.js';
import { PrefixSet } from '../../net/prefix-set.js';
import { byPlace } from '../findings.js';
import { mayBring } from '../route-reach.js';
import { listed } from '../words.js';

export const peerDiscarded: AllocationRule = {
  id: 'nrec/peer-discarded',
  severity: 'warning',
  summary: "A route drops what is sent to NREC's routers",
  *check(context) {
    const discarded = context.allocation.peers.flatMap(peer => {
      const route = routeTo(context, peer);
      return route?.discards ? [{ peer, route }] : [];
    });
    for (const { place, members } of byPlace(discarded, ({ route }) => route.span)) {
      const [{ route }] = members;
      const peers = members.map(({ peer }) => formatAddress(peer));
      const [routers, them] = peers.length > 1 ? ["NREC's routers", 'them'] : ["NREC's router", 'it'];
      const prefix = formatPrefix(network(route.prefix));
      const drops = route.whileFilled
        ? `While BGP has a route within ${prefix}, everything else that is sent there is dropped`
        : `What is sent to ${prefix} is dropped here`;
      yield {
        span: place,
        message: `${drops}, also to ${routers} ${listed(peers)}. Unless the system has a nearer route to ${them}, no session with ${them} comes up. Leave ${them} out of it, or add a route to ${them} through your gateway.`,
      };
    }
  },
};

/** The nearest of the routes that the configuration makes to one of NREC's routers; undefined where others may be nearer. */
function routeTo(context: AllocationContext, peer: Address): SystemRoute | undefined {
  const { speaker, sessions } = context;
  if (speaker.incomplete || !sessions.some(one => one.exact && equalAddress(one.peer, peer))) return undefined;
  const routes = (speaker.systemRoutes?.(peer) ?? []).filter(
    route => !route.whileFilled || isFilled(context, route.prefix),
  );
  const longest = Math.max(...routes.map(({ prefix }) => prefix.length));
  const nearest = routes.filter(({ prefix }) => prefix.length === longest);
  const [route] = nearest;
  // Which of several to one prefix is taken is a matter of distances.
  return route && nearest.every(({ discards }) => discards) && !mayLearn(context, peer, longest) ? route : undefined;
}

/** Whether the daemon may have a route within a prefix. */
function isFilled({ speaker }: AllocationContext, prefix: Prefix): boolean {
  const within = PrefixSet.orLonger(prefix).minus(PrefixSet.of(network(prefix)));
  return speaker.routeSources.some(
    source =>
      source.family === prefix.address.family &&
      source.name !== 'aggregate-address' &&
      mayBring(source) &&
      !(source.prefixes ?? PrefixSet.all(source.family)).intersect(within).isEmpty(),
  );
}

/** Whether others may announce a nearer route to an address. What NREC announces comes only once a session is up. */
function mayLearn({ speaker, sessions }: AllocationContext, peer: Address, length: number): boolean {
  const own = new Set(sessions.map(({ session }) => session));
  const bits = addressBits(peer.family);
  const nearer = PrefixSet.orShorter({ address: peer, length: bits }).intersect(
    PrefixSet.lengths(peer.family, Math.min(length + 1, bits), bits),
  );
  return speaker.sessions
    .filter(session => !own.has(session) && knownValue(session.disabled) !== true)
    .flatMap(session => session.families)
    .some(({ family, import: policy }) => {
      const known = knownValue(policy);
      return family === peer.family && known?.may.intersect(nearer).isEmpty() !== true;
    });
}
