/** What stands in every place where a secret would. */
export const MASK = '••••';

const values = new WeakMap<Secret, string>();

/**
 * A password read from a file. It prints, serialises and inspects as a mask; only `revealSecret` gives the text, and only
 * comparison, length checks and the one command that writes a password may call that.
 */
export class Secret {
  constructor(value: string) {
    values.set(this, value);
  }
  toString(): string {
    return MASK;
  }
  toJSON(): string {
    return MASK;
  }
}

/** The text of a secret. Never put it into a message, a log, a fix or a completion. */
export function revealSecret(secret: Secret): string {
  return values.get(secret) ?? '';
}
