import { addressBits, type Family } from '../../net/address.js';
import type { Pattern } from '../../net/patterns.js';
import { firstAddress, lastAddress, type Prefix } from '../../net/prefix.js';
import { PrefixSet } from '../../net/prefix-set.js';
import type { Expression, SetItem } from './tree.js';
import { decided, lengthIs, not, type Truth, undecided } from './truth.js';
import { enumerationOf, UNKNOWN } from './types.js';

/** A value that is written out, a constant of an enumeration among them. */
export type Literal = Expression & {
  readonly kind: 'number' | 'boolean' | 'string' | 'address' | 'prefix' | 'set' | 'name';
};

/** One thing that a variable or expression may be. */
export type Atom =
  | { readonly kind: 'literal'; readonly literal: Literal }
  /** The route's own prefix. */
  | { readonly kind: 'net' }
  /** The number of its bits. */
  | { readonly kind: 'net length' }
  /** The first `bits` bits of its address. */
  | { readonly kind: 'net address'; readonly bits: number }
  /** `NET_IP4` or `NET_IP6`. */
  | { readonly kind: 'net type' }
  /** Depends on more than the prefix. `optional`: a route need not have it, and most of what asks for it then fails. */
  | { readonly kind: 'unknown'; readonly optional: boolean }
  /** No value at all, of a function that ended without one: a condition must not be that. */
  | { readonly kind: 'nothing' };

export interface Piece {
  /** For these prefixes it may be this. */
  readonly where: PrefixSet;
  readonly atom: Atom;
}

/** What an expression may come to, over all prefixes of one family; what it is for none is not told. */
export interface Value {
  readonly pieces: readonly Piece[];
  /** Where the daemon may give up with a runtime error instead. */
  readonly error: PrefixSet;
}

export const UNKNOWN_ATOM: Atom = { kind: 'unknown', optional: false };
export const NOTHING: Atom = { kind: 'nothing' };
export const OPTIONAL: Atom = { kind: 'unknown', optional: true };

const NET_TYPES: Readonly<Record<string, Family>> = { NET_IP4: 'ipv4', NET_IP6: 'ipv6' };

/** BIRD's integers: 32 bits, unsigned; what leaves them wraps round (2.0 to 3.4). */
const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number | undefined>> = {
  '+': (a, b) => (a + b) >>> 0,
  '-': (a, b) => (a - b) >>> 0,
  '*': (a, b) => Number(BigInt.asUintN(32, BigInt(a) * BigInt(b))),
  '/': (a, b) => (b === 0 ? undefined : Math.floor(a / b)),
};

export function isArithmetic(operator: string): boolean {
  return operator in ARITHMETIC;
}

const EQUALITIES: ReadonlySet<string> = new Set(['=', '!=']);

/** What is asked of values, for the prefixes of one family. */
export class Values {
  readonly family: Family;
  readonly all: PrefixSet;
  readonly none: PrefixSet;
  /** Families of the prefixes that routes were compared with. */
  readonly compares = new Set<Family>();
  readonly #sets = new WeakMap<readonly SetItem[], Map<string, { known: PrefixSet; isComplete: boolean }>>();
  readonly #resolve: (expression: Expression) => Expression;
  readonly #widen: () => void;

  /**
   * @param resolve gives the literal that a constant's name stands for; other expressions as they are.
   * @param widen is told when something about the prefix is asked that is not understood.
   */
  constructor(family: Family, resolve: (expression: Expression) => Expression, widen: () => void) {
    this.family = family;
    this.#resolve = resolve;
    this.all = PrefixSet.all(family);
    this.none = PrefixSet.empty(family);
    this.#widen = widen;
  }

  of(atom: Atom): Value {
    return { pieces: [{ where: this.all, atom }], error: this.none };
  }

  number(value: number, like: Expression): Value {
    return this.of({ kind: 'literal', literal: { kind: 'number', value, span: like.span } });
  }

  /** A condition's outcome as a value. */
  fromTruth({ yes, no, error }: Truth, like: Expression): Value {
    const piece = (where: PrefixSet, value: boolean): Piece[] =>
      where.isEmpty()
        ? []
        : [{ where, atom: { kind: 'literal', literal: { kind: 'boolean', value, span: like.span } } }];
    return { pieces: [...piece(yes, true), ...piece(no, false)], error };
  }

