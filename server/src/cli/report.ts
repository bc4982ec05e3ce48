import type { Diagnostic, Severity } from '../core/diagnostic.js';
import type { Entry, Judgement } from './judge.js';
import type { PathNames } from './names.js';

/** What a format has to print. */
export interface Report extends Judgement {
  readonly names: PathNames;
  /** Fixes applied to how many files, when --fix was given. */
  readonly mended: { readonly fixes: number; readonly files: number } | undefined;
  /** The process's exit code. */
  readonly exitCode: number;
}

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** How a format is to look. */
export interface Look {
  readonly color: boolean;
  /** Columns to stay within; undefined: as long as it takes. */
  readonly columns: number | undefined;
}

export type Formatter = (report: Report, look: Look) => string | Promise<string>;

/** Counts files once, however many targets judged them, and findings for every target. */
export function summarise(entries: readonly Entry[]): Summary {
  const count = (severity: Severity) =>
    entries.reduce((sum, { diagnostics }) => sum + diagnostics.filter(d => d.severity === severity).length, 0);
  return {
    files: new Set(entries.map(entry => entry.path)).size,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
  };
}

/** The text that may leave the process. */
export function spoken(report: Report, text: string): string {
  return report.texts.redact(text);
}

/** The fixes that may leave the process: those that would carry a password stay inside, and those that are more than edits. */
export function showableFixes(report: Report, diagnostic: Diagnostic): Diagnostic['fixes'] {
  return diagnostic.fixes.filter(fix => !fix.files && !fix.edits.some(edit => report.texts.leaks(edit.text)));
}

/** `1 error`, `2 errors` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
