import { EXIT, type ExitCode } from './exit.js';

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
