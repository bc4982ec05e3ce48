import type { Source } from '../core/source.js';
import type { Dialect } from '../model/dialect.js';
import type { Completion } from '../model/language.js';
import { type Address, equalAddress, parseAddress } from '../net/address.js';
import { containsAddress, formatPrefix } from '../net/prefix.js';
import type { Allocation, Profile } from '../profile/allocation.js';
import { allocationsFor, instanceFor } from '../profile/discovery.js';
import { allocationTexts } from './allocation-texts.js';
import { allocationSnippet, withoutPlaces } from './snippet.js';

/** What a dialect's configuration is called where nothing else is said; the folder it lies in decides which profile is meant. */
const USUAL_NAMES: Readonly<Record<string, string>> = { bird: 'bird.conf', frr: 'frr.conf', metallb: 'metallb.yaml' };

/** What a dialect's configuration is usually called. */
export function usualName({ id }: Pick<Dialect, 'id'>): string {
  return USUAL_NAMES[id] ?? `${id}.conf`;
}

/** Whether a configuration names the machine that it is for; MetalLB speaks from whatever nodes a cluster has. */
export function needsAddress({ id }: Pick<Dialect, 'id'>): boolean {
  return id !== 'metallb';
}

/** What the user chose, by the names and texts that users write. */
export interface NewConfigurationChoice {
  readonly allocation?: string | undefined;
  /** One of the allocation's instances. */
  readonly instance?: string | undefined;
  /** Instead: the machine's own IPv4 address. */
  readonly address?: string | undefined;
}

/** Why there is no configuration: what has to be chosen, or chosen again. */
export type NewConfigurationProblem =
  | {
      readonly kind: 'several allocations' | 'no such allocation' | 'no such instance' | 'no address';
      /** The names of what there is to choose from. */
      readonly known: readonly string[];
    }
  /** An address that is not a machine's own: `why` goes on from it, “is one of NREC's routers”. */
  | { readonly kind: 'not its own'; readonly why: string }
  | { readonly kind: 'not an address' | 'no configuration' };

/** A whole configuration as a snippet, and the allocation it is for. */
export type NewConfiguration =
  | { readonly body: string; readonly allocation: Allocation; readonly problem?: undefined }
  | { readonly problem: NewConfigurationProblem };

/**
 * The configuration that the command line prints, that commands insert and that completion offers in an empty file.
 * @param path where it will lie: what the profile binds to that path need not be chosen.
 */
export function newConfiguration(
  dialect: Dialect,
  profile: Profile,
  path: string,
  choice: NewConfigurationChoice,
): NewConfiguration {
  const candidates = candidatesOf(profile, path, choice.allocation);
  const [allocation, second] = candidates;
  if (!allocation || second) {
    const kind = choice.allocation === undefined ? 'several allocations' : 'no such allocation';
    return { problem: { kind, known: profile.allocations.map(({ name }) => name) } };
  }
  const names = allocation.instances.map(({ name }) => name);
  const { instance: named, address: typed } = choice;
  const instance =
    typed === undefined ? allocation.instances.find(({ name }) => name === named)?.address : ownAddress(typed);
  if (typed !== undefined && !instance) return { problem: { kind: 'not an address' } };
  const why = typed !== undefined && instance && needsAddress(dialect) ? whyNotOwn(instance, allocation) : undefined;
  if (why) return { problem: { kind: 'not its own', why } };
  if (named !== undefined && !instance) return { problem: { kind: 'no such instance', known: names } };
  const texts = { ...allocationTexts(allocation, profile, path, []), ...(instance && { instance }) };
  if (!texts.instance && needsAddress(dialect)) return { problem: { kind: 'no address', known: names } };
  const body = allocationSnippet(dialect, 'configuration', texts)?.body;
  return body === undefined ? { problem: { kind: 'no configuration' } } : { body, allocation };
}

/** The one that was named, else those that the profile binds to the path, else all. */
export function candidatesOf(profile: Profile, path: string, name: string | undefined): readonly Allocation[] {
  if (name !== undefined) return profile.allocations.filter(allocation => allocation.name === name);
  const bound = allocationsFor(profile, path);
  return bound.length > 0 ? bound : profile.allocations;
}

function ownAddress(text: string): Address | undefined {
  const address = parseAddress(text.trim());
  return address?.family === 'ipv4' ? address : undefined;
}

/** What else than a machine's own address one evidently is: a configuration made for it would be full of mistakes. */
function whyNotOwn(address: Address, { peers, ipv4, instanceNetwork }: Allocation): string | undefined {
  if (peers.some(peer => equalAddress(peer, address))) return "is one of NREC's routers";
  const announced = ipv4.find(({ prefix }) => containsAddress(prefix, address));
  if (announced) return `is in ${formatPrefix(announced.prefix)}, which is announced and no single machine's`;
  if (instanceNetwork.length === 0 || instanceNetwork.some(prefix => containsAddress(prefix, address)))
    return undefined;
  return `is not in the network of the instances (${instanceNetwork.map(formatPrefix).join(', ')})`;
}

/** A text that holds nothing yet but the word that is being typed. */
const EMPTY = /^\s*([\w-]*)\s*$/;

/** Whether a document holds nothing yet, or nothing but a word that is being typed. */
export function isEmpty({ text }: Pick<Source, 'text'>): boolean {
  return EMPTY.test(text);
}

/**
 * Whole configurations, as offers in a file that is still empty: one for each instance of the allocations that may be meant, or with
 * a place for the address where the profile names none.
 */
export function newConfigurationOffers(
  dialect: Dialect,
  profile: Profile,
  { path, text }: Source,
): readonly Completion[] {
  const [, word] = EMPTY.exec(text) ?? [];
  if (word === undefined) return [];
  const start = text.indexOf(word);
  const replaces = { path, start, end: start + word.length };
  const candidates = candidatesOf(profile, path, undefined);
  return candidates.flatMap(allocation => {
    const { name, instances } = allocation;
    const texts = allocationTexts(allocation, profile, path, []);
    const known = instanceFor(allocation, profile, path);
    const machines = !needsAddress(dialect) || instances.length === 0 ? [undefined] : known ? [known] : instances;
    return machines.flatMap((machine): Completion[] => {
      const filled = { ...texts, ...(machine && { instance: machine.address }) };
      const body = allocationSnippet(dialect, 'configuration', filled)?.body;
      if (body === undefined) return [];
      const which = [candidates.length > 1 ? name : undefined, machines.length > 1 ? machine?.name : undefined]
        .filter(part => part !== undefined)
        .join(' ');
      return [
        {
          label: which === '' ? 'NREC configuration' : `NREC configuration: ${which}`,
          kind: 'snippet',
          detail: `${dialect.name}, allocation ${name}${machine ? `, instance ${machine.name}` : ''}`,
          documentation: `\`\`\`\n${withoutPlaces(body)}\`\`\``,
          insert: body,
          snippet: true,
          replaces,
        },
      ];
    });
  });
}
