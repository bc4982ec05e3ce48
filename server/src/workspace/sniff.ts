import { basename } from '../core/path.js';
import { templateSuffix } from '../core/template-tags.js';
import { MANIFEST_SIGNS } from '../dialects/metallb/signs.js';
import { TERRAFORM_JSON, TERRAFORM_JSON_SIGNS, TERRAFORM_SIGNS } from '../dialects/terraform/signs.js';
import type { DialectId } from '../model/dialect.js';
import { PROFILE_NAMES } from '../profile/discovery.js';

/** What kind of file this is: a dialect's configuration, or an allocation profile. */
export type FileKind = DialectId | 'profile';

interface Signature {
  readonly kind: DialectId;
  /** File names and places that settle the matter. */
  readonly path: RegExp;
  /**
   * Further file names that settle it for a template, which is named after what it becomes; without its ending. Absent where
   * the dialect does not read templates: their holes would be taken for mistakes.
   */
  readonly template?: RegExp;
  /** Words that only this language begins a line with; matched against the first kilobytes. */
  readonly content: RegExp;
}

/** Prose and programs quote configurations; they are none. */
const QUOTING =
  /\.(?:md|mdx|markdown|adoc|rst|html?|sh|bash|zsh|py|rb|pl|go|rs|java|c|h|cc|cpp|[cm]?[jt]sx?|(?:lib|j)sonnet|nix|lua|patch|diff)$/i;

/** Names of YAML and JSON, which hold texts in other languages: no line of them says what they are, only their kinds do. */
const MANIFEST = /\.(?:ya?ml|json)$/;

/** The file that says which of FRR's daemons run is called so wherever it lies, and so may others be: its lines tell it from them. */
const FRR_DAEMONS = /^[ \t]*(?:zebra|bgpd|ospfd|ospf6d|bfdd|staticd)[ \t]*=/m;

/** Matches no path. */
const NONE = /(?!)/;

/** One row per dialect that has a parser. The order is the order in which content is tried. */
const SIGNATURES: readonly Signature[] = [
  {
    kind: 'bird',
    path: /(^|\/)bird6?\.conf$|(^|\/)bird\/(.*\/)?[^/]+\.conf$|(^|\/)bird\.d\/[^/]+\.conf$|\.bird$/,
    template: /(^|\/)bird[^/]*\.(?:conf|cfg)$/,
    content:
      /^[ \t]*(?:(?:protocol|template)\s+(?:device|direct|kernel|static|pipe|bgp|ospf|rip|babel|radv|bfd|rpki|mrt|bmp|aggregator|l3vpn|evpn|bridge|perf)\b|router\s+id\s+[\d"({<$]|(?:filter|function)\s+\w+[^;\n]*\{|define\s+\w+\s*=|(?:ipv4|ipv6|roa4|roa6|vpn4|vpn6|flow4|flow6)\s+table\s+\w)/m,
  },
  {
    kind: 'frr',
    path: /(^|\/)(?:frr|vtysh|zebra|mgmtd|staticd|bgpd|bfdd|ospf6?d|ospfd-\d+|isisd|ripn?g?d|pim6?d|ldpd|eigrpd|babeld|nhrpd|pbrd|pathd|vrrpd|fabricd)\.conf$|(^|\/)frr\/(.*\/)?(?!support_bundle_commands)(?:[^/]+\.conf|daemons)$|\.frr$/,
    template: /(^|\/)frr[^/]*\.(?:conf|cfg)$/,
    content:
      /^[ \t]*(?:frr (?:version|defaults) \w|router bgp \d+|route-map \S+ (?:permit|deny) \d+|ip(?:v6)? prefix-list \S+ (?:seq|permit|deny)\b|neighbor \S+ remote-as \w)/m,
  },
  {
    kind: 'metallb',
    // Manifests have any name; what they are stands in them.
    path: NONE,
    template: NONE,
    content: MANIFEST_SIGNS,
  },
];

/** Names of files that are worth reading to find out whom they include; templates of them too. */
const INCLUDING = /\.(?:conf|bird6?|inc|include|cfg|config)$/i;

/** Whether a file of this name may include others. */
export function mayInclude(name: string): boolean {
  const suffix = templateSuffix(name) ?? '';
  return INCLUDING.test(name.slice(0, name.length - suffix.length));
}

/**
 * Terraform is other people's language, and quotes configurations; it is read only where it says what OpenStack lets in, which is not
 * said in its first lines.
 */
const TERRAFORM = /\.tf$/;

/** How much of a text is looked at, UTF-16 units. */
const SNIFFED = 8192;

/** What a path alone says. */
export function kindOfPath(path: string): FileKind | undefined {
  if (PROFILE_NAMES.includes(basename(path))) return 'profile';
  const suffix = templateSuffix(path);
  if (suffix === undefined) return SIGNATURES.find(one => one.path.test(path))?.kind;
  const rendered = path.slice(0, -suffix.length);
  return SIGNATURES.find(one => one.template && (one.path.test(rendered) || one.template.test(rendered)))?.kind;
}

/** What a path, and where it is silent the text, say: its beginning, or of manifests, which are many in one file, the whole. */
export function kindOf(path: string, text: string): FileKind | undefined {
  const known = kindOfPath(path);
  if (known) return known;
  if (QUOTING.test(path)) return undefined;
  if (TERRAFORM_JSON.test(path)) return TERRAFORM_JSON_SIGNS.test(text) ? 'terraform' : undefined;
  if (TERRAFORM.test(path)) return TERRAFORM_SIGNS.test(text) ? 'terraform' : undefined;
  if (basename(path) === 'daemons' && FRR_DAEMONS.test(text.slice(0, SNIFFED))) return 'frr';
  const suffix = templateSuffix(path);
  const isManifest = MANIFEST.test(suffix === undefined ? path : path.slice(0, -suffix.length));
  const looked = isManifest ? text : text.slice(0, SNIFFED);
  return SIGNATURES.find(
    ({ kind, content, template }) =>
      (kind === 'metallb' || !isManifest) && (template || suffix === undefined) && content.test(looked),
  )?.kind;
}
