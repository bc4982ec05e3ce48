import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A file of manifests by name. */
export interface Question {
  readonly name: string;
  readonly text: string;
}

/** What the real validations say of one file applied alone; an empty text is consent. */
export interface Verdict {
  /** The API server with the CRDs of the version: decoding, unknown fields, metadata, schema, CEL. */
  readonly apiserver: string;
  /** MetalLB's webhooks and speaker, in FRR and FRR-K8s mode. What it waits for (`transient`) is no refusal. */
  readonly frr: string;
  readonly native: string;
  readonly frrk8s: string;
  readonly transient: string;
}

/** The folder that metallb/build.mjs made; undefined on machines without one. */
export function metallbOracle(): string | undefined {
  const folder = process.env.BGPLINT_METALLB_ORACLE ?? join(homedir(), '.cache/bgplint/metallb');
  return existsSync(join(folder, 'apiserver')) ? folder : undefined;
}

/**
 * Asks the real validations.
 *
 * @param version of MetalLB, as `0.16`
 * @param kubernetes `1.36` and newer hold integers against the format of their field, in which older CRDs were wrong
 * @throws where a program fails
 */
export function askMetallb(
  folder: string,
  version: string,
  questions: readonly Question[],
  kubernetes: 'any' | '1.36' = 'any',
): readonly Verdict[] {
  const ask = (program: string, args: readonly string[] = []) => answers(join(folder, program), args, questions);
  const api = ask('apiserver', [kubernetes, join(folder, `crds-${version}`)]) as readonly ApiAnswer[];
  const config = ask(`config-${version}`) as readonly ConfigAnswer[];
  const frrk8s = ask(`frrk8s-${version}`) as readonly { readonly decode: readonly string[]; readonly frrk8s: string }[];
  return questions.map((_, index) => {
    const { decode = [], frr = '', native = '', transient = '' } = config[index] ?? {};
    const other = frrk8s[index];
    return {
      apiserver: apiRefusal(api[index]),
      frr: frr || (decode[0] ?? ''),
      native: native || (decode[0] ?? ''),
      frrk8s: other?.frrk8s || (other?.decode[0] ?? ''),
      transient,
    };
  });
}

/** What each peer hears on each node: CIDRs of pools, each with a length at which its addresses are announced (`192.0.2.0/24 32`). */
export type Heard = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Asks MetalLB what it announces once Services hold all addresses; undefined for a file that it refuses. */
export function askAnnounced(folder: string, version: string, questions: readonly Question[]): (Heard | undefined)[] {
  const said = answers(join(folder, `config-${version}`), [], questions) as readonly { readonly announces?: Heard }[];
  return said.map(({ announces }) => announces);
}

/** What there is in the cluster besides the manifests. */
export interface Cluster {
  /** Addresses that have a Service each, which asked for it. */
  readonly addresses?: readonly string[];
  /** Of the node. */
  readonly labels?: Readonly<Record<string, string>>;
}

export interface Rendered {
  /** For FRR; empty where no peer is for the node. */
  readonly configuration: string;
  /** The addresses that each Service was given, by namespace and name (`default/web`). */
  readonly services: Readonly<Record<string, readonly string[]>>;
}

/**
 * The configuration that MetalLB's speaker, in FRR mode, writes for FRR on a node, once the controller gave addresses to the Services of
 * the manifests; each Service has an endpoint.
 *
 * @throws where MetalLB refuses the manifests, or the oracle's version renders nothing (RENDERS in metallb/build.mjs)
 */
export function askRendered(folder: string, version: string, text: string, cluster: Cluster = {}): Rendered {
  const input = JSON.stringify({ text, ...cluster });
  const { status, stdout, stderr } = spawnSync(join(folder, `config-${version}`), ['render'], {
    input,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  if (!stdout.startsWith('{"configuration"')) throw new Error('the oracle is an older one: build it again');
  return JSON.parse(stdout) as Rendered;
}

interface ApiAnswer {
  readonly documents: readonly { readonly error?: string }[];
  readonly objects: readonly {
    readonly kind: string;
    readonly unknown?: boolean;
    readonly ours?: boolean;
    readonly errors?: readonly string[];
  }[];
}

type ConfigAnswer = Partial<Omit<Verdict, 'apiserver' | 'frrk8s'>> & { readonly decode?: readonly string[] };

function apiRefusal(answer: ApiAnswer | undefined): string {
  const decode = answer?.documents.find(({ error }) => error)?.error;
  const wrong = answer?.objects.find(({ errors }) => errors && errors.length > 0);
  // The operator has a kind of its own in MetalLB's group.
  const unknown = answer?.objects.find(one => one.ours && one.unknown && one.kind !== 'MetalLB');
  return decode ?? wrong?.errors?.[0] ?? (unknown ? `no matches for kind ${unknown.kind}` : '');
}

function answers(program: string, args: readonly string[], questions: readonly Question[]): readonly unknown[] {
  const input = questions.map(({ name, text }) => `${JSON.stringify({ name, text })}\n`).join('');
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
  });
  if (error || status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
  return stdout
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as unknown);
}
