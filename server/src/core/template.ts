import type { Source } from './source.js';
import { type Tag, tagsOf, templateSuffix } from './template-tags.js';

/**
 * How holes stand in a masked text: one of these, any number of the second, the third. They are of Unicode's private use
 * area, so no language means anything by them.
 */
export const HOLE_START = '\ue000';
const HOLE_INNER = '\ue001';
export const HOLE_END = '\ue002';

/** What the text around the tags is written in, as far as one must know it to see what a tag stands for. */
export interface HostLanguage {
  /** Comments and strings; with the flag `g`. Strings begin with a quotation mark. */
  readonly skip: RegExp;
  /** What a statement may end with: behind it, and at the beginning of the text, a new one may begin. */
  readonly ends: string;
  /** What belongs to a word that a hole is part of: right before and right behind it. */
  readonly before: RegExp;
  readonly after: RegExp;
  /** Blanks that a tag takes away stay: where layout means something, what is filled in brings its own. */
  readonly keepsBlanks?: true;
}

/** A half-open range of the text; UTF-16 offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A template as the language around the tags sees it. */
export interface Template {
  /** The text as it is written. */
  readonly original: Source;
  /**
   * A text of the same length: holes marked, everything else that belongs to the template blank. Line ends inside of tags
   * are gone, so lines are to be counted in the original.
   */
  readonly masked: Source;
  /** Text that is not known, with the word it is part of; sorted, apart from each other. */
  readonly holes: readonly Range[];
  /** Tags between which text is rendered under a condition, or several times; sorted. */
  readonly controls: readonly Range[];
  /** All tags as they are written, sorted: what an edit must not cut. */
  readonly tags: readonly Range[];
  /** The template language's own comments. */
  readonly comments: readonly Range[];
  /** Whether brackets open or close under conditions, so that nothing is known of which belong together. */
  readonly isTangled: boolean;
  /** What tells the branch apart that an offset stands in; 0: in none. */
  branchAt(offset: number): number;
}

/** Whether a path is that of a template. */
export function isTemplate(path: string): boolean {
  return templateSuffix(path) !== undefined;
}

/** A construct of control tags: what lies between each two of them is a branch. */
interface Construct {
  readonly tags: Tag[];
  readonly inner: (Construct | Tag)[][];
}

/**
 * Reads a template; undefined when the source's path is that of none. Never throws.
 * @param as a path whose ending says what kind of template it is, where the source's own path does not.
 */
export function readTemplate(source: Source, host: HostLanguage, as = source.path): Template | undefined {
  if (!isTemplate(as)) return undefined;
  const tags = tagsOf(as, source.text);
  return new Masking(source, tags, host).template();
}

/** Parts that open a construct. */
const OPENERS: ReadonlySet<Tag['role']> = new Set(['open', 'hide', 'opaque']);

class Masking {
  readonly #text: string;
  readonly #code: string;
  readonly #holes: Range[] = [];
  readonly #blank: Range[] = [];
  readonly #controls: Range[] = [];
  /** Beginnings of branches, and places behind constructs, with what tells them apart. */
  readonly #branches: { readonly at: number; readonly id: number }[] = [];
  #branch = 0;
  #tangled = false;

  constructor(
    readonly source: Source,
    readonly tags: readonly Tag[],
    readonly host: HostLanguage,
  ) {
    this.#text = source.text;
    this.#code = codeOf(source.text, tags, host);
  }

