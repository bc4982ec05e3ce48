/**
 * Tests that ask how long something takes compare two times of one run, and take the processor's, which other work on the machine
 * hardly changes.
 */

import { expect } from 'vitest';

/** How much processor time, in ms, the quickest of a few runs takes. */
export function processorTime(work: () => void, runs = 3): number {
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** What is too quick to compare, in ms. */
const SHORT = 20;

/**
 * Expects that four times as much takes about four times as long: what grows with the square takes sixteen times.
 * @param work something done with `size` of whatever it is.
 */
export function expectLinear(size: number, work: (size: number) => void): void {
  work(size);
  const [some, more] = [processorTime(() => work(size)), processorTime(() => work(4 * size))];
  expect(more, `${some} ms, and for four times as much ${more} ms`).toBeLessThan(10 * Math.max(some, SHORT));
}
