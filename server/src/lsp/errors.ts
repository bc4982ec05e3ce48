/** Errors whose text comes from the engine that runs us, never from the user's files. */
const OWN_WORDS: ReadonlySet<string> = new Set(['TypeError', 'RangeError', 'ReferenceError']);

/**
 * An error as a log may show it: its kind and where in the server it arose. Other errors' messages may quote what was being
 * read, and that may be a password.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${typeof error}`;
  const message = OWN_WORDS.has(error.name) ? `: ${error.message}` : '';
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s*at /.test(line));
  return [`${error.name}${message}`, ...frames.slice(0, 12)].join('\n');
}
