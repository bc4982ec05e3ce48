// A small copy of NREC's network, in network namespaces: two routers of NREC's, one router on the way, and an instance. What a
// configuration does is seen here as NREC would see it.
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Project } from './projects.js';

/** Addresses that the instance has too, and that nobody else is to hear of. */
export const INTERNAL = ['203.0.113.9/32', '2001:db8:dead::1/128'] as const;

const ROUTERS = ['r1', 'r2'] as const;
type Node = (typeof ROUTERS)[number] | 'way' | 'instance';

/** What one of NREC's routers sees. */
export interface View {
  readonly established: boolean;
  readonly bfd: boolean;
  /** The prefixes it received, sorted. */
  readonly received: readonly string[];
}

/** What NREC sees, router by router. */
export type Seen = readonly View[];

/** Why there is no lab here; undefined: there can be one. */
export function whyNoLab(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are a thing of Linux';
  for (const program of ['ip', 'bird', 'birdc']) {
    if (spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0) return `there is no ${program}`;
  }
  const name = `bgplint-try-${process.pid}`;
  const made = spawnSync('ip', ['netns', 'add', name]);
  spawnSync('ip', ['netns', 'del', name]);
  return made.status === 0 ? undefined : 'network namespaces cannot be made: this needs root';
}

/** A line of `ip route` about a route that neither the kernel made nor the lab, of which nothing is said there. */
const DAEMONS_ROUTE =
  /^(?:(?<kind>blackhole|unreachable|prohibit) )?(?<prefix>[0-9a-f.:/]+|default) .*?\bproto (?!kernel |ra |boot )/;

let labs = 0;

