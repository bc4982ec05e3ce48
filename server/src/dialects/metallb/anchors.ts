import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import type { Chunk } from './split.js';
import type { ManifestDocument, ManifestFile, Manifests } from './tree.js';

/** How much longer a document may grow before everything behind it has to move. */
const ROOM = 1024;

/** What was read last of a file. */
type Before = Pick<ManifestFile, 'source' | 'documents'>;

/** Where the documents of a text stand in its anchored text, and those that were there before. */
export interface Anchors {
  /** For each chunk, in ascending order; the first stands where it stands in the text itself. */
  readonly starts: readonly number[];
  /** The document of the anchored text before that says the same as a chunk: in the same place, where an edit left it alone. */
  known(chunk: Chunk, index: number): ManifestDocument | undefined;
}

/**
 * Finds places in the anchored text for the documents of a text. Those before and behind what changed keep theirs; one that is
 * changed keeps where it begins. All move only when there is no room left between the neighbours of what changed.
 * @param before the last reading, whose documents have their `anchor`.
 */
export function anchorsFor(text: string, chunks: readonly Chunk[], before: Before | undefined): Anchors {
  const old = before?.documents ?? [];
  const most = before ? Math.min(chunks.length, old.length) : 0;
  const [first, last] = before ? alikeAtEnds(before.source.text, text) : [0, 0];
  const longer = text.length - (before?.source.text.length ?? 0);
  const isKept = (chunk: Chunk | undefined, document: ManifestDocument | undefined, by: number) =>
    chunk !== undefined &&
    document !== undefined &&
    !chunk.badSeparator &&
    !hasBadSeparator(document) &&
    document.span.start + by === chunk.start &&
    document.span.end + by === chunk.end;
  let head = 0;
  while (head < most && (chunks[head]?.end ?? 0) <= first && isKept(chunks[head], old[head], 0)) head++;
  let tail = 0;
  const isInTail = (chunk: Chunk | undefined) => chunk !== undefined && text.length - chunk.start <= last;
  while (
    tail < most - head &&
    isInTail(chunks.at(-1 - tail)) &&
    isKept(chunks.at(-1 - tail), old.at(-1 - tail), longer)
  ) {
    tail++;
  }
  const kept = { head, tail, old: old.map(({ anchor }) => anchor as ManifestDocument) };
  const starts = placed(chunks, kept) ?? fromTheStart(chunks);
  const behind = old.length - chunks.length;
  let others: ReadonlyMap<string, ManifestDocument> | undefined;
  return {
    starts,
    known(chunk, index) {
      if (index < head) return kept.old[index];
      if (index >= chunks.length - tail) return kept.old[index + behind];
      if (!before || chunk.badSeparator) return undefined;
      others ??= byText(before.source.text, old.slice(head, old.length - tail));
      return others.get(text.slice(chunk.start, chunk.end));
    },
  };
}

/** It stands before its document. */
function hasBadSeparator({ problem, span }: ManifestDocument): boolean {
  return problem !== undefined && problem.span.start < span.start;
}

/** How much is compared at once: engines compare texts faster than anybody compares characters. */
const BLOCK = 2048;

/** How many characters two texts have in common at their beginnings and at their ends; the two do not overlap. */
function alikeAtEnds(a: string, b: string): readonly [number, number] {
  const most = Math.min(a.length, b.length);
  let first = 0;
  for (let size = BLOCK; size >= 1; size = size === 1 ? 0 : size >> 1) {
    while (first + size <= most && a.slice(first, first + size) === b.slice(first, first + size)) first += size;
  }
  let last = 0;
  const rest = most - first;
  for (let size = BLOCK; size >= 1; size = size === 1 ? 0 : size >> 1) {
    const piece = (text: string) => text.slice(text.length - last - size, text.length - last);
    while (last + size <= rest && piece(a) === piece(b)) last += size;
  }
  return [first, last];
}

/** How many documents at both ends are as they were, and all documents of the anchored text before. */
interface Kept {
  readonly head: number;
  readonly tail: number;
  readonly old: readonly ManifestDocument[];
}

/** Places between those that stay; undefined where there is no room. */
function placed(chunks: readonly Chunk[], { head, tail, old }: Kept): readonly number[] | undefined {
  const [first] = chunks;
  if (!first || old.length === 0 || (head === 0 && old[0]?.span.start !== first.start)) return undefined;
  const end = chunks.length - tail;
  const starts = old.slice(0, head).map(({ span }) => span.start);
  const next = tail > 0 ? old[old.length - tail] : undefined;
  const limit = next ? next.span.start - separatorBefore(chunks, end) : Number.POSITIVE_INFINITY;
  const between = chunks.slice(head, end);
  const isOneForOne = old.length === chunks.length;
  const needed = between.reduce(
    (sum, chunk, index) => sum + separatorBefore(chunks, head + index) + lengthOf(chunk),
    0,
  );
  let from = head === 0 ? first.start : (old[head - 1] as ManifestDocument).span.end;
  const room = limit === Number.POSITIVE_INFINITY ? ROOM : Math.floor((limit - from - needed) / (between.length + 1));
  for (const [index, chunk] of between.entries()) {
    const least = from + separatorBefore(chunks, head + index);
    const start = head + index === 0 ? first.start : isOneForOne ? (old[head + index]?.span.start ?? 0) : least + room;
    if (start < least) return undefined;
    starts.push(start);
    from = start + lengthOf(chunk);
  }
  if (from > limit) return undefined;
  starts.push(...old.slice(old.length - tail).map(({ span }) => span.start));
  return starts;
}

