import type { Span } from '../../core/span.js';
import type { Address } from '../../net/address.js';

/**
 * What a BIRD configuration says, as written. Included files stand where they are included (an include is lexical), so a
 * node's span names the file it is in. Names are kept as text; what they mean is `symbols.ts`'s business.
 */
export interface Config {
  readonly kind: 'config';
  readonly items: readonly Item[];
}

/** A name or keyword where it is written. Quotes of a quoted symbol are not part of `text`. */
export interface Word {
  readonly kind: 'word';
  readonly text: string;
  readonly span: Span;
}

/** A statement of a template. */
interface Rendered {
  /** It is there under a condition, or several times, while what it stands in is there once. */
  readonly conditional?: true;
}

/** A statement of the top level or of a block. */
export type Item =
  | Define
  | FilterDefinition
  | FunctionDefinition
  | ProtocolBlock
  | Option
  | Channel
  | StaticRoute
  | Damaged;

/** `define NAME = EXPRESSION;` */
export interface Define extends Rendered {
  readonly kind: 'define';
  readonly name: Word;
  readonly value: Expression;
  readonly span: Span;
}

/** `filter NAME { … }` */
export interface FilterDefinition extends Rendered {
  readonly kind: 'filter';
  readonly name: Word;
  readonly body: Block;
  /** `filter NAME`. */
  readonly header: Span;
  readonly span: Span;
}

/** `function NAME(TYPE NAME; …) [-> TYPE] { … }` */
export interface FunctionDefinition extends Rendered {
  readonly kind: 'function';
  readonly name: Word;
  readonly parameters: readonly { readonly type: Word; readonly name: Word }[];
  readonly returns?: Word;
  readonly body: Block;
  readonly header: Span;
  readonly span: Span;
}

/** `protocol TYPE [NAME] [from NAME] { … }` and `template TYPE NAME [from NAME] { … }` */
export interface ProtocolBlock extends Rendered {
  readonly kind: 'protocol' | 'template';
  /** `bgp`, `ospf`; without its version word. */
  readonly type: Word;
  /** `v2` or `v3` of ospf, `ng` of rip, where written. */
  readonly variant?: Word;
  readonly name?: Word;
  readonly from?: Word;
  readonly items: readonly Item[];
  /** From `protocol` to just before `{`. */
  readonly header: Span;
  /** Between the braces. */
  readonly inner: Span;
  readonly span: Span;
  /** Something inside was skipped because it could not be read. */
  readonly damaged: boolean;
  /** There are holes or conditions of a template inside, or includes that were not read: it may say more. It is damaged too. */
  readonly hasHoles?: true;
}

/**
 * One option statement, recognised by the catalogue. `option` is the entry's key (`bgp.neighbor`, `bgp.source address`,
 * `top.router id`), `args` its named arguments that are written, `flags` the optional words that are written.
 */
export interface Option extends Rendered {
  readonly kind: 'option';
  readonly option: string;
  readonly args: Readonly<Record<string, Argument>>;
  readonly flags: readonly Word[];
  /** The block that belongs to it (`interface "eth*" { … }`), when the phrase has one. */
  readonly items?: readonly Item[];
  /** Without the `;`. */
  readonly span: Span;
  /** With the `;` where that is written. */
  readonly full: Span;
}

export type Argument = Expression | Word | FilterReference;

/** `ipv4 [{ … }];` and its kin: what a protocol does in one table. */
export interface Channel extends Rendered {
  readonly kind: 'channel';
  /** `ipv4`, `ipv6 multicast`, `vpn4 mpls`, … */
  readonly type: string;
  readonly items: readonly Item[];
  readonly header: Span;
  /** Between the braces; absent when there is no block. */
  readonly inner?: Span;
  /** Without the `;`. */
  readonly span: Span;
  readonly damaged: boolean;
  readonly hasHoles?: true;
}

/** `route PREFIX …;` of the static protocol. */
export interface StaticRoute extends Rendered {
  readonly kind: 'route';
  readonly net: Expression;
  /** `via`, `blackhole`, `unreachable`, `prohibit`, `recursive`, `reject`, … */
  readonly destination?: Word;
  readonly span: Span;
}

/** Text that could not be read: it may have said anything. */
export interface Damaged extends Rendered {
  readonly kind: 'damaged';
  readonly span: Span;
}

/** What follows `import` or `export`. */
export type FilterReference =
  | { readonly kind: 'all' | 'none'; readonly span: Span }
  | { readonly kind: 'named filter'; readonly name: Word; readonly span: Span }
  | { readonly kind: 'inline filter'; readonly body: Block; readonly span: Span }
  | { readonly kind: 'where'; readonly condition: Expression; readonly span: Span };

// ---- the filter language

