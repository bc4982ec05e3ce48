import { maskedText } from '../../core/mask.js';
import { basename } from '../../core/path.js';
import { covers, type Span } from '../../core/span.js';
import type { Unit } from '../../model/dialect.js';
import type { Hover } from '../../model/language.js';
import { ATTRIBUTES } from './catalogue/attributes.js';
import { optionByKey } from './catalogue/index.js';
import { ATTRIBUTE_DOCS, CHANNEL_DOC, STATEMENT_WORDS, TOP_WORDS, VALUE_WORDS } from './language-docs.js';
import { type DefinedName, definedNames, nameAt } from './language-names.js';
import { readablePhrase } from './language-phrase.js';
import type { Config, Item, Option } from './tree.js';
import { ALL_VERSIONS, namesOf, versionBit } from './versions.js';

/** How many lines of a definition a hover shows. */
const LINES = 16;

/** What is known of the name, option or word at an offset. */
export function birdHover(unit: Unit<Config>, path: string, offset: number): Hover | undefined {
  const text = unit.sources.get(path)?.text ?? '';
  const at = nameAt(path, text, offset);
  const defined = at && definedNames(unit).get(at.name);
  const here: Span = { path, start: offset, end: offset };
  const option = optionAt(unit.tree.items, here);
  // An option's own words mean the option, also when something is called the same.
  const isOption = option !== undefined && at !== undefined && isWordOf(option, at.name);
  if (at && defined && !isOption) return { span: at.span, markdown: definition(unit, defined, path) };
  const documented = at && !isOption ? wordDoc(unit, at.name) : undefined;
  if (at && documented !== undefined) return { span: at.span, markdown: documented };
  return (option && optionHover(option)) ?? channelHover(unit.tree.items, here);
}

/** What a channel is, on its header. */
function channelHover(items: readonly Item[], here: Span): Hover | undefined {
  for (const item of items) {
    if (item.kind === 'channel' && covers(item.header, here)) return { span: item.header, markdown: CHANNEL_DOC };
    const inner = 'items' in item && item.items ? channelHover(item.items, here) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

/** The definition's text, shortened and without passwords, and the file it is in where that is another. */
function definition(unit: Unit, { span, class: as, name }: DefinedName, path: string): string {
  const text = unit.sources.get(span.path)?.text ?? '';
  const lines = maskedText(text, span, unit.secrets).split('\n');
  const shown = lines.length > LINES ? [...lines.slice(0, LINES - 1), '…'] : lines;
  const where = span.path === path ? [] : [`${as} ${name}, in ${basename(span.path)}`];
  return [`\`\`\`bird\n${shown.join('\n')}\n\`\`\``, ...where].join('\n\n');
}

/** The innermost option that covers a place. */
function optionAt(items: readonly Item[], here: Span): Option | undefined {
  for (const item of items) {
    if ('items' in item && item.items) {
      const inner = optionAt(item.items, here);
      if (inner) return inner;
    }
    if (item.kind === 'option' && covers(item.span, here)) return item;
  }
  return undefined;
}

function isWordOf({ option, flags }: Option, word: string): boolean {
  return (
    option
      .slice(option.indexOf('.') + 1)
      .split(' ')
      .includes(word) || flags.some(flag => flag.text === word)
  );
}

function optionHover({ option, span, items }: Option): Hover | undefined {
  const spec = optionByKey(option);
  if (!spec) return undefined;
  const versions = spec.versions ?? ALL_VERSIONS;
  const end = items?.[0]?.span.path === span.path ? items[0].span.start : span.end;
  return {
    span: { ...span, end },
    markdown: [
      `\`\`\`bird\n${readablePhrase(spec.phrase)}\n\`\`\``,
      spec.doc,
      ...(versions === ALL_VERSIONS ? [] : [`BIRD ${namesOf(versions)} only.`]),
    ].join('\n\n'),
  };
}

/** What a word of the language means, where no option is about. */
function wordDoc(unit: Unit, word: string): string | undefined {
  const doc = TOP_WORDS[word] ?? STATEMENT_WORDS[word] ?? VALUE_WORDS[word];
  if (doc !== undefined) return doc;
  const attribute = ATTRIBUTES.find(({ name, versions }) => name === word && versions & versionBit(unit.version));
  if (!attribute) return undefined;
  const { name, type, readonly } = attribute;
  const nature = `\`${name}\`: route attribute of type \`${type}\`${readonly ? ', which filters cannot change' : ''}.`;
  return [nature, ...(ATTRIBUTE_DOCS[name] === undefined ? [] : [ATTRIBUTE_DOCS[name]])].join('\n\n');
}
