import { addressBits, type Family, formatAddress } from '../../server/src/net/address.js';
import { formatPrefix, network, type Prefix, parsePrefix } from '../../server/src/net/prefix.js';

/** Numbers from 0 up to 1 that only depend on the seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const HOMES: Readonly<Record<Family, readonly string[]>> = {
  ipv4: ['192.168.0.16/32', '192.168.0.18/32', '10.0.0.0/32', '203.0.113.9/32', '172.16.5.0/32'],
  ipv6: ['fda4:5ff2:8477:1755::/128', 'fda4:5ff2:8477:1755::2/128', '2001:db8:dead::1/128', '2a00:1::/128'],
};

const LENGTHS: Readonly<Record<Family, readonly number[]>> = {
  ipv4: [0, 8, 12, 16, 20, 24, 28, 30, 31, 32],
  ipv6: [0, 16, 32, 48, 56, 64, 96, 126, 127, 128],
};

/** Writes random filters of one family, and random prefixes to try them on. Everything follows from the seed. */
export class FilterWriter {
  readonly #random: () => number;
  readonly #family: Family;
  readonly #definitions: string[] = [];
  #names = 0;

  constructor(seed: number, family: Family) {
    this.#random = randomFrom(seed);
    this.#family = family;
  }

  /** One filter with the functions and constants it needs, in the order to be written. */
  filter(name: string): string {
    this.#definitions.length = 0;
    const body = this.#statement(0);
    return [...this.#definitions, `filter ${name} { ${body} ${this.#pick(['reject;', 'accept;', ''])} }`].join('\n');
  }

  prefix(): Prefix {
    const home = parsePrefix(this.#pick(HOMES[this.#family])) as Prefix;
    return network({ address: home.address, length: this.#pick(LENGTHS[this.#family]) });
  }

  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#random() * from.length)] as T;
  }

  #number(low: number, high: number): number {
    return low + Math.floor(this.#random() * (high - low + 1));
  }

  #pattern(): string {
    const text = formatPrefix(this.prefix());
    const bits = addressBits(this.#family);
    const low = this.#number(0, bits);
    return text + this.#pick(['', '+', '-', `{${low},${this.#number(low, bits)}}`]);
  }

  #set(): string {
    return `[ ${Array.from({ length: this.#number(1, 4) }, () => this.#pattern()).join(', ')} ]`;
  }

  #condition(depth: number): string {
    const leaves = [
      () => `net ~ ${this.#set()}`,
      () => `net !~ ${this.#set()}`,
      () => `net ~ ${formatPrefix(this.prefix())}`,
      () => `net = ${formatPrefix(this.prefix())}`,
      () => `net != ${formatPrefix(this.prefix())}`,
      () => `net.len ${this.#pick(['<', '<=', '=', '!=', '>', '>='])} ${this.#number(0, addressBits(this.#family))}`,
      () => `net.len ~ [ ${this.#number(0, 20)} .. ${this.#number(20, addressBits(this.#family))} ]`,
      () => `net.type = ${this.#pick(['NET_IP4', 'NET_IP6'])}`,
      () =>
        this.#named(
          'define',
          () => `= ${this.#set()};`,
          name => `net ~ ${name}`,
        ),
      // True or false, but not by the prefix alone.
      () => this.#pick(['source = RTS_STATIC', 'proto = "other"', 'preference > 100']),
    ];
    const nodes = [
      () => `!(${this.#condition(depth + 1)})`,
      () => `((${this.#condition(depth + 1)}) && (${this.#condition(depth + 1)}))`,
      () => `((${this.#condition(depth + 1)}) || (${this.#condition(depth + 1)}))`,
      () => this.#function(depth),
    ];
    return this.#pick(depth < 3 ? [...leaves, ...nodes, ...nodes] : leaves)();
  }

  #named(kind: string, rest: () => string, use: (name: string) => string): string {
    const name = `n${this.#names++}`;
    this.#definitions.push(`${kind} ${name} ${rest()}`);
    return use(name);
  }

  #function(depth: number): string {
    const condition = this.#condition(depth + 1);
    const other = this.#condition(depth + 1);
    const name = `f${this.#names++}`;
    const body = this.#pick([
      `return ${condition};`,
      `if ${condition} then return ${other}; return false;`,
      `if ${condition} then return false; else return ${other};`,
      `bool b = ${condition}; if b then return true; return ${other};`,
    ]);
    this.#definitions.push(`function ${name}() { ${body} }`);
    return `${name}()`;
  }

  #statement(depth: number): string {
    const verdicts = ['accept;', 'reject;'];
    if (depth >= 4) return this.#pick(verdicts);
    const inner = () => this.#statement(depth + 1);
    return this.#pick([
      () => this.#pick(verdicts),
      () => `if ${this.#condition(0)} then { ${inner()} }`,
      () => `if ${this.#condition(0)} then { ${inner()} } else { ${inner()} }`,
      () => `{ ${inner()} ${inner()} }`,
      () => `if ${this.#condition(0)} then { ${inner()} } ${inner()}`,
      () =>
        `case net.len { ${this.#number(0, 15)} .. ${this.#number(15, 24)}: ${inner()} ${this.#number(25, 31)}: ${inner()} else: ${inner()} }`,
    ])();
  }
}

/** The configuration that offers prefixes to filters: one table per family, filled by static routes. */
export function oracleConfiguration(filters: string, prefixes: Readonly<Record<Family, readonly Prefix[]>>): string {
  const protocols = (['ipv4', 'ipv6'] as const).map(
    family => `${family} table probe_${family};
protocol static static_${family} { ${family} { table probe_${family}; import all; };
${prefixes[family].map(prefix => `  route ${formatPrefix(prefix)} blackhole;`).join('\n')}
}`,
  );
  return `router id 192.0.2.1;\nprotocol device { disabled; }\n${filters}\n${protocols.join('\n')}\n`;
}

/** Prefixes that BIRD takes into a table: it refuses loopback, multicast and the like (2.0 to 3.4). */
export function isRoutable(prefix: Prefix): boolean {
  if (prefix.length === 0) return true;
  const text = formatAddress(prefix.address);
  if (prefix.address.family === 'ipv4') return !/^(0|127|22[4-9]|2[3-5]\d)\./.test(text);
  return !/^(::|ff|fe[89ab])/.test(text);
}
