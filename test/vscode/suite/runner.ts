/// <reference types="mocha" />

/** What one run came to; `run.mjs` reads it from the line that begins with MARK. */
interface Outcome {
  readonly passed: number;
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
}

const MARK = 'bgplint-suite ';

/** Runs what was registered, tells the outcome, and rejects when a test failed: the host takes that for its exit code. */
export function report(mocha: Pick<Mocha, 'run'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed: string[] = [];
    const skipped: string[] = [];
    let passed = 0;
    const runner = mocha.run(() => {
      const outcome: Outcome = { passed, failed, skipped };
      console.log(MARK + JSON.stringify(outcome));
      if (failed.length > 0) reject(new Error(`${failed.length} tests failed`));
      else resolve();
    });
    runner.on('pass', () => {
      passed++;
    });
    runner.on('fail', test => failed.push(test.fullTitle()));
    runner.on('pending', test => skipped.push(test.fullTitle()));
  });
}
