import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LineIndex } from '../../server/src/core/source.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';
import type { Settings } from './measure.js';
import { type Measured, share } from './table.js';

const REFERENCE = '00-reference';

/** The values of the configurations in the folder: those of the NREC page. */
const PROFILE = `
allocations:
  - name: example
    localAs: 4200000000
    peerAs: 65535
    peers: [10.255.255.1, 10.255.255.2]
    ipv4: [192.168.0.16/31]
    ipv6: [fda4:5ff2:8477:1755::/127]
    bfd: required
    password: { env: NREC_MD5 }
    instanceNetwork: [10.0.240.0/24]
    instances: [{ name: lb1, address: 10.0.240.156, files: ['**'] }]
`;

interface Found {
  readonly line: number;
  readonly rule: string;
  /** Warning or worse. */
  readonly isGrave: boolean;
  /** What is wrong whether or not this network suffers from it: vtysh refuses the line, or a name is undefined. */
  readonly isNamed: boolean;
}

interface Mistake {
  readonly name: string;
  readonly text: string;
  /** Sessions up, BFD up and routes received, as a real network showed them. */
  readonly outcome: string;
}

/** Mistakes in a configuration that works, and what each did to real sessions (FRR 8.4.4). */
export async function measureMistakes({ corpora }: Settings): Promise<readonly Measured[]> {
  const folder = join(corpora, 'frr-mistakes');
  const outcomes = outcomesIn(readFileSync(join(folder, 'outcomes.md'), 'utf8'));
  const mistakes = readdirSync(folder)
    .filter(file => file.endsWith('.conf'))
    .map((file): Mistake => {
      const name = basename(file, '.conf');
      return { name, text: readFileSync(join(folder, file), 'latin1'), outcome: outcomes.get(name) ?? '' };
    });
  const reference = mistakes.find(({ name }) => name === REFERENCE);
  if (!reference) throw new Error(`there is no ${REFERENCE} in ${folder}`);
  const password = /password (\S+)/.exec(reference.text)?.[1] ?? '';
  const harmful = [];
  const harmless = [];
  for (const mistake of mistakes) {
    const found = await lint(mistake.text, password);
    const shown = found.map(({ line, rule }) => `${line} ${rule}`).join(', ') || 'nothing';
    const text = `${mistake.name} (${mistake.outcome}): ${shown}`;
    const alarms = found.filter(({ isGrave, isNamed }) => isGrave && !isNamed);
    if (mistake.outcome === reference.outcome) harmless.push({ good: alarms.length === 0, text });
    else harmful.push({ good: isOnPlace(found, reference.text, mistake.text), text });
  }
  return [
    share('mistakes that change what a network sees, found where they are', harmful, { atLeast: 100 }),
    share('variants that work like the reference, without a warning', harmless, { atLeast: 100 }),
  ];
}

/** The column of what the network showed, by mistake. */
function outcomesIn(table: string): ReadonlyMap<string, string> {
  return new Map(
    table.split('\n').flatMap(row => {
      const cells = row.split('|').map(cell => cell.trim());
      return /^\d/.test(cells[1] ?? '') ? [[cells[1] as string, cells[5] ?? ''] as const] : [];
    }),
  );
}

async function lint(text: string, password: string): Promise<readonly Found[]> {
  const host = memoryHost({ '.nrec.yaml': PROFILE, 'frr.conf': text }, password);
  const { diagnostics } = await new Workspace(host).lint('frr.conf', { targets: [{ dialect: 'frr', version: '8.4' }] });
  const lines = new LineIndex(text);
  return diagnostics.map(({ rule, span, severity, rejects }) => ({
    rule,
    line: lines.position(span.start).line + 1,
    isGrave: severity !== 'info',
    isNamed: rejects || rule === 'frr/undefined-name',
  }));
}

/** Whether a finding stands on a line that the mistake changed; where lines are only missing, anywhere. */
function isOnPlace(found: readonly Found[], reference: string, mistaken: string): boolean {
  const known = new Set(reference.split('\n'));
  const changed = mistaken.split('\n').flatMap((line, index) => (known.has(line) ? [] : [index + 1]));
  return changed.length === 0 ? found.length > 0 : found.some(({ line }) => changed.includes(line));
}