  template(): Template {
    if (this.tags.some(({ role }) => role === 'whole')) this.#holes.push({ start: 0, end: this.#text.length });
    else this.#all(this.#constructs(), 0, 0);
    const holes = this.#glued();
    const marks = [
      ...this.#blank.map(range => ({ ...range, isHole: false })),
      ...holes.map(range => ({ ...range, isHole: true })),
    ];
    const branches = this.#branches;
    return {
      original: this.source,
      masked: { ...this.source, text: masked(this.#text, marks) },
      holes,
      controls: this.#controls.toSorted(byStart),
      tags: this.tags,
      comments: this.tags.filter(({ role }) => role === 'comment'),
      isTangled: this.#tangled,
      branchAt: offset => branches[lastUpTo(branches, offset)]?.id ?? 0,
    };
  }

  /** Tags put together to constructs. Where they do not match, what is open ends with the text, and all is tangled. */
  #constructs(): (Construct | Tag)[] {
    const top: (Construct | Tag)[] = [];
    const open: Construct[] = [];
    const here = () => open.at(-1)?.inner.at(-1) ?? top;
    for (const tag of this.tags) {
      const current = open.at(-1);
      if (OPENERS.has(tag.role)) {
        const construct: Construct = { tags: [tag], inner: [[]] };
        here().push(construct);
        open.push(construct);
      } else if (tag.role !== 'middle' && tag.role !== 'close') here().push(tag);
      else if (!current) {
        this.#tangled = true;
        top.push(tag);
      } else {
        current.tags.push(tag);
        if (tag.role === 'middle') current.inner.push([]);
        else open.pop();
      }
    }
    if (open.length > 0) this.#tangled = true;
    return top;
  }

  #all(parts: readonly (Construct | Tag)[], branch: number, depth: number): void {
    for (const part of parts) {
      if ('role' in part) this.#tag(part);
      else this.#construct(part, branch, depth);
    }
  }

  #tag(tag: Tag): void {
    const { role, start, end } = tag;
    // What joins the words on both of its sides is no blank.
    const joins = isWord(this.#text[start - 1]) && isWord(this.#text[end]);
    if (role === 'content' || joins) this.#hole(tag, tag);
    else this.#blank.push(tag);
    if (role === 'middle' || role === 'close') this.#controls.push(tag);
  }

