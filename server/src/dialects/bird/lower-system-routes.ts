import { knownValue } from '../../model/fact.js';
import type { Policy } from '../../model/policy.js';
import type { SystemRoute } from '../../model/speaker.js';
import type { Address, Family } from '../../net/address.js';
import { containsAddress, type Prefix } from '../../net/prefix.js';
import type { Definitions, Lookup } from './definitions.js';
import { fold } from './fold.js';
import { optionName, type Policies } from './lower-policy.js';
import { allOptions, disabledFact, policyOf, tableOf } from './lower-routes.js';
import { channelsOf, layersOf, optionsOf } from './options.js';
import type { Option, ProtocolBlock, StaticRoute } from './tree.js';

/** Where `route PREFIX …` drops what is sent there; `drop` and `reject` are older names. */
const DISCARDING: ReadonlySet<string> = new Set(['blackhole', 'unreachable', 'prohibit', 'drop', 'reject']);

/** Protocols that learn routes from other routers, which may be nearer than what is written. BGP is asked about by its sessions. */
const LEARNING: ReadonlySet<string> = new Set(['ospf', 'rip', 'babel', 'l3vpn', 'pipe']);

/**
 * The static routes to an address that kernel protocols write into the system's main table. BIRD writes them with metric 32, beside
 * routes of the system to the same prefix, which decide where their metric is lower (2.0 and 3.4): default routes are left out.
 */
export function systemRoutes(
  protocols: readonly ProtocolBlock[],
  lookup: Lookup,
  definitions: Definitions,
  policies: Policies,
): (address: Address) => readonly SystemRoute[] | undefined {
  return address => {
    const running = protocols.filter(
      block => knownValue(disabledFact(allOptions(block, definitions), lookup)) !== true,
    );
    if (running.some(({ type }) => LEARNING.has(type.text))) return undefined;
    const written = running.filter(({ type }) => type.text === 'static').flatMap(block => routesTo(block, address));
    if (written.length === 0) return [];
    const exports = running.flatMap(block => kernelExport(block, address.family));
    return written.filter(route => exports.some(one => one.table === route.table && takes(one.policy, route)));
  };

  function routesTo(block: ProtocolBlock, address: Address): readonly (SystemRoute & { readonly table: string })[] {
    const settings = settingsOf(block, address.family);
    const table = settings && knownValue(tableOf(settings, address.family));
    if (!settings || table === undefined) return [];
    const imports = policyOf('import', settings, address.family, policies);
    return layersOf(block, definitions.protocols)
      .flatMap(layer => layer.block.items.filter((item): item is StaticRoute => item.kind === 'route'))
      .flatMap(route => {
        const prefix = prefixOf(route);
        if (!prefix || prefix.length === 0 || !containsAddress(prefix, address)) return [];
        const discards = DISCARDING.has(route.destination?.text ?? '') && !route.conditional;
        const made = { prefix, discards, span: route.span, table };
        return !imports || takes(imports, made) ? [made] : [];
      });
  }

  /** What a kernel protocol lets out of a table; nothing where it serves another table than the main one of the system. */
  function kernelExport(block: ProtocolBlock, family: Family) {
    const settings = block.type.text === 'kernel' ? settingsOf(block, family) : undefined;
    if (!settings || allOptions(block, definitions).some(one => optionName(one) === 'kernel table')) return [];
    const policy = policyOf('export', settings, family, policies);
    const table = knownValue(tableOf(settings, family));
    return policy && table !== undefined ? [{ table, policy }] : [];
  }

  /** The options of a protocol's channel; undefined where it has none of the family. */
  function settingsOf(block: ProtocolBlock, family: Family): readonly Option[] | undefined {
    const channels = layersOf(block, definitions.protocols)
      .flatMap(layer => channelsOf(layer.block.items))
      .filter(({ type }) => type === family);
    return channels.length > 0 ? channels.flatMap(channel => optionsOf(channel.items)) : undefined;
  }

  function prefixOf({ net }: StaticRoute): Prefix | undefined {
    const value = fold(net, lookup);
    return value?.kind === 'prefix' ? { address: value.address, length: value.length } : undefined;
  }
}

/** A route that drops has to get through for certain. */
function takes({ damaged, may, must }: Policy, { discards, prefix }: SystemRoute): boolean {
  return discards ? !damaged && must.has(prefix) : damaged || may.has(prefix);
}
