import type { Source } from '../../core/source.js';
import { HOLE_START, type HostLanguage, readTemplate, type Template } from '../../core/template.js';

/** FRR's language as templates of it need it: a line is a statement, and a word is whatever has no blank in it. */
const FRR: HostLanguage = {
  skip: /^[ \t]*[!#][^\n]*/gm,
  ends: '\n',
  before: /\S+$/,
  after: /^\S+/,
};

/** What a template says and what it leaves open; undefined when the source is none. */
export function templateOf(source: Source): Template | undefined {
  return readTemplate(source, FRR);
}

/** Whether a word of a masked text is filled in when the template is rendered, wholly or in part. */
export function isHole(word: string): boolean {
  return word.includes(HOLE_START);
}

/** Stands for such a word where commands are matched: it may be anything. */
export const HOLE = HOLE_START;
