import { compareVersions, type Version } from '../../core/version.js';
import type { Family } from '../../net/address.js';
import { PrefixScan } from '../../net/prefix-scan.js';
import { daemonsFor } from './command-daemons.js';
import { isClosed } from './language-cursor.js';
import { meaningOf } from './lower-lists.js';
import { areLengthsTaken, hasLengths, isLong, type Refusal, refusalIn } from './lower-refusals.js';
import { statementOf, statementShape } from './lower-statement.js';
import { outlineOf, type Series } from './outline.js';
import { type Block, type FrrConfig, type Item, type Line, oncePerForm } from './tree.js';

/** What becomes of a line when vtysh hands a configuration to bgpd; undefined: bgpd takes it, as far as others let it. */
export type Fate = 'lost' | 'perhaps' | undefined;

/**
 * What a configuration loses when vtysh loads it (frr.conf, `vtysh -f`, `vtysh -b`). bgpd then gathers the lines of lists and route-maps,
 * and takes them together or not at all; a command of another kind ends such a batch. So a line that is refused costs all of its
 * batch. Where bgpd reads a file itself (`-f`), it takes each line by itself. Measured with 8.4 and 10.3.
 */
export interface Losses {
  of(line: Line): Fate;
}

/** @returns undefined where no line is refused, so that nothing is lost. */
export function lossesIn(config: FrrConfig, version: Version): Losses | undefined {
  const refusals = refusalsIn(config);
  if (refusals.size === 0) return undefined;
  const batches = new Batches(refusals, version);
  batches.read(config.items);
  const lost = batches.lost();
  return {
    of: line =>
      lost.find(({ path, from, to }) => from <= line.start && line.start < to && path === line.span.path)?.fate,
  };
}

/** The lines that bgpd refuses, where vtysh does not. */
function refusalsIn({ items }: FrrConfig): ReadonlyMap<Line, Refusal> {
  const outline = outlineOf(items);
  const found = new Map<Line, Refusal>();
  const note = (line: Line, refusal: Refusal) => {
    // What a template fills in is not known.
    if (refusal && !line.hasHole && found.get(line) !== 'certain') found.set(line, refusal);
  };
  for (const phrase of ['ip prefix-list', 'ipv6 prefix-list']) {
    for (const part of outline.beginningWith(phrase)) {
      if (!formsOf(part).some(hasLengths)) continue;
      for (const line of linesOf(part)) if (!areLengthsTaken(line)) note(line, 'certain');
    }
  }
  for (const phrase of ['ip prefix-list', 'ipv6 prefix-list', 'access-list', 'ipv6 access-list'] as const) {
    for (const part of outline.beginningWith(phrase)) {
      if (part.kind === 'line' ? isLong(part) : part.name.length > LONG_NAME) note(linesOf(part)[0] as Line, 'perhaps');
    }
    for (const lines of outline.lists(phrase).values())
      for (const line of [...clashesIn(lines), ...twinsIn(lines)]) note(line, 'perhaps');
  }
  /** Entries of route-maps that lead onward: these cannot come to deny. */
  const onward = new Set<string>();
  for (const part of outline.parts) {
    if (part.kind !== 'block') continue;
    const { phrase } = statementShape(part.header);
    if (phrase === 'interface' && part.header.textOf(1).length > INTERFACE_NAME) note(part.header, 'perhaps');
    if (phrase !== 'route-map') continue;
    const header = statementOf(part.header);
    const key = `${header.word('route-map')?.text} ${header.number('permit') ?? header.number('deny')}`;
    if ((header.has('deny') && onward.has(key)) || isLong(part.header)) note(part.header, 'perhaps');
    for (const item of part.items) {
      if (item.kind !== 'line') continue;
      note(item, refusalIn(part, item));
      if (LEADS.test(statementShape(item).phrase)) onward.add(key);
    }
  }
  return found;
}

/** How lines begin that say where an entry leads. */
const LEADS = /^(?:on-match|continue)\b/;
const LONG_NAME = 100;
/** Linux gives no longer ones. */
const INTERFACE_NAME = 15;

