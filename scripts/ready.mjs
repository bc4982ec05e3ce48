// `npm run ready`: everything a change must pass before it is proposed. Runs all of it, and says at the end what is left to do.
import { spawnSync } from 'node:child_process';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();

const STEPS = [
  ['formats and applies safe lint fixes', ['node_modules/@biomejs/biome/bin/biome', 'check', '--write']],
  ['builds, checks and tests', ['scripts/test.mjs']],
  ['packages the extension', ['scripts/package.mjs']],
];

const failed = STEPS.filter(([name, args]) => {
  console.log(`\n== ${name}`);
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status !== 0;
});
console.log(
  failed.length === 0
    ? '\nReady. Say in CHANGELOG.md what a user will notice.'
    : `\nNot ready yet: ${failed.map(([name]) => name).join('; ')}.`,
);
process.exit(failed.length === 0 ? 0 : 1);
