const SLOT = /<!?([\w ]+):[\w ]+(?:\([^)]*\))?>/g;

/** A phrase of the catalogue as people read it: `hold time <time>`, with `{ … }` for a block. */
export function readablePhrase(phrase: string): string {
  return phrase
    .replace(/\{([^}]*)\}/g, '[$1 …]')
    .replace(SLOT, '<$1>')
    .replace(/@[\w. ]+/g, '{ … }')
    .replace(/\s+/g, ' ')
    .trim();
}
