import { describe, expect, it } from 'vitest';
import { catalogueOf, VERSIONS } from '../../server/src/dialects/frr/catalogue.js';
import { normalized, parseDefinition, validateGrammar } from '../../server/src/dialects/frr/definition.js';
import { validateGrammar as validateStructure } from '../../server/src/dialects/frr/structure.js';
import { unpackDefinition } from '../../server/src/dialects/frr/unpack.js';
import { provideGroupBy } from '../group-by.js';

describe('the grammars', () => {
  it('pass the checks that the product skips', () => {
    provideGroupBy();
    expect(validateGrammar).not.toThrow();
    expect(validateStructure).not.toThrow();
  });
});

describe('a definition', () => {
  it('is read piece by piece', () => {
    expect(parseDefinition('![no] neighbor <A.B.C.D|WORD>$peer [foo|bar (1-4)] {a|b X:X::X:X} LINE...')).toEqual([
      { kind: 'optional after no', ways: [[{ kind: 'keyword', text: 'no' }]] },
      { kind: 'keyword', text: 'neighbor' },
      {
        kind: 'one',
        ways: [[{ kind: 'typed', type: 'ipv4', text: 'A.B.C.D' }], [{ kind: 'variable', text: 'WORD' }]],
      },
      {
        kind: 'optional',
        ways: [
          [{ kind: 'keyword', text: 'foo' }],
          [
            { kind: 'keyword', text: 'bar' },
            { kind: 'range', text: '(1-4)', min: 1, max: 4 },
          ],
        ],
      },
      {
        kind: 'some',
        ways: [
          [{ kind: 'keyword', text: 'a' }],
          [
            { kind: 'keyword', text: 'b' },
            { kind: 'typed', type: 'ipv6', text: 'X:X::X:X' },
          ],
        ],
      },
      { kind: 'variable', text: 'LINE' },
      { kind: 'repeat' },
    ]);
  });

  it.each(['<a', '[a', 'a]', '{a|', '(1-', '>'])('that is broken is refused: %s', text => {
    expect(() => parseDefinition(text)).toThrow(/not a definition/);
  });

  it('is compared without names', () => {
    expect(normalized('[no$no]  neighbor <A.B.C.D | WORD>$peer')).toBe('[no] neighbor <A.B.C.D|WORD>');
  });
});

describe.each(VERSIONS)('the tables of %s', version => {
  const { nodes } = catalogueOf(version);

  it('are unpacked to what their definitions say', () => {
    const all = new Set(nodes.flatMap(({ commands }) => commands.map(({ syntax }) => syntax)));
    expect(all.size).toBeGreaterThan(2000);
    for (const syntax of all) expect(unpackDefinition(syntax), syntax).toEqual(parseDefinition(syntax));
  });

  it('hold definitions alone', () => {
    for (const { commands } of nodes) for (const { graph } of commands) expect(graph.start.next).not.toEqual([]);
  });

  it('name every node that a command leads to', () => {
    const entered = nodes.flatMap(node => node.commands.flatMap(({ syntax }) => node.enteredBy(syntax)?.name ?? []));
    const names = nodes.map(({ name }) => name).filter(name => name !== 'config' && name !== 'enable');
    expect(new Set(entered)).toEqual(new Set(names));
  });

  it('lead back to configuration from every node', () => {
    for (const node of nodes) {
      let up = node;
      for (let depth = 0; up.parent && depth < 10; depth++) up = up.parent;
      expect(['config', 'enable']).toContain(up.name);
    }
  });
});
