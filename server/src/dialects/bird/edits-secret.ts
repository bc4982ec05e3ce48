import type { NewFile } from '../../core/diagnostic.js';
import type { TextEdit } from '../../core/edit.js';
import { basename, dirname, join } from '../../core/path.js';
import { revealSecret, Secret } from '../../core/secret.js';
import { templateSuffix } from '../../core/template-tags.js';
import type { SecretMove } from '../../model/edits.js';
import type { Speaker } from '../../model/speaker.js';
import { Layout } from './layout.js';
import { speakerNodes } from './lower.js';
import type { Define } from './tree.js';

/** Names for the constant and the file, where they are free. */
const NAME = 'NREC_MD5';
const FILE = 'nrec-password';

/**
 * Writes a password that stands in one file into another one, which the file then includes. undefined where it also stands in a
 * comment, or somewhere else than as the value of `password` or of one constant, and in files that something is still to fill in.
 */
export function moveSecret(speaker: Speaker, path: string, secret: Secret): SecretMove | undefined {
  const nodes = speakerNodes(speaker);
  const source = nodes?.unit.sources.get(path);
  const password = revealSecret(secret);
  if (!nodes || !source || templateSuffix(path) !== undefined || /["\n\r]/.test(password)) return undefined;
  const { sources, comments, tree } = nodes.unit;
  const { text } = source;
  const literal = `"${password}"`;
  const places = placesOf(text, password).map(at => ({ path, start: at - 1, end: at + password.length + 1 }));
  const isRead = places.every(
    ({ start, end }) =>
      text.slice(start, end) === literal &&
      !comments.some(other => other.path === path && other.start <= start && start < other.end),
  );
  if (!isRead) return undefined;

  const constants = tree.items.filter(
    (item): item is Define => item.kind === 'define' && places.some(place => covers(item, place)),
  );
  const [constant, another] = constants;
  const values = places.filter(place => !constant || !covers(constant, place));
  if (another || values.some(({ start }) => !/\bpassword\s+$/.test(text.slice(Math.max(0, start - 64), start))))
    return undefined;

  const name = constant?.name.text ?? freeName([...sources.values()].map(({ text }) => text).join('\n'));
  const file = freeFile(path, new Set(sources.keys()));
  const include = `include "${basename(file)}";`;
  const layout = new Layout(sources);
  const first = tree.items.find(({ span }) => span.path === path);
  const beginning = ((): TextEdit | undefined => {
    if (constant) {
      // What uses the constant stands behind it.
      if (constant.conditional || values.some(({ start }) => start < constant.span.start)) return undefined;
      const isWhole = text[constant.span.end - 1] === ';';
      return layout.replace(constant.span, isWhole ? include : include.slice(0, -1));
    }
    // In an included file nothing says that this is the outermost level.
    return first && path === nodes.unit.root ? layout.above(first.span, [include]) : undefined;
  })();
  if (!beginning) return undefined;
  const created: NewFile = {
    path: file,
    text: new Secret(
      `# The password of the sessions with NREC. Keep this file out of the repository.\ndefine ${name} = ${literal};\n`,
    ),
  };
  return { edits: [beginning, ...values.map(place => layout.replace(place, name))], file: created };
}

function placesOf(text: string, password: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(password); at >= 0; at = text.indexOf(password, at + password.length)) places.push(at);
  return places;
}

function covers({ value: { span } }: Define, place: { path: string; start: number; end: number }): boolean {
  return span.path === place.path && span.start <= place.start && place.end <= span.end;
}

function freeName(text: string): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? NAME : `${NAME}_${number}`;
    if (!new RegExp(`\\b${name}\\b`).test(text)) return name;
  }
}

function freeFile(beside: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const file = join(dirname(beside), number === 1 ? `${FILE}.conf` : `${FILE}-${number}.conf`);
    if (!taken.has(file)) return file;
  }
}
