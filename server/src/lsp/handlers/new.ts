import type {
  ChoicesParams,
  ChoicesResult,
  DialectChoice,
  NewConfigurationParams,
  NewConfigurationResult,
} from '../../../../client/src/protocol.js';
import {
  isEmpty,
  type NewConfigurationProblem,
  needsAddress,
  newConfiguration,
  newConfigurationOffers,
  usualName,
} from '../../features/new-configuration.js';
import type { DialectId } from '../../model/dialect.js';
import type { Completion } from '../../model/language.js';
import { formatAddress } from '../../net/address.js';
import { CONFIGURED, loadDialect } from '../../workspace/dialects.js';
import { type Context, profileFor } from '../context.js';
import { pathOf } from '../uri.js';

const NO_PROFILE = 'There is no NREC profile here to take the values from.';

/** Languages of manifests are the editor's own; a dialect that has none of its own is one of these. */
const LANGUAGES: Readonly<Record<string, string>> = { metallb: 'yaml' };

/** What there is to choose from before a new configuration is made. */
export async function choices(context: Context, { uri }: ChoicesParams): Promise<ChoicesResult> {
  const profile = await profileFor(context, pathOf(uri));
  const allocations = (profile?.allocations ?? []).map(({ name, site, instances }) => ({
    name,
    ...(site === undefined ? {} : { site }),
    instances: instances.map(instance => ({ name: instance.name, address: formatAddress(instance.address) })),
  }));
  // Their code need not be loaded before one of them is chosen.
  return { allocations, dialects: CONFIGURED.map(dialectChoice) };
}

const NAMES: Readonly<Record<DialectId, string>> = {
  bird: 'BIRD',
  frr: 'FRR',
  metallb: 'MetalLB',
  gobgp: 'GoBGP',
  exabgp: 'ExaBGP',
  terraform: 'Terraform',
};

function dialectChoice(id: DialectId): DialectChoice {
  return {
    id,
    name: NAMES[id],
    file: usualName({ id }),
    language: LANGUAGES[id] ?? id,
    needsAddress: needsAddress({ id }),
  };
}

/** A whole configuration: the text of `bgplint new`, with places to fill in. */
export async function newFile(
  context: Context,
  { uri, dialect: id, ...choice }: NewConfigurationParams,
): Promise<NewConfigurationResult> {
  const path = context.folders.placeOf(pathOf(uri));
  const profile = await profileFor(context, path);
  if (!profile) return { reason: NO_PROFILE };
  const dialect = CONFIGURED.includes(id as DialectId) ? await loadDialect(id as DialectId) : undefined;
  if (!dialect) return { reason: `bgplint makes no configuration for ${id}.` };
  const made = newConfiguration(dialect, profile, path, choice);
  return made.problem ? { reason: reasonOf(made.problem, choice) } : { body: made.body };
}

function reasonOf(
  problem: NewConfigurationProblem,
  { allocation, instance, address }: Partial<NewConfigurationParams>,
): string {
  switch (problem.kind) {
    case 'several allocations':
      return `The profile has several allocations, and one has to be chosen: ${problem.known.join(', ')}.`;
    case 'no such allocation':
      return `The profile has no allocation ${allocation}.`;
    case 'no such instance':
      return `The allocation has no instance ${instance}.`;
    case 'no address':
      return "The machine's own IPv4 address is needed.";
    case 'not an address':
      return 'This is not an IPv4 address, such as 10.0.240.156.';
    case 'not its own':
      return `${address} ${problem.why}. The machine's own address is needed.`;
    case 'no configuration':
      return 'There is no configuration of this kind to be made yet.';
  }
}

/** What editors call the languages that a dialect's configurations are written in. */
const BY_LANGUAGE: Readonly<Record<string, DialectId>> = { bird: 'bird', frr: 'frr', yaml: 'metallb', helm: 'metallb' };

/** Whole configurations for a document that is still empty, where a profile governs it. */
export async function newOffers(context: Context, path: string): Promise<readonly Completion[]> {
  const document = context.documents.get(path);
  const id = document && BY_LANGUAGE[document.languageId];
  if (!id || !isEmpty(document.source)) return [];
  const [profile, dialect] = await Promise.all([profileFor(context, path), loadDialect(id)]);
  if (!profile || !dialect) return [];
  const place = context.folders.placeOf(path);
  // What the profile binds it binds to where the document will lie.
  return newConfigurationOffers(dialect, profile, { path: place, text: document.source.text });
}