export type Statement =
  | Block
  | If
  | For
  | Case
  | Declaration
  | Assignment
  | Verdict
  | Return
  | Print
  | Unset
  | ExpressionStatement
  | Damaged;

export interface Block {
  readonly kind: 'block';
  /** Variables declared in the old way, between a function's parameters and its brace. */
  readonly variables?: readonly { readonly type: Word; readonly name: Word }[];
  readonly statements: readonly Statement[];
  readonly span: Span;
}

export interface If {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly then: Statement;
  readonly else?: Statement;
  readonly span: Span;
}

export interface For {
  readonly kind: 'for';
  readonly type?: Word;
  readonly variable: Word;
  readonly in: Expression;
  readonly body: Statement;
  readonly span: Span;
}

export interface Case {
  readonly kind: 'case';
  readonly subject: Expression;
  /** `matches` is undefined for `else:`. */
  readonly arms: readonly {
    readonly matches?: readonly SetItem[];
    readonly body: readonly Statement[];
    readonly span: Span;
  }[];
  readonly span: Span;
}

export interface Declaration {
  readonly kind: 'declaration';
  readonly type: Word;
  readonly name: Word;
  readonly value?: Expression;
  readonly span: Span;
}

export interface Assignment {
  readonly kind: 'assignment';
  readonly target: Expression;
  readonly value: Expression;
  readonly span: Span;
}

/** `accept`, `reject`, `error`, perhaps with something to print. */
export interface Verdict {
  readonly kind: 'verdict';
  readonly verdict: 'accept' | 'reject' | 'error';
  readonly message: readonly Expression[];
  readonly span: Span;
}

export interface Return {
  readonly kind: 'return';
  readonly value?: Expression;
  readonly span: Span;
}

export interface Print {
  readonly kind: 'print';
  readonly values: readonly Expression[];
  readonly span: Span;
}

export interface Unset {
  readonly kind: 'unset';
  readonly target: Expression;
  readonly span: Span;
}

/** A call, or a method that changes its object: `bgp_community.add((1,2));` */
export interface ExpressionStatement {
  readonly kind: 'expression';
  readonly expression: Expression;
  readonly span: Span;
}

export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly span: Span }
  /** A time with its unit; microseconds. */
  | { readonly kind: 'time'; readonly microseconds: number; readonly span: Span }
  /** `secret` where the option takes a password. */
  | { readonly kind: 'string'; readonly value: string; readonly span: Span }
  | { readonly kind: 'bytes' | 'rd' | 'mac'; readonly text: string; readonly span: Span }
  | { readonly kind: 'address'; readonly address: Address; readonly zone?: string; readonly span: Span }
  | PrefixExpression
  /** A constant, variable, attribute, enumeration member or argumentless keyword of the language: `net`, `RTS_BGP`. */
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  | { readonly kind: 'call'; readonly name: Word; readonly args: readonly Expression[]; readonly span: Span }
  | {
      readonly kind: 'method';
      readonly object: Expression;
      readonly name: Word;
      /** undefined when written without parentheses. */
      readonly args?: readonly Expression[];
      readonly span: Span;
    }
  | { readonly kind: 'unary'; readonly operator: '!' | '-'; readonly operand: Expression; readonly span: Span }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly span: Span;
    }
  /** `(a, b)`, `(a, b, c)`, `(rt, a, b)`: pair, large and extended community. */
  | { readonly kind: 'tuple'; readonly elements: readonly SetItem[]; readonly span: Span }
  | { readonly kind: 'set'; readonly items: readonly SetItem[]; readonly span: Span }
  /** `[= 1 * 2 =]` */
  | { readonly kind: 'path mask'; readonly span: Span }
  /** `+empty+`, `-empty-`, `--empty--`, `---empty---` */
  | { readonly kind: 'empty'; readonly span: Span }
  /** Anything that was read but whose value nobody asks for. */
  | { readonly kind: 'opaque'; readonly span: Span };

export type BinaryOperator =
  | '||'
  | '&&'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '~'
  | '!~'
  | '+'
  | '-'
  | '*'
  | '/'
  | '++'
  | '.'
  | '&'
  | '|';

/** `ADDRESS/LENGTH`. `length` may be an expression in parentheses or a constant's name. */
export interface PrefixExpression {
  readonly kind: 'prefix';
  readonly address: Address;
  readonly length: number;
  readonly span: Span;
}

/** One element of a set or of a tuple pattern. */
export type SetItem =
  | { readonly kind: 'one'; readonly value: Expression; readonly span: Span }
  | { readonly kind: 'range'; readonly from: Expression; readonly to: Expression; readonly span: Span }
  /** `P+`, `P-`, `P{lo,hi}`. */
  | {
      readonly kind: 'prefixes';
      readonly prefix: Expression;
      readonly low: number;
      readonly high: number;
      readonly span: Span;
    }
  | { readonly kind: 'any'; readonly span: Span };
