import { describe, expect, it } from 'vitest';
import { filter, found, lint, mended } from './advise.js';

const OURS = 'function ours() { if net.len = 24 then return true; return false; }\n';

describe('a filter that can end without a verdict', () => {
  it.each([
    ['is empty', ''],
    ['asks once', 'if net.len = 24 then accept;'],
    ['answers one way of two', 'if net.len = 24 then accept; else bgp_med = 1;'],
    ['answers in a loop', 'for int i in bgp_path do accept;'],
    ['has a case without else', 'case net.len { 24: accept; 25: reject; }'],
    ['has an arm that does not end', 'case net.len { 24: accept; else: bgp_med = 1; }'],
    ['asks on', 'if net.len = 24 then accept; else if net.len = 25 then reject;'],
    ['asks for nothing', 'if false then accept;'],
    ['asks two things that are no opposites', 'if net.len = 24 then accept; if net.len = 25 then reject;'],
  ])('%s', async (_, body) => {
    expect(await found('filter-without-verdict', filter(body))).toEqual(['}']);
  });

  it.each([
    ['a verdict', 'accept;'],
    ['an error', 'error "no";'],
    ['a verdict on both ways', 'if net.len = 24 then accept; else { reject; }'],
    [
      'a verdict on every way of a chain',
      'if net.len = 24 then accept; else if net.len = 25 then accept; else reject;',
    ],
    ['a verdict in every arm', 'case net.len { 24: accept; else: reject; }'],
    ['a verdict where it is always true', 'if true then accept;'],
    ['opposite questions', 'if net.len = 24 then accept; if net.len != 24 then reject;'],
    ['a question and its negation', 'if defined(bgp_med) then accept; if ! defined(bgp_med) then reject;'],
    ['a question for each kind of network', 'if net.type = NET_IP4 then accept; if net.type = NET_IP6 then reject;'],
    ['all constants of a kind', 'case net.type { NET_IP4: accept; NET_IP6: reject; }'],
  ])('is none with %s', async (_, body) => {
    expect(await found('filter-without-verdict', filter(body))).toEqual([]);
  });

  it('is found through the functions it calls', async () => {
    const decide = 'function decide() { if net.len = 24 then accept; reject; }\n';
    expect(await found('filter-without-verdict', decide + filter('decide();'))).toEqual([]);
    expect(await found('filter-without-verdict', decide + filter('if decide() then accept;'), '2.0')).toEqual([]);
    expect(await found('filter-without-verdict', OURS + filter('ours();'))).toEqual(['}']);
    expect(await found('filter-without-verdict', OURS + filter('if ours() then accept;'))).toEqual(['}']);
  });

  it('says what a call that decides nothing was meant for', async () => {
    const { diagnostics } = await lint(OURS + filter('ours();'));
    expect(diagnostics[0]?.message).toContain('write “if ours(…) then accept; reject;”');
  });

  it('may be an inline one', async () => {
    const text = 'protocol kernel { ipv4 { export filter { if net.len = 24 then accept; }; }; }';
    expect(await found('filter-without-verdict', text)).toEqual(['}']);
    expect(await mended('filter-without-verdict', text)).toBe(text.replace('accept;', 'accept; reject;'));
  });

  it('is mended in the style of its statements', async () => {
    expect(await mended('filter-without-verdict', filter('  if net.len = 24 then {\n    accept;\n  }'))).toBe(
      filter('  if net.len = 24 then {\n    accept;\n  }\n  reject;'),
    );
    expect(await mended('filter-without-verdict', 'filter f { }\nprotocol device {}\n')).toBe(
      'filter f { reject; }\nprotocol device {}\n',
    );
  });
});

describe('a function without return', () => {
  const half = (rest = '') => `function half() { if net.len = 24 then return true; ${rest}}\n`;

  it('is found where its value is used', async () => {
    expect(await found('function-without-return', half() + filter('if half() then accept; reject;'))).toEqual(['}']);
    expect(await found('function-without-return', half() + filter('half(); reject;'))).toEqual([]);
    expect(await found('function-without-return', half() + filter('reject;'))).toEqual([]);
  });

  it('is none where every way returns, accepts or rejects', async () => {
    const whole = half('if net.len = 25 then reject; return false; ');
    expect(await found('function-without-return', whole + filter('if half() then accept; reject;'))).toEqual([]);
  });

  it('is mended', async () => {
    const rest = filter('if half() then accept; reject;');
    expect(await mended('function-without-return', half() + rest)).toBe(half('return false; ') + rest);
  });
});

describe('statements that are never run', () => {
  it.each([
    ['a verdict', 'accept; reject;', 'reject;'],
    ['a block', '{ accept; } bgp_med = 1; reject;', 'bgp_med = 1; reject;'],
    ['alternatives', 'if net.len = 24 then accept; else reject;\nbgp_med = 1;', 'bgp_med = 1;'],
    ['a verdict in an arm', 'case net.len { 24: { accept; bgp_med = 1; } else: reject; }', 'bgp_med = 1;'],
  ])('stand behind %s', async (_, body, text) => {
    expect(await found('unreachable-code', filter(body))).toEqual([text]);
  });

  it('may be one verdict behind complete alternatives', async () => {
    expect(await found('unreachable-code', filter('if net.len = 24 then accept; else reject;\nreject;'))).toEqual([]);
  });

  it('stand behind a function that always decides', async () => {
    const text = `function decide() { accept; }\n${filter('decide();\nbgp_med = 1;\nreject;')}`;
    expect(await found('unreachable-code', text)).toEqual(['bgp_med = 1;\nreject;']);
  });
});
