import type { Span } from '../../core/span.js';
import type { AllowedPrefix } from '../../model/edits.js';
import type { AllocationTexts, Completion } from '../../model/language.js';
import { addressBits, formatAddress } from '../../net/address.js';
import { formatPrefix } from '../../net/prefix.js';
import type { CursorContext } from './language-context.js';
import { prefixSetText } from './write.js';

type ValueKind = 'local as' | 'peer as' | 'peers' | 'instance' | 'password' | 'prefixes';

/** After which words of a statement an allocation has a value; the innermost block's kind, and the statement so far. */
const PLACES: readonly (readonly [
  block: CursorContext['blocks'][number]['kind'] | 'top',
  statement: RegExp,
  kind: ValueKind,
])[] = [
  ['top', /^router id$/, 'instance'],
  ['top', /^define \S+ =$/, 'prefixes'],
  ['protocol', /^neighbor( (range|\S+ port \d+))?$/, 'peers'],
  ['protocol', /^neighbor .*\bas$/, 'peer as'],
  ['protocol', /^local$/, 'instance'],
  ['protocol', /^(?!neighbor\b)(.* )?local( \S+)*? as$/, 'local as'],
  ['protocol', /^source address$/, 'instance'],
  ['protocol', /^password$/, 'password'],
  ['protocol', /^route$/, 'prefixes'],
  ['channel', /^(import|export) where .*(!?~|,|\[)$/, 'prefixes'],
  ['code', /(^|\s)(!?~|,|\[)$/, 'prefixes'],
];

/** The values of an allocation that fit at the cursor. A password is never among them, only a place for one. */
export function allocationValues(context: CursorContext, allocation: AllocationTexts): readonly Completion[] {
  const block = context.blocks.at(-1)?.kind ?? 'top';
  const statement = context.statement.join(' ');
  const kind = PLACES.find(([place, pattern]) => place === block && pattern.test(statement))?.[2];
  return kind ? VALUES[kind](allocation, context.word, context.open.includes('[')) : [];
}

const VALUES: Readonly<
  Record<ValueKind, (allocation: AllocationTexts, replaces: Span, inSet: boolean) => readonly Completion[]>
> = {
  'local as': (allocation, replaces) => [value(String(allocation.localAs), `your AS${of(allocation)}`, replaces)],
  'peer as': (allocation, replaces) => [value(String(allocation.peerAs), `NREC's AS${of(allocation)}`, replaces)],
  peers: (allocation, replaces) =>
    [...new Set([...(allocation.missingPeers ?? []), ...allocation.peers])].map(peer =>
      value(formatAddress(peer), `NREC router${of(allocation)}`, replaces),
    ),
  instance: ({ instance }, replaces) => (instance ? [value(formatAddress(instance), 'this instance', replaces)] : []),
  password: (_, replaces) => [
    {
      label: '"password"',
      kind: 'value',
      detail: 'as NREC sent it',
      insert: `"\${1:password}"`,
      snippet: true,
      replaces,
    },
  ],
  prefixes: (allocation, replaces, inSet) =>
    [...allocation.ipv4, ...allocation.ipv6].map(allowed => ({
      ...value(formatPrefix(allowed.prefix), `may be announced${of(allocation)}`, replaces),
      insert: prefixText(allowed, inSet),
    })),
};

function value(label: string, detail: string, replaces: Span): Completion {
  return { label, kind: 'value', detail, replaces };
}

function of({ name }: AllocationTexts): string {
  return name === undefined ? '' : `, allocation ${name}`;
}

/** Outside of sets `net ~ P` takes everything below P; what the allocation does not allow all of needs a set. */
function prefixText(allowed: AllowedPrefix, inSet: boolean): string {
  if (inSet) return prefixSetText([allowed]).slice(2, -2);
  const whole = allowed.maxLength === addressBits(allowed.prefix.address.family);
  return whole ? formatPrefix(allowed.prefix) : prefixSetText([allowed]);
}
