import { REPOSITORY } from '../core/project.js';
import { EXIT, type ExitCode, gravest } from './exit.js';
import type { Io } from './io.js';

/** What went wrong around the findings: one line on standard error, and a code. */
export interface Problem {
  readonly code: ExitCode;
  readonly message: string;
}

/** Something that could not be read or written. */
export function failure(message: string): Problem {
  return { code: EXIT.failure, message };
}

/** Something asked for in a way that cannot be done. */
export function misuse(message: string): Problem {
  return { code: EXIT.usage, message };
}

/** A mistake of our own, told in a line; with BGPLINT_DEBUG set, the stack follows. */
export function internalError(error: unknown, env: Readonly<Record<string, string | undefined>>): string {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const line = `internal error: ${message.split('\n')[0]} (a mistake in bgplint; please report it: ${REPOSITORY}/issues)`;
  return env.BGPLINT_DEBUG ? `${line}\n${stack}` : line;
}

/** Says what went wrong on standard error, and which exit code that comes to. */
export function complain(io: Io, problems: readonly Problem[]): ExitCode {
  for (const { message } of problems) io.err(`bgplint: ${message}\n`);
  return gravest(problems.map(problem => problem.code));
}
