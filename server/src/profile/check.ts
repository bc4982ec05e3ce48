import type { Fix } from '../core/diagnostic.js';
import { nearest } from '../core/similar.js';
import type { Span } from '../core/span.js';
import type { Entry, MapNode, Node, ScalarNode } from '../core/yaml/tree.js';
import { quoted } from './formats.js';
import type { Report } from './report.js';
import type {
  ChoiceShape,
  EitherShape,
  Field,
  ListShape,
  ObjectShape,
  Option,
  Placed,
  Reading,
  Shape,
  TextShape,
} from './shape.js';

/**
 * Reads `node` as `shape`, and reports every place where it is something else. What has a mistake that leaves no doubt about
 * what is meant (a misspelt key, host bits) is read as meant; else undefined, or `damaged` where a part is missing.
 * @param name how messages call the value: `` `peers` `` or "the profile".
 */
export function check<T>(node: Node, shape: Shape<T>, name: string, report: Report): Placed<T> | undefined {
  // The shape's type parameter is by construction the type of what these functions read.
  return new Checker(report).read(node, shape, { name, secret: false }) as Placed<T> | undefined;
}

/** Where in the profile a value stands. */
interface Context {
  readonly name: string;
  /** Inside `password`: nothing is quoted. */
  readonly secret: boolean;
}

interface KnownField {
  readonly name: string;
  readonly field: Field;
}

class Checker {
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  read(node: Node, shape: Shape, context: Context): Placed<unknown> | undefined {
    switch (shape.kind) {
      case 'text':
        return this.#text(node, shape, context);
      case 'choice':
        return this.#choice(node, shape, context);
      case 'list':
        return this.#list(node, shape, context);
      case 'object':
        return this.#object(node, shape, context);
      case 'either':
        return this.#either(node, shape, context);
    }
  }

  #text(node: Node, { format }: TextShape, context: Context): Placed<unknown> | undefined {
    if (node.kind !== 'scalar' || node.value === null || typeof node.value === 'boolean') {
      return this.#wrongKind(node, format.what, context);
    }
    const reading: Reading<unknown> = format.read(node);
    if (reading.problem) {
      const { rule = 'profile/invalid', message, mend } = reading.problem;
      const fixes =
        mend && !context.secret ? [this.#replace(node, mend.text, mend.safe, typeof reading.value === 'number')] : [];
      this.#report.add(rule, node.textSpan ?? node.span, message, { fixes });
    }
    return reading.value === undefined ? undefined : placed(reading.value, node);
  }

  #choice(node: Node, { options }: ChoiceShape, context: Context): Placed<unknown> | undefined {
    const wanted = enumeration(options.map(option => `\`${option.value}\``));
    if (node.kind !== 'scalar' || node.value === null) return this.#wrongKind(node, wanted, context);
    const option = options.find(candidate => candidate.value === node.value);
    if (option) return placed(option.value, node);
    const word = node.text.toLowerCase();
    const synonym = options.find(candidate => String(candidate.value) === word || candidate.also?.includes(word));
    const meant = synonym ?? nearestOption(word, options);
    const fixes = meant
      ? [this.#replace(node, String(meant.value), synonym !== undefined, typeof meant.value !== 'string')]
      : [];
    const message = `${context.name} must be ${wanted}${context.secret ? '' : `; ${quoted(node.text)} is none of them`}.`;
    this.#report.add('profile/invalid', node.textSpan ?? node.span, message, { fixes });
    return synonym && placed(synonym.value, node);
  }