  /** A hole from one tag to another, with the blanks that they take away. */
  #hole(first: Tag, last: Tag): void {
    let { start } = first;
    let { end } = last;
    if (this.host.keepsBlanks) {
      this.#holes.push({ start, end });
      return;
    }
    if (first.trimBefore) while (isBlank(this.#text[start - 1])) start--;
    if (last.trimAfter === 'all') while (isBlank(this.#text[end])) end++;
    else if (last.trimAfter === 'line' && this.#text[end] === '\n') end++;
    this.#holes.push({ start, end });
  }

  #construct(construct: Construct, outer: number, depth: number): void {
    const { tags, inner } = construct;
    const [first] = tags as [Tag];
    const last = tags.at(-1) as Tag;
    const end = last.role === 'close' ? last.start : this.#text.length;
    const whole = { start: first.start, end: Math.max(last.end, end) };
    if (first.role === 'hide') {
      this.#blank.push(whole);
      return;
    }
    const branches = tags
      .slice(0, inner.length)
      .map((tag, i) => ({ start: tag.end, end: (tags[i + 1] as Tag | undefined)?.start ?? end }));
    if (first.role === 'opaque' || depth === MAX_DEPTH || !this.#holdsStatements(first, branches)) {
      if (last.role === 'close') this.#hole(first, last);
      else this.#holes.push(whole);
      return;
    }
    // Where brackets open in one branch as in the others, it stands for all of them: it alone is read.
    const shapes = new Set(branches.map(branch => this.#shape(branch)));
    const isEven = shapes.size === 1 && shapes.has(EVEN);
    if (!isEven) this.#tangled ||= branches.length < 2 || shapes.size > 1;
    this.#controls.push(...tags);
    this.#blank.push(...tags);
    for (const [i, branch] of branches.entries()) {
      const id = ++this.#branch;
      this.#branches.push({ at: branch.start, id });
      if (i > 0 && !isEven) this.#blank.push(branch);
      else this.#all(inner[i] as (Construct | Tag)[], id, depth + 1);
    }
    this.#branches.push({ at: whole.end, id: outer });
  }

  /** Whether a construct stands where statements do, and holds whole ones. */
  #holdsStatements(first: Tag, branches: readonly Range[]): boolean {
    const isText = /\S/.test(this.#code[first.start] ?? '');
    if (isText || !this.#endsAt(first.start, 0)) return false;
    return branches.every(({ start, end }) => this.#endsAt(end, start));
  }

  /** Whether what stands before an offset ends a statement; nothing, back to `from`, does. */
  #endsAt(offset: number, from: number): boolean {
    const { ends } = this.host;
    const isBetween = (char = '') => isBlank(char) && !ends.includes(char);
    let at = offset - 1;
    while (at >= from && isBetween(this.#code[at])) at--;
    return at < from || ends.includes(this.#code[at] as string);
  }

  /** How many brackets a range closes that it has not opened, and how many it leaves open. */
  #shape({ start, end }: Range): string {
    let depth = 0;
    let lowest = 0;
    for (const [bracket] of this.#code.slice(start, end).matchAll(/[{}[\]()]/g)) {
      if ('{[('.includes(bracket)) depth++;
      else lowest = Math.min(lowest, --depth);
    }
    return `${lowest} ${depth}`;
  }

  /** The holes with the words they are part of, joined where they meet. */
  #glued(): Range[] {
    const glued: Range[] = [];
    for (const hole of this.#holes.toSorted(byStart)) {
      const previous = glued.at(-1);
      const limit = previous?.end ?? 0;
      const word = this.host.before.exec(this.#text.slice(Math.max(limit, hole.start - MAX_WORD), hole.start));
      const rest = this.host.after.exec(this.#text.slice(hole.end, hole.end + MAX_WORD));
      const start = hole.start - (word?.[0].length ?? 0);
      const end = hole.end + (rest?.[0].length ?? 0);
      if (previous && start <= previous.end)
        glued[glued.length - 1] = { start: previous.start, end: Math.max(previous.end, end) };
      else glued.push({ start, end });
    }
    return glued;
  }
}

/** The shape of text whose brackets match. */
const EVEN = '0 0';

/** Constructs deeper than this are holes: nobody writes them. */
const MAX_DEPTH = 50;

/** How much of a word beside a hole is looked at. */
const MAX_WORD = 256;

/** Index of the last of sorted places that is not behind an offset; -1: there is none. */
function lastUpTo(places: readonly { readonly at: number }[], offset: number): number {
  let low = -1;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((places[middle] as { at: number }).at <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function byStart(a: Range, b: Range): number {
  return a.start - b.start;
}

function isBlank(c: string | undefined): boolean {
  return c !== undefined && /\s/.test(c);
}

function isWord(c: string | undefined): boolean {
  return c !== undefined && /\w/.test(c);
}

/**
 * The text with tags of values and strings as words, all other tags and comments blank: for what its structure is. A value that
 * is alone on its lines says nothing of that: it may be whole statements.
 */
function codeOf(text: string, tags: readonly Tag[], { skip }: HostLanguage): string {
  const filled = replaced(
    text,
    tags.map(tag => ({ ...tag, by: tag.role === 'content' && !isAlone(text, tag) ? 'x' : ' ' })),
  );
  return filled.replace(skip, piece => (/^["'`]/.test(piece) ? 'x' : ' ').repeat(piece.length));
}

/** Whether nothing else stands on the lines of a range. */
function isAlone(text: string, { start, end }: Range): boolean {
  let [before, after] = [start - 1, end];
  while (isBlank(text[before]) && text[before] !== '\n') before--;
  while (isBlank(text[after]) && text[after] !== '\n') after++;
  return (before < 0 || text[before] === '\n') && (after >= text.length || text[after] === '\n');
}

function replaced(text: string, ranges: readonly (Range & { readonly by: string })[]): string {
  let result = '';
  let done = 0;
  for (const { start, end, by } of ranges) {
    if (end <= done) continue;
    const from = Math.max(start, done);
    result += text.slice(done, from) + by.repeat(end - from);
    done = end;
  }
  return result + text.slice(done);
}

/** The text with its marks; a hole that lies within a blank range is not there. */
function masked(text: string, marks: readonly (Range & { readonly isHole: boolean })[]): string {
  let result = '';
  let done = 0;
  const clean = (piece: string) => piece.replace(/[\ue000-\ue002]/g, '\ufffd');
  for (const { start, end, isHole } of marks.toSorted(byStart)) {
    if (end <= done) continue;
    const from = Math.max(start, done);
    result += clean(text.slice(done, from));
    const inner = end - from - 2;
    result += isHole && inner >= 0 ? HOLE_START + HOLE_INNER.repeat(inner) + HOLE_END : ' '.repeat(end - from);
    done = end;
  }
  return result + clean(text.slice(done));
}