function fromTheStart(chunks: readonly Chunk[]): readonly number[] {
  let end = 0;
  return chunks.map((chunk, index) => {
    const start = index === 0 ? chunk.start : end + ROOM + separatorBefore(chunks, index);
    end = start + lengthOf(chunk);
    return start;
  });
}

/** How long what parts a chunk from the one before it is. */
function separatorBefore(chunks: readonly Chunk[], index: number): number {
  const [before, chunk] = [chunks[index - 1], chunks[index]];
  return before && chunk ? chunk.start - before.end : 0;
}

function lengthOf({ start, end }: Chunk): number {
  return end - start;
}

function byText(text: string, documents: readonly ManifestDocument[]): ReadonlyMap<string, ManifestDocument> {
  const known = new Map<string, ManifestDocument>();
  for (const document of documents) {
    const { span, anchor } = document;
    if (anchor && !hasBadSeparator(document)) known.set(text.slice(span.start, span.end), anchor);
  }
  return known;
}

/**
 * The anchored text of a file: its documents at their places, each with its separator before it, and a line of blanks where there
 * is room. It is put together when somebody asks for it.
 */
export function anchoredSource({ path, text }: Source, chunks: readonly Chunk[], starts: readonly number[]): Source {
  let whole: string | undefined;
  return {
    path,
    get text() {
      whole ??= wholeText(text, chunks, starts);
      return whole;
    },
  };
}

function wholeText(text: string, chunks: readonly Chunk[], starts: readonly number[]): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const parts: string[] = [];
  let [from, end] = [0, 0];
  for (const [index, chunk] of chunks.entries()) {
    const start = starts[index] as number;
    const before = text.slice(from, chunk.start);
    const room = start - before.length - end;
    parts.push(room > eol.length ? ' '.repeat(room - eol.length) + eol : ' '.repeat(room), before);
    parts.push(text.slice(chunk.start, chunk.end));
    from = chunk.end;
    end = start + lengthOf(chunk);
  }
  return parts.join('') + text.slice(from);
}

/** The same manifests in their anchored texts; made once for each tree. */
export function anchored(manifests: Manifests): Manifests {
  const known = anchoredTrees.get(manifests) ?? {
    files: manifests.files.map(file => (file.anchored ? { ...file.anchored, template: file.template } : file)),
  };
  anchoredTrees.set(manifests, known);
  return known;
}

const anchoredTrees = new WeakMap<Manifests, Manifests>();

/** From the places of anchored texts to those of the texts themselves. */
export class Places {
  readonly #files = new Map<string, Moves | undefined>();

  constructor(files: readonly ManifestFile[]) {
    for (const { source, anchored, documents } of files)
      this.#files.set(
        source.path,
        anchored && documents.length > 0 ? new Moves(documents, anchored.documents) : undefined,
      );
  }

  /** Where a place of an anchored text stands; a place of any other text is the same. */
  of(span: Span): Span {
    const moves = this.#files.get(span.path);
    if (!moves) return span;
    const [start, end] = moves.of(span.start, span.end);
    return start === span.start && end === span.end ? span : { path: span.path, start, end };
  }
}

/** How far the documents of one file stand from their places in the anchored text. */
class Moves {
  readonly #documents: readonly ManifestDocument[];
  readonly #anchored: readonly ManifestDocument[];
  /** For each document, where what belongs to it begins: the separator belongs to what it stands before. */
  readonly #begins: readonly number[];
  /** Most questions are about the document that the last one was about. */
  #last = 0;

  constructor(documents: readonly ManifestDocument[], anchored: readonly ManifestDocument[]) {
    this.#documents = documents;
    this.#anchored = anchored;
    let end = 0;
    this.#begins = documents.map(({ span }, index) => {
      const separator = index === 0 ? span.start : span.start - end;
      end = span.end;
      return (anchored[index] as ManifestDocument).span.start - separator;
    });
  }

  of(start: number, end: number): readonly [number, number] {
    const index = this.#at(start);
    const [document, anchor] = [this.#documents[index] as ManifestDocument, this.#anchored[index] as ManifestDocument];
    const by = document.span.start - anchor.span.start;
    const isLast = index === this.#documents.length - 1;
    const place = (offset: number) => (isLast ? offset + by : Math.min(offset + by, document.span.end));
    // What reaches beyond its document ends with it, or in a later one; the blanks between two stand nowhere in the text itself.
    const isWithin = isLast || end < (this.#begins[index + 1] as number);
    return [place(start), isWithin ? place(end) : Math.max(document.span.end, this.of(end, end)[0])];
  }

  #at(offset: number): number {
    const begins = this.#begins;
    const isAt = (index: number) =>
      (begins[index] as number) <= offset && (index + 1 === begins.length || offset < (begins[index + 1] as number));
    if (isAt(this.#last)) return this.#last;
    let low = 0;
    let high = begins.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((begins[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    this.#last = low;
    return low;
  }
}