  #list(node: Node, shape: ListShape, context: Context): Placed<unknown> | undefined {
    const item: Context = { ...context, name: `each entry of ${context.name}` };
    if (node.kind !== 'list') {
      const mayBeAlone =
        shape.item.kind !== 'object' && (node.kind === 'scalar' ? node.value !== null : shape.item.kind === 'either');
      if (!mayBeAlone) return this.#wrongKind(node, `a list of ${shape.what}`, context);
      const alone = this.read(node, shape.item, context);
      return alone && { value: [alone], at: node.span, damaged: alone.damaged };
    }
    if (shape.nonEmpty && node.items.length === 0) {
      this.#report.add(
        'profile/invalid',
        node.span,
        `${capital(context.name)} is empty, and needs at least one of: ${shape.what}.`,
      );
      return undefined;
    }
    const value = node.items.map(entry => this.read(entry, shape.item, item));
    const readable = value.filter(entry => entry !== undefined);
    const damaged = readable.length < value.length || readable.some(entry => entry.damaged);
    return { value: readable, at: node.span, damaged };
  }

  #either(node: Node, shape: EitherShape, context: Context): Placed<unknown> | undefined {
    const long = node.kind === 'map';
    const inner = this.read(node, long ? shape.object : shape.text, context);
    return inner && { ...inner, value: long ? { long: inner.value } : { short: inner.value } };
  }

  #object(node: Node, shape: ObjectShape, outer: Context): Placed<unknown> | undefined {
    const context: Context = { ...outer, secret: outer.secret || shape.secret };
    if (node.kind !== 'map') {
      if (shape.secret && node.kind === 'scalar' && node.value !== null) return this.#plainPassword(node);
      return this.#wrongKind(node, shape.what, context);
    }
    const value: Record<string, Placed<unknown>> = {};
    const seen = new Map<string, Entry>();
    let damaged = false;
    for (const entry of node.entries) {
      const known = this.#field(entry, node, shape, context);
      if (!known || this.#repeated(entry, known.name, seen)) continue;
      const { field, name } = known;
      const vital = field.vital || field.required;
      // A key without a value is one not filled in yet; it counts as absent, and is missed only where it is needed.
      if (isEmpty(entry.value) && !field.required && !shape.oneOf) continue;
      const read = isEmpty(entry.value)
        ? this.#empty(entry, context)
        : this.read(entry.value, field.shape, { ...context, name: `\`${name}\`` });
      if (read) value[name] = read;
      if (vital && (!read || read.damaged)) damaged = true;
    }
    if (this.#missing(node, shape, seen, outer)) damaged = true;
    return { value, at: node.span, damaged };
  }

  /** The field that an entry is for; reports a key that is none, and returns the field it was most probably meant for. */
  #field(entry: Entry, node: MapNode, shape: ObjectShape, context: Context): KnownField | undefined {
    const { key, keySpan } = entry;
    if (key !== undefined && Object.hasOwn(shape.fields, key)) {
      return { name: key, field: shape.fields[key] as Field };
    }
    // Everyone may keep notes of their own under `x-…`, as in Compose files.
    if (key?.startsWith('x-') && !shape.oneOf) return undefined;
    const meant = key === undefined ? undefined : meantField(key, shape);
    const free = meant !== undefined && !node.entries.some(other => other.key === meant.name);
    // What holds more than a name may be a password run together with its key.
    const shown = !context.secret && key !== undefined && /^[\w$.-]{1,30}$/.test(key) ? quoted(key) : 'This';
    const advice = free
      ? `Did you mean \`${meant.name}\`?`
      : `It has ${enumeration(
          Object.keys(shape.fields).map(name => `\`${name}\``),
          'and',
        )}.`;
    const fixes: Fix[] = free
      ? [{ title: `Change to \`${meant.name}\``, safe: meant.sure, edits: [{ span: keySpan, text: meant.name }] }]
      : [];
    const message = `${shown} is not a key of ${shape.what}, and what stands under it would be ignored. ${advice}`;
    this.#report.add('profile/unknown-key', keySpan, message, { fixes });
    return free ? meant : undefined;
  }

  #repeated(entry: Entry, name: string, seen: Map<string, Entry>): boolean {
    const first = seen.get(name);
    if (!first) {
      seen.set(name, entry);
      return false;
    }
    const message = `\`${name}\` stands here a second time, and only the first counts: remove one of the two.`;
    this.#report.add('profile/duplicate', entry.keySpan, message, {
      related: [{ span: first.keySpan, message: 'The first one.' }],
    });
    return true;
  }

  /** Reports required fields that are not there, and references that name no way or several. */
  #missing(node: MapNode, shape: ObjectShape, seen: ReadonlyMap<string, Entry>, context: Context): boolean {
    const at = node.entries[0]?.keySpan ?? node.span;
    if (shape.oneOf) {
      if (seen.size === 1 || (seen.size === 0 && node.entries.length > 0)) return seen.size !== 1;
      const names = Object.keys(shape.fields).map(name => `\`${name}\``);
      const message = `${capital(context.name)} needs exactly one of ${enumeration(names)}${seen.size === 0 ? '' : `, and here are ${seen.size}`}.`;
      this.#report.add(seen.size === 0 ? 'profile/missing-key' : 'profile/invalid', at, message);
      return true;
    }
    const missing = Object.entries(shape.fields).filter(([name, field]) => field.required && !seen.has(name));
    if (missing.length === 0) return false;
    const names = enumeration(
      missing.map(([name]) => `\`${name}\``),
      'and',
    );
    const message = `${capital(shape.what.replace(/^an? /, 'this '))} has no ${names}, so it cannot be used: add ${missing.length === 1 ? 'it' : 'them'}.`;
    this.#report.add('profile/missing-key', at, message);
    return true;
  }

  #empty(entry: Entry, context: Context): undefined {
    const name = context.secret ? 'This key' : quoted(entry.key ?? '');
    this.#report.add('profile/missing-key', entry.keySpan, `${name} has no value, and cannot do without one.`);
    return undefined;
  }

  #plainPassword(node: ScalarNode): undefined {
    const message =
      'The password itself stands here, for everyone to read who can read this file. Keep a hash of it (`scrypt: …`) instead, ' +
      'or name the environment variable (`env: …`) or the file (`file: …`) that holds it.';
    this.#report.add('profile/plain-password', node.span, message);
    return undefined;
  }

  #wrongKind(node: Node, wanted: string, context: Context): undefined {
    const message = `${capital(context.name)} must be ${wanted}, and here is ${kindOf(node)}.`;
    this.#report.add('profile/invalid', headOf(node), message);
    return undefined;
  }

  /** A fix that puts `text` in the place of a scalar; `bare`: without its quotes, because quotes would make it text. */
  #replace(node: ScalarNode, text: string, safe: boolean, bare: boolean): Fix {
    const span = bare ? node.span : (node.textSpan ?? node.span);
    return { title: `Change to \`${text}\``, safe, edits: [{ span, text }] };
  }
}

