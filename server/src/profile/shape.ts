import type { Span } from '../core/span.js';
import type { ScalarNode } from '../core/yaml/tree.js';

/**
 * A small language to describe what a profile looks like. Validation, the JSON Schema, completion and hover all read
 * descriptions in it (definition.ts), so a key is added in one place; the types of what was read follow from it too.
 */
export type Shape<T = unknown> = AnyShape & Typed<T>;

type AnyShape = TextShape | ChoiceShape | ListShape | ObjectShape | EitherShape;

/** Carries the type of the values that a shape reads; nothing at run time. */
interface Typed<T> {
  readonly type?: T;
}

/** The type of the values that a shape reads. */
export type ValueOf<S> = S extends Typed<infer T> ? T : never;

/** Something read, and where. */
export interface Placed<T> {
  readonly value: T;
  readonly at: Span;
  /** Part of it could not be read, so that `value` says something else than the text. */
  readonly damaged: boolean;
}

/** A JSON Schema (draft-07), as plain data. */
export type JsonSchema = { readonly [key: string]: unknown };

/** What came of reading one scalar. With a problem there may still be a value: the one that was certainly meant. */
export interface Reading<T> {
  readonly value?: T;
  readonly problem?: {
    /** A whole sentence. */
    readonly message: string;
    readonly rule?: 'profile/host-bits';
    /** The text that should stand there instead. */
    readonly mend?: { readonly text: string; readonly safe: boolean };
  };
}

/** A kind of text with a meaning: an AS number, a prefix. */
export interface Format<T> {
  /** With its article: `an AS number`. */
  readonly what: string;
  /** A value as it could stand in a profile. */
  readonly example: string;
  readonly schema: JsonSchema;
  /** `scalar` holds text or a number. */
  read(scalar: ScalarNode): Reading<T>;
}

export interface TextShape {
  readonly kind: 'text';
  readonly format: Format<unknown>;
}

export interface Option {
  readonly value: string | boolean | number;
  readonly doc: string;
  /** Other spellings that people try, in lower case; they are refused, with this option as the fix. */
  readonly also?: readonly string[];
}

export interface ChoiceShape {
  readonly kind: 'choice';
  readonly options: readonly Option[];
}

/** A list; unless it holds objects, one value may stand alone in its place. */
export interface ListShape {
  readonly kind: 'list';
  /** What it lists, in the plural. */
  readonly what: string;
  readonly item: Shape;
  readonly nonEmpty: boolean;
}

export interface Field {
  readonly shape: Shape;
  /** Markdown. */
  readonly doc: string;
  readonly required?: boolean;
  /** A mistake in it changes what the whole object says, so that the object cannot be used. Required ones always do. */
  readonly vital?: boolean;
  /** Other names that people try, in lower case without `-` and `_`; they are refused, with this key as the fix. */
  readonly also?: readonly string[];
}

export interface ObjectShape {
  readonly kind: 'object';
  /** With its article: `an allocation`. */
  readonly what: string;
  /** Its name among the definitions of the JSON Schema. */
  readonly id: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** Exactly one of the fields must be there. */
  readonly oneOf: boolean;
  /** What stands in it may be a password typed in the wrong place: messages never quote it. */
  readonly secret: boolean;
}

/** An object, or the text that says the same when the other fields are not needed. */
export interface EitherShape {
  readonly kind: 'either';
  readonly text: TextShape;
  readonly object: ObjectShape;
}

/** What an object's fields are read to: each is there when it was written and could be read. */
export type ObjectValue<F extends Readonly<Record<string, Field>>> = {
  readonly [K in keyof F]?: Placed<ValueOf<F[K]['shape']>>;
};

export function text<T>(format: Format<T>): TextShape & Typed<T> {
  return { kind: 'text', format };
}

export function choice<const O extends readonly Option[]>(options: O): ChoiceShape & Typed<O[number]['value']> {
  return { kind: 'choice', options };
}

export function list<T>(what: string, item: Shape<T>, nonEmpty = false): ListShape & Typed<readonly Placed<T>[]> {
  return { kind: 'list', what, item, nonEmpty };
}

export function object<F extends Readonly<Record<string, Field>>>(
  id: string,
  what: string,
  fields: F,
  { oneOf = false, secret = false } = {},
): ObjectShape & Typed<ObjectValue<F>> {
  return { kind: 'object', id, what, fields, oneOf, secret };
}

export function either<T, F>(
  short: TextShape & Typed<T>,
  long: ObjectShape & Typed<F>,
): EitherShape & Typed<{ readonly short: T } | { readonly long: F }> {
  return { kind: 'either', text: short, object: long };
}
