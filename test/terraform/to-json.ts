/** Texts of HCL as the JSON that says the same, in one of the ways in which it may be written. */
import { readTerraform } from '../../server/src/dialects/terraform/read.js';
import type { Block, Body, Expression } from '../../server/src/dialects/terraform/tree.js';

/** How JSON is written. */
export interface Layout {
  /** Blanks for each level; tabs are written where it is a text. */
  readonly indent: number | string;
  /** Objects stand in lists even where there is one: at labels, at blocks. */
  readonly inLists: boolean;
  /** Texts have escapes that they do not need. */
  readonly hasEscapes: boolean;
  /** Bodies have `"//"`. */
  readonly hasComments: boolean;
}

export const USUAL: Layout = { indent: 2, inLists: false, hasEscapes: false, hasComments: false };

/** @returns undefined where the text is no HCL. */
export function toJson(text: string, layout: Layout = USUAL): string | undefined {
  const { file } = readTerraform({ path: 'main.tf', text });
  if (file.isDamaged) return undefined;
  const json = JSON.stringify(new Translator(text, layout).body(file.body, []), undefined, layout.indent);
  if (!layout.hasEscapes) return json;
  return json.replace(/"(?:[^"\\]|\\.)*"(:?)/g, (written, colon) => (colon ? written : escaped(written)));
}

/** A text with escapes of some letters, and slashes, which it does not need. */
function escaped(json: string): string {
  return json.replace(/\\.|[eg/]/g, written => {
    if (written === '/') return '\\/';
    return written.startsWith('\\') ? written : `\\u00${written.charCodeAt(0).toString(16)}`;
  });
}

type Json = null | string | number | boolean | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

class Translator {
  readonly #text: string;
  readonly #layout: Layout;

  constructor(text: string, layout: Layout) {
    this.#text = text;
    this.#layout = layout;
  }

  /** @param within what blocks it stands in. */
  body({ attributes, blocks }: Body, within: readonly string[]): JsonObject {
    const made: JsonObject = this.#layout.hasComments ? { '//': 'a comment, with ${ in it' } : {};
    for (const { name, value } of attributes)
      made[name] = NAMING.has(name) ? this.#names(value) : this.#value(value, within[0] === 'variable');
    const types = new Set(blocks.map(({ type }) => type));
    for (const type of types)
      made[type] = this.#labelled(
        blocks.filter(block => block.type === type),
        0,
        [...within, type],
      );
    return made;
  }

  #labelled(blocks: readonly Block[], level: number, within: readonly string[]): Json {
    const [first] = blocks;
    if (!first || first.labels.length === level) {
      const bodies = blocks.map(block => this.body(block, within));
      return bodies.length === 1 && !this.#layout.inLists ? (bodies[0] as Json) : bodies;
    }
    const labels = [...new Set(blocks.map(block => block.labels[level] as string))];
    const entries = labels.map(
      label =>
        [
          label,
          this.#labelled(
            blocks.filter(block => block.labels[level] === label),
            level + 1,
            within,
          ),
        ] as const,
    );
    return this.#layout.inLists ? entries.map(([label, value]) => ({ [label]: value })) : Object.fromEntries(entries);
  }

  #value(value: Expression, isVerbatim: boolean): Json {
    switch (value.kind) {
      case 'string':
        return isVerbatim ? value.value : value.value.replace(/([$%])\{/g, '$1$1{');
      case 'number':
      case 'bool':
        return value.value;
      case 'null':
        return null;
      case 'list':
        return value.items.map(item => this.#value(item, isVerbatim));
      case 'object':
        return Object.fromEntries(
          value.items.map(({ key, value: held }) => [this.#key(key), this.#value(held, isVerbatim)]),
        );
      default:
        return this.#template(this.#written(value));
    }
  }

  /** What stands in quotes is a template in JSON too. */
  #template(written: string): string {
    return /^"[^\\]*"$/.test(written) ? written.slice(1, -1) : `\${${written}}`;
  }

  #key(key: Expression): string {
    if (key.kind === 'string') return key.value;
    return key.kind === 'reference' && key.path.length === 1 ? (key.path[0] as string) : `\${${this.#written(key)}}`;
  }

  /** Of `depends_on` and the like. */
  #names(value: Expression): Json {
    return value.kind === 'list' ? value.items.map(item => this.#names(item)) : this.#written(value);
  }

  #written({ span }: Expression): string {
    return this.#text.slice(span.start, span.end);
  }
}

const NAMING = new Set(['depends_on', 'ignore_changes', 'provider']);
