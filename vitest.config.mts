import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const manifest = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));

export default defineConfig({
  // The same constants that scripts/build.mjs hands to esbuild.
  define: {
    __VERSION__: JSON.stringify(manifest.version),
    __REPOSITORY__: JSON.stringify(manifest.repository.url.replace(/^git\+|\.git$/g, '')),
  },
  test: {
    include: ['test/**/*.test.ts'],
    // What asks code that takes minutes to build has a command of its own: `npm run test:oracle`.
    exclude: ['test/vscode/**', 'node_modules/**', ...(process.env.BGPLINT_ORACLE ? [] : ['test/**/*.oracle.test.ts'])],
    // The machines are shared: a limit is there to end what hangs, not to time anything.
    // The lab's tests wait for sessions most of the time; test/lab/pool.ts has as many labs.
    maxConcurrency: 8,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
