import type { Diagnostic } from '../../core/diagnostic.js';
import { LineIndex } from '../../core/source.js';
import type { Version } from '../../core/version.js';
import type { ManifestFile } from './tree.js';
import { VERSIONS } from './versions.js';

/** What the API server says of a file, and for which versions of MetalLB it would say just that. */
export interface StructureVerdict {
  readonly diagnostics: readonly Diagnostic[];
  readonly holdsFor: readonly Version[];
}

/** Judges the structure of every object of a file as the API server does with the CRDs of a MetalLB version. */
export function judgeStructure(file: ManifestFile, _version: Version): StructureVerdict {
  const lines = new LineIndex(file.source.text);
  const diagnostics = file.documents.flatMap(({ problem }): Diagnostic[] => {
    if (!problem) return [];
    const { span, reason } = problem;
    const daemon = { path: span.path, line: lines.position(span.start).line + 1 };
    const message = `Kubernetes cannot read this document: ${reason}. Nothing of it is applied; the file's other documents may be.`;
    return [{ rule: 'metallb/yaml', severity: 'error', message, span, rejects: true, daemon, related: [], fixes: [] }];
  });
  return { diagnostics, holdsFor: VERSIONS };
}
