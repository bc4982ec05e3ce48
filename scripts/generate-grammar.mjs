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

/** The tables of BIRD's dialect. */
function birdTables() {
  return bundled(
    'bird',
    `export { knownWords } from './words.js';
     export { PROTOCOLS } from './catalogue/index.js';
     export { ATTRIBUTES } from './catalogue/attributes.js';`,
  );
}

/** What modules of a dialect export. Node 20 cannot import TypeScript, so they are bundled first. */
async function bundled(dialect, contents) {
  const bundle = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL(`server/src/dialects/${dialect}`, root)), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  return import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString('base64')}`);
}

const frr = (name, match, names) => ({
  ...(name && { name: `${name}.frr` }),
  match,
  ...(names && { captures: Object.fromEntries(names.map((name, i) => [i + 1, { name: `${name}.frr` }])) }),
});

/**
 * The grammar of FRR's configurations. What a word is depends on all words in front of it, which only the server knows; here
 * the first word of a line, names behind the words that introduce them, values by their form, and words to read. A line begins
 * (`\\G`) where the grammar around leaves it to this one, too: in YAML, behind the indentation.
 */
export function frrGrammar({ first, blocks }) {
  const word = text => `(?<=\\s|^)${text}(?=\\s|$)`;
  return {
    $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
    name: 'FRR',
    scopeName: 'source.frr',
    fileTypes: ['frr'],
    patterns: include(['comment', 'text', 'secret', 'header', 'name', 'value', 'word']),
    repository: {
      // Only a whole line is a comment.
      comment: {
        patterns: [
          frr('comment.line.exclamation', '(?:^|\\G)\\s*!.*$'),
          frr('comment.line.number-sign', '(?:^|\\G)\\s*#.*$'),
        ],
      },
      text: {
        patterns: [
          frr(
            '',
            '(?:^|\\G)\\s*(?:(no)\\s+)?((?:neighbor\\s+\\S+\\s+)?(?:description|remark)|banner\\s+motd\\s+line)(\\s+.*)$',
            ['keyword.control.negation', 'keyword.other.option', 'string.unquoted.description'],
          ),
        ],
      },
      secret: {
        patterns: [
          frr('', `${word('(password|key-string|authentication-key|md5)')}\\s+(?:(\\d)\\s+)?(\\S+)`, [
            'keyword.other.option',
            'constant.numeric',
            'string.unquoted.password',
          ]),
        ],
      },
      header: {
        patterns: [
          frr('', '(?:^|\\G)\\s*(router)\\s+([a-z0-9]+)(?=\\s|$)', [
            'storage.type.block',
            'entity.name.class.protocol',
          ]),
          frr('', '(?:^|\\G)\\s*(address-family)\\s+(ipv4|ipv6|l2vpn)(?:\\s+([a-z-]+))?', [
            'storage.type.block',
            'entity.name.type.family',
            'entity.name.type.family',
          ]),
          frr('', '(?:^|\\G)\\s*(route-map)\\s+(\\S+)\\s+(?:(permit)|(deny))(?:\\s+(\\d+))?', [
            'storage.type.block',
            'entity.name.function.route-map',
            'keyword.control.permit',
            'keyword.control.deny',
            'constant.numeric',
          ]),
          frr('', '(?:^|\\G)\\s*(interface|vrf|profile|nexthop-group|pbr-map)\\s+(\\S+)', [
            'storage.type.block',
            'entity.name.section',
          ]),
          frr('storage.type.block', `(?:^|\\G)\\s*(?:${blocks.join('|')})(?=\\s|$)`),
          frr('keyword.control.exit', '(?:^|\\G)\\s*(?:exit(?:-[a-z-]+)?|quit|end)(?=\\s*$)'),
        ],
      },
      name: {
        patterns: [
          frr('', `${word('(ipv6|ip)')}\\s+(prefix-list|access-list)\\s+(\\S+)`, [
            'entity.name.type.family',
            'keyword.other.option',
            'variable.other.list',
          ]),
          frr('', `${word('(route-map)')}\\s+(?!vpn\\b|delay-timer\\b)(\\S+)`, [
            'keyword.other.option',
            'entity.name.function.route-map',
          ]),
          frr(
            '',
            `${word('(prefix-list|access-list|as-path-access-list|filter-list|distribute-list)')}\\s+(?!permit\\b|deny\\b)(\\S+)`,
            ['keyword.other.option', 'variable.other.list'],
          ),
          frr('', `${word('(peer-group)')}\\s+(\\S+)`, ['keyword.other.option', 'entity.other.inherited-class']),
        ],
      },
      value: {
        patterns: [
          frr('', `${word(`(${IPV4}|${IPV6})(/)(\\d{1,3})`)}`, [
            'constant.numeric.address',
            'keyword.operator.prefix',
            'constant.numeric.length',
          ]),
          frr('constant.numeric.address', word(`(?:${IPV6}|${IPV4})`)),
          frr('constant.numeric.community', word('\\d+(?::\\d+){1,2}')),
          frr('constant.numeric', word('[+-]?\\d+(?:\\.\\d+)?')),
        ],
      },
      word: {
        patterns: [
          frr('keyword.control.negation', '(?:^|\\G)\\s*no(?=\\s)'),
          // Also behind `no`: what a command begins with.
          frr('keyword.other.command', `(?:(?:^|\\G)\\s*|(?<=\\bno\\s))(?:${first.join('|')})(?=\\s|$)`),
          frr('keyword.control.permit', word('permit')),
          frr('keyword.control.deny', word('deny')),
          frr(
            'constant.language',
            word('(?:any|in|out|internal|external|auto|all|both|none|always|blackhole|reject|Null0)'),
          ),
          frr('keyword.operator.range', word('(?:le|ge)')),
          frr('entity.name.type.family', word('(?:ipv4|ipv6|unicast|multicast|evpn|l2vpn)')),
          frr('keyword.other.option', word('[a-z][a-z0-9]*(?:-[a-zA-Z0-9]+)*')),
          frr('variable.other', word('\\S+')),
        ],
      },
    },
  };
}

/** The words that commands of FRR begin with, and those that begin a block. */
export function frrWords({ catalogueOf, VERSIONS }) {
  const first = new Set();
  const blocks = new Set();
  for (const version of VERSIONS) {
    for (const node of catalogueOf(version).nodes) {
      if (node.name === 'enable') continue;
      for (const [word, commands] of node.beginnings) {
        if (!/^[a-z][\w-]*$/.test(word) || word === 'no') continue;
        first.add(word);
        if (commands.some(({ syntax }) => node.enteredBy(syntax) && syntax.startsWith(word))) blocks.add(word);
      }
    }
  }
  const longest = words => [...words].sort((a, b) => b.length - a.length || a.localeCompare(b));
  return { first: longest(first), blocks: longest(blocks) };
}

/** The tables of FRR's dialect. */
function frrTables() {
  return bundled('frr', `export { catalogueOf, VERSIONS } from './catalogue.js';`);
}

/** The text of a grammar file. */
export function grammarText(grammar) {
  return `${JSON.stringify(grammar, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const grammars = {
    bird: birdGrammar(birdWords(await birdTables())),
    frr: frrGrammar(frrWords(await frrTables())),
  };
  for (const [name, grammar] of Object.entries(grammars)) {
    const file = new URL(`grammars/${name}.tmLanguage.json`, root);
    const text = grammarText(grammar);
    if (!process.argv.includes('--check')) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text) {
      console.error(`grammars/${name}.tmLanguage.json is stale: run node scripts/generate-grammar.mjs`);
      process.exitCode = 1;
    }
  }
}
