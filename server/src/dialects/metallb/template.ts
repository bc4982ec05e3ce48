import type { Source } from '../../core/source.js';
import {
  HOLE_END,
  HOLE_START,
  type HostLanguage,
  type Range,
  readTemplate,
  type Template,
} from '../../core/template.js';
import { templateSuffix } from '../../core/template-tags.js';
import { sopsMember } from './sops.js';

/** YAML as templates of it need it: lines are statements, and layout counts. */
const YAML: HostLanguage = {
  skip: /(?<![^\s])#[^\n]*|"(?:[^"\\\n]|\\.)*"?|'[^'\n]*'?/g,
  ends: '\n',
  before: /[^\s"'[\]{},]+$/,
  after: /^(?:[^\s"'[\]{},:]|:(?=[^\s"'[\]{},:]))+/,
  keepsBlanks: true,
};

/** Tags that also stand in files which are not named as templates: Helm's charts, what Ansible and envsubst fill in, SOPS's values. */
const TAG = /\bENC\[|\{\{|\{%|\$\{|\$\(|(?<![^\s"'[,(/:-])\$[A-Za-z_]/;

/** `$NAME` and `$(NAME)` as envsubst, kustomize and OpenShift fill them in; `$patch` and its like are keys of kustomize's own. */
const VARIABLE =
  /(?<=[\s"'[,(/:-])\$(?!patch\b|retainKeys\b|setElementOrder\b|deleteFromPrimitiveList\b)(?:[A-Za-z_]\w*|\([A-Za-z_][\w.]*\))(?=["'\],)\s/:-]|$)/g;

/** Words that sed and its like replace, in files that are named as templates: `PEER_ADDRESS`, `@PEER@`, `__PEER__`. */
const PLACEHOLDER = /(?<=[\s"'[,(/:-])(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|@\w+@|__\w+__)(?=["'\],)\s/:-]|$)/g;

/** A value that SOPS encrypted, and decrypts before anything is applied. */
const ENCRYPTED = /(?<=[\s"'[,:])ENC\[[A-Z0-9_]+,data:[^\]\n]*\]/g;

/** What SOPS notes of an object that it encrypted, with the lines below that are indented; it takes that away again. */
const SOPS = /^sops:[ \t]*\r?\n(?:[ \t]+[^\n]*\n?|\r?\n)*/gm;

/** What is filled in, and what stands alone on its lines, so that it may be anything: keys, items, whole blocks. */
export interface ManifestTemplate {
  /** Of the same length; holes are marked as `core/template.ts` says, those alone on their lines are blank. */
  readonly masked: Source;
  readonly holes: readonly Range[];
  /** Sorted: holes alone on their lines, and tags that part a text into branches. */
  readonly loose: readonly Range[];
  /** All tags, for edits to spare. */
  readonly tags: readonly Range[];
  readonly comments: readonly Range[];
  /** Whether something stands under conditions, so that a key may well be written twice. */
  readonly hasBranches: boolean;
}

/** What a template says and leaves open; undefined for a text without tags. */
export function templateOf(source: Source): ManifestTemplate | undefined {
  const isNamed = templateSuffix(source.path) !== undefined;
  if (!isNamed && !TAG.test(source.text)) return undefined;
  const template = readTemplate(source, YAML, isNamed ? source.path : `${source.path}.tpl`);
  if (!template) return undefined;
  const variables = variablesOf(template, [VARIABLE, ENCRYPTED, ...(isNamed ? [PLACEHOLDER] : [])]);
  const holes = [...template.holes, ...variables].toSorted((a, b) => a.start - b.start);
  if (holes.length === 0 && template.tags.length === 0) return undefined;
  const alone = template.holes.filter(hole => isAlone(source.text, hole));
  const text = withoutSops(blanked(marked(template.masked.text, variables), alone));
  return {
    masked: { ...source, text },
    holes,
    loose: [...alone, ...template.controls].toSorted((a, b) => a.start - b.start),
    tags: [...template.tags, ...variables],
    comments: template.comments,
    hasBranches: template.controls.length > 0,
  };
}

function variablesOf({ masked: { text } }: Template, patterns: readonly RegExp[]): Range[] {
  return patterns
    .flatMap(pattern => [...text.matchAll(pattern)])
    .map(({ index, 0: match }) => ({ start: index, end: index + match.length }))
    .filter(({ end, start }) => end - start >= 2)
    .toSorted((a, b) => a.start - b.start);
}

function withoutSops(text: string): string {
  const member = sopsMember(text);
  const rest = text.replace(SOPS, hidden);
  return member
    ? rest.slice(0, member.start) + hidden(rest.slice(member.start, member.end)) + rest.slice(member.end)
    : rest;
}

function hidden(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

function marked(text: string, ranges: readonly Range[]): string {
  let result = '';
  let done = 0;
  for (const { start, end } of ranges) {
    result += text.slice(done, start) + HOLE_START + HOLE_END.repeat(end - start - 1);
    done = end;
  }
  return result + text.slice(done);
}

function blanked(text: string, ranges: readonly Range[]): string {
  let result = '';
  let done = 0;
  for (const { start, end } of ranges) {
    result += text.slice(done, start) + ' '.repeat(end - start);
    done = end;
  }
  return result + text.slice(done);
}

/** Whether nothing else stands on the lines of a range. */
function isAlone(text: string, { start, end }: Range): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const newline = text.indexOf('\n', end);
  return before.trim() === '' && text.slice(end, newline < 0 ? text.length : newline).trim() === '';
}
