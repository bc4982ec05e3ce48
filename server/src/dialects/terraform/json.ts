import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import { readStrictJson } from '../../core/yaml/json.js';
import type { Entry, MapNode, Node, ScalarNode } from '../../core/yaml/tree.js';
import { type Mistake, TemplateReader } from './template.js';
import type { Attribute, Block, Body, Expression, Reference } from './tree.js';

/** What a file in Terraform's JSON syntax says, as if it were written in HCL. */
export interface JsonFile {
  /** undefined where it is no JSON. */
  readonly body: Body | undefined;
  readonly references: readonly Reference[];
  /** What stands under `"//"`, which Terraform passes by. */
  readonly comments: readonly Span[];
  readonly mistake: Mistake | undefined;
}

/** The names that each block of a file has, by how many (terraform's `configFileSchema`). JSON does not say what is a block. */
const TOP: Readonly<Record<string, number>> = {
  terraform: 0,
  provider: 1,
  variable: 1,
  locals: 0,
  output: 1,
  module: 1,
  resource: 2,
  data: 2,
  ephemeral: 2,
  check: 1,
  moved: 0,
  removed: 0,
  import: 0,
};

/** The blocks within resources that somebody asks for; all else is an attribute, which says as much of a value. */
const INNER: Readonly<Record<string, number>> = { dynamic: 1, content: 0, network: 0, rule: 0, lifecycle: 0 };

/** Where every text says what it says: these are read before there is anything to fill in. */
const VERBATIM = new Set(['variable', 'terraform']);
/** Blocks of which every value is filled in, so that a template that is none is refused. */
const FILLED_IN = new Set(['resource', 'data', 'locals']);
/** What has blocks within; of others, as of `locals`, each name is a value's. */
const NESTING = new Set(['resource', 'data', 'ephemeral']);
/** Attributes whose texts name something without `${ }`. */
const NAMING = new Set(['depends_on', 'ignore_changes', 'replace_triggered_by', 'provider', 'from', 'to']);

const COMMENT = '//';

