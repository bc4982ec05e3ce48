import { existsSync } from 'node:fs';
import path from 'node:path';
import { nearest } from '../core/similar.js';
import { COMMANDS, type CommandSpec } from './commands.js';
import { EXIT, type ExitCode, UsageError } from './exit.js';
import { type Io, PROCESS_IO } from './io.js';
import { type ParsedOptions, parseOptions } from './options.js';
import { internalError } from './problems.js';

/** Everything but `--version` and `--help`; sets the exit code and never rejects. */
export async function run(args: readonly string[]): Promise<void> {
  // Whoever reads our output may stop early (`bgplint … | head`): that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? EXIT.clean : EXIT.failure),
  );
  process.exitCode = await main(args, PROCESS_IO, __dirname);
}

/**
 * One call of bgplint.
 * @param folder where the bundles are.
 * @returns the exit code; whatever goes wrong is one line on standard error.
 */
export async function main(args: readonly string[], io: Io, folder: string): Promise<ExitCode> {
  try {
    const { command, rest } = commandOf(args, io);
    return await perform(command, parseOptions(rest, command.options, command.name), io, folder);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`bgplint: ${error.message}\n`);
      return EXIT.usage;
    }
    io.err(`bgplint: ${internalError(error, io.env)}\n`);
    return EXIT.failure;
  }
}

/** The command, which may be left out: then it is `check`. A word that is a path goes before one that is a near miss. */
function commandOf(args: readonly string[], io: Io): { command: CommandSpec; rest: readonly string[] } {
  const [check] = COMMANDS as [CommandSpec];
  const [word] = args;
  const command = COMMANDS.find(({ name }) => name === word);
  if (command) return { command, rest: args.slice(1) };
  if (word !== undefined && /^[a-z]+$/.test(word) && !existsSync(path.resolve(io.cwd, word))) {
    const near = nearest(
      word,
      COMMANDS.map(({ name }) => name),
    );
    if (near) throw new UsageError(`unknown command ${word}; did you mean ${near}? (see bgplint --help)`);
  }
  return { command: check, rest: args };
}

/** Each command's code is loaded when it runs. */
async function perform(command: CommandSpec, options: ParsedOptions, io: Io, folder: string): Promise<ExitCode> {
  const { positionals, values } = options;
  const color = values.get('color')?.[0] ?? 'auto';
  switch (command.name) {
    case 'explain': {
      const [rule, ...more] = positionals;
      if (rule === undefined || more.length > 0) throw new UsageError(`explain takes one rule: ${command.usage}`);
      return (await import('./explain.js')).explain(rule, color, io, folder);
    }
    case 'rules':
      noPositionals(command, positionals);
      return (await import('./list-rules.js')).listRules(values.get('format')?.[0] ?? 'pretty', color, io);
    case 'server':
      noPositionals(command, positionals);
      if (!values.has('stdio')) throw new UsageError(`server speaks over standard input and output: ${command.usage}`);
      await import('../lsp/node.js'); // It serves until its client hangs up.
      return EXIT.clean;
    case 'announces': {
      const { readSettings } = await import('./settings.js');
      const { announces } = await import('./announces.js');
      return announces(await readSettings(options), io);
    }
    case 'new':
      return (await import('./new.js')).newFile(options, io);
    case 'init':
      return (await import('./init.js')).init(options, io);
    default: {
      const { readSettings } = await import('./settings.js');
      const { check } = await import('./check.js');
      return check(await readSettings(options), io);
    }
  }
}

function noPositionals(command: CommandSpec, positionals: readonly string[]): void {
  if (positionals.length > 0) throw new UsageError(`${command.name} takes no “${positionals[0]}”: ${command.usage}`);
}
