import type { TextEdit } from '../core/edit.js';
import type { Span } from '../core/span.js';
import type { Address } from '../net/address.js';
import type { Service } from '../profile/allocation.js';
import type { Unit } from './dialect.js';
import type { AllowedPrefix } from './edits.js';

export type CompletionKind =
  | 'keyword'
  | 'option'
  | 'name'
  | 'function'
  | 'attribute'
  | 'constant'
  | 'snippet'
  | 'value';

/** One offer at the cursor. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Shown beside the label, one line. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /**
   * What replaces `replaces`; with `${1:…}` places where `snippet`. Its further lines are indented as the line that it is put into,
   * before what they have of their own. Default: the label.
   */
  readonly insert?: string;
  readonly snippet?: boolean;
  /** The text it replaces: usually the word under the cursor. */
  readonly replaces: Span;
}

export interface Hover {
  readonly span: Span;
  /** Markdown. */
  readonly markdown: string;
}

export type SymbolKind =
  | 'protocol'
  | 'session'
  | 'channel'
  | 'filter'
  | 'function'
  | 'constant'
  | 'table'
  | 'template'
  | 'other';

export interface OutlineSymbol {
  readonly name: string;
  readonly detail?: string;
  readonly kind: SymbolKind;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children: readonly OutlineSymbol[];
}

export interface Folding {
  readonly span: Span;
  readonly kind: 'block' | 'comment';
}

/** A path written in a text that leads to another source. */
export interface SourceLink {
  readonly span: Span;
  readonly target: string;
}

/** A name where it is written. */
export interface NamePlace {
  readonly name: string;
  /** Of the name alone. */
  readonly span: Span;
  /** With its quotes. */
  readonly whole: Span;
  /** The `whole` of the place that defines it; an empty span where the daemon itself does. */
  readonly definition: Span;
  /** What it is the name of, where that decides how it may be spelt. */
  readonly kind?: string;
  /** The quotation marks that it has, and that another name is to have as well. */
  readonly quote?: '"' | "'";
}

/** What a configuration generated for an allocation is made of. */
export interface AllocationTexts {
  /** What the profile calls it. */
  readonly name?: string;
  /** The address of the instance that the file belongs to, where the profile says. */
  readonly instance?: Address;
  readonly localAs: number;
  readonly peerAs: number;
  readonly peers: readonly Address[];
  /** The peers that the file has no session with yet, where that is known. */
  readonly missingPeers?: readonly Address[];
  readonly ipv4: readonly AllowedPrefix[];
  readonly ipv6: readonly AllowedPrefix[];
  readonly bfd: boolean;
  /** What the announced addresses serve, where the profile says. */
  readonly services?: readonly Service[];
}

export type SnippetKind = 'peer' | 'peers' | 'filters' | 'configuration';

/** A piece of configuration filled from an allocation, with `${1:…}` places for what it does not know. */
export interface AllocationSnippet {
  readonly kind: SnippetKind;
  /** What the user types or picks: `nrec-peer`. */
  readonly prefix: string;
  readonly title: string;
  readonly body: string;
}

/** What an editor asks of a dialect. Pure functions over a unit; `offset` is 0-based in the source at `path`. */
export interface LanguageFeatures<Tree = unknown> {
  /** `allocation` is what values are offered from, where the file belongs to one. */
  complete(unit: Unit<Tree>, path: string, offset: number, allocation?: AllocationTexts): readonly Completion[];
  hover(unit: Unit<Tree>, path: string, offset: number): Hover | undefined;
  symbols(unit: Unit<Tree>, path: string): readonly OutlineSymbol[];
  folding(unit: Unit<Tree>, path: string): readonly Folding[];
  /** Every place that spells a name which the configuration defines, in the order of reading. */
  names?(unit: Unit<Tree>): readonly NamePlace[];
  /** How a name is written at a place of another one, or why it can be none: a sentence. */
  spell?(name: string, place?: NamePlace): { readonly text: string } | { readonly problem: string };
  /** Edits of one path that lay it out as the daemon would write it, and change nothing that it means. */
  format?(unit: Unit<Tree>, path: string): readonly TextEdit[];
  /** Includes of one path. */
  links?(unit: Unit<Tree>, path: string): readonly SourceLink[];
  /** Peer, all peers, filters, whole configuration. */
  snippets(allocation: AllocationTexts): readonly AllocationSnippet[];
}
