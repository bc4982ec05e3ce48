import type { Diagnostic } from '../../core/diagnostic.js';
import { basename, dirname, join } from '../../core/path.js';
import type { Source } from '../../core/source.js';
import type { Version } from '../../core/version.js';
import type { Unit } from '../../model/dialect.js';
import type { IncludeResolver, Snapshot, SourceRequest } from '../../model/host.js';
import { readTerraform } from './read.js';
import { secretsOf } from './secrets.js';
import type { TerraformFile, TerraformModule } from './tree.js';
import { DEFAULT_VERSION, VERSIONS } from './versions.js';

/** What a file is worth reading for beside the one that was asked about: groups, who has them, and values that these are made of. */
const TELLING = /openstack_(?:networking|compute)_|\blocals\b|\bmodule\b/;

/** Of what files Terraform, or OpenTofu, makes a module. */
const READ = ['*.tf', '*.tf.json', '*.tofu.json'];
/** OpenTofu's own, which are not read; it takes them in place of Terraform's of the same name, and so it does with JSON. */
const UNREAD = '*.tofu';

/** How many files of a folder are read. */
const MOST = 200;

/**
 * Reads a file and the others of its folder, which Terraform takes together as one module. Never throws; a snapshot that lacks a file
 * gives a request.
 */
export function parseTerraform(
  root: string,
  snapshot: Snapshot & IncludeResolver,
  version: Version,
): Unit<TerraformModule> {
  const unresolved: SourceRequest[] = [];
  const sourceOf = (path: string): Source | undefined => {
    const found = snapshot.read(path);
    if (found === undefined) unresolved.push({ kind: 'read', path });
    return found?.kind === 'source' ? found.source : undefined;
  };
  const matching = (names: string): readonly string[] => {
    const path = join(dirname(root), names);
    const found = snapshot.glob(path);
    if (found === undefined) unresolved.push({ kind: 'glob', path });
    return typeof found === 'object' ? found : [];
  };
  const around = READ.flatMap(matching);
  const paths = around.filter(path => path !== root).slice(0, MOST);
  const isReplaced = (path: string) =>
    path.endsWith('.tofu.json') && around.includes(path.replace(/tofu\.json$/, 'tf.json'));
  const hasUnread = matching(UNREAD).length > 0 || around.some(isReplaced);
  const own = readTerraform(sourceOf(root) ?? { path: root, text: '' });
  const others = paths.flatMap(path => {
    const source = sourceOf(path);
    return source && TELLING.test(source.text) ? readTerraform(source) : [];
  });
  const read = [own, ...others];
  return {
    dialect: 'terraform',
    root,
    version,
    tree: moduleOf(
      read.map(({ file }) => file),
      hasUnread,
    ),
    sources: new Map(read.map(({ file: { source } }) => [source.path, source])),
    beside: new Set(others.map(({ file: { source } }) => source.path)),
    diagnostics: read.flatMap(({ file, diagnostics }): readonly Diagnostic[] => (concernsBgp(file) ? diagnostics : [])),
    unresolved,
    comments: read.flatMap(({ file }) => file.comments),
    secrets: read.flatMap(({ file }) => secretsOf(file)),
    holdsFor: [...new Set([version, DEFAULT_VERSION, ...VERSIONS])],
  };
}

/** Whether a file has anything to do with BGP, as far as its words tell: of others, nothing is said. */
function concernsBgp({ source: { text } }: TerraformFile): boolean {
  return (
    /openstack_(?:networking|compute)_secgroup/.test(text) && /\b(?:3784|4784|4785|179)\b|bfd|bgp|nrec/i.test(text)
  );
}

/** The last module: a second reading of the same files is the same. */
let latest: TerraformModule = { files: [], hasUnread: false, overridden: new Set() };

/** Terraform reads these last, and lets them change what the others say: `override.tf`, `lab_override.tf.json`. */
const OVERRIDE = /(?:^|_)override\.(?:tf|(?:tf|tofu)\.json)$/;

function saidBy({ body }: TerraformFile): readonly string[] {
  return body.blocks.flatMap(({ type, labels, attributes }) =>
    type === 'locals' ? attributes.map(({ name }) => `local.${name}`) : type === 'resource' ? labels.join('.') : [],
  );
}

function moduleOf(files: readonly TerraformFile[], hasUnread: boolean): TerraformModule {
  const isSame =
    latest.hasUnread === hasUnread &&
    latest.files.length === files.length &&
    files.every((file, index) => file === latest.files[index]);
  if (isSame) return latest;
  const overrides = files.filter(({ source }) => OVERRIDE.test(basename(source.path)));
  latest = { files, hasUnread, overridden: new Set(overrides.flatMap(saidBy)) };
  return latest;
}
