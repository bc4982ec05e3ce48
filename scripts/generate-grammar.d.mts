/** The text of a generated grammar, by dialect. */
export function generate(dialect: string): string;
/** The grammar of BIRD's language, from its word lists. */
export function birdGrammar(words: Record<string, readonly string[]>): object;
