import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type Range,
  type RenameParams,
  ResponseError,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { basename } from '../../core/path.js';
import { type NamedThing, namedThingAt } from '../../features/navigation.js';
import { rename, whyFixed } from '../../features/rename.js';
import type { Subject } from '../../features/subject.js';
import { type Context, offsetIn, subjectAt } from '../context.js';
import { rangeOf } from '../positions.js';
import { unitsOf } from '../units-of.js';
import { workspaceEdit } from '../workspace-edit.js';

/** What cannot be renamed is an error that the client shows. */
type Refused = ResponseError<void>;

/** The name at a place, without its quotes, when it can get another one. */
export async function prepareRename(
  context: Context,
  params: PrepareRenameParams,
): Promise<{ range: Range; placeholder: string } | Refused | null> {
  const target = await targetOf(context, params);
  if (!target || target instanceof ResponseError) return target;
  const { subject, offset, thing } = target;
  const at = thing.places.find(
    ({ whole }) => whole.path === subject.path && whole.start <= offset && offset <= whole.end,
  );
  return at ? { range: rangeOf(subject.source, at.span), placeholder: thing.name } : null;
}

export async function renameName(context: Context, params: RenameParams): Promise<WorkspaceEdit | Refused | null> {
  const target = await targetOf(context, params);
  if (!target || target instanceof ResponseError) return target;
  const { thing } = target;
  const result = await rename(thing, withoutQuotes(params.newName.trim()));
  if ('problem' in result) return refused(result.problem);
  return workspaceEdit(context, result.edits, result.sources) ?? null;
}

interface Target {
  readonly subject: Subject;
  readonly offset: number;
  readonly thing: NamedThing;
}

/** What is to be renamed, when it can be. */
async function targetOf(context: Context, params: TextDocumentPositionParams): Promise<Target | Refused | null> {
  const subject = await subjectAt(context, params);
  if (!subject?.dialect) return null;
  const offset = offsetIn(subject, params.position);
  let isPartial = false;
  const everywhere = unitsOf(context, subject, () => {
    isPartial = true;
  });
  const thing = await namedThingAt(subject.path, offset, everywhere);
  if (!thing) return refused(NO_NAME);
  const why = isPartial ? TOO_MANY : (whyFixed(thing)?.problem ?? outside(context, thing));
  return why === undefined ? { subject, offset, thing } : refused(why);
}

const TOO_MANY =
  'There are more files here than bgplint searches, so some that use this name might be missed. Open a smaller folder.';

const NO_NAME =
  'Here is no name that these files define. Names defined in files that could not be read cannot be changed.';

/** Why a thing is not to be touched: it is also written where the user did not invite us. */
function outside({ folders, documents }: Context, { name, places }: NamedThing): string | undefined {
  const isOurs = (path: string) => documents.get(path) !== undefined || folders.around(path) !== undefined;
  const foreign = folders.all.length > 0 && places.find(({ span }) => !isOurs(span.path));
  if (!foreign) return undefined;
  return `“${name}” is also written in ${basename(foreign.span.path)}, which lies outside of the workspace. Open its folder, or change it by hand.`;
}

/** Quotes are written where they are needed, whether the user types them or not. */
function withoutQuotes(name: string): string {
  return /^'.+'$/.test(name) ? name.slice(1, -1) : name;
}

function refused(why: string): Refused {
  return new ResponseError(LSPErrorCodes.RequestFailed, why);
}
