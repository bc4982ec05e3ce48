import { expect, test } from 'vitest';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';

const PATH = 'bird.conf';
const GOOD = 'router id 10.0.0.1;\nprotocol device {\n}\n';

test('what is being typed is judged at once by the version that took the file, and then by all', async () => {
  const files = { [PATH]: GOOD };
  const workspace = new Workspace(memoryHost(files));
  const first = await workspace.lint(PATH, { quick: true });
  files[PATH] = GOOD.replace('}', 'x');
  workspace.changed(PATH);
  const typed = await workspace.lint(PATH, { quick: true });
  expect([typed.pending, typed.unit?.version]).toEqual([true, first.unit?.version]);
  expect(typed.diagnostics.some(({ rejects }) => rejects)).toBe(true);
  const whole = await workspace.lint(PATH);
  expect(whole.pending).toBe(false);
  expect(whole.diagnostics.some(({ rejects }) => rejects)).toBe(true);
});

test('a version that alone takes the file is not forgotten while it is typed in', async () => {
  // A name that only 2.0 does not keep for itself.
  const old = 'router id 10.0.0.1;\nprotocol device {\n}\ndefine mac = 1;\n';
  const files = { [PATH]: old };
  const workspace = new Workspace(memoryHost(files));
  const whole = await workspace.lint(PATH);
  const refused = whole.diagnostics.some(({ rejects }) => rejects);
  files[PATH] = `${old}# typed\n`;
  workspace.changed(PATH);
  const typed = await workspace.lint(PATH, { quick: true });
  expect(typed.diagnostics.some(({ rejects }) => rejects)).toBe(refused);
  expect(typed.unit?.version).toBe(whole.unit?.version);
});
