import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vtyshProgram } from './vtysh.js';

/** A BGP daemon of FRR that runs by itself: no zebra, no sockets but the one it is asked by. */
export interface Bgpd {
  /** The answers to commands of vtysh, one for each. */
  ask(commands: readonly string[]): readonly string[];
  stop(): void;
}

/** FRR's BGP daemon; undefined: it or vtysh is not on this machine. Named by BGPLINT_BGPD where it is neither in the PATH nor where Debian puts it. */
export function bgpdProgram(): string | undefined {
  if (!vtyshProgram()) return undefined;
  const candidates = [process.env.BGPLINT_BGPD, 'bgpd', '/usr/lib/frr/bgpd'].filter(name => name !== undefined);
  return candidates.find(name => /\bversion\b/.test(spawnSync(name, ['--version'], { encoding: 'utf8' }).stdout ?? ''));
}

/** Its version as `8.4`. */
export function bgpdVersion(bgpd: string): string {
  return /(\d+\.\d+)/.exec(spawnSync(bgpd, ['--version'], { encoding: 'utf8' }).stdout)?.[1] ?? '';
}

/** How a configuration gets into bgpd: it reads the file itself, or vtysh hands it line by line. */
export type Loading = 'itself' | 'vtysh';

/** Starts the daemon over a configuration, and waits until it has read it. */
export async function startBgpd(program: string, text: string, loading: Loading = 'itself'): Promise<Bgpd> {
  const folder = mkdtempSync(join(tmpdir(), 'bgplint-bgpd-'));
  const file = join(folder, 'bgpd.conf');
  writeFileSync(file, loading === 'itself' ? text : '');
  const own = ['-S', '-n', '-Z', '-p', '0', '-A', '127.0.0.1', '-P', '0'];
  const child = spawn(program, [...own, '-i', join(folder, 'pid'), '--vty_socket', folder, '-f', file], {
    stdio: 'ignore',
  });
  const vtysh = vtyshProgram() as string;
  // One vtysh for all of them: what it says of its version parts the answers.
  const ask = (commands: readonly string[]): readonly string[] => {
    const run = spawnSync(
      vtysh,
      ['--vty_socket', folder, ...commands.flatMap(command => ['-c', command, '-c', 'show version'])],
      { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 30_000 },
    );
    return run.stdout.split(/^FRRouting .*\n/m).slice(0, commands.length);
  };
  for (let tries = 0; tries < 100; tries++) {
    if (existsSync(join(folder, 'bgpd.vty')) && /\{|not found/.test(ask(['show bgp summary json'])[0] ?? '')) break;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  if (loading === 'vtysh') {
    for (const name of ['vtysh.conf', 'frr.conf']) writeFileSync(join(folder, name), name === 'frr.conf' ? text : '');
    const load = ['--vty_socket', folder, '--config_dir', folder, '-f', join(folder, 'frr.conf')];
    spawnSync(vtysh, load, { stdio: 'ignore', timeout: 30_000 });
  }
  return {
    ask,
    stop() {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
