import { dirname, join } from '../../core/path.js';
import { type Subject, subjectOf } from '../../features/subject.js';
import { allocationsFor } from '../../profile/discovery.js';
import { kindOf } from '../../workspace/sniff.js';
import type { Context } from '../context.js';

/** Languages in which manifests are begun. */
const LANGUAGES: ReadonlySet<string> = new Set(['yaml', 'helm']);

/** A document that is further on than this shows what it is. */
const LONGEST = 2000;

/** A key in the first column that no manifest of MetalLB begins with. */
const FOREIGN = /^(?!(?:apiVersion|kind|metadata)\b)[\w"'.-]+[ \t]*:/m;

/** So many files of a folder are looked at. */
const MAX_FILES = 32;

/**
 * A document that says nothing yet, and may well become a manifest of MetalLB: there are others in its folder, or a profile binds it.
 * Undefined for all others. It is judged as such for what it may say next, and nothing is reported of it.
 */
export async function begunManifest(context: Context, path: string): Promise<Subject | undefined> {
  const document = context.documents.get(path);
  if (!document || !LANGUAGES.has(document.languageId)) return undefined;
  const { text } = document.source;
  if (text.length > LONGEST || FOREIGN.test(text)) return undefined;
  const place = context.folders.placeOf(path);
  if (!(await isBound(context, place)) && !(await liesAmongManifests(context, place))) return undefined;
  const result = await context.workspace.lint(path, {
    ...(await context.options(path)),
    dialect: 'metallb',
    quick: true,
  });
  return subjectOf(result, path);
}

async function isBound({ workspace, options }: Context, place: string): Promise<boolean> {
  const profile = (await workspace.profileFor(place, await options(place)))?.profile;
  return profile !== undefined && profile.bindings.length > 0 && allocationsFor(profile, place).length > 0;
}

async function liesAmongManifests({ host }: Context, place: string): Promise<boolean> {
  const folder = dirname(place);
  const entries = (await host.list?.(folder)) ?? [];
  const paths = entries
    .filter(({ name, isFolder }) => !isFolder && /\.(?:ya?ml|json)$/.test(name))
    .map(({ name }) => join(folder, name));
  for (const path of paths.slice(0, MAX_FILES)) {
    const read = await host.read(path);
    if (path !== place && read.kind === 'source' && kindOf(path, read.source.text) === 'metallb') return true;
  }
  return false;
}
