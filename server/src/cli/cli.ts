#!/usr/bin/env node
// The executable. It answers what needs no engine by itself, and loads main.js, which holds everything, only for work.
import { VERSION } from '../core/project.js';
import { help } from './help.js';

const args = process.argv.slice(2);
const words = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;

if (words.includes('--version') || words[0] === '-V') {
  process.stdout.write(`bgplint ${VERSION}\n`);
} else if (words.includes('--help') || words.includes('-h') || words[0] === 'help') {
  process.stdout.write(help(words.find(word => !word.startsWith('-') && word !== 'help')));
} else void work();

async function work(): Promise<void> {
  // The language server serves for hours: it is what V8 expects.
  if (words[0] === 'server') return (require('./main.js') as typeof import('./main.js')).run(args);
  const [{ tuneForShortRun }, { cachingRequire }] = await Promise.all([import('./tune.js'), import('./code-cache.js')]);
  tuneForShortRun();
  return (cachingRequire(__dirname, require)('main.js') as typeof import('./main.js')).run(args);
}
