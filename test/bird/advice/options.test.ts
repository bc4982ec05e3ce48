import { describe, expect, it } from 'vitest';
import { diagnosticsOf, found, mended } from './advise.js';

function bgp(options: string): string {
  return `protocol device {}\nprotocol bgp b {\n  local as 65000;\n  neighbor 10.0.0.2 as 65001;\n  ${options}\n  ipv4 { import all; export none; };\n}\n`;
}

describe('an option given twice', () => {
  it.each([
    ['hold time 30; hold time 90;', 'hold time 30'],
    ['local as 65001;', 'local as 65000'],
    ['passive; passive off;', 'passive'],
    ['password "one"; password "two";', 'password "one"'],
  ])('with different values: %s', async (options, text) => {
    expect(await found('overridden-option', bgp(options))).toEqual([text]);
  });

  it.each([
    'hold time 30; hold time 30;',
    'local 10.0.0.1;',
    'local port 1790;',
    'debug all; debug { states };',
    'source address 10.0.0.1; interface "eth0";',
  ])('is none: %s', async options => {
    expect(await found('overridden-option', bgp(options))).toEqual([]);
  });

  it('may stand in a channel, and at the outermost level', async () => {
    const text = 'router id 10.0.0.1;\nrouter id 10.0.0.2;\nprotocol kernel { ipv4 { import all; import none; }; }\n';
    expect(await found('overridden-option', text)).toEqual(['router id 10.0.0.1', 'import all']);
  });

  it('is none in several blocks, or where each adds something', async () => {
    const text =
      'log syslog all; log stderr all;\nprotocol static { ipv4; route 10.0.0.0/8 blackhole; route 10.0.0.0/9 blackhole; }\nprotocol rip { ipv4; interface "a" { metric 1; password "x"; password "y"; }; interface "b" { metric 2; }; }\n';
    expect(await found('overridden-option', text)).toEqual([]);
  });

  it('of a template is overridden on purpose', async () => {
    const text =
      'protocol device {}\ntemplate bgp t { local as 65000; hold time 90; }\nprotocol bgp b from t { hold time 30; neighbor 10.0.0.2 as 65000; ipv4; }\n';
    expect(await found('overridden-option', text)).toEqual([]);
  });

  it('is removed by the fix', async () => {
    expect(await mended('overridden-option', bgp('hold time 30;\n  hold time 90;'))).toBe(bgp('hold time 90;'));
  });
});

describe('a password', () => {
  it('has 80 bytes at most, and is never shown', async () => {
    const long = 'ö'.repeat(41);
    expect(await found('password-length', bgp(`password "${'x'.repeat(80)}";`))).toEqual([]);
    const text = bgp(`password "${long}";`);
    expect(await found('password-length', text)).toEqual([`"${long}"`]);
    const [finding] = (await diagnosticsOf(text)).filter(({ rule }) => rule === 'bird/password-length');
    expect(finding?.message).toContain('82 bytes');
    expect(JSON.stringify(finding)).not.toContain(long);
  });
});

describe('timers', () => {
  const ospf = (options: string) => `protocol ospf { ipv4; area 0 { interface "eth0" { ${options} }; }; }\n`;
  const rip = (options: string) => `protocol rip { ipv4; interface "eth0" { ${options} }; }\n`;

  it.each([
    [ospf('hello 30; dead 20;'), 'dead 20'],
    [ospf('dead 10;'), 'dead 10'],
    [rip('update time 30; timeout time 30;'), 'timeout time 30'],
    [bgp('hold time 30; keepalive time 20;'), 'keepalive time 20'],
    [`define HOLD = 30;\n${bgp('hold time HOLD; keepalive time 20;')}`, 'keepalive time 20'],
  ])('contradict each other: %j', async (text, place) => {
    expect(await found('timers', text)).toEqual([place]);
  });

  it.each([
    ospf('hello 5; dead 20;'),
    ospf('hello 30;'),
    rip('update time 10; timeout time 30;'),
    bgp('hold time 30; keepalive time 10;'),
    bgp('keepalive time 60;'),
  ])('agree: %j', async text => {
    expect(await found('timers', text)).toEqual([]);
  });
});

describe('deprecated forms', () => {
  it.each([
    [bgp('passive 1;'), bgp('passive on;')],
    [bgp('path metric 0;'), bgp('path metric off;')],
    [bgp('start delay time 5;'), bgp('connect delay time 5;')],
  ])('%j', async (old, now) => {
    expect(await mended('deprecated', old)).toBe(now);
    expect(await found('deprecated', now)).toEqual([]);
  });
});

describe('names that are words of the language', () => {
  it('are told where they are defined', async () => {
    expect(await found('keyword-name', `define metric = 5;\n${bgp('')}`)).toEqual(['metric']);
    expect(await found('keyword-name', `define my_metric = 5;\n${bgp('')}`)).toEqual([]);
    expect(await found('keyword-name', `function tag() { return 5; }\n${bgp('')}`)).toEqual(['tag']);
    expect(await found('keyword-name', `function 'tag'() { return 5; }\n${bgp('')}`)).toEqual(["'tag'"]);
  });
});
