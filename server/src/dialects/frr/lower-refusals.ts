import { type Address, addressBits, parseAddress } from '../../net/address.js';
import { type Statement, statementOf, statementShape } from './lower-statement.js';
import { type Block, type Line, oncePerForm } from './tree.js';

/** Whether the daemons refuse a line that vtysh takes; `perhaps`: it depends on more than was measured, or on lines around it. */
export type Refusal = 'certain' | 'perhaps' | undefined;

/** Names longer than that do not fit the daemons' model of a configuration (128 characters at most). */
const LONGEST = 100;

/** What stands behind `permit` or `deny`, `ge` and `le` in a prefix-list's entry: places of words, -1 where there is none. */
const lengthsIn = oncePerForm((line): { readonly prefix: number; readonly ge: number; readonly le: number } => {
  const { after } = statementShape(line);
  const wordAfter = (keyword: string): number => {
    const [from, to] = after.get(keyword) ?? [0, 0];
    return from < to ? from : -1;
  };
  const isEntry = !statementShape(line).negated && (after.has('permit') || after.has('deny'));
  return isEntry
    ? { prefix: Math.max(wordAfter('permit'), wordAfter('deny')), ge: wordAfter('ge'), le: wordAfter('le') }
    : { prefix: -1, ge: -1, le: -1 };
});

/** Whether an entry of a prefix-list has lengths that may contradict each other; the same for all lines that match alike. */
export function hasLengths(line: Line): boolean {
  const { prefix, ge, le } = lengthsIn(line);
  return prefix >= 0 && (ge >= 0 || le >= 0);
}

/** FRR takes only prefix length ≤ ge ≤ le (bgpd 8.4 and 10.3: “Make sure that mask length <= ge <= le”). */
export function areLengthsTaken(line: Line): boolean {
  const { prefix, ge, le } = lengthsIn(line);
  if (prefix < 0 || (ge < 0 && le < 0)) return true;
  const text = line.textOf(prefix);
  const length = Number(text.slice(text.indexOf('/') + 1));
  const lowest = ge < 0 ? length : line.numberAt(ge);
  return lowest >= length && (le < 0 || line.numberAt(le) >= lowest);
}

/** Lines of route-maps that bgpd refuses, by what they begin with (bgpd 8.4 and 10.3, each line measured). */
const IN_ROUTE_MAPS: Readonly<Record<string, (statement: Statement, header: Statement) => Refusal>> = {
  'on-match next': (_, header) => certainIf(header.has('deny')),
  'on-match goto': (statement, header) => certainIf(header.has('deny') || !leadsOnward(statement, 'goto', header)),
  continue: (statement, header) => certainIf(header.has('deny') || !leadsOnward(statement, 'continue', header)),
  call: (statement, header) => certainIf(statement.word('call')?.text === header.word('route-map')?.text),
  'set ip next-hop': statement => {
    const first = Number(/^\d+(?=\.)/.exec(statement.word('next-hop')?.text ?? '')?.[0] ?? '1');
    if (first >= 224 || statement.word('next-hop')?.text === '0.0.0.0') return 'certain';
    // 10.3 refuses addresses of the host itself, 8.4 does not.
    return first === 0 || first === 127 ? 'perhaps' : undefined;
  },
  'set ipv6 next-hop local': statement => certainIf(!isWithin(statement.word('local')?.text, LINK_LOCAL)),
  'set ipv6 next-hop global': statement =>
    certainIf(NOT_GLOBAL.some(([bits, length]) => isWithin(statement.word('global')?.text, [bits, length]))),
  'match evpn rd': () => 'perhaps',
  'set extcommunity color': statement =>
    statement.after('color').every(({ text }) => COLOR.test(text)) ? undefined : 'perhaps',
};

/** What the color-only bits and a color may be (RFC 9256, section 8.8.1); 8.4 has none. */
const COLOR = /^(?:00|01|10):\d{1,10}$/;

/** The first bits of addresses, and how many they are. */
type Bits = readonly [value: bigint, length: number];

const LINK_LOCAL: Bits = [0xfe80n >> 6n, 10];
const NOT_GLOBAL: readonly Bits[] = [LINK_LOCAL, [0xffn, 8], [0n, 128], [1n, 128]];

function isWithin(text: string | undefined, [value, length]: Bits): boolean {
  const address: Address | undefined = text === undefined ? undefined : parseAddress(text);
  return address?.family === 'ipv6' && address.value >> BigInt(addressBits('ipv6') - length) === value;
}

function certainIf(isRefused: boolean): Refusal {
  return isRefused ? 'certain' : undefined;
}

/** Whether an entry sends routes to one behind itself. */
function leadsOnward(statement: Statement, keyword: string, header: Statement): boolean {
  const target = statement.number(keyword);
  const own = header.number('permit') ?? header.number('deny');
  return target === undefined || own === undefined || target > own;
}

/** Whether bgpd refuses a line of a route-map's entry. */
export function refusalIn({ header }: Block, line: Line): Refusal {
  const { phrase, negated } = statementShape(line);
  if (phrase === 'description') return undefined;
  const refusal = negated ? undefined : IN_ROUTE_MAPS[phrase]?.(statementOf(line), statementOf(header));
  return refusal ?? (isLong(line) ? 'perhaps' : undefined);
}

/** Whether a line names something at a length that the daemons do not take. */
export function isLong(line: Line): boolean {
  if (line.end - line.start <= LONGEST) return false;
  const { after } = statementShape(line);
  return !after.has('description') && !after.has('remark');
}
