import { nearest } from '../../core/similar.js';
import type { Span } from '../../core/span.js';
import { type Address, addressBits, equalAddress, formatAddress } from '../../net/address.js';
import { formatPrefix, hasHostBits, network } from '../../net/prefix.js';
import type { OptionSpec } from './catalogue/spec.js';
import type { Slot } from './phrases.js';
import type { Report } from './report.js';
import type { Token } from './scanner.js';
import type { Definition, Entry, SymbolClass, SymbolTable } from './symbols.js';
import * as T from './tokens.js';
import type { BinaryOperator, Channel, Expression, Option, ProtocolBlock, SetItem, Statement, Word } from './tree.js';
import { enumerationOf, UNKNOWN, type ValueType } from './types.js';
import type { VersionSet } from './versions.js';

void equalAddress;
void formatAddress;

interface Typed {
  readonly node: Expression;
  readonly type: ValueType;
}

/** What BIRD checks while it reads, beyond the grammar. */
export class Checker {
  constructor(
    readonly report: Report,
    readonly symbols: SymbolTable,
    readonly bit: VersionSet,
    readonly narrow: (set: VersionSet) => void,
  ) {}
  binary(_o: BinaryOperator, _l: Typed, _r: Typed, _ahead: Token): ValueType {
    return UNKNOWN;
  }
  prefix(address: Address, length: number, at: Token, token: Token): number {
    const bits = addressBits(address.family);
    const place = { source: token.source, offset: token.start };
    if (length > bits) {
      this.report.reject(
        'bird/prefix-length',
        { path: token.source.path, start: token.start, end: token.end },
        `/${length} is longer than an address: ${bits} bits. BIRD refuses the file.`,
        place,
      );
      return bits;
    }
    const prefix = { address, length };
    if (hasHostBits(prefix)) {
      const span = { path: at.source.path, start: at.start, end: token.end };
      const text = formatPrefix(network(prefix));
      this.report.reject(
        'bird/prefix-host-bits',
        span,
        `${at.image}/${length} has bits set after its length. BIRD refuses the file. The network is ${text}.`,
        place,
        { fixes: [{ title: `Write ${text}`, safe: false, edits: [{ span, text }] }] },
      );
    }
    return length;
  }
  value(name: Token): ValueType {
    const d = (name.value as Entry).definition;
    if (name.tokenType === T.Enumerated) return enumerationOf(name.text);
    if (name.tokenType === T.Unknown) this.undefined_(name);
    return d?.type ?? UNKNOWN;
  }
  undefined_(name: Token): void {
    const meant = nearest(
      name.text,
      [...this.symbols.visible()].map(d => d.name),
    );
    this.report.reject(
      'bird/undefined-symbol',
      { path: name.source.path, start: name.start, end: name.end },
      `"${name.text}" is not defined above. BIRD refuses the file.${meant ? ` Did you mean "${meant}"?` : ''}`,
      { source: name.source, offset: name.start },
    );
  }
  constant(name: Token, _option = false): ValueType {
    return this.value(name);
  }
  call(name: Token, _a: Expression[], _t: ValueType[], _l: Token): ValueType {
    if (name.tokenType === T.Unknown) this.undefined_(name);
    return UNKNOWN;
  }
  builtIn(_n: Token, _a: Expression[], _t: ValueType[], _l: Token): ValueType {
    return UNKNOWN;
  }
  method(
    _n: Token,
    _o: Expression,
    _t: ValueType,
    _a: Expression[] | undefined,
    _ts: ValueType[],
    _l: Token,
  ): ValueType {
    return UNKNOWN;
  }
  tuple(_k: boolean, _e: Expression[], _t: ValueType[], _s: Span, _l: Token): ValueType {
    return UNKNOWN;
  }
  tuplePattern(_k: boolean, _e: SetItem[], _t: ValueType[], _s: Span, _l: Token): ValueType {
    return UNKNOWN;
  }
  set(_i: SetItem[], _t: ValueType[], _l: Token): ValueType {
    return UNKNOWN;
  }
  patternRange(_p: Expression, _lo: number, _hi: number, _s: Span, _l: Token): void {}
  negation(_o: Expression, _t: ValueType, _ahead: Token): void {}
  condition(_c: Expression, _t: ValueType, _ahead: Token, _what = 'if'): void {}
  assignment(_t: Expression, _tt: ValueType, _v: Expression, _vt: ValueType, _l: Token): void {}
  statement(_t: Expression, _f: Token, _l: Token): void {}
  returns(_w: Token, _v: Expression | undefined, _t: ValueType, _o: string, _l: Token): void {}
  unset(_t: Expression, _l: Token): void {}
  initial(_t: string, _v: Expression, _vt: ValueType, _l: Token): void {}
  loop(_t: Word | undefined, _v: Token, _l: Expression, _lt: ValueType, _last: Token): void {}
  arm(_b: readonly Statement[], _f: Token): void {}
  match(_i: SetItem, _t: ValueType, _s: ValueType): void {}
  define(name: Token, definition: Definition, _l: Token): void {
    this.symbols.define(name.value as Entry, definition);
  }
  constantValue(_v: Expression, _l: Token): void {}
  beginFunction(name: Token, parameters: ValueType[], returns: string | undefined, span: Span, _l: Token): void {
    this.symbols.define(name.value as Entry, {
      class: 'function',
      name: name.text,
      span,
      type: returns ?? UNKNOWN,
      parameters,
    });
  }
  endFunction(): void {}
  beginProtocol(kind: string, type: string, name: Token | undefined, _from: Token | undefined, _l: Token): void {
    if (name)
      this.symbols.define(name.value as Entry, {
        class: kind as SymbolClass,
        name: name.text,
        span: { path: name.source.path, start: name.start, end: name.end },
        type: UNKNOWN,
        detail: type,
      });
  }
  endProtocol(_b: ProtocolBlock, _l: Token): void {}
  use(token: Token, _c: readonly SymbolClass[], _w: string): void {
    if (token.tokenType === T.Unknown) this.undefined_(token);
  }
  channel(_c: Channel, _l: Token): void {}
  option(_o: Option, _s: OptionSpec, _l: Token): void {}
  argument(_e: Expression, _t: ValueType, _ts: readonly string[], _label: string, _s: Slot): void {}
  numberOf(e: Expression): number | undefined {
    return e.kind === 'number' ? e.value : undefined;
  }
}
