import { knownWords } from './words.js';

/** Longest name, characters (SYM_MAX_LEN, all versions). */
const MAX_NAME = 64;

/** How a name is written, or why it can be none. Quotes allow more characters, but no word of the language. */
export function spellName(name: string): { readonly text: string } | { readonly problem: string } {
  if (name === '') return { problem: 'A name needs at least one character.' };
  if (!/^[\w.:-]+$/.test(name)) {
    return {
      problem: `“${name}” is no name for BIRD: only letters, digits and “_” may be in it, and in quotes also “-”, “.” and “:”.`,
    };
  }
  if (name.length > MAX_NAME) {
    return { problem: `“${name}” is too long: a name has at most ${MAX_NAME} characters.` };
  }
  if (knownWords().has(name)) {
    return { problem: `“${name}” is a word of BIRD’s language, and would hide it. Choose another name.` };
  }
  return { text: /^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'` };
}
