import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const REFUSAL = /(?:Warning Config Failed|No such command) on config line (\d+):/;

/** The lines that bgpd refuses (`bgpd -C -f FILE`, without a network), 1-based, in order. It answers 0 whatever it thinks, so only what it prints counts. */
export function bgpdRefusals(bgpd: string, text: string): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), 'bgplint-bgpd-'));
  try {
    // Started as root, bgpd reads it as a user of its own.
    chmodSync(folder, 0o755);
    const file = join(folder, 'bgpd.conf');
    writeFileSync(file, text);
    const run = spawnSync(bgpd, ['-C', '-f', file], { encoding: 'utf8' });
    const lines = `${run.stdout}\n${run.stderr}`.split('\n').flatMap(line => {
      const match = REFUSAL.exec(line);
      return match ? [Number(match[1])] : [];
    });
    return [...new Set(lines)].toSorted((a, b) => a - b);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
