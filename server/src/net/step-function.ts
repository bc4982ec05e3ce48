/**
 * What a `PrefixSet` is made of: a step function from addresses to sets of prefix lengths.
 *
 * A prefix is in the set when all its addresses have its length in theirs; by construction either all or none do. So
 * `10.0.0.0/8+` is three steps: no length up to 9.255.255.255, the lengths 8 to 32 from 10.0.0.0, none again from
 * 11.0.0.0. The plain alternative, a list of address ranges for each length, needs 25 ranges for that, and 121 for an
 * IPv6 /8. Union, intersection and difference act on each address by itself, so one merge of two sorted lists does them
 * all; and as equal neighbours are never kept apart, a set has one form only, and equality is equality of the lists.
 *
 * A step is a row of 32-bit words: the address where it begins (most significant word first), then one bit for each
 * length, lowest first. All rows lie in one array, sorted; the first begins at address 0. Plain words because a bigint
 * costs an allocation for each operation, and because one piece of code then serves both families.
 */

import { addressBits, type Family } from './address.js';

export interface StepFunction {
  readonly family: Family;
  readonly words: Uint32Array;
}

/**
 * All prefixes of `shortest` to `longest` bits within the addresses `first` to `last`, which are ends of prefixes of
 * `shortest` bits.
 */
export interface Region {
  readonly first: bigint;
  readonly last: bigint;
  readonly shortest: number;
  readonly longest: number;
}

interface Layout {
  /** Words of the address; the words of the lengths follow. */
  readonly addressWords: number;
  readonly rowWords: number;
}

// 33 and 129 lengths, as a length may be 0: two and five words.
const LAYOUTS: Record<Family, Layout> = {
  ipv4: { addressWords: 1, rowWords: 3 },
  ipv6: { addressWords: 4, rowWords: 9 },
};

/**
 * An operation on sets of lengths, as what to invert before and after `a & b`: a number is 0, or -1 for all bits. By De
 * Morgan's laws this makes one loop of them all, with no call for each word.
 */
interface Operation {
  readonly invertA: number;
  readonly invertB: number;
  readonly invertResult: number;
}

export const AND: Operation = { invertA: 0, invertB: 0, invertResult: 0 };
export const AND_NOT: Operation = { invertA: 0, invertB: -1, invertResult: 0 };
export const OR: Operation = { invertA: -1, invertB: -1, invertResult: -1 };

/**
 * The prefixes of all these regions, any two of which lie one within the other or apart, as those of prefixes do; the
 * array is sorted. One pass over the regions, with a stack of those around the current address.
 */
export function fromLaminar(family: Family, regions: Region[]): StepFunction {
  const { addressWords, rowWords } = LAYOUTS[family];
  const words = new Uint32Array((2 * regions.length + 1) * rowWords);
  let row = 0;
  let rowAddress = 0n;

  const lengthsFrom = (address: bigint, lengths: readonly number[]): void => {
    if (address !== rowAddress) {
      row = endOfRow(words, row, family);
      writeAddress(words, row, addressWords, address);
      rowAddress = address;
    }
    for (let i = 0; i < lengths.length; i++) words[row + addressWords + i] = at(lengths, i);
  };

  // A stack of the regions around the current address. What is popped is used again: there may be very many.
  const stack: { last: bigint; lengths: number[] }[] = [
    { last: highestAddress(family), lengths: new Array(rowWords - addressWords).fill(0) },
  ];
  let top = 0;
  const inner = () => stack[top] as { last: bigint; lengths: number[] };
  const leaveUntil = (address: bigint): void => {
    while (top > 0 && inner().last < address) {
      const { last } = inner();
      top--;
      lengthsFrom(last + 1n, inner().lengths);
    }
  };

  sortOuterFirst(family, regions);
  for (const { first, last, shortest, longest } of regions) {
    leaveUntil(first);
    const outer = inner().lengths;
    top++;
    stack[top] ??= { last, lengths: new Array(rowWords - addressWords).fill(0) };
    const own = inner();
    own.last = last;
    const { lengths } = own;
    for (let i = 0; i < lengths.length; i++) lengths[i] = at(outer, i);
    for (let length = shortest; length <= longest; length++) {
      lengths[length >>> 5] = at(lengths, length >>> 5) | (1 << (length & 31));
    }
    lengthsFrom(first, lengths);
  }
  leaveUntil(highestAddress(family));
  const end = endOfRow(words, row, family);
  return { family, words: end < words.length ? words.slice(0, end) : words };
}

