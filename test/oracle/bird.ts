import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Finds a program of BIRD's: in the folder that BGPLINT_BIRD names, else on PATH and in the folders where systems keep
 * daemons.
 * @returns its path, or undefined when it is not on this machine.
 */
export function birdProgram(name: 'bird' | 'birdc'): string | undefined {
  const folders = [
    process.env.BGPLINT_BIRD,
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
  ];
  return folders.map(folder => folder && join(folder, name)).find(path => path && existsSync(path));
}

/** Every BIRD of this machine: the usual one, and the programs that BGPLINT_BIRDS names, with colons between. */
export function birdPrograms(): readonly string[] {
  return [birdProgram('bird'), ...(process.env.BGPLINT_BIRDS ?? '').split(':')].flatMap(one => one || []);
}

/** What `bird -p` says of a file. */
export interface BirdVerdict {
  readonly accepted: boolean;
  /** 1-based line of the first error. */
  readonly line: number | undefined;
  readonly message: string;
}

/** Asks the daemon to parse a file and do nothing else. `bird` defaults to the one on this machine. */
export function birdCheck(file: string, bird = birdProgram('bird')): BirdVerdict {
  if (!bird) throw new Error('there is no bird on this machine');
  const run = spawnSync(bird, ['-p', '-c', file], { encoding: 'utf8' });
  const error = run.stderr.split('\n').find(line => /:\d+:\d+ /.test(line)) ?? run.stderr.trim();
  const match = /:(\d+):\d+ (.*)$/.exec(error);
  return { accepted: run.status === 0, line: match ? Number(match[1]) : undefined, message: match?.[2] ?? error };
}

/** The daemon's version as `2.17`. */
export function birdVersion(bird: string): string {
  const run = spawnSync(bird, ['--version'], { encoding: 'utf8' });
  return /(\d+\.\d+)/.exec(run.stdout + run.stderr)?.[1] ?? '';
}

/** A daemon that runs without touching the system's routes, to be asked what its filters accept. */
export class RunningBird {
  readonly #birdc: string;
  readonly #socket: string;

  /** Starts it on a configuration whose protocols touch no interface; `folder` must have a short path (sockets). */
  constructor(folder: string, configuration: string) {
    const [bird, birdc] = [birdProgram('bird'), birdProgram('birdc')];
    if (!bird || !birdc) throw new Error('there is no bird on this machine');
    this.#birdc = birdc;
    this.#socket = join(folder, 'bird.ctl');
    execFileSync(bird, ['-c', configuration, '-s', this.#socket, '-P', join(folder, 'bird.pid')], { stdio: 'ignore' });
  }

  /** The prefixes of a table that a filter accepts. */
  accepted(table: string, filter: string): ReadonlySet<string> {
    const output = execFileSync(this.#birdc, ['-r', '-s', this.#socket, `show route table ${table} filter ${filter}`], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    return new Set(output.split('\n').flatMap(line => /^([0-9a-f.:]+\/\d+)\s/.exec(line)?.[1] ?? []));
  }

  stop(): void {
    // It may be gone before it has answered.
    spawnSync(this.#birdc, ['-s', this.#socket, 'down'], { stdio: 'ignore' });
  }
}
