import type { ParserMethod, TokenType } from 'chevrotain';
import { cover, type Span } from '../../core/span.js';
import type { Address } from '../../net/address.js';
import { Reader } from './reader.js';
import type { Token } from './scanner.js';
import * as T from './tokens.js';
import type { BinaryOperator, Expression, SetItem } from './tree.js';
import { UNKNOWN, type ValueType } from './types.js';
import { ALL_VERSIONS, SINCE_2_19 } from './versions.js';

/** How strongly operators bind (`conf/confbase.Y`): `&&` and `||` alike, comparisons not at all to each other. */
const PRECEDENCE: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 1,
  '=': 2,
  '!=': 2,
  '<': 2,
  '<=': 2,
  '>': 2,
  '>=': 2,
  '~': 2,
  '!~': 2,
  '&': 3,
  '|': 3,
  '+': 4,
  '-': 4,
  '++': 4,
  '*': 5,
  '/': 5,
};
const COMPARISON = 2;

interface Operand {
  readonly node: Expression;
  readonly type: ValueType;
}

/** The expressions of the filter language. Each rule leaves the type of what it has read in `type`. */
export abstract class ExpressionReader extends Reader {
  /** The type of the expression read last. */
  type: ValueType = UNKNOWN;

  readonly expression: ParserMethod<[], Expression> = this.rule('expression', () => {
    const first = this.#leaf() ?? this.SUBRULE(this.operand);
    if (!this.RECORDING_PHASE && !OPERATORS.has(this.peek().tokenType)) return first;
    let operands: Operand[] | undefined;
    let operators: Token[] | undefined;
    this.MANY(() => {
      const operator = this.OR(this.#operators);
      operands ??= [{ node: first, type: this.type }];
      operators ??= [];
      const precedence = PRECEDENCE[operator.text] ?? 0;
      if (!this.RECORDING_PHASE) this.#reduce(operands, operators, precedence);
      if (precedence === COMPARISON && PRECEDENCE[operators.at(-1)?.text ?? ''] === COMPARISON) {
        const message = `Comparisons cannot follow each other: BIRD does not understand this "${operator.text}". Use parentheses or "&&".`;
        this.fail('bird/syntax', this.spanOf(operator), message);
      }
      operators.push(operator);
      const node = this.SUBRULE2(this.operand);
      operands.push({ node, type: this.type });
    });
    if (operands === undefined || this.RECORDING_PHASE) return first;
    this.#reduce(operands, operators as unknown as Token[], 0);
    const whole = operands[0] as Operand;
    this.type = whole.type;
    return whole.node;
  });

  /** Most operands are names and numbers: they are read without a rule of their own. */
  #leaf(): Expression | undefined {
    let node: Expression;
    switch (this.peek().tokenType) {
      case T.Num:
        node = this.#number(this.take());
        break;
      case T.Attribute:
      case T.Enumerated:
        node = this.valueOfName(this.take());
        break;
      default:
        return undefined;
    }
    while (this.at(T.Dot)) node = this.method(node);
    return node;
  }