/** The network, up until it is closed. */
export class Lab {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'bgplint-lab-'));
  readonly project: Project;
  /** Namespaces are the machine's: the process and the number tell them from those of other labs. */
  readonly #prefix = `bgplint-${process.pid}-${++labs}`;

  constructor(project: Project) {
    this.project = project;
    const { instance, peers, announced } = project;
    for (const node of [...ROUTERS, 'way', 'instance'] as const) {
      ip('netns', 'add', this.#name(node));
      this.ip(node, 'link', 'set', 'lo', 'up');
    }
    this.run('way', 'sysctl', '-qw', 'net.ipv4.ip_forward=1', 'net.ipv6.conf.all.forwarding=1');
    this.#link('r1', '172.30.1', '2001:db8:1:', 2);
    this.#link('r2', '172.30.2', '2001:db8:2:', 2);
    const [network = '', host] = splitLast(instance);
    this.#link('instance', network, '2001:db8:240:', Number(host));
    for (const [index, router] of ROUTERS.entries()) {
      this.ip(router, 'addr', 'add', `${peers[index]}/32`, 'dev', 'lo');
      this.ip('way', 'route', 'add', `${peers[index]}/32`, 'via', `172.30.${index + 1}.2`);
    }
    for (const address of [...announced, ...INTERNAL]) {
      const family = address.includes(':') ? '-6' : '-4';
      this.ip('instance', family, 'addr', 'add', address, 'dev', 'lo');
      // A route of the system beside the address's own, as an administrator adds one.
      this.ip('instance', family, 'route', 'replace', address, 'dev', 'lo');
    }
  }

  /** Starts NREC's routers anew: what they knew of a client is gone. */
  startNrec(): void {
    for (const [index, router] of ROUTERS.entries()) {
      this.killAll(router);
      // Of one that was killed it may still answer for a moment.
      rmSync(this.#socket(router), { force: true });
      const file = path.join(this.folder, `${router}.conf`);
      writeFileSync(file, nrecRouter(this.project, this.project.peers[index] as string));
      this.run(router, 'bird', '-c', file, '-s', this.#socket(router), '-P', path.join(this.folder, `${router}.pid`));
    }
  }

  /** What NREC sees now. */
  seen(): Seen {
    return ROUTERS.map(router => {
      const ask = (...words: string[]) =>
        spawnSync('birdc', ['-s', this.#socket(router), ...words], { encoding: 'utf8' }).stdout;
      const routes = [...ask('show', 'route').matchAll(/^(\S+\/\d+) /gm)].map(match => match[1] as string);
      return {
        established: ask('show', 'protocols', 'customer').includes('Established'),
        bfd: /^\S+\s+\S+\s+Up\b/m.test(ask('show', 'bfd', 'sessions')),
        received: routes.toSorted(),
      };
    });
  }

  /** Runs a program in a node, and waits for it. */
  run(node: Node, ...command: readonly string[]): void {
    const complaint = this.try(node, ...command);
    if (complaint !== undefined) throw new Error(`${command.join(' ')}: ${complaint}`);
  }

  /** Runs a program in a node, and waits for it; what it wrote, where it failed. */
  try(node: Node, ...command: readonly string[]): string | undefined {
    // Not into a pipe: a daemon that goes into the background may keep its end of it.
    const file = path.join(this.folder, 'said');
    const said = openSync(file, 'w');
    const { status } = spawnSync('ip', ['netns', 'exec', this.#name(node), ...command], {
      stdio: ['ignore', said, said],
    });
    closeSync(said);
    return status === 0 ? undefined : readFileSync(file, 'utf8').trim();
  }

  /** What a program says that ends by itself and leaves nothing in the background. */
  ask(node: Node, ...command: readonly string[]): string {
    return spawnSync('ip', ['netns', 'exec', this.#name(node), ...command], { encoding: 'utf8' }).stdout;
  }

  ip(node: Node, ...words: readonly string[]): void {
    ip('-n', this.#name(node), ...words);
  }

  /** Whether anything runs in a node. */
  isRunning(node: Node): boolean {
    return this.#processes(node).length > 0;
  }

  #processes(node: Node): readonly string[] {
    const { stdout } = spawnSync('ip', ['netns', 'pids', this.#name(node)], { encoding: 'utf8' });
    return stdout.split('\n').filter(line => line !== '');
  }

  /** Ends everything that runs in a node, and waits until it has. */
  killAll(node: Node): void {
    for (let tries = 0; tries < 100; tries++) {
      const running = this.#processes(node);
      if (running.length === 0) return;
      for (const pid of running) {
        try {
          process.kill(Number(pid), 'SIGKILL');
        } catch {
          // It has ended by itself.
        }
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }

  /** Takes out of the instance's system the routes that daemons put there: those that were killed leave them behind. */
  forgetRoutes(): void {
    for (const family of ['-4', '-6'] as const) {
      for (const line of this.ask('instance', 'ip', family, 'route', 'show', 'table', 'all').split('\n')) {
        const { kind = 'unicast', prefix } = DAEMONS_ROUTE.exec(line)?.groups ?? {};
        if (prefix === undefined) continue;
        const more = line.match(/\b(?:table|metric) \S+/g)?.flatMap(one => one.split(' ')) ?? [];
        this.ip('instance', family, 'route', 'del', kind, prefix, ...more);
      }
    }
  }

  close(): void {
    for (const node of [...ROUTERS, 'way', 'instance'] as const) {
      this.killAll(node);
      spawnSync('ip', ['netns', 'del', this.#name(node)]);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A folder of its own for a client. */
  clientFolder(): string {
    const folder = path.join(this.folder, 'client');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    return folder;
  }

  #link(node: Node, net4: string, net6: string, host: number): void {
    const [here, there] = ['eth0', `to-${node}`];
    ip(
      'link',
      'add',
      here,
      'netns',
      this.#name(node),
      'type',
      'veth',
      'peer',
      'name',
      there,
      'netns',
      this.#name('way'),
    );
    const bits = node === 'instance' ? 24 : 30;
    const ends = [
      [node, here, host],
      ['way', there, 1],
    ] as const;
    for (const [at, device, number] of ends) {
      this.ip(at, 'link', 'set', device, 'up');
      this.ip(at, 'addr', 'add', `${net4}.${number}/${bits}`, 'dev', device);
      this.ip(at, '-6', 'addr', 'add', `${net6}:${number}/64`, 'dev', device, 'nodad');
    }
    this.ip(node, 'route', 'add', 'default', 'via', `${net4}.1`);
    this.ip(node, '-6', 'route', 'add', 'default', 'via', `${net6}:1`);
  }

  #name(node: Node): string {
    return `${this.#prefix}-${node}`;
  }

  #socket(router: string): string {
    return path.join(this.folder, `${router}.ctl`);
  }
}

function ip(...words: readonly string[]): void {
  execFileSync('ip', words, { stdio: ['ignore', 'ignore', 'pipe'] });
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

/** An IPv4 address as its network of 24 bits and its last byte. */
function splitLast(address: string): readonly string[] {
  const dot = address.lastIndexOf('.');
  return [address.slice(0, dot), address.slice(dot + 1)];
}

/** One of NREC's routers: it waits for the project, wants its password, and takes whatever it is told. */
function nrecRouter({ peerAs, instance, localAs, password }: Project, address: string): string {
  return `router id ${address};
protocol device { scan time 5; }
protocol bfd { accept ipv4 multihop; }
protocol bgp customer {
  local ${address} as ${peerAs};
  neighbor ${instance} as ${localAs};
  multihop;
  passive;
  password "${password}";
  bfd graceful;
  ipv4 { import all; export none; gateway recursive; };
  ipv6 { import all; export none; gateway recursive; };
}
`;
}
