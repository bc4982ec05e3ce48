import { decode, NodeHost } from '../node/host.js';
import type { ExitCode } from './exit.js';
import { collectInputs, type Inputs, readList } from './inputs.js';
import type { Io } from './io.js';
import { PathNames } from './names.js';
import { OverlayHost } from './overlay.js';
import { complain, misuse, type Problem } from './problems.js';
import type { CheckSettings } from './settings.js';

/** Why a profile that was named is of no use. */
const PROFILE_PROBLEMS = {
  missing: 'no such file',
  outside: 'no such file',
  folder: 'is a folder, not a profile',
} as const;

/** What a command that reads configurations starts from. */
export interface Prepared {
  readonly names: PathNames;
  readonly host: OverlayHost;
  /** The path under which standard input is known. */
  readonly stdin: string;
  readonly problems: readonly Problem[];
  /** The profile that was named, as the engine knows it. */
  readonly profile: string | undefined;
  readonly inputs: Inputs;
}

/** Finds the files that are asked for, and says on standard error why there is nothing to begin with. */
export async function prepare(
  settings: Pick<CheckSettings, 'paths' | 'filesFrom' | 'stdinFilename' | 'profile' | 'dialect'>,
  io: Io,
): Promise<Prepared | { readonly exit: ExitCode }> {
  const names = new PathNames(io.cwd);
  const host = new OverlayHost(new NodeHost());
  const stdin = names.enter(settings.stdinFilename ?? '-');
  if (settings.paths.includes('-')) host.layResult(stdin, decode(stdin, io.stdin()));

  const problems: Problem[] = [];
  const profile = settings.profile === undefined ? undefined : names.enter(settings.profile);
  if (profile !== undefined) {
    const read = await host.read(profile);
    if (read.kind !== 'source')
      return {
        exit: complain(io, [
          misuse(
            `--profile ${settings.profile}: ${read.kind === 'unreadable' ? read.why : PROFILE_PROBLEMS[read.kind]}`,
          ),
        ]),
      };
  }
  const paths = [...settings.paths];
  for (const list of settings.filesFrom) {
    const lines = readList(list, names, io.stdin);
    if ('code' in lines) problems.push(lines);
    else paths.push(...lines);
  }
  const inputs = await collectInputs(paths, names, { dialect: settings.dialect, stdin });
  problems.push(...inputs.problems);
  host.settle(inputs.folders);
  return { names, host, stdin, problems, profile, inputs };
}
