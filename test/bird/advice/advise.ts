import type { Diagnostic } from '../../../server/src/core/diagnostic.js';
import { applyEdits } from '../../../server/src/core/edit.js';
import type { LintResult } from '../../../server/src/workspace/result.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import { memoryHost } from '../memory-host.js';

const ROOT = 'bird.conf';

type Files = Readonly<Record<string, string>>;

/** What a whole lint says of a text as `bird.conf`, for one version, with other files beside it. */
export function lint(text: string, version = '2.17', files: Files = {}): Promise<LintResult> {
  const workspace = new Workspace(memoryHost({ ...files, [ROOT]: text }, ''));
  return workspace.lint(ROOT, { targets: [{ dialect: 'bird', version }] });
}

/** The findings of one rule, each as the text it stands on. */
export async function found(rule: string, text: string, version?: string, files?: Files): Promise<string[]> {
  const { diagnostics, sources } = await lint(text, version, files);
  return diagnostics
    .filter(diagnostic => diagnostic.rule === `bird/${rule}`)
    .map(({ span }) => sources.get(span.path)?.text.slice(span.start, span.end) ?? '');
}

/** The text after the first fix of the first finding of a rule. */
export async function mended(rule: string, text: string): Promise<string> {
  const { diagnostics } = await lint(text);
  const [finding] = diagnostics.filter(diagnostic => diagnostic.rule === `bird/${rule}`);
  return applyEdits(text, finding?.fixes[0]?.edits ?? []);
}

export async function diagnosticsOf(text: string): Promise<readonly Diagnostic[]> {
  return (await lint(text)).diagnostics;
}

/** A filter of which these are the statements, in a configuration that is complete. */
export function filter(body: string): string {
  return `filter f {\n${body}\n}\nprotocol device {}\n`;
}
