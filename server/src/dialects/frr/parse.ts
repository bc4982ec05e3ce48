import type { Version } from '../../core/version.js';
import type { ParseOptions, Unit } from '../../model/dialect.js';
import type { IncludeResolver, Snapshot } from '../../model/host.js';
import { VERSIONS } from './catalogue.js';
import { readConfig } from './read.js';
import { allSecrets, withoutSecrets } from './secret-spans.js';
import type { FrrConfig } from './tree.js';
import { measured } from './versions.js';

/** Reads an FRR configuration as vtysh of a version would. Never throws; a snapshot that lacks the file gives a request. */
export function parseFrr(
  root: string,
  snapshot: Snapshot & IncludeResolver,
  version: Version,
  { asWritten = false }: ParseOptions = {},
): Unit<FrrConfig> {
  const found = snapshot.read(root);
  const source = found?.kind === 'source' ? found.source : { path: root, text: '' };
  const judgedBy = measured(version);
  const { config, diagnostics, comments, holes } = readConfig(source, judgedBy, asWritten);
  const secrets = allSecrets(source, config);
  return {
    dialect: 'frr',
    root,
    version,
    tree: config,
    sources: new Map([[root, source]]),
    diagnostics: withoutSecrets(diagnostics, secrets, source),
    unresolved: found === undefined ? [{ kind: 'read', path: root }] : [],
    comments,
    secrets,
    ...(holes && { holes }),
    holdsFor: VERSIONS.filter(other => measured(other) === judgedBy),
  };
}
