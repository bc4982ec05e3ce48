import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../../server/src/dialects/bird/definitions.js';
import { type Interpretation, Interpreter } from '../../../server/src/dialects/bird/interpret.js';
import { parseBird } from '../../../server/src/dialects/bird/parse.js';
import type { Family } from '../../../server/src/net/address.js';

const OURS = '192.168.0.16/31{31,32}';

/** What the filter F of a text does. */
function interpreted(text: string, family: Family = 'ipv4', version = '2.17'): Interpretation {
  const source = { path: 'bird.conf', text: `${text}\nprotocol device {}\n` };
  const snapshot = {
    read: (path: string) =>
      path === source.path ? ({ kind: 'source', source } as const) : ({ kind: 'missing' } as const),
    glob: () => [],
    resolve: (_from: string, written: string) => written,
  };
  const definitions = definitionsOf(parseBird(source.path, snapshot, version).tree);
  return new Interpreter(family, definitions).filter(definitions.filters.get('F')?.body as never);
}

/** Both sets in short form, `must` only where it differs. */
function accepted(text: string, family?: Family, version?: string): string {
  const { may, must } = interpreted(text, family, version);
  return may.equals(must) ? `${may}` : `${must} to ${may}`;
}

describe('what `return` in a filter itself comes to, each as BIRD 2.0 answered; later versions refuse it', () => {
  it.each([
    ['true', `filter F { if net ~ [ ${OURS} ] then return true; reject; }`, '192.168.0.16/31+'],
    ['false', 'filter F { if net.len = 32 then return false; accept; }', '0.0.0.0/0{0,31}'],
    ['a condition', `filter F { return net ~ [ ${OURS} ]; }`, '192.168.0.16/31+'],
    ['a number', `filter F { if net ~ [ ${OURS} ] then return 5; reject; }`, 'nothing'],
    [
      'what is not known',
      `filter F { if net ~ [ ${OURS} ] then return bgp_med = 5; reject; }`,
      'nothing to 192.168.0.16/31+',
    ],
  ])('%s', (_, text, wanted) => expect(accepted(text, 'ipv4', '2.0')).toBe(wanted));
});

describe('what a filter accepts, each as BIRD 2.0, 2.17 and 3.4 answered', () => {
  it.each([
    ['a condition kept in a variable', `filter F { bool b = false; b = net ~ [ ${OURS} ]; if b then accept; }`],
    ['a set kept in a variable', `filter F { prefix set p = [ ${OURS} ]; if net ~ p then accept; }`],
    [
      'a set chosen by a condition',
      `filter F { prefix set p = [ 10.0.0.0/8 ]; p = [ ${OURS} ]; if net ~ p then accept; }`,
    ],
    [
      'the network and a set as arguments',
      `function f(prefix p; prefix set q) { return p ~ q; } filter F { if f(net, [ ${OURS} ]) then accept; }`,
    ],
    ['the network kept in a variable', `filter F { prefix p = net; if p ~ [ ${OURS} ] then accept; }`],
    [
      'variables declared before the brace',
      `function f() prefix set p; { p = [ ${OURS} ]; return net ~ p; } filter F { if f() then accept; }`,
    ],
    [
      'a function that accepts by itself',
      `function f() { if net ~ [ ${OURS} ] then accept; return true; } filter F { print f(); reject; }`,
    ],
    [
      'a function that accepts while a variable is set',
      `function f() { if net ~ [ ${OURS} ] then accept; return true; } filter F { bool b = f(); reject; }`,
    ],
    [
      'a function as the value of an attribute',
      `function f() { if net ~ [ ${OURS} ] then accept; return 1; } filter F { bgp_med = f(); reject; }`,
    ],
    [
      'a function in a condition that is not reached',
      `function f() { accept; return true; } filter F { if net ~ [ ${OURS} ] && f() then reject; }`,
    ],
    [
      'an inner variable of the same name',
      `filter F { int x = 31; { int x = 8; x = 9; } if net ~ 192.168.0.16/31 && net.len >= x then accept; }`,
    ],
    ['arithmetic on lengths', `filter F { int x = net.len + 1; if net ~ 192.168.0.16/31 && x - 1 > 30 then accept; }`],
    ['masked addresses', `filter F { if net.ip.mask(31) = 192.168.0.16 && net.len > 30 then accept; }`],
    [
      'a case on addresses',
      `filter F { case net.ip { 192.168.0.16 .. 192.168.0.17: { if net.len > 30 then accept; } } }`,
    ],
    [
      'the prefix within another',
      `filter F { if net.len > 30 && (192.168.0.16/32 ~ net || 192.168.0.17/32 ~ net) then accept; }`,
    ],
    [
      'what arguments are changed to',
      `function f(int a) { a = a - 1; return net.len > a; } filter F { if net ~ 192.168.0.16/31 && f(31) then accept; }`,
    ],
  ])('%s', (_, text) => {
    expect(accepted(text)).toBe(OURS.replace('{31,32}', '+'));
    expect(interpreted(text).widened).toEqual([]);
  });

  it.each([
    ['numbers wrap round', 'filter F { if net.len - 1 > 100 then accept; }', '0.0.0.0/0'],
    [
      'a function without a value is no condition',
      'function f() { if net.len = 8 then return true; } filter F { if f() then accept; else accept; }',
      '0.0.0.0/0{8,8}',
    ],
    [
      'networks are ordered by address, then by length',
      'filter F { if net.len < 8 && net < 32.0.0.0/3 then accept; }',
      '0.0.0.0/3{0,7}',
    ],
    ['what a ROA would have is an error', 'filter F { if net.maxlen > 3 then accept; else accept; }', 'nothing'],
  ])('%s', (_, text, expected) => {
    const { may, must } = interpreted(text);
    expect(may.equals(must)).toBe(true);
    expect(`${may}`).toBe(expected);
  });
});