/** Applies an operation to the lengths of two functions of one family, address by address. */
export function combine(operation: Operation, a: StepFunction, b: StepFunction): StepFunction {
  const layout = LAYOUTS[a.family];
  // Where one side of these has no length, nothing of the other counts.
  const isBounded = operation === AND || operation === AND_NOT;
  const right = isBounded && b.words.length > MUCH * a.words.length ? around(layout, b.words, a.words) : b.words;
  const left = operation === AND && a.words.length > MUCH * b.words.length ? around(layout, a.words, b.words) : a.words;
  const words = new Uint32Array(left.length + right.length);
  const end = merge(operation, layout, left, 0, left.length, right, 0, right.length, words, 0);
  return { family: a.family, words: words.slice(0, end) };
}

/** How many times as long a function is that is worth to be cut. */
const MUCH = 8;

/**
 * The rows of a long function as far as a short one has lengths; before and behind, its first and last row go on, whatever it
 * has there. What is asked of a large set is mostly about few of its members.
 */
function around({ addressWords, rowWords }: Layout, long: Uint32Array, short: Uint32Array): Uint32Array {
  const hasLengths = (row: number): boolean => {
    for (let word = row + addressWords; word < row + rowWords; word++) if (at(short, word) !== 0) return true;
    return false;
  };
  let first = 0;
  while (first < short.length && !hasLengths(first)) first += rowWords;
  if (first === short.length) return long.slice(0, rowWords);
  let behind = short.length;
  while (!hasLengths(behind - rowWords)) behind -= rowWords;
  const from = rowAt(long, short, first, addressWords, rowWords);
  const to = behind < short.length ? rowAt(long, short, behind, addressWords, rowWords) + rowWords : long.length;
  const rows = long.slice(from, to);
  rows.fill(0, 0, addressWords);
  return rows;
}

/** The last row of a function that begins at or before the address at `key[i]`; the first row always does. */
function rowAt(words: Uint32Array, key: Uint32Array, i: number, addressWords: number, rowWords: number): number {
  let low = 0;
  let high = words.length / rowWords;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (compareAddress(words, middle * rowWords, key, i, addressWords) <= 0) low = middle;
    else high = middle;
  }
  return low * rowWords;
}

/**
 * The union of any number of functions of one family. Neighbours are merged in rounds between two buffers, as merge
 * sort does: n steps take n·log n work, and nothing is allocated for each function.
 */
export function unite(family: Family, functions: readonly StepFunction[]): StepFunction {
  if (functions.length === 0) return fromLaminar(family, []);
  const layout = LAYOUTS[family];
  const total = functions.reduce((sum, { words }) => sum + words.length, 0);
  let source = new Uint32Array(total);
  let target = new Uint32Array(total);
  // Function i of the round lies in `source` from bounds[i] to bounds[i + 1].
  let bounds = [0];
  for (const { words } of functions) {
    const start = at(bounds, bounds.length - 1);
    source.set(words, start);
    bounds.push(start + words.length);
  }
  while (bounds.length > 2) {
    const merged = [0];
    let end = 0;
    for (let i = 0; i + 1 < bounds.length; i += 2) {
      const from = at(bounds, i);
      const middle = at(bounds, i + 1);
      const to = bounds[i + 2];
      if (to === undefined) {
        target.set(source.subarray(from, middle), end);
        end += middle - from;
      } else {
        end = merge(OR, layout, source, from, middle, source, middle, to, target, end);
      }
      merged.push(end);
    }
    [source, target] = [target, source];
    bounds = merged;
  }
  return { family, words: source.slice(0, at(bounds, 1)) };
}

