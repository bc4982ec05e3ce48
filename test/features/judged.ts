import { type Subject, subjectOf } from '../../server/src/features/subject.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';
import { marked } from './marked.js';

/** The allocation of the NREC page, with an instance. */
export const PROFILE = `allocations:
  - name: bgo
    localAs: 4200000000
    peerAs: 65535
    peers: [10.255.255.1, 10.255.255.2]
    ipv4: 192.168.0.16/31
    ipv6: 'fda4:5ff2:8477:1755::/127'
    bfd: required
    password: { env: NREC_MD5 }
    instances: [{ name: lb1, address: 10.0.240.156, files: bird.conf }]
`;

/** The password of the NREC page; the table of references resolves to it. */
export const PASSWORD = 'b1ecd7f662e6ff6ce03ab33626f92cfe';

export interface Judged {
  readonly subject: Subject;
  /** Offset of `$0`. */
  readonly cursor: number;
}

/** Judges `bird.conf`, written with a `$0`, beside other files; `path` is the one that holds the mark. */
export async function judged(
  written: string,
  { path = 'bird.conf', files = { '.nrec.yaml': PROFILE }, root = 'bird.conf' }: JudgedOptions = {},
): Promise<Judged> {
  const { text, cursor } = marked(written);
  const workspace = new Workspace(memoryHost({ ...files, [path]: text }, PASSWORD));
  const subject = await subjectOf(await workspace.lint(root), path);
  if (!subject) throw new Error(`${path} was not read`);
  return { subject, cursor };
}

export interface JudgedOptions {
  readonly path?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly root?: string;
}
