// Writes the TextMate grammars from their word lists: `node scripts/generate-grammar.mjs [--check]`.
// The lists hold one class of words each; everything else about the grammar is here.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../grammars/', import.meta.url);

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
          rule('support.constant', '\\b(?:AF|ASPA|FROM|MPLS|NET|ORIGIN|RA|ROA|RTD|RTS|SCOPE)_[A-Z0-9_]+\\b'),
        ],
      },
      word: {
        patterns: [
          // `x.len`, `bgp_path.prepend(...)`: contextual, so any name is a method here.
          rule('', '(\\.)([a-z_]\\w*)', captures('punctuation.accessor', 'entity.name.function.method')),
          rule('support.variable.attribute', '\\b(?:babel|bgp|igp|kernel|krt|mpls|ospf|ra|radv|rip)_[a-z0-9_]+\\b'),
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
          rule('support.variable.attribute', `${anyOf(words.attribute)}(?=\\s*(?:[.~=!<>,)]|$))`),
          rule('keyword.other.option', anyOf([...words.option, ...words.protocol, ...words.channel].filter(unique))),
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

function unique(word, at, all) {
  return all.indexOf(word) === at;
}

const GRAMMARS = { bird: birdGrammar };

/** The text of a generated grammar, by dialect. */
export function generate(dialect) {
  const words = JSON.parse(readFileSync(new URL(`${dialect}.keywords.json`, folder), 'utf8'));
  return `${JSON.stringify(GRAMMARS[dialect](words), null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const dialect of Object.keys(GRAMMARS)) {
    const file = new URL(`${dialect}.tmLanguage.json`, folder);
    const text = generate(dialect);
    if (!process.argv.includes('--check')) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text) {
      console.error(`grammars/${dialect}.tmLanguage.json is stale: run node scripts/generate-grammar.mjs`);
      process.exitCode = 1;
    }
  }
}
