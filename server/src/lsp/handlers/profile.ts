import type {
  NewProfileParams,
  NewProfileResult,
  ProfileFromParams,
  ProfileFromResult,
} from '../../../../client/src/protocol.js';
import { newProfile } from '../../features/new-profile.js';
import { answersFrom } from '../../features/profile-from.js';
import type { Context } from '../context.js';
import { pathOf } from '../uri.js';

/** The profile that answers make, or what is wrong with them. */
export function createProfile(_context: Context, { values, notes }: NewProfileParams): NewProfileResult {
  return newProfile(values, notes);
}

/** What an open configuration says of its allocation. */
export async function profileFrom(context: Context, { uri }: ProfileFromParams): Promise<ProfileFromResult> {
  const result = await context.units.current(pathOf(uri));
  return (result && answersFrom(result)) ?? {};
}
