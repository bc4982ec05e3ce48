// What the bundles and the tests know of the manifest: publisher and repository stand in package.json and nowhere else.
import { readFileSync } from 'node:fs';

/** package.json, read. */
export const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** Replacements for the constants that `server/src/core/project.ts` declares. */
export const define = {
  __VERSION__: JSON.stringify(manifest.version),
  __REPOSITORY__: JSON.stringify(manifest.repository.url.replace(/^git\+|\.git$/g, '')),
};
