// Gathers docs/rules/**.md into dist/rule-pages.json, where `bgplint explain` looks: `node scripts/rule-pages.mjs`.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Writes the pages, keyed by rule (`nrec/peer-as`). */
export function writeRulePages() {
  const folder = path.join(root, 'docs', 'rules');
  const pages = readdirSync(folder, { recursive: true })
    .map(name => name.split(path.sep).join('/'))
    .filter(name => /^[^/]+\/[^/]+\.md$/.test(name))
    .sort()
    .map(name => [name.slice(0, -'.md'.length), readFileSync(path.join(folder, name), 'utf8')]);
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  writeFileSync(path.join(root, 'dist', 'rule-pages.json'), JSON.stringify(Object.fromEntries(pages)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeRulePages();
