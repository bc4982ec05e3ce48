import type { SecurityGroupParams, SecurityGroupResult } from '../../../../client/src/protocol.js';
import { newSecurityGroup, type SecurityGroupProblem } from '../../features/security-group.js';
import { type Context, profileFor } from '../context.js';
import { pathOf } from '../uri.js';

/** The text of `bgplint new security-group`. */
export async function securityGroup(
  context: Context,
  { uri, ...choice }: SecurityGroupParams,
): Promise<SecurityGroupResult> {
  const path = context.folders.placeOf(pathOf(uri));
  const profile = await profileFor(context, path);
  if (!profile) return { reason: 'There is no NREC profile here to take the values from.' };
  const made = await newSecurityGroup(profile, path, choice);
  return made.problem ? { reason: reasonOf(made.problem) } : { text: made.text };
}

function reasonOf(problem: SecurityGroupProblem): string {
  switch (problem.kind) {
    case 'not a port':
      return 'Write tcp/443, or udp/8000-8100 for a range.';
    case 'not a name':
      return 'A name begins with a letter or digit, and has letters, digits, blanks, “.”, “_” and “-”.';
    case 'several allocations':
      return `The profile has several allocations, and one has to be chosen: ${problem.known.join(', ')}.`;
    case 'no such allocation':
      return `The profile has no such allocation: it has ${problem.known.join(', ')}.`;
  }
}
