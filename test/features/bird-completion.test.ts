import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { completionsAt } from '../../server/src/features/completion.js';
import { withoutPlaces } from '../../server/src/features/snippet.js';
import { PASSWORD_PLACEHOLDER } from '../../server/src/model/edits.js';
import { type JudgedOptions, judged, PASSWORD } from './judged.js';

/** What is offered at `$0`. */
async function offers(written: string, options?: JudgedOptions) {
  const { subject, cursor } = await judged(written, options);
  return completionsAt(subject, cursor);
}

async function labels(written: string, options?: JudgedOptions): Promise<string[]> {
  return (await offers(written, options)).map(({ label }) => label);
}

const LIBRARY = `filter only_ours { accept; }
function ours(prefix p) -> bool { return p ~ 192.168.0.16/31; }
define LOCAL = 4200000000;
ipv4 table customers;
template bgp nrec { }
template ospf areas { }
`;

describe('completion in BIRD', () => {
  it('begins statements of the top level, and whole blocks for the allocation', async () => {
    const found = await labels('$0\n');
    expect(found).toEqual(expect.arrayContaining(['protocol', 'filter', 'define', 'router id', 'log']));
    expect(found).toEqual(expect.arrayContaining(['nrec-peer', 'nrec-peers', 'nrec-filters', 'nrec-configuration']));
    expect(found).not.toContain('neighbor');
    expect(await labels('$0\n', { files: {} })).not.toContain('nrec-peer');
  });

  it.each([
    ['protocol $0', ['bgp', 'bfd', 'kernel'], ['neighbor']],
    ['protocol bgp { $0 }', ['neighbor', 'local', 'hold time', 'ipv4'], ['route', 'accept']],
    ['protocol bgp { hold $0 }', ['time'], ['neighbor']],
    ['protocol bgp { ipv4 { $0 }; }', ['import', 'export', 'gateway'], ['neighbor', 'ipv4']],
    ['protocol bgp { ipv4 { export $0 }; }', ['all', 'none', 'filter', 'where'], ['neighbor']],
    ['protocol static { ipv4; $0 }', ['route'], ['neighbor']],
    ['protocol bfd { accept $0 }', ['ipv4', 'multihop'], ['neighbor']],
    ['filter f { $0 }', ['if', 'accept', 'reject', 'bgp_local_pref'], ['net', 'neighbor']],
    ['filter f { if $0 }', ['net', 'source', 'defined', 'true', 'RTS_BGP'], ['accept']],
    ['filter f { if net ~ 10.0.0.0/8 $0 }', ['then'], ['net']],
    ['filter f { if net ~ 10.0.0.0/8 then $0 }', ['accept', 'reject'], ['net']],
    ['filter f { if net.$0 }', ['len', 'type'], ['accept', 'first']],
    ['filter f { bgp_path.$0 }', ['prepend', 'first'], ['accept', 'ip']],
    ['filter f { $0 }', ['if'], ['return']],
    ['function f(int a) { $0 }', ['if', 'return'], ['protocol']],
    ['protocol static { ipv4; route 10.0.0.0/8 $0 }', ['via', 'blackhole'], ['neighbor']],
    ['protocol bfd { interface "eth*" { $0 } }', ['min rx interval'], ['accept', 'interface']],
    ['protocol bgp { ipv4 { import limit 10 action $0 }; }', ['warn', 'restart'], ['neighbor']],
    ['protocol bgp { ipv4 { next $0 }; }', ['hop'], ['neighbor']],
  ])('%s', async (written, present, absent) => {
    const found = await labels(`${written}\n`);
    expect(found).toEqual(expect.arrayContaining(present));
    for (const label of absent) expect(found).not.toContain(label);
  });

  it.each([
    ['filter f { if net ~ 10.0.0.0/8 && $0', 'net'],
    ['filter f { if true then { accept; } $0', 'reject'],
    ['protocol bgp a {\n  ipv4 {\n    $0', 'export'],
    ['protocol bgp a {\n  neighbor 10.0.0.1 as \n  $0\n}\nprotocol device { }', 'hold time'],
    ['protocol bgp a {\n  ipv4 {\n    import none\n    $0\n  };\n}', 'export'],
  ])('knows its way in a text that is not finished: %s', async (written, present) => {
    expect(await labels(`${LIBRARY}${written}\n`)).toContain(present);
  });

  it('offers first what a comparison can be true for', async () => {
    expect((await labels('filter f { if source = $0 }\n'))[0]).toMatch(/^RTS_/);
    expect((await labels('filter f { if bgp_origin != $0 }\n'))[0]).toMatch(/^ORIGIN_/);
  });

  it.each([
    ['protocol bgp { ipv4 { export filter $0 }; }', ['only_ours'], ['ours', 'LOCAL']],
    ['protocol bgp x from $0', ['nrec'], ['areas', 'only_ours']],
    ['protocol kernel { ipv4 { table $0 }; }', ['customers'], ['only_ours']],
    ['filter f { if $0 }', ['ours', 'LOCAL'], ['only_ours', 'nrec']],
    ['protocol bgp { ipv4 { export where $0 }; }', ['ours', 'net'], ['nrec']],
  ])('offers names by what they stand for: %s', async (written, present, absent) => {
    const found = await labels(`${LIBRARY}${written}\n`);
    expect(found).toEqual(expect.arrayContaining(present));
    for (const label of absent) expect(found).not.toContain(label);
  });

  it('offers only names defined above, as BIRD reads once from top to bottom', async () => {
    expect(await labels(`protocol bgp { ipv4 { export filter $0 }; }\n${LIBRARY}`)).not.toContain('only_ours');
  });

  it('offers variables of the function around', async () => {
    expect(await labels('function f(int depth) { if $0 }\n')).toContain('depth');
  });

  it.each([
    ['protocol bgp { neighbor $0 }', ['10.255.255.1', '10.255.255.2']],
    ['protocol bgp { neighbor 10.255.255.1 as $0 }', ['65535']],
    ['protocol bgp { local 10.0.240.156 as $0 }', ['4200000000']],
    ['protocol bgp { local $0 }', ['10.0.240.156']],
    ['protocol bgp { source address $0 }', ['10.0.240.156']],
    ['router id $0', ['10.0.240.156']],
    ['filter f { if net ~ $0 }', ['192.168.0.16/31', 'fda4:5ff2:8477:1755::/127']],
    ['protocol bgp { ipv4 { export where net ~ [ $0 ] }; }', ['192.168.0.16/31']],
  ])('takes values from the allocation first: %s', async (written, expected) => {
    const found = await offers(`${written}\n`);
    expect(found.slice(0, expected.length).map(({ label }) => label)).toEqual(expected);
    expect(found[0]?.kind).toBe('value');
  });

  it('offers the peer without a session before the other', async () => {
    const found = await labels('protocol bgp a { neighbor 10.255.255.1 as 65535; }\nprotocol bgp b { neighbor $0 }\n');
    expect(found.slice(0, 2)).toEqual(['10.255.255.2', '10.255.255.1']);
  });

  it('replaces the word under the cursor', async () => {
    const { subject, cursor } = await judged('protocol bgp { neighbor 10.255.2$0 as 65535; }\n');
    const [peer] = completionsAt(subject, cursor);
    const edited = applyEdits(subject.source.text, [{ span: peer?.replaces as never, text: peer?.label as string }]);
    expect(edited).toBe('protocol bgp { neighbor 10.255.255.1 as 65535; }\n');
  });

  it('never offers a password, only a place for one', async () => {
    const found = await offers(`protocol bgp a { password "${PASSWORD}"; }\nprotocol bgp b { password $0 }\n`);
    expect(found.map(({ insert }) => insert)).toContain(`"\${1:password}"`);
    expect(JSON.stringify(found)).not.toContain(PASSWORD);
  });

  it.each(['# $0', 'log "$0";', '/* $0 */'])('keeps quiet in %s', async written => {
    expect(await labels(`${written}\n`)).toEqual([]);
  });

  it('knows the block that a file is included in', async () => {
    const files = { 'bird.conf': 'protocol bgp x {\ninclude "part.conf";\n}\n' };
    const found = await labels('multihop;\nneighbor 10.255.255.1 as 65535;\n$0\n', { path: 'part.conf', files });
    expect(found).toContain('hold time');
  });

  it('survives every cursor of a broken text', async () => {
    const text = 'protocol bgp { ipv4 { export where net ~ [ 10.0.0.0/8{8, ] } } ) filter x { case y { 1: "z\n} \'';
    for (let at = 0; at <= text.length; at++) {
      await expect(labels(`${text.slice(0, at)}$0${text.slice(at)}`)).resolves.toBeDefined();
    }
  });

  it('gives plain text to editors that know no snippets', async () => {
    const peer = (await offers('$0\n')).find(({ label }) => label === 'nrec-peer');
    expect(withoutPlaces(peer?.insert ?? '')).toContain(`password "${PASSWORD_PLACEHOLDER}";`);
  });
});
