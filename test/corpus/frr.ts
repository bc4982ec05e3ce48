import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../server/src/core/diagnostic.js';
import { NodeHost } from '../../server/src/node/host.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { vtyshComplaints } from '../oracle/vtysh.js';
import { measureDaemons } from './frr-daemons.js';
import { measureMistakes } from './frr-mistakes.js';
import type { Settings } from './measure.js';
import { type Measured, share } from './table.js';
import { readTsv } from './tsv.js';

const VERSIONS = ['8.4', '10.3'] as const;

/** Programs to ask for complete answers, by version: BGPLINT_VTYSH_8_4 and BGPLINT_VTYSH_10_3. */
const vtyshOf = (version: string): string | undefined => process.env[`BGPLINT_VTYSH_${version.replace('.', '_')}`];

async function complaints(path: string, version: string): Promise<readonly Diagnostic[]> {
  const workspace = new Workspace(new NodeHost());
  const { diagnostics } = await workspace.lint(path, {
    dialect: 'frr',
    targets: [{ dialect: 'frr', version }],
    everyRejection: true,
  });
  // What stands beside it is read with it, and measured by itself.
  return diagnostics.filter(({ rejects, span }) => rejects && span.path === path);
}

const shown = ({ rule, daemon }: Diagnostic): string => `${daemon?.line} ${rule}`;

/** What the corpus keeps of vtysh's answer: how many lines it refuses, and the first. */
function agreesWithSummary(found: readonly Diagnostic[], count: string, first: string): boolean {
  const line = /^line (\d+)/.exec(first)?.[1];
  return found.length === Number(count) && (!line || found.some(({ daemon }) => daemon?.line === Number(line)));
}

/** FRR: files of FRR's own test suites of the same version, and other people's, against `vtysh -C`. */
export async function measureFrr(settings: Settings): Promise<readonly Measured[]> {
  const folder = join(settings.corpora, 'frr');
  const rows = readTsv(join(folder, 'verdicts.tsv'));
  const measured: Measured[] = [];
  for (const version of VERSIONS) {
    const vtysh = vtyshOf(version);
    const cases = [];
    for (const row of rows) {
      const { path = '', set = '' } = row;
      if (set.startsWith('frr-') && !set.startsWith(`frr-${version}`)) continue;
      const found = await complaints(join(folder, path), version);
      const answer = vtysh && vtyshComplaints(vtysh, readFileSync(join(folder, path), 'latin1'));
      const good = answer
        ? JSON.stringify(found.map(shown)) === JSON.stringify(answer)
        : agreesWithSummary(found, row[`vtysh-${version}_errors`] ?? '', row[`vtysh-${version}_first`] ?? '');
      cases.push({
        good,
        text: `${version} ${path}: ${found.length} lines, first ${found[0] ? shown(found[0]) : 'none'}`,
      });
    }
    const how = vtysh ? 'lines and kinds' : 'number of lines and the first';
    const ofVersion = rows.filter(({ set = '' }) => !set.startsWith('frr-') || set.startsWith(`frr-${version}`));
    measured.push(
      ...measureDaemons(
        version,
        ofVersion.map(({ path = '' }) => join(folder, path)),
      ),
    );
    measured.push(share(`agreement with vtysh ${version} (${how})`, cases, { atLeast: 100 }));
  }
  return [...measured, ...(await measureMistakes(settings))];
}
