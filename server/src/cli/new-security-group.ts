import { allocationTexts } from '../features/allocation-texts.js';
import { candidatesOf } from '../features/new-configuration.js';
import {
  nameProblem,
  SECURITY_GROUP,
  SECURITY_GROUP_FORMATS,
  type SecurityGroupFormat,
  securityGroup,
} from '../features/security-group.js';
import { NodeHost } from '../node/host.js';
import type { Service } from '../profile/allocation.js';
import { service } from '../profile/formats.js';
import { Workspace } from '../workspace/workspace.js';
import { EXIT, type ExitCode, UsageError } from './exit.js';
import type { Io } from './io.js';
import { PathNames } from './names.js';
import { allocationProblemText, NO_PROFILE, unusable } from './new.js';
import type { ParsedOptions } from './options.js';
import { createFile } from './write.js';

/** Options of configurations that say nothing here: all instances of an allocation have the same group. */
const FOREIGN = ['instance', 'address', 'with-secret'];

/**
 * `bgplint new security-group`: what the instances of an allocation have to let in, as commands of OpenStack's client or as blocks
 * for Terraform, to standard output or into a file that is not there yet.
 * @throws UsageError when something is not known that it needs.
 */
export async function newSecurityGroup({ values }: ParsedOptions, io: Io): Promise<ExitCode> {
  const one = (name: string) => values.get(name)?.[0];
  const foreign = FOREIGN.find(name => values.has(name));
  if (foreign) throw new UsageError(`--${foreign} means nothing to a security group: all instances have the same`);
  const output = one('output');
  const name = one('name') ?? SECURITY_GROUP;
  const problem = nameProblem(name);
  if (problem) throw new UsageError(`--name “${name}”: ${problem}`);
  const ports = (values.get('port') ?? []).map(serviceOf);
  const names = new PathNames(io.cwd);
  const path = names.absolute(output ?? 'main.tf');
  const named = one('profile');
  const workspace = new Workspace(new NodeHost());
  const found = await workspace.profileFor(path, named === undefined ? {} : { profile: names.absolute(named) });
  if (!found?.profile) throw new UsageError(found?.source ? unusable(names.shown(found.path)) : NO_PROFILE);

  const { profile } = found;
  const [allocation, second] = candidatesOf(profile, path, one('allocation'));
  if (!allocation || second) {
    const known = profile.allocations.map(candidate => candidate.name);
    throw new UsageError(allocationProblemText(known, one('allocation')));
  }
  const texts = allocationTexts(allocation, profile, path, []);
  const text = await securityGroup(
    formatOf(one('format'), output),
    { ...texts, services: union(texts.services ?? [], ports) },
    name,
  );
  if (output === undefined) {
    io.out(text);
    return EXIT.clean;
  }
  const why = createFile(path, text, false);
  io.err(`bgplint: ${output}${why ? `: ${why}` : ' is written'}\n`);
  return why ? EXIT.failure : EXIT.clean;
}

/** As asked for; else as the file's name says. */
function formatOf(asked: string | undefined, output: string | undefined): SecurityGroupFormat {
  return (
    SECURITY_GROUP_FORMATS.find(format => format === asked) ?? (output?.endsWith('.tf') ? 'terraform' : 'openstack')
  );
}

function serviceOf(text: string): Service {
  const { value } = service.read({
    kind: 'scalar',
    span: { path: '', start: 0, end: text.length },
    value: text,
    text,
    textSpan: undefined,
  });
  if (!value) throw new UsageError(`--port ${text}: write tcp/443, or udp/8000-8100 for a range`);
  return value;
}

/** Each port once; what the profile says of whom it is for goes first. */
function union(known: readonly Service[], more: readonly Service[]): readonly Service[] {
  const isKnown = (one: Service) =>
    known.some(({ protocol, first, last }) => protocol === one.protocol && first === one.first && last === one.last);
  return [...known, ...more.filter(one => !isKnown(one))];
}
