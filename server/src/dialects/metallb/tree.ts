import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import type { SyntaxProblem } from '../../core/yaml/read.js';
import type { MapNode, Node, ScalarNode } from '../../core/yaml/tree.js';
import type { ManifestTemplate } from './template.js';

/** One Kubernetes object as it is written, an item of a `List` included. */
export interface ManifestObject {
  /** `metallb.io/v1beta1`; empty where none is written. */
  readonly apiVersion: string;
  /** `metallb.io`; empty for the core group (`v1`). */
  readonly group: string;
  readonly kind: string;
  readonly root: MapNode;
  /** `metadata.name`; undefined where there is none, or no text, or a template fills it in. */
  readonly name: string | undefined;
  readonly nameNode: ScalarNode | undefined;
  readonly namespace: string | undefined;
  /** Where findings about the object as a whole stand: its name, else its kind, else its first line. */
  readonly header: Span;
  readonly span: Span;
  /** Something else completes it (a kustomize patch, a template's tags), or not all of it could be read: what it lacks may be there. */
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
  /** The same document as it was first read, and how far this stands from it: what is known of that holds for this. */
  readonly origin?: ManifestDocument;
  readonly movedBy?: number;
  /** The same document in the anchored text (`ManifestFile.anchored`). */
  readonly anchor?: ManifestDocument;
}

/** One file, read as a template with holes where its name says that it is one. */
export interface ManifestFile {
  readonly source: Source;
  readonly documents: readonly ManifestDocument[];
  /** What is filled in later; undefined: it is no template. */
  readonly template?: ManifestTemplate | undefined;
  /**
   * The same documents in a text with room between them, in which an edit moves nothing but the document that it changes: all others
   * are the very objects that they were before it. What is worked out of them holds as long as they do, and its places are those of
   * that text, see `anchors.ts`. A template has none.
   */
  readonly anchored?: Anchored;
}

/** A file in its anchored text. */
export type Anchored = Pick<ManifestFile, 'source' | 'documents'>;

/** What `Unit.tree` is: the files that belong together, the one that was asked for first, then by path. */
export interface Manifests {
  readonly files: readonly ManifestFile[];
}
