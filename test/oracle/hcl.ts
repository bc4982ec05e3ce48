import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A body as HashiCorp's parser understands it. */
export interface HclBody {
  /** Sorted. */
  readonly attributes: readonly string[];
  readonly blocks: readonly (HclBody & {
    readonly type: string;
    readonly labels: readonly string[];
    /** Of the JSON syntax: what its templates refer to, the first names. */
    readonly names?: readonly string[];
  })[];
}

/** What came of a text: what it says, or why it is refused. */
export interface HclVerdict {
  readonly refused?: string;
  readonly body?: HclBody;
  /** `terraform fmt` would change nothing in it. */
  readonly formatted: boolean;
}

/** The program that run.mjs builds of test/oracle/hcl; undefined on machines without one. */
export function hclOracle(): string | undefined {
  const program = process.env.BGPLINT_HCL_ORACLE ?? join(homedir(), '.cache/bgplint/hcl');
  return existsSync(program) ? program : undefined;
}

/** Has HashiCorp's own parser read texts, in HCL or in the JSON syntax. @throws where it fails. */
export function askHcl(
  program: string,
  texts: readonly string[],
  syntax: 'hcl' | 'json' = 'hcl',
): readonly HclVerdict[] {
  const { status, stdout, stderr } = spawnSync(program, syntax === 'json' ? ['json'] : [], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
