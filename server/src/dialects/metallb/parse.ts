import type { Version } from '../../core/version.js';
import type { ParseOptions, Unit } from '../../model/dialect.js';
import type { IncludeResolver, Snapshot } from '../../model/host.js';
import { commentsOf } from './comments.js';
import { readManifestFile } from './manifest.js';
import { secretsOf } from './secrets.js';
import { judgeStructure } from './structure.js';
import type { Manifests } from './tree.js';
import { measured, VERSIONS } from './versions.js';

/** Reads a file of manifests. Never throws; a snapshot that lacks the file gives a request. */
export function parseMetallb(
  root: string,
  snapshot: Snapshot & IncludeResolver,
  version: Version,
  { asWritten = false }: ParseOptions = {},
): Unit<Manifests> {
  const found = snapshot.read(root);
  const source = found?.kind === 'source' ? found.source : { path: root, text: '' };
  const file = readManifestFile(source, { asWritten });
  const { diagnostics, holdsFor } = judgeStructure(file, measured(version));
  const { template } = file;
  return {
    dialect: 'metallb',
    root,
    version,
    tree: { files: [file] },
    sources: new Map([[root, source]]),
    diagnostics,
    unresolved: found === undefined ? [{ kind: 'read', path: root }] : [],
    comments: commentsOf(template?.masked ?? source),
    secrets: secretsOf(file),
    ...(template && { holes: template.tags.map(({ start, end }) => ({ path: root, start, end })) }),
    holdsFor: [...new Set([version, ...holdsFor])].filter(each => each === version || VERSIONS.includes(each)),
  };
}
