import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import type { SyntaxProblem } from '../../core/yaml/read.js';
import type { MapNode, Node, ScalarNode } from '../../core/yaml/tree.js';

/** One Kubernetes object as it is written, an item of a `List` included. */
export interface ManifestObject {
  /** `metallb.io/v1beta1`; empty where none is written. */
  readonly apiVersion: string;
  /** `metallb.io`; empty for the core group (`v1`). */
  readonly group: string;
  readonly kind: string;
  readonly root: MapNode;
  /** `metadata.name` as the API server would take it; undefined where there is none, or no text. */
  readonly name: string | undefined;
  readonly nameNode: ScalarNode | undefined;
  readonly namespace: string | undefined;
  /** Where findings about the object as a whole stand: its name, else its kind, else its first line. */
  readonly header: Span;
  readonly span: Span;
  /** A part of an object that something else completes (a kustomize patch): what it lacks may be there. */
  readonly isPartial: boolean;
}

/** One YAML document of a file, or the JSON text that a file is. */
export interface ManifestDocument {
  /** From behind its `---` to before the next. */
  readonly span: Span;
  readonly root: Node | undefined;
  readonly problem: SyntaxProblem | undefined;
  /** None where it is of no kind that bgplint knows, several where it is a `List`. */
  readonly objects: readonly ManifestObject[];
}

/** One file, read as a template with holes where its name says that it is one. */
export interface ManifestFile {
  readonly source: Source;
  readonly documents: readonly ManifestDocument[];
}

/** What `Unit.tree` is: the files that belong together, the one that was asked for first, then by path. */
export interface Manifests {
  readonly files: readonly ManifestFile[];
}