/** Whether no address has a length. */
export function isNone({ family, words }: StepFunction): boolean {
  // Such a function is one row of zeros.
  return words.length === LAYOUTS[family].rowWords && words.every(word => word === 0);
}

/** Whether every address has every length. */
export function isAll({ family, words }: StepFunction): boolean {
  const { addressWords, rowWords } = LAYOUTS[family];
  // Such a function is one row; the highest length alone has a bit in the last word.
  if (words.length !== rowWords) return false;
  for (let word = addressWords; word < rowWords - 1; word++) if (words[word] !== 0xffff_ffff) return false;
  return words[rowWords - 1] === 1;
}

/** Whether both have the same lengths at every address. */
export function equal(a: StepFunction, b: StepFunction): boolean {
  return a.words.length === b.words.length && a.words.every((word, i) => word === b.words[i]);
}

/** Whether `length` is among the lengths at `address`. */
export function hasLength(steps: StepFunction, address: bigint, length: number): boolean {
  const { words } = steps;
  const { addressWords, rowWords } = LAYOUTS[steps.family];
  const key = new Uint32Array(addressWords);
  writeAddress(key, 0, addressWords, address);
  const row = rowAt(words, key, 0, addressWords, rowWords);
  return ((at(words, row + addressWords + (length >>> 5)) >>> (length & 31)) & 1) === 1;
}

/**
 * The shortest length anywhere, and the lowest address that has it (the first of a prefix); undefined for the empty
 * function.
 */
export function lowest(steps: StepFunction): { address: bigint; length: number } | undefined {
  const { words } = steps;
  const { addressWords, rowWords } = LAYOUTS[steps.family];
  let found: { row: number; length: number } | undefined;
  for (let row = 0; row < words.length; row += rowWords) {
    for (let word = addressWords; word < rowWords; word++) {
      const bits = at(words, row + word);
      if (bits === 0) continue;
      const length = 32 * (word - addressWords) + lowestBit(bits);
      if (!found || length < found.length) found = { row, length };
      break;
    }
  }
  return found && { address: readAddress(words, found.row, addressWords), length: found.length };
}

/**
 * The function as regions: each covers as many addresses as it can for its lengths, and then as many lengths as are
 * alike.
 */
export function toRegions(steps: StepFunction): Region[] {
  const { words } = steps;
  const { addressWords, rowWords } = LAYOUTS[steps.family];
  const regions: Region[] = [];
  // For each length in force, the row that brought it.
  const since = new Int32Array(addressBits(steps.family) + 1);
  for (let row = 0; row <= words.length; row += rowWords) {
    let run: { row: number; shortest: number; longest: number } | undefined;
    const close = (): void => {
      if (!run) return;
      const last = row < words.length ? readAddress(words, row, addressWords) - 1n : highestAddress(steps.family);
      const first = readAddress(words, run.row, addressWords);
      regions.push({ first, last, shortest: run.shortest, longest: run.longest });
    };
    for (let word = addressWords; word < rowWords; word++) {
      const before = row === 0 ? 0 : at(words, row - rowWords + word);
      const now = row === words.length ? 0 : at(words, row + word);
      for (let changed = before ^ now; changed !== 0; changed &= changed - 1) {
        const bit = lowestBit(changed);
        const length = 32 * (word - addressWords) + bit;
        if ((now >>> bit) & 1) {
          since[length] = row;
        } else if (run && run.row === since[length] && run.longest === length - 1) {
          run.longest = length;
        } else {
          close();
          run = { row: at(since, length), shortest: length, longest: length };
        }
      }
    }
    close();
  }
  return regions;
}

/** The last address of the family as a number: 2^32 - 1 or 2^128 - 1. */
function highestAddress(family: Family): bigint {
  return (1n << BigInt(addressBits(family))) - 1n;
}

