import type { Span } from '../../../core/span.js';
import type { Unit } from '../../../model/dialect.js';
import { type Definitions, definitionsOf } from '../definitions.js';
import { Layout } from '../layout.js';
import type { Config } from '../tree.js';
import { ValueTypes } from '../value-types.js';
import { Flow } from './flow.js';
import type { Body } from './rule.js';

/** Findings after which names may be defined, or used, where nobody has looked. */
const UNREAD: ReadonlySet<string> = new Set(['bird/include-outside', 'bird/nesting']);

/** What rules know beside the place they are shown. */
export class Context {
  readonly unit: Unit<Config>;
  readonly definitions: Definitions;
  readonly layout: Layout;
  readonly flow: Flow;
  readonly types: ValueTypes;
  /** Whether all that the daemon would read has been read, and it would accept it. */
  readonly whole: boolean;
  /** Names that something uses; what is missing here may still stand in text of which the tree says nothing. */
  readonly used = new Set<string>();
  /** Functions whose results are used. */
  readonly evaluated = new Set<string>();
  /** The bodies seen so far, the current one last. */
  readonly bodies: Body[] = [];

  constructor(unit: Unit<Config>) {
    this.unit = unit;
    this.definitions = definitionsOf(unit.tree);
    this.layout = new Layout(unit.sources);
    this.flow = new Flow(this.definitions.functions, this.text);
    this.types = new ValueTypes(this.definitions, this.text);
    this.whole = !unit.diagnostics.some(({ rejects, rule }) => rejects || UNREAD.has(rule));
  }

  /** Whether the body that is being looked at is a function's. */
  get isFunction(): boolean {
    return this.bodies.at(-1)?.function !== undefined;
  }

  /** What is written in a span. */
  readonly text = (span: Span): string => this.layout.text(span);

  /** Whether a place lies in a comment, or in a string. */
  isSilent(path: string, at: number): boolean {
    const line = this.text({ path, start: this.text({ path, start: 0, end: at }).lastIndexOf('\n') + 1, end: at });
    if (line.split('"').length % 2 === 0) return true;
    const comments = this.#commentsOf(path);
    let low = 0;
    let high = comments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((comments[middle] as Span).end <= at) low = middle + 1;
      else high = middle;
    }
    const comment = comments[low];
    return comment !== undefined && comment.start <= at;
  }

  #commentsOf(path: string): readonly Span[] {
    this.#comments ??= byPath(this.unit.comments);
    return this.#comments.get(path) ?? [];
  }
  #comments: ReadonlyMap<string, readonly Span[]> | undefined;
}

/** Spans by the source they lie in, in their order. */
export function byPath(spans: Iterable<Span>): ReadonlyMap<string, Span[]> {
  const paths = new Map<string, Span[]>();
  for (const span of spans) {
    const own = paths.get(span.path);
    if (own) own.push(span);
    else paths.set(span.path, [span]);
  }
  return paths;
}