  /** A value as a condition; what is neither true nor false is a runtime error. */
  toTruth({ pieces, error }: Value): Truth {
    const [yes, no, failing]: [PrefixSet[], PrefixSet[], PrefixSet[]] = [[], [], [error]];
    for (const { where, atom } of pieces) {
      if (atom.kind === 'unknown') {
        yes.push(where);
        no.push(where);
        if (atom.optional) failing.push(where);
      } else if (atom.kind === 'literal' && atom.literal.kind === 'boolean')
        (atom.literal.value ? yes : no).push(where);
      else failing.push(where);
    }
    return { yes: this.#union(yes), no: this.#union(no), error: this.#union(failing) };
  }

  /** Both values, each where it may be. */
  join(a: Value, b: Value): Value {
    if (a === b) return a;
    const pieces: Piece[] = [...a.pieces];
    for (const piece of b.pieces) {
      const at = pieces.findIndex(({ atom }) => isSame(atom, piece.atom));
      const other = pieces[at];
      if (other) pieces[at] = { atom: other.atom, where: other.where.union(piece.where) };
      else pieces.push(piece);
    }
    return { pieces, error: a.error.union(b.error) };
  }

  within({ pieces, error }: Value, limit: PrefixSet): Value {
    return {
      pieces: pieces.flatMap(({ where, atom }) => {
        const rest = where.intersect(limit);
        return rest.isEmpty() ? [] : [{ where: rest, atom }];
      }),
      error: error.intersect(limit),
    };
  }

  /** Everything that an operation on two values may come to. */
  #pairs(a: Value, b: Value, of: (a: Atom, b: Atom) => Truth): Truth {
    const [first, second] = [a.pieces[0], b.pieces[0]];
    const errors = [a.error, b.error];
    if (first && second && a.pieces.length === 1 && b.pieces.length === 1 && first.where.equals(this.all)) {
      if (second.where.equals(this.all)) {
        const truth = of(first.atom, second.atom);
        return { ...truth, error: this.#union([truth.error, ...errors]) };
      }
    }
    const [yes, no]: [PrefixSet[], PrefixSet[]] = [[], []];
    for (const left of a.pieces)
      for (const right of b.pieces) {
        const where = left.where.intersect(right.where);
        if (where.isEmpty()) continue;
        const truth = of(left.atom, right.atom);
        yes.push(where.intersect(truth.yes));
        no.push(where.intersect(truth.no));
        errors.push(where.intersect(truth.error));
      }
    return { yes: this.#union(yes), no: this.#union(no), error: this.#union(errors) };
  }

  #union(sets: readonly PrefixSet[]): PrefixSet {
    return sets.length === 1 ? (sets[0] as PrefixSet) : PrefixSet.unionAll(this.family, sets);
  }

  /** `a = b`, `a < b` and so on. */
  compare(operator: string, a: Value, b: Value): Truth {
    return this.#pairs(a, b, (left, right) => this.#compare(operator, left, right));
  }

  /** `a ~ b`. */
  match(a: Value, b: Value): Truth {
    return this.#pairs(a, b, (left, right) => this.#match(left, right));
  }

  /** `a ~ [items]`, as the arms of a `case` ask it. */
  matchItems(a: Value, items: readonly SetItem[]): Truth {
    const set: Atom = { kind: 'literal', literal: { kind: 'set', items, span: items[0]?.span ?? NOWHERE } };
    return this.match(a, this.of(set));
  }

  /** `a + b` and so on. */
  arithmetic(operator: string, a: Value, b: Value, like: Expression): Value {
    const [left, right] = [this.#numbers(a), this.#numbers(b)];
    let sum: Value = { pieces: [], error: a.error.union(b.error) };
    for (const { where: here, atom: x } of left)
      for (const { where: there, atom: y } of right) {
        const where = here.intersect(there);
        if (where.isEmpty()) continue;
        const [m, n] = [numberIn(x), numberIn(y)];
        if (m !== undefined && n !== undefined) {
          const value = ARITHMETIC[operator]?.(m, n);
          if (value === undefined) sum = { ...sum, error: sum.error.union(where) };
          else sum = this.join(sum, this.within(this.number(value, like), where));
        } else {
          if (isKnown(x) && isKnown(y)) this.#widen();
          sum = this.join(sum, { pieces: [{ where, atom: OPTIONAL }], error: this.none });
        }
      }
    return sum;
  }

  /** The length of the prefix as as many numbers as it can be. */
  #numbers({ pieces }: Value): readonly Piece[] {
    return pieces.flatMap(piece => {
      if (piece.atom.kind !== 'net length') return [piece];
      return Array.from({ length: addressBits(this.family) + 1 }, (_, value): Piece => {
        const where = PrefixSet.lengths(this.family, value, value).intersect(piece.where);
        return { where, atom: { kind: 'literal', literal: { kind: 'number', value, span: NOWHERE } } };
      }).filter(({ where }) => !where.isEmpty());
    });
  }

  /** `x.NAME` and `x.NAME(argument)` of what is not known to be an attribute. */
  method(object: Value, name: string, argument: Value | undefined): Value {
    let result: Value = { pieces: [], error: object.error };
    for (const { where, atom } of object.pieces) {
      result = this.join(result, this.within(this.#method(atom, name, argument), where));
    }
    return result;
  }

  #method(atom: Atom, name: string, argument: Value | undefined): Value {
    if (!isKnown(atom)) return this.of(OPTIONAL);
    if (atom.kind === 'net') {
      const part = NET_PARTS[name];
      if (part) return this.of(part === 'address' ? { kind: 'net address', bits: addressBits(this.family) } : part);
      // What other kinds of networks have: "prefix expected" of a route to an address.
      if (FOREIGN_PARTS.has(name)) return { pieces: [], error: this.all };
    }
    if (atom.kind === 'literal' && atom.literal.kind === 'prefix') {
      const { address, length, span } = atom.literal;
      if (name === 'len') return this.number(length, atom.literal);
      if (name === 'ip') return this.of({ kind: 'literal', literal: { kind: 'address', address, span } });
      if (name === 'type') {
        const type = address.family === 'ipv4' ? 'NET_IP4' : 'NET_IP6';
        return this.of({ kind: 'literal', literal: { kind: 'name', name: type, span } });
      }
    }
    if (name === 'mask' && argument) {
      const [only] = argument.pieces;
      const bits = only && argument.pieces.length === 1 ? numberIn(only.atom) : undefined;
      if (bits !== undefined && bits <= addressBits(this.family) && atom.kind === 'net address')
        return this.of({ kind: 'net address', bits: Math.min(bits, atom.bits) });
      if (bits !== undefined && atom.kind === 'literal' && atom.literal.kind === 'address') {
        const { family } = atom.literal.address;
        if (bits <= addressBits(family)) {
          const address = firstAddress({ address: atom.literal.address, length: bits });
          return this.of({ kind: 'literal', literal: { ...atom.literal, address } });
        }
      }
    }
    this.#widen();
    return this.of(OPTIONAL);
  }

  #undecided(a: Atom, b: Atom, mayFail: boolean): Truth {
    if (isKnown(a) && isKnown(b)) this.#widen();
    return undecided(this.family, mayFail);
  }

  #compare(operator: string, a: Atom, b: Atom): Truth {
    if (operator === '!=') return not(this.#compare('=', a, b));
    if (operator === '>') return this.#compare('<', b, a);
    if (operator === '>=') return this.#compare('<=', b, a);
    const isEquality = EQUALITIES.has(operator);
    // Ordering an attribute that a route does not carry is a runtime error.
    const open = () => this.#undecided(a, b, !isEquality);
    if (!isKnown(a) || !isKnown(b)) return open();
    if (a.kind === b.kind && a.kind !== 'literal') {
      if (a.kind === 'net address' && b.kind === 'net address' && a.bits !== b.bits) return open();
      if (a.kind === 'net type' && !isEquality) return open();
      return decided(operator === '<' ? this.none : this.all);
    }
    if (a.kind === 'literal' && b.kind === 'literal') {
      const order = orderOf(a.literal, b.literal);
      if (order === undefined) return open();
      if (!isEquality && a.literal.kind === 'name') return open();
      return this.#constant(operator === '=' ? order === 0 : operator === '<' ? order < 0 : order <= 0);
    }
    if (a.kind === 'literal') {
      // b is the route's: `8 < net.len` is `net.len > 8`, which is not `net.len <= 8`.
      if (operator === '=') return this.#compare('=', b, a);
      return not(this.#compare(operator === '<' ? '<=' : '<', b, a));
    }
    if (b.kind !== 'literal') return open();
    const { literal } = b;
    if (a.kind === 'net' && literal.kind === 'prefix') {
      this.compares.add(literal.address.family);
      if (operator === '=') return decided(this.#pattern(literal, literal.length, literal.length));
      return decided(this.#upTo(literal, operator === '<='));
    }
    if (a.kind === 'net length' && literal.kind === 'number') {
      const set = lengthIs(this.family, operator, literal.value);
      return set ? decided(set) : open();
    }
    if (a.kind === 'net address' && literal.kind === 'address') {
      this.compares.add(literal.address.family);
      if (literal.address.family !== this.family) return isEquality ? decided(this.none) : open();
      return decided(this.#addressIs(operator, literal.address.value, a.bits));
    }
    if (a.kind === 'net type' && literal.kind === 'name' && isEquality) {
      const type = NET_TYPES[literal.name];
      return this.#constant(type === this.family);
    }
    return open();
  }

  #constant(isTrue: boolean): Truth {
    return decided(isTrue ? this.all : this.none);
  }

  /** Networks up to a prefix: BIRD orders them by address, then by length, and IPv4 before IPv6. */
  #upTo({ address, length }: Prefix, included: boolean): PrefixSet {
    if (address.family !== this.family) return this.family === 'ipv4' ? this.all : this.none;
    const { value } = firstAddress({ address, length });
    const longest = included ? length : length - 1;
    const same = longest < 0 ? this.none : this.#between(value, value, 0, longest);
    return value === 0n ? same : same.union(this.#between(0n, value - 1n));
  }

  #addressIs(operator: string, value: bigint, bits: number): PrefixSet {
    const hosts = (1n << BigInt(addressBits(this.family) - bits)) - 1n;
    const atMost = (limit: bigint) => (limit < 0n ? this.none : this.#between(0n, limit | hosts));
    // The masked address is at most `limit` where the address is at most the last one with that beginning.
    const upTo = (limit: bigint) => (limit < 0n ? this.none : atMost(limit - (limit & hosts)));
    if (operator === '<=') return upTo(value);
    if (operator === '<') return upTo(value - 1n);
    return upTo(value).minus(upTo(value - 1n));
  }

  /** Networks whose own address lies in a range, of the given lengths. */
  #between(from: bigint, to: bigint, shortest = 0, longest: number = addressBits(this.family)): PrefixSet {
    const { family } = this;
    const sets: PrefixSet[] = [];
    for (let length = shortest; length <= longest; length++)
      sets.push(PrefixSet.addressRange({ family, value: from }, { family, value: to }, length));
    return PrefixSet.unionAll(family, sets);
  }

  #pattern({ address, length }: Prefix, low: number, high: number): PrefixSet {
    this.compares.add(address.family);
    // Prefixes of the other family are never in it: the daemon compares the address families first.
    return address.family === this.family ? PrefixSet.pattern({ address, length }, low, high) : this.none;
  }

  #match(a: Atom, b: Atom): Truth {
    const open = () => this.#undecided(a, b, true);
    if (b.kind === 'literal' && b.literal.kind === 'set') return this.#matchSet(a, b.literal.items);
    if (!isKnown(a) || !isKnown(b)) return open();
    if (b.kind === 'net') {
      if (a.kind === 'net' || (a.kind === 'net address' && a.bits === addressBits(this.family)))
        return decided(this.all);
      if (a.kind !== 'literal') return open();
      const { literal } = a;
      if (literal.kind === 'prefix') return decided(this.#pattern(literal, 0, literal.length));
      if (literal.kind !== 'address') return open();
      const bits = addressBits(literal.address.family);
      return decided(this.#pattern({ address: literal.address, length: bits }, 0, bits));
    }
    if (b.kind !== 'literal' || b.literal.kind !== 'prefix') return open();
    const { literal } = b;
    const bits = addressBits(literal.address.family);
    if (a.kind === 'net') return decided(this.#pattern(literal, literal.length, bits));
    const [from, to] = [firstAddress(literal), lastAddress(literal)];
    if (a.kind === 'net address') {
      this.compares.add(from.family);
      if (from.family !== this.family) return decided(this.none);
      return decided(this.#addressIs('<=', to.value, a.bits).minus(this.#addressIs('<', from.value, a.bits)));
    }
    if (a.kind !== 'literal') return open();
    if (a.literal.kind === 'prefix') return this.#constant(isWithin(a.literal, literal, literal.length, bits));
    if (a.literal.kind !== 'address') return open();
    return this.#constant(isWithin({ address: a.literal.address, length: bits }, literal, 0, bits));
  }

  #matchSet(a: Atom, items: readonly SetItem[]): Truth {
    if (!isKnown(a)) return undecided(this.family, a.kind === 'nothing' || a.optional);
    const { known, isComplete } = this.#itemsOf(a, items);
    if (isComplete) return decided(known);
    return { ...undecided(this.family), no: known.complement() };
  }

  /** The prefixes for which an atom is an element of a set; sets of constants are long and asked often. */
  #itemsOf(a: Atom, items: readonly SetItem[]): { known: PrefixSet; isComplete: boolean } {
    const cache = this.#sets.get(items) ?? new Map<string, { known: PrefixSet; isComplete: boolean }>();
    this.#sets.set(items, cache);
    const key = a.kind === 'net address' ? `${a.kind} ${a.bits}` : a.kind;
    const found = a.kind === 'literal' ? undefined : cache.get(key);
    if (found) return found;
    const sets = a.kind === 'net' ? this.#patterns(items) : items.map(item => this.item(a, item));
    const certain = sets.filter(set => set !== undefined);
    const result = {
      known: PrefixSet.unionAll(this.family, certain),
      isComplete: certain.length === sets.length,
    };
    if (!result.isComplete) this.#widen();
    if (a.kind !== 'literal') cache.set(key, result);
    return result;
  }

  /** The patterns of a set of prefixes, those that are written out in one go: there may be very many. */
  #patterns(items: readonly SetItem[]): (PrefixSet | undefined)[] {
    const written: Pattern[] = [];
    const sets: (PrefixSet | undefined)[] = [];
    for (const item of items) {
      if (item.kind === 'prefixes' && item.prefix.kind === 'prefix') {
        const { prefix, low: lo, high: hi } = item;
        this.compares.add(prefix.address.family);
        if (prefix.address.family === this.family) written.push({ prefix, lo, hi });
      } else sets.push(this.item({ kind: 'net' }, item));
    }
    sets.push(PrefixSet.ofPatterns(this.family, written));
    return sets;
  }

  /** The prefixes for which an atom matches one element of a set; undefined when that cannot be known. */
  item(a: Atom, item: SetItem): PrefixSet | undefined {
    const family = this.family;
    const constant = (isTrue: boolean) => (isTrue ? this.all : this.none);
    if (!isKnown(a) || item.kind === 'any') return undefined;
    if (item.kind === 'prefixes') {
      const { low, high } = item;
      const prefix = this.#resolve(item.prefix);
      if (prefix.kind !== 'prefix') return undefined;
      if (a.kind === 'net') return this.#pattern(prefix, low, high);
      if (a.kind !== 'literal' || a.literal.kind !== 'prefix') return undefined;
      return constant(isWithin(a.literal, prefix, low, high));
    }
    const from = this.#resolve(item.kind === 'range' ? item.from : item.value);
    const to = item.kind === 'range' ? this.#resolve(item.to) : from;
    if (from.kind === 'prefix' && item.kind === 'one') {
      if (a.kind === 'net') return this.#pattern(from, from.length, from.length);
      return a.kind === 'literal' && a.literal.kind === 'prefix' ? constant(orderOf(a.literal, from) === 0) : undefined;
    }
    if (from.kind === 'number' && to.kind === 'number') {
      if (a.kind === 'net length')
        return lengthIs(family, '>=', from.value)?.intersect(lengthIs(family, '<=', to.value) ?? this.none);
      const value = numberIn(a);
      return value === undefined ? undefined : constant(value >= from.value && value <= to.value);
    }
    if (from.kind === 'address' && to.kind === 'address') {
      this.compares.add(from.address.family);
      if (a.kind === 'net address') {
        if (from.address.family !== family || to.address.family !== family) return this.none;
        return this.#addressIs('<=', to.address.value, a.bits).minus(this.#addressIs('<', from.address.value, a.bits));
      }
      if (a.kind !== 'literal' || a.literal.kind !== 'address') return undefined;
      const { address } = a.literal;
      if (address.family !== from.address.family || address.family !== to.address.family) return this.none;
      return constant(address.value >= from.address.value && address.value <= to.address.value);
    }
    if (item.kind === 'one' && from.kind === 'name' && enumerationOf(from.name) !== UNKNOWN) {
      if (a.kind === 'net type') return from.name in NET_TYPES ? constant(NET_TYPES[from.name] === family) : this.none;
      if (a.kind === 'literal' && a.literal.kind === 'name') return constant(a.literal.name === from.name);
    }
    if (item.kind === 'one' && from.kind === 'boolean' && a.kind === 'literal')
      return constant(orderOf(a.literal, from) === 0);
    return undefined;
  }
}

const NOWHERE = { path: '', start: 0, end: 0 };

const NET_PARTS: Readonly<Record<string, Atom | 'address'>> = {
  len: { kind: 'net length' },
  ip: 'address',
  type: { kind: 'net type' },
};

/** Parts of networks that are neither IPv4 nor IPv6 prefixes. */
const FOREIGN_PARTS: ReadonlySet<string> = new Set(['maxlen', 'asn', 'rd', 'src', 'dst']);

function isKnown(atom: Atom): atom is Exclude<Atom, { kind: 'unknown' | 'nothing' }> {
  return atom.kind !== 'unknown' && atom.kind !== 'nothing';
}

function numberIn(atom: Atom): number | undefined {
  return atom.kind === 'literal' && atom.literal.kind === 'number' ? atom.literal.value : undefined;
}

/** Negative, zero or positive; undefined: they are not of one kind that has an order (names are alike or not). */
function orderOf(a: Expression, b: Expression): number | undefined {
  const sign = (x: bigint, y: bigint) => (x < y ? -1 : x > y ? 1 : 0);
  if (a.kind === 'number' && b.kind === 'number') return a.value - b.value;
  if (a.kind === 'boolean' && b.kind === 'boolean') return Number(a.value) - Number(b.value);
  if (a.kind === 'string' && b.kind === 'string') return a.value < b.value ? -1 : Number(a.value > b.value);
  if (a.kind === 'name' && b.kind === 'name') return a.name === b.name ? 0 : 1;
  if (a.kind === 'address' && b.kind === 'address')
    return a.address.family === b.address.family ? sign(a.address.value, b.address.value) : undefined;
  if (a.kind !== 'prefix' || b.kind !== 'prefix') return undefined;
  if (a.address.family !== b.address.family) return a.address.family === 'ipv4' ? -1 : 1;
  return sign(firstAddress(a).value, firstAddress(b).value) || a.length - b.length;
}

function isWithin(a: Prefix, pattern: Prefix, low: number, high: number): boolean {
  return (
    a.address.family === pattern.address.family &&
    PrefixSet.pattern({ address: pattern.address, length: pattern.length }, low, high).has(a)
  );
}

function isSame(a: Atom, b: Atom): boolean {
  if (a === b) return true;
  if (a.kind === 'literal' && b.kind === 'literal')
    return a.literal === b.literal || (a.literal.kind === b.literal.kind && orderOf(a.literal, b.literal) === 0);
  if (a.kind === 'net address' && b.kind === 'net address') return a.bits === b.bits;
  if (a.kind === 'unknown' && b.kind === 'unknown') return a.optional === b.optional;
  return a.kind === b.kind && a.kind !== 'literal';
}
