/** What the suites use of `node:assert`, for the web host, which has none. */

class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

export function ok(value: unknown, message?: string): asserts value {
  if (!value) throw new AssertionError(message ?? 'expected something, got nothing');
}

export function strictEqual(actual: unknown, expected: unknown, message?: string): void {
  if (!Object.is(actual, expected)) throw new AssertionError(message ?? `expected ${expected}, got ${actual}`);
}

export function deepStrictEqual(actual: unknown, expected: unknown, message?: string): void {
  const [left, right] = [actual, expected].map(value => JSON.stringify(value));
  if (left !== right) throw new AssertionError(message ?? `expected ${right}, got ${left}`);
}
