// `npm run test:corpus [-- NAME…] [-- --list]`: measures bgplint against the corpora beside the repository, prints a table of
// what was measured and its goal, lists every disagreement, and fails where a goal is missed. Without corpora it says so.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { inTurns, peakMemory } from '../bench/measure.mjs';
import { root, withModule } from '../with-module.mjs';

const corpora = process.env.BGPLINT_CORPUS ?? path.join(root, '..', 'shared', 'corpus');

if (existsSync(corpora)) {
  const settings = { corpora, root, arguments: process.argv.slice(2), inTurns, peakMemory };
  process.exitCode = await withModule('test/corpus/measure.ts', ({ measure }) => measure(settings));
} else {
  console.log(`There are no corpora at ${corpora}: nothing was measured. BGPLINT_CORPUS names another folder.`);
}
