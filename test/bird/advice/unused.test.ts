import { describe, expect, it } from 'vitest';
import { found } from './advise.js';

const REST = `router id 10.0.0.1;
protocol device {}
protocol bgp b {
  local as 65000;
  neighbor 10.0.0.2 as 65001;
  ipv4 { import all; export none; };
}
`;

describe('a definition that nothing uses', () => {
  it.each([
    ['a constant', 'define A = 1;', 'A'],
    ['a filter', 'filter f { reject; }', 'f'],
    ['a function', 'function g() { return 1; }', 'g'],
    ['a template', 'template bgp t { local as 65000; }', 't'],
    ['a table', 'ipv4 table other;', 'other'],
    ['another table of a kind', 'roa4 table r;\nroa4 table other;', 'other'],
    ['an attribute', 'attribute int mine;', 'mine'],
    ['one that a comment names', '# A\ndefine A = 1; /* A */', 'A'],
    ['one that a string names', 'define A = 1;\nlog "A" all;', 'A'],
  ])('%s', async (_, text, name) => {
    expect(await found('unused-definition', `${text}\n${REST}`)).toEqual([name]);
  });

  it.each([
    [
      'in another definition',
      'define A = 1;\ndefine B = A;\nprotocol pipe { table master4; peer table t; import where bgp_med = B; }',
    ],
    ['in a path mask', 'define A = 1;\nprotocol kernel { ipv4 { export where bgp_path ~ [= A * =]; }; }'],
    ['in a static route', 'define A = 10.0.0.9;\nprotocol static { ipv4; route 10.0.0.0/8 via A; }'],
    ['in a set', 'define A = 1;\nprotocol kernel { ipv4 { export where bgp_path ~ [A]; }; }'],
    ['in an option', 'define A = 7;\nprotocol kernel { ipv4; kernel table A; }'],
    ['quoted', "define 'a-b' = 7;\nprotocol kernel { ipv4; kernel table 'a-b'; }"],
    ['by a dump of tables', 'ipv4 table other;\nprotocol mrt { table "oth*"; filename "/tmp/x"; period 300; }'],
    ['by channels that name no table', 'roa4 table r;\nprotocol static { roa4; }'],
    ['as a table', 'ipv4 table other;\nprotocol kernel { ipv4 { table other; }; }'],
  ])('is none when it is used %s', async (_, text) => {
    const tables = text.includes('peer table t') ? 'ipv4 table t;\n' : '';
    expect(await found('unused-definition', `${tables}${text}\n${REST}`)).toEqual([]);
  });

  it('is told of the file that is read first, when all of it could be read', async () => {
    const library = 'define A = 1;\nfunction g() { return 2; }\n';
    expect(await found('unused-definition', `include "lib.conf";\n${REST}`, '2.17', { 'lib.conf': library })).toEqual(
      [],
    );
    expect(await found('unused-definition', `define A = 1;\ninclude "none.conf";\n${REST}`)).toEqual([]);
    expect(await found('unused-definition', `define A = 1;\ndefine B = 1 2;\n${REST}`)).toEqual([]);
  });

  it('is told of whole configurations only', async () => {
    expect(await found('unused-definition', 'define A = 1;\nprotocol device {}\n')).toEqual([]);
    expect(await found('unused-definition', `define A = 1;\n${REST.slice(REST.indexOf('protocol bgp'))}`)).toEqual([]);
  });

  it('is found among many', async () => {
    const names = Array.from({ length: 30 }, (_, i) => `name_${i}`);
    const text = names.map(name => `define ${name} = 1;\n`).join('');
    expect(await found('unused-definition', text + REST)).toEqual(names);
    const used = names.slice(1).join(' ');
    const mask = `protocol kernel { ipv4 { export where bgp_path ~ [= ${used} =]; }; }\n`;
    expect(await found('unused-definition', text + mask + REST)).toEqual(['name_0']);
  });
});
