import { basename, isAbsolute } from '../../core/path.js';
import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import type { IncludeResolver, Snapshot, SourceRequest } from '../../model/host.js';
import type { Report } from './report.js';

/** A text that is being read, and where reading goes on once what it includes has ended. */
interface Frame {
  readonly source: Source;
  at: number;
  /** What the same include names beside it: read afterwards. */
  readonly others: Source[];
}

/** BIRD's limit (conf/cf-lex.l): the file itself counts. */
const MAX_DEPTH = 8;

/** So many times a file is entered; files that include each other over and over could go on for hours, as BIRD would. */
const MAX_ENTERED = 20_000;

const ELSEWHERE = 'it is not here, and lies outside of the folders that are checked';

const INCLUDE_LINE = /^[ \t]*include[ \t]*"([^"\n]+)"[ \t]*;/gm;

/** The paths and patterns that a text includes, as written; one in a comment over several lines counts too. */
export function includesIn(_path: string, text: string): readonly string[] {
  return [...text.matchAll(INCLUDE_LINE)].map(match => match[1] as string);
}

/** Follows includes through a snapshot, as a stack of texts. */
export class Includes {
  readonly sources = new Map<string, Source>();
  readonly unresolved: SourceRequest[] = [];
  /** Something was not read: names may be defined there. */
  get uncertain(): boolean {
    return this.gaps > 0;
  }
  set uncertain(more: true) {
    if (more) this.gaps++;
  }
  /** How often that was so. */
  gaps = 0;
  /** A text that is being read is read again, as BIRD does, and nothing is included after the first mistake. */
  followsCircles = false;
  readonly #snapshot: Snapshot & IncludeResolver;
  readonly #report: Report;
  readonly #frames: Frame[];
  #entered = 0;
  /** BIRD would have stopped: a second circle is no news, and following all of them takes factorial time. */
  #inCircle = false;

  constructor(root: Source, snapshot: Snapshot & IncludeResolver, report: Report) {
    this.#snapshot = snapshot;
    this.#report = report;
    this.#frames = [{ source: root, at: 0, others: [] }];
    this.sources.set(root.path, root);
  }

  get current(): Source {
    return (this.#frames.at(-1) as Frame).source;
  }

  /** Where reading goes on in the current text. */
  get position(): number {
    return (this.#frames.at(-1) as Frame).at;
  }

  /** Where reading goes on in a text that is open, or its end when it is read to the end. */
  positionIn(source: Source): number {
    return this.#frames.findLast(frame => frame.source === source)?.at ?? source.text.length;
  }

  /**
   * Enters what an include names.
   * @param resume where the including text goes on; @param span of the quoted path; @param keyword offset of `include`.
   * @returns whether another text is now the current one.
   */
  enter(written: string, from: Source, resume: number, span: Span, keyword: number): boolean {
    (this.#frames.at(-1) as Frame).at = resume;
    if (this.followsCircles && this.#report.diagnostics.some(({ rejects }) => rejects)) return false;
    const daemon = { source: from, offset: keyword };
    if (this.#frames.length >= MAX_DEPTH) {
      const message = `Includes are nested too deep: BIRD follows ${MAX_DEPTH - 1} of them. It refuses the file.`;
      this.#report.reject('bird/include-loop', span, message, daemon);
      this.uncertain = true;
      return false;
    }
    const path = this.#snapshot.resolve(from.path, written);
    if (!/[?*[]/.test(written)) return this.#open([path], span, daemon, written);
    const paths = this.#snapshot.glob(path);
    if (paths === undefined) return this.#request('glob', path);
    if (paths === 'elsewhere' && isAbsolute(written)) return this.#outside(written, span, ELSEWHERE);
    if (typeof paths === 'string') return this.#missing(written, span, daemon, 'the folder does not exist');
    return this.#open(paths, span, daemon);
  }

  /** Back to where the current text was included; false: it is the outermost. */
  leave(): boolean {
    if (this.#frames.length === 1) return false;
    const { others } = this.#frames.pop() as Frame;
    const next = others.shift();
    if (next) this.#frames.push({ source: next, at: 0, others });
    return true;
  }

  /** @param written how the include spells its one path; absent where it has a pattern. */
  #open(paths: readonly string[], span: Span, daemon: { source: Source; offset: number }, written?: string): boolean {
    const found: Source[] = [];
    for (const path of paths) {
      // Where there is no file system, paths are URIs, and nobody wrote those.
      const name = written ?? basename(path);
      const result = this.#snapshot.read(path);
      if (result === undefined) {
        this.#request('read', path);
      } else if (result.kind === 'source') {
        if (this.followsCircles) found.push(result.source);
        else if (this.#frames.some(frame => frame.source.path === result.source.path)) this.#loop(name, span, daemon);
        else if (!this.#inCircle || !this.sources.has(path)) found.push(result.source);
      } else if (result.kind === 'missing') {
        if (result.elsewhere && written !== undefined && isAbsolute(written)) this.#outside(name, span, ELSEWHERE);
        else this.#missing(name, span, daemon, 'it does not exist');
      } else if (result.kind === 'folder') {
        // BIRD passes over the folders among what a pattern matches.
        if (written !== undefined) this.#missing(name, span, daemon, 'it is a folder');
      } else if (result.kind === 'unreadable' && result.certain) {
        this.#missing(name, span, daemon, `it ${result.why}`);
      } else {
        this.#outside(name, span, result.kind === 'unreadable' ? result.why : 'it lies outside of what bgplint reads');
      }
    }
    this.#entered += found.length;
    if (this.#entered > MAX_ENTERED) {
      found.length = 0;
      this.#outside(
        written ?? 'This',
        span,
        `${MAX_ENTERED} files are read through includes before it, which is as far as bgplint goes`,
      );
    }
    for (const source of found) this.sources.set(source.path, source);
    const first = found.shift();
    if (first) this.#frames.push({ source: first, at: 0, others: found });
    return first !== undefined;
  }

  #request(kind: SourceRequest['kind'], path: string): false {
    this.uncertain = true;
    if (!this.unresolved.some(other => other.kind === kind && other.path === path))
      this.unresolved.push({ kind, path });
    return false;
  }

  #missing(path: string, span: Span, daemon: { source: Source; offset: number }, why: string): false {
    this.uncertain = true;
    const message = `BIRD cannot include ${path}: ${why}. It refuses the file. Create it, or correct the path.`;
    this.#report.reject('bird/include-missing', span, message, daemon);
    return false;
  }

  #outside(path: string, span: Span, why: string): false {
    this.uncertain = true;
    const message = `${path} was not read: ${why}. Names that it may define are taken as given.`;
    this.#report.note('bird/include-outside', span, message);
    return false;
  }

  #loop(path: string, span: Span, daemon: { source: Source; offset: number }): void {
    this.uncertain = true;
    if (this.#inCircle) return;
    this.#inCircle = true;
    const message = `${path} includes itself here. BIRD follows ${MAX_DEPTH - 1} includes, then refuses the file. Remove this one.`;
    this.#report.reject('bird/include-loop', span, message, daemon);
  }
}
