import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type IGrammar, INITIAL } from 'vscode-textmate';
import { frrGrammar, frrWords, grammarText } from '../../scripts/generate-grammar.mjs';
import { catalogueOf, VERSIONS } from '../../server/src/dialects/frr/catalogue.js';
import { loadGrammar } from './load.js';

const path = new URL('../../grammars/frr.tmLanguage.json', import.meta.url);
let grammar: IGrammar;

beforeAll(async () => {
  grammar = await loadGrammar(path, 'source.frr');
});

/** The innermost scope of each piece of a line that is not blank: `piece → scope`. */
function scopes(line: string): string[] {
  return grammar
    .tokenizeLine(line, INITIAL)
    .tokens.map(({ startIndex, endIndex, scopes }) => [line.slice(startIndex, endIndex).trim(), scopes.at(-1)])
    .filter(([piece]) => piece !== '')
    .map(([piece, scope]) => `${piece} → ${scope?.replace(/\.frr$/, '')}`);
}

describe('the FRR grammar', () => {
  const words = frrWords({ catalogueOf, VERSIONS });

  it("is what the generator makes of the dialect's tables", () => {
    expect(readFileSync(path, 'utf8')).toBe(grammarText(frrGrammar(words)));
  });

  it('knows every word that a command begins with', () => {
    const plain = (words.first ?? []).filter(word => !/keyword|storage/.test(scopes(`${word} x`)[0] ?? ''));
    expect(plain).toEqual([]);
  });

  const CASES: [text: string, ...expected: string[]][] = [
    ['! note 10.0.0.1', '! note 10.0.0.1 → comment.line.exclamation'],
    [' # note', '# note → comment.line.number-sign'],
    ['hostname a ! b', '! → variable.other'],
    [
      'router bgp 4200000000',
      'router → storage.type.block',
      'bgp → entity.name.class.protocol',
      '4200000000 → constant.numeric',
    ],
    [
      ' neighbor 10.255.255.1 remote-as external',
      'neighbor → keyword.other.command',
      '10.255.255.1 → constant.numeric.address',
      'remote-as → keyword.other.option',
      'external → constant.language',
    ],
    [
      ' no bgp default ipv4-unicast',
      'no → keyword.control.negation',
      'bgp → keyword.other.command',
      'ipv4-unicast → keyword.other.option',
    ],
    [' neighbor x peer-group NREC', 'peer-group → keyword.other.option', 'NREC → entity.other.inherited-class'],
    [' neighbor x description NREC permit 10', 'NREC permit 10 → string.unquoted.description'],
    [' neighbor x password secret', 'password → keyword.other.option', 'secret → string.unquoted.password'],
    [
      'ip prefix-list OURS seq 10 permit 192.168.0.16/31 le 32',
      'ip → entity.name.type.family',
      'OURS → variable.other.list',
      'permit → keyword.control.permit',
      '192.168.0.16 → constant.numeric.address',
      '31 → constant.numeric.length',
      'le → keyword.operator.range',
    ],
    [
      'ipv6 prefix-list OURS permit fda4:5ff2:8477:1755::/127',
      'fda4:5ff2:8477:1755:: → constant.numeric.address',
      '127 → constant.numeric.length',
    ],
    [
      'route-map OUT deny 10',
      'route-map → storage.type.block',
      'OUT → entity.name.function.route-map',
      'deny → keyword.control.deny',
    ],
    [' match ip address prefix-list OURS', 'match → keyword.other.command', 'OURS → variable.other.list'],
    ['  neighbor x route-map OUT out', 'OUT → entity.name.function.route-map', 'out → constant.language'],
    [
      ' address-family ipv6 unicast',
      'address-family → storage.type.block',
      'ipv6 → entity.name.type.family',
      'unicast → entity.name.type.family',
    ],
    ['interface eth0', 'interface → storage.type.block', 'eth0 → entity.name.section'],
    ['bfd', 'bfd → storage.type.block'],
    [' exit-address-family', 'exit-address-family → keyword.control.exit'],
    ['exit', 'exit → keyword.control.exit'],
    [' set community 65535:666 additive', '65535:666 → constant.numeric.community'],
  ];
  it.each(CASES)('%s', (text, ...expected) => {
    expect(scopes(text)).toEqual(expect.arrayContaining(expected));
  });
});
