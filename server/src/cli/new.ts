import { applyEdits } from '../core/edit.js';
import { dirname } from '../core/path.js';
import { revealSecret } from '../core/secret.js';
import { nearest } from '../core/similar.js';
import { allocationTexts } from '../features/allocation-texts.js';
import { passwordEdits } from '../features/password-edit.js';
import { allocationSnippet, withoutPlaces } from '../features/snippet.js';
import { subjectOf } from '../features/subject.js';
import { PASSWORD_PLACEHOLDER } from '../model/edits.js';
import { type Address, parseAddress } from '../net/address.js';
import { NodeHost } from '../node/host.js';
import { resolveSecret } from '../node/secrets.js';
import type { Allocation, Profile } from '../profile/allocation.js';
import { DIALECTS, loadDialect } from '../workspace/dialects.js';
import { Workspace } from '../workspace/workspace.js';
import { EXIT, type ExitCode, UsageError } from './exit.js';
import type { Io } from './io.js';
import { PathNames } from './names.js';
import type { ParsedOptions } from './options.js';
import { OverlayHost } from './overlay.js';
import { createFile } from './write.js';

/** What a dialect's configuration is called where nothing else is said; its folder decides which profile is meant. */
const USUAL_NAMES: Readonly<Record<string, string>> = { bird: 'bird.conf', frr: 'frr.conf', metallb: 'metallb.yaml' };

/**
 * `bgplint new DIALECT`: a whole configuration from the allocation profile, to standard output or into a file that is not there yet.
 * @throws UsageError when something is not known that the configuration needs.
 */
export async function newConfiguration({ positionals, values }: ParsedOptions, io: Io): Promise<ExitCode> {
  const one = (name: string) => values.get(name)?.[0];
  const [id = '', ...more] = positionals;
  const dialect = DIALECTS.includes(id as (typeof DIALECTS)[number]) ? await loadDialect(id as never) : undefined;
  if (!dialect || more.length > 0) throw new UsageError(`new takes one of ${DIALECTS.join(', ')}${guess(id)}`);
  const names = new PathNames(io.cwd);
  const output = one('output');
  const path = names.absolute(output ?? USUAL_NAMES[id] ?? `${id}.conf`);
  const host = new OverlayHost(new NodeHost());
  const workspace = new Workspace(host);
  const named = one('profile');
  const found = await workspace.profileFor(path, named === undefined ? {} : { profile: names.absolute(named) });
  const profile = found?.profile;
  if (!profile) throw new UsageError(found?.source ? UNUSABLE : NO_PROFILE);

  const allocation = chosen(profile, one('allocation'));
  const instance = instanceOf(allocation, one('instance'), one('address'));
  const texts = { ...allocationTexts(allocation, profile, path, []), ...(instance && { instance }) };
  if (!texts.instance && id !== 'metallb') throw new UsageError(NO_ADDRESS);
  const body = allocationSnippet(dialect, 'configuration', texts)?.body;
  if (body === undefined) throw new UsageError(`there is no configuration for ${dialect.name} to be made yet`);
  let text = withoutPlaces(body);

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

const NO_PROFILE =
  'there is no allocation profile (.nrec.yaml) here or above: make one with bgplint init, or name it with --profile';
const UNUSABLE = 'the allocation profile cannot be used: bgplint check says why';
const NO_ADDRESS =
  "the machine's own IPv4 address is needed: give it with --address, or name one of the profile's instances with --instance";

function guess(id: string): string {
  const near = nearest(id, DIALECTS);
  return id === '' ? '' : `, and not ${id}${near ? `; did you mean ${near}?` : ''}`;
}

function chosen({ allocations }: Profile, name: string | undefined): Allocation {
  const names = allocations.map(allocation => allocation.name);
  const [only, second] = allocations;
  if (name === undefined && only && !second) return only;
  const found = allocations.find(allocation => allocation.name === name);
  if (found) return found;
  throw new UsageError(
    name === undefined
      ? `the profile has several allocations: choose one with --allocation (${names.join(', ')})`
      : `the profile has no allocation ${name}: it has ${names.join(', ')}`,
  );
}

function instanceOf(
  { instances }: Allocation,
  name: string | undefined,
  address: string | undefined,
): Address | undefined {
  if (name !== undefined && address !== undefined) throw new UsageError('give --instance or --address, not both');
  if (address !== undefined) {
    const parsed = parseAddress(address);
    if (parsed?.family !== 'ipv4') throw new UsageError(`--address ${address}: not an IPv4 address`);
    return parsed;
  }
  if (name === undefined) return undefined;
  const instance = instances.find(candidate => candidate.name === name);
  if (instance) return instance.address;
  const known = instances.map(candidate => candidate.name).join(', ');
  throw new UsageError(`the allocation has no instance ${name}${known === '' ? '' : `: it has ${known}`}`);
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
