// Writes the TextMate grammars: `node scripts/generate-grammar.mjs [--check]`. The words come from the dialects' catalogues, which
// validation and completion read as well; how they are told apart without parsing is said here.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../', import.meta.url);

/** A pattern for any of the words, longest first. A word is not part of a name, an attribute or an address. */
function anyOf(words) {
  return `(?<![\\w.'])(?:${[...words].sort((a, b) => b.length - a.length || a.localeCompare(b)).join('|')})\\b(?!')`;
}

const NAME = "(?:[A-Za-z_]\\w*|'[A-Za-z0-9_.:-]+')";
const IPV4 = '\\d{1,3}(?:\\.\\d{1,3}){3}';
// Hexadecimal groups with two colons or more, perhaps with an IPv4 address at the end.
const IPV6 = '[0-9A-Fa-f]*(?::[0-9A-Fa-f]*){2,8}(?:(?:\\.\\d{1,3}){3})?';
const rule = (name, match, captures) => ({
  ...(name && { name: `${name}.bird` }),
  match,
  ...(captures && { captures }),
});
const captures = (...names) => Object.fromEntries(names.map((name, i) => [i + 1, { name: `${name}.bird` }]));
const include = names => names.map(name => ({ include: `#${name}` }));

/** The grammar of BIRD's language, from its word lists. */
export function birdGrammar(words) {
  return {
    $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
    name: 'BIRD',
    scopeName: 'source.bird',
    fileTypes: ['bird'],
    patterns: include(['comment', 'string', 'include', 'header', 'value', 'word', 'punctuation']),
    repository: {
      comment: {
        patterns: [
          rule('comment.line.number-sign', '#.*$'),
          { name: 'comment.block.bird', begin: '/\\*', end: '\\*/' },
        ],
      },
      // No escapes, and no string goes over the end of its line.
      string: { patterns: [{ name: 'string.quoted.double.bird', begin: '"', end: '"|$' }] },
      include: {
        patterns: [
          rule('', '^\\s*(include)\\s+("[^"]*")', captures('keyword.control.include', 'string.quoted.double')),
        ],
      },
      header: {
        patterns: [
          rule(
            '',
            `\\b(protocol|template)\\s+(${words.protocol.join('|')})(?:\\s+(v2|v3|ng))?\\b(?:\\s+(?!from\\b)(${NAME}))?(?:\\s+(from)\\s+(${NAME}))?`,
            captures(
              'storage.type.protocol',
              'entity.name.class.protocol',
              'entity.name.class.protocol',
              'entity.name.section.protocol',
              'keyword.other.from',
              'entity.other.inherited-class',
            ),
          ),
          rule(
            '',
            `\\b(filter|function)\\s+(${NAME})(?=\\s*(?:\\(|\\{|;|$))`,
            captures('storage.type', 'entity.name.function'),
          ),
          rule('', `\\b(define)\\s+(${NAME})`, captures('storage.type', 'variable.other.constant')),
          rule(
            '',
            `\\b(attribute)\\s+(?:(bgp)\\s+(\\d+)\\s+)?`,
            captures('storage.type', 'entity.name.class.protocol', 'constant.numeric'),
          ),
          rule(
            '',
            `\\b(${words.channel.join('|')})(?:\\s+(multicast|mpls|sadr))?\\s+(table)\\s+(${NAME})`,
            captures(
              'entity.name.type.channel',
              'entity.name.type.channel',
              'storage.type.table',
              'variable.other.table',
            ),
          ),
          rule('', `(?<=[;{}]|^)\\s*\\b(table)\\s+(${NAME})`, captures('keyword.other.option', 'variable.other.table')),
          rule('storage.type', '(?<![\\w.])(?:define|attribute|template|protocol)\\b'),
        ],
      },
      value: {
        patterns: [
          rule('constant.other.mask', '\\[=|=\\]'),
          // A prefix with its length range: 10.0.0.0/8{16,24}, 2001:db8::/32+
          rule(
            '',
            `(?<![\\w.:])(${IPV4}|${IPV6})(/)(\\d{1,3})(?:(\\{)\\s*(\\d+)\\s*,\\s*(\\d+)\\s*(\\})|([+-]))?`,
            captures(
              'constant.numeric.address',
              'keyword.operator.prefix',
              'constant.numeric.length',
              'punctuation.definition.range',
              'constant.numeric.length',
              'constant.numeric.length',
              'punctuation.definition.range',
              'keyword.operator.range',
            ),
          ),
          rule('constant.numeric.address', `(?<![\\w.:])(?:${IPV6}|${IPV4})(?![\\w:])`),
          rule('constant.numeric.distinguisher', '(?<![\\w.:])(?:[0-2]:)?\\d+:\\d+\\b'),
          rule('constant.numeric.hex', '\\b0x[0-9A-Fa-f]+\\b'),
          rule('', '\\b(\\d+)\\s*(s|ms|us)\\b', captures('constant.numeric', 'keyword.other.unit')),
          rule('constant.numeric', '\\b\\d+\\b'),
          rule('support.constant', anyOf(words.enumerated)),
        ],
      },
      word: {
        patterns: [
          // `x.len`, `bgp_path.prepend(...)`: contextual, so any name is a method here.
          rule('', '(\\.)([a-z_]\\w*)', captures('punctuation.accessor', 'entity.name.function.method')),
          rule('support.variable.attribute', anyOf(words.attribute.filter(word => word.includes('_')))),
          // What a channel lets in or out.
          rule(
            '',
            `\\b(import|export|receive)\\s+(filter)\\s+(${NAME})`,
            captures('keyword.other.option', 'keyword.other.option', 'entity.name.function'),
          ),
          rule('support.function', `${anyOf(words.function)}(?=\\s*\\()`),
          rule('keyword.other.option', '(?<![\\w.])filter\\b'),
          rule('storage.type', '(?<![\\w.])function\\b'),
          rule('keyword.control', anyOf(words.control)),
          rule('entity.name.function.call', '\\b[A-Za-z_]\\w*(?=\\()'),
          rule('entity.name.type.channel', `${anyOf(words.channel)}(?=\\s*(?:\\{|;|mpls|multicast|sadr))`),
          rule('storage.type', `${anyOf(words.type)}(?=\\s+(?:set\\b|${NAME}))`),
          rule('constant.language', anyOf(words.constant)),
          // `from`, `source`: an attribute only where something is done with it.
          rule('support.variable.attribute', `${anyOf(words.attribute)}(?=\\s*(?:[.~=!<>,)]|$))`),
          rule('keyword.other.option', anyOf(words.option)),
          rule('support.function.print', anyOf(['print', 'printn'])),
          rule('variable.other', NAME),
        ],
      },
      punctuation: {
        patterns: [
          rule('keyword.operator.range', '\\.\\.'),
          rule('keyword.operator', '!~|!=|<=|>=|&&|\\|\\||\\+\\+|->|[=<>~!+*/&|-]'),
          rule('punctuation.terminator', ';'),
          rule('punctuation.separator', '[,:]'),
          rule('punctuation.section', '[{}\\[\\]()]'),
        ],
      },
    },
  };
}

