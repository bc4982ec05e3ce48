import { describe, expect, it } from 'vitest';
import { ADVICE_RULES } from '../../../server/src/dialects/bird/advice/index.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import { memoryHost } from '../memory-host.js';
import { lint } from './advise.js';

/** One text for every rule. */
const EXAMPLES: Readonly<Record<string, string>> = {
  'bird/no-device-protocol': 'router id 10.0.0.1;\nprotocol kernel { ipv4; }\n',
  'bird/filter-without-verdict': 'protocol device {}\nfilter f { if net.len = 8 then accept; }\n',
  'bird/function-without-return':
    'protocol device {}\nfunction g() { if net.len = 8 then return true; }\nfilter f { if g() then accept; reject; }\n',
  'bird/unreachable-code': 'protocol device {}\nfilter f { accept; reject; }\n',
  'bird/unused-definition':
    'protocol device {}\nprotocol bgp b { local as 1; neighbor 10.0.0.2 as 1; ipv4; }\ndefine A = 1;\n',
  'bird/unset-variable': 'protocol device {}\nfilter f { bool b; if b then accept; reject; }\n',
  'bird/match-types': 'protocol device {}\nfilter f { if bgp_path ~ 1 then accept; reject; }\n',
  'bird/equal-types': 'protocol device {}\nfilter f { if bgp_path = 1 then accept; reject; }\n',
  'bird/empty-range': 'protocol device {}\nfilter f { if bgp_path ~ [2..1] then accept; reject; }\n',
  'bird/supernet-pattern': 'protocol device {}\nfilter f { if net ~ [10.0.0.0/8{4,6}] then accept; reject; }\n',
  'bird/overridden-option': 'protocol device {}\nprotocol kernel { ipv4; metric 1; metric 2; }\n',
  'bird/password-length': `protocol device {}\nprotocol bgp b { local as 1; neighbor 10.0.0.2 as 1; ipv4; password "${'x'.repeat(81)}"; }\n`,
  'bird/timers': 'protocol device {}\nprotocol rip { ipv4; interface "a" { timeout time 5; }; }\n',
  'bird/deprecated': 'protocol device {}\nprotocol kernel { ipv4; persist 1; }\n',
  'bird/keyword-name': 'protocol device {}\ndefine metric = 1;\n',
};

describe.each(ADVICE_RULES.map(({ id }) => id))('%s', rule => {
  const text = EXAMPLES[rule] ?? '';

  it('is the one finding of its example, and no refusal', async () => {
    const { diagnostics } = await lint(text);
    expect(diagnostics.map(({ rule, rejects }) => ({ rule, rejects }))).toEqual([{ rule, rejects: false }]);
  });

  it('is silenced by a comment', async () => {
    const { diagnostics, sources } = await lint(text);
    const start = diagnostics[0]?.span.start ?? 0;
    const line = sources.get('bird.conf')?.text.lastIndexOf('\n', start - 1) ?? -1;
    const silenced = `${text.slice(0, line + 1)}# bgplint-disable-next-line ${rule} -- on purpose\n${text.slice(line + 1)}`;
    expect((await lint(silenced)).diagnostics).toEqual([]);
  });

  it('is silent in what BIRD refuses, and heard beside it', async () => {
    // A mistake in a definition of its own; what is told of all that is there needs all of it.
    const { diagnostics } = await lint(`${text}define BROKEN = 1 +;\n`);
    const absence = ['bird/no-device-protocol', 'bird/unused-definition'];
    expect(diagnostics.filter(({ rejects }) => !rejects).map(({ rule }) => rule)).toEqual(
      absence.includes(rule) ? [] : [rule],
    );
  });
});

it('says once that a name is refused by other versions', async () => {
  const text = 'define metric = 1;\nprotocol device {}\n';
  const { diagnostics } = await new Workspace(memoryHost({ 'bird.conf': text }, '')).lint('bird.conf');
  expect(diagnostics.map(({ rule }) => rule)).toEqual(['bgplint/version']);
});

it('says nothing of a definition in which BIRD refuses something', async () => {
  const text = 'filter f { if bgp_path ~ 1 then accept; if undefined_name then accept; }\nprotocol device {}\n';
  expect((await lint(text)).diagnostics.map(({ rule }) => rule)).toEqual(['bird/undefined-symbol']);
});

it('follows long chains without recursion', async () => {
  const chain = Array.from({ length: 5000 }, (_, i) => `if net.len = ${i % 32} then accept;`).join(' else ');
  const sum = Array.from({ length: 5000 }, (_, i) => i).join(' + ');
  const { diagnostics } = await lint(`filter f { ${chain} }\ndefine S = ${sum};\nprotocol device {}\n`);
  expect(diagnostics.map(({ rule }) => rule)).toEqual(['bird/filter-without-verdict']);
});
