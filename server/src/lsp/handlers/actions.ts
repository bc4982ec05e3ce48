import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { actionsAt, findingsAt } from '../../features/actions.js';
import { safeFixes } from '../../features/safe-fixes.js';
import type { Subject } from '../../features/subject.js';
import { findingsIn } from '../../workspace/shared.js';
import { type Context, offsetIn, subjectsFor } from '../context.js';
import { toLsp } from '../publisher.js';
import { workspaceEdit } from '../workspace-edit.js';
import { hashActions } from './hash-password.js';

/** Mends everything in a document that can be mended without asking. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.bgplint`;

export const ACTION_KINDS = [CodeActionKind.QuickFix, FIX_ALL];

export async function actions(context: Context, params: CodeActionParams): Promise<CodeAction[] | null> {
  const subjects = await subjectsFor(context, params.textDocument);
  const [subject] = subjects;
  if (!subject) return null;
  const { only } = params.context;
  const wanted = (kind: string) => only?.some(asked => kind === asked || kind.startsWith(`${asked}.`)) ?? false;
  return [
    ...(only === undefined || wanted(CodeActionKind.QuickFix) ? await quickFixesIn(context, subjects, params) : []),
    ...(wanted(FIX_ALL) ? fixAll(context, subjects) : []),
  ];
}

/** What any of the units offers; the same mending is offered once. */
async function quickFixesIn(
  context: Context,
  subjects: readonly Subject[],
  params: CodeActionParams,
): Promise<CodeAction[]> {
  const byContent = new Map<string, CodeAction>();
  for (const subject of subjects) {
    for (const action of await quickFixes(context, subject, params)) {
      const key = JSON.stringify([action.title, action.edit, action.data]);
      if (!byContent.has(key)) byContent.set(key, action);
    }
  }
  return [...byContent.values()];
}

async function quickFixes(context: Context, subject: Subject, { range }: CodeActionParams): Promise<CodeAction[]> {
  const { sources } = subject.result;
  const findings = findingsAt(subject, offsetIn(subject, range.start), offsetIn(subject, range.end));
  const plain = actionsAt(subject, findings).flatMap(
    ({ title, diagnostic, isPreferred, edits, files }): CodeAction[] => {
      const edit = workspaceEdit(context, edits, sources, files);
      const shown = toLsp(diagnostic, sources, context.uri, context.client.relatedInformation);
      if (!edit || !shown) return [];
      return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [shown], isPreferred, edit }];
    },
  );
  return [...(await hashActions(context, subject, findings)), ...plain];
}

function fixAll(context: Context, subjects: readonly Subject[]): CodeAction[] {
  const [subject] = subjects;
  if (!subject) return [];
  const { path, result } = subject;
  const found = findingsIn(
    path,
    subjects.map(one => one.result),
    context.uri,
  );
  const text = result.sources.get(path)?.text;
  const { edits } = safeFixes(found, edited => (edited === path ? text : undefined));
  const edit = edits.length > 0 ? workspaceEdit(context, edits, result.sources) : undefined;
  return edit ? [{ title: 'Fix all that bgplint can mend safely', kind: FIX_ALL, edit }] : [];
}
