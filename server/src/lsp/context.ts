import type { Connection, Position, TextDocumentIdentifier, TextDocumentPositionParams } from 'vscode-languageserver';
import { type Subject, subjectOf } from '../features/subject.js';
import type { Profile } from '../profile/allocation.js';
import type { LintOptions, LintResult } from '../workspace/result.js';
import type { Workspace } from '../workspace/workspace.js';
import type { ClientAbilities } from './abilities.js';
import type { OpenDocuments } from './documents.js';
import type { Folders } from './folders.js';
import type { EditorHost } from './host.js';
import { positionsOf } from './positions.js';
import type { Projects } from './projects.js';
import type { Settings } from './settings.js';
import type { Units } from './units.js';
import { pathOf } from './uri.js';

/** What the place the server runs in adds to what every place has. */
export interface Platform {
  /** Hashes a password for a profile; absent where there is no scrypt. */
  readonly hashPassword?: (password: string) => Promise<string>;
  /** All files are the client's, and each costs a request. */
  readonly hasFarFiles?: boolean;
}

/** What every handler works with. */
export interface Context {
  readonly connection: Connection;
  readonly platform: Platform;
  readonly documents: OpenDocuments;
  readonly folders: Folders;
  readonly settings: Settings;
  readonly host: EditorHost;
  readonly workspace: Workspace;
  readonly projects: Projects;
  readonly units: Units;
  /** Known once the client has introduced itself, which it does before all else. */
  client: ClientAbilities;
  /** The URI of a path, spelt as the client does where it has it open. */
  uri(path: string): string;
  /** How a path is to be judged. */
  options(path: string): Promise<LintOptions>;
  /** Writes an error to the client's log, without anything of the user's files. */
  log(error: unknown): void;
}

/** The profile that governs a document; one that was never saved is treated as if it lay in the first folder. */
export async function profileFor(context: Context, path: string): Promise<Profile | undefined> {
  const place = context.folders.placeOf(path);
  return (await context.workspace.profileFor(place, await context.options(place)))?.profile;
}

/** What a request is about, judged as it is now; undefined when the document is not ours. */
export async function subjectFor(context: Context, document: TextDocumentIdentifier): Promise<Subject | undefined> {
  const path = pathOf(document.uri);
  const result = await context.units.current(path);
  return result && subjectOf(result, path);
}

/** What a request about one place is about: a configuration within another language's text, where it stands in one. */
export async function subjectAt(
  context: Context,
  { textDocument, position }: TextDocumentPositionParams,
): Promise<Subject | undefined> {
  const path = pathOf(textDocument.uri);
  const result = await context.units.current(path);
  return result && subjectAround(result, path, position);
}

/** What a document is in every unit that it belongs to, the nearest first. */
export async function subjectsFor(context: Context, document: TextDocumentIdentifier): Promise<readonly Subject[]> {
  const path = pathOf(document.uri);
  const results = await context.units.all(path);
  return (await Promise.all(results.map(result => subjectOf(result, path)))).filter(subject => subject !== undefined);
}

/** What one place is in every unit that its document belongs to, the nearest first. */
export async function subjectsAt(
  context: Context,
  { textDocument, position }: TextDocumentPositionParams,
): Promise<readonly Subject[]> {
  const path = pathOf(textDocument.uri);
  const results = await context.units.all(path);
  const subjects = await Promise.all(results.map(result => subjectAround(result, path, position)));
  return subjects.filter(subject => subject !== undefined);
}

async function subjectAround(result: LintResult, path: string, position: Position): Promise<Subject | undefined> {
  const source = result.sources.get(path);
  return source && subjectOf(result, path, positionsOf(source).offset(position));
}

/** The offset of a position in a subject's source. */
export function offsetIn(subject: Subject, position: Position): number {
  return positionsOf(subject.source).offset(position);
}
