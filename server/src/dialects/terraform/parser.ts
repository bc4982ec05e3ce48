import { EmbeddedActionsParser, EOF, type IToken, type ParserMethod } from 'chevrotain';
import type { Span } from '../../core/span.js';
import * as T from './tokens.js';
import type { Attribute, Block, Body, Expression, ObjectItem, Reference } from './tree.js';

/** What a reading gathers beside the tree. */
export interface Gathered {
  readonly path: string;
  readonly references: Reference[];
  readonly problems: { readonly span: Span; readonly message: string }[];
}

/** What stands in a template between `%{` and `}`. */
type Directive = 'if' | 'else' | 'endif' | 'for' | 'endfor';

let parser: HclParser | undefined;

/** The one parser: to make it takes longer than most readings. */
export function hclParser(): HclParser {
  parser ??= new HclParser();
  return parser;
}

const NOTHING: Gathered = { path: '', references: [], problems: [] };

/**
 * The grammar of HCL's native syntax, as hashicorp/hcl 2.25 reads it (hclsyntax/parser.go). Operators are not ranked: nobody asks what
 * an expression with operators comes to.
 */
export class HclParser extends EmbeddedActionsParser {
  #gathered = NOTHING;

  constructor(validate = false) {
    super([...T.TOKENS], { maxLookahead: 2, skipValidations: !validate });
    this.performSelfAnalysis();
  }

  /** Reads a file; undefined where it has a mistake, which `errors` tells. */
  parse(tokens: readonly T.HclToken[], gathered: Gathered): Body | undefined {
    this.input = tokens as T.HclToken[];
    this.#gathered = gathered;
    const body = this.file();
    this.#gathered = NOTHING;
    return this.errors.length === 0 ? body : undefined;
  }

  /**
   * Reads a template that stands outside of quotes; undefined where it has a mistake, which `errors` tells.
   * @param span what it stands in, which is the whole value's place.
   */
  parseTemplate(tokens: readonly T.HclToken[], span: Span, gathered: Gathered): Expression | undefined {
    this.input = tokens as T.HclToken[];
    this.#gathered = gathered;
    const parts = this.template();
    this.#gathered = NOTHING;
    return this.errors.length === 0 ? this.#templateOf(parts, span) : undefined;
  }

  readonly file: ParserMethod<[], Body> = this.RULE('file', () => this.SUBRULE(this.body));

