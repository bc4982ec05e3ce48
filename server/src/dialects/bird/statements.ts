import { EOF, type ParserMethod, type TokenType } from 'chevrotain';
import type { Span } from '../../core/span.js';
import { overlap } from './case-arms.js';
import { isConstant } from './constants.js';
import { ExpressionReader } from './expressions.js';
import { isEntry, type Token } from './scanner.js';
import type { Definition, Entry } from './symbols.js';
import * as T from './tokens.js';
import type { Block, Case, Expression, SetItem, Statement, Word } from './tree.js';
import { enumerations, typeNamed, UNKNOWN, type ValueType } from './types.js';
import {
  ALL_VERSIONS,
  namesOf,
  ONLY_2,
  ONLY_3,
  SINCE_2_17,
  SINCE_2_19,
  V2_0,
  V3_1,
  type VersionSet,
} from './versions.js';

/** What a filter's body belongs to. */
export type Owner = 'filter' | 'function' | 'route';

/** Tokens that begin a statement: where one of them stands instead of `;`, that is what is missing. */
const STARTERS: ReadonlySet<TokenType> = new Set([
  T.LeftBrace,
  T.If,
  T.For,
  T.Case,
  T.Type,
  T.Return,
  T.Verdict,
  T.Print,
  T.Unset,
  T.Attribute,
  T.Known,
  T.BuiltIn,
  T.Else,
  T.ElseColon,
  T.RightBrace,
]);

/** What may follow a statement on its line. */
const BLOCK_ENDS: ReadonlySet<TokenType> = new Set([T.Else, T.RightBrace]);

/** The statements of the filter language. */
export abstract class StatementReader extends ExpressionReader {
  /** What the body that is being read belongs to. */
  protected owner: Owner = 'filter';

  /** A filter's or function's body; before its brace variables may be declared in the old way. */
  readonly body: ParserMethod<[], Block> = this.rule('body', () => {
    const first = this.peek();
    const variables: { type: Word; name: Word }[] = [];
    this.MANY(() => {
      const type = this.SUBRULE(this.typeName);
      const name = this.SUBRULE(this.newName);
      this.semicolon();
      if (this.RECORDING_PHASE) return;
      this.define(name, { class: 'variable', type: typeNamed(type.text) });
      variables.push({ type, name: this.wordOf(name) });
    });
    const block = this.SUBRULE(this.block, { ARGS: [first] });
    return variables.length > 0 ? { ...block, variables } : block;
  });

  readonly block: ParserMethod<[first?: Token | undefined], Block> = this.rule('block', (first?: Token | undefined) => {
    if (this.RECORDING_PHASE) {
      this.CONSUME(T.LeftBrace);
      this.SUBRULE(this.statements, { ARGS: [false] });
      this.CONSUME(T.RightBrace);
      return undefined as unknown as Block;
    }
    const open = this.openBrace('this block', token => STARTERS.has(token.tokenType));
    this.session.symbols.push();
    this.deeper();
    const statements = this.SUBRULE2(this.statements, { ARGS: [false] });
    this.nesting--;
    this.session.symbols.pop();
    this.closeBrace(open);
    // Where the brace is missing, what was to be the block's beginning may not have been read.
    const begin = first && !(first.source === open.source && first.start > open.start) ? first : open;
    return { kind: 'block', statements, span: this.spanFrom(begin) };
  });

  /** Statements up to the end of a block, or of a case's arm. Each that cannot be read is one finding. */
  readonly statements: ParserMethod<[boolean], Statement[]> = this.rule('statements', (arm: boolean) => {
    const statements: Statement[] = [];
    if (this.RECORDING_PHASE) {
      this.MANY(() => this.SUBRULE(this.statement));
      return statements;
    }
    const { nesting } = this;
    const { depth } = this.session.symbols;
    let second: Token | undefined;
    while (!this.unwinding) {
      this.mark = this.session.report.count;
      const first = this.peek();
      const type = first.tokenType;
      if (type === T.RightBrace || type.name === 'EOF' || this.beginsAnew(first)) break;
      if (arm && this.#beginsArm(first)) break;
      if (arm && statements.length === 1) second = first;
      const { braces } = this;
      try {
        statements.push(type === T.If ? this.SUBRULE(this.ifStatement) : this.SUBRULE2(this.statement));
        if (type !== T.Hole) this.inDoubt = false;
      } catch (error) {
        statements.push(this.recover(error, first, false, braces));
        if (arm) this.#narrowToArms();
        this.nesting = nesting;
        while (this.session.symbols.depth > depth) this.session.symbols.pop();
      }
    }
    if (second && this.session.bit & ONLY_3) this.#checkArm(statements, second);
    return statements;
  });

  /** From 3.0 on an arm of a case is one statement. */
  #checkArm(statements: readonly Statement[], second: Token): void {
    const [first, last] = [statements[0]?.span, statements.at(-1)?.span];
    if (!first || !last || first.path !== last.path || statements.some(({ kind }) => kind === 'damaged')) return;
    const { path } = first;
    const insert = (at: number, text: string) => ({ span: { path, start: at, end: at }, text });
    const edits = [insert(first.start, '{ '), insert(last.end, ' }')];
    const message =
      'From BIRD 3.0 on each value of a case has one statement, and this is another one. BIRD refuses the file. Put braces around them.';
    this.reject(
      'bird/case-arm',
      this.spanOf(second),
      message,
      { fixes: [{ title: 'Put braces around the statements', safe: true, edits }] },
      second,
    );
  }

