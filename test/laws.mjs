// `npm run test:laws [-- --times N] [-- --seed N]`: holds every law that the tests state against other random examples than `npm test`
// does, a few times over. Ends with 1 where one is broken; what failed names the seed with which it fails again.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: { times: { type: 'string', default: '5' }, seed: { type: 'string', default: String(Date.now() % 1e9) } },
});
const files = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .map(file => path.join('test', file))
  .filter(file => file.endsWith('.test.ts') && !file.endsWith('.oracle.test.ts'))
  .filter(file => readFileSync(path.join(root, file), 'utf8').includes("/fast-check.js'"));

const broken = [];
for (let time = 0; time < Number(values.times); time++) {
  const seed = Number(values.seed) + time;
  console.log(`\nseed ${seed}:`);
  const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...files], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, BGPLINT_SEED: String(seed) },
  });
  if (status !== 0) broken.push(seed);
}
console.log(broken.length > 0 ? `\nBroken with BGPLINT_SEED=${broken.join(', ')}` : '\nEvery law held.');
process.exitCode = broken.length > 0 ? 1 : 0;
