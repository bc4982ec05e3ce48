import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import type { Diagnostic } from '../../core/diagnostic.js';
import type { Subject } from '../../features/subject.js';
import { HASH_PASSWORD_TITLE, hashPlainPasswords, plainPassword } from '../../profile/plain-password.js';
import { type Context, subjectFor } from '../context.js';
import { toLsp } from '../publisher.js';
import { workspaceEdit } from '../workspace-edit.js';

/** What `codeAction/resolve` needs to find the password again; never the password. */
interface HashRequest {
  readonly hashPasswordIn: string;
  readonly start: number;
}

/**
 * Offers to put a hash in the place of a readable password of a profile. Hashing takes its time, so that a client which can
 * ask for the edit later gets it only then.
 */
export async function hashActions(
  context: Context,
  subject: Subject,
  findings: readonly Diagnostic[],
): Promise<CodeAction[]> {
  if (!context.platform.hashPassword) return [];
  const { sources } = subject.result;
  const actions: CodeAction[] = [];
  for (const finding of findings) {
    if (!plainPassword(subject.source, finding)) continue;
    const shown = toLsp(finding, sources, context.uri, context.client.relatedInformation);
    const action: CodeAction = {
      title: HASH_PASSWORD_TITLE,
      kind: CodeActionKind.QuickFix,
      isPreferred: true,
      ...(shown ? { diagnostics: [shown] } : {}),
    };
    const data: HashRequest = { hashPasswordIn: context.uri(subject.path), start: finding.span.start };
    actions.push(
      context.client.resolvesEdits ? { ...action, data } : { ...action, ...(await hashed(context, subject, finding)) },
    );
  }
  return actions;
}

/** Fills in the edit of an action that was offered without one. */
export async function resolveAction(context: Context, action: CodeAction): Promise<CodeAction> {
  const { hashPasswordIn, start } = (action.data ?? {}) as Partial<HashRequest>;
  if (hashPasswordIn === undefined) return action;
  const subject = await subjectFor(context, { uri: hashPasswordIn });
  const finding = subject?.result.diagnostics.find(
    ({ rule, span }) => rule === 'profile/plain-password' && span.start === start,
  );
  return subject && finding ? { ...action, ...(await hashed(context, subject, finding)) } : action;
}

async function hashed(context: Context, subject: Subject, finding: Diagnostic): Promise<Pick<CodeAction, 'edit'>> {
  const { hashPassword } = context.platform;
  if (!hashPassword) return {};
  const edits = await hashPlainPasswords(subject.source, [finding], hashPassword);
  const edit = workspaceEdit(context, edits, subject.result.sources);
  return edit ? { edit } : {};
}