/**
 * Merges the rows a[aFrom..aTo) and b[bFrom..bTo), none of them empty, into `out` from `outFrom` on, which has room for
 * them all, and drops rows that change nothing. Returns where the result ends. Bounds instead of subarrays: a view
 * costs as much as a small merge.
 */
function merge(
  { invertA, invertB, invertResult }: Operation,
  { addressWords, rowWords }: Layout,
  a: Uint32Array,
  aFrom: number,
  aTo: number,
  b: Uint32Array,
  bFrom: number,
  bTo: number,
  out: Uint32Array,
  outFrom: number,
): number {
  let nextA = aFrom;
  let nextB = bFrom;
  // The rows in force; both functions begin at address 0, so that the first turn sets both.
  let rowA = aFrom;
  let rowB = bFrom;
  let end = outFrom;
  while (nextA < aTo || nextB < bTo) {
    const order = nextA === aTo ? 1 : nextB === bTo ? -1 : compareAddress(a, nextA, b, nextB, addressWords);
    if (order <= 0) {
      rowA = nextA;
      nextA += rowWords;
    }
    if (order >= 0) {
      rowB = nextB;
      nextB += rowWords;
    }
    let changed = end === outFrom;
    for (let word = addressWords; word < rowWords; word++) {
      const both = (at(a, rowA + word) ^ invertA) & (at(b, rowB + word) ^ invertB);
      const value = (both ^ invertResult) >>> 0;
      out[end + word] = value;
      if (!changed && value !== at(out, end - rowWords + word)) changed = true;
    }
    if (!changed) continue;
    for (let word = 0; word < addressWords; word++) {
      out[end + word] = order <= 0 ? at(a, rowA + word) : at(b, rowB + word);
    }
    end += rowWords;
  }
  return end;
}

/**
 * Where the row after `row` begins: in the place of `row` if that changes nothing, as equal neighbours are never kept
 * apart.
 */
function endOfRow(words: Uint32Array, row: number, family: Family): number {
  const { addressWords, rowWords } = LAYOUTS[family];
  if (row === 0) return rowWords;
  for (let word = row + addressWords; word < row + rowWords; word++) {
    if (words[word] !== words[word - rowWords]) return row + rowWords;
  }
  return row;
}

/** Sorts regions by address, one that holds others before them. Most are told apart by a number, which is far quicker. */
function sortOuterFirst(family: Family, regions: Region[]): void {
  if (regions.length < 2) return;
  const shift = BigInt(Math.max(0, addressBits(family) - 53));
  const keyed = regions.map(region => ({ region, key: Number(region.first >> shift) }));
  keyed.sort((a, b) => a.key - b.key || outerFirst(a.region, b.region));
  for (let i = 0; i < keyed.length; i++) regions[i] = (keyed[i] as { region: Region }).region;
}

function outerFirst(a: Region, b: Region): number {
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return a.last === b.last ? 0 : a.last > b.last ? -1 : 1;
}

/** Negative, zero or positive as the address at a[i] is before, at or after the one at b[j]. */
function compareAddress(a: Uint32Array, i: number, b: Uint32Array, j: number, addressWords: number): number {
  for (let word = 0; word < addressWords; word++) {
    const difference = at(a, i + word) - at(b, j + word);
    if (difference !== 0) return difference;
  }
  return 0;
}

function writeAddress(words: Uint32Array, row: number, addressWords: number, address: bigint): void {
  let rest = address;
  for (let word = addressWords - 1; word > 0; word--) {
    words[row + word] = Number(BigInt.asUintN(32, rest));
    rest >>= 32n;
  }
  words[row] = Number(rest);
}

function readAddress(words: Uint32Array, row: number, addressWords: number): bigint {
  let address = BigInt(at(words, row));
  for (let word = 1; word < addressWords; word++) address = (address << 32n) | BigInt(at(words, row + word));
  return address;
}

/** The position of the lowest set bit of a word that is not 0. */
function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** An element known to be there. */
function at(words: ArrayLike<number>, index: number): number {
  return words[index] as number;
}
