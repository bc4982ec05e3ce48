import { runInNode } from './node.js';

/** The way through everything, on the packed and installed extension. */
export function run(): Promise<void> {
  return runInNode(() => import('./smoke-tests.js'));
}
