import { applyEdits } from '../core/edit.js';
import { dirname } from '../core/path.js';
import { revealSecret } from '../core/secret.js';
import { nearest } from '../core/similar.js';
import {
  type NewConfigurationChoice,
  type NewConfigurationProblem,
  needsAddress,
  newConfiguration,
  usualName,
} from '../features/new-configuration.js';
import { passwordEdits } from '../features/password-edit.js';
import { withoutPlaces } from '../features/snippet.js';
import { subjectOf } from '../features/subject.js';
import type { Dialect } from '../model/dialect.js';
import { PASSWORD_PLACEHOLDER } from '../model/edits.js';
import { NodeHost } from '../node/host.js';
import { resolveSecret } from '../node/secrets.js';
import type { Allocation, Profile } from '../profile/allocation.js';
import { CONFIGURED, loadDialect } from '../workspace/dialects.js';
import { type FoundProfile, Workspace } from '../workspace/workspace.js';
import { EXIT, type ExitCode, UsageError } from './exit.js';
import type { Io } from './io.js';
import { PathNames } from './names.js';
import type { ParsedOptions } from './options.js';
import { OverlayHost } from './overlay.js';
import { createFile } from './write.js';

/** What there are whole configurations of. */
const CONFIGURATIONS: readonly string[] = CONFIGURED;
const SECURITY_GROUPS = 'security-group';
/** Options that mean nothing to a configuration. */
const GROUP_OPTIONS = ['format', 'port', 'name'];

/**
 * `bgplint new DIALECT`: a whole configuration from the allocation profile, to standard output or into a file that is not there yet.
 * @throws UsageError when something is not known that the configuration needs.
 */
export async function newFile(options: ParsedOptions, io: Io): Promise<ExitCode> {
  const { positionals, values } = options;
  const one = (name: string) => values.get(name)?.[0];
  const [id = '', ...more] = positionals;
  if (id === SECURITY_GROUPS && more.length === 0)
    return (await import('./new-security-group.js')).newGroup(options, io);
  const dialect = CONFIGURATIONS.includes(id) ? await loadDialect(id as never) : undefined;
  if (!dialect || more.length > 0)
    throw new UsageError(`new takes one of ${[...CONFIGURATIONS, SECURITY_GROUPS].join(', ')}${guess(id)}`);
  const foreign = GROUP_OPTIONS.find(name => values.has(name));
  if (foreign) throw new UsageError(`--${foreign} is for new ${SECURITY_GROUPS}`);
  const names = new PathNames(io.cwd);
  const output = one('output');
  const path = names.absolute(output ?? usualName(dialect));
  const host = new OverlayHost(new NodeHost());
  const workspace = new Workspace(host);
  const named = one('profile');
  const found = await workspace.profileFor(path, named === undefined ? {} : { profile: names.absolute(named) });
  const profile = found?.profile;
  if (!found || !profile) throw new UsageError(found?.source ? unusable(names.shown(found.path)) : NO_PROFILE);
  warnOfMistakes(found, names, io);

  const choice = { allocation: one('allocation'), instance: one('instance'), address: one('address') };
  if (choice.instance !== undefined && choice.address !== undefined)
    throw new UsageError('give --instance or --address, not both');
  const machine = ['instance', 'address'].find(name => values.has(name));
  if (machine && !needsAddress(dialect))
    throw new UsageError(`${dialect.name} speaks from the addresses of its nodes: leave out --${machine}`);
  const made = newConfiguration(dialect, profile, path, choice);
  if (made.problem) throw new UsageError(problemText(made.problem, dialect, choice));
  const { allocation } = made;
  let text = withoutPlaces(made.body);

  const withSecret = values.has('with-secret');
  if (withSecret) {
    if (output === undefined)
      throw new UsageError('--with-secret writes the password, so it needs a file: --output FILE');
    host.lay({ path, text });
    text = await withPassword(workspace, path, text, profile, allocation);
  }
  if (output === undefined) {
    io.out(text);
    return EXIT.clean;
  }
  const why = createFile(path, text, withSecret);
  if (why) {
    io.err(`bgplint: ${output}: ${why}\n`);
    return EXIT.failure;
  }
  const [placeholder] = PLACEHOLDER.exec(text) ?? [];
  const left = placeholder === undefined ? '' : `; write the password where it says ${placeholder}`;
  io.err(`bgplint: ${output} is written${left}\n`);
  return EXIT.clean;
}

/** Without its blank in a language that takes none. */
const PLACEHOLDER = new RegExp(PASSWORD_PLACEHOLDER.replace(' ', '.'));

export const NO_PROFILE =
  'there is no allocation profile (.nrec.yaml) here or above: make one with bgplint init, or name it with --profile';

/** Why a profile that is there gives nothing. */
export function unusable(path: string): string {
  return `the allocation profile ${path} cannot be used: bgplint check ${path} says why`;
}

/** Says that what is written lacks what the profile says wrongly; what is sound in it is used all the same. */
export function warnOfMistakes({ path, diagnostics }: FoundProfile, names: PathNames, io: Io): void {
  if (!diagnostics.some(({ severity }) => severity === 'error')) return;
  const shown = names.shown(path);
  io.err(`bgplint: ${shown} has mistakes, and what they are about is left out: bgplint check ${shown} names them\n`);
}

function guess(id: string): string {
  const near = nearest(id, [...CONFIGURATIONS, SECURITY_GROUPS]);
  return id === '' ? '' : `, and not ${id}${near ? `; did you mean ${near}?` : ''}`;
}

/** What keeps the configuration from being made, in terms of the command's options. */
function problemText(problem: NewConfigurationProblem, dialect: Dialect, choice: NewConfigurationChoice): string {
  const known = 'known' in problem ? problem.known.join(', ') : '';
  switch (problem.kind) {
    case 'several allocations':
    case 'no such allocation':
      return allocationProblemText(problem.known, choice.allocation);
    case 'no such instance':
      return `the allocation has no instance ${choice.instance}${known === '' ? '' : `: it has ${known}`}`;
    case 'not an address':
      return `--address ${choice.address}: not an IPv4 address`;
    case 'not its own':
      return `--address ${choice.address} ${problem.why}: give the machine's own address`;
    case 'no address':
      return `the machine's own IPv4 address is needed: give it with --address, or name one of the profile's instances with --instance${known === '' ? '' : ` (${known})`}`;
    case 'no configuration':
      return `there is no configuration for ${dialect.name} to be made yet`;
  }
}

/** Why no allocation could be chosen: nobody did, or not one that is there. */
export function allocationProblemText(known: readonly string[], named: string | undefined): string {
  return named === undefined
    ? `the profile has several allocations: choose one with --allocation (${known.join(', ')})`
    : `the profile has no allocation ${named}: it has ${known.join(', ')}`;
}

async function withPassword(
  workspace: Workspace,
  path: string,
  text: string,
  profile: Profile,
  allocation: Allocation,
): Promise<string> {
  const secret = allocation.password && (await resolveSecret(allocation.password, dirname(profile.path)));
  if (!secret) {
    throw new UsageError(
      'the password is not to be had here: the profile has to name a variable or a file that holds it (a hash does not)',
    );
  }
  const subject = await subjectOf(await workspace.lint(path, { profile: profile.path }), path);
  const written = subject && passwordEdits(subject, allocation, revealSecret(secret));
  if (!written || written.edits.length === 0)
    throw new UsageError(written?.reason ?? 'there is no place for a password');
  return applyEdits(text, written.edits);
}