/** Reads a file in Terraform's JSON syntax (hashicorp/hcl 2.25, json/structure.go). Never throws. */
export function readJsonSyntax(source: Source): JsonFile {
  const read = readStrictJson(source);
  if ('problem' in read) {
    const { span, reason } = read.problem;
    const isComment = /^(?:#|\/[/*])/.test(source.text.slice(span.start));
    const hint = isComment ? ' Comments are the values of keys `"//"`.' : '';
    return {
      body: undefined,
      references: [],
      comments: [],
      mistake: { span, message: `This is not JSON: ${reason}.${hint}` },
    };
  }
  return new JsonSyntax(source).read(read.root);
}

/** How the texts of a block are read. */
type Texts = 'templates' | 'verbatim';

class JsonSyntax {
  readonly #references: Reference[] = [];
  readonly #comments: Span[] = [];
  readonly #templates: TemplateReader;
  #mistake: Mistake | undefined;
  /** A template that cannot be read is a mistake. */
  #isStrict = false;
  #isNesting = false;

  constructor(source: Source) {
    this.#templates = new TemplateReader(source, this.#references);
  }

  read(root: Node): JsonFile {
    const blocks = this.#members(root, 'Here belongs an object.').flatMap(({ key = '', keySpan, value }) => {
      if (key === COMMENT) {
        this.#comments.push(value.span);
        return [];
      }
      const labels = Object.hasOwn(TOP, key) ? TOP[key] : undefined;
      if (labels === undefined) return [];
      this.#isStrict = FILLED_IN.has(key);
      this.#isNesting = NESTING.has(key);
      return this.#blocks(key, labels, [], keySpan, value, VERBATIM.has(key) ? 'verbatim' : 'templates');
    });
    return {
      body: { attributes: [], blocks },
      references: this.#references,
      comments: this.#comments,
      mistake: this.#mistake,
    };
  }

  /** The blocks of a type, one for each object below `left` further labels. */
  #blocks(
    type: string,
    left: number,
    labels: readonly string[],
    named: Span,
    value: Node,
    texts: Texts,
  ): readonly Block[] {
    if (left > 0) {
      const members = this.#members(value, `Here belongs an object, whose keys name each \`${type}\`.`);
      if (members.length === 0) this.#note(value.span, `Here a \`${type}\` lacks its name.`);
      return members.flatMap(member =>
        this.#blocks(type, left - 1, [...labels, member.key ?? ''], member.keySpan, member.value, texts),
      );
    }
    if (isNull(value)) return [];
    if (value.kind === 'map') return [this.#block(type, labels, named, named, value, texts)];
    if (value.kind === 'scalar') {
      this.#note(value.span, `Here belongs an object, with what this \`${type}\` is made of.`);
      return [];
    }
    return value.items.map((item, index) => {
      // Each of several is told by where it begins; the name belongs to the first.
      const header = value.items.length > 1 ? { ...item.span, end: item.span.start + 1 } : named;
      return this.#block(type, labels, header, index > 0 ? item.span : named, item, texts);
    });
  }

  /** @param from where its own text begins. */
  #block(type: string, labels: readonly string[], header: Span, from: Span, value: Node, texts: Texts): Block {
    const quoted = this.#templates.quoted(from);
    const { path, end } = value.span;
    return {
      type,
      labels,
      header,
      span: { path, start: quoted.start, end },
      close: end - 1,
      ...this.#body(value, texts),
    };
  }

  #body(value: Node, texts: Texts): Body {
    const attributes: Attribute[] = [];
    const blocks: Block[] = [];
    for (const { key = '', keySpan, value: inner } of this.#members(value, 'Here belongs an object.')) {
      if (key === COMMENT) this.#comments.push(inner.span);
      else if (this.#isNesting && Object.hasOwn(INNER, key) && areObjects(inner))
        blocks.push(...this.#blocks(key, INNER[key] as number, [], keySpan, inner, texts));
      else {
        if (attributes.some(({ name }) => name === key))
          this.#note(keySpan, `\`${key}\` is set twice, and can be set once.`);
        attributes.push({
          name: key,
          nameSpan: keySpan,
          value: this.#expression(inner, NAMING.has(key) ? 'names' : texts),
          span: { ...keySpan, end: inner.span.end },
        });
      }
    }
    return { attributes, blocks };
  }

  /** What an object says, or several of them in a list. */
  #members(value: Node, otherwise: string): readonly Entry[] {
    if (isNull(value)) return [];
    const maps = value.kind === 'list' ? value.items : [value];
    return maps.flatMap(one => {
      if (one.kind === 'map') return one.entries;
      this.#note(one.span, otherwise);
      return [];
    });
  }

  #expression(node: Node, texts: Texts | 'names'): Expression {
    switch (node.kind) {
      case 'list':
        return { kind: 'list', items: node.items.map(item => this.#expression(item, texts)), span: node.span };
      case 'map':
        return this.#object(node, texts);
      default:
        return this.#scalar(node, texts);
    }
  }

  #object({ entries, span }: MapNode, texts: Texts | 'names'): Expression {
    const items = entries.map(({ key = '', keySpan, value }) => ({
      key: this.#text(key, this.#templates.quoted(keySpan), texts),
      value: this.#expression(value, texts),
    }));
    // Of two, neither is the one that counts.
    const isOne = new Set(entries.map(({ key }) => key)).size === entries.length;
    return isOne ? { kind: 'object', items, span } : { kind: 'other', span };
  }

  #scalar({ value, span }: ScalarNode, texts: Texts | 'names'): Expression {
    switch (typeof value) {
      case 'string':
        return this.#text(value, span, texts);
      case 'number':
        return { kind: 'number', value, span };
      case 'boolean':
        return { kind: 'bool', value, span };
      default:
        return { kind: 'null', span };
    }
  }

  /** @param span with its quotes. */
  #text(value: string, span: Span, texts: Texts | 'names'): Expression {
    if (texts === 'names') this.#templates.name(value, span);
    if (texts !== 'templates') return { kind: 'string', value, span };
    const { expression, mistake } = this.#templates.read(value, span);
    if (mistake && this.#isStrict) this.#mistake ??= mistake;
    return expression;
  }

  #note(span: Span, message: string): void {
    this.#mistake ??= { span, message };
  }
}

function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** Whether a value can be blocks; one that is filled in is an attribute. */
function areObjects(node: Node): boolean {
  return node.kind === 'map' || (node.kind === 'list' && node.items.every(({ kind }) => kind === 'map'));
}
