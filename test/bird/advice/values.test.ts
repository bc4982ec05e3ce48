import { describe, expect, it } from 'vitest';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import { memoryHost } from '../memory-host.js';
import { filter, found, mended } from './advise.js';

/** The finding of a rule on a condition: the condition itself, or nothing. */
async function on(rule: string, condition: string, before = ''): Promise<string | undefined> {
  const [text] = await found(rule, before + filter(`if ${condition} then accept; reject;`));
  return text;
}

describe('“~”', () => {
  it.each([
    'bgp_path ~ 10.0.0.0/8',
    'bgp_path ~ 65000',
    'bgp_path ~ "65000"',
    'bgp_community ~ (65000,1)',
    'bgp_community ~ [(65000,1,1)]',
    'bgp_large_community ~ (65000,1,1)',
    'bgp_large_community ~ [(65000,1)]',
    'bgp_ext_community ~ [(65000,1)]',
    'net ~ 10.0.0.0',
    'net ~ [10.0.0.0]',
    'net.len ~ 24',
    'net.ip ~ [10.0.0.0/8+]',
    'bgp_path !~ 65000',
  ])('cannot do %s', async condition => {
    expect(await on('match-types', condition)).toBe(condition);
  });

  it.each([
    'bgp_path ~ [= * 65000 * =]',
    'bgp_path ~ [65000, 65001..65010]',
    '65000 ~ bgp_path',
    'bgp_community ~ [(65000,*)]',
    '(65000,1) ~ bgp_community',
    'bgp_large_community ~ [(65000,1,*)]',
    'bgp_ext_community ~ [(rt,65000,*)]',
    'net ~ 10.0.0.0/8',
    'net ~ [10.0.0.0/8+]',
    'net.ip ~ 10.0.0.0/8',
    'net.ip ~ [10.0.0.0..10.0.0.9]',
    'net.len ~ [24, 25..28]',
    'proto ~ "up*"',
    'source ~ [RTS_BGP, RTS_STATIC]',
    'net.type ~ [NET_IP4]',
  ])('can do %s', async condition => {
    expect(await on('match-types', condition)).toBeUndefined();
  });

  it('looks through constants, variables and parameters', async () => {
    expect(await on('match-types', 'bgp_path ~ BAD', 'define BAD = 65000;\n')).toBe('bgp_path ~ BAD');
    expect(await on('match-types', 'bgp_path ~ BAD', 'define BAD = [65000];\n')).toBeUndefined();
    const text = 'function g(int x) { prefix p = net; if p ~ x then return true; return false; }\nprotocol device {}\n';
    expect(await found('match-types', text)).toEqual(['p ~ x']);
    expect(await found('match-types', text.replace('int x', 'prefix set x'))).toEqual([]);
  });

  it('is left alone where a type is not certain', async () => {
    const before = 'define x = 65000;\n';
    const old = `${before}function g()\nprefix x; {\n  x = 10.0.0.0/8;\n  if net ~ x then return true;\n  return false;\n}\nprotocol device {}\n`;
    expect(await found('match-types', old)).toEqual([]);
    expect(await on('match-types', 'unknown_attribute ~ 5', 'attribute int unknown_attribute;\n')).toBeUndefined();
  });
});

describe('“=”', () => {
  it.each([
    'bgp_path = [= * 65000 * =]',
    'bgp_path = 65000',
    'bgp_path != [65000, 65001]',
    'bgp_community = (65000,1)',
    'bgp_large_community = [(65000,1,1)]',
    'net = 10.0.0.0',
    'net = [10.0.0.0/8]',
    'source = "static"',
    'bgp_path.first = "65000"',
  ])('never holds in %s', async condition => {
    expect(await on('equal-types', condition)).toBe(condition);
  });

  it.each([
    'bgp_path.len = 3',
    'net = 10.0.0.0/8',
    'from = 10.0.0.1',
    'proto = "up"',
    'source = RTS_STATIC',
    'bgp_origin = ORIGIN_IGP',
    'dest != RTD_UNREACHABLE',
    'net.type = NET_IP4',
    'roa_check(r, net, bgp_path.last) = ROA_INVALID',
    'bgp_originator_id = 10.0.0.1',
    'bgp_path = +empty+',
    'defined(bgp_med) = true',
  ])('may hold in %s', async condition => {
    expect(await on('equal-types', condition, 'roa4 table r;\n')).toBeUndefined();
  });

  it('is mended where “~” was meant', async () => {
    const text = filter('if bgp_path != [= 65000 =] then accept; reject;');
    expect(await mended('equal-types', text)).toBe(text.replace('!=', '!~'));
  });
});

describe('ranges', () => {
  it.each([
    ['bgp_path ~ [5..1]', '5..1'],
    ['bgp_path ~ [HIGH .. 1]', 'HIGH .. 1'],
    ['net.ip ~ [10.0.0.9..10.0.0.1]', '10.0.0.9..10.0.0.1'],
    ['bgp_large_community ~ [(65000,5..1,*)]', '5..1'],
    ['bgp_path ~ [= * 65009..65000 * =]', '65009..65000'],
  ])('turned around in %s match nothing', async (condition, range) => {
    expect(await on('empty-range', condition, 'define HIGH = 9;\n')).toBe(range);
  });

  it.each(['bgp_path ~ [1..5]', 'bgp_path ~ [5..5]', 'bgp_path ~ [= 1..5 =]', 'net.ip ~ [10.0.0.1..10.0.0.9]'])(
    'in order are left alone in %s',
    async condition => {
      expect(await on('empty-range', condition)).toBeUndefined();
    },
  );

  it('are turned around by the fix', async () => {
    const text = filter('if bgp_path ~ [1, 9..5] then accept; reject;');
    expect(await mended('empty-range', text)).toBe(text.replace('9..5', '5..9'));
  });

  it('of prefix lengths around the prefix are worth a word', async () => {
    expect(await on('supernet-pattern', 'net ~ [10.0.0.0/24{8,20}, 10.0.0.0/8+]')).toBe('10.0.0.0/24{8,20}');
    expect(await on('supernet-pattern', 'net ~ [10.0.0.0/24-, 10.0.0.0/24{8,24}, 0.0.0.0/0]')).toBeUndefined();
  });
});

describe('a variable that is declared without a value, and has one when it is used', () => {
  const text = 'protocol device {}\nfilter f { bool b; b = net.len = 24; if b then accept; reject; }\n';

  it.each([
    ['none is named: 2.0 may be meant', undefined, ['bird/unset-variable info']],
    ['2.0 is', '2.0', ['bird/unset-variable warning']],
    ['2.17 is, which takes it', '2.17', []],
    ['2.17 is, in a comment', 'comment', []],
    ['3.4 is', '3.4', []],
  ] as const)('where %s', async (_, version, expected) => {
    const isComment = version === 'comment';
    const workspace = new Workspace(
      memoryHost({ 'bird.conf': isComment ? `# bgplint: bird@2.17\n${text}` : text }, ''),
    );
    const targets = version && !isComment ? [{ dialect: 'bird' as const, version }] : [];
    const { diagnostics } = await workspace.lint('bird.conf', { targets });
    expect(diagnostics.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(expected);
  });
});