  readonly statement: ParserMethod<[], Statement> = this.rule('statement', () => this.OR(this.#alternatives));
  readonly #alternatives: { ALT: () => Statement }[] = [
    { ALT: () => this.SUBRULE(this.ifStatement) },
    { ALT: () => this.SUBRULE(this.simple) },
    { ALT: () => this.SUBRULE(this.verdict) },
    { ALT: () => this.SUBRULE(this.returnStatement) },
    { ALT: () => this.SUBRULE(this.block) },
    { ALT: () => this.SUBRULE(this.declaration) },
    { ALT: () => this.SUBRULE(this.caseStatement) },
    { ALT: () => this.SUBRULE(this.forStatement) },
    { ALT: () => this.SUBRULE(this.print) },
    { ALT: () => this.SUBRULE(this.unset) },
    { ALT: () => this.SUBRULE(this.unknownStatement) },
  ];

  /** A hole, which may declare variables too. */
  private readonly unknownStatement: ParserMethod<[], Statement> = this.rule('unknownStatement', () => {
    if (this.RECORDING_PHASE) {
      this.CONSUME(T.Hole);
      return undefined as unknown as Statement;
    }
    this.session.names.doubts.add('variable');
    return this.holeStatement();
  });

  /** The `;` of a statement; forgotten, where the next token begins another one. */
  protected semicolon(): void {
    if (this.RECORDING_PHASE || this.at(T.Semicolon)) {
      this.CONSUME(T.Semicolon);
      return;
    }
    const next = this.peek();
    if (this.besideHole() && !this.sameLine(this.last, next)) return;
    // A statement in which something is wrong already goes on to the end of its line.
    if (this.session.report.count > this.mark && this.sameLine(this.last, next)) this.unexpected('";"');
    const newLine = !this.sameLine(this.last, next);
    const begins = newLine ? STARTERS.has(next.tokenType) || this.beginsAnew(next) : BLOCK_ENDS.has(next.tokenType);
    if (begins || (newLine && (isEntry(next.value) || next.tokenType === EOF))) {
      this.missing(';', ';', 'after this statement');
      return;
    }
    this.unexpected('";"');
  }

  /** `if … then … else if … then … else …`; a chain is read in a loop, for it may be long. */
  readonly ifStatement: ParserMethod<[], Statement> = this.rule('ifStatement', () => {
    const links: Link[] = [];
    let last: Statement | undefined;
    links.push(this.SUBRULE(this.link));
    if (this.RECORDING_PHASE) {
      this.OPTION(() => {
        this.CONSUME(T.Else);
        this.SUBRULE(this.statement);
      });
      return undefined as unknown as Statement;
    }
    while (last === undefined && this.at(T.Else) && !this.unwinding) {
      this.take();
      if (this.at(T.If)) links.push(this.SUBRULE2(this.link));
      else last = this.SUBRULE2(this.statement);
    }
    // Without an "else" the daemon has looked whether one follows.
    const ahead = this.unwinding || last ? this.last : this.peek();
    for (let link = links.pop(); link; link = links.pop()) {
      const { first, condition, type, then } = link;
      // Judged when the whole statement has been read, as the daemon does.
      this.session.typing.condition(condition, type, ahead);
      last = { kind: 'if', condition, then, ...(last && { else: last }), span: this.spanFrom(first) };
    }
    return last as Statement;
  });

  private readonly link: ParserMethod<[], Link> = this.rule('link', () => {
    const first = this.CONSUME(T.If) as Token;
    const condition = this.SUBRULE(this.expression);
    const { type } = this;
    this.CONSUME(T.Then);
    this.deeper();
    const then = this.SUBRULE(this.statement);
    if (!this.RECORDING_PHASE) this.nesting--;
    return { first, condition, type, then };
  });

  /** An assignment, a call, or a method that changes its object. */
  readonly simple: ParserMethod<[], Statement> = this.rule('simple', () => {
    const first = this.peek();
    let target = this.OR(this.#targets);
    if (this.RECORDING_PHASE || this.at(T.Dot)) {
      this.MANY(() => {
        target = this.method(target);
      });
    }
    const targetType = this.type;
    let value: Expression | undefined;
    this.option(4, () => {
      this.CONSUME(T.Equal);
      value = this.SUBRULE(this.expression);
    });
    const valueType = this.type;
    this.semicolon();
    if (this.RECORDING_PHASE) return undefined as unknown as Statement;
    const { typing } = this.session;
    const span = this.spanFrom(first);
    if (value) {
      typing.assignment(target, targetType, value, valueType, this.last);
      return { kind: 'assignment', target, value, span };
    }
    if (this.session.report.count === this.mark) typing.statement(target, targetType, this.last);
    return { kind: 'expression', expression: target, span };
  });
  readonly #targets: { ALT: () => Expression }[] = [
    { ALT: () => this.callOrValue(this.CONSUME(T.Known) as Token, 1) },
    { ALT: () => this.valueOfName(this.CONSUME(T.Attribute) as Token) },
    { ALT: () => this.valueOfName(this.CONSUME(T.Enumerated) as Token) },
    { ALT: () => this.callOrValue(this.CONSUME(T.Unknown) as Token, 2) },
    { ALT: () => this.builtIn(this.CONSUME(T.BuiltIn) as Token, 3) },
  ];

  readonly verdict: ParserMethod<[], Statement> = this.rule('verdict', () => {
    const word = this.CONSUME(T.Verdict) as Token;
    const message = this.SUBRULE(this.values);
    this.semicolon();
    const verdict = word.text as 'accept' | 'reject' | 'error';
    return { kind: 'verdict', verdict, message, span: this.#from(word) };
  });

  readonly print: ParserMethod<[], Statement> = this.rule('print', () => {
    const word = this.CONSUME(T.Print) as Token;
    const values = this.SUBRULE(this.values);
    this.semicolon();
    return { kind: 'print', values, span: this.#from(word) };
  });

  private readonly values: ParserMethod<[], Expression[]> = this.rule('values', () => {
    const values: Expression[] = [];
    this.MANY_SEP({ SEP: T.Comma, DEF: () => values.push(this.SUBRULE(this.expression)) });
    return values;
  });

  readonly returnStatement: ParserMethod<[], Statement> = this.rule('returnStatement', () => {
    const word = this.CONSUME(T.Return) as Token;
    let value: Expression | undefined;
    if (this.RECORDING_PHASE || !this.at(T.Semicolon)) value = this.SUBRULE(this.expression);
    else this.unexpected('a value to return');
    const { type } = this;
    this.semicolon();
    if (!this.RECORDING_PHASE) this.session.typing.returns(word, value, type, this.owner === 'function', this.last);
    return { kind: 'return', ...(value && { value }), span: this.#from(word) };
  });

  readonly unset: ParserMethod<[], Statement> = this.rule('unset', () => {
    const word = this.CONSUME(T.Unset) as Token;
    this.CONSUME(T.LeftParen);
    const target = this.OR([
      { ALT: () => this.valueOfName(this.CONSUME(T.Known) as Token) },
      { ALT: () => this.valueOfName(this.CONSUME(T.Attribute) as Token) },
      { ALT: () => this.valueOfName(this.CONSUME(T.Unknown) as Token) },
    ]);
    this.CONSUME(T.RightParen);
    this.semicolon();
    if (!this.RECORDING_PHASE) this.session.typing.unset(target, this.last);
    return { kind: 'unset', target, span: this.#from(word) };
  });

  readonly declaration: ParserMethod<[], Statement> = this.rule('declaration', () => {
    const type = this.SUBRULE(this.typeName);
    const name = this.SUBRULE(this.newName);
    let value: Expression | undefined;
    this.OPTION(() => {
      this.CONSUME(T.Equal);
      value = this.SUBRULE(this.expression);
    });
    const valueType = this.type;
    this.semicolon();
    if (this.RECORDING_PHASE) return undefined as unknown as Statement;
    if (value) this.session.typing.initial(type.text, value, valueType, this.last);
    this.define(name, { class: 'variable', type: typeNamed(type.text) });
    const span = { path: type.span.path, start: type.span.start, end: this.endIn(name.source) };
    return { kind: 'declaration', type, name: this.wordOf(name), ...(value && { value }), span };
  });

  readonly forStatement: ParserMethod<[], Statement> = this.rule('forStatement', () => {
    const first = this.CONSUME(T.For) as Token;
    let type: Word | undefined;
    this.OPTION(() => {
      type = this.SUBRULE(this.typeName);
    });
    const variable = this.SUBRULE(this.newName);
    this.CONSUME(T.In);
    const list = this.SUBRULE(this.expression);
    const listType = this.type;
    this.CONSUME(T.Do);
    if (this.RECORDING_PHASE) {
      this.SUBRULE(this.statement);
      return undefined as unknown as Statement;
    }
    const { typing, symbols } = this.session;
    typing.loop(type, variable, list, listType, this.last);
    symbols.push();
    // Without a type the loop is refused once; its variable is known all the same.
    const isNew = type || !(variable.value as Entry | undefined)?.definition;
    if (isNew) this.define(variable, { class: 'variable', type: type ? typeNamed(type.text) : UNKNOWN });
    this.deeper();
    const body = this.SUBRULE2(this.statement);
    this.nesting--;
    symbols.pop();
    return {
      kind: 'for',
      ...(type && { type }),
      variable: this.wordOf(variable),
      in: list,
      body,
      span: this.spanFrom(first),
    };
  });

  readonly caseStatement: ParserMethod<[], Statement> = this.rule('caseStatement', () => {
    const first = this.CONSUME(T.Case) as Token;
    const subject = this.SUBRULE(this.expression);
    if (this.RECORDING_PHASE) {
      this.CONSUME(T.LeftBrace);
      this.MANY(() => this.SUBRULE(this.arm));
      this.CONSUME(T.RightBrace);
      return undefined as unknown as Statement;
    }
    const open = this.openBrace('this case', token => this.#beginsArm(token));
    const arms: Case['arms'][number][] = [];
    while (this.#beginsArm(this.peek()) && !this.unwinding) arms.push(this.SUBRULE2(this.arm));
    if (!this.at(T.RightBrace) && !this.at(EOF) && !this.unwinding && !this.beginsAnew(this.peek())) {
      this.#narrowToArms();
      this.unexpected('a value and ":", or "}"');
    }
    this.closeBrace(open);
    const statement: Case = { kind: 'case', subject, arms, span: this.spanFrom(first) };
    this.#checkOverlap(statement);
    return statement;
  });

  /** BIRD works out at once what is constant, and then looks at no arm. */
  #checkOverlap(statement: Case): void {
    const { bit, narrow, symbols } = this.session;
    if (isConstant(statement.subject, symbols)) return;
    const overlapping = overlap(statement, symbols);
    if (!overlapping) return;
    narrow(bit & SINCE_2_19 ? SINCE_2_19 : ALL_VERSIONS & ~SINCE_2_19);
    if (!(bit & SINCE_2_19)) return;
    const message = 'An earlier value of this case covers this one. BIRD refuses the file.';
    const related = [{ span: overlapping.first.span, message: 'The earlier value' }];
    this.reject('bird/option-conflict', overlapping.second.span, message, { related }, this.peek());
  }

  /** What the arms of a case are differs between 2.x and 3.x. */
  #narrowToArms(): void {
    this.session.narrow(this.session.bit & ONLY_3 ? ONLY_3 : ONLY_2);
  }

  #beginsArm(token: Token): boolean {
    return ARM_STARTERS.has(token.tokenType);
  }

  private readonly arm: ParserMethod<[], Case['arms'][number]> = this.rule('arm', () => {
    const first = this.peek();
    let matches: SetItem[] | undefined;
    this.OR([
      { ALT: () => this.CONSUME(T.ElseColon) },
      {
        ALT: () => {
          matches = this.SUBRULE(this.matches);
          this.CONSUME(T.Colon);
        },
      },
    ]);
    if (this.RECORDING_PHASE) {
      this.SUBRULE(this.statements);
      return undefined as unknown as Case['arms'][number];
    }
    const { session } = this;
    session.symbols.push();
    this.deeper();
    const body = this.SUBRULE2(this.statements, { ARGS: [true] });
    this.nesting--;
    session.symbols.pop();
    // From 3.0 on an arm is exactly one statement; before, it is any number of them.
    if (body.length !== 1) this.#narrowToArms();
    if (body.length === 0 && session.bit & ONLY_3) this.unexpected('a statement');
    return { ...(matches && { matches }), body, span: this.spanFrom(first) };
  });

  private readonly matches: ParserMethod<[], SetItem[]> = this.rule('matches', () => {
    const items: SetItem[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => items.push(this.SUBRULE(this.setItem)) });
    return items;
  });

  // ---- types and new names

  /** `int`, `prefix set`, `enum bgp_origin`. */
  readonly typeName: ParserMethod<[], Word> = this.rule('typeName', () => {
    const first = this.CONSUME(T.Type) as Token;
    if (this.RECORDING_PHASE) {
      this.OPTION(() => this.CONSUME(T.Keyword));
      return undefined as unknown as Word;
    }
    let text = first.text;
    this.requireVersions(TYPE_VERSIONS[text] ?? ALL_VERSIONS, first, `the type "${text}"`);
    if (text === 'enum') {
      const kind = this.peek();
      if (isEntry(kind.value) && !enumerations().includes(kind.text))
        this.unexpected('a kind of constants, such as "bgp_origin"');
      text = `enum ${this.takeMethodName().text}`;
    }
    if (this.atWord('set')) {
      this.take();
      text = `${text} set`;
    }
    return { kind: 'word', text, span: this.spanFrom(first) };
  });

  /** A name where it is defined. */
  readonly newName: ParserMethod<[], Token> = this.rule('newName', () => {
    if (this.RECORDING_PHASE) {
      return this.OR([
        { ALT: () => this.CONSUME(T.Unknown) as Token },
        { ALT: () => this.CONSUME(T.Known) as Token },
        { ALT: () => this.CONSUME(T.Keyword) as Token },
      ]);
    }
    const token = this.peek();
    if (token.tokenType === T.Unknown || token.tokenType === T.Known || token.tokenType === T.Hole) return this.take();
    if (!isEntry(token.value) || token.tokenType === T.Enumerated) this.unexpected('a name');
    // From 2.17 on keywords may be defined, and are that name from there on; 3.1 and 3.2 do not allow it.
    const able = ROLE_WORDS.has(token.text) ? KEYWORDS_AS_NAMES | V2_0 : KEYWORDS_AS_NAMES;
    this.session.narrow(this.session.bit & able ? able : ALL_VERSIONS & ~able);
    if (this.session.bit & able) return this.take();
    return this.refuseName(token);
  });

  /** Makes a name known from here on. */
  define(name: Token, definition: Omit<Definition, 'name' | 'span'>): void {
    this.session.names.define(name, { ...definition, name: name.text, span: this.spanOf(name) }, this.last);
  }

  /** Gives the statement up where this version lacks what a token begins. */
  protected requireVersions(versions: VersionSet, token: Token, what: string): void {
    if (versions === ALL_VERSIONS) return;
    const { bit, narrow } = this.session;
    narrow(bit & versions ? versions : ALL_VERSIONS & ~versions);
    if (bit & versions) return;
    const message = `${what[0]?.toUpperCase()}${what.slice(1)} is known to BIRD ${namesOf(versions)} only. This version refuses the file.`;
    this.fail('bird/unknown-option', this.spanOf(token), message);
  }

  #from(first: Token): Span {
    return this.RECORDING_PHASE ? (undefined as never) : this.spanFrom(first);
  }
}

interface Link {
  readonly first: Token;
  readonly condition: Expression;
  readonly type: ValueType;
  readonly then: Statement;
}

const TYPE_VERSIONS: Readonly<Record<string, VersionSet>> = {
  bytestring: SINCE_2_17,
  route: SINCE_2_17,
  enum: SINCE_2_17,
  mac: SINCE_2_19,
};

/** Words that 2.0 takes as names too (proto/bgp/config.Y). */
const ROLE_WORDS: ReadonlySet<string> = new Set(['role', 'peer', 'provider', 'customer', 'rs_server', 'rs_client']);
const KEYWORDS_AS_NAMES: VersionSet = ALL_VERSIONS & ~(V2_0 | V3_1);

const ARM_STARTERS: ReadonlySet<TokenType> = new Set([
  T.ElseColon,
  T.Num,
  T.Ip4,
  T.Ip6,
  T.Rd,
  T.Enumerated,
  T.LeftParen,
]);
