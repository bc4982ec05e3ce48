import { readFileSync } from 'node:fs';

/** The process around a run, so that tests can be one. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Columns of the terminal behind standard output; undefined when it is none. */
  readonly columns: number | undefined;
  out(text: string): void;
  err(text: string): void;
  /** All of standard input. */
  stdin(): Buffer;
  /** Asks a person and gives the line they type; absent where nobody sits at a terminal. `undefined`: they left. */
  readonly ask?: ((question: string) => Promise<string | undefined>) | undefined;
}

/** The real process. */
export const PROCESS_IO: Io = {
  get cwd() {
    return process.cwd();
  },
  env: process.env,
  get columns() {
    return process.stdout.isTTY ? process.stdout.columns || 80 : undefined;
  },
  out: text => {
    process.stdout.write(text);
  },
  err: text => {
    process.stderr.write(text);
  },
  stdin: () => readFileSync(0),
  // Merely to look at standard input takes Node several milliseconds.
  get ask() {
    return process.stdin.isTTY ? ask : undefined;
  },
};

async function ask(question: string): Promise<string | undefined> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const left = new Promise<undefined>(resolve => lines.once('close', () => resolve(undefined)));
  try {
    return await Promise.race([lines.question(question), left]);
  } finally {
    lines.close();
  }
}

/** Whether to colour: what the option says, else NO_COLOR (https://no-color.org), FORCE_COLOR, and the terminal. */
export function wantsColor(when: string, io: Io): boolean {
  if (when !== 'auto') return when === 'always';
  if (io.env.NO_COLOR) return false;
  if (io.env.FORCE_COLOR) return io.env.FORCE_COLOR !== '0';
  return io.columns !== undefined && io.env.TERM !== 'dumb';
}
