import type { VersionSet } from '../versions.js';

/** A statement that BIRD knows in some block. */
export interface OptionSpec {
  /** `bgp.hold time`: the table, and the words that every spelling of the statement begins with. */
  readonly key: string;
  /** Its notation; see `phrases.ts`. */
  readonly phrase: string;
  /** One line for hovers and completion, in Markdown. */
  readonly doc: string;
  /** All versions where absent. */
  readonly versions?: VersionSet;
  /** No ";" is needed after it (written ` ;?` at the end of a phrase). */
  readonly loose?: true;
}

/** Phrase, documentation, and where needed versions and a key of its own. */
export type Row = readonly [phrase: string, doc: string, versions?: VersionSet | undefined, name?: string];

/** The options of one table. */
export function options(area: string, rows: readonly Row[]): readonly OptionSpec[] {
  return rows.map(([notation, doc, versions, name]) => {
    const loose = notation.endsWith(' ;?');
    const phrase = loose ? notation.slice(0, -3) : notation;
    const key = `${area}.${name ?? leadingWords(phrase)}`;
    return { key, phrase, doc, ...(versions !== undefined && { versions }), ...(loose && { loose }) };
  });
}

/** The words a phrase always begins with. */
function leadingWords(phrase: string): string {
  return (/^[a-z0-9_ ]*/.exec(phrase) as RegExpExecArray)[0].trim();
}

/** What may stand in one kind of block. */
export interface BlockSchema {
  readonly name: string;
  /** What the block is, for messages: `a BGP protocol`. */
  readonly title: string;
  readonly options: readonly OptionSpec[];
  /** The channels that it may hold, by their spelling, and the versions that know them. */
  readonly channels?: ReadonlyMap<string, VersionSet>;
  /** The schema of a channel's own block. */
  readonly channelSchema?: string;
  /** Static routes may stand in it. */
  readonly routes?: true;
  /** `;` may stand alone in it. */
  readonly spare?: true;
}

/** A type of protocol. */
export interface ProtocolSchema extends BlockSchema {
  readonly versions: VersionSet;
}
