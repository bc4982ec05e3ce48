import { basename } from '../../../core/path.js';
import type { Version } from '../../../core/version.js';
import type { Unit } from '../../../model/dialect.js';
import type { Daemons } from '../daemons.js';
import { type Named, type NameIndex, namesIn } from '../names.js';
import { type Outline, outlineOf, type Series } from '../outline.js';
import { refusedWords } from '../refused-words.js';
import {
  argumentsOf,
  type Block,
  type Form,
  type FrrConfig,
  type FrrFile,
  type Item,
  type Line,
  oncePerForm,
  shapeOf,
  type Word,
} from '../tree.js';
import { type Instance, instancesIn, isOfBgp } from './bgp.js';

/** What lines that match alike have in common. */
interface Kind {
  readonly shape: string;
  readonly option: string;
}

/** A line and where it stands. */
export class Placed {
  readonly line: Line;
  /** The block it stands in; undefined at the outermost level. */
  readonly block: Block | undefined;
  /** Counts the lines of the configuration that are in no series; NaN for those that are. */
  readonly index: number;

  constructor(line: Line, block: Block | undefined, index: number) {
    this.line = line;
    this.block = block;
    this.index = index;
  }

  /** Its keywords in full, with `*` for other words: see `shapeOf`. */
  get shape(): string {
    return kindOf(this.line).shape;
  }

  /** What follows `neighbor *` or `no neighbor *` in its shape. */
  get option(): string {
    return kindOf(this.line).option;
  }

  /** The words that are no keywords. */
  get args(): readonly Word[] {
    return argumentsOf(this.line);
  }
}

const kindOf = oncePerForm((line): Kind => {
  const shape = shapeOf(line);
  return { shape, option: shape.replace(/^(?:no )?neighbor \* ?/, '') };
});

/**
 * What rules know of a configuration. A long one has few kinds of lines, so rules ask by kind; what they are given of its lines is
 * made when they ask, since of most lines no rule wants to know anything.
 */
export class Survey {
  readonly unit: Unit<FrrConfig>;
  readonly names: NameIndex;
  /** Lists and routes, of which there may be very many. */
  readonly series: readonly Series[];
  /** Every other line, headers of blocks before their contents. */
  readonly #lines: readonly Placed[];
  /** The kinds of lines: one line of each. */
  readonly #kinds: ReadonlyMap<Form, Line>;
  readonly #found = new Map<string, readonly Placed[]>();
  #instances: readonly Instance[] | undefined;

  /** What is surveyed: the whole unit's, or that of one daemon's file. */
  readonly config: FrrConfig;
  /** The daemons whose file it is; undefined: everybody's. */
  readonly #readers: readonly string[] | undefined;
  readonly #all: readonly Survey[];

