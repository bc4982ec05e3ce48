import type { Related } from '../../core/diagnostic.js';
import type { TextEdit } from '../../core/edit.js';
import { nearest } from '../../core/similar.js';
import type { Span } from '../../core/span.js';
import { ATTRIBUTES } from './catalogue/attributes.js';
import type { Includes } from './includes.js';
import type { Recorder } from './memory.js';
import type { DaemonPlace, Report } from './report.js';
import type { Token } from './scanner.js';
import type { Definition, Entry, SymbolClass, SymbolTable } from './symbols.js';
import type { Holes } from './template.js';
import * as T from './tokens.js';
import { UNKNOWN } from './types.js';
import { knownWords } from './words.js';

/** After so many undefined names no more suggestions are looked for: the file is a fragment of another. */
const MAX_SUGGESTIONS = 20;
/** How many later uses of an undefined name are listed. */
const MAX_RELATED = 20;

export const CLASS_NAMES: Readonly<Record<SymbolClass, string>> = {
  constant: 'a constant',
  variable: 'a variable',
  function: 'a function',
  filter: 'a filter',
  template: 'a template',
  protocol: 'a protocol',
  table: 'a routing table',
  attribute: 'an attribute',
  'mpls domain': 'an MPLS domain',
  'mpls range': 'a range of labels',
  'thread group': 'a group of threads',
};

/** The place a token's daemon would report. */
export function placeOf(token: Token): DaemonPlace | undefined {
  return token.tokenType.name === 'EOF' ? undefined : { source: token.source, offset: token.start };
}

export function spanOf(token: Token): Span {
  return { path: token.source.path, start: token.start, end: token.end };
}

/** What names mean: whether they are defined, once, and as what is needed. */
export class Names {
  readonly #report: Report;
  readonly #symbols: SymbolTable;
  readonly #includes: Includes;
  /** Words in text that could not be read. */
  readonly #skipped: ReadonlySet<string>;
  /** Undefined names that are reported, with what grows at their further uses: the related places, and the fix. */
  readonly #undefined = new Map<string, { related: Related[]; edits: TextEdit[]; meant: string | undefined }>();

  constructor(report: Report, symbols: SymbolTable, includes: Includes, skipped: ReadonlySet<string>) {
    this.#report = report;
    this.#symbols = symbols;
    this.#includes = includes;
    this.#skipped = skipped;
  }

  /** Set where the root is a template. */
  holes: Holes | undefined;
  /** Told of what one statement cannot know of itself. */
  recorder: Recorder | undefined;
  /** What holes of a template may have defined. */
  readonly doubts = new Set<SymbolClass>();

  /** A hole at the outermost level may define anything. */
  doubtAll(): void {
    this.#includes.uncertain = true;
  }

  /** Reports a name that nothing defines, once; where it may be defined in text that was not read, not at all. */
  undefined(name: Token, what = 'defined above', classes: readonly SymbolClass[] = VALUES): void {
    this.recorder?.depends();
    if (this.mayBeDefined(name.text) || classes.some(one => this.doubts.has(one))) return;
    const span = spanOf(name);
    const first = this.#undefined.get(name.text);
    if (first) {
      if (first.related.length < MAX_RELATED) first.related.push({ span, message: 'Used here too' });
      if (first.meant) first.edits.push({ span, text: first.meant });
      return;
    }
    const meant = this.#undefined.size <= MAX_SUGGESTIONS ? nearest(name.text, this.#candidates(name.text)) : undefined;
    const related: Related[] = [];
    const edits: TextEdit[] = meant ? [{ span, text: meant }] : [];
    this.#undefined.set(name.text, { related, edits, meant });
    const hint = meant ? ` Did you mean "${meant}"?` : '';
    const message = `"${name.text}" is not ${what}. BIRD refuses the file.${hint}`;
    const fixes = meant ? [{ title: `Write "${meant}"`, safe: false, edits }] : [];
    this.#report.reject('bird/undefined-symbol', span, message, placeOf(name), { related, fixes });
  }

  /** Whether there may be tables that were not read. */
  get doubtTables(): boolean {
    return this.#includes.uncertain || this.doubts.has('table');
  }

  /** Whether text that was not read, or could not be, may define a name. */
  mayBeDefined(name: string): boolean {
    return this.#includes.uncertain || this.#skipped.has(name);
  }

  /** Makes a name known; reports it when its scope has it already. */
  define(name: Token, definition: Definition, last: Token): void {
    if (name.tokenType === T.Hole) {
      this.doubts.add(definition.class);
      return;
    }
    const entry = name.value as Entry;
    const before = entry.definition;
    if (before && this.#symbols.isLocal(entry) && this.holes?.areTogether(before.span, definition.span) === false) {
      // Which of the two counts is not known.
      if (definition.class === 'function') this.#symbols.define(entry, definition);
      else this.#symbols.define(entry, { ...withoutValue(definition), type: UNKNOWN });
      return;
    }
    if (before && this.#symbols.isLocal(entry) && !isImplicitTable(before, definition)) {
      const message = `"${name.text}" is defined already, as ${CLASS_NAMES[before.class]}. BIRD refuses the file. Choose another name.`;
      const related = before.span.end > 0 ? [{ span: before.span, message: 'Defined here first' }] : [];
      this.#report.reject('bird/duplicate-symbol', definition.span, message, placeOf(last), { related });
      this.recorder?.stop();
    }
    this.#symbols.define(entry, definition);
  }

  /** A name where one of these classes is needed. Its definition, when it fits. */
  use(token: Token, classes: readonly SymbolClass[], what: string, last: Token = token): Definition | undefined {
    if (token.tokenType === T.Hole) return undefined;
    if (token.tokenType === T.Unknown) {
      this.undefined(token, `the name of ${what} defined above`, classes);
      return undefined;
    }
    const { definition } = token.value as Entry;
    if (!definition || classes.includes(definition.class)) return definition;
    const message = `BIRD expects the name of ${what} here; "${token.text}" is ${CLASS_NAMES[definition.class]}. It refuses the file.`;
    const related =
      definition.span.end > 0 ? [{ span: definition.span, message: `"${token.text}" is defined here` }] : [];
    this.#report.reject('bird/wrong-symbol-class', spanOf(token), message, placeOf(last), { related });
    return undefined;
  }

  /** Names that another may be meant as; where they differ in digits alone, the author tells them apart by those. */
  #candidates(name: string): Iterable<string> {
    const shape = shapeOf(name);
    return this.#known().filter(other => other.length !== name.length || shapeOf(other) !== shape);
  }

  #known(): readonly string[] {
    const names = [...this.#symbols.visible()].map(({ name }) => name);
    const words = [...knownWords()]
      .filter(([, { type }]) => type === T.Enumerated || type === T.BuiltIn)
      .map(([word]) => word);
    return [...names, ...ATTRIBUTES.map(({ name }) => name), ...words];
  }
}

/** What a name may be where a value or a function is needed. */
const VALUES: readonly SymbolClass[] = ['constant', 'variable', 'function', 'attribute', 'table'];

function shapeOf(name: string): string {
  return name.replace(/\d/g, '0');
}

function withoutValue({ value: _, ...definition }: Definition): Definition {
  return definition;
}

/** `ipv4 table master4;` names the table that exists anyway. */
function isImplicitTable(before: Definition, now: Definition): boolean {
  return before.class === 'table' && now.class === 'table' && before.span.end === 0;
}
