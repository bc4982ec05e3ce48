import { createToken, EmbeddedActionsParser, type IToken, type ParserMethod } from 'chevrotain';
import { cover } from '../../core/span.js';
import type { CommandNode } from './catalogue.js';
import type { Block, FrrConfig, Item, Line } from './tree.js';

/** Lines of their own, one after the other. */
export const Plain = createToken({ name: 'Plain', pattern: /(?:)/ });
/** A line that leads to another node. */
export const Opens = createToken({ name: 'Opens', pattern: /(?:)/ });
/** A line that leaves a node (`exit`). */
export const Exits = createToken({ name: 'Exits', pattern: /(?:)/ });
/** Nothing written: the next line is one of a parent's. */
export const Returns = createToken({ name: 'Returns', pattern: /(?:)/ });

/** A whole block of plain lines, with its end: most blocks are, and they need no rules to be put together. */
export const Whole = createToken({ name: 'Whole', pattern: /(?:)/ });

const TOKENS = [Plain, Opens, Exits, Returns, Whole];

/** A line, or a run of plain ones, as a token: what it does is known once it was matched. */
export class LineToken implements IToken {
  readonly image = '';
  readonly startOffset = 0;
  readonly tokenType;
  readonly tokenTypeIdx: number;
  readonly line: Line | undefined;
  readonly node: CommandNode | undefined;
  readonly run: readonly Line[];
  readonly block: Block | undefined;

  constructor(type: typeof Plain, line?: Line, node?: CommandNode, run: readonly Line[] = [], block?: Block) {
    this.tokenType = type;
    this.tokenTypeIdx = type.tokenTypeIdx as number;
    this.line = line;
    this.node = node;
    this.run = run;
    this.block = block;
  }
}

/** Blocks end at their `exit`, where a parent's line comes, or with the file. */
class StructureParser extends EmbeddedActionsParser {
  constructor(validate: boolean) {
    super(TOKENS, { maxLookahead: 1, skipValidations: !validate });
    this.performSelfAnalysis();
  }

  readonly config: ParserMethod<[], FrrConfig> = this.RULE('config', (): FrrConfig => {
    const items = this.SUBRULE(this.items);
    return { kind: 'config', items };
  });

  private readonly items: ParserMethod<[], Item[]> = this.RULE('items', () => {
    const items: Item[] = [];
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            // Chevrotain records its grammar with tokens of its own, which hold no lines.
            for (const line of (this.CONSUME(Plain) as LineToken).run ?? []) items.push(line);
          },
        },
        { ALT: () => items.push((this.CONSUME(Whole) as LineToken).block as Block) },
        { ALT: () => items.push(this.SUBRULE(this.block)) },
      ]);
    });
    return items;
  });

  private readonly block: ParserMethod<[], Block> = this.RULE('block', (): Block => {
    const opening = this.CONSUME(Opens) as LineToken;
    const items = this.SUBRULE(this.items);
    let end: LineToken | undefined;
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            end = this.CONSUME(Exits) as LineToken;
          },
        },
        { ALT: () => this.CONSUME(Returns) },
      ]);
    });
    if (this.RECORDING_PHASE) return undefined as unknown as Block;
    return blockOf(opening, items, end?.line);
  });
}

function blockOf({ line, node }: LineToken, items: readonly Item[], end: Line | undefined): Block {
  const header = line as Line;
  const last = end?.span ?? items.at(-1)?.span ?? header.span;
  return { kind: 'block', header, node: node as CommandNode, items, span: cover(header.span, last) };
}

/**
 * Adds the end of a block to the tokens before it; together with an opening and plain lines alone it makes one token.
 * @param end `exit`, or a line of a parent that comes next.
 */
export function addEnd(tokens: LineToken[], end: LineToken): void {
  const last = tokens.at(-1);
  const lines = last?.tokenType === Plain ? last.run : [];
  const opening = tokens.at(lines.length > 0 ? -2 : -1);
  if (opening?.tokenType !== Opens) {
    tokens.push(end);
    return;
  }
  const block = blockOf(opening, lines, end.line);
  tokens.length -= lines.length > 0 ? 2 : 1;
  tokens.push(new LineToken(Whole, undefined, undefined, [], block));
}

let parser: StructureParser | undefined;

/** The blocks that lines form. */
export function structureOf(tokens: readonly LineToken[]): FrrConfig {
  parser ??= new StructureParser(false);
  parser.input = tokens as LineToken[];
  const config = parser.config();
  if (parser.errors.length > 0) throw parser.errors[0];
  return config;
}

/** Builds the parser with Chevrotain's own checks of the grammar, which the product skips. */
export function validateGrammar(): void {
  new StructureParser(true);
}
