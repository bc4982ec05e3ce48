// `npm run test:oracle`: builds the real validations of manifests, and HashiCorp's parser, where they are missing (Go, and some minutes),
// and runs the tests that ask them.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = process.env.BGPLINT_METALLB_ORACLE ?? path.join(homedir(), '.cache/bgplint/metallb');
if (!existsSync(path.join(folder, 'apiserver')))
  execFileSync(process.execPath, [path.join(root, 'test/oracle/metallb/build.mjs'), folder], { stdio: 'inherit' });
const hcl = process.env.BGPLINT_HCL_ORACLE ?? path.join(homedir(), '.cache/bgplint/hcl');
// Building takes a second where nothing changed, and the program may be of an older checkout.
execFileSync('go', ['build', '-o', hcl, '.'], { cwd: path.join(root, 'test/oracle/hcl'), stdio: 'inherit' });
const modules = execFileSync('go', ['env', 'GOMODCACHE'], { encoding: 'utf8' }).trim();
// Other random examples each time, which a failure names.
const seed = process.env.BGPLINT_SEED ?? String(Date.now() % 1e9);
const { status } = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    'test/metallb',
    'test/terraform',
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      BGPLINT_ORACLE: '1',
      BGPLINT_SEED: seed,
      BGPLINT_HCL_ORACLE: hcl,
      BGPLINT_METALLB_ORACLE: folder,
      BGPLINT_METALLB_MODULES: modules,
    },
  },
);
process.exitCode = status ?? 1;
