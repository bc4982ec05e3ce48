import { addressBits, type Family, formatAddress } from '../../server/src/net/address.js';
import { formatPrefix, network, type Prefix, parsePrefix } from '../../server/src/net/prefix.js';
import { Random } from './random.js';
import { type Piece, tag } from './shrink.js';

const statement = tag('statement');
const condition = tag('condition');
const number = tag('number');
const other = tag('other');

const HOMES: Readonly<Record<Family, readonly string[]>> = {
  ipv4: ['192.168.0.16/32', '192.168.0.18/32', '10.0.0.0/32', '203.0.113.9/32', '172.16.5.0/32'],
  ipv6: ['fda4:5ff2:8477:1755::/128', 'fda4:5ff2:8477:1755::2/128', '2001:db8:dead::1/128', '2a00:1::/128'],
};

const LENGTHS: Readonly<Record<Family, readonly number[]>> = {
  ipv4: [0, 8, 12, 16, 20, 24, 28, 30, 31, 32],
  ipv6: [0, 16, 32, 48, 56, 64, 96, 126, 127, 128],
};

const COMPARISONS = ['<', '<=', '=', '!=', '>', '>='] as const;

type Type = 'bool' | 'int' | 'prefix' | 'ip' | 'prefix set';

interface Variable {
  readonly name: string;
  readonly type: Type;
}

interface Called extends Variable {
  readonly parameters: readonly Type[];
}

/** What may be named at a place. */
interface Names {
  readonly variables: readonly Variable[];
  readonly functions: readonly Called[];
}

/** A filter to be tried: named, or as the condition behind `where`. */
export interface Written {
  readonly name: string;
  readonly family: Family;
  /** Definitions and filter, in the order to be written; a condition as the filter that it is short for. */
  readonly piece: Piece;
  /** It asks for more than the prefix: then `may` and `must` may differ. */
  readonly isOpen: boolean;
  /** It masks the route's address, which is not always understood. */
  readonly isMasked: boolean;
}

/** Writes random filters of one family, and random prefixes to try them on. Everything follows from the seed. */
export class FilterWriter {
  readonly #random: Random;
  readonly #family: Family;
  readonly #bits: number;
  #definitions: Piece[] = [];
  #functions: Called[] = [];
  #constants: Variable[] = [];
  #names = 0;
  #isOpen = false;
  #isMasked = false;
  #mayBeOpen = false;
  readonly #mayReturn: boolean;

  /** @param mayReturn whether filters themselves may `return`, which BIRD 2.0 alone takes. */
  constructor(seed: number, family: Family, mayReturn = false) {
    this.#mayReturn = mayReturn;
    this.#random = new Random(seed);
    this.#family = family;
    this.#bits = addressBits(family);
  }

