import type { Diagnostic } from '../../core/diagnostic.js';
import { basename, dirname, join } from '../../core/path.js';
import type { Source } from '../../core/source.js';
import { covers, type Span } from '../../core/span.js';
import { HOLE_START, type HostLanguage, type Range, readTemplate, type Template } from '../../core/template.js';
import { templateSuffix } from '../../core/template-tags.js';
import type { Unit } from '../../model/dialect.js';
import type { IncludeResolver, ReadResult, Snapshot } from '../../model/host.js';
import type { Config } from './tree.js';

/** BIRD's language as templates of it need it. A quoted name that holds a hole is one with its quotes. */
const BIRD: HostLanguage = {
  skip: /#[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"[^"\n]*"?/g,
  ends: ';{}',
  before: /(?:'[\w.:-]*|[\w.:/]+)$/,
  after: /^(?:[\w.:-]*'|(?:[\w./]|:(?=[\w:/]))+)/,
};

const ANY_HOLE = /[\ue000-\ue002]/g;

const templates = new WeakMap<Source, Template>();

/** A source is read once, however many versions are judged. */
function templateOf(source: Source): Template | undefined {
  const known = templates.get(source);
  if (known) return known;
  const template = readTemplate(source, BIRD);
  if (template) templates.set(source, template);
  return template;
}

/**
 * The templates of a unit: what its texts do not say. The parser reads their masked texts; what touches a hole is not
 * judged, and of two places it is asked whether both are there whenever one of them is.
 */
export class Holes {
  readonly #templates = new Map<string, Template>();
  readonly #root: string;
  readonly #suffix: string;

  /** @param root path of the unit's root, which is a template. */
  constructor(root: string) {
    this.#root = root;
    this.#suffix = templateSuffix(root) ?? '';
  }

  /**
   * The snapshot with masked texts where they are templates. What a template includes is found where it is deployed, so
   * nothing is missing here; a template beside it (`filters.conf.j2` for `/etc/bird/filters.conf`) is most probably that file.
   * @param reader is told what else would have to be read, and that something was not.
   */
  over(
    snapshot: Snapshot & IncludeResolver,
    reader: { readonly lacks: (path: string) => void; readonly doubts: () => void },
  ): Snapshot & IncludeResolver {
    const outside: ReadResult = { kind: 'outside' };
    const read = (path: string): ReadResult | undefined => {
      if (path.includes(HOLE_START)) return outside;
      const result = snapshot.read(path);
      if (result?.kind === 'source') return { kind: 'source', source: this.#masked(result.source) };
      return result?.kind === 'missing' ? outside : result;
    };
    return {
      read: path => {
        const result = read(path);
        if (result?.kind !== 'outside' || path.includes(HOLE_START)) return result;
        for (const other of [path, join(dirname(this.#root), basename(path))]) {
          const beside = read(other + this.#suffix);
          if (beside === undefined) reader.lacks(other + this.#suffix);
          if (beside?.kind === 'source') return beside;
        }
        return outside;
      },
      glob: pattern => {
        const found = pattern.includes(HOLE_START) ? 'missing' : snapshot.glob(pattern);
        if (typeof found !== 'string') return found;
        reader.doubts();
        return [];
      },
      resolve: (from, written) => snapshot.resolve(from, written),
    };
  }

  #masked(source: Source): Source {
    const template = templateOf(source);
    if (!template) return source;
    this.#templates.set(source.path, template);
    return template.masked;
  }

  of(path: string): Template | undefined {
    return this.#templates.get(path);
  }

  /** Whether a hole lies in or beside a place, or a condition within it. */
  touch(span: Span): boolean {
    const hole = firstFrom(this.#templates.get(span.path)?.holes ?? [], span.start);
    return (hole !== undefined && hole.start <= span.end) || this.haveCondition(span);
  }

  /** Whether a condition lies within a place. */
  haveCondition({ path, start, end }: Span): boolean {
    const control = firstFrom(this.#templates.get(path)?.controls ?? [], start + 1);
    return control !== undefined && control.start < end;
  }

  /** Whether a finding is not to be told: it touches a hole, or rests on what may not be there together. */
  spoil(span: Span, related: readonly { readonly span: Span }[]): boolean {
    return this.touch(span) || related.some(other => this.touch(other.span) || !this.areTogether(span, other.span));
  }

  /** Whether what stands at two places is rendered together or not at all. */
  areTogether(a: Span, b: Span): boolean {
    const [one, other] = [a, b].map(({ path }) => this.#templates.get(path));
    if (a.path !== b.path) return ![...this.#templates.values()].some(({ controls }) => controls.length > 0);
    return !one || !other || one.branchAt(a.start) === other.branchAt(b.start);
  }

  /** What tells apart the branches of conditions; 0: none. */
  branchOf(path = '', offset = 0): number {
    return this.#templates.get(path)?.branchAt(offset) ?? 0;
  }

  /** Whether brackets open or close under conditions. */
  get areTangled(): boolean {
    return [...this.#templates.values()].some(({ isTangled }) => isTangled);
  }

  /** Whether all is written as it will be. */
  get isEmpty(): boolean {
    return [...this.#templates.values()].every(({ holes, controls }) => holes.length + controls.length === 0);
  }

  /** The unit as its authors wrote it, with what an edit must not cut. */
  unmasked(unit: Unit<Config>): Unit<Config> {
    const spans = ({ original: { path }, tags }: Template, of: readonly Range[] = tags) =>
      of.map(({ start, end }) => ({ path, start, end }));
    const templates = [...this.#templates.values()];
    return {
      ...unit,
      sources: new Map([...unit.sources].map(([path, source]) => [path, this.of(path)?.original ?? source])),
      comments: [...unit.comments, ...templates.flatMap(template => spans(template, template.comments))],
      holes: templates.flatMap(template => spans(template)),
    };
  }
}

/** Why a template's value is not known, as the end of a sentence. */
export const FILLED_IN = 'it depends on what the template is filled in with';

/** The text of one of a unit's sources; a template's with words in the place of its holes, and without its other tags. */
export function textAround(unit: Unit<Config>, path: string): string {
  const template = holesOf(unit.tree)?.of(path);
  if (!template) return unit.sources.get(path)?.text ?? '';
  return template.masked.text.replace(ANY_HOLE, 'x');
}

/** Advice on what is not there, or not used: a hole may be just that. */
const OF_ABSENCE: ReadonlySet<string> = new Set(['bird/no-device-protocol', 'bird/unused-definition']);

/** The unit with our advice; that on a template says nothing of what it leaves open. */
export function withCertain(unit: Unit<Config>, advise: (unit: Unit<Config>) => Unit<Config>): Unit<Config> {
  const advised = advise(unit);
  const holes = holesOf(unit.tree);
  if (!holes || advised === unit) return advised;
  const isCertain = ({ rule, span, related }: Diagnostic) =>
    !OF_ABSENCE.has(rule) &&
    !holes.spoil(span, related) &&
    unit.tree.items.some(item => covers(item.span, span) && !holes.touch(item.span));
  const diagnostics = advised.diagnostics.filter(one => unit.diagnostics.includes(one) || isCertain(one));
  return { ...advised, diagnostics };
}

const kept = new WeakMap<Config, Holes>();

/** Notes what the templates of a tree do not say. */
export function keepHoles(tree: Config, holes: Holes): void {
  kept.set(tree, holes);
}

/** What the templates of a tree do not say; undefined: it is of none. */
export function holesOf(tree: Config): Holes | undefined {
  return kept.get(tree);
}

/** A unit whose root is a template, as its authors wrote it; any other as it is. */
export function unmasked(unit: Unit<Config>): Unit<Config> {
  return holesOf(unit.tree)?.unmasked(unit) ?? unit;
}

/** The first of sorted ranges that ends at an offset or behind it. */
function firstFrom(ranges: readonly Range[], offset: number): Range | undefined {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as Range).end < offset) low = middle + 1;
    else high = middle;
  }
  return ranges[low];
}
