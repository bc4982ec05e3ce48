/** What the process tells its caller. The numbers are part of the documented interface: docs/cli.md. */
export const EXIT = {
  /** Nothing at or over the threshold. */
  clean: 0,
  /** Findings at or over the threshold. */
  findings: 1,
  /** The command line or the profile is wrong: what was asked for could not be judged as asked. */
  usage: 2,
  /** An input could not be read or written, or bgplint itself failed. */
  failure: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The code for a run in which several of them apply: the one that casts most doubt on the others, which is the highest. */
export function gravest(codes: Iterable<ExitCode>): ExitCode {
  return Math.max(EXIT.clean, ...codes) as ExitCode;
}

/** A mistake in how bgplint was called. Its message is the whole output; there is no stack trace. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
