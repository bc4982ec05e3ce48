import { setFlagsFromString } from 'node:v8';

/** What is set, by the major version of V8; one that does not know a flag would say so on standard error. */
const FLAGS: Readonly<Record<string, string>> = {
  // Node 20: optimize what ran four times as long as V8 would wait for.
  '11': '--interrupt-budget=500000',
  // Node 22: … three times as often.
  '12': '--invocation-count-for-turbofan=10000',
  // Node 24: … two and a half times, by the compiler that comes first there.
  '13': '--invocation-count-for-maglev=1000',
};

/**
 * Makes V8 optimize a little later. A large file that is opened runs everything a few thousand times and is then done with: V8
 * takes that for the beginning of a long computation, and spends more time on making code fast than the code takes, most of it on
 * code that it has to give up when the first edits come. What a keystroke needs is made fast all the same, some keystrokes later.
 */
export function tuneForEditing(): void {
  const [major = ''] = process.versions.v8.split('.');
  const flag = FLAGS[major];
  if (flag) setFlagsFromString(flag);
}
