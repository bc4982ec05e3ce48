import type { Span } from '../../../core/span.js';
import { type Node, valueAt } from '../../../core/yaml/tree.js';
import { METALLB } from '../groups.js';
import type { Manifests } from '../tree.js';

/**
 * Where MetalLB's operator is told to run native mode (`spec.bgpBackend` of its MetalLB object); undefined where it is not, for
 * everything else is FRR.
 */
export function nativeBackend(manifests: Manifests): Span | undefined {
  const known = found.get(manifests) ?? { span: search(manifests) };
  found.set(manifests, known);
  return known.span;
}

/** Each version asks. */
const found = new WeakMap<Manifests, { readonly span: Span | undefined }>();

function search({ files }: Manifests): Span | undefined {
  for (const { documents } of files) {
    for (const { objects } of documents) {
      for (const { group, kind, root } of objects) {
        if (group !== METALLB || kind !== 'MetalLB') continue;
        const backend: Node | undefined = valueAt(valueAt(root, 'spec'), 'bgpBackend');
        if (backend?.kind === 'scalar' && backend.value === 'native') return backend.span;
      }
    }
  }
  return undefined;
}
