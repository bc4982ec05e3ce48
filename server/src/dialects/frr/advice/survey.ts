import type { Version } from '../../../core/version.js';
import type { Unit } from '../../../model/dialect.js';
import { type NameIndex, namesIn } from '../names.js';
import { argumentsOf, type Block, type FrrConfig, type Item, type Line, shapeOf, type Word } from '../tree.js';
import { type Instance, instancesIn } from './bgp.js';

/** What lines that match alike have in common. */
interface Form {
  readonly shape: string;
  readonly option: string;
}

/** A line and where it stands. */
export class Placed {
  readonly line: Line;
  /** The block it stands in; undefined at the outermost level. */
  readonly block: Block | undefined;
  /** Counts all lines of the configuration. */
  readonly index: number;
  readonly #form: Form;

  constructor(line: Line, block: Block | undefined, index: number) {
    this.line = line;
    this.block = block;
    this.index = index;
    this.#form = formOf(line);
  }

  /** Its keywords in full, with `*` for other words: see `shapeOf`. */
  get shape(): string {
    return this.#form.shape;
  }

  /** What follows `neighbor *` or `no neighbor *` in its shape. */
  get option(): string {
    return this.#form.option;
  }

  /** The words that are no keywords. */
  get args(): readonly Word[] {
    return argumentsOf(this.line);
  }
}

const forms = new WeakMap<Line['places'], Form>();

function formOf(line: Line): Form {
  const known = forms.get(line.places);
  if (known) return known;
  const shape = shapeOf(line);
  const form = { shape, option: shape.replace(/^(?:no )?neighbor \* ?/, '') };
  forms.set(line.places, form);
  return form;
}

/** What rules know of a configuration. */
export class Survey {
  readonly unit: Unit<FrrConfig>;
  readonly names: NameIndex;
  /** Every line, headers of blocks before their contents. */
  readonly lines: readonly Placed[];
  readonly #byShape = new Map<string, Placed[]>();
  readonly #found = new Map<RegExp, readonly Placed[]>();
  #instances: readonly Instance[] | undefined;

  constructor(unit: Unit<FrrConfig>) {
    this.unit = unit;
    this.names = namesIn(unit.tree);
    this.lines = linesOf(unit.tree);
    for (const line of this.lines) {
      const same = this.#byShape.get(line.shape);
      if (same) same.push(line);
      else this.#byShape.set(line.shape, [line]);
    }
  }

  get version(): Version {
    return this.unit.version;
  }

  /** The lines whose shape fits a pattern, in the order of the text. Shapes are few, however many lines there are. */
  matching(pattern: RegExp): readonly Placed[] {
    const known = this.#found.get(pattern);
    if (known) return known;
    const groups = [...this.#byShape].filter(([shape]) => pattern.test(shape)).map(([, lines]) => lines);
    const found = groups.length === 1 ? (groups[0] as Placed[]) : groups.flat().sort((a, b) => a.index - b.index);
    this.#found.set(pattern, found);
    return found;
  }

  /** The `router bgp` blocks, one entry for each VRF or view. */
  get instances(): readonly Instance[] {
    this.#instances ??= instancesIn(this.lines);
    return this.#instances;
  }

  /** Words of lines that vtysh refuses: what seems to be missing may be meant there. */
  get refused(): ReadonlySet<string> {
    this.#refused ??= refusedWords(this.unit);
    return this.#refused;
  }
  #refused: ReadonlySet<string> | undefined;

  /** Whether the file is one daemon's alone (`bgpd.conf`), so that other daemons' commands stand elsewhere. */
  get isSplit(): boolean {
    return SPLIT.test(this.unit.root);
  }
}

/** Names of files that daemons read themselves: `bgpd.conf`, `bgpd-edge.conf`. */
const SPLIT =
  /(?:^|\/)(?:zebra|mgmtd|staticd|bgpd|bfdd|ospf6?d|isisd|ripn?g?d|pim6?d|ldpd|eigrpd|babeld|nhrpd|pbrd|pathd|vrrpd|fabricd)[^/]*\.conf/;

function linesOf({ items }: FrrConfig): readonly Placed[] {
  const lines: Placed[] = [];
  const place = (line: Line, block: Block | undefined) => {
    // What is filled in later may be anything.
    if (line.words.some(({ isHole }) => isHole)) return;
    lines.push(new Placed(line, block, lines.length));
  };
  const visit = (inside: readonly Item[], block: Block | undefined): void => {
    for (const item of inside) {
      if (item.kind === 'line') place(item, block);
      else {
        place(item.header, block);
        visit(item.items, item);
      }
    }
  };
  visit(items, undefined);
  return lines;
}

function refusedWords({ diagnostics, sources }: Unit<FrrConfig>): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { rejects, span } of diagnostics) {
    const text = rejects ? sources.get(span.path)?.text : undefined;
    if (text === undefined) continue;
    const start = text.lastIndexOf('\n', span.start - 1) + 1;
    const newline = text.indexOf('\n', span.start);
    for (const word of text.slice(start, newline < 0 ? text.length : newline).split(/\s+/)) words.add(word);
  }
  return words;
}
