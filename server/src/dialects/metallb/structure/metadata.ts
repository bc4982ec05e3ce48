import type { Fix } from '../../../core/diagnostic.js';
import { type MapNode, type Node, type ScalarNode, valueAt } from '../../../core/yaml/tree.js';
import { METADATA } from '../kinds/shared.js';
import type { Judge } from './judge.js';
import { isLabelValue, isName, isNamePrefix, isNamespaceName, isQualifiedName, validName } from './names.js';
import { isNull, judgeValue } from './walk.js';
import { inOneWord, shown } from './words.js';

/** Judges `metadata`: its fields, the names in it, and that there is a name at all. An omitted namespace is never a mistake. */
export function judgeMetadata(judge: Judge): void {
  const { root, header, isPartial } = judge.object;
  const entry = root.entries.find(({ key }) => key === 'metadata');
  const metadata = entry && !isNull(entry.value) ? entry.value : undefined;
  if (metadata && entry) judgeValue(judge, metadata, METADATA, { path: 'metadata', head: entry.keySpan });
  if (metadata && metadata.kind !== 'map') return;
  if (metadata) {
    judgeNames(judge, metadata);
    judgeLabels(judge, metadata);
  }
  if (isPartial || isGiven(metadata, 'name') || isGiven(metadata, 'generateName')) return;
  if (judge.findings.some(({ fixes }) => fixes.some(({ edits }) => edits.some(({ text }) => text === 'name')))) return;
  const isInOneWord = (field: string, map: MapNode | undefined) =>
    map?.entries.some(({ key = '' }) => inOneWord(key)?.name === field) ?? false;
  if (isInOneWord('metadata', root) || isInOneWord('name', metadata)) return;
  const empty = valueAt(metadata, 'name');
  const at = empty && empty.span.end > empty.span.start ? empty.span : (entry?.keySpan ?? header);
  const message = `This ${judge.kind.kind} has no name, and Kubernetes refuses the object. Write one under “metadata.name”: lower-case letters, digits and “-”.`;
  judge.refuse('metallb/name', at, message);
}

function isGiven(metadata: MapNode | undefined, field: string): boolean {
  const node = valueAt(metadata, field);
  return (
    node !== undefined && (node.kind !== 'scalar' || node.isHole === true || (node.value !== null && node.value !== ''))
  );
}

function textAt(metadata: MapNode, field: string): ScalarNode | undefined {
  return textOf(valueAt(metadata, field));
}

function textOf(node: Node | undefined): ScalarNode | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' && node.value !== '' && !node.isHole
    ? node
    : undefined;
}

function judgeNames(judge: Judge, metadata: MapNode): void {
  const { kind } = judge.kind;
  const name = textAt(metadata, 'name');
  // Services have names for which there are DNS records: labels, without dots.
  const isValid = kind === 'Service' ? isNamespaceName : isName;
  if (name && !isValid(name.text)) {
    const dots = kind === 'Service' ? '' : ' and “.”';
    const message = `${shown(name)} can be no name of a ${kind}: a name has only lower-case letters, digits, “-”${dots}, begins and ends with a letter or digit, and has at most ${kind === 'Service' ? 63 : 253} characters. Kubernetes refuses the object.`;
    judge.refuse('metallb/name', name.span, message, nameFix(name));
  }
  const prefix = textAt(metadata, 'generateName');
  if (prefix && !isNamePrefix(prefix.text)) {
    const message = `No name can begin with ${shown(prefix)}: a name has only lower-case letters, digits, “-” and “.”. Kubernetes refuses the object.`;
    judge.refuse('metallb/name', prefix.span, message);
  }
  const namespace = textAt(metadata, 'namespace');
  if (namespace && !isNamespaceName(namespace.text)) {
    const message = `${shown(namespace)} can be no namespace: its name has only lower-case letters, digits and “-”, and at most 63 characters. Kubernetes refuses the object.`;
    judge.refuse('metallb/name', namespace.span, message);
  }
}

/** Renames the object here alone: what refers to it is not looked at, so that it is only offered. */
function nameFix(name: ScalarNode): Fix | undefined {
  const valid = validName(name.text);
  if (valid === undefined || !name.textSpan) return undefined;
  return { title: `Call it ${valid}`, safe: false, edits: [{ span: name.textSpan, text: valid }] };
}

function judgeLabels(judge: Judge, metadata: MapNode): void {
  const labels = valueAt(metadata, 'labels');
  if (labels?.kind === 'map') {
    for (const { key, keySpan, value } of labels.entries) {
      if (key !== undefined) judgeKey(judge, key, keySpan, isQualifiedName(key));
      const text = textOf(value);
      if (!text || isLabelValue(text.text)) continue;
      const message = `${shown(text)} can be no value of a label: one has at most 63 letters, digits, “-”, “_” and “.”, and begins and ends with a letter or digit. Kubernetes refuses the object. Longer texts can be annotations.`;
      judge.refuse('metallb/label', text.span, message);
    }
  }
  const annotations = valueAt(metadata, 'annotations');
  if (annotations?.kind === 'map') {
    for (const { key, keySpan } of annotations.entries)
      if (key !== undefined) judgeKey(judge, key, keySpan, isQualifiedName(key.toLowerCase()));
  }
  const finalizers = valueAt(metadata, 'finalizers');
  if (finalizers?.kind !== 'list') return;
  for (const item of finalizers.items) {
    const text = textOf(item);
    if (text) judgeKey(judge, text.text, text.span, isQualifiedName(text.text));
  }
}

function judgeKey(judge: Judge, key: string, span: ScalarNode['span'], isValid: boolean): void {
  if (isValid || /[\ue000-\ue002]/.test(key)) return;
  const message = `“${key.slice(0, 80)}” can be no key of a label or annotation: one has at most 63 letters, digits, “-”, “_” and “.”, perhaps behind a domain and “/”. Kubernetes refuses the object.`;
  judge.refuse('metallb/label', span, message);
}
