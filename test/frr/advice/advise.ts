import type { Diagnostic } from '../../../server/src/core/diagnostic.js';
import { applyEdits } from '../../../server/src/core/edit.js';
import { frr } from '../../../server/src/dialects/frr/index.js';
import type { FrrConfig } from '../../../server/src/dialects/frr/tree.js';
import type { Unit } from '../../../server/src/model/dialect.js';
import { givenSources } from '../../../server/src/model/snapshot.js';

/** A text as FRR reads it, with everything that is said of it. */
export function unitOf(text: string, version = '10.3', path = 'frr.conf'): Unit<FrrConfig> {
  return frr.parse(path, givenSources(new Map([[path, { path, text }]])), version);
}

/** The findings of one rule. */
export function findings(rule: string, text: string, version?: string, path?: string): readonly Diagnostic[] {
  return unitOf(text, version, path).diagnostics.filter(one => one.rule === `frr/${rule}`);
}

/** The findings of one rule, each as `severity line text`; lines are 1-based. */
export function found(rule: string, text: string, version?: string, path?: string): readonly string[] {
  return findings(rule, text, version, path).map(
    ({ severity, span }) =>
      `${severity} ${text.slice(0, span.start).split('\n').length} ${text.slice(span.start, span.end)}`,
  );
}

/** The text after the first fix of the first finding of a rule. */
export function mended(rule: string, text: string): string {
  return applyEdits(text, findings(rule, text)[0]?.fixes[0]?.edits ?? []);
}

/** Lines in a `router bgp` block. */
export function bgp(...lines: readonly string[]): string {
  return `router bgp 64512\n bgp router-id 192.0.2.1\n${lines.map(line => ` ${line}\n`).join('')}exit\n`;
}
