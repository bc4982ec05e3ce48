import type { Span } from '../../../core/span.js';
import type { Finding, RuleInfo } from '../../../model/rule.js';
import type { Block, Expression, FunctionDefinition, Option, SetItem, Statement, Word } from '../tree.js';
import type { Context } from './context.js';

/** The body of a filter or function. */
export interface Body {
  readonly block: Block;
  /** Absent where the body is a filter's. */
  readonly function?: FunctionDefinition;
}

export type Comparison = Expression & { readonly kind: 'binary' };

/** What a rule has to say. Most have nothing to say of nearly everything they see: then undefined, which costs nothing. */
export type Findings = Finding | readonly Finding[] | undefined;

/**
 * Something that the daemon accepts and that does harm, or is good to know, whatever the allocation. All rules share one
 * walk over the tree, which asks each for what it wants to see; nothing that the daemon refuses is shown to them.
 */
export interface AdviceRule extends RuleInfo {
  /** The options of the outermost level, or of a block in braces. */
  options?(options: readonly Option[], context: Context): Findings;
  body?(body: Body, context: Context): Findings;
  /** The statements between two braces of a body, or of a case's arm. */
  statements?(statements: readonly Statement[], context: Context): Findings;
  /** `=`, `!=`, `~` or `!~` between two values. */
  comparison?(comparison: Comparison, context: Context): Findings;
  /** A range or prefix pattern, in a set or in a tuple of one. */
  pattern?(item: SetItem, context: Context): Findings;
  /** `[= … =]` */
  mask?(span: Span, context: Context): Findings;
  /** A name where it is defined at the outermost level. */
  name?(name: Word, context: Context): Findings;
  /** Once the whole configuration has been seen. */
  end?(context: Context): Iterable<Finding>;
}
