import { describe, expect, it } from 'vitest';
import type { Channel, FilterDefinition, Option, StaticRoute } from '../../../server/src/dialects/bird/tree.js';
import { expressionOf, findings, optionOf, plain, protocolOf, read, readWhole, textOf } from './read.js';

const statementsOf = (body: string, version = '2.17') => {
  const unit = readWhole(`filter f {\n${body}\n}`, version);
  expect(findings(unit)).toEqual([]);
  return (unit.tree.items[0] as FilterDefinition).body.statements.map(plain);
};

describe('a BGP protocol', () => {
  const unit = read(`define ME = 65001;
template bgp base { local 192.0.2.9 as ME; }
protocol bgp 'p-1' from base {
  neighbor 192.0.2.1 port 1179 as 65002;
  multihop 3;
  password "hidden";
  bfd graceful;
  ipv4 {
    import filter { accept; };
    export where net ~ [ 10.0.0.0/8+ ];
    import limit 10 action warn;
    next hop self;
  };
}
`);
  const protocol = protocolOf(unit);

  it('has a type, a name and a template', () => {
    expect(findings(unit)).toEqual([]);
    expect(plain(protocol)).toMatchObject({
      type: { text: 'bgp' },
      name: { text: 'p-1' },
      from: { text: 'base' },
      damaged: false,
    });
    expect(textOf(unit, protocol.header)).toBe("protocol bgp 'p-1' from base");
    expect(textOf(unit, protocol.inner).trim()).toMatch(/^neighbor[\s\S]*};$/);
  });

  it('has options by keys, with arguments by name', () => {
    expect(plain(optionOf(protocol.items, 'bgp.neighbor'))).toMatchObject({
      args: { address: { kind: 'address' }, port: { value: 1179 }, as: { value: 65002 } },
      flags: [],
    });
    expect(plain(optionOf(protocol.items, 'bgp.multihop'))).toMatchObject({ args: { hops: { value: 3 } } });
    expect(optionOf(protocol.items, 'bgp.bfd').flags.map(({ text }) => text)).toEqual(['graceful']);
  });

  it('has spans with and without the semicolon', () => {
    const option = optionOf(protocol.items, 'bgp.multihop');
    expect([textOf(unit, option.span), textOf(unit, option.full)]).toEqual(['multihop 3', 'multihop 3;']);
  });

  it('has channels with policies', () => {
    const channel = protocol.items.find((item): item is Channel => item.kind === 'channel') as Channel;
    expect(channel.type).toBe('ipv4');
    expect(textOf(unit, channel.header)).toBe('ipv4');
    expect(plain(optionOf(channel.items, 'channel.import').args.policy)).toMatchObject({ kind: 'inline filter' });
    expect(plain(optionOf(channel.items, 'channel.export').args.policy)).toMatchObject({
      kind: 'where',
      condition: { kind: 'binary', operator: '~' },
    });
    expect(plain(optionOf(channel.items, 'channel.import limit'))).toMatchObject({
      args: { count: { value: 10 } },
      flags: [{ text: 'action' }, { text: 'warn' }],
    });
  });
});

describe('other blocks', () => {
  it('nest', () => {
    const unit = read('protocol ospf v3 { ipv6; area 0.0.0.1 { stub; interface "eth*" { cost 5; }; }; }\n');
    expect(findings(unit)).toEqual([]);
    const protocol = protocolOf(unit);
    expect(protocol.variant?.text).toBe('v3');
    const area = optionOf(protocol.items, 'ospf.area');
    const device = optionOf(area.items ?? [], 'ospf area.interface');
    expect(optionOf(device.items ?? [], 'ospf interface.cost').args.cost).toMatchObject({ value: 5 });
  });

  it('hold static routes', () => {
    const unit = read(
      'protocol static { ipv4; route 10.0.0.0/8 blackhole; route 11.0.0.0/8 via 192.0.2.1%eth0 weight 2; route 12.0.0.0/8 recursive 192.0.2.1; }\n',
    );
    const routes = protocolOf(unit).items.filter((item): item is StaticRoute => item.kind === 'route');
    expect(routes.map(({ destination }) => destination?.text)).toEqual(['blackhole', 'via', 'recursive']);
    expect(routes.map(({ span }) => textOf(unit, span))[1]).toBe('route 11.0.0.0/8 via 192.0.2.1%eth0 weight 2');
  });

  it('stand at the outermost level', () => {
    const unit = readWhole(
      'router id 192.0.2.1;\nlog stderr { info, warning };\nipv4 table t sorted;\nroa4 table r { trie; }\n',
    );
    expect(findings(unit)).toEqual([]);
    expect(unit.tree.items.slice(0, 4).map(item => (item as Option).option)).toEqual([
      'top.router id',
      'top.log',
      'top.ipv4 table',
      'top.roa4 table',
    ]);
    expect((unit.tree.items[3] as Option).items).toHaveLength(1);
  });
});