  filter(name: string): Written {
    this.#definitions = [];
    this.#functions = [];
    this.#constants = [];
    this.#isOpen = false;
    this.#isMasked = false;
    this.#mayBeOpen = this.#random.once(3);
    for (let i = this.#random.below(3); i > 0; i--) this.#constant();
    for (let i = this.#random.below(3); i > 0; i--) this.#function();
    const names: Names = { variables: [], functions: this.#functions };
    const body = this.#random.once(6)
      ? statement`if ${this.#condition(0, names)} then accept; else reject;`
      : this.#statements(0, names, false);
    const end = statement`${this.#random.of(['reject;', 'accept;', ''])}`;
    const filter = other`filter ${name} { ${body} ${end} }`;
    const text = ['', ...this.#definitions.map(() => '\n'), ''];
    const piece: Piece = { kind: 'other', text, parts: [...this.#definitions, filter] };
    return { name, family: this.#family, piece, isOpen: this.#isOpen || this.#isMasked, isMasked: this.#isMasked };
  }

  prefix(): Prefix {
    const home = parsePrefix(this.#random.of(HOMES[this.#family])) as Prefix;
    return network({ address: home.address, length: this.#random.of(LENGTHS[this.#family]) });
  }

  /** A prefix to try filters on: one of those they name, or one near by. */
  probe(): Prefix {
    if (this.#random.once(3)) return this.prefix();
    const home = parsePrefix(this.#random.of(HOMES[this.#family])) as Prefix;
    const length = this.#random.once(2) ? this.#random.of(LENGTHS[this.#family]) : this.#random.between(0, this.#bits);
    const flipped = 1n << BigInt(this.#random.below(this.#bits));
    return network({ address: { ...home.address, value: home.address.value ^ flipped }, length });
  }

  #name(): string {
    return `${this.#family}_n${this.#names++}`;
  }

  #constant(): void {
    const name = this.#name();
    const type = this.#random.of<Type>(['int', 'prefix', 'ip', 'prefix set', 'prefix set', 'bool']);
    const literal: Record<Type, () => string> = {
      bool: () => this.#random.of(['true', 'false']),
      int: () => this.#random.of([`${this.#length()}`, `${this.#length()} + 1`, `2 * 4`]),
      prefix: () => formatPrefix(this.prefix()),
      ip: () => formatAddress(this.prefix().address),
      'prefix set': () => this.#set(),
    };
    this.#definitions.push(other`define ${name} = ${literal[type]()};`);
    this.#constants.push({ name, type });
  }

  #function(): void {
    const name = this.#name();
    const parameters = Array.from({ length: this.#random.below(3) }, () => ({
      name: this.#name(),
      type: this.#random.of<Type>(['bool', 'int', 'prefix', 'prefix set', 'ip']),
    }));
    const type = this.#random.of<Type>(['bool', 'bool', 'bool', 'int']);
    const names: Names = { variables: parameters, functions: [...this.#functions] };
    const body = this.#statements(2, names, true);
    // A last word, so that the daemon can tell of what type it is.
    const last = statement`return ${this.#value(type, 1, names)};`;
    const list = parameters.map(one => `${one.type} ${one.name}`).join('; ');
    this.#definitions.push(other`function ${name}(${list}) { ${type === 'bool' ? body : statement``} ${last} }`);
    this.#functions.push({ name, type, parameters: parameters.map(one => one.type) });
  }

  #length(): number {
    return this.#random.once(2) ? this.#random.of(LENGTHS[this.#family]) : this.#random.between(0, this.#bits);
  }

  #pattern(): string {
    const text = formatPrefix(this.prefix());
    const low = this.#random.between(0, this.#bits);
    return text + this.#random.of(['', '+', '-', `{${low},${this.#random.between(low, this.#bits)}}`]);
  }

  #set(): string {
    return `[ ${Array.from({ length: this.#random.between(1, 4) }, () => this.#pattern()).join(', ')} ]`;
  }

  // ---- values

  #value(type: Type, depth: number, names: Names): Piece {
    const { variables, functions } = names;
    const named = [...variables, ...this.#constants].filter(one => one.type === type);
    if (named.length > 0 && this.#random.once(3)) return other`${this.#random.of(named).name}`;
    const called = functions.filter(one => one.type === type);
    if (called.length > 0 && depth < 3 && this.#random.once(4))
      return this.#call(this.#random.of(called), depth, names);
    switch (type) {
      case 'bool':
        return this.#condition(depth + 1, names);
      case 'int':
        return this.#integer(depth, names);
      case 'prefix':
        return this.#random.once(2) ? other`net` : other`${formatPrefix(this.prefix())}`;
      case 'ip':
        return this.#random.of([
          () => other`net.ip`,
          () => (this.#random.once(3) ? this.#masked() : other`net.ip`),
          () => other`${formatAddress(this.prefix().address)}`,
        ])();
      case 'prefix set':
        return other`${this.#set()}`;
    }
  }

  /** What has gaps when it is compared with another address of the route's. */
  #masked(): Piece {
    this.#isMasked = true;
    return other`net.ip.mask(${this.#length()})`;
  }

  #integer(depth: number, names: Names): Piece {
    if (depth > 2) return this.#random.once(2) ? number`net.len` : number`${this.#length()}`;
    return this.#random.of([
      () => number`net.len`,
      () => number`net.len`,
      () => number`${this.#length()}`,
      () =>
        number`(${this.#value('int', depth + 1, names)} ${this.#random.of(['+', '-', '*', '/'])} ${this.#random.between(1, 9)})`,
      () => {
        const prefixes = names.variables.filter(({ type }) => type === 'prefix');
        return prefixes.length > 0 ? number`${this.#random.of(prefixes).name}.len` : number`net.len`;
      },
    ])();
  }

  #call({ name, parameters }: Called, depth: number, names: Names): Piece {
    const args = parameters.map(type => this.#value(type, depth + 1, names));
    const separators = args.slice(1).map(() => ', ');
    return {
      kind: 'other',
      text: [`${name}(`, ...separators, ')']
        .slice(args.length > 0 ? 0 : 1)
        .map(text => (args.length > 0 ? text : `${name}()`)),
      parts: args,
    };
  }

  // ---- conditions

  #condition(depth: number, names: Names): Piece {
    const length = () => this.#length();
    const value = (type: Type) => this.#value(type, depth + 1, names);
    const compare = () => this.#random.of(COMPARISONS);
    const [low, high] = [this.#random.between(0, 20), this.#random.between(20, this.#bits)];
    const leaves = [
      () => condition`net ~ ${this.#set()}`,
      () => condition`net !~ ${this.#set()}`,
      () => condition`net ~ ${value('prefix set')}`,
      () => condition`${value('prefix')} ~ ${value('prefix set')}`,
      () => condition`${value('prefix')} ~ ${value('prefix')}`,
      () => condition`net ~ ${formatPrefix(this.prefix())}`,
      () => condition`${value('prefix')} ${this.#random.of(['=', '!='])} ${value('prefix')}`,
      () => condition`${value('prefix')} ${compare()} ${value('prefix')}`,
      () => condition`net.len ${compare()} ${length()}`,
      () => condition`${value('int')} ${compare()} ${value('int')}`,
      () => condition`${value('int')} ~ [ ${low} .. ${high} ]`,
      () => condition`${value('int')} !~ [ ${low}, ${low + 1} .. ${high + 1} ]`,
      () => condition`${value('ip')} ${compare()} ${value('ip')}`,
      () => condition`${value('ip')} ~ ${value('prefix')}`,
      () => condition`${this.#masked()} ${compare()} ${formatAddress(this.prefix().address)}`,
      () => condition`${this.#masked()} ~ ${formatPrefix(this.prefix())}`,
      () => condition`${value('ip')} ~ [ ${this.#addresses()} ]`,
      () => condition`net.type ${this.#random.of(['=', '!='])} ${this.#random.of(['NET_IP4', 'NET_IP6'])}`,
      () => condition`net.type ~ [ NET_IP4, NET_IP6 ]`,
    ];
    if (this.#mayBeOpen)
      leaves.push(
        () => this.#open(),
        () => this.#open(),
      );
    const bools = [...names.variables, ...this.#constants].filter(({ type }) => type === 'bool');
    if (bools.length > 0) {
      leaves.push(() => condition`${this.#random.of(bools).name}`);
      leaves.push(
        () =>
          condition`(${this.#random.of(bools).name} ${this.#random.of(['=', '!='])} (${this.#condition(3, names)}))`,
      );
    }
    const nodes = [
      () => condition`!(${this.#condition(depth + 1, names)})`,
      () => condition`((${this.#condition(depth + 1, names)}) && (${this.#condition(depth + 1, names)}))`,
      () => condition`((${this.#condition(depth + 1, names)}) || (${this.#condition(depth + 1, names)}))`,
      () => condition`(net ~ ${this.#set()} && net.len > ${length()} || net ~ ${this.#set()})`,
      () => condition`(net ~ ${this.#set()} || net.len > ${length()} && net ~ ${this.#set()})`,
    ];
    const called = names.functions.filter(({ type }) => type === 'bool');
    if (called.length > 0) nodes.push(() => condition`${this.#call(this.#random.of(called), depth, names)}`);
    return this.#random.of(depth < 3 ? [...leaves, ...nodes, ...nodes] : leaves)();
  }

  #addresses(): string {
    const [low, high] = [this.prefix().address, this.prefix().address].toSorted((a, b) => (a.value < b.value ? -1 : 1));
    return low && high && low.value < high.value
      ? `${formatAddress(low)} .. ${formatAddress(high)}`
      : formatAddress(this.prefix().address);
  }

  /** True or false, but not by the prefix alone. */
  #open(): Piece {
    this.#isOpen = true;
    const table = `roa_${this.#family}`;
    return condition`${this.#random.of([
      'source = RTS_STATIC',
      'source != RTS_BGP',
      'source ~ [ RTS_STATIC, RTS_BGP ]',
      'proto = "other"',
      'preference > 100',
      'dest = RTD_BLACKHOLE',
      'defined(bgp_path)',
      'bgp_med = 5',
      'bgp_med > 5',
      'bgp_path.len < 10',
      'bgp_community ~ [ (65000, 1..9) ]',
      'bgp_path ~ [= * 65000 * =]',
      `roa_check(${table}, net, 65000) = ROA_VALID`,
      `roa_check(${table}, net, 65000) != ROA_INVALID`,
      'ifname ~ "eth*"',
    ])}`;
  }

  // ---- statements

  #statements(depth: number, names: Names, isFunction: boolean): Piece {
    let inForce = names;
    const parts: Piece[] = [];
    for (let i = this.#random.between(1, depth > 1 ? 2 : 4); i > 0; i--) {
      if (this.#random.once(4)) {
        const name = this.#name();
        const type = this.#random.of<Type>(['bool', 'bool', 'int', 'prefix', 'ip', 'prefix set']);
        // One declared without a value is a runtime error in BIRD 2.0, and has none at first in others.
        parts.push(statement`${type} ${name} = ${this.#value(type, 1, inForce)};`);
        inForce = { ...inForce, variables: [...inForce.variables, { name, type }] };
      } else parts.push(this.#statement(depth, inForce, isFunction));
    }
    return { kind: 'statement', text: ['', ...parts.map(() => ' ')], parts };
  }

  #statement(depth: number, names: Names, isFunction: boolean): Piece {
    const verdict = () => {
      if (isFunction ? !this.#random.once(8) : this.#mayReturn && this.#random.once(6))
        return statement`return ${this.#condition(2, names)};`;
      return statement`${this.#random.of(['accept;', 'accept;', 'reject;', 'reject;', 'error "x";'])}`;
    };
    const inner = () => this.#statements(depth + 1, names, isFunction);
    const assignable = names.variables;
    const assign = () => {
      if (assignable.length === 0) return verdict();
      const { name, type } = this.#random.of(assignable);
      return statement`${name} = ${this.#value(type, 1, names)};`;
    };
    if (depth >= 4) return this.#random.once(2) ? verdict() : assign();
    return this.#random.of([
      verdict,
      assign,
      assign,
      () => statement`if ${this.#condition(0, names)} then { ${inner()} }`,
      () => statement`if ${this.#condition(0, names)} then { ${inner()} }`,
      () => statement`if ${this.#condition(0, names)} then { ${inner()} } else { ${inner()} }`,
      () =>
        statement`if ${this.#condition(0, names)} then { ${inner()} } else if ${this.#condition(1, names)} then { ${inner()} } else { ${inner()} }`,
      () => statement`if ${this.#condition(1, names)} then ${verdict()}`,
      () => statement`{ ${inner()} }`,
      () => {
        const low = this.#random.between(0, 15);
        return statement`case ${this.#value('int', 1, names)} { ${low} .. ${this.#random.between(15, 24)}: { ${inner()} } ${this.#random.between(25, 31)}, 32: { ${inner()} } else: { ${inner()} } }`;
      },
      () => statement`case net.ip { ${this.#addresses()} : { ${inner()} } }`,
      () => statement`case net.type { NET_IP4: { ${inner()} } else: { ${inner()} } }`,
      () => {
        if (names.functions.length === 0) return verdict();
        const call = this.#call(this.#random.of(names.functions), 1, names);
        return this.#random.of([statement`print ${call};`, statement`if (${call}) = (${call}) then { ${inner()} }`]);
      },
      () => {
        if (!this.#mayBeOpen) return verdict();
        this.#isOpen = true;
        return this.#random.of([
          () => statement`for int ${this.#name()} in bgp_path do { ${inner()} }`,
          () => statement`case source { RTS_STATIC: { ${inner()} } else: { ${inner()} } }`,
          () => statement`bgp_med = ${this.#value('int', 1, names)};`,
          () => statement`bgp_path.prepend(65000);`,
        ])();
      },
    ])();
  }
}

const ROAS: Readonly<Record<Family, readonly string[]>> = {
  ipv4: ['10.0.0.0/8 max 24 as 65000', '192.168.0.16/31 max 32 as 65001'],
  ipv6: ['2001:db8::/32 max 48 as 65000', 'fda4:5ff2:8477:1755::/64 max 128 as 65001'],
};

/** The configuration that offers prefixes to filters: one table per family, filled by static routes. */
export function oracleConfiguration(filters: string, prefixes: Readonly<Record<Family, readonly Prefix[]>>): string {
  const families = ['ipv4', 'ipv6'] as const;
  const protocols = families.map(
    family => `${family} table probe_${family};
protocol static static_${family} { ${family} { table probe_${family}; import all; };
${prefixes[family].map(prefix => `  route ${formatPrefix(prefix)} blackhole;`).join('\n')}
}
protocol static roas_${family} { ${ROA[family]} { table roa_${family}; };
${ROAS[family].map(roa => `  route ${roa};`).join('\n')}
}`,
  );
  const tables = families.map(family => `${ROA[family]} table roa_${family};`).join('\n');
  return `log "/dev/null" all;\nrouter id 192.0.2.1;\nprotocol device { disabled; }\n${tables}\n${filters}\n${protocols.join('\n')}\n`;
}

const ROA: Readonly<Record<Family, string>> = { ipv4: 'roa4', ipv6: 'roa6' };

/** Prefixes that BIRD takes into a table: it refuses loopback, multicast and the like (2.0 to 3.4). */
export function isRoutable(prefix: Prefix): boolean {
  if (prefix.length === 0) return true;
  const text = formatAddress(prefix.address);
  if (prefix.address.family === 'ipv4') return !/^(0|127|22[4-9]|2[3-5]\d)\./.test(text);
  return !/^(::|ff|fe[89ab])/.test(text);
}
