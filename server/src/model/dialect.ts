import type { Diagnostic } from '../core/diagnostic.js';
import type { Source } from '../core/source.js';
import type { Span } from '../core/span.js';
import type { Target, Version } from '../core/version.js';
import type { EditVerbs } from './edits.js';
import type { Firewall, FirewallVerbs } from './firewall.js';
import type { IncludeResolver, Snapshot, SourceRequest } from './host.js';
import type { LanguageFeatures } from './language.js';
import type { RuleInfo } from './rule.js';
import type { Speaker } from './speaker.js';

export type DialectId = 'bird' | 'frr' | 'metallb' | 'gobgp' | 'exabgp' | 'terraform';

/** The configuration of another daemon as a text of this one: in a ConfigMap, say. */
export interface Embedded {
  readonly dialect: DialectId;
  /** The lines it consists of, from the beginning of the first to behind the last. */
  readonly span: Span;
  /** What every line begins with that is not part of it; lines that are added begin so as well. */
  readonly indent: string;
  /** Something else puts more around it, so that nothing but its syntax can be judged. */
  readonly isPartial: boolean;
  /** The file that it becomes, where its name says how the daemon reads it; those of one folder are read together. */
  readonly file?: { readonly folder: string; readonly name: string };
}

/**
 * What a daemon would read at once, parsed for one version. A plain value: nothing in it changes later, and parsing
 * neither throws nor waits.
 */
export interface Unit<Tree = unknown> {
  readonly dialect: DialectId;
  readonly root: string;
  readonly version: Version;
  readonly tree: Tree;
  /** Every source that was read, the root first, by path. */
  readonly sources: ReadonlyMap<string, Source>;
  /**
   * Sources that the daemon does not read with the root, and that were read for what they say about it: what is found in them is
   * for who asks about them.
   */
  readonly beside?: ReadonlySet<string>;
  /** What the daemon checks while it reads (`rejects`), and what only we say. */
  readonly diagnostics: readonly Diagnostic[];
  /** Those of them among which all are that reject, where the others take longer to find. */
  readonly refusals?: readonly Diagnostic[];
  /** What the snapshot lacked; run again once the host has answered. */
  readonly unresolved: readonly SourceRequest[];
  readonly comments: readonly Span[];
  /** Where passwords stand: excerpts mask them. */
  readonly secrets: readonly Span[];
  /** Of a template: what it fills in when it is rendered, and its other tags. No edit may cut them. */
  readonly holes?: readonly Span[];
  /** Configurations in other languages that stand in its sources; they do not overlap. */
  readonly embedded?: readonly Embedded[];
  /** The supported versions for which this very result would come out; always contains `version`. */
  readonly holdsFor: readonly Version[];
}

export interface ParseOptions {
  /** Reads a template as the daemon would if it were given it as it is. */
  readonly asWritten?: boolean;
  /** Versions of what the daemon runs on and that has no configuration of its own here: `kubernetes@1.36`. */
  readonly platforms?: readonly Target[];
  /** Further files that belong with the root, because the profile binds them to the same allocation. */
  readonly together?: readonly string[];
  /** The files at hand are all there are: a name that none of them defines is then a mistake. */
  readonly closedWorld?: boolean;
}

/**
 * What a dialect keeps of a unit for the next time it is read, by keys of its own. Whatever is in it, a unit comes out as it
 * would without; it only comes out sooner.
 */
export type UnitMemory = Map<string, unknown>;

/** One configuration language, as the rest of bgplint knows it. */
export interface Dialect<Tree = unknown> {
  readonly id: DialectId;
  /** As users write it: `BIRD`. */
  readonly name: string;
  /** The versions that bgplint was measured against, oldest first. */
  readonly versions: readonly Version[];
  /** The version judged first when the user names none. */
  readonly defaultVersion: Version;
  /** Rules of this dialect alone. */
  readonly rules: readonly RuleInfo[];
  readonly edits: EditVerbs;
  readonly language: LanguageFeatures<Tree>;
  /** Reads `root`, which the snapshot must hold. @param memory of this root; absent: it will not be read again. */
  parse(
    root: string,
    snapshot: Snapshot & IncludeResolver,
    version: Version,
    options?: ParseOptions,
    memory?: UnitMemory,
  ): Unit<Tree>;
  lower(unit: Unit<Tree>): readonly Speaker[];
  /** Of a language that says what instances let in: what a unit says of it, and how that is changed. */
  readonly firewall?: { lower(unit: Unit<Tree>): Firewall; readonly edits: FirewallVerbs };
  /** The version that a configuration itself says it is for, where the language has a statement for that. */
  versionIn?(unit: Unit<Tree>): Version | undefined;
  /**
   * What a file reads beside itself, found without parsing: paths and patterns, relative to it. Rather too many than too few;
   * absent where every file stands for itself.
   */
  reads?(path: string, text: string): readonly string[];
  /** Names of the files that are applied together with others which the profile binds to the same allocation. */
  readonly boundTogether?: RegExp;
  /** Whether the unit's root is evidently what the daemon starts from, so that nobody need look for one that includes it. */
  standsAlone?(unit: Unit<Tree>): boolean;
}