describe('what cannot be known lets everything through', () => {
  it.each([
    [
      'recursion',
      'function f(int n) -> bool { if n > 3 then return f(n - 1); if net.len = n then accept; return true; } filter F { print f(9); reject; }',
    ],
    ['functions of files that are not there', 'filter F { other(); reject; }'],
    ['a function of such a file as a condition', 'filter F { if other(net) then reject; reject; }'],
  ])('%s', (_, text) => {
    const { may, must, widened } = interpreted(text);
    expect(`${may}`).toBe('everything');
    expect(must.isEmpty()).toBe(true);
    expect(widened).not.toEqual([]);
  });

  it('attributes are followed both ways and are no lack of ours', () => {
    const { may, must, widened } = interpreted(
      'filter F { if net.len = 8 then { if bgp_path.len > 3 then accept; reject; } bool b = false; if source = RTS_BGP then b = true; if b then accept; }',
    );
    expect(`${may}`).toBe('everything');
    expect(must.isEmpty()).toBe(true);
    expect(widened).toEqual([]);
  });

  it('a loop may run any number of times', () => {
    const { may } = interpreted(
      'filter F { int x = 0; for int i in bgp_path do { if x = 1 then accept; x = x + 1; } reject; }',
    );
    expect(`${may}`).toBe('everything');
  });

  it.each([
    ['the prefix in an address', 'net ~ 10.1.1.1'],
    ['communities in a pair', 'bgp_community ~ (65000, 1)'],
    ['a path in a number', 'bgp_path !~ 65000'],
    ['a constant', 'net ~ OURS'],
  ])('“~” fails on every route for the types of its sides: %s', (_, condition) => {
    const text = `define OURS = 10.1.1.1; filter F { if net = 192.168.0.17/32 then accept; if ${condition} then accept; accept; }`;
    expect(accepted(text)).toBe('192.168.0.17/32');
  });

  it('“~” with a set of numbers does not fail on communities in BIRD 3.4', () => {
    expect(accepted('filter F { if bgp_community ~ [1, 2] then accept; accept; }')).toBe('nothing to everything');
  });

  it('“~” may match where a variable hides a constant', () => {
    const text = 'define OURS = 10.1.1.1; filter F { prefix OURS = 10.0.0.0/8; if net ~ OURS then accept; reject; }';
    expect(accepted(text)).toBe('10.0.0.0/8+');
  });

  it('a variable without a value is an error in BIRD 2.0', () => {
    expect(accepted('filter F { bool b; accept; }')).toBe('nothing to everything');
  });

  it.each([
    'bgp_community.add([(1, 2)])',
    'bgp_community.add((1, 2, 3))',
    'bgp_community.filter((1, 2))',
    'bgp_large_community.delete([(1, 2)])',
    'bgp_path.delete([1.2.3.4])',
    'bgp_community.add((1, net.len * 10000))',
    'bgp_ext_community.add((rt, 70000, net.len * 10000))',
  ])('%s may fail, which rejects the route', statement => {
    expect(accepted(`filter F { ${statement}; accept; }`)).toBe('nothing to everything');
  });

  it.each([
    'bgp_community.add((1, 2))',
    'bgp_community.delete((1, 2))',
    'bgp_community.filter([(1, *)])',
    'bgp_large_community.add((1, 2, net.len * 10000))',
    'bgp_ext_community.add((rt, 70000, 7))',
    'bgp_path.prepend(AS)',
    'bgp_path.delete([AS, 5..9])',
    'bgp_community.delete([(AS, *)])',
  ])('%s cannot fail', statement => {
    expect(accepted(`define AS = 64512; filter F { ${statement}; accept; }`)).toBe('everything');
  });

  it('functions that call functions, each twice, come to an end', () => {
    const functions = Array.from(
      { length: 40 },
      (_, i) => `function f${i + 1}() { if f${i}() then return f${i}(); return f${i}(); }`,
    );
    const text = `function f0() { return net.len = 8; }\n${functions.join('\n')}\nfilter F { if f40() then accept; }`;
    expect(accepted(text)).toBe('0.0.0.0/0{8,8}');
  });
});
