import type { Diagnostic } from '../core/diagnostic.js';
import type { TextEdit } from '../core/edit.js';
import { pathPattern } from '../core/glob.js';
import { join } from '../core/path.js';
import type { Source } from '../core/source.js';
import type { Span } from '../core/span.js';
import type { Dialect, Embedded } from '../model/dialect.js';
import type { IncludeResolver, Snapshot } from '../model/host.js';
import { givenSources } from '../model/snapshot.js';
import type { LintResult } from './result.js';

/**
 * What the embedded configuration's dialect is given: the source with blanks for everything around it. So every place in it is
 * a place in the source as well. What it includes lies where the daemon runs, and is not known.
 */
export function snapshotOf({ path, text }: Source, { span }: Embedded): Snapshot & IncludeResolver {
  return givenSources(new Map([[path, { path, text: masked(text, span) }]]));
}

function masked(text: string, { start, end }: Span): string {
  const blank = (part: string) => part.replace(/[^\n]/g, ' ');
  return blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end));
}

/** Configurations that the daemon reads together, as files of one folder: they lie below the source that they stand in. */
export interface EmbeddedFolder {
  readonly source: Source;
  readonly dialect: Embedded['dialect'];
  /** By the path that stands for each. */
  readonly parts: ReadonlyMap<string, Embedded>;
}

/** The parts of sources that become files of one folder; those that stand for themselves are left out. */
export function foldersOf(parts: readonly Embedded[], sources: ReadonlyMap<string, Source>): readonly EmbeddedFolder[] {
  const folders = new Map<string, EmbeddedFolder & { readonly parts: Map<string, Embedded> }>();
  for (const part of parts) {
    const { file, span, dialect } = part;
    const source = sources.get(span.path);
    if (!file || !source) continue;
    const key = `${dialect} ${file.folder} ${span.path}`;
    const folder = folders.get(key) ?? { source, dialect, parts: new Map() };
    folders.set(key, folder);
    folder.parts.set(join(span.path, file.name), part);
  }
  return [...folders.values()];
}

/** The files of such a folder, and nothing else. */
export function snapshotOfFolder({ source, parts }: EmbeddedFolder): Snapshot & IncludeResolver {
  return givenSources(new Map([...parts].map(([path, { span }]) => [path, { path, text: masked(source.text, span) }])));
}

/** The files of a folder that no other one brings along. */
export function rootsOf({ parts, source }: EmbeddedFolder, { reads }: Dialect): readonly string[] {
  const paths = [...parts.keys()];
  const brought = paths.flatMap(path =>
    (reads?.(path, source.text) ?? []).map(name => pathPattern(join(source.path, name))),
  );
  return paths.filter(path => !brought.some(matches => matches(path)));
}

/** What was found in such files, at the places of the source that they stand in. */
export function placedIn({ source, parts }: EmbeddedFolder, found: readonly Diagnostic[]): readonly Diagnostic[] {
  const { path } = source;
  const here = (span: Span): Span => (parts.has(span.path) ? { ...span, path } : span);
  const edited = (edit: TextEdit) => {
    const part = parts.get(edit.span.path);
    const placed = { ...edit, span: here(edit.span) };
    return part ? indented(placed, source.text, part.indent) : placed;
  };
  return found.map(diagnostic => ({
    ...diagnostic,
    span: here(diagnostic.span),
    related: diagnostic.related.map(other => ({ ...other, span: here(other.span) })),
    fixes: diagnostic.fixes.map(fix => ({ ...fix, edits: fix.edits.map(edited) })),
    ...(diagnostic.daemon && {
      daemon: parts.has(diagnostic.daemon.path) ? { ...diagnostic.daemon, path } : diagnostic.daemon,
    }),
  }));
}

/** The secrets of such files, at the places of their source. */
export function secretsIn({ source, parts }: EmbeddedFolder, { secrets }: LintResult): readonly Span[] {
  return secrets.map(span => (parts.has(span.path) ? { ...span, path: source.path } : span));
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