describe('expressions', () => {
  it('bind as BIRD binds them', () => {
    const shape = (text: string): unknown => {
      const walk = (node: ReturnType<typeof expressionOf>): unknown =>
        node.kind === 'binary'
          ? [walk(node.left), node.operator, walk(node.right)]
          : node.kind === 'unary'
            ? [node.operator, walk(node.operand)]
            : node.kind === 'number' || node.kind === 'boolean'
              ? node.value
              : node.kind;
      return walk(expressionOf(text));
    };
    expect(shape('1 + 2 * 3 - 4')).toEqual([[1, '+', [2, '*', 3]], '-', 4]);
    expect(shape('1 + 2 > 2 && 3 < 4 || true')).toEqual([[[[1, '+', 2], '>', 2], '&&', [3, '<', 4]], '||', true]);
    expect(shape('! true || false')).toEqual([['!', true], '||', false]);
    expect(shape('(1 + 2) * 3')).toEqual([[1, '+', 2], '*', 3]);
  });

  it('have sets of prefixes with their lengths', () => {
    expect(plain(expressionOf('[ 10.0.0.0/8+, 10.0.0.0/16-, 10.0.0.0/8{12,24}, 10.0.0.0/8 ]'))).toMatchObject({
      items: [
        { kind: 'prefixes', low: 8, high: 32 },
        { kind: 'prefixes', low: 0, high: 16 },
        { kind: 'prefixes', low: 12, high: 24 },
        { kind: 'prefixes', low: 8, high: 8 },
      ],
    });
  });

  it('have tuples and their patterns', () => {
    expect(plain(expressionOf('(65001, 1)'))).toMatchObject({
      kind: 'tuple',
      elements: [{ kind: 'one' }, { kind: 'one' }],
    });
    expect(plain(expressionOf('[ (65001, *), (rt, 1, 2..3), (1, 2, *) ]'))).toMatchObject({
      items: [
        { value: { kind: 'tuple', elements: [{}, { kind: 'any' }] } },
        { value: { kind: 'tuple', elements: [{}, {}, { kind: 'range' }] } },
        { value: { kind: 'tuple', elements: [{}, {}, { kind: 'any' }] } },
      ],
    });
  });
});

describe('statements', () => {
  it('of all kinds', () => {
    expect(
      statementsOf(`
        int a = 1;
        a = a + 1;
        if a > 1 then { print a, "x"; } else reject "no";
        case a { 1, 2..3: print "few"; else: print "many"; }
        for int hop in bgp_path do print hop;
        unset(bgp_med);
        bgp_community.add((65001, 1));
        { accept; }
      `),
    ).toMatchObject([
      { kind: 'declaration', type: { text: 'int' }, name: { text: 'a' }, value: { value: 1 } },
      { kind: 'assignment', target: { kind: 'name', name: 'a' }, value: { kind: 'binary' } },
      {
        kind: 'if',
        // biome-ignore lint/suspicious/noThenProperty: the tree's own word for it; nothing awaits it
        then: { kind: 'block', statements: [{ kind: 'print', values: [{}, {}] }] },
        else: { kind: 'verdict', verdict: 'reject', message: [{ value: 'no' }] },
      },
      { kind: 'case', arms: [{ matches: [{ kind: 'one' }, { kind: 'range' }] }, { body: [{ kind: 'print' }] }] },
      { kind: 'for', type: { text: 'int' }, variable: { text: 'hop' }, in: { name: 'bgp_path' } },
      { kind: 'unset', target: { name: 'bgp_med' } },
      { kind: 'expression', expression: { kind: 'method', object: { name: 'bgp_community' }, name: { text: 'add' } } },
      { kind: 'block', statements: [{ kind: 'verdict', verdict: 'accept' }] },
    ]);
  });

  it('of functions', () => {
    const unit = readWhole(
      'function f(int a; prefix set b) -> bool { return a > 1; }\nfilter g { if f(2, [10.0.0.0/8]) then accept; reject; }',
    );
    expect(findings(unit)).toEqual([]);
    expect(plain(unit.tree.items[0])).toMatchObject({
      kind: 'function',
      name: { text: 'f' },
      parameters: [
        { type: { text: 'int' }, name: { text: 'a' } },
        { type: { text: 'prefix set' }, name: { text: 'b' } },
      ],
      returns: { text: 'bool' },
    });
  });
});

describe('what cannot be read', () => {
  it('leaves what stands around it', () => {
    const unit = readWhole(
      'filter f {\n  if net ~ 10.0.0.0/8 the accept;\n  print "here";\n  reject;\n}\ndefine A = 1;',
    );
    expect(findings(unit)).toEqual(['2 syntax']);
    const filter = unit.tree.items[0] as FilterDefinition;
    expect(filter.body.statements.map(({ kind }) => kind)).toEqual(['damaged', 'print', 'verdict']);
    expect(unit.tree.items[1]).toMatchObject({ kind: 'define' });
  });

  it('makes its block damaged, and nothing is missing from such a block', () => {
    const unit = read('protocol bgp b {\n  neighbour 192.0.2.1 as 65002;\n}\n');
    expect(findings(unit)).toEqual(['2 unknown-option']);
    expect(protocolOf(unit)).toMatchObject({ damaged: true, items: [{ kind: 'damaged' }] });
  });

  it('may have defined names', () => {
    const unit = readWhole('define A == 1;\ndefine B = A;');
    expect(findings(unit)).toEqual(['1 syntax']);
  });
});
