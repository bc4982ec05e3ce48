import type { Config, Define, Expression, FilterDefinition, FunctionDefinition, Item, ProtocolBlock } from './tree.js';

/** The names a configuration defines at its top level. BIRD refuses a second definition, so the first one counts. */
export interface Definitions {
  readonly constants: ReadonlyMap<string, Define>;
  readonly filters: ReadonlyMap<string, FilterDefinition>;
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
  /** Protocols and templates: `from` may name either. */
  readonly protocols: ReadonlyMap<string, ProtocolBlock>;
}

/** @param counts which of the items do, where not all are certain to be there as they are written. */
export function definitionsOf(config: Config, counts: (item: Item) => boolean = () => true): Definitions {
  const constants = new Map<string, Define>();
  const filters = new Map<string, FilterDefinition>();
  const functions = new Map<string, FunctionDefinition>();
  const protocols = new Map<string, ProtocolBlock>();
  const first = <T>(map: Map<string, T>, name: string, item: T) => map.has(name) || map.set(name, item);
  for (const item of config.items) {
    if (!counts(item)) continue;
    if (item.kind === 'define') first(constants, item.name.text, item);
    else if (item.kind === 'filter') first(filters, item.name.text, item);
    else if (item.kind === 'function') first(functions, item.name.text, item);
    else if ((item.kind === 'protocol' || item.kind === 'template') && item.name)
      first(protocols, item.name.text, item);
  }
  return { constants, filters, functions, protocols };
}

/** Looks up what a name stands for; undefined when that is not known before the daemon runs. */
export type Lookup = (name: string) => Expression | undefined;

/** Looks constants up among the definitions. */
export function constantsOf(definitions: Definitions): Lookup {
  return name => definitions.constants.get(name)?.value;
}
