// `npm start`: installs, builds, and checks the examples as a user would. Exits with 0 although one of them is wrong.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();

const build = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, encoding: 'utf8' });
if (build.status !== 0) {
  console.error(build.stdout, build.stderr);
  process.exit(1);
}

const [command, ...args] = ['dist/cli.js', 'examples'];
console.log(`$ bgplint ${args.join(' ')}\n`);
const { status } = spawnSync(process.execPath, [path.join(root, command), ...args], { cwd: root, stdio: 'inherit' });
console.log(`
That is exit status ${status}: something was found, as it should be in examples/bird/wrong.conf.
Your own file: node dist/cli.js PATH          What a rule means: node dist/cli.js explain RULE
With NREC's values for your project in a .nrec.yaml beside it, as in examples/, the NREC rules apply to it.`);
process.exit(status === 1 ? 0 : 1);
