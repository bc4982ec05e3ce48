import { report } from './runner.js';

/** The same way through everything as the packed extension's, in the web worker host. */
export async function run(): Promise<void> {
  // Loaded here and not above: Mocha's browser build would take `module.exports` for its own.
  await import('mocha/mocha.js' as string);
  // The default reporter wants a page.
  mocha.setup({ ui: 'tdd', reporter: 'spec', timeout: 60_000, slow: 5_000, color: true });
  await import('./smoke-tests.js');
  await report(mocha);
}
