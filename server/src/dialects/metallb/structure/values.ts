import type { Fix } from '../../../core/diagnostic.js';
import { nearest } from '../../../core/similar.js';
import type { ScalarNode } from '../../../core/yaml/tree.js';
import { parsePrefix } from '../../../net/prefix.js';
import type { Field } from '../kinds/schema.js';
import type { Judge } from './judge.js';
import { listed, shown } from './words.js';

/** RFC 3339, as Go reads it. */
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[-+]\d\d:\d\d)$/;

const MAX_INT32 = 2 ** 31 - 1;

/** Whether Go reads it as base64: padded, with line ends anywhere. */
function isBase64(text: string): boolean {
  const plain = text.replace(/[\r\n]/g, '');
  return plain.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(plain);
}

/** Judges a whole number by its field’s limits. */
export function judgeNumber(judge: Judge, node: ScalarNode, field: Field, path: string): void {
  const value = node.value as number;
  judgeOctal(judge, node, path);
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = field;
  if (value < min || value > max) {
    const limits = max === Number.POSITIVE_INFINITY ? `numbers from ${min}` : `numbers from ${min} to ${max}`;
    judge.refuse(
      'metallb/value',
      node.span,
      `“${path}” takes ${limits}, and this is ${shown(node)}. Kubernetes refuses the object.`,
    );
    return;
  }
  if (field.format !== 'int32' || !judge.checksIntegerFormats) return;
  if (max !== Number.POSITIVE_INFINITY && max > MAX_INT32) {
    // One cause, however many numbers it spoils.
    if (judge.findings.some(({ rule }) => rule === 'metallb/old-crd')) return;
    const message = `MetalLB ${judge.release} says in its CRD that “${path}” has 32 bits and goes to ${max}, which contradict each other: Kubernetes 1.36 and newer refuse every object that has it. Run MetalLB 0.16.1 or newer.`;
    judge.refuse('metallb/old-crd', node.span, message);
  } else if (value > MAX_INT32 || value < -MAX_INT32 - 1) {
    const message = `“${path}” takes numbers up to ${MAX_INT32} since Kubernetes 1.36, and this is ${shown(node)}. Kubernetes refuses the object.`;
    judge.refuse('metallb/value', node.span, message);
  }
}

/** `04200` is 2176 to YAML 1.1, which hardly anybody means. */
function judgeOctal(judge: Judge, { text, value, span, textSpan }: ScalarNode, path: string): void {
  const digits = /^0+([1-9]\d*)$/.exec(text)?.[1];
  if (digits === undefined || Number(digits) === value || !textSpan) return;
  const message = `“${path}” is ${value} here, not ${digits}: a number that begins with 0 is octal to Kubernetes. Write ${digits}, or 0o${digits} if octal is meant.`;
  judge.remark('metallb/octal', 'warning', span, message, {
    title: `Write ${digits}`,
    safe: false,
    edits: [{ span: textSpan, text: digits }],
  });
}

/** Judges a text by its field’s words or format. */
export function judgeText(judge: Judge, node: ScalarNode, field: Field, path: string): void {
  const value = node.value as string;
  if (field.enum && !field.enum.includes(value)) {
    const message = `“${path}” takes ${listed(field.enum, 'or')}, and this is ${shown(node)}. Kubernetes refuses the object.`;
    judge.refuse('metallb/value', node.span, message, wordFix(node, field.enum));
  } else if (field.format === 'base64' && !isBase64(value)) {
    const message = `“${path}” takes base64, and this is none. Kubernetes refuses the object. A Secret takes texts as they are under “stringData”.`;
    judge.refuse('metallb/value', node.span, message);
  } else if (field.format === 'date-time' && value !== '' && !DATE_TIME.test(value)) {
    const message = `“${path}” takes a time such as 2026-01-31T12:00:00Z, and this is ${shown(node)}. Kubernetes refuses the object.`;
    judge.refuse('metallb/value', node.span, message);
  } else if (field.format === 'cidr' && !parsePrefix(value)) {
    const message = `“${path}” takes a prefix such as 192.0.2.0/24, and this is ${shown(node)}. Kubernetes refuses the object.`;
    judge.refuse('metallb/value', node.span, message);
  }
}

function wordFix(node: ScalarNode, words: readonly string[]): Fix | undefined {
  const word = nearest(node.text, words);
  if (word === undefined || !node.textSpan) return undefined;
  const safe = word === node.text.toLowerCase();
  return { title: `Write ${word}`, safe, edits: [{ span: node.textSpan, text: word }] };
}
