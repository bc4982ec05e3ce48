import type { FolderEntry } from '../core/glob.js';
import type { Secret } from '../core/secret.js';
import type { Source } from '../core/source.js';
import type { PasswordReference } from '../profile/allocation.js';

/** What came of reading one path. */
export type ReadResult =
  | { readonly kind: 'source'; readonly source: Source }
  /** `elsewhere`: it would lie in no folder of the workspace, and may exist on the machine that the configuration is for. */
  | { readonly kind: 'missing'; readonly elsewhere?: boolean }
  /** It exists, or may exist, where the host does not look: another machine, outside the workspace. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'folder' }
  /** `certain`: no daemon could read it either. */
  | { readonly kind: 'unreadable'; readonly why: string; readonly certain?: boolean };

/** The paths that match a pattern, sorted. `missing`: its folder does not exist; `elsewhere`: nor has it to, as in `ReadResult`. */
export type GlobResult = readonly string[] | 'missing' | 'elsewhere';

/** What is known of a file on this machine besides its text; what is not known is absent. */
export interface FileFacts {
  /** Its absolute path, symbolic links as they are. */
  readonly place: string;
  /**
   * Git keeps its text as it stands, for everybody who has the repository. false: it lies in a work tree, and git does not. Absent:
   * it lies in no work tree, or nobody knows.
   */
  readonly tracked?: boolean;
  /**
   * Its permission bits, as stat(2) gives them. Absent where the system has none, and in a checkout, which has those that its owner's
   * umask gives and says nothing of the machine that it is for.
   */
  readonly mode?: number;
  /** Every user of the machine gets as far as the file: the folders above it let all of them through. */
  readonly reachable?: boolean;
}

/** What came of comparing a password with the allocation's. */
export type SecretVerdict = 'same' | 'different' | 'unavailable';

/** The world as the engine sees it: all of it asynchronous, none of it touched by rules or dialects. */
export interface Host {
  /** Open documents first, then the file system. Never rejects. */
  read(path: string): Promise<ReadResult>;
  /** Paths that match a glob (`*`, `?`, `[…]`, as in glob(3)). */
  glob(pattern: string): Promise<GlobResult>;
  /** What stands in a folder; undefined when there is none. A host without it finds nobody who includes a file. */
  list?(folder: string): Promise<readonly FolderEntry[] | undefined>;
  /**
   * Compares without letting either out. A reference is resolved on this machine, relative to `base` (the profile's
   * path); what is not there is `unavailable`.
   */
  compareSecret(reference: PasswordReference, secret: Secret, base: string): Promise<SecretVerdict>;
  /**
   * What is known of files besides their texts; those that nothing is known of are left out. Asked only about files that hold a
   * password, since it may start a program (git). Never rejects. A host without it knows nothing of any file.
   */
  fileFacts?(paths: readonly string[]): Promise<ReadonlyMap<string, FileFacts>>;
  /**
   * A password that the user keeps for an allocation outside all files (an editor's secret storage); compared instead of
   * the profile's reference, also where the profile has none.
   */
  heldPassword?(profilePath: string, allocation: string): Secret | undefined;
}

/** The sources gathered so far. Synchronous, so that parsing is; what it lacks is asked for and the unit is run again. */
export interface Snapshot {
  /** undefined: not asked for yet. */
  read(path: string): ReadResult | undefined;
  /** undefined: not asked for yet. */
  glob(pattern: string): GlobResult | undefined;
}

/** Something a parse would need to go on. */
export interface SourceRequest {
  readonly kind: 'read' | 'glob';
  readonly path: string;
}

/** From the word in an `include` and the file it stands in to the path a host understands. */
export interface IncludeResolver {
  resolve(from: string, written: string): string;
}
