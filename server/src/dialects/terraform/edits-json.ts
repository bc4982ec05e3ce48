import type { Edits } from '../../model/edits.js';
import type { Block } from './tree.js';

/** Attributes of a block, each with its value as HCL writes it. */
export type Written = readonly (readonly [name: string, value: string])[];

/**
 * Further resources of the same type behind one that is written in JSON, laid out as that one is.
 * @returns undefined where it is not an entry of an object, with an object as its value.
 */
export function addEntries(at: Block, text: string, added: readonly (readonly [label: string, Written])[]): Edits {
  const { path, start, end } = at.span;
  const key = /^"(?:[^"\\]|\\.)*"\s*:\s*\{/.exec(text.slice(start, end))?.[0];
  if (key === undefined) return undefined;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const isOnOwnLine = /^[ \t]*$/.test(before);
  const [, inner] = /^\r?\n([ \t]*)/.exec(text.slice(start + key.length)) ?? [];
  const unit = isOnOwnLine && inner?.startsWith(before) ? inner.slice(before.length) : '';
  const entries = added.map(([label, attributes]) => {
    const body = Object.fromEntries(attributes.map(([name, value]) => [name, jsonOf(value)]));
    const written = `"${label}": ${JSON.stringify(body, undefined, unit)}`;
    return `,${isOnOwnLine ? `\n${before}${written.replaceAll('\n', `\n${before}`)}` : ` ${written}`}`;
  });
  return [{ span: { path, start: end, end }, text: entries.join('').replaceAll('\n', newline) }];
}

/** What HCL writes so, as JSON has it: literals as they are, all else as a template. */
function jsonOf(value: string): unknown {
  return /^(?:"[^"]*"|\d+|null)$/.test(value) ? JSON.parse(value) : `\${${value}}`;
}
