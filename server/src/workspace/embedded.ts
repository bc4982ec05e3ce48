import type { Diagnostic } from '../core/diagnostic.js';
import type { TextEdit } from '../core/edit.js';
import type { Source } from '../core/source.js';
import type { Embedded } from '../model/dialect.js';
import type { IncludeResolver, Snapshot } from '../model/host.js';
import { givenSources } from '../model/snapshot.js';

/**
 * What the embedded configuration's dialect is given: the source with blanks for everything around it. So every place in it is
 * a place in the source as well. What it includes lies where the daemon runs, and is not known.
 */
export function snapshotOf({ path, text }: Source, { span }: Embedded): Snapshot & IncludeResolver {
  const blank = (part: string) => part.replace(/[^\n]/g, ' ');
  const masked =
    blank(text.slice(0, span.start)) + text.slice(span.start, span.end) + blank(text.slice(span.end, text.length));
  return givenSources(new Map([[path, { path, text: masked }]]));
}

/** A diagnostic of the embedded configuration whose edits keep the text around it whole. */
export function withIndent(diagnostic: Diagnostic, { text }: Source, { indent }: Embedded): Diagnostic {
  if (diagnostic.fixes.length === 0) return diagnostic;
  const edited = (edit: TextEdit) => indented(edit, text, indent);
  return { ...diagnostic, fixes: diagnostic.fixes.map(fix => ({ ...fix, edits: fix.edits.map(edited) })) };
}

/** An edit every new line of which begins with `indent`, where it does not already. */
function indented({ span, text }: TextEdit, around: string, indent: string): TextEdit {
  const atLineStart = span.start === 0 || around[span.start - 1] === '\n';
  const lines = text.split('\n').map((line, index) => {
    const isNew = index > 0 || atLineStart;
    return !isNew || line === '' || line.startsWith(indent) ? line : indent + line;
  });
  return { span, text: lines.join('\n') };
}
