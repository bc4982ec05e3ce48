// The daemons that run on the lab's instance.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Family } from '../../server/src/net/address.js';
import { type Lab, sleep } from './network.js';

export interface Speaker {
  readonly dialect: 'bird' | 'frr';
  /** As `bird 2.0`. */
  readonly name: string;
  /** As `2.0`. */
  readonly version: string;
  /**
   * Starts it on the instance, where nothing runs, with other files beside its own.
   * @returns what it says where it refuses the file and does not run; FRR runs whatever its file says.
   */
  start(lab: Lab, configuration: string, files?: Readonly<Record<string, string>>): Promise<string | undefined>;
  /** Has it take up another configuration while it runs, where it can do so as a whole; what it says where it refuses. */
  reconfigure?(lab: Lab, configuration: string): string | undefined;
  /** The prefixes of the routes it has to announce: in a table, where it has several. */
  held(lab: Lab, family: Family, table: string | undefined): readonly string[];
}

/**
 * The daemons of this machine, and those that BGPLINT_BIRDS (programs) and BGPLINT_FRRS (programs with `%` for the daemon's
 * name: `/opt/frr-10/sbin/%`) name, several with colons between.
 */
export function speakers(): readonly Speaker[] {
  const named = (variable: string) => (process.env[variable] ?? '').split(':').filter(one => one !== '');
  const birds = ['bird', ...named('BGPLINT_BIRDS')];
  const frrs = ['/usr/lib/frr/%', ...named('BGPLINT_FRRS')];
  return [...birds.map(bird), ...frrs.map(frr)].filter(one => one !== undefined);
}

function versionOf(...command: readonly [string, ...string[]]): string | undefined {
  const [program, ...args] = command;
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return /(\d+\.\d+)/.exec(`${stdout}${stderr}`)?.[1];
}

function bird(program: string): Speaker | undefined {
  const version = versionOf(program, '--version');
  if (version === undefined) return undefined;
  return {
    dialect: 'bird',
    name: `bird ${version}`,
    version,
    async start(lab, configuration, files = {}) {
      const folder = lab.clientFolder();
      for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
      const [file = '', socket = '', pid = ''] = ['bird.conf', 'bird.ctl', 'bird.pid'].map(one =>
        path.join(folder, one),
      );
      writeFileSync(file, configuration, { mode: 0o600 });
      const refusal = lab.try('instance', program, '-c', file, '-s', socket, '-P', pid);
      if (refusal !== undefined) return refusal;
      // It may end after it has gone into the background.
      await sleep(500);
      return lab.isRunning('instance') ? undefined : 'it ended as soon as it was started';
    },
    reconfigure(lab, configuration) {
      writeFileSync(path.join(lab.folder, 'client', 'bird.conf'), configuration);
      const said = birdc(lab, 'configure');
      return /Reconfigur/.test(said) ? undefined : said;
    },
    held(lab, family, table = family === 'ipv4' ? 'master4' : 'master6') {
      return prefixesOf(birdc(lab, 'show', 'route', 'table', table, 'primary'));
    },
  };
}

function birdc(lab: Lab, ...words: readonly string[]): string {
  return lab.ask('instance', 'birdc', '-s', path.join(lab.folder, 'client', 'bird.ctl'), ...words);
}

/** The prefixes of BIRD's lines about routes. */
export function prefixesOf(routes: string): readonly string[] {
  return [...routes.matchAll(/^(\S+\/\d+) /gm)].map(match => match[1] as string);
}

/** Where FRR's daemons keep their sockets unless they are told otherwise. */
const RUN_FOLDER = '/run/frr';

function frr(pattern: string): Speaker | undefined {
  const program = (daemon: string) => pattern.replace('%', daemon);
  const version = versionOf(program('bgpd'), '--version');
  if (version === undefined) return undefined;
  const isNew = Number.parseInt(version, 10) >= 9;
  // Debian keeps the shell elsewhere than the daemons.
  const vtysh = pattern.startsWith('/usr/lib/frr/') ? 'vtysh' : program('vtysh');
  return {
    dialect: 'frr',
    name: `frr ${version}`,
    version,
    async start(lab, configuration, { daemons }: Readonly<Record<string, string>> = {}) {
      const starts = (daemon: string) => daemons === undefined || isStarted(daemons, daemon);
      const folder = lab.clientFolder();
      const [run, etc] = ['run', 'etc'].map(name => path.join(folder, name)) as [string, string];
      for (const made of [run, etc]) mkdirSync(made);
      const file = path.join(etc, 'frr.conf');
      writeFileSync(file, configuration);
      for (const name of ['vtysh', 'zebra', 'bfdd', 'bgpd', 'staticd'])
        writeFileSync(path.join(etc, `${name}.conf`), '');
      // The daemons leave root behind, and have to reach their folders.
      chmodSync(lab.folder, 0o755);
      spawnSync('chown', ['-R', 'frr:frr', folder]);
      const daemon = (name: string, ...more: string[]) =>
        lab.run(
          'instance',
          // mgmtd has its sockets where no option leads elsewhere: in this mount namespace that is the lab's own folder.
          ...(isNew ? ['sh', '-c', `mount --bind "$0" ${RUN_FOLDER} && exec "$@"`, run] : []),
          ...[program(name), '-d', '-u', 'frr', '-g', 'frr', '--vty_socket', run],
          ...['-z', path.join(run, 'zserv.api'), '-i', path.join(run, `${name}.pid`), ...more],
        );
      const own = (name: string) => ['-P', '0', '-f', path.join(etc, `${name}.conf`)];
      if (isNew) {
        mkdirSync(RUN_FOLDER, { recursive: true });
        daemon('mgmtd', '-P', '0');
      }
      daemon('zebra', ...own('zebra'));
      await sleep(500);
      if (starts('bfdd')) daemon('bfdd', ...own('bfdd'), ...(isNew ? [] : ['--bfdctl', path.join(run, 'bfdd.sock')]));
      // From 9.0 on mgmtd has its configuration.
      daemon('staticd', ...(isNew ? ['-P', '0'] : own('staticd')));
      if (starts('bgpd')) daemon('bgpd', ...own('bgpd'));
      await sleep(500);
      // What it refuses it leaves out, and goes on.
      lab.try('instance', vtysh, '--vty_socket', run, '--config_dir', etc, '-f', file);
      return undefined;
    },
    held(lab, family) {
      const run = path.join(lab.folder, 'client', 'run');
      const said = lab.ask('instance', vtysh, '--vty_socket', run, '-c', `show bgp ${family} unicast json`);
      const { routes = {} } = JSON.parse(said || '{}') as {
        routes?: Record<string, readonly { readonly bestpath?: boolean; readonly valid?: boolean }[]>;
      };
      return Object.entries(routes).flatMap(([prefix, paths]) => (paths.some(one => one.bestpath) ? [prefix] : []));
    },
  };
}

/** Whether FRR's start script starts a daemon, which has a shell read the file `daemons` and looks at what it has made of it. */
function isStarted(daemons: string, daemon: string): boolean {
  const script = `${daemons}\ncase "$${daemon}" in ""|0|no) exit 1;; esac`;
  return spawnSync('sh', ['-c', script]).status === 0;
}
