// The daemons that run on the lab's instance.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Lab, sleep } from './network.js';

export interface Speaker {
  readonly name: string;
  /** Why it cannot run here; undefined: it can. */
  whyNot(): string | undefined;
  /** Starts it on the instance; until then everything that ran there has ended. */
  start(lab: Lab, configuration: string): Promise<void>;
}

export const bird: Speaker = {
  name: 'bird',
  whyNot: () => undefined,
  async start(lab, configuration) {
    const folder = lab.clientFolder();
    const file = path.join(folder, 'bird.conf');
    writeFileSync(file, configuration, { mode: 0o600 });
    lab.run('instance', 'bird', '-c', file, '-s', path.join(folder, 'bird.ctl'), '-P', path.join(folder, 'bird.pid'));
  },
};

/** Where Debian puts FRR's daemons. */
const FRR = '/usr/lib/frr';

export const frr: Speaker = {
  name: 'frr',
  whyNot: () => (existsSync(`${FRR}/bgpd`) ? undefined : 'FRR is not installed'),
  async start(lab, configuration) {
    const folder = lab.clientFolder();
    const [run, etc] = ['run', 'etc'].map(name => path.join(folder, name)) as [string, string];
    for (const made of [run, etc]) mkdirSync(made);
    writeFileSync(path.join(etc, 'frr.conf'), configuration);
    writeFileSync(path.join(etc, 'vtysh.conf'), '');
    for (const daemon of ['zebra', 'bfdd', 'bgpd']) writeFileSync(path.join(etc, `${daemon}.conf`), '');
    // The daemons leave root behind, and have to reach their folders.
    chmodSync(lab.folder, 0o755);
    spawnSync('chown', ['-R', 'frr:frr', folder]);
    const daemon = (name: string, ...more: string[]) =>
      lab.run(
        'instance',
        ...[`${FRR}/${name}`, '-d', '-u', 'frr', '-g', 'frr', '-P', '0', '--vty_socket', run],
        ...[
          '-z',
          path.join(run, 'zserv.api'),
          '-i',
          path.join(run, `${name}.pid`),
          '-f',
          path.join(etc, `${name}.conf`),
        ],
        ...more,
      );
    daemon('zebra');
    await sleep(500);
    daemon('bfdd', '--bfdctl', path.join(run, 'bfdd.sock'));
    daemon('bgpd');
    await sleep(500);
    const file = path.join(etc, 'frr.conf');
    lab.run('instance', 'vtysh', '--vty_socket', run, '--config_dir', etc, '-f', file);
  },
};