  /** @param all where each daemon has a file: the surveys of all, to which this one adds itself. */
  constructor(unit: Unit<FrrConfig>, file?: FrrFile, all: Survey[] = []) {
    this.unit = unit;
    this.config = file ? { kind: 'config', items: file.items } : unit.tree;
    this.#readers = file?.readers;
    this.#all = all;
    all.push(this);
    this.names = namesIn(this.config);
    const { parts } = outlineOf(this.config.items);
    this.series = parts.filter(part => part.kind === 'series');
    this.#lines = linesOf(parts, unit.holes !== undefined);
    const kinds = new Map<Form, Line>();
    for (const { forms } of this.series) for (const line of forms) kinds.set(line.form, line);
    for (const { line } of this.#lines) kinds.set(line.form, line);
    this.#kinds = kinds;
  }

  get version(): Version {
    return this.unit.version;
  }

  /** The lines whose shape fits a pattern, in the order of the text. */
  matching(pattern: RegExp): readonly Placed[] {
    const known = this.#found.get(pattern.source);
    if (known) return known;
    const found = this.placed(line => pattern.test(kindOf(line).shape));
    this.#found.set(pattern.source, found);
    return found;
  }

  /** Whether a line has a shape that fits a pattern. */
  has(pattern: RegExp): boolean {
    return [...this.#kinds.values()].some(line => pattern.test(kindOf(line).shape));
  }

  /** The lines of the kinds that are wanted, in the order of the text; all lines of one kind have one command, in one node. */
  placed(isWanted: (line: Line) => boolean): readonly Placed[] {
    const wanted = new Set<Form>();
    for (const [form, line] of this.#kinds) if (isWanted(line)) wanted.add(form);
    if (wanted.size === 0) return [];
    const found = this.#lines.filter(({ line }) => wanted.has(line.form));
    if (!this.series.some(({ forms }) => forms.some(({ form }) => wanted.has(form)))) return found;
    const known = new Map(found.map(placed => [placed.line, placed]));
    return this.ofKinds(isWanted).map(line => known.get(line) ?? new Placed(line, undefined, NaN));
  }

  /** The same without where they stand, which of lists and routes nobody asks. */
  ofKinds(isWanted: (line: Line) => boolean): readonly Line[] {
    const wanted = new Set<Form>();
    for (const [form, line] of this.#kinds) if (isWanted(line)) wanted.add(form);
    const found: Line[] = [];
    if (wanted.size === 0) return found;
    for (const { line } of this.#lines) if (wanted.has(line.form)) found.push(line);
    const isMixed = found.length > 0;
    for (const { lines, forms } of this.series) {
      if (!forms.some(({ form }) => wanted.has(form))) continue;
      for (const line of lines) if (wanted.has(line.form)) found.push(line);
    }
    return isMixed ? found.sort((a, b) => a.start - b.start) : found;
  }

  /** The `router bgp` blocks, one entry for each VRF or view. */
  get instances(): readonly Instance[] {
    this.#instances ??= instancesIn(this.placed(isOfBgp));
    return this.#instances;
  }

  /** Words of lines that vtysh refuses: what seems to be missing may be meant there. */
  get refused(): ReadonlySet<string> {
    this.#refused ??= refusedWords(this.unit);
    return this.#refused;
  }
  #refused: ReadonlySet<string> | undefined;

  /** What a daemon reads, where that is seen: not if it is in a file that is not there. */
  of(daemon: string): Survey | undefined {
    if (this.#readers === undefined)
      return SPLIT.test(this.unit.root) && !isOf(daemon, this.unit.root) ? undefined : this;
    return this.#all.find(survey => survey.#readers?.includes(daemon));
  }

  /** Where a name is defined in the file of another daemon, which this one does not read. */
  definedElsewhere(key: string): Named | undefined {
    for (const survey of this.#all) {
      const [found] = survey === this ? [] : (survey.names.definitions.get(key) ?? []);
      if (found) return found;
    }
    return undefined;
  }

  /** The lines of all daemons whose shape fits a pattern. */
  everywhere(pattern: RegExp): readonly Placed[] {
    return this.#all.flatMap(survey => survey.matching(pattern));
  }

  /** Whether a line of any daemon has a shape that fits a pattern. */
  hasAnywhere(pattern: RegExp): boolean {
    return this.#all.some(survey => survey.has(pattern));
  }

  /** Whether it is the first one of its unit: what is said once for the whole is said there. */
  get isFirst(): boolean {
    return this.#all[0] === this;
  }

  /** Which daemons run, where a file says so. */
  get daemons(): Daemons | undefined {
    return this.unit.tree.daemons;
  }
}

/** Other names of files that a daemon reads itself: `bgpd-edge.conf`. */
const SPLIT =
  /(?:^|\/)(?:zebra|mgmtd|staticd|bgpd|bfdd|ospf6?d|isisd|ripn?g?d|pim6?d|ldpd|eigrpd|babeld|nhrpd|pbrd|pathd|vrrpd|fabricd)[^/]*\.conf/;

function isOf(daemon: string, path: string): boolean {
  return basename(path).startsWith(daemon);
}

/** The surveys of a unit: one, or one for each daemon's file. */
export function surveysOf(unit: Unit<FrrConfig>): readonly Survey[] {
  const files = unit.tree.files?.filter(({ readers }) => readers === undefined || readers.length > 0);
  if (!files?.some(({ readers }) => readers)) return [new Survey(unit)];
  const all: Survey[] = [];
  for (const file of files) new Survey(unit, file, all);
  return all;
}

function linesOf(parts: Outline['parts'], hasHoles: boolean): readonly Placed[] {
  const lines: Placed[] = [];
  const place = (line: Line, block: Block | undefined) => {
    // What is filled in later may be anything.
    if (!hasHoles || !line.hasHole) lines.push(new Placed(line, block, lines.length));
  };
  const visit = (part: Item | Series, block: Block | undefined): void => {
    if (part.kind === 'line') place(part, block);
    else if (part.kind === 'block') {
      place(part.header, block);
      for (const item of part.items) visit(item, part);
    }
  };
  for (const part of parts) visit(part, undefined);
  return lines;
}