/** What the kinds of words that BIRD's scanner tells apart look like; a word of any other kind is one of an option. */
const CLASSES = {
  ...{ If: 'control', Then: 'control', Else: 'control', Case: 'control', For: 'control', In: 'control', Do: 'control' },
  ...{ Return: 'control', Verdict: 'control', Print: 'function', Unset: 'function', BuiltIn: 'function' },
  ...{ Type: 'type', Truth: 'constant', Empty: 'constant', Enumerated: 'enumerated' },
};

/** Keywords that options share but that look better as what they mean. */
const MEANT = { where: 'control', set: 'type', ...constants('yes no on off all none unlimited') };

function constants(list) {
  return Object.fromEntries(list.split(' ').map(word => [word, 'constant']));
}

/** The words of BIRD's language by class, from the dialect's own tables. */
export function birdWords({ knownWords, PROTOCOLS, ATTRIBUTES }) {
  const words = { control: [], function: [], type: [], constant: [], enumerated: [], option: [] };
  for (const [word, { type, keyword }] of knownWords()) {
    if (keyword) words[MEANT[word] ?? CLASSES[type.name] ?? 'option'].push(word);
  }
  const schemas = [...PROTOCOLS.values()];
  const channels = schemas.flatMap(({ channels }) => [...(channels?.keys() ?? [])]);
  return {
    ...words,
    protocol: schemas.map(({ name }) => name),
    channel: [...new Set(channels.map(channel => channel.split(' ')[0]))],
    attribute: ATTRIBUTES.map(({ name }) => name),
  };
}

/** The tables of BIRD's dialect. Node 20 cannot import TypeScript, so they are bundled first. */
async function birdTables() {
  const bundle = await build({
    stdin: {
      contents: `
        export { knownWords } from './words.js';
        export { PROTOCOLS } from './catalogue/index.js';
        export { ATTRIBUTES } from './catalogue/attributes.js';`,
      resolveDir: fileURLToPath(new URL('server/src/dialects/bird', root)),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  return import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString('base64')}`);
}

/** The text of a grammar file. */
export function grammarText(grammar) {
  return `${JSON.stringify(grammar, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL('grammars/bird.tmLanguage.json', root);
  const text = grammarText(birdGrammar(birdWords(await birdTables())));
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error('grammars/bird.tmLanguage.json is stale: run node scripts/generate-grammar.mjs');
    process.exitCode = 1;
  }
}
