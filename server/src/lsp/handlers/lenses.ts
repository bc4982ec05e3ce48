import { type CodeLens, type CodeLensParams, CodeLensRefreshRequest } from 'vscode-languageserver';
import {
  type AnnouncedParams,
  type AnnouncedResult,
  COMMANDS,
  type GoToArguments,
} from '../../../../client/src/protocol.js';
import { announcedText } from '../../features/announced-text.js';
import { allLenses, type Lens, lensesOf } from '../../features/lenses.js';
import type { LintResult } from '../../workspace/result.js';
import { type Context, subjectFor } from '../context.js';
import { rangeOf } from '../positions.js';
import { pathOf } from '../uri.js';

/** What says which lens one is, until it is asked what it says. */
interface LensData {
  readonly uri: string;
  readonly key: string;
}

/** Where there is something to say; what that is takes its time, and is asked for those that are seen. */
export async function lenses(context: Context, { textDocument }: CodeLensParams): Promise<CodeLens[] | null> {
  const subject = await subjectFor(context, textDocument);
  if (!subject) return null;
  return lensesOf(subject).map(({ span, key }) => {
    const data: LensData = { uri: textDocument.uri, key };
    return { range: rangeOf(subject.source, span), data };
  });
}

/**
 * What a lens says. Picking it leads to what accepts the prefix that should not get out, or shows all that is announced; in clients that
 * do not know our commands it is a text to read, which they know by the empty command.
 */
export async function resolveLens(context: Context, lens: CodeLens): Promise<CodeLens> {
  const { uri, key } = lens.data as LensData;
  const found = await lensAt(context, uri, key);
  // The text has changed meanwhile, and the client is about to ask again.
  if (!found) return { ...lens, command: { title: '', command: '' } };
  const { title, leak } = found.lens.tell();
  if (!context.client.lensCommands) return { ...lens, command: { title, command: '' } };
  const source = leak && found.result.sources.get(leak.path);
  if (!source) return { ...lens, command: { title, command: COMMANDS.showAnnounced, arguments: [{ uri, key }] } };
  const target: GoToArguments = { uri: context.uri(leak.path), range: rangeOf(source, leak) };
  return { ...lens, command: { title, command: COMMANDS.goTo, arguments: [target] } };
}

/** Everything behind a lens. */
export async function announced(context: Context, { uri, key }: AnnouncedParams): Promise<AnnouncedResult> {
  const found = await lensAt(context, uri, key);
  return found ? { text: announcedText(found.lens, found.result) } : {};
}

async function lensAt(
  context: Context,
  uri: string,
  key: string,
): Promise<{ readonly lens: Lens; readonly result: LintResult } | undefined> {
  const result = await context.units.current(pathOf(uri));
  for (const one of result ? [result, ...result.embedded.map(part => part.result)] : []) {
    const lens = allLenses(one).find(candidate => candidate.key === key);
    if (lens) return { lens, result: one };
  }
  return undefined;
}

/** Has the client ask for lenses again when something else than its document has changed: the profile, or a file beside it. */
export class LensNews {
  readonly #context: Context;
  readonly #judged = new Map<string, LintResult>();

  constructor(context: Context) {
    this.#context = context;
  }

  judged(root: string, result: LintResult): void {
    const before = this.#judged.get(root);
    this.#judged.set(root, result);
    const { client, connection, documents } = this.#context;
    if (!client.lensRefresh || !before) return;
    const changed = [...new Set([...before.sources.keys(), ...result.sources.keys()])].filter(
      path => before.sources.get(path)?.text !== result.sources.get(path)?.text,
    );
    if (before.profile === result.profile && changed.length === 0) return;
    // After a change of its own document a client asks by itself.
    if (changed.some(path => documents.get(path))) return;
    connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
  }

  dropped(root: string): void {
    this.#judged.delete(root);
  }
}
