import type { Diagnostic, Fix, Related, Severity } from '../core/diagnostic.js';
import { type Span, spanKey } from '../core/span.js';
import { PROFILE_RULES, type ProfileRuleId } from './rules.js';

/** What a finding may say beyond rule, place and message. */
export interface Details {
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

/** Collects findings about one profile. */
export class Report {
  readonly #findings = new Map<string, Diagnostic>();

  /** Adds a finding; a second one by the same rule at the same place is dropped (an alias shows its target's mistakes twice). */
  add(rule: ProfileRuleId, span: Span, message: string, details: Details = {}): void {
    const key = `${rule}\0${spanKey(span)}`;
    if (this.#findings.has(key)) return;
    const severity = details.severity ?? PROFILE_RULES.find(info => info.id === rule)?.severity ?? 'error';
    const { related = [], fixes = [] } = details;
    this.#findings.set(key, { rule, severity, message, span, rejects: false, related, fixes });
  }

  /** In the order of the text. */
  diagnostics(): Diagnostic[] {
    return [...this.#findings.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }
}
