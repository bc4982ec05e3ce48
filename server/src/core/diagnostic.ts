import type { TextEdit } from './edit.js';
import type { Secret } from './secret.js';
import type { Span } from './span.js';

/**
 * error: the daemon rejects it, or the service certainly fails or leaks; warning: very probably wrong; info: worth
 * knowing.
 */
export type Severity = 'error' | 'warning' | 'info';

/** Severities from the gravest to the lightest. */
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Whether `severity` is at least as grave as `threshold`. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}

/** Another place that a diagnostic speaks of. */
export interface Related {
  readonly span: Span;
  readonly message: string;
}

/** A file that a fix makes. Its text may be, or hold, a password. */
export interface NewFile {
  readonly path: string;
  readonly text: Secret;
  /** It may be there: the text is then put at its beginning. Otherwise a file that is there is left alone, and the fix fails. */
  readonly mayExist?: boolean;
}

/** A mending offered to the user. `safe`: keeps the meaning the author had; `--fix` and `source.fixAll` apply only those. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
  /** Files that come with it, which only an editor makes: never of a safe fix. */
  readonly files?: readonly NewFile[];
}

/** What a rule says about one place. Plain data: the editor and the command line render it. */
export interface Diagnostic {
  /** `<scope>/<name>`, see docs/rules. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  /** Whether the daemon of the target version would itself refuse the file because of this. */
  readonly rejects: boolean;
  /** Where the daemon would point: 1-based line. Present exactly when `rejects`. */
  readonly daemon?: { readonly path: string; readonly line: number };
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** The unit whose judgement tells of the same mistake too: where that is judged as well, this need not be said twice. */
  readonly toldAt?: string;
  /** It only follows from an earlier mistake: shown where every rejection is asked for. */
  readonly consequence?: boolean;
  /** It is so in other versions than the one judged by: left out where the user named that one. */
  readonly otherVersions?: boolean;
}
