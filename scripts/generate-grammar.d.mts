type Words = Record<string, readonly string[]>;

/** The words of BIRD's language by class, from the dialect's own tables. */
export function birdWords(tables: {
  knownWords(): ReadonlyMap<string, { readonly type: { readonly name: string }; readonly keyword: number }>;
  PROTOCOLS: ReadonlyMap<string, { readonly name: string; readonly channels?: ReadonlyMap<string, unknown> }>;
  ATTRIBUTES: readonly { readonly name: string }[];
}): Words;
/** The grammar of BIRD's language, from its words. */
export function birdGrammar(words: Words): object;
/** The text of a grammar file. */
export function grammarText(grammar: object): string;
/** The words that commands of FRR begin with, from the dialect's own tables. */
export function frrWords(tables: {
  catalogueOf(version: string): {
    readonly nodes: readonly {
      readonly name: string;
      readonly beginnings: ReadonlyMap<string, readonly { readonly syntax: string }[]>;
      enteredBy(syntax: string): unknown;
    }[];
  };
  VERSIONS: readonly string[];
}): Words;
/** The grammar of FRR's configurations, from its words. */
export function frrGrammar(words: Words): object;
