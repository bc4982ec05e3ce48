import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readManifestFile } from '../../server/src/dialects/metallb/manifest.js';
import { checkSemantics } from '../../server/src/dialects/metallb/semantics/index.js';
import { judgeStructure } from '../../server/src/dialects/metallb/structure/index.js';
import { VERSIONS } from '../../server/src/dialects/metallb/versions.js';
import { askMetallb, metallbOracle, type Verdict } from '../oracle/metallb.js';

/**
 * One small file for each condition of MetalLB and frr-k8s, and some that look like one. What the real validations say of them is
 * recorded, for machines without: `BGPLINT_RECORD=1 npx vitest run test/metallb/probes.test.ts` writes it anew.
 */
const FOLDER = fileURLToPath(new URL('./probes/', import.meta.url));
const RECORD = fileURLToPath(new URL('./probes/verdicts.json', import.meta.url));

/** For each version and probe who refuses it, and what is waited for. */
type Recorded = Readonly<Record<string, Readonly<Record<string, readonly (keyof Verdict)[]>>>>;

const probes = readdirSync(FOLDER)
  .filter(name => name.endsWith('.yaml'))
  .map(name => ({ name: name.replace(/\.yaml$/, ''), text: readFileSync(join(FOLDER, name), 'utf8') }));
const oracle = metallbOracle();

function ask(folder: string): Recorded {
  const said = VERSIONS.map(version => {
    const verdicts = askMetallb(folder, version, probes);
    const byName = probes.map(({ name }, index) => [name, spoken(verdicts[index] as Verdict)] as const);
    return [version, Object.fromEntries(byName)] as const;
  });
  return Object.fromEntries(said);
}

function spoken(verdict: Verdict): readonly (keyof Verdict)[] {
  return (Object.keys(verdict) as (keyof Verdict)[]).filter(who => verdict[who] !== '');
}

/** One line for each probe. */
function written(all: Recorded): string {
  return `${JSON.stringify(all, null, 2).replace(/\[\s+([^\]]*?)\s+\]/g, (_, items: string) => `[${items.replace(/\s+/g, ' ')}]`)}\n`;
}

if (oracle && process.env.BGPLINT_RECORD) writeFileSync(RECORD, written(ask(oracle)));
const recorded = JSON.parse(readFileSync(RECORD, 'utf8')) as Recorded;

test('every probe is recorded for every version', () => {
  for (const version of VERSIONS) expect(Object.keys(recorded[version] ?? {})).toEqual(probes.map(({ name }) => name));
});

// Part of `npm run test:oracle`; elsewhere the record stands for them.
if (oracle)
  test('what is recorded is what the real validations say', () => {
    expect(ask(oracle)).toEqual(recorded);
  });

describe.each(VERSIONS)('MetalLB %s', version => {
  test.each(probes)('agrees on $name', ({ name, text }) => {
    const who = recorded[version]?.[name] ?? [];
    const file = readManifestFile({ path: `/k8s/${name}.yaml`, text });
    const structure = judgeStructure(file, version).diagnostics.filter(({ rejects }) => rejects);
    const refuses = (mode: 'frr' | 'native') => {
      const { diagnostics } = checkSemantics({ files: [file] }, version, { mode });
      return structure.length > 0 || diagnostics.some(({ rejects }) => rejects);
    };
    const isRefused = (mode: 'frr' | 'native') => [mode, 'apiserver', 'frrk8s'].some(one => who.includes(one as never));
    expect({ frr: refuses('frr'), native: refuses('native') }).toEqual({
      frr: isRefused('frr'),
      native: isRefused('native'),
    });
  });
});