  readonly #operators: { ALT: () => Token }[] = [T.Operator, T.Equal, T.Plus, T.Minus, T.Star, T.Slash].map(
    (type: TokenType) => ({
      ALT: () => this.CONSUME(type) as Token,
    }),
  );

  /** Joins operands while the operators before bind at least as strongly as `precedence`. */
  #reduce(operands: Operand[], operators: Token[], precedence: number): void {
    for (let last = operators.at(-1); last; last = operators.at(-1)) {
      const own = PRECEDENCE[last.text] ?? 0;
      if (own < precedence || (own === precedence && own === COMPARISON)) return;
      operators.pop();
      const right = operands.pop() as Operand;
      const left = operands.pop() as Operand;
      operands.push(this.#join(left, last.text as BinaryOperator, right));
    }
  }

  #join(left: Operand, operator: BinaryOperator, right: Operand): Operand {
    const span = cover(left.node.span, right.node.span);
    const type = this.session.typing.binary(operator, left, right, this.peek());
    return { node: { kind: 'binary', operator, left: left.node, right: right.node, span }, type };
  }

  readonly operand: ParserMethod<[], Expression> = this.rule('operand', () => {
    this.deeper();
    let node = this.OR(this.#operands);
    if (this.RECORDING_PHASE || this.at(T.Dot)) {
      this.MANY(() => {
        node = this.method(node);
      });
    }
    this.nesting--;
    return node;
  });
  readonly #operands: { ALT: () => Expression }[] = [
    { ALT: () => this.callOrValue(this.CONSUME(T.Known) as Token, 1) },
    { ALT: () => this.valueOfName(this.CONSUME(T.Attribute) as Token) },
    { ALT: () => this.valueOfName(this.CONSUME(T.Enumerated) as Token) },
    { ALT: () => this.callOrValue(this.CONSUME(T.Unknown) as Token, 2) },
    { ALT: () => this.#number(this.CONSUME(T.Num) as Token) },
    { ALT: () => this.#fromAddress(this.CONSUME(T.Ip4) as Token, 3) },
    { ALT: () => this.#fromAddress(this.CONSUME(T.Ip6) as Token, 4) },
    { ALT: () => this.#fromRd(this.CONSUME(T.Rd) as Token, 5) },
    { ALT: () => this.SUBRULE(this.parenthesized) },
    { ALT: () => this.SUBRULE(this.set) },
    { ALT: () => this.#string(this.CONSUME(T.Text) as Token) },
    { ALT: () => this.#truth(this.CONSUME(T.Truth) as Token) },
    { ALT: () => this.#plain(this.CONSUME(T.Mac) as Token, 'mac', 'mac') },
    { ALT: () => this.#plain(this.CONSUME(T.Bytes) as Token, 'bytes', 'bytestring') },
    { ALT: () => this.builtIn(this.CONSUME(T.BuiltIn) as Token, 3) },
    { ALT: () => this.SUBRULE(this.pathMask) },
    { ALT: () => this.SUBRULE(this.emptyList) },
    { ALT: () => this.SUBRULE(this.negation) },
    { ALT: () => this.SUBRULE(this.otherNetwork) },
    { ALT: () => this.#hole(this.CONSUME(T.Hole) as Token, 6) },
  ];

  // ---- literals

  /** A hole where a value stands; it may be the name of a function. */
  #hole(hole: Token, index: number): Expression {
    this.option(index, () => {
      // What a function takes that is not known is not known either.
      const { report } = this.RECORDING_PHASE ? NO_SESSION : this.session;
      const { muted } = report;
      report.muted = true;
      this.subrule(index, this.args);
      report.muted = muted;
    });
    return this.unknownValue(hole);
  }

  /** The value of a hole, which was just consumed. */
  protected unknownValue(hole: Token): Expression {
    this.type = UNKNOWN;
    return { kind: 'opaque', span: this.spanFrom(hole) };
  }

  #number(token: Token): Expression {
    this.type = 'int';
    return { kind: 'number', value: token.value as number, span: this.spanOf(token) };
  }

  #string(token: Token): Expression {
    return this.text(token);
  }

  /** A string; one with a hole in it says nothing of its value. */
  protected text(token: Token): Expression {
    this.type = 'string';
    const span = this.spanOf(token);
    if (!this.RECORDING_PHASE && this.session.holes?.touch(span)) return { kind: 'opaque', span };
    return { kind: 'string', value: token.text, span };
  }

  #truth(token: Token): Expression {
    this.type = 'bool';
    return { kind: 'boolean', value: token.text === 'true', span: this.spanOf(token) };
  }

  #plain(token: Token, kind: 'rd' | 'mac' | 'bytes', type: ValueType): Expression {
    this.type = type;
    return { kind, text: token.text, span: this.spanOf(token) };
  }

  /** An address, a prefix, a network of a VPN, an ROA or with a source; a route distinguisher alone. */
  readonly network: ParserMethod<[], Expression> = this.rule('network', () => this.OR(this.#networks));
  readonly #networks: { ALT: () => Expression }[] = [
    { ALT: () => this.#fromAddress(this.CONSUME(T.Ip4) as Token, 1) },
    { ALT: () => this.#fromAddress(this.CONSUME(T.Ip6) as Token, 2) },
    { ALT: () => this.#fromRd(this.CONSUME(T.Rd) as Token, 3) },
  ];

  // The methods below are parts of several rules; `index` tells their occurrences in one rule apart, as Chevrotain asks.

  /** An address, or what begins with one. */
  #fromAddress(address: Token, index: number): Expression {
    let length: Token | undefined;
    if (this.RECORDING_PHASE || this.at(T.Slash)) {
      this.option(index, () => {
        this.consume(index, T.Slash);
        length = this.consume(index, T.Num) as Token;
      });
    }
    if (length && !this.RECORDING_PHASE) return this.extended(address, this.prefix(address, address, length));
    this.type = 'ip';
    return { kind: 'address', address: address.value as Address, span: this.spanOf(address) };
  }

  /** A route distinguisher, alone or before a prefix. */
  #fromRd(rd: Token, index: number): Expression {
    let prefix: Expression | undefined;
    this.option(index, () => {
      const address = this.or(index, [
        { ALT: () => this.consume(index, T.Ip4) as Token },
        { ALT: () => this.consume(index, T.Ip6) as Token },
      ]);
      this.consume(index, T.Slash);
      prefix = this.prefix(rd, address, this.consume(index, T.Num) as Token);
    });
    if (!prefix) return this.#plain(rd, 'rd', 'rd');
    this.type = 'prefix';
    return { kind: 'opaque', span: this.spanFrom(rd) };
  }

  /** A prefix whose length stands in a token; wrong lengths and host bits are reported, and mended in the tree. */
  prefix(first: Token, address: Token, length: Token): Expression {
    if (this.RECORDING_PHASE) return NO_EXPRESSION;
    const value = address.value as Address;
    const bits = this.session.typing.prefix(value, length.value as number, address, length);
    return { kind: 'prefix', address: value, length: bits, span: this.spanFrom(first) };
  }

  /** What may follow a prefix in a literal: `max LENGTH as NUMBER`, `from PREFIX`. */
  protected extended(first: Token, prefix: Expression): Expression {
    if (this.atWord('max')) {
      this.isRoa = true;
      this.take();
      const start = this.peek();
      const max = this.#argument();
      const at = this.spanFrom(start);
      this.#expectWord('as');
      this.#argument();
      if (max !== undefined && prefix.kind === 'prefix') this.#checkLongest(max, prefix, at);
    } else if (first.tokenType === T.Ip6 && this.atWord('from')) {
      this.take();
      const address = this.CONSUME3(T.Ip6) as Token;
      this.CONSUME3(T.Slash);
      this.prefix(address, address, this.CONSUME3(T.Num) as Token);
    } else {
      this.type = 'prefix';
      return prefix;
    }
    this.type = 'prefix';
    return { kind: 'opaque', span: this.spanFrom(first) };
  }

  /** The last network was one of a ROA. */
  protected isRoa = false;

  #expectWord(word: string): void {
    if (this.atWord(word)) this.take();
    else this.unexpected(`"${word}"`);
  }

  /** The longest prefix that a ROA allows is one in its network. */
  #checkLongest(max: number, { address, length }: Expression & { kind: 'prefix' }, span: Span): void {
    const longest = address.family === 'ipv4' ? 32 : 128;
    if (max >= length && max <= longest) return;
    const message = `The longest length allowed, ${max}, must be one of ${length} to ${longest}. BIRD refuses the file.`;
    this.reject('bird/number-range', span, message);
  }

  /** A number in a literal, if known: from 2.19 on also a constant or an expression in parentheses. */
  #argument(): number | undefined {
    if (this.at(T.Num)) return this.take().value as number;
    if (this.at(T.Hole)) {
      this.take();
      return undefined;
    }
    const { bit, narrow, typing } = this.session;
    if (!this.at(T.Known) && !this.at(T.LeftParen)) this.unexpected('a number');
    narrow(bit & SINCE_2_19 ? SINCE_2_19 : ALL_VERSIONS & ~SINCE_2_19);
    if (!(bit & SINCE_2_19)) this.unexpected('a number');
    const first = this.peek();
    const value = this.SUBRULE9(this.operand);
    if (this.type !== 'int' && this.type !== UNKNOWN)
      this.reject('bird/type', this.spanFrom(first), 'BIRD expects a number here. It refuses the file.');
    return typing.numberOf(value);
  }

  /** Networks that begin with a keyword: `mpls 5`, `aspa 65000`, `flow4 { … }`, `eth …`, `evpn …`, `neighbor …`. */
  readonly otherNetwork: ParserMethod<[], Expression> = this.rule('otherNetwork', () => {
    const first = this.CONSUME(T.NetKind) as Token;
    if (this.RECORDING_PHASE) {
      this.OPTION(() => this.CONSUME(T.LeftBrace));
      return NO_EXPRESSION;
    }
    if (first.text.startsWith('flow')) this.readFlow(first.text);
    else while (this.#continuesNetwork(this.peek())) this.take();
    this.type = 'prefix';
    return { kind: 'opaque', span: this.spanFrom(first) };
  });

  #continuesNetwork(token: Token): boolean {
    return NETWORK_PARTS.has(token.tokenType) || NETWORK_WORDS.has(token.text);
  }

  /** What a flow specification says in its braces. */
  protected abstract readFlow(kind: string): void;

  // ---- names, calls, methods

  /** A name that may be called. */
  protected callOrValue(name: Token, index: number): Expression {
    let args: Expression[] | undefined;
    if (this.RECORDING_PHASE || this.at(T.LeftParen)) {
      this.option(index, () => {
        args = this.subrule(index, this.args);
      });
    }
    if (this.RECORDING_PHASE || !args) return this.valueOfName(name);
    if (this.#holesInside) {
      // A hole may be several arguments.
      if (name.tokenType === T.Unknown) this.session.names.undefined(name);
      this.type = UNKNOWN;
    } else this.type = this.session.typing.call(name, args, this.#types, this.last);
    return { kind: 'call', name: this.wordOf(name), args, span: this.spanFrom(name) };
  }

  protected valueOfName(name: Token): Expression {
    if (this.RECORDING_PHASE) return NO_EXPRESSION;
    this.type = this.session.typing.value(name, name === this.#table);
    return { kind: 'name', name: name.text, span: this.spanOf(name) };
  }

  /** The first of the arguments that come next names a table. */
  #wantsTable = false;
  /** The one word that may name a table. */
  #table: Token | undefined;

  /** The types of the arguments read last. */
  #types: ValueType[] = [];
  /** Whether there were holes among the arguments, or the elements of a set or tuple, read last. */
  #holesInside = false;

  #holesMet(): number {
    return this.RECORDING_PHASE ? 0 : this.session.scanner.holesMet;
  }

  readonly args: ParserMethod<[], Expression[]> = this.rule('args', () => {
    const list: Expression[] = [];
    const holes = this.#holesMet();
    const types: ValueType[] = [];
    this.CONSUME(T.LeftParen);
    if (this.#wantsTable) this.#table = this.peek();
    this.#wantsTable = false;
    this.MANY_SEP({
      SEP: T.Comma,
      DEF: () => {
        list.push(this.SUBRULE(this.expression));
        types.push(this.type);
      },
    });
    this.CONSUME(T.RightParen);
    this.#types = types;
    this.#holesInside = this.#holesMet() > holes;
    return list;
  });

  /** A keyword that is called. */
  protected builtIn(name: Token, index: number): Expression {
    this.#wantsTable = !this.RECORDING_PHASE && this.session.typing.asksForTable(name.text);
    const args = this.subrule(index, this.args);
    if (this.RECORDING_PHASE) return NO_EXPRESSION;
    this.type = this.#holesInside ? UNKNOWN : this.session.typing.builtIn(name, args, this.#types, this.last);
    return { kind: 'call', name: this.wordOf(name), args, span: this.spanFrom(name) };
  }

  /** A dot and a method. From 2.17 on methods have names that nothing shadows; before, they are keywords. */
  protected method(object: Expression): Expression {
    this.CONSUME(T.Dot);
    if (this.RECORDING_PHASE) {
      this.CONSUME(T.Keyword);
      this.option(9, () => this.subrule(9, this.args));
      return object;
    }
    const type = this.type;
    const name = this.takeMethodName();
    const args = this.at(T.LeftParen) ? this.subrule(9, this.args) : undefined;
    this.type =
      args && this.#holesInside
        ? UNKNOWN
        : this.session.typing.method(name, object, type, args, this.#types, this.last);
    const span = { path: object.span.path, start: object.span.start, end: this.endIn(name.source) };
    const word = this.wordOf(name);
    return args ? { kind: 'method', object, name: word, args, span } : { kind: 'method', object, name: word, span };
  }

  // ---- parentheses, sets, masks

  /** `(x)`, or a pair, a large or an extended community. */
  readonly parenthesized: ParserMethod<[], Expression> = this.rule('parenthesized', () => {
    const open = this.CONSUME(T.LeftParen) as Token;
    const elements: Expression[] = [];
    const holes = this.#holesMet();
    let kind: Token | undefined;
    this.OPTION(() => {
      kind = this.SUBRULE(this.communityKind);
      this.CONSUME(T.Comma);
    });
    const types: ValueType[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: T.Comma,
      DEF: () => {
        elements.push(this.SUBRULE(this.expression));
        types.push(this.type);
      },
    });
    this.CONSUME(T.RightParen);
    if (this.RECORDING_PHASE) return NO_EXPRESSION;
    if (elements.length === 1 && !kind) {
      this.type = types[0] as ValueType;
      return elements[0] as Expression;
    }
    this.type =
      this.#holesMet() > holes
        ? UNKNOWN
        : this.session.typing.tuple(kind !== undefined, elements, types, this.spanFrom(open), this.last);
    const items: SetItem[] = elements.map(value => ({ kind: 'one', value, span: value.span }));
    if (kind) items.unshift(this.#kindItem(kind));
    return { kind: 'tuple', elements: items, span: this.spanFrom(open) };
  });

  /** `rt`, `ro`, `generic`, `unknown NUMBER`. */
  readonly communityKind: ParserMethod<[], Token> = this.rule('communityKind', () => {
    const kind = this.CONSUME(T.EcKind) as Token;
    this.OPTION(() => this.CONSUME(T.Num));
    return kind;
  });

  #kindItem(kind: Token): SetItem {
    const span = this.spanOf(kind);
    return { kind: 'one', value: { kind: 'name', name: kind.text, span }, span };
  }

  readonly set: ParserMethod<[], Expression> = this.rule('set', () => {
    const open = this.CONSUME(T.LeftBracket) as Token;
    this.deeper();
    const items: SetItem[] = [];
    const types: ValueType[] = [];
    const holes = this.#holesMet();
    this.MANY_SEP({
      SEP: T.Comma,
      DEF: () => {
        items.push(this.SUBRULE(this.setItem));
        types.push(this.type);
      },
    });
    const isKnown = this.#holesMet() === holes;
    // A hole may hold its commas, or nothing.
    while (!isKnown && !this.at(T.RightBracket)) {
      if (this.at(T.Comma)) this.take();
      else items.push(this.SUBRULE2(this.setItem));
    }
    this.CONSUME(T.RightBracket);
    this.nesting--;
    if (this.RECORDING_PHASE) return NO_EXPRESSION;
    this.type = isKnown ? this.session.typing.set(items, types, this.last) : UNKNOWN;
    return { kind: 'set', items, span: this.spanFrom(open) };
  });

  readonly setItem: ParserMethod<[], SetItem> = this.rule('setItem', () => {
    const first = this.peek();
    const from = this.SUBRULE(this.atom);
    if (!this.RECORDING_PHASE && !this.at(T.DotDot)) return from;
    const fromType = this.type;
    let to: SetItem | undefined;
    this.OPTION(() => {
      this.CONSUME(T.DotDot);
      to = this.SUBRULE2(this.atom);
    });
    if (this.RECORDING_PHASE || to === undefined) return from;
    if (this.type !== fromType) this.type = UNKNOWN;
    return { kind: 'range', from: expressionOf(from), to: expressionOf(to), span: this.spanFrom(first) };
  });

  /** One end of an element of a set: a literal, a constant, a tuple with patterns in it, or a prefix pattern. */
  private readonly atom: ParserMethod<[], SetItem> = this.rule('atom', () => this.OR(this.#atoms));
  readonly #atoms: { ALT: () => SetItem }[] = [
    { ALT: () => this.#prefixPattern(this.#fromAddress(this.CONSUME(T.Ip4) as Token, 1), 4) },
    { ALT: () => this.#prefixPattern(this.#fromAddress(this.CONSUME(T.Ip6) as Token, 2), 5) },
    { ALT: () => this.#one(this.#fromRd(this.CONSUME(T.Rd) as Token, 3)) },
    { ALT: () => this.SUBRULE(this.tuplePattern) },
    { ALT: () => this.#one(this.#number(this.CONSUME(T.Num) as Token)) },
    { ALT: () => this.#one(this.#constant(this.CONSUME(T.Known) as Token)) },
    { ALT: () => this.#one(this.#constant(this.CONSUME(T.Enumerated) as Token)) },
    { ALT: () => this.#one(this.#constant(this.CONSUME(T.Unknown) as Token)) },
    { ALT: () => this.#holePattern(this.CONSUME(T.Hole) as Token) },
  ];

  /** A hole in a set, perhaps a prefix with what may follow one. */
  #holePattern(hole: Token): SetItem {
    if (!this.RECORDING_PHASE && SUFFIXES.has(this.peek().tokenType)) {
      const { tokenType } = this.take();
      while (tokenType === T.LeftBrace && !this.at(T.RightBrace)) {
        if (PATTERN_PARTS.has(this.peek().tokenType)) this.take();
        else this.unexpected('"}"');
      }
      if (tokenType === T.LeftBrace) this.take();
    }
    return this.#one(this.unknownValue(hole));
  }

  #one(value: Expression): SetItem {
    return { kind: 'one', value, span: value.span };
  }

  #constant(name: Token): Expression {
    if (this.RECORDING_PHASE) return NO_EXPRESSION;
    this.type = this.session.typing.constant(name);
    return { kind: 'name', name: name.text, span: this.spanOf(name) };
  }

  /** What may follow a prefix in a set: `+`, `-`, `{low,high}`. */
  #prefixPattern(prefix: Expression, index: number): SetItem {
    let low = prefix.kind === 'prefix' ? prefix.length : 0;
    let high = low;
    if (this.RECORDING_PHASE || SUFFIXES.has(this.peek().tokenType)) {
      if (!this.RECORDING_PHASE && prefix.kind !== 'prefix') this.unexpected('"," or "]"');
      this.option(index, () => {
        this.or(index, [
          {
            ALT: () => {
              this.consume(index, T.Plus);
              high = prefix.kind === 'prefix' && prefix.address.family === 'ipv6' ? 128 : 32;
            },
          },
          {
            ALT: () => {
              this.consume(index, T.Minus);
              low = 0;
            },
          },
          {
            ALT: () => {
              const open = this.consume(index, T.LeftBrace) as Token;
              const from = this.#bound(index);
              this.consume(index, T.Comma);
              const to = this.#bound(index + 2);
              this.consume(index, T.RightBrace);
              low = from ?? 0;
              high = to ?? (prefix.kind === 'prefix' && prefix.address.family === 'ipv6' ? 128 : 32);
              if (!this.RECORDING_PHASE && from !== undefined && to !== undefined)
                this.session.typing.patternRange(prefix, low, high, this.spanFrom(open), this.last);
            },
          },
        ]);
      });
    }
    if (prefix.kind !== 'prefix') return this.#one(prefix);
    const { path, start } = prefix.span;
    return { kind: 'prefixes', prefix, low, high, span: { path, start, end: this.last.end } };
  }

  /** One end of a range of prefix lengths; undefined: a hole. */
  #bound(index: number): number | undefined {
    if (!this.RECORDING_PHASE && this.at(T.Hole)) {
      this.take();
      return undefined;
    }
    return (this.consume(index, T.Num) as Token).value as number;
  }

  /** `(x)` with a constant expression in it, or a community with `*` and ranges. */
  private readonly tuplePattern: ParserMethod<[], SetItem> = this.rule('tuplePattern', () => {
    const open = this.CONSUME(T.LeftParen) as Token;
    const elements: SetItem[] = [];
    const types: ValueType[] = [];
    const holes = this.#holesMet();
    let kind: Token | undefined;
    this.OPTION(() => {
      kind = this.SUBRULE(this.communityKind);
      this.CONSUME(T.Comma);
    });
    this.AT_LEAST_ONE_SEP({
      SEP: T.Comma,
      DEF: () => {
        elements.push(this.SUBRULE(this.part));
        types.push(this.type);
      },
    });
    this.CONSUME(T.RightParen);
    if (this.RECORDING_PHASE) return undefined as unknown as SetItem;
    const span = this.spanFrom(open);
    const only = elements[0] as SetItem;
    if (elements.length === 1 && !kind && only.kind === 'one') {
      this.type = types[0] as ValueType;
      return only;
    }
    this.type =
      this.#holesMet() > holes
        ? UNKNOWN
        : this.session.typing.tuplePattern(kind !== undefined, elements, types, span, this.last);
    if (kind) elements.unshift(this.#kindItem(kind));
    return { kind: 'one', value: { kind: 'tuple', elements, span }, span };
  });

  private readonly part: ParserMethod<[], SetItem> = this.rule('part', () =>
    this.OR([
      {
        ALT: (): SetItem => {
          const star = this.CONSUME(T.Star) as Token;
          this.type = 'int';
          return { kind: 'any', span: this.RECORDING_PHASE ? (undefined as never) : this.spanOf(star) };
        },
      },
      {
        ALT: (): SetItem => {
          const from = this.SUBRULE(this.expression);
          let to: Expression | undefined;
          this.OPTION(() => {
            this.CONSUME(T.DotDot);
            to = this.SUBRULE2(this.expression);
          });
          if (this.RECORDING_PHASE || to === undefined) return this.#one(from);
          return { kind: 'range', from, to, span: cover(from.span, to.span) };
        },
      },
    ]),
  );

  /** `[= 65000 * 65001..65010 [1, 2] ? NAME (expression) =]` */
  readonly pathMask: ParserMethod<[], Expression> = this.rule('pathMask', () => {
    const open = this.CONSUME(T.MaskOpen) as Token;
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(T.Num);
            this.OPTION(() => {
              this.CONSUME(T.DotDot);
              this.CONSUME2(T.Num);
            });
          },
        },
        { ALT: () => this.CONSUME(T.Star) },
        { ALT: () => this.CONSUME(T.Question) },
        { ALT: () => this.CONSUME(T.Plus) },
        { ALT: () => this.SUBRULE(this.set) },
        { ALT: () => this.CONSUME(T.Hole) },
        { ALT: () => this.valueOfName(this.CONSUME(T.Known) as Token) },
        { ALT: () => this.valueOfName(this.CONSUME(T.Unknown) as Token) },
        { ALT: () => this.SUBRULE(this.parenthesized) },
      ]);
    });
    this.CONSUME(T.MaskClose);
    this.type = 'bgpmask';
    return { kind: 'path mask', span: this.RECORDING_PHASE ? (undefined as never) : this.spanFrom(open) };
  });

  /** `+empty+`, `-empty-`, `--empty--`, `---empty---`: also with blanks between. */
  readonly emptyList: ParserMethod<[], Expression> = this.rule('emptyList', () => {
    const first = this.peek();
    let minuses = 0;
    this.OR([
      {
        ALT: () => {
          this.CONSUME(T.Plus);
          this.CONSUME(T.Empty);
          this.CONSUME2(T.Plus);
        },
      },
      {
        ALT: () => {
          this.AT_LEAST_ONE(() => {
            this.CONSUME(T.Minus);
            minuses++;
          });
          this.CONSUME2(T.Empty);
          if (this.RECORDING_PHASE) this.CONSUME2(T.Minus);
          else for (let i = 0; i < minuses; i++) this.CONSUME2(T.Minus);
        },
      },
    ]);
    this.type = EMPTY_LISTS[minuses] ?? UNKNOWN;
    return { kind: 'empty', span: this.RECORDING_PHASE ? (undefined as never) : this.spanFrom(first) };
  });

  /** "!" binds more strongly than every operator between two operands. */
  readonly negation: ParserMethod<[], Expression> = this.rule('negation', () => {
    const mark = this.CONSUME(T.Not) as Token;
    const operand = this.SUBRULE(this.operand);
    if (this.RECORDING_PHASE) return operand;
    this.session.typing.negation(operand, this.type, this.peek());
    this.type = 'bool';
    return { kind: 'unary', operator: '!', operand, span: this.spanFrom(mark) };
  });
}

/** What the rules return while Chevrotain records them: nothing is there to be read. */
const NO_EXPRESSION: Expression = { kind: 'opaque', span: { path: '', start: 0, end: 0 } };

/** While Chevrotain records the rules, nothing is read. */
const NO_SESSION = { report: { muted: false } };

/** What may follow a prefix in a set. */
const SUFFIXES: ReadonlySet<TokenType> = new Set([T.Plus, T.Minus, T.LeftBrace]);

/** What may stand between the braces behind a hole in a set. */
const PATTERN_PARTS: ReadonlySet<TokenType> = new Set([T.Num, T.Comma, T.Hole]);

/** Most operands stand alone: asked before anything is set up for operators. */
const OPERATORS: ReadonlySet<TokenType> = new Set([T.Operator, T.Equal, T.Plus, T.Minus, T.Star, T.Slash]);

/** By the number of minus signs before `empty`. */
const EMPTY_LISTS: readonly ValueType[] = ['bgppath', 'clist', 'eclist', 'lclist'];

const NETWORK_PARTS: ReadonlySet<TokenType> = new Set([T.Num, T.Ip4, T.Ip6, T.Rd, T.Mac, T.Bytes, T.Percent, T.Star]);
const NETWORK_WORDS: ReadonlySet<string> = new Set(['vlan', 'ead', 'mac', 'imet', 'es']);

function expressionOf(item: SetItem): Expression {
  if (item.kind === 'one') return item.value;
  return item.kind === 'prefixes' ? item.prefix : { kind: 'opaque', span: item.span };
}