function formsOf(part: Line | Series): readonly Line[] {
  return part.kind === 'line' ? [part] : part.forms;
}

function linesOf(part: Line | Series): readonly Line[] {
  return part.kind === 'line' ? [part] : part.lines;
}

/** What an entry of a list is like, apart from its verdict and number; the same for all lines that match alike. */
const entryIn = oncePerForm((line): EntryForm => {
  const { after, negated } = statementShape(line);
  const verdict = line.places.findIndex(({ what }) => what.kind === 'keyword' && VERDICTS.has(what.text));
  const words = line.places
    .slice(verdict + 1)
    .map(({ what }) => (what.kind === 'keyword' ? what.text : what.kind === 'typed' ? what.type : what.kind));
  const form = after.has('prefix-list')
    ? `${after.has('any')}`
    : words.filter(word => word !== 'exact-match').join(' ');
  const prefix = line.places.findIndex(({ what }) => what.kind === 'typed' && what.type.endsWith(' prefix'));
  const family = after.has('ipv6') ? 'ipv6' : 'ipv4';
  return { isEntry: verdict >= 0 && !negated, seq: after.get('seq')?.[0] ?? -1, prefix, family, form };
});

interface EntryForm {
  readonly isEntry: boolean;
  /** Which word is its number, and which its prefix; -1: it has none. */
  readonly seq: number;
  readonly prefix: number;
  readonly family: Family;
  readonly form: string;
}

const VERDICTS: ReadonlySet<string> = new Set(['permit', 'deny']);

/** Entries that may stand in the place of another one of another form, which bgpd refuses where both come in one batch. */
function clashesIn(lines: readonly Line[]): readonly Line[] {
  const entries = lines.filter(line => entryIn(line).isEntry);
  const first = entries[0] && entryIn(entries[0]).form;
  if (entries.every(line => entryIn(line).form === first)) return [];
  const numbers = new Map<number, string>();
  let isCounted = false;
  return entries.filter(line => {
    const { seq, form } = entryIn(line);
    if (seq < 0) {
      isCounted = true;
      return false;
    }
    const number = line.numberAt(seq);
    const before = numbers.get(number);
    numbers.set(number, form);
    return isCounted || (before !== undefined && before !== form);
  });
}

/** Addresses that others may be written like, of IPv6: RFC 5952 has it shorter, in small letters. */
const ODD = /[A-F.]|(?:^|[ :])0[0-9a-f]|:0:(?:0:|:)|::0/;

/** Entries that mean what another one means and spell it otherwise: bgpd passes over what is spelled alike, and refuses these. */
function twinsIn(lines: readonly Line[]): readonly Line[] {
  const scan = new PrefixScan();
  let [areOdd, areDisjoint] = [false, true];
  for (const line of lines) {
    const { isEntry, prefix, family } = entryIn(line);
    if (!isEntry || prefix < 0) continue;
    scan.read(family, line.text, line.startOf(prefix), line.endOf(prefix));
    const isOdd = scan.length < 0 || scan.hasHostBits || (family === 'ipv6' && ODD.test(line.textOf(prefix)));
    areOdd ||= isOdd;
    areDisjoint &&= scan.length >= 0 && scan.isBehind;
  }
  if (!areOdd || areDisjoint) return [];
  const seen = new Set<string>();
  return lines.filter(line => {
    if (!entryIn(line).isEntry) return false;
    const meaning = meaningOf(line);
    const isTwin = seen.has(meaning);
    seen.add(meaning);
    return isTwin;
  });
}

/** Lines of lists and route-maps with nothing certain between them that ends a batch. */
interface Segment {
  readonly path: string;
  readonly from: number;
  to: number;
  refusal: Refusal;
  /** Whether what follows it may belong to the same batch. */
  isOpen: boolean;
  /** Whether what ends it fails with it: the rest of the file is then read as something else. */
  isFatal: boolean;
}

/** A stretch of a file, and what becomes of its lists and route-maps. */
interface Stretch {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly fate: Fate;
}

/** What a line does to the batch before it. `clears`: it is one of the batch, and ends it. */
type Effect = 'joins' | 'passes' | 'ends' | 'may end' | 'clears';

