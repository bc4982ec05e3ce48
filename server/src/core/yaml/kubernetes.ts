import type { ScalarNode } from './tree.js';

/** What an unquoted YAML scalar stands for; undefined: a value that JSON does not have, so that the file is refused. */
export type Resolved = ScalarNode['value'] | undefined;

const WORDS: ReadonlyMap<string, Resolved> = new Map([
  ...words(true, 'y', 'yes', 'true', 'on'),
  ...words(false, 'n', 'no', 'false', 'off'),
  ...words(null, '~', 'null'),
  ['', null],
]);

/** A word with its three spellings: `yes`, `Yes`, `YES`. */
function words(value: Resolved, ...names: readonly string[]): [string, Resolved][] {
  return names.flatMap(name => {
    const spellings = [name, name.charAt(0).toUpperCase() + name.slice(1), name.toUpperCase()];
    return spellings.map((spelling): [string, Resolved] => [spelling, value]);
  });
}

/** Not-a-number and the infinities, as `.nan` and `.inf` are spelt. */
const NOT_IN_JSON = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

const MAYBE_NUMBER = /^[-+.\d]/;
const DECIMAL = /^[-+]?(?:0|[1-9]\d*)$/;
const OCTAL = /^([-+]?)0[oO]?([0-7]+)$/;
const OTHER_BASE = /^([-+]?)(0[xX][\da-fA-F]+|0[bB][01]+)$/;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

/** The largest whole numbers that are read as such, in 64 bits. Larger ones become floats. */
const MAX_INTEGER = 2n ** 64n;

/**
 * What an unquoted scalar stands for to Kubernetes: sigs.k8s.io/yaml 1.6 over go.yaml.in/yaml 2.4, which reads YAML 1.1 with
 * booleans such as `yes`, octals with a leading zero and `_` between digits, but neither numbers to the base 60 nor dates.
 */
export function resolveKubernetes(text: string): Resolved {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (!MAYBE_NUMBER.test(text)) return text;
  if (NOT_IN_JSON.test(text)) return undefined;
  // Go reads what begins with a dot as it stands, and all else without its underscores.
  const plain = text.startsWith('.') ? text : text.replaceAll('_', '');
  if (DECIMAL.test(plain)) return Number(plain);
  const [, sign = '', digits] = OCTAL.exec(plain) ?? [];
  if (digits !== undefined) return whole(sign, `0o${digits}`) ?? float(plain, text);
  const [, otherSign = '', other] = OTHER_BASE.exec(plain) ?? [];
  if (other !== undefined) return whole(otherSign, other.toLowerCase()) ?? text;
  return float(plain, text);
}

/** A number to another base than ten; undefined where it has more than 64 bits. */
function whole(sign: string, digits: string): number | undefined {
  const value = BigInt(digits);
  if (value >= MAX_INTEGER || (sign === '-' && value > MAX_INTEGER / 2n)) return undefined;
  return sign === '-' ? -Number(value) : Number(value);
}

function float(plain: string, text: string): Resolved {
  if (!FLOAT.test(plain)) return text;
  const value = Number(plain);
  // Go refuses to read what is too large for a float, and takes it for text.
  return Number.isFinite(value) ? value : text;
}
