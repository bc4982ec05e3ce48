import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../server/src/core/diagnostic.js';
import { LineIndex } from '../../server/src/core/source.js';
import { metallb } from '../../server/src/dialects/metallb/index.js';
import { STRUCTURE_RULES } from '../../server/src/dialects/metallb/rules.js';
import { givenSources } from '../../server/src/model/snapshot.js';
import type { Settings } from './measure.js';
import { type Measured, share } from './table.js';
import { readTsv } from './tsv.js';

/** What the verdicts were made with: the API server's own code, and the CRDs of the newest release. */
const KUBERNETES = { dialect: 'kubernetes', version: '1.36' };
const VERSION = '0.16';

/** What the API server says of an object without a namespace, which kubectl would have filled in. */
const NAMESPACE = /^\S+: metadata\.namespace: Required value$/;

/** What MetalLB says of a Secret that is in none of the files: it may well be in the cluster. */
const SECRET = /secret ref not found/;

/** What the API server says of structure: everything but what MetalLB itself asks. */
const STRUCTURE: ReadonlySet<string> = new Set(STRUCTURE_RULES.map(({ id }) => id));

function refusals(path: string): readonly Diagnostic[] {
  const source = { path, text: readFileSync(path, 'utf8') };
  const options = { asWritten: true, platforms: [KUBERNETES] };
  const { diagnostics } = metallb.parse(path, givenSources(new Map([[path, source]])), VERSION, options);
  return diagnostics.filter(({ rejects }) => rejects);
}

function refused(verdict: string): boolean {
  return verdict
    .replace(/^"|"$/g, '')
    .split(/; (?=\S+\/\S+: |decode: )/)
    .some(said => said !== 'ok' && !NAMESPACE.test(said));
}

interface Case {
  readonly name: string;
  readonly path: string;
  readonly apiServer: string;
  /** MetalLB's own validation in frr mode, of what the API server takes. */
  readonly metallb: string;
  readonly found: readonly Diagnostic[];
}

function compared({ name, path, found }: Case, isRefused: boolean, who: string): { good: boolean; text: string } {
  const [first] = found;
  const line = first && new LineIndex(readFileSync(path, 'utf8')).position(first.span.start).line + 1;
  const here = first ? `line ${line} ${first.rule}: ${first.message}` : 'nothing';
  return { good: isRefused === found.length > 0, text: `${name}\n    ${who}\n    here: ${here}` };
}

/** Manifests of other people, and traps, against the API server's own validation, and MetalLB's. */
export async function measureMetallb({ corpora }: Settings): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const [set, column] of [
    ['metallb', 'path'],
    ['metallb-traps', 'file'],
  ] as const) {
    const folder = join(corpora, set);
    const cases = readTsv(join(folder, 'verdicts.tsv'))
      .filter(row => row['apiserver_0.36.4'])
      .map((row): Case => {
        const name = row[column] as string;
        const path = join(folder, name);
        const { 'apiserver_0.36.4': apiServer = '', metallb_frr: metallb = '' } = row;
        return { name, path, apiServer, metallb, found: refusals(path) };
      });
    const structural = cases.map(each => {
      const found = each.found.filter(({ rule }) => STRUCTURE.has(rule));
      return compared({ ...each, found }, refused(each.apiServer), `API server: ${each.apiServer.slice(0, 200)}`);
    });
    measured.push(share(`agreement with the API server 0.36.4 (${set})`, structural, { atLeast: 100 }));
    const whole = cases.map(each => {
      const who = `API server: ${each.apiServer.slice(0, 120)}\n    MetalLB: ${each.metallb.slice(0, 200)}`;
      return compared(each, refused(each.apiServer) || (each.metallb !== 'ok' && !SECRET.test(each.metallb)), who);
    });
    measured.push(share(`agreement with it and MetalLB in frr mode (${set})`, whole, { atLeast: 100 }));
  }
  return measured;
}
