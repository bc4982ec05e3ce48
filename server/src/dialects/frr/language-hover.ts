import { covers, type Span } from '../../core/span.js';
import type { Unit } from '../../model/dialect.js';
import type { Hover } from '../../model/language.js';
import { catalogueOf, VERSIONS } from './catalogue.js';
import { describe } from './descriptions.js';
import { matcherOf } from './matcher.js';
import { namesIn } from './names.js';
import { type FrrConfig, type Item, type Line, shapeOf, writtenIn } from './tree.js';

/**
 * What there is to know of a command: its words in full, what it does, its syntax, and who knows it; on a name, what the name
 * stands for. What is written besides keywords is never repeated: it may be a password.
 */
export function frrHover(unit: Unit<FrrConfig>, path: string, offset: number): Hover | undefined {
  const here: Span = { path, start: offset, end: offset };
  const line = lineAt(writtenIn(unit.tree, path), here);
  const index = line?.words.findIndex(({ span }) => covers(span, here)) ?? -1;
  const word = line?.words[index];
  const place = line?.places[index];
  if (!line || !word || !place) return undefined;
  const { places, definitions } = namesIn(unit.tree);
  const named = places.find(each => each.word.start === word.start);
  const defined = named && definitions.get(named.key)?.[0];
  if (defined) {
    const text = unit.sources.get(defined.word.span.path)?.text ?? '';
    const where =
      defined.word.start === word.start
        ? 'defined here'
        : `defined in line ${lineNumber(text, defined.word.span.start)}`;
    return { span: word.span, markdown: [`\`${word.text}\`: ${defined.kind}, ${where}`, ...about(line)].join('\n\n') };
  }
  return { span: place.what.kind === 'keyword' ? line.span : word.span, markdown: about(line).join('\n\n') };
}

/** What a line says, in full words; what it does; its syntax; who knows it. */
function about(line: Line): readonly string[] {
  const { node, command, places } = line;
  const words = places.map(({ what }) => ('text' in what ? what.text : '')).join(' ');
  const shape = places.map(({ what }) => (what.kind === 'keyword' ? what.text : '*'));
  const description = describe(node.name, shape);
  const isNegated = shape[0] === 'no';
  const versions = VERSIONS.filter(version => takes(version, line));
  const missing = VERSIONS.filter(version => !versions.includes(version));
  const remarks = [
    `Known to FRR ${versions.join(' and ')}${missing.length > 0 ? `, not to ${missing.join(' and ')}` : ''}.`,
    ...(command.deprecated ? ['Deprecated: a later version may not take it.'] : []),
    ...(command.hidden ? ['Hidden: FRR takes it and does not list it.'] : []),
  ];
  return [
    `**${words.replace(/[\\`*_<>[\]]/g, '\\$&')}**`,
    ...(description === undefined ? [] : [isNegated ? `Takes back: ${description}` : description]),
    `\`\`\`text\n${command.syntax}\n\`\`\``,
    remarks.join(' '),
  ];
}

/** Whether a version takes this very line for the same command. */
function takes(version: string, { node, words, places }: Line): boolean {
  const there = catalogueOf(version).find(node.name);
  const match = there && matcherOf(there).match(words.map(({ text }) => text));
  return match?.kind === 'command' && shapeOf(match) === shapeOf({ places });
}

/** The line that covers a place. */
function lineAt(items: readonly Item[], here: Span): Line | undefined {
  const item = items[lowerBound(items, here.start)];
  if (!item || !covers(item.span, here)) return undefined;
  if (item.kind === 'line') return item;
  return covers(item.header.span, here) ? item.header : lineAt(item.items, here);
}

/** The first item that does not end before an offset. */
function lowerBound(items: readonly Item[], offset: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] as Item).span.end < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lineNumber(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
