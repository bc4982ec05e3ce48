import type { Span } from '../../core/span.js';
import type { Version } from '../../core/version.js';
import type { ParseOptions, Unit } from '../../model/dialect.js';
import type { IncludeResolver, Snapshot } from '../../model/host.js';
import { checkAround } from './around/index.js';
import { commentsIn } from './comments.js';
import { renamedEverywhere } from './edits/names.js';
import { embeddedIn } from './embedded.js';
import { speaksOfUs } from './groups.js';
import { readManifestFile } from './manifest.js';
import { secretsOf } from './secrets.js';
import { checkSemantics } from './semantics/index.js';
import { judgeStructure } from './structure/index.js';
import { filesTogether } from './together.js';
import type { ManifestFile, Manifests } from './tree.js';
import { measured, VERSIONS } from './versions.js';

/**
 * Reads a file of manifests, and those that are applied together with it. Never throws; a snapshot that lacks a file gives a
 * request.
 */
export function parseMetallb(
  root: string,
  snapshot: Snapshot & IncludeResolver,
  version: Version,
  { asWritten = false, platforms = [], closedWorld = false, together }: ParseOptions = {},
): Unit<Manifests> {
  const found = snapshot.read(root);
  const source = found?.kind === 'source' ? found.source : { path: root, text: '' };
  const { others, isPatch, isLoose, isNative, unresolved } = filesTogether(root, snapshot, together);
  const files = [readManifestFile(source, { asWritten, isPatch }), ...others];
  const kubernetes = platforms.find(({ dialect }) => dialect === 'kubernetes')?.version;
  // Services and Secrets that say nothing of MetalLB are nobody's to judge, but for what they do with its objects.
  const own = files.filter(file => file.source === source || speaksOfUs(file.source.text));
  const structure = own.map(file => judgeStructure(file, measured(version), kubernetes));
  const tree = treeOf(files);
  const verdicts = [
    ...structure,
    checkSemantics(tree, measured(version), { closedWorld, isLoose, ...(isNative && { mode: 'native' }) }),
  ];
  const holds = (other: Version) => other === version || verdicts.every(({ holdsFor }) => holdsFor.includes(other));
  const holes = files.flatMap(holesOf);
  return {
    dialect: 'metallb',
    root,
    version,
    tree,
    sources: new Map(files.map(file => [file.source.path, file.source])),
    // The others nobody would judge if not with these.
    beside: new Set(others.filter(file => own.includes(file)).map(file => file.source.path)),
    diagnostics: [
      ...renamedEverywhere(
        verdicts.flatMap(({ diagnostics }) => diagnostics),
        tree,
      ),
      ...files.flatMap(file => checkAround(file.source)),
    ],
    unresolved: [...(found === undefined ? [{ kind: 'read', path: root } as const] : []), ...unresolved],
    comments: files.flatMap(file => marksOf(file).comments),
    secrets: files.flatMap(file => marksOf(file).secrets),
    embedded: embeddedIn(files),
    ...(holes.length > 0 && { holes }),
    holdsFor: [...new Set([version, ...VERSIONS])].filter(holds),
  };
}

/** The last tree: each version that is asked about a text is given the same, so that what is known of it is found once. */
let latest: Manifests = { files: [] };

function treeOf(files: readonly ManifestFile[]): Manifests {
  const isSame = latest.files.length === files.length && files.every((file, index) => file === latest.files[index]);
  if (!isSame) latest = { files };
  return latest;
}

function holesOf({ source: { path }, template }: ManifestFile): Span[] {
  return template?.tags.map(({ start, end }) => ({ path, start, end })) ?? [];
}

/** What does not depend on the version is found once for each text of a file. */
const marks = new WeakMap<ManifestFile, Pick<Unit, 'comments' | 'secrets'>>();

function marksOf(file: ManifestFile): Pick<Unit, 'comments' | 'secrets'> {
  const known = marks.get(file);
  if (known) return known;
  const found = { comments: commentsIn(file), secrets: secretsOf(file) };
  marks.set(file, found);
  return found;
}