const LISTS: ReadonlySet<string> = new Set([
  'ip prefix-list',
  'ipv6 prefix-list',
  'access-list',
  'ipv6 access-list',
  'mac access-list',
  'route-map',
]);

class Batches {
  readonly #segments: Segment[] = [];
  readonly #refusals: ReadonlyMap<Line, Refusal>;
  readonly #version: Version;
  /** Up to 8.4, leaving a block ends a batch. */
  readonly #isOld: boolean;
  #current: Segment | undefined;

  constructor(refusals: ReadonlyMap<Line, Refusal>, version: Version) {
    this.#refusals = refusals;
    this.#version = version;
    this.#isOld = compareVersions(version, '9.0') < 0;
  }

  read(items: readonly Item[], depth = 0): void {
    for (const item of items) {
      if (item.kind === 'line') this.#take(item, this.#effectOf(item));
      else this.#readBlock(item, depth);
    }
  }

  #readBlock(block: Block, depth: number): void {
    const { phrase } = statementShape(block.header);
    // These are modules of bgpd, which need not be there.
    const isModule = block.node.name.startsWith('rpki') || block.node.name.startsWith('bmp');
    this.#take(block.header, isModule ? 'may end' : this.#effectOf(block.header));
    if (phrase === 'route-map') {
      for (const item of block.items) if (item.kind === 'line') this.#take(item, 'joins');
    } else this.read(block.items, depth + 1);
    if (!isClosed(block) || !this.#isOld) return;
    this.#end(depth === 0 && phrase !== 'vrf' && !isModule ? 'ends' : 'may end');
  }

  #effectOf(line: Line): Effect {
    const { phrase, negated } = statementShape(line);
    if (LISTS.has(phrase)) return 'joins';
    if (phrase === 'interface') return negated ? 'may end' : 'clears';
    if (phrase === 'vrf') return negated ? 'may end' : this.#isOld ? 'joins' : 'clears';
    const daemons = daemonsFor(line.command.syntax, this.#version);
    if (daemons === undefined) return 'may end';
    if (!daemons.includes('bgpd')) return 'passes';
    return daemons.length === 1 ? 'ends' : 'may end';
  }

  #take(line: Line, effect: Effect): void {
    if (effect === 'joins' || effect === 'clears') {
      const { path, start, end } = line.span;
      if (this.#current?.path !== path) this.#end('may end');
      this.#current ??= this.#begin(path, start);
      this.#current.to = end;
      const refusal = this.#refusals.get(line);
      if (this.#current.refusal !== 'certain') this.#current.refusal = refusal ?? this.#current.refusal;
      if (effect === 'clears') this.#current.isFatal = true;
    }
    if (effect !== 'joins' && effect !== 'passes') this.#end(effect);
    // Two commands, one of which is of another kind (bgpd 8.4 and 10.3).
    else if (statementShape(line).phrase === 'match ipv6 next-hop') this.#end('may end');
  }

  #begin(path: string, from: number): Segment {
    const segment: Segment = { path, from, to: from, refusal: undefined, isOpen: false, isFatal: false };
    this.#segments.push(segment);
    return segment;
  }

  #end(effect: Effect): void {
    const last = this.#segments.at(-1);
    if (last) last.isOpen = effect === 'may end' && (this.#current !== undefined || last.isOpen);
    this.#current = undefined;
  }

  /** Where lines are lost. */
  lost(): readonly Stretch[] {
    const found: Stretch[] = [];
    let batch: Segment[] = [];
    for (const [index, segment] of this.#segments.entries()) {
      batch.push(segment);
      if (segment.isOpen && index + 1 < this.#segments.length) continue;
      if (batch.some(({ refusal }) => refusal)) {
        for (const { path, from, to, refusal } of batch)
          found.push({ path, from, to, fate: refusal === 'certain' ? 'lost' : 'perhaps' });
        if (batch.some(({ isFatal }) => isFatal))
          found.push({ path: segment.path, from: segment.to, to: Number.POSITIVE_INFINITY, fate: 'perhaps' });
      }
      batch = [];
    }
    return found;
  }
}
