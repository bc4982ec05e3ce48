import type { Fix } from '../../../core/diagnostic.js';
import { type Node, type ScalarNode, valueAt } from '../../../core/yaml/tree.js';
import type { CelRule } from '../kinds/schema.js';

/** Why a value breaks a rule that the CRD states in CEL, and which part of it; undefined: it does not, or is not known. */
export interface Broken {
  readonly at: Node;
  /** What is wrong and what to do, a sentence after “Kubernetes refuses the object:”. */
  readonly why: string;
  readonly fix?: Fix;
}

/** The rules over values that CRDs state in CEL, by our own names for them. Types were looked at before. */
export const CEL_RULES: Readonly<Record<CelRule, (node: Node) => Broken | undefined>> = {
  'connect-time': node => {
    if (node.kind !== 'scalar' || typeof node.value !== 'string' || node.isHole) return undefined;
    const nanoseconds = parseDuration(node.value);
    if (nanoseconds === undefined)
      return { at: node, why: 'this is no duration. Write one such as 30s or 2m.', ...secondsFix(node) };
    const seconds = nanoseconds / SECOND;
    if (seconds < 1n || seconds > 65535n) return { at: node, why: 'a connect time lies between 1s and 65535s.' };
    const isWhole = (nanoseconds / MILLISECOND) % 1000n === 0n;
    return isWhole ? undefined : { at: node, why: 'a connect time takes whole seconds. Leave out the fraction.' };
  },
  'service-selectors': node => {
    const selectors = valueAt(node, 'serviceSelectors');
    if (selectors?.kind !== 'list' || selectors.items.length === 0) return undefined;
    for (const [field, whole] of Object.entries({ aggregationLength: 32, aggregationLengthV6: 128 })) {
      const length = valueAt(node, field);
      if (length?.kind !== 'scalar' || typeof length.value !== 'number' || length.value === whole) continue;
      return {
        at: length,
        why: `with serviceSelectors every address is announced alone, so ${field} can only be ${whole}. Leave it out, or leave out the selectors.`,
      };
    }
    return undefined;
  },
};

/** A bare number most probably means seconds. */
function secondsFix({ value, textSpan }: ScalarNode): { readonly fix?: Fix } {
  if (!textSpan || !/^[1-9]\d{0,4}$/.test(String(value))) return {};
  return { fix: { title: `Write ${value}s`, safe: false, edits: [{ span: textSpan, text: `${value}s` }] } };
}

const MILLISECOND = 1_000_000n;
const SECOND = 1000n * MILLISECOND;

/** Nanoseconds. */
const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1000n,
  µs: 1000n,
  μs: 1000n,
  ms: MILLISECOND,
  s: SECOND,
  m: 60n * SECOND,
  h: 3600n * SECOND,
};

const PART = /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/y;

/** What Go's time.ParseDuration holds: 63 bits. */
const MAX_DURATION = 2n ** 63n - 1n;

/** A duration as Go writes it (`1h30m`, `1.5s`), in nanoseconds; undefined where it is none. */
export function parseDuration(text: string): bigint | undefined {
  const [, sign = '', rest = ''] = /^([-+]?)([\s\S]*)$/.exec(text) ?? [];
  if (rest === '0') return 0n;
  if (rest === '') return undefined;
  let total = 0n;
  PART.lastIndex = 0;
  while (PART.lastIndex < rest.length) {
    const match = PART.exec(rest);
    if (!match) return undefined;
    const [, whole = '', fraction = '', unit = ''] = match;
    if (whole === '' && fraction === '') return undefined;
    const size = UNITS[unit] as bigint;
    total += BigInt(whole || '0') * size + (BigInt(fraction || '0') * size) / 10n ** BigInt(fraction.length);
    if (total > MAX_DURATION) return undefined;
  }
  return sign === '-' ? -total : total;
}
