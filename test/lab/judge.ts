// bgplint's word on the lab's configurations.
import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../../server/src/core/diagnostic.js';
import { parseTarget } from '../../server/src/core/version.js';
import type { Host } from '../../server/src/model/host.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';
import { bgplint, project as folderOf } from '../cli/spawn.js';
import type { Project } from './projects.js';

/** What the lab's daemons read. */
export type Dialect = 'bird' | 'frr';
/** What bgplint writes configurations of; MetalLB makes one for FRR out of its own. */
export type Written = Dialect | 'metallb';

export interface JudgeOptions {
  /** The one version to judge for, as `2.0`. */
  readonly version?: string;
  /** Files beside it. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What bgplint finds in a project's configuration, infos included. */
export async function findings(
  project: Project,
  dialect: Written,
  text: string,
  { version, files = {} }: JudgeOptions = {},
): Promise<readonly Diagnostic[]> {
  const memory = memoryHost({ ...files, '.nrec.yaml': project.profile, [fileOf(dialect)]: text }, project.password);
  const host: Host = {
    ...memory,
    compareSecret: async (reference, secret, folder) =>
      reference.kind === 'env' ? memory.compareSecret(reference, secret, folder) : 'unavailable',
  };
  const target = version === undefined ? undefined : parseTarget(`${dialect}@${version}`);
  const { diagnostics } = await new Workspace(host).lint(fileOf(dialect), target ? { targets: [target] } : {});
  return diagnostics;
}

export function fileOf(dialect: Written): string {
  return dialect === 'metallb' ? 'metallb.yaml' : `${dialect}.conf`;
}

const written = new Map<string, string>();

/** What `bgplint new` writes for a project, the password included. */
export function generated(project: Project, dialect: Written): string {
  const key = `${dialect} ${project.profile}`;
  const known = written.get(key);
  if (known !== undefined) return known;
  const { folder, remove } = folderOf({ '.nrec.yaml': project.profile });
  const address = dialect === 'metallb' ? [] : ['--address', project.instance];
  const args = ['new', dialect, ...address, '--with-secret', '-o', 'made'];
  const { status, stderr } = bgplint(args, { cwd: folder, env: { NREC_MD5: project.password } });
  if (status !== 0) throw new Error(stderr);
  const text = readFileSync(`${folder}/made`, 'utf8');
  remove();
  written.set(key, text);
  return text;
}
