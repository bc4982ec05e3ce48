import MochaModule from 'mocha';
import { report } from './runner.js';

/** Runs suites in the Node host. They register themselves when they are loaded, by the `tdd` names Mocha gives them. */
export async function runInNode(load: () => Promise<unknown>): Promise<void> {
  const mocha = new MochaModule({ ui: 'tdd', timeout: 60_000, slow: 5_000, color: true });
  mocha.suite.emit('pre-require', globalThis as never, '', mocha);
  await load();
  await report(mocha);
}
