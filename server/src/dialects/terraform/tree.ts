import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';

/** A value as it is written. What bgplint cannot work with keeps its place, and is `other`. */
export type Expression =
  | { readonly kind: 'string'; readonly value: string; readonly span: Span }
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
  | { readonly kind: 'bool'; readonly value: boolean; readonly span: Span }
  | { readonly kind: 'null'; readonly span: Span }
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly span: Span }
  | { readonly kind: 'object'; readonly items: readonly ObjectItem[]; readonly span: Span }
  /** `var.peers`, `openstack_networking_secgroup_v2.bgp.id`, `each.value`. */
  | { readonly kind: 'reference'; readonly path: readonly string[]; readonly span: Span }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[]; readonly span: Span }
  | { readonly kind: 'index'; readonly of: Expression; readonly key: Expression; readonly span: Span }
  /** A string with `${ }` in it. */
  | { readonly kind: 'template'; readonly parts: readonly Expression[]; readonly span: Span }
  | { readonly kind: 'other'; readonly span: Span };

export interface ObjectItem {
  readonly key: Expression;
  readonly value: Expression;
}

export interface Attribute {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expression;
  readonly span: Span;
}

export interface Body {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

export interface Block extends Body {
  readonly type: string;
  readonly labels: readonly string[];
  /** Its type and labels. */
  readonly header: Span;
  readonly span: Span;
  /** The offset of its closing brace. */
  readonly close: number;
}

/** `openstack_networking_secgroup_v2.bgp.id`, where it is written. */
export interface Reference {
  readonly path: readonly string[];
  readonly span: Span;
}

/** One file of a module. */
export interface TerraformFile {
  readonly source: Source;
  readonly body: Body;
  /** The text says something else, or more: it could not be read to its end. */
  readonly isDamaged: boolean;
  /** What its expressions refer to. */
  readonly references: readonly Reference[];
  readonly comments: readonly Span[];
}

/** A module: the files of one folder. */
export interface TerraformModule {
  readonly files: readonly TerraformFile[];
  /** There are files of the module that are not read, or of which it is not known whether they count (`*.tofu`). */
  readonly hasUnread: boolean;
  /** What override files say anew, in part, so that nothing is certain of it: resources, by type and name, and `local.NAME`. */
  readonly overridden: ReadonlySet<string>;
}

/** Whether a file is in the JSON syntax: `*.tf.json`. */
export function isJson(path: string): boolean {
  return path.endsWith('.json');
}

/** The attribute of a name. */
export function attributeOf({ attributes }: Body, name: string): Attribute | undefined {
  return attributes.find(attribute => attribute.name === name);
}
