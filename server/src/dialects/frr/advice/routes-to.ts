import { type Address, equalAddress, parseAddress } from '../../../net/address.js';
import { containsAddress, type Prefix, parsePrefix } from '../../../net/prefix.js';
import type { Line } from '../tree.js';
import type { Survey } from './survey.js';

/** An address that an interface of the configuration has. */
export interface InterfaceAddress {
  /** The line `interface NAME`. */
  readonly header: Line | undefined;
  readonly name: string;
  /** The address with the length of its network. */
  readonly prefix: Prefix;
}

const cache = new WeakMap<Survey, readonly InterfaceAddress[]>();

/** The addresses that the configuration gives to interfaces; the system may know more. */
export function interfaceAddresses(survey: Survey): readonly InterfaceAddress[] {
  const known = cache.get(survey);
  if (known) return known;
  const found = survey.everywhere(/^ip(?:v6)? address \*/).flatMap(({ line, args, block }) => {
    const prefix = line.node.name === 'interface' ? parsePrefix(args[0]?.text ?? '') : undefined;
    return prefix ? [{ header: block?.header, name: block?.header.words[1]?.text ?? '', prefix }] : [];
  });
  cache.set(survey, found);
  return found;
}

/** The interface that has an address, or a network in which it lies. */
export function interfaceOf(address: Address, survey: Survey): InterfaceAddress | undefined {
  const all = interfaceAddresses(survey);
  return (
    all.find(({ prefix }) => equalAddress(prefix.address, address)) ??
    all.find(({ prefix }) => containsAddress(prefix, address))
  );
}

/** Whether a static route other than the default one leads to an address. */
export function hasStaticRoute(address: Address, survey: Survey): boolean {
  return survey.everywhere(/^ip(?:v6)? route \*/).some(({ args }) => {
    const prefix = parsePrefix(args[0]?.text ?? '');
    return prefix !== undefined && prefix.length > 0 && containsAddress(prefix, address);
  });
}

/** The address of a neighbor; undefined for those of interfaces. */
export function addressOf({ name }: { readonly name: string }): Address | undefined {
  return parseAddress(name);
}
