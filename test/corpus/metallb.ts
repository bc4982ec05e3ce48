import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../server/src/core/diagnostic.js';
import { LineIndex } from '../../server/src/core/source.js';
import { metallb } from '../../server/src/dialects/metallb/index.js';
import { METALLB_RULES } from '../../server/src/dialects/metallb/rules.js';
import { givenSources } from '../../server/src/model/snapshot.js';
import type { Settings } from './measure.js';
import { type Measured, share } from './table.js';
import { readTsv } from './tsv.js';

/** What the verdicts were made with: the API server's own code, and the CRDs of the newest release. */
const KUBERNETES = { dialect: 'kubernetes', version: '1.36' };
const VERSION = '0.16';

/** What the API server says of an object without a namespace, which kubectl would have filled in. */
const NAMESPACE = /^\S+: metadata\.namespace: Required value$/;

/** What the API server says of structure: everything but what MetalLB itself asks. */
const STRUCTURE: ReadonlySet<string> = new Set(METALLB_RULES.map(({ id }) => id));

function refusals(path: string): readonly Diagnostic[] {
  const source = { path, text: readFileSync(path, 'utf8') };
  const options = { asWritten: true, platforms: [KUBERNETES] };
  const { diagnostics } = metallb.parse(path, givenSources(new Map([[path, source]])), VERSION, options);
  return diagnostics.filter(({ rejects, rule }) => rejects && STRUCTURE.has(rule));
}

function refused(verdict: string): boolean {
  return verdict
    .replace(/^"|"$/g, '')
    .split(/; (?=\S+\/\S+: |decode: )/)
    .some(said => said !== 'ok' && !NAMESPACE.test(said));
}

function compared(folder: string, name: string, verdict: string): { readonly good: boolean; readonly text: string } {
  const path = join(folder, name);
  const found = refusals(path);
  const [first] = found;
  const line = first && new LineIndex(readFileSync(path, 'utf8')).position(first.span.start).line + 1;
  const here = first ? `line ${line} ${first.rule}: ${first.message}` : 'nothing';
  return {
    good: refused(verdict) === found.length > 0,
    text: `${name}\n    API server: ${verdict.slice(0, 200)}\n    here: ${here}`,
  };
}

/** Manifests of other people, and traps, against the API server's own validation. */
export async function measureMetallb({ corpora }: Settings): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const [set, column] of [
    ['metallb', 'path'],
    ['metallb-traps', 'file'],
  ] as const) {
    const folder = join(corpora, set);
    const cases = readTsv(join(folder, 'verdicts.tsv'))
      .filter(row => row['apiserver_0.36.4'])
      .map(row => compared(folder, row[column] as string, row['apiserver_0.36.4'] as string));
    measured.push(share(`agreement with the API server 0.36.4 (${set})`, cases, { atLeast: 100 }));
  }
  return measured;
}
