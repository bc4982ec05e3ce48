import type { Diagnostic, Fix, Related } from '../../core/diagnostic.js';
import { LineIndex, type Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import { severityOf } from './rules.js';
import type { Holes } from './template.js';

/** Where the daemon stands when it notices something: what it read last, or the end of everything. */
export interface DaemonPlace {
  readonly source: Source;
  readonly offset: number;
}

/** What goes with a finding beside rule, place and message. */
export interface Extras {
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
}

/**
 * Gathers findings. Each that rejects carries the line at which the daemon would stop: of the token it holds, 1-based; at
 * the end of the configuration its line counter is 1 again (all versions).
 */
export class Report {
  readonly diagnostics: Diagnostic[] = [];
  readonly #root: string;
  readonly #lines = new Map<Source, LineIndex>();

  constructor(root: string) {
    this.#root = root;
  }

  /** How many findings there are; grows only. */
  get count(): number {
    return this.diagnostics.length;
  }

  /** Something for which the daemon refuses the configuration; `daemon` undefined: at its very end. */
  reject(rule: string, span: Span, message: string, daemon: DaemonPlace | undefined, extras: Extras = {}): void {
    const place = daemon
      ? { path: daemon.source.path, line: this.lineOf(daemon.source, daemon.offset) + 1 }
      : { path: this.#root, line: 1 };
    this.#add(rule, span, message, extras, { rejects: true, daemon: place });
  }

  /** Something that only we say. */
  note(rule: string, span: Span, message: string, extras: Extras = {}): void {
    this.#add(rule, span, message, extras, { rejects: false });
  }

  /** Moves the finding that was the `count`-th to a cause that it has in common with others; they become its related places. */
  share(count: number, span: Span, message: string, related: readonly Related[]): void {
    const found = this.diagnostics[count - 1];
    if (found) this.diagnostics[count - 1] = { ...found, span, message, related };
  }

  /** 0-based line of an offset. */
  lineOf(source: Source, offset: number): number {
    let lines = this.#lines.get(source);
    if (!lines) {
      lines = new LineIndex(this.holes?.of(source.path)?.original.text ?? source.text);
      this.#lines.set(source, lines);
    }
    return lines.position(offset).line;
  }

  /** Findings in text that is being skipped are consequences. */
  muted = false;
  /** Set where the root is a template: what touches a hole is not judged. */
  holes: Holes | undefined;

  #add(rule: string, span: Span, message: string, extras: Extras, rest: Pick<Diagnostic, 'rejects' | 'daemon'>): void {
    if (this.muted) return;
    const { related = [], fixes = [] } = extras;
    if (this.holes?.spoil(span, related)) return;
    this.diagnostics.push({ rule, severity: severityOf(rule), message, span, related, fixes, ...rest });
  }
}