function placed(value: unknown, node: ScalarNode): Placed<unknown> {
  return { value, at: node.textSpan ?? node.span, damaged: false };
}

function isEmpty(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** Where a value of the wrong kind is pointed at: all of a scalar, only the first key of what goes on for lines. */
function headOf(node: Node): Span {
  return (node.kind === 'map' && node.entries[0]?.keySpan) || node.span;
}

function kindOf(node: Node): string {
  if (node.kind === 'map') return 'a group of keys';
  if (node.kind === 'list') return 'a list';
  if (node.value === null) return 'nothing';
  return { string: 'text', number: 'a number', boolean: 'true or false' }[typeof node.value as 'string'];
}

function meantField(key: string, shape: ObjectShape): (KnownField & { readonly sure: boolean }) | undefined {
  const plain = key.toLowerCase().replace(/[-_ ]/g, '');
  const names = Object.keys(shape.fields);
  const same = names.find(name => name.toLowerCase() === plain || shape.fields[name]?.also?.includes(plain));
  const name = same ?? nearest(key, names);
  const field = name === undefined ? undefined : shape.fields[name];
  return name === undefined || !field ? undefined : { name, field, sure: same !== undefined };
}

function nearestOption(word: string, options: readonly Option[]): Option | undefined {
  const name = nearest(
    word,
    options.map(option => String(option.value)),
  );
  return options.find(option => String(option.value) === name);
}

/** `a, b or c` */
function enumeration(items: readonly string[], conjunction: 'or' | 'and' = 'or'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
