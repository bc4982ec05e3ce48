import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/src/dialects/frr/read.js';
import { type Item, shapeOf } from '../../server/src/dialects/frr/tree.js';
import { vtyshComplaints, vtyshProgram, vtyshVersion } from '../oracle/vtysh.js';
import { CONFIGURATIONS } from './configurations.js';

const read = (text: string, version = '10.3') => readConfig({ path: 'frr.conf', text }, version);

/** Complaints as `line rule`; those that only follow from another in brackets. */
function complaints(text: string, version?: string): readonly string[] {
  return read(text, version).diagnostics.map(({ rule, daemon, consequence }) =>
    consequence ? `(${daemon?.line} ${rule})` : `${daemon?.line} ${rule}`,
  );
}

function outline(items: readonly Item[]): unknown[] {
  return items.map(item => (item.kind === 'line' ? shapeOf(item) : { [shapeOf(item.header)]: outline(item.items) }));
}

describe('lines', () => {
  it('are what they abbreviate', () => {
    expect(outline(read('ro bgp 65000\n nei 192.0.2.1 remote-a 65001\nhostn x\n').config.items)).toEqual([
      { 'router bgp *': ['neighbor * remote-as *'] },
      'hostname *',
    ]);
  });

  it('of a parent leave the block', () => {
    const text =
      'router bgp 65000\n address-family ipv6\n  neighbor x activate\n  bgp router-id 1.2.3.4\n  no bgp fast-external-failover\nip nht resolve-via-default\n';
    expect(outline(read(text).config.items)).toEqual([
      {
        'router bgp *': [
          { 'address-family ipv6': ['neighbor * activate'] },
          'bgp router-id *',
          'no bgp fast-external-failover',
        ],
      },
      'ip nht resolve-via-default',
    ]);
  });

  it('may be comments, empty, indented as one likes, and end with a carriage return', () => {
    expect(complaints('\n  ! x\n# y\n\t\trouter bgp 65000\r\nneighbor 192.0.2.1 remote-as 65001\r\n exit\r\n')).toEqual(
      [],
    );
  });

  it('have their blocks between them', () => {
    const { config } = read('bfd\n profile a\n  detect-multiplier 3\n exit\n!\nexit\nhostname x\n');
    expect(outline(config.items)).toEqual([{ bfd: [{ 'profile *': ['detect-multiplier *'] }] }, 'hostname *']);
  });
});

describe('complaints', () => {
  it('name a byte order mark, which one does not see, and take it away', () => {
    const [found, ...others] = read('\ufeffhostname x\nhostname y\n').diagnostics;
    expect(found).toMatchObject({
      rule: 'frr/unknown-command',
      message: expect.stringMatching(/^This line begins with a byte order mark/),
      span: { start: 0, end: 1 },
      fixes: [{ safe: true, edits: [{ span: { start: 0, end: 1 }, text: '' }] }],
    });
    expect(others).toEqual([]);
  });

  it('are made of the first line of a block alone', () => {
    expect(complaints('route-map x permti 10\n match metric 5\n set metric 6\nexit\nhostname x\n', '8.4')).toEqual([
      '1 frr/unknown-command',
      '(2 frr/unknown-command)',
      '(3 frr/unknown-command)',
      '(5 frr/unknown-command)',
    ]);
    expect(complaints('router bgp x\nneighbor 1.2.3.4 bfd\nexit\nhostname x\n')).toEqual([
      '1 frr/unknown-command',
      '(2 frr/unknown-command)',
      '(3 frr/early-exit)',
    ]);
  });

  it.each([
    [
      'router bgp',
      ' neighbor 192.0.2.1 remote-as 1\n address-family ipv4\n  neighbor 192.0.2.1 activate\n exit-address-family\nexit\n',
    ],
    ['route-map', ' match ip address prefix-list A\nexit\n'],
    ['bfd', ' profile x\n  detect-multiplier 3\n exit\nexit\n'],
    ['address-family', 'router bgp 1\n exit-address-family\nexit\n'],
    ['“peer” or “profile”', 'bfd\n  detect-multiplier 3\n exit\nexit\n'],
  ])('tell once that the first line of a block is missing: %s', (header, text) => {
    const own = read(text).diagnostics.filter(({ consequence }) => !consequence);
    expect(own.map(({ message }) => message)).toEqual([
      expect.stringContaining(`a block of ${header.startsWith('“') ? header : `“${header}”`}`),
    ]);
  });

  it('tell of mistakes beside a line that stands outside of its block', () => {
    const lines = 'router bgp 1\n match ip address prefix-list A\n neighbor 192.0.2.1 remote-sa 5\nexit\n';
    expect(complaints(lines)).toEqual(['2 frr/unknown-command', '3 frr/unknown-command']);
    const orphans =
      ' match ip address prefix-list A\n mtch ip address prefix-list B\n set metric 5\nhostname x\n neighbour x\n';
    expect(complaints(orphans)).toEqual([
      '1 frr/unknown-command',
      '2 frr/unknown-command',
      '(3 frr/unknown-command)',
      '5 frr/unknown-command',
    ]);
  });

  it('suggest the nearest word', () => {
    const [found] = read('router bgp 1\n neighbor 1.2.3.4 remote-sa 5\n').diagnostics;
    expect(found?.message).toMatch(/Did you mean “remote-as”/);
    expect(found?.span).toMatchObject({ start: 31, end: 40 });
  });

  it('name a comment behind a command', () => {
    const [found] = read('router bgp 1\n neighbor 1.2.3.4 ebgp-multihop ! far\n').diagnostics;
    expect(found?.message).toMatch(/comment takes a line of its own/);
  });

  it('tell what may follow', () => {
    expect(read('router bgp 1\n neighbor 1.2.3.4 remote-as\n').diagnostics[0]?.message).toMatch(/“internal”|ASNUM/);
  });
});

describe('whatever is read', () => {
  it('is complained about within the text', () => {
    const words = ['no', 'ip', 'router', 'bgp', '1', '10.0.0.0/8', 'neighbor', 'x', '\n', '{', 'permit', 'exit', '!'];
    for (let seed = 1; seed < 200; seed++) {
      let state = seed;
      const next = () => {
        state = (state * 48271) % 2147483647;
        return state;
      };
      const text = Array.from({ length: 60 }, () => words[next() % words.length]).join(' ');
      for (const { span } of read(text, seed % 2 ? '8.4' : '10.3').diagnostics) {
        expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
      }
    }
  });

  it('may be one word of a megabyte, or a line of many', () => {
    expect(complaints('x'.repeat(1 << 20)).length).toBeGreaterThan(0);
    expect(complaints('a '.repeat(1 << 19)).length).toBeGreaterThan(0);
  });
});

const vtysh = vtyshProgram();

describe.skipIf(!vtysh)('vtysh itself', () => {
  const version = vtysh ? vtyshVersion(vtysh) : '';

  it.each(CONFIGURATIONS)('complains about the same lines: %s', (_, text) => {
    const ours = read(text, version)
      .diagnostics.filter(({ rejects }) => rejects)
      .map(({ rule, daemon }) => `${daemon?.line} ${rule}`);
    expect(ours).toEqual(vtyshComplaints(vtysh as string, text));
  });
});
