import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type IGrammar, INITIAL } from 'vscode-textmate';
import { birdGrammar, birdWords, grammarText } from '../../scripts/generate-grammar.mjs';
import { ATTRIBUTES } from '../../server/src/dialects/bird/catalogue/attributes.js';
import { PROTOCOLS } from '../../server/src/dialects/bird/catalogue/index.js';
import { knownWords } from '../../server/src/dialects/bird/words.js';
import { loadGrammar } from './load.js';

const path = new URL('../../grammars/bird.tmLanguage.json', import.meta.url);
let grammar: IGrammar;

beforeAll(async () => {
  grammar = await loadGrammar(path, 'source.bird');
});

/** The innermost scope of each piece of a text that is not blank: `piece → scope`. */
function scopes(text: string): string[] {
  let stack = INITIAL;
  return text.split('\n').flatMap(line => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    return result.tokens
      .map(({ startIndex, endIndex, scopes }) => [line.slice(startIndex, endIndex).trim(), scopes.at(-1)])
      .filter(([piece]) => piece !== '')
      .map(([piece, scope]) => `${piece} → ${scope?.replace(/\.bird$/, '')}`);
  });
}

describe('the BIRD grammar', () => {
  const words = birdWords({ knownWords, PROTOCOLS, ATTRIBUTES });

  it("is what the generator makes of the dialect's words", () => {
    expect(readFileSync(path, 'utf8')).toBe(grammarText(birdGrammar(words)));
  });

  it('leaves no keyword looking like a name', () => {
    const plain = [...knownWords()]
      .filter(([, { keyword }]) => keyword !== 0)
      .map(([word]) => word)
      .filter(word => scopes(`  ${word} 1`).some(scope => scope === `${word} → variable.other`));
    // Types, attributes and functions look like what they are only where they are used as such.
    const contextual = new Set([...(words.type ?? []), ...(words.attribute ?? []), ...(words.function ?? [])]);
    expect(plain.filter(word => !contextual.has(word))).toEqual([]);
  });

  const CASES: [text: string, ...expected: string[]][] = [
    ['# note', '# → comment.line.number-sign'.replace('#', '# note')],
    ['/* a\nb */ define', 'b → comment.block', 'define → storage.type'],
    [
      'define WEB = 192.0.2.0/24;',
      'define → storage.type',
      'WEB → variable.other.constant',
      '192.0.2.0 → constant.numeric.address',
      '24 → constant.numeric.length',
    ],
    [
      '10.0.0.0/8{16,24}',
      '16 → constant.numeric.length',
      '24 → constant.numeric.length',
      '{ → punctuation.definition.range',
    ],
    [
      '[ fda4:5ff2:8477:1755::/127+, ::/0 ]',
      'fda4:5ff2:8477:1755:: → constant.numeric.address',
      '127 → constant.numeric.length',
      '+ → keyword.operator.range',
      ':: → constant.numeric.address',
    ],
    [
      'protocol bgp nrec_peer1 from nrec {',
      'protocol → storage.type.protocol',
      'bgp → entity.name.class.protocol',
      'nrec_peer1 → entity.name.section.protocol',
      'from → keyword.other.from',
      'nrec → entity.other.inherited-class',
    ],
    ['protocol kernel {', 'kernel → entity.name.class.protocol'],
    ['protocol ospf v3 core {', 'v3 → entity.name.class.protocol', 'core → entity.name.section.protocol'],
    ['template bgp nrec {', 'template → storage.type.protocol', 'nrec → entity.name.section.protocol'],
    ['filter export_v4 {', 'filter → storage.type', 'export_v4 → entity.name.function'],
    [
      'function ours(prefix p) {',
      'function → storage.type',
      'ours → entity.name.function',
      'prefix → storage.type',
      'p → variable.other',
    ],
    [
      'export filter export_v4;',
      'export → keyword.other.option',
      'filter → keyword.other.option',
      'export_v4 → entity.name.function',
    ],
    ['import none;', 'import → keyword.other.option', 'none → constant.language'],
    [
      'neighbor 10.255.255.1 port 179 as 65535;',
      'neighbor → keyword.other.option',
      '10.255.255.1 → constant.numeric.address',
      'port → keyword.other.option',
      '179 → constant.numeric',
      'as → keyword.other.option',
      '65535 → constant.numeric',
    ],
    ['password "secret";', 'password → keyword.other.option', 'secret → string.quoted.double'],
    [
      'if net ~ 192.0.2.0/24 then accept;',
      'if → keyword.control',
      'net → support.variable.attribute',
      '~ → keyword.operator',
      'then → keyword.control',
      'accept → keyword.control',
    ],
    ['bgp_path.prepend(65001);', 'bgp_path → support.variable.attribute', 'prepend → entity.name.function.method'],
    [
      'bgp_community.add((65535,666));',
      'bgp_community → support.variable.attribute',
      'add → entity.name.function.method',
    ],
    [
      'if source = RTS_BGP && ours(net) then',
      'RTS_BGP → support.constant',
      '&& → keyword.operator',
      'ours → entity.name.function.call',
    ],
    ['bgp_path ~ [= * 65001 * =]', '[= → constant.other.mask', '=] → constant.other.mask'],
    [
      'ipv4 table backup;',
      'ipv4 → entity.name.type.channel',
      'table → storage.type.table',
      'backup → variable.other.table',
    ],
    ['ipv6 {', 'ipv6 → entity.name.type.channel'],
    ['interval 300 ms;', '300 → constant.numeric', 'ms → keyword.other.unit'],
    ['include "filters/*.conf";', 'include → keyword.control.include', '"filters/*.conf" → string.quoted.double'],
    ["protocol static 'my-routes' {", "'my-routes' → entity.name.section.protocol"],
    ['my_password_file', 'my_password_file → variable.other'],
  ];
  it.each(CASES)('%s', (text, ...expected) => {
    expect(scopes(text)).toEqual(expect.arrayContaining(expected));
  });

  it('closes a string at the end of its line, as the daemon does', () => {
    expect(scopes('password "open\nmultihop;')).toContain('multihop → keyword.other.option');
  });
});
