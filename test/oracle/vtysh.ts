import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** FRR's shell, which reads a configuration without a daemon (`vtysh -C -f FILE`); undefined: not on this machine. */
export function vtyshProgram(): string | undefined {
  const candidates = [process.env.BGPLINT_VTYSH, 'vtysh'].filter(name => name !== undefined);
  return candidates.find(name => spawnSync(name, ['--help']).status === 0);
}

/** Every vtysh of this machine: the usual one, and those of the FRRs that BGPLINT_FRRS names (test/lab/speakers.ts). */
export function vtyshPrograms(): readonly string[] {
  const others = (process.env.BGPLINT_FRRS ?? '').split(':').map(pattern => pattern.replace('%', 'vtysh'));
  return [vtyshProgram(), ...others].flatMap(one => one || []);
}

/** Its version as `10.3`. */
export function vtyshVersion(vtysh: string): string {
  return /(\d+\.\d+)/.exec(spawnSync(vtysh, ['--help'], { encoding: 'utf8' }).stdout)?.[1] ?? '';
}

const COMPLAINT = /^line (\d+): (?:% (Unknown|Ambiguous|Command incomplete)|Warning.*(early exit))/;

const RULES: Readonly<Record<string, string>> = {
  Unknown: 'frr/unknown-command',
  Ambiguous: 'frr/ambiguous-command',
  'Command incomplete': 'frr/incomplete-command',
  'early exit': 'frr/early-exit',
};

/** What vtysh complains about in a text, as `line rule`, 1-based. */
export function vtyshComplaints(vtysh: string, text: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'bgplint-vtysh-'));
  try {
    for (const name of ['vtysh.conf', 'frr.conf']) writeFileSync(join(folder, name), '');
    const file = join(folder, 'checked.conf');
    writeFileSync(file, text, 'latin1');
    const run = spawnSync(vtysh, ['--config_dir', folder, '-C', '-f', file], { encoding: 'latin1' });
    return `${run.stdout}\n${run.stderr}`.split('\n').flatMap(line => {
      const match = COMPLAINT.exec(line);
      return match ? [`${match[1]} ${RULES[match[3] ?? match[2] ?? '']}`] : [];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
