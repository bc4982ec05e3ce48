// `node test/oracle/metallb/build.mjs [folder]`: builds the oracles for MetalLB out of the real sources, which Go fetches:
// the API server's validation, and MetalLB's and frr-k8s's own. Needs Go 1.26 and some minutes.
//
// The folder (default: $BGPLINT_METALLB_ORACLE, else ~/.cache/bgplint/metallb) gets `apiserver`, and for each version of MetalLB
// `config-VERSION`, `frrk8s-VERSION` and the CRDs of both in `crds-VERSION`. Nothing of these sources is part of this project.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** The newest patch release of each version that bgplint judges (dialects/metallb/versions.ts). */
const METALLB = { 0.13: 'v0.13.12', 0.14: 'v0.14.9', 0.15: 'v0.15.3', 0.16: 'v0.16.1' };
/** The frr-k8s that each asks for; 0.13 knows none, and is judged with the oldest. */
const FRR_K8S = { 0.13: 'v0.0.16', 0.14: 'v0.0.16', 0.15: 'v0.0.21', 0.16: 'v0.0.25' };

/** Of which the configuration that the speaker writes for FRR is to be had as well. */
const RENDERS = ['0.16'];
/** MetalLB's own files that work out what the speaker announces: they belong to its programs, whose packages nobody can import. */
const RENDERED_BY = ['controller/service.go', 'speaker/bgp_controller.go'];

const out = resolve(process.argv[2] ?? process.env.BGPLINT_METALLB_ORACLE ?? join(homedir(), '.cache/bgplint/metallb'));
const work = mkdtempSync(join(process.env.GOTMPDIR ?? tmpdir(), 'bgplint-metallb-'));

try {
  mkdirSync(out, { recursive: true });
  cpSync(join(HERE, 'apiserver'), join(work, 'apiserver'), { recursive: true });
  go(join(work, 'apiserver'), ['build', '-o', join(out, 'apiserver'), '.']);
  // From the newest on: the frr-k8s of 0.13 is then there already.
  for (const [version, release] of Object.entries(METALLB).reverse()) {
    const metallb = sources('go.universe.tf/metallb', release, work);
    const frrK8s = sources('github.com/metallb/frr-k8s', FRR_K8S[version], metallb);
    const renders = RENDERS.includes(version);
    const from = RENDERED_BY.map(file => join(metallb, file));
    program(metallb, 'config', `config-${version}`, renders ? [join(HERE, 'render'), ...from] : []);
    program(frrK8s, 'frrk8s', `frrk8s-${version}`);
    for (const module of [metallb, frrK8s]) {
      cpSync(join(module, 'config/crd/bases'), join(out, `crds-${version}`), { recursive: true, force: true });
    }
  }
  console.log(`${out}: ${readdirSync(out).join(' ')}`);
} finally {
  makeWritable(work);
  rmSync(work, { recursive: true, force: true });
}

/**
 * A writable copy of a module, since only what lies within a module may import its internal packages. `by` is the folder of a
 * module that requires it, and so knows its checksum.
 */
function sources(module, version, by) {
  const folder = join(work, `${module.split('/').at(-1)}-${version}`);
  if (existsSync(folder)) return folder;
  const { Dir } = JSON.parse(go(by, ['mod', 'download', '-json', `${module}@${version}`]));
  cpSync(Dir, folder, { recursive: true });
  makeWritable(folder);
  return folder;
}

/** Builds our program of a name inside a module, with other folders and files. */
function program(folder, name, as, others = []) {
  const inside = join(folder, 'cmd', 'bgplint-oracle');
  cpSync(join(HERE, name), inside, { recursive: true });
  for (const other of others)
    cpSync(other, other.endsWith('.go') ? join(inside, basename(other)) : inside, { recursive: true });
  go(folder, ['build', '-mod=mod', '-o', join(out, as), './cmd/bgplint-oracle']);
}

function go(cwd, args) {
  return execFileSync('go', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Go's module cache is read-only. */
function makeWritable(path) {
  chmodSync(path, 0o755);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) makeWritable(inner);
    else if (entry.isFile()) chmodSync(inner, 0o644);
  }
}
