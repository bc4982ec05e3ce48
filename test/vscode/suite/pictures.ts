import { runInNode } from './node.js';

/** Takes the pictures of the README. */
export function run(): Promise<void> {
  return runInNode(() => import('./picture-tests.js'));
}
