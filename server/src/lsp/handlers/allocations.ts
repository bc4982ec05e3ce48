import type {
  AllocationsParams,
  AllocationsResult,
  PasswordEditParams,
  PasswordEditResult,
  SetSecretParams,
  SnippetParams,
  SnippetResult,
} from '../../../../client/src/protocol.js';
import { allocationTexts } from '../../features/allocation-texts.js';
import { passwordEdits } from '../../features/password-edit.js';
import { allocationSnippet } from '../../features/snippet.js';
import type { DialectId } from '../../model/dialect.js';
import type { Allocation, Profile } from '../../profile/allocation.js';
import { allocationsFor } from '../../profile/discovery.js';
import { loadDialect } from '../../workspace/dialects.js';
import { type Context, profileFor, subjectFor } from '../context.js';
import { rangeOf } from '../positions.js';
import { pathOf } from '../uri.js';

const NO_PROFILE = 'There is no NREC profile for this file to take the values from.';

/** What a document that is still empty will be, by the editor's name of its language. */
const BY_LANGUAGE: Readonly<Record<string, DialectId>> = { frr: 'frr', yaml: 'metallb', helm: 'metallb' };

export async function allocations(context: Context, { uri }: AllocationsParams): Promise<AllocationsResult> {
  const profile = await profileFor(context, pathOf(uri));
  return {
    allocations: (profile?.allocations ?? []).map(({ name, site }) => ({
      name,
      ...(site === undefined ? {} : { site }),
      profile: context.uri((profile as Profile).path),
    })),
  };
}

export async function snippet(context: Context, { uri, which, language }: SnippetParams): Promise<SnippetResult> {
  const path = pathOf(uri);
  const result = await context.units.current(path);
  const profile = await profileFor(context, path);
  if (!profile) return { reason: NO_PROFILE };
  const allocation = result?.allocation ?? onlyAllocation(profile, path);
  if (!allocation) {
    return { reason: 'The profile has several allocations. Bind this file to one of them under "bindings".' };
  }
  const known = result?.dialect === 'profile' ? undefined : result?.dialect;
  const kind = known ?? BY_LANGUAGE[language ?? ''] ?? 'bird';
  const dialect = await loadDialect(kind);
  const texts = allocationTexts(allocation, profile, path, result?.speakers ?? []);
  const found = dialect && allocationSnippet(dialect, which, texts);
  return found ? { body: found.body } : { reason: `There is no such snippet for ${dialect?.name ?? kind}.` };
}

/** Keeps a password for comparison, in memory only. */
export function setSecret(context: Context, { allocation, profile, value }: SetSecretParams): Record<string, never> {
  context.host.holdPassword(pathOf(profile), allocation, value);
  context.units.changedAll();
  return {};
}

export async function passwordEdit(
  context: Context,
  { uri, allocation: name, value }: PasswordEditParams,
): Promise<PasswordEditResult> {
  const subject = await subjectFor(context, { uri });
  const allocation = subject?.result.profile?.allocations.find(candidate => candidate.name === name);
  if (!subject || !allocation) return { edits: [], reason: NO_PROFILE };
  const { edits, reason } = passwordEdits(subject, allocation, value);
  return {
    edits: edits.map(({ span, text }) => ({ range: rangeOf(subject.source, span), newText: text })),
    ...(reason === undefined ? {} : { reason }),
  };
}

function onlyAllocation(profile: Profile, path: string): Allocation | undefined {
  const bound = allocationsFor(profile, path);
  const candidates = bound.length > 0 ? bound : profile.allocations;
  return candidates.length === 1 ? candidates[0] : undefined;
}
