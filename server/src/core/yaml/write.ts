/** Writing YAML as Kubernetes reads it (YAML 1.1): texts in quotes where they would be something else without. */

/** What can be written. Keys keep their order. */
export type YamlValue =
  | string
  | number
  | boolean
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue | undefined };

/** How a file is laid out. */
export interface Layout {
  readonly eol: '\n' | '\r\n';
  /** By how many blanks a mapping stands further in than the one around it. */
  readonly step: number;
  /** By how many blanks the dashes of a list stand further in than its key: 0 or `step`. */
  readonly dashes: number;
}

const NESTED_MAP = /^( *)(?:- +)?[^\s#&*!|>%@`{[-][^\n#]*:[ \t]*\r?\n( +)[^\s#-]/m;
const NESTED_LIST = /^( *)[^\s#&*!|>%@`{[-][^\n#]*:[ \t]*\r?\n( *)-(?=[ \t\r\n])/m;

/** How a text is laid out; Kubernetes' own way where it does not show. */
export function layoutOf(text: string): Layout {
  const steps = (pattern: RegExp): number | undefined => {
    const match = pattern.exec(text);
    return match ? (match[2] as string).length - (match[1] as string).length : undefined;
  };
  const map = steps(NESTED_MAP);
  const dashes = steps(NESTED_LIST);
  const step = map !== undefined && map > 0 ? map : 2;
  return {
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    step,
    dashes: dashes === undefined || dashes < 0 ? step : dashes,
  };
}

/** A text that YAML of any version reads as this text, on one line, when it stands without quotes: names, paths, addresses. */
const PLAIN = /^[A-Za-z0-9_/](?:[\w ./@+:-]*[\w./@+-])?$/;
/** What YAML 1.1 reads as something else: switches, nothing, and all that begins as a number and is no address. */
const OTHER = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
const NUMERIC = /^[0-9]/;
/** `90s`, `1-2-a`: letters of units, or of names. */
const NAMED_NUMBER = /^\d+(?:-[a-z]|(?:ms|s|m|h)$)/i;
const DOTTED_QUAD = /^\d+\.\d+\.\d+\.\d+$/;

/** Whether a text needs no quotes, inside of brackets or not. */
export function isPlain(text: string): boolean {
  if (!PLAIN.test(text) || text.includes(': ') || OTHER.test(text)) return false;
  return !NUMERIC.test(text) || text.includes('/') || DOTTED_QUAD.test(text) || NAMED_NUMBER.test(text);
}

/** A text in double quotes: both YAML and JSON read them alike. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** One value without structure. */
export function scalar(value: string | number | boolean, always = false): string {
  return typeof value !== 'string' ? String(value) : !always && isPlain(value) ? value : quote(value);
}

/** A value on one line, as it stands inside of brackets. */
export function flow(value: YamlValue, json: boolean): string {
  if (isList(value)) return `[${value.map(item => flow(item, json)).join(', ')}]`;
  if (typeof value !== 'object') return scalar(value, json);
  const entries = entriesOf(value).map(([key, inner]) => `${scalar(key, json)}: ${flow(inner, json)}`);
  return `{${entries.join(', ')}}`;
}

/** A value over several lines where it has structure: the lines, without indentation of the first ones, as if they stood in column 0. */
export function block(value: YamlValue, layout: Layout): readonly string[] {
  if (isList(value)) {
    if (value.length === 0) return ['[]'];
    return value.flatMap(item => hang('- ', block(item, layout)));
  }
  if (typeof value !== 'object') return [scalar(value)];
  const entries = entriesOf(value);
  if (entries.length === 0) return ['{}'];
  return entries.flatMap(([key, inner]) => blockEntry(key, inner, layout));
}

/** `key: value`, the value on lines of its own where it has structure. */
export function blockEntry(key: string, value: YamlValue, layout: Layout): readonly string[] {
  const lines = block(value, layout);
  const isNested = typeof value === 'object' && !/^(?:\[\]|\{\})$/.test(lines[0] as string);
  if (!isNested) return [`${scalar(key)}: ${lines[0]}`];
  const indent = ' '.repeat(isList(value) ? layout.dashes : layout.step);
  return [`${scalar(key)}:`, ...lines.map(line => indent + line)];
}

/** Lines behind a dash: the others stand below the first. */
export function hang(dash: string, [first = '', ...others]: readonly string[]): readonly string[] {
  return [dash + first, ...others.map(line => ' '.repeat(dash.length) + line)];
}

export function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

function entriesOf(value: Exclude<YamlValue, string | number | boolean | readonly YamlValue[]>) {
  return Object.entries(value).filter((entry): entry is [string, YamlValue] => entry[1] !== undefined);
}