  /** Attributes and blocks, each on lines of its own. */
  private readonly body: ParserMethod<[], Body> = this.RULE('body', () => {
    const attributes: Attribute[] = [];
    const blocks: Block[] = [];
    this.MANY(() =>
      this.OR([
        { ALT: () => this.CONSUME(T.Newline) },
        {
          ALT: () => {
            attributes.push(this.SUBRULE(this.attribute));
            this.SUBRULE(this.lineEnd);
          },
        },
        {
          ALT: () => {
            blocks.push(this.SUBRULE(this.block));
            this.SUBRULE1(this.lineEnd);
          },
        },
      ]),
    );
    this.ACTION(() => this.#noteDoubles(attributes));
    return { attributes, blocks };
  });

  /** A line end, or the text's. */
  private readonly lineEnd: ParserMethod<[], void> = this.RULE('lineEnd', () => {
    this.OR([{ ALT: () => this.CONSUME(T.Newline) }, { ALT: () => this.CONSUME(EOF) }]);
  });

  private readonly attribute: ParserMethod<[], Attribute> = this.RULE('attribute', () => {
    const name = this.CONSUME(T.Identifier);
    this.CONSUME(T.Equals);
    const value = this.SUBRULE(this.expression);
    return this.ACTION(() => ({
      name: name.image,
      nameSpan: this.#span(name),
      value,
      span: { ...this.#span(name), end: value.span.end },
    }));
  });

  private readonly block: ParserMethod<[], Block> = this.RULE('block', () => {
    const type = this.CONSUME(T.Identifier);
    const labels: string[] = [];
    let last = type;
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            last = this.CONSUME1(T.Identifier);
            labels.push(last.image);
          },
        },
        {
          ALT: () => {
            this.CONSUME(T.OpenQuote);
            const pieces: string[] = [];
            this.MANY1(() => pieces.push((this.CONSUME(T.Literal) as T.HclToken).value ?? ''));
            last = this.CONSUME(T.CloseQuote);
            labels.push(pieces.join(''));
          },
        },
      ]),
    );
    this.CONSUME(T.OpenBrace);
    const body = this.OR1({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          // A block on one line holds one attribute.
          GATE: () => this.LA(1).tokenType === T.Identifier,
          ALT: (): Body => ({ attributes: [this.SUBRULE(this.attribute)], blocks: [] }),
        },
        { ALT: () => this.SUBRULE(this.body) },
      ],
    });
    const close = this.CONSUME(T.CloseBrace);
    return this.ACTION(() => ({
      type: type.image,
      labels,
      header: this.#span(type, last),
      span: this.#span(type, close),
      close: close.startOffset,
      ...body,
    }));
  });

  private readonly expression: ParserMethod<[], Expression> = this.RULE('expression', (): Expression => {
    let value = this.SUBRULE(this.operation);
    this.MANY(() => {
      this.CONSUME(T.Question);
      this.SUBRULE(this.expression);
      this.CONSUME(T.Colon);
      const last = this.SUBRULE1(this.operation);
      value = this.ACTION((): Expression => ({ kind: 'other', span: { ...value.span, end: last.span.end } }));
    });
    return value;
  });

  private readonly operation: ParserMethod<[], Expression> = this.RULE('operation', (): Expression => {
    let value = this.SUBRULE(this.operand);
    this.MANY(() => {
      this.OR([
        { ALT: () => this.CONSUME(T.Operator) },
        { ALT: () => this.CONSUME(T.Star) },
        { ALT: () => this.CONSUME(T.Minus) },
      ]);
      const last = this.SUBRULE1(this.operand);
      value = this.ACTION((): Expression => ({ kind: 'other', span: { ...value.span, end: last.span.end } }));
    });
    return value;
  });

  private readonly operand: ParserMethod<[], Expression> = this.RULE('operand', (): Expression => {
    let sign: IToken | undefined;
    this.MANY(() => {
      const found = this.OR([{ ALT: () => this.CONSUME(T.Minus) }, { ALT: () => this.CONSUME(T.Bang) }]);
      sign ??= found;
    });
    const value = this.SUBRULE(this.traversal);
    return this.ACTION(() => (sign ? { kind: 'other', span: { ...this.#span(sign), end: value.span.end } } : value));
  });

  /** A term, and what is taken out of it: `.name`, `[0]`, `[*]`. */
  private readonly traversal: ParserMethod<[], Expression> = this.RULE('traversal', (): Expression => {
    let value = this.SUBRULE(this.term);
    /** Behind `.*` names and indices follow, but no other splat. */
    let isPlainSplat = false;
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(T.Dot);
            this.OR1([
              {
                ALT: () => {
                  const name = this.CONSUME(T.Identifier);
                  value = this.ACTION(() => this.#member(value, name));
                },
              },
              {
                ALT: () => {
                  const index = this.CONSUME(T.NumberLiteral);
                  value = this.ACTION(() => this.#legacyIndex(value, index));
                },
              },
              {
                GATE: () => !isPlainSplat,
                ALT: () => {
                  const star = this.CONSUME(T.Star);
                  isPlainSplat = true;
                  value = this.ACTION(() => this.#beyond(value, star));
                },
              },
            ]);
          },
        },
        {
          ALT: () => {
            this.CONSUME(T.OpenSplat);
            const close = this.CONSUME(T.CloseBracket);
            isPlainSplat = false;
            value = this.ACTION(() => this.#beyond(value, close));
          },
        },
        {
          ALT: () => {
            this.CONSUME(T.OpenBracket);
            const key = this.SUBRULE(this.expression);
            const close = this.CONSUME1(T.CloseBracket);
            isPlainSplat = false;
            value = this.ACTION(() => ({
              kind: 'index',
              of: value,
              key,
              span: { ...value.span, end: close.startOffset + 1 },
            }));
          },
        },
      ]),
    );
    this.ACTION(() => this.#noteReference(value));
    return value;
  });

  private readonly term: ParserMethod<[], Expression> = this.RULE('term', () =>
    this.OR([
      { ALT: () => this.SUBRULE(this.number) },
      { ALT: () => this.SUBRULE(this.nameOrCall) },
      { ALT: () => this.SUBRULE(this.string) },
      { ALT: () => this.SUBRULE(this.heredoc) },
      { ALT: () => this.SUBRULE(this.parenthesized) },
      { ALT: () => this.SUBRULE(this.bracketed) },
      { ALT: () => this.SUBRULE(this.braced) },
    ]),
  );

  private readonly number: ParserMethod<[], Expression> = this.RULE('number', (): Expression => {
    const number = this.CONSUME(T.NumberLiteral);
    return this.ACTION((): Expression => ({ kind: 'number', value: Number(number.image), span: this.#span(number) }));
  });

  private readonly nameOrCall: ParserMethod<[], Expression> = this.RULE('nameOrCall', () => {
    const first = this.CONSUME(T.Identifier);
    const names = [first.image];
    let value: Expression | undefined;
    this.OPTION({
      GATE: () => this.LA(1).tokenType === T.DoubleColon || this.LA(1).tokenType === T.OpenParenthesis,
      DEF: () => {
        this.MANY(() => {
          this.CONSUME(T.DoubleColon);
          names.push(this.CONSUME1(T.Identifier).image);
        });
        this.CONSUME(T.OpenParenthesis);
        const items: Expression[] = [];
        let isExpanded = false;
        this.MANY1({
          GATE: () => this.LA(1).tokenType !== T.CloseParenthesis,
          DEF: () => {
            items.push(this.SUBRULE(this.expression));
            this.OPTION1(() =>
              this.OR([
                { ALT: () => this.CONSUME(T.Comma) },
                {
                  ALT: () => {
                    this.CONSUME(T.Ellipsis);
                    isExpanded = true;
                  },
                },
              ]),
            );
            this.ACTION(() => this.#endsItem([T.Comma, T.Ellipsis], T.CloseParenthesis, isExpanded));
          },
        });
        const close = this.CONSUME(T.CloseParenthesis);
        value = this.ACTION(() => {
          const span = this.#span(first, close);
          return isExpanded
            ? { kind: 'other', span }
            : { kind: 'call', name: names.join('::'), arguments: items, span };
        });
      },
    });
    return this.ACTION(() => value ?? this.#named(first));
  });

  private readonly parenthesized: ParserMethod<[], Expression> = this.RULE('parenthesized', () => {
    const open = this.CONSUME(T.OpenParenthesis);
    const value = this.SUBRULE(this.expression);
    const close = this.CONSUME(T.CloseParenthesis);
    return this.ACTION(() => ({ ...value, span: this.#span(open, close) }));
  });

  /** A list, or a `for` that makes one. */
  private readonly bracketed: ParserMethod<[], Expression> = this.RULE('bracketed', () => {
    const open = this.CONSUME(T.OpenBracket);
    const items: Expression[] = [];
    let isFor = false;
    this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          GATE: () => this.LA(1).image === 'for' && this.LA(1).tokenType === T.Identifier,
          ALT: () => {
            isFor = true;
            this.SUBRULE(this.forLoop);
            this.SUBRULE1(this.expression);
            this.SUBRULE(this.forCondition);
          },
        },
        {
          ALT: () =>
            this.MANY({
              GATE: () => this.LA(1).tokenType !== T.CloseBracket,
              DEF: () => {
                items.push(this.SUBRULE2(this.expression));
                this.OPTION(() => this.CONSUME(T.Comma));
                this.ACTION(() => this.#endsItem([T.Comma], T.CloseBracket, false));
              },
            }),
        },
      ],
    });
    const close = this.CONSUME(T.CloseBracket);
    return this.ACTION((): Expression => {
      const span = this.#span(open, close);
      return isFor ? { kind: 'other', span } : { kind: 'list', items, span };
    });
  });

  /** An object, or a `for` that makes one. */
  private readonly braced: ParserMethod<[], Expression> = this.RULE('braced', () => {
    const open = this.CONSUME(T.OpenBrace);
    const items: ObjectItem[] = [];
    let isFor = false;
    this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          GATE: () => this.LA(1).image === 'for' && this.LA(1).tokenType === T.Identifier,
          ALT: () => {
            isFor = true;
            this.SUBRULE(this.forLoop);
            this.SUBRULE1(this.expression);
            this.CONSUME(T.Arrow);
            this.SUBRULE2(this.expression);
            this.OPTION(() => this.CONSUME(T.Ellipsis));
            this.SUBRULE(this.forCondition);
          },
        },
        {
          ALT: () => {
            this.MANY(() => this.CONSUME(T.Newline));
            this.MANY1({
              GATE: () => this.LA(1).tokenType !== T.CloseBrace,
              DEF: () => {
                const key = this.SUBRULE3(this.expression);
                this.OR1([{ ALT: () => this.CONSUME(T.Equals) }, { ALT: () => this.CONSUME(T.Colon) }]);
                items.push({ key, value: this.SUBRULE4(this.expression) });
                this.OPTION1(() =>
                  this.OR2([{ ALT: () => this.CONSUME(T.Comma) }, { ALT: () => this.CONSUME1(T.Newline) }]),
                );
                this.ACTION(() => this.#endsItem([T.Comma, T.Newline], T.CloseBrace, false));
                this.MANY2(() => this.CONSUME2(T.Newline));
              },
            });
          },
        },
      ],
    });
    const close = this.CONSUME(T.CloseBrace);
    return this.ACTION((): Expression => {
      const span = this.#span(open, close);
      return isFor ? { kind: 'other', span } : { kind: 'object', items, span };
    });
  });

  /** `for KEY, VALUE in COLLECTION :` */
  private readonly forLoop: ParserMethod<[], void> = this.RULE('forLoop', () => {
    this.CONSUME(T.Identifier);
    this.SUBRULE(this.forNames);
    this.SUBRULE(this.expression);
    this.CONSUME(T.Colon);
  });

  private readonly forNames: ParserMethod<[], void> = this.RULE('forNames', () => {
    this.CONSUME(T.Identifier);
    this.OPTION(() => {
      this.CONSUME(T.Comma);
      this.CONSUME1(T.Identifier);
    });
    const word = this.CONSUME2(T.Identifier);
    this.ACTION(() => this.#expectWord(word, 'in'));
  });

  private readonly forCondition: ParserMethod<[], void> = this.RULE('forCondition', () => {
    this.OPTION(() => {
      const word = this.CONSUME(T.Identifier);
      this.ACTION(() => this.#expectWord(word, 'if'));
      this.SUBRULE(this.expression);
    });
  });

  private readonly string: ParserMethod<[], Expression> = this.RULE('string', () => {
    const open = this.CONSUME(T.OpenQuote);
    const parts = this.SUBRULE(this.template);
    const close = this.CONSUME(T.CloseQuote);
    return this.ACTION(() => this.#templateOf(parts, this.#span(open, close)));
  });

  private readonly heredoc: ParserMethod<[], Expression> = this.RULE('heredoc', (): Expression => {
    const open = this.CONSUME(T.OpenHeredoc);
    const parts = this.SUBRULE(this.template);
    const close = this.CONSUME(T.CloseHeredoc);
    // Nobody asks what a heredoc says, and its indentation would have to be taken off.
    return this.ACTION((): Expression => ({ kind: 'template', parts, span: this.#span(open, close) }));
  });

  /** Text, `${ }` and `%{ }`; the directives have to match each other. */
  private readonly template: ParserMethod<[], Expression[]> = this.RULE('template', () => {
    const parts: Expression[] = [];
    const directives: { readonly word: Directive; readonly at: IToken }[] = [];
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            const literal = this.CONSUME(T.Literal) as T.HclToken;
            this.ACTION(() => parts.push({ kind: 'string', value: literal.value ?? '', span: this.#span(literal) }));
          },
        },
        {
          ALT: () => {
            this.CONSUME(T.OpenInterpolation);
            parts.push(this.SUBRULE(this.expression));
            this.CONSUME(T.CloseSequence);
          },
        },
        {
          ALT: () => {
            const open = this.CONSUME(T.OpenDirective);
            const word = this.CONSUME(T.Identifier);
            this.OR1({
              IGNORE_AMBIGUITIES: true,
              DEF: [
                { GATE: () => word.image === 'if', ALT: () => this.SUBRULE1(this.expression) },
                {
                  GATE: () => word.image === 'for',
                  ALT: () => {
                    this.SUBRULE(this.forNames);
                    this.SUBRULE2(this.expression);
                  },
                },
                { ALT: () => undefined },
              ],
            });
            const close = this.CONSUME1(T.CloseSequence);
            this.ACTION(() => {
              directives.push({ word: word.image as Directive, at: word });
              parts.push({ kind: 'other', span: this.#span(open, close) });
            });
          },
        },
      ]),
    );
    this.ACTION(() => this.#matchDirectives(directives));
    return parts;
  });

  #span(first: IToken, last: IToken = first): Span {
    return { path: this.#gathered.path, start: first.startOffset, end: (last.endOffset as number) + 1 };
  }

  #named(name: IToken): Expression {
    const span = this.#span(name);
    switch (name.image) {
      case 'true':
      case 'false':
        return { kind: 'bool', value: name.image === 'true', span };
      case 'null':
        return { kind: 'null', span };
      default:
        return { kind: 'reference', path: [name.image], span };
    }
  }

  #member(value: Expression, name: IToken): Expression {
    const span = { ...value.span, end: (name.endOffset as number) + 1 };
    return value.kind === 'reference'
      ? { kind: 'reference', path: [...value.path, name.image], span }
      : this.#beyond(value, name);
  }

  #legacyIndex(value: Expression, index: IToken): Expression {
    const span = { ...value.span, end: (index.endOffset as number) + 1 };
    if (index.image.includes('.')) {
      const [first, second] = index.image.split('.');
      this.#problem(index, `Two indices in a row are written [${first}][${second}].`);
    }
    return {
      kind: 'index',
      of: value,
      key: { kind: 'number', value: Number(index.image), span: this.#span(index) },
      span,
    };
  }

  #noteReference(value: Expression): void {
    const named = value.kind === 'index' ? value.of : value;
    if (named.kind === 'reference') this.#gathered.references.push({ path: named.path, span: named.span });
  }

  /** Something taken out of a value that bgplint does not follow. */
  #beyond(value: Expression, last: IToken): Expression {
    this.#noteReference(value);
    return { kind: 'other', span: { ...value.span, end: (last.endOffset as number) + 1 } };
  }

  /** A string without `${ }` is what it says; one that is nothing else but one is what stands in it. */
  #templateOf(parts: readonly Expression[], span: Span): Expression {
    const [only, more] = parts;
    if (!only) return { kind: 'string', value: '', span };
    if (parts.every(part => part.kind === 'string'))
      return { kind: 'string', value: parts.map(({ value }) => value).join(''), span };
    return more ? { kind: 'template', parts, span } : { ...only, span };
  }

  #matchDirectives(directives: readonly { readonly word: Directive; readonly at: IToken }[]): void {
    const open: Directive[] = [];
    for (const { word, at } of directives) {
      const within = open.at(-1);
      if (word === 'if' || word === 'for') open.push(word);
      else if (word === 'else' && within === 'if') open[open.length - 1] = 'else';
      else if ((word === 'endif' && (within === 'if' || within === 'else')) || (word === 'endfor' && within === 'for'))
        open.pop();
      else {
        this.#problem(at, `Here \`${word}\` ends or continues nothing.`);
        return;
      }
    }
    const last = directives.at(-1);
    if (open.length > 0 && last)
      this.#problem(last.at, `This template lacks an \`${open.at(-1) === 'for' ? 'endfor' : 'endif'}\`.`);
  }

  #noteDoubles(attributes: readonly Attribute[]): void {
    const names = new Set<string>();
    for (const { name, nameSpan } of attributes) {
      if (names.has(name))
        this.#gathered.problems.push({ span: nameSpan, message: `\`${name}\` is set twice, and can be set once.` });
      names.add(name);
    }
  }

  /** What was just read ends with a separator, or the closing bracket follows; behind `...` nothing else may. */
  #endsItem(separators: readonly unknown[], close: unknown, isLast: boolean): void {
    const next = this.LA(1);
    if (next.tokenType === close || (!isLast && separators.includes(this.LA(0).tokenType))) return;
    this.#problem(next, isLast ? 'Behind `...` nothing can follow.' : 'A comma is missing before this.');
  }

  #expectWord(token: IToken, word: string): void {
    if (token.image !== word) this.#problem(token, `Here belongs \`${word}\`.`);
  }

  #problem(token: IToken, message: string): void {
    this.#gathered.problems.push({ span: this.#span(token), message });
  }
}
