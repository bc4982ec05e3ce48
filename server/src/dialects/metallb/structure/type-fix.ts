import type { Fix } from '../../../core/diagnostic.js';
import type { ScalarNode } from '../../../core/yaml/tree.js';
import type { Field } from '../kinds/schema.js';

const ASDOT = /^(\d{1,5})\.(\d{1,5})$/;
const MAX_16 = 65535;

/** Writes a scalar of the wrong type so that the field takes it, where it is clear what was meant. */
export function typeFix(node: ScalarNode, field: Field): Fix | undefined {
  const { value } = node;
  if (value === null || node.isHole || node.span.end === node.span.start) return undefined;
  switch (field.type) {
    case 'string':
      return textFix(node, field);
    case 'integer':
      return numberFix(node, field);
    case 'boolean':
      if (typeof value !== 'string' || !/^(?:true|false|yes|no|on|off)$/i.test(value)) return undefined;
      return rewrite(node, /^(?:true|yes|on)$/i.test(value) ? 'true' : 'false', true);
    case 'list':
      // Brackets around what stands in a list already, or begins one, would not help.
      return field.item && fits(node, field.item) ? rewrite(node, `[${written(node)}]`, false) : undefined;
    default:
      return undefined;
  }
}

function textFix(node: ScalarNode, field: Field): Fix | undefined {
  if (typeof node.value === 'string' || /["\\\n]/.test(node.text)) return undefined;
  if (field.isDuration && typeof node.value === 'number') {
    return Number.isInteger(node.value) && /^\d+$/.test(node.text) ? rewrite(node, `${node.text}s`, false) : undefined;
  }
  const { start, end } = node.span;
  // What stands between them may be a password, which no edit needs to repeat.
  const quotes = [start, end].map(at => ({ span: { ...node.span, start: at, end: at }, text: '"' }));
  return { title: 'Put quotes around it', safe: true, edits: quotes };
}

function numberFix(node: ScalarNode, { isAsn }: Field): Fix | undefined {
  if (/^(?:0|[1-9]\d*)$/.test(node.text)) return rewrite(node, node.text, true);
  const milliseconds = /^([1-9]\d*)ms$/.exec(node.text)?.[1];
  if (milliseconds !== undefined) return rewrite(node, milliseconds, false);
  if (!isAsn) return undefined;
  const [, high, low] = ASDOT.exec(node.text) ?? [];
  if (high !== undefined && low !== undefined && Number(high) <= MAX_16 && Number(low) <= MAX_16)
    return rewrite(node, String(Number(high) * 65536 + Number(low)), true);
  const digits = /^AS([1-9]\d*)$/i.exec(node.text)?.[1];
  return digits === undefined ? undefined : rewrite(node, digits, true);
}

function rewrite({ span }: ScalarNode, text: string, safe: boolean): Fix {
  return { title: `Write ${text}`, safe, edits: [{ span, text }] };
}

function fits({ value }: ScalarNode, item: Field): boolean {
  return item.type === 'string' ? typeof value === 'string' : item.type === 'integer' && typeof value === 'number';
}

function written({ text, span, textSpan }: ScalarNode): string {
  const isPlain = textSpan !== undefined && textSpan.start === span.start && /^[\w./:-]+$/.test(text);
  return isPlain ? text : JSON.stringify(text);
}
