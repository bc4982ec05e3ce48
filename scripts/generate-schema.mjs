// Writes the JSON Schema of profiles from their definition: `node scripts/generate-schema.mjs [--check]`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../', import.meta.url);
const target = fileURLToPath(new URL('schemas/nrec-profile.schema.json', root));

// Node 20 cannot import TypeScript, so the definition is bundled first.
const bundle = await build({
  entryPoints: [fileURLToPath(new URL('server/src/profile/schema.ts', root))],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
});
const { profileSchemaText } = await import(
  `data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString('base64')}`
);
const text = profileSchemaText();

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('schemas/nrec-profile.schema.json is stale: run node scripts/generate-schema.mjs');
    process.exitCode = 1;
  }
} else {
  mkdirSync(new URL('schemas/', root), { recursive: true });
  writeFileSync(target, text);
}
