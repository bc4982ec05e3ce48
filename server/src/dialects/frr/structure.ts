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

const TOKENS = [Plain, Opens, Exits, Returns];

/** A line, or a run of plain ones, as a token: what it does is known once it was matched. */
export class LineToken implements IToken {
  readonly image = '';
  readonly startOffset = 0;
  readonly tokenType;
  readonly tokenTypeIdx: number;
  readonly line: Line | undefined;
  readonly node: CommandNode | undefined;
  readonly run: readonly Line[];

  constructor(type: typeof Plain, line?: Line, node?: CommandNode, run: readonly Line[] = []) {
    this.tokenType = type;
    this.tokenTypeIdx = type.tokenTypeIdx as number;
    this.line = line;
    this.node = node;
    this.run = run;
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
    const header = opening.line as Line;
    if (this.RECORDING_PHASE) return undefined as unknown as Block;
    const last = end?.line?.span ?? items.at(-1)?.span ?? header.span;
    return { kind: 'block', header, node: opening.node as CommandNode, items, span: cover(header.span, last) };
  });
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
