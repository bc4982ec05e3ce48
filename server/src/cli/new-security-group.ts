import {
  newSecurityGroup,
  SECURITY_GROUP_FORMATS,
  type SecurityGroupFormat,
  type SecurityGroupProblem,
} from '../features/security-group.js';
import { NodeHost } from '../node/host.js';
import { Workspace } from '../workspace/workspace.js';
import { EXIT, type ExitCode, UsageError } from './exit.js';
import type { Io } from './io.js';
import { PathNames } from './names.js';
import { allocationProblemText, NO_PROFILE, unusable, warnOfMistakes } from './new.js';
import type { ParsedOptions } from './options.js';
import { createFile } from './write.js';

/** Options of configurations that say nothing here: all instances of an allocation have the same group. */
const FOREIGN = ['instance', 'address', 'with-secret'];

/**
 * `bgplint new security-group`: what the instances of an allocation have to let in, as commands of OpenStack's client or as blocks
 * for Terraform, to standard output or into a file that is not there yet.
 * @throws UsageError when something is not known that it needs.
 */
export async function newGroup({ values }: ParsedOptions, io: Io): Promise<ExitCode> {
  const one = (name: string) => values.get(name)?.[0];
  const foreign = FOREIGN.find(name => values.has(name));
  if (foreign) throw new UsageError(`--${foreign} means nothing to a security group: all instances have the same`);
  const output = one('output');
  const names = new PathNames(io.cwd);
  const path = names.absolute(output ?? 'main.tf');
  const named = one('profile');
  const workspace = new Workspace(new NodeHost());
  const found = await workspace.profileFor(path, named === undefined ? {} : { profile: names.absolute(named) });
  if (!found?.profile) throw new UsageError(found?.source ? unusable(names.shown(found.path)) : NO_PROFILE);
  warnOfMistakes(found, names, io);

  const format = formatOf(one('format'), output);
  const made = await newSecurityGroup(found.profile, path, {
    format,
    allocation: one('allocation'),
    ports: values.get('port') ?? [],
    name: one('name'),
  });
  if (made.problem) throw new UsageError(problemText(made.problem, one('allocation')));
  if (output === undefined) {
    io.out(made.text);
    return EXIT.clean;
  }
  const why = createFile(path, made.text, false);
  io.err(`bgplint: ${output}${why ? `: ${why}` : ' is written'}\n`);
  return why ? EXIT.failure : EXIT.clean;
}

/** As asked for; else as the file's name says. */
function formatOf(asked: string | undefined, output: string | undefined): SecurityGroupFormat {
  const byName = output?.endsWith('.tf') ? 'terraform' : 'openstack';
  return SECURITY_GROUP_FORMATS.find(format => format === asked) ?? byName;
}

function problemText(problem: SecurityGroupProblem, allocation: string | undefined): string {
  switch (problem.kind) {
    case 'not a port':
      return `--port ${problem.text}: write tcp/443, or udp/8000-8100 for a range`;
    case 'not a name':
      return `--name “${problem.text}”: a name begins with a letter or digit, and has letters, digits, blanks, “.”, “_” and “-”`;
    default:
      return allocationProblemText(problem.known, allocation);
  }
}
