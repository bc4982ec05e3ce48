import { templateSuffix } from '../../../core/template-tags.js';
import { knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import type { IpAddressPool } from '../resources.js';
import { parseAddresses } from '../values/addresses.js';
import { entriesOf, type PoolEntry } from './pools.js';
import type { SemanticRule } from './rule.js';
import { at, type Scope } from './scope.js';

/** Entries of a pool that MetalLB cannot read, ranges from which it takes no address, and pools that contradict themselves. */
export const addressPool: SemanticRule = {
  id: 'metallb/address-pool',
  severity: 'error',
  summary: 'A pool that MetalLB cannot read',
  *check(scope) {
    for (const pool of scope.pools) {
      const { addresses } = pool;
      if (addresses.kind === 'known' && addresses.value.length === 0) {
        const message =
          'This pool has no addresses, and MetalLB refuses that. List at least one prefix or range, or delete the pool.';
        yield scope.refusal(addresses.valueAt ?? pool.header, message);
      }
      yield* announcedTwoWays(pool, scope);
      for (const entry of entriesOf(pool)) if (!isPlaceholder(entry)) yield* judge(entry, scope);
    }
  },
};

/** An AddressPool of 0.13 is announced either way, and says how over BGP only if it is. */
function* announcedTwoWays(
  { protocol, bgpAdvertisements: ways, header }: IpAddressPool,
  scope: Scope,
): Iterable<Finding> {
  if (knownValue(protocol) !== 'layer2' || ways.kind !== 'known' || ways.value.length === 0) return;
  const message =
    'MetalLB refuses bgpAdvertisements in a pool of protocol layer2, which it does not announce over BGP. Write protocol: bgp, or delete them.';
  const related = protocol.kind === 'known' ? [{ span: at(protocol, header), message: 'The protocol is here.' }] : [];
  yield scope.refusal(ways.at ?? header, message, { related });
}

/** Whether these are entries with nothing but blanks between them. */
function isSpaced(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return words.length > 1 && words.every(word => parseAddresses(word).kind !== 'problem');
}

/** Two entries where one belongs. */
function several(text: string, span: Finding['span'], scope: Scope): Finding {
  const words = text.trim().split(text.includes(',') ? /\s*,\s*/ : /\s+/);
  const line = scope.lineBefore(span);
  const isItem = /^[ \t]*- +$/.test(line);
  const isWhole = isItem && words.every(word => parseAddresses(word).kind !== 'problem' && /^[\w.:/ -]+$/.test(word));
  const edits = [{ span, text: words.join(`\n${line}`) }];
  return scope.refusal(
    span,
    `MetalLB refuses this pool: “${text}” is one entry to it. Write each as an item of its own.`,
    {
      fixes: isWhole ? [{ title: 'Write a line for each', safe: false, edits }] : [],
    },
  );
}

/** Some templates name what is filled in without any sign: `SERVICE_RANGE`. */
function isPlaceholder({ span, text }: PoolEntry): boolean {
  return templateSuffix(span.path) !== undefined && /^[A-Z][A-Z0-9_]*$/.test(text);
}

function* judge({ parsed, span, text }: PoolEntry, scope: Scope): Iterable<Finding> {
  if (parsed.kind === 'problem' && (text.includes(',') || isSpaced(text))) {
    yield several(text, span, scope);
  } else if (parsed.kind === 'problem') {
    const { reason, instead } = parsed;
    const advice = instead === undefined ? 'Write a prefix like 192.0.2.0/28, or a range' : `Write ${instead}`;
    const message = `MetalLB refuses this pool: in “${text}” ${reason}. ${advice}${instead === undefined ? ' like 192.0.2.1-192.0.2.9' : ''}.`;
    const edits = instead === undefined ? [] : [scope.rewrite(span, instead)];
    const fixes = instead === undefined ? [] : [{ title: `Write ${instead}`, safe: false, edits }];
    yield scope.refusal(span, message, { fixes });
  } else if (parsed.kind === 'range' && parsed.family === undefined) {
    const message =
      'This range starts with an IPv4 address and ends with an IPv6 one. MetalLB accepts it and takes no address from it: write one range for each family.';
    yield { span, severity: 'warning', message };
  }
}
