import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { formatAddress } from '../../server/src/net/address.js';
import { formatPrefix } from '../../server/src/net/prefix.js';
import { readProfile } from '../../server/src/profile/read.js';
import { GOOD, places, source } from './positions.js';

function read(text: string) {
  return readProfile(source(text));
}

/** The only allocation of a text that has no finding. */
function allocation(text: string) {
  const { profile, diagnostics } = read(text);
  expect(diagnostics).toEqual([]);
  expect(profile?.allocations).toHaveLength(1);
  // biome-ignore lint/style/noNonNullAssertion: the line above has counted them.
  return profile!.allocations[0]!;
}

/** The good profile with one piece replaced, and what is reported then. */
function change(from: string, to: string) {
  expect(GOOD).toContain(from);
  const text = GOOD.replace(from, () => to);
  return { text, ...read(text), places: places(text) };
}

describe('a profile without mistakes', () => {
  it('is read as it says', () => {
    const { profile } = read(GOOD);
    expect(profile).toMatchObject({ path: '/site/.nrec.yaml', root: false, ignore: [] });
    expect(profile?.bindings).toEqual([{ files: ['bgo/**'], allocation: 'bgo' }]);
    const bgo = allocation(GOOD);
    expect(bgo).toMatchObject({ name: 'bgo', localAs: 4200000000, peerAs: 65535, bfd: 'required' });
    expect(bgo.peers.map(formatAddress)).toEqual(['10.255.255.1', '10.255.255.2']);
    expect(bgo.ipv4.map(entry => [formatPrefix(entry.prefix), entry.maxLength])).toEqual([['192.168.0.16/31', 32]]);
    expect(bgo.ipv6.map(entry => [formatPrefix(entry.prefix), entry.maxLength])).toEqual([
      ['fda4:5ff2:8477:1755::/127', 128],
    ]);
    expect(bgo.password).toEqual({ kind: 'env', name: 'NREC_MD5' });
    expect(bgo.instanceNetwork.map(formatPrefix)).toEqual(['10.0.240.0/24']);
    expect(bgo.instances.map(({ name, files }) => [name, files])).toEqual([['lb1', ['hosts/lb1/**']]]);
  });

  it('may be JSON, with tabs and a BOM', () => {
    const json = `\ufeff{\n\t"allocations": [\n\t\t{ "localAs": 4200000000, "peerAs": 65535, "peers": ["10.255.255.1"] }\n\t]\n}\n`;
    expect(allocation(json)).toMatchObject({ name: 'nrec', bfd: 'optional', password: undefined });
  });

  it.each([
    ['Windows line ends', GOOD.replace(/\n/g, '\r\n')],
    ['one value in place of a list', GOOD.replace('[10.255.255.1, 10.255.255.2]', '10.255.255.1')],
    ['a lone prefix with maxLength', GOOD.replace('[192.168.0.16/31]', '{ prefix: 192.168.0.16/31, maxLength: 32 }')],
    ['an AS number in asdot', GOOD.replace('4200000000', "'64086.59904'")],
    ['an AS number in asdot without quotes', GOOD.replace('4200000000', '64086.59904')],
    ['an AS number as text', GOOD.replace('4200000000', '"4200000000"')],
    ['a key that is not filled in', GOOD.replace('{ env: NREC_MD5 }', '')],
    ['an allocation without prefixes', GOOD.replace(/ {4}ipv[46].*\n/g, '')],
    ['notes under x- keys', `x-note: { a: 1 }\n${GOOD}`],
    ['aliases', GOOD.replace('name: bgo', 'name: &site bgo').replace('allocation: bgo', 'allocation: *site')],
    ['a 16-bit private AS', GOOD.replace('4200000000', '64512')],
    ['schema, version and root', `$schema: ./nrec-profile.schema.json\nversion: 1\nroot: true\n${GOOD}`],
    ['an IPv6 address with zeros', GOOD.replace('1755::/127', '1755::0/127')],
    ['a lone allocation with a site for its name', GOOD.replace('name: bgo', 'site: bgo')],
  ])('may have %s', (_, text) => {
    expect(places(text)).toEqual([]);
    expect(read(text).profile?.allocations[0]?.name).toBe('bgo');
  });

  it('reads asdot as the number it is', () => {
    expect(allocation(GOOD.replace('4200000000', '64086.59904')).localAs).toBe(4200000000);
    expect(allocation(GOOD.replace('4200000000', "'64086.59910'")).localAs).toBe(4200000006);
  });

  it.each([
    ['{ file: ../md5 }', { kind: 'file', path: '../md5' }],
    [
      '{ scrypt: "N=32768,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" }',
      {
        kind: 'scrypt',
        hash: 'N=32768,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
      },
    ],
  ])('takes a password reference %s', (written, reference) => {
    expect(allocation(GOOD.replace('{ env: NREC_MD5 }', written)).password).toEqual(reference);
  });
});

describe('one mistake gives one finding at its place', () => {
  it.each<[what: string, from: string, to: string, place: string]>([
    ['AS number of words', '4200000000', 'mine', '3:14-3:18 profile/invalid'],
    ['AS number too large', '4200000000', '4294967296', '3:14-3:24 profile/invalid'],
    ['AS 0', '65535', '0', '4:13-4:14 profile/invalid'],
    ['AS_TRANS', '65535', '23456', '4:13-4:18 profile/invalid'],
    ['negative AS number', '65535', '-1', '4:13-4:15 profile/invalid'],
    ['AS number as a list', '65535', '[65535]', '4:13-4:20 profile/invalid'],
    ['AS number that is not private', '4200000000', '4164939142', '3:14-3:24 profile/as-not-private'],
    ['AS number for documentation', '4200000000', '64500', '3:14-3:19 profile/as-not-private'],
    ['peer that is IPv6', '10.255.255.2', "'fd00::2'", '5:28-5:35 profile/invalid'],
    ['peer that is no address', '10.255.255.2', '10.255.255.256', '5:27-5:41 profile/invalid'],
    ['peer that is a prefix', '10.255.255.2', '10.255.255.0/30', '5:27-5:42 profile/invalid'],
    ['peer that is missing its value', '10.255.255.2', '~', '5:27-5:28 profile/invalid'],
    ['the same peer twice', '10.255.255.2', '10.255.255.1', '5:27-5:39 profile/duplicate'],
    ['no peer', '[10.255.255.1, 10.255.255.2]', '[]', '5:12-5:14 profile/invalid'],
    ['host bits', '192.168.0.16/31', '192.168.0.17/31', '6:12-6:27 profile/host-bits'],
    ['host bits in quotes', '192.168.0.16/31', '"192.168.0.17/31"', '6:13-6:28 profile/host-bits'],
    ['prefix of the other family', '192.168.0.16/31', 'fd00::/8', '6:12-6:20 profile/invalid'],
    ['prefix without length', '192.168.0.16/31', '192.168.0.16', '6:12-6:24 profile/invalid'],
    ['prefix with a length too long', '192.168.0.16/31', '192.168.0.16/33', '6:12-6:27 profile/invalid'],
    ['maxLength out of range', '128', '129', '7:60-7:63 profile/invalid'],
    ['maxLength shorter than the prefix', '128', '126', '7:60-7:63 profile/invalid'],
    ['maxLength as text', '128', '"128"', '7:61-7:64 profile/invalid'],
    ['prefix object without prefix', 'prefix: fda4:5ff2:8477:1755::/127, ', '', '7:14-7:23 profile/missing-key'],
    ['bfd as yes', 'required', 'yes', '8:10-8:13 profile/invalid'],
    ['bfd as true', 'required', 'true', '8:10-8:14 profile/invalid'],
    ['password in the open', '{ env: NREC_MD5 }', '"hunter2"', '9:15-9:24 profile/plain-password'],
    ['password without way', '{ env: NREC_MD5 }', '{}', '9:15-9:17 profile/missing-key'],
    ['password in two ways', '{ env: NREC_MD5 }', '{ env: A, file: b }', '9:17-9:20 profile/invalid'],
    ['password in an unknown way', 'env: NREC_MD5', 'plain: hunter2', '9:17-9:22 profile/unknown-key'],
    ['password reference without value', '{ env: NREC_MD5 }', '{ env: }', '9:17-9:20 profile/missing-key'],
    ['variable with a dollar', 'NREC_MD5', '"$NREC_MD5"', '9:23-9:32 profile/invalid'],
    ['hash of another kind', 'env: NREC_MD5', 'scrypt: "$2b$10$abc"', '9:26-9:36 profile/invalid'],
    ['instance network with host bits', '10.0.240.0/24', '10.0.240.1/24', '10:22-10:35 profile/host-bits'],
    ['instance without name', 'name: lb1, ', '', '12:11-12:18 profile/missing-key'],
    ['instance with IPv6 address', '10.0.240.156', "'fd00::1'", '12:32-12:39 profile/invalid'],
    ['misspelt key', 'localAs', 'localAS', '3:5-3:12 profile/unknown-key'],
    ['misspelt key in JSON style', 'localAs', '"local_as"', '3:6-3:14 profile/unknown-key'],
    ['key of nothing known', 'bfd: required', 'colour: red', '8:5-8:11 profile/unknown-key'],
    ['key that is a list', 'bfd: required', '? [bfd]\n    : required', '8:7-8:12 profile/unknown-key'],
    ['key twice', 'bfd: required', 'bfd: required\n    bfd: optional', '9:5-9:8 profile/duplicate'],
    ['allocation without peer AS', '    peerAs: 65535\n', '', '2:5-2:9 profile/missing-key'],
    ['required key without value', ' 65535', '', '4:5-4:11 profile/missing-key'],
    ['binding to another name', 'allocation: bgo', 'allocation: ogb', '15:17-15:20 profile/unknown-allocation'],
    ['binding without files', 'files: [bgo/**]\n    ', '', '14:5-14:15 profile/missing-key'],
    ['binding with an empty pattern', '[bgo/**]', '[""]', '14:14-14:14 profile/invalid'],
    ['binding that is text', '- files: [bgo/**]\n    allocation: bgo', '- bgo', '14:5-14:8 profile/invalid'],
    ['root of another word', 'bindings:', 'root: top\nbindings:', '13:7-13:10 profile/invalid'],
    ['another version', 'bindings:', 'version: 2\nbindings:', '13:10-13:11 profile/invalid'],
    ['ignored thing that is no rule', 'bindings:', 'ignore: NREC203\nbindings:', '13:9-13:16 profile/invalid'],
  ])('%s', (_, from, to, expected) => {
    expect(change(from, to).places).toEqual([expected]);
  });

  it.each<[what: string, text: string, place: string]>([
    ['an empty file', '', '1:1-1:1 profile/missing-key'],
    ['only a comment', '# nothing\n', '1:1-1:1 profile/missing-key'],
    ['a configuration of BIRD', 'router id 10.0.0.1;\nprotocol device {}\n', '1:1-1:20 profile/invalid'],
    ['a list', '- a\n- b\n', '1:1-1:4 profile/invalid'],
    ['a number', '42\n', '1:1-1:3 profile/invalid'],
    ['no allocations', 'root: true\n', '1:1-1:5 profile/missing-key'],
    ['empty allocations', 'allocations: []\n', '1:14-1:16 profile/invalid'],
    ['allocations without value', 'allocations:\n', '1:1-1:12 profile/missing-key'],
    ['allocations by name', 'allocations:\n  bgo: {}\n', '2:3-2:6 profile/invalid'],
    ['an unclosed quote', 'root: "x\nignore: []\n', '1:7-1:8 profile/invalid'],
    ['an unclosed bracket', 'root: [\nignore: {}\n', '1:7-1:8 profile/invalid'],
    ['an unclosed brace in a bracket', 'ignore: [{ a: 1 ]\n', '1:10-1:11 profile/invalid'],
    ['a tab', 'allocations:\n\t- name: a\n', '2:1-2:2 profile/invalid'],
    ['a forgotten colon', 'root true\nallocations: []\n', '1:1-1:10 profile/invalid'],
    ['two documents', `${GOOD}---\n${GOOD}`, '16:1-16:2 profile/invalid'],
    ['an alias to nothing', 'root: *there\n', '1:7-1:13 profile/invalid'],
    ['an alias to itself', 'allocations: &a [*a]\n', '1:18-1:20 profile/invalid'],
  ])('%s', (_, text, expected) => {
    expect(places(text)).toEqual([expected]);
    expect(read(text).profile).toBeUndefined();
  });

  it('names all keys that an allocation lacks at once', () => {
    const { diagnostics } = read('allocations:\n  - name: bgo\n');
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'This allocation has no `localAs`, `peerAs` and `peers`, so it cannot be used: add them.',
    ]);
  });

  it('asks several allocations for names, each its own', () => {
    const one = GOOD.slice(GOOD.indexOf('    localAs'), GOOD.indexOf('bindings'));
    expect(places(`allocations:\n  - ${one.trimStart()}  - ${one.trimStart()}`)).toEqual([
      '2:5-2:12 profile/missing-key',
      '12:5-12:12 profile/missing-key',
    ]);
    expect(places(`allocations:\n  - name: a\n${one}  - name: a\n${one}`)).toEqual(['13:11-13:12 profile/duplicate']);
  });

  it('notices an ignored rule that does not exist, when told which do', () => {
    const text = `ignore: [nrec/peer-as, nrec/per-as]\n${GOOD}`;
    const { diagnostics } = readProfile(source(text), { rules: ['nrec/peer-as'] });
    expect(diagnostics).toMatchObject([{ rule: 'profile/unknown-rule', severity: 'warning' }]);
    expect(text.slice(diagnostics[0]?.span.start, diagnostics[0]?.span.end)).toBe('nrec/per-as');
    expect(readProfile(source(text)).diagnostics).toEqual([]);
  });
});

describe('fixes', () => {
  it.each<[from: string, to: string, mended: string]>([
    ['192.168.0.16/31', '192.168.0.17/31', '192.168.0.16/31'],
    ['192.168.0.16/31', '"192.168.0.17/31"', '"192.168.0.16/31"'],
    ['localAs', 'local_as', 'localAs'],
    ['localAs', '"localas"', '"localAs"'],
    ['bfd: required', 'bfd: yes', 'bfd: required'],
    ['bfd: required', 'bfd: "requierd"', 'bfd: "required"'],
    ['maxLength: 128', 'maxLength: "/128"', 'maxLength: 128'],
    ['10.255.255.2', '10.255.255.2/32', '10.255.255.2'],
    ['localAs: 4200000000', 'localAs: AS4200000000', 'localAs: 4200000000'],
    ['allocation: bgo', 'allocation: bog', 'allocation: bgo'],
    ['allocation: bgo', "allocation: 'bog'", "allocation: 'bgo'"],
    ['bindings:', 'root: "no"\nbindings:', 'root: false\nbindings:'],
    ['192.168.0.16/31', '192.168.0.16', '192.168.0.16/32'],
  ])('%s written as %s', (from, to, mended) => {
    const { text, diagnostics } = change(from, to);
    expect(diagnostics).toHaveLength(1);
    const result = applyEdits(text, diagnostics[0]?.fixes[0]?.edits ?? []);
    expect(result).toBe(GOOD.replace(from, mended));
    expect(places(result)).toEqual([]);
  });
});

describe('what stays usable', () => {
  it.each<[from: string, to: string]>([
    ['localAs', 'localAS'],
    ['192.168.0.16/31', '192.168.0.17/31'],
    ['bfd: required', 'bfd: yes'],
  ])('an allocation whose mistake leaves no doubt: %s as %s', (from, to) => {
    const { profile } = change(from, to);
    const strip = (value: unknown) =>
      JSON.stringify(value, (key, part) => (key === 'span' ? undefined : typeof part === 'bigint' ? `${part}` : part));
    expect(strip(profile)).toBe(strip(read(GOOD).profile));
  });

  it('the other allocations', () => {
    const second = '  - { name: osl, localAs: 4200000001, peerAs: 65535, peers: 10.254.254.1 }\n';
    const text = GOOD.replace('4200000000', 'mine').replace('bindings:', `${second}bindings:`);
    const { profile, diagnostics } = read(text);
    expect(diagnostics).toHaveLength(1);
    expect(profile?.allocations.map(({ name }) => name)).toEqual(['osl']);
  });

  it('nothing of an allocation with a prefix that cannot be read: the rest would look like a leak', () => {
    expect(change('192.168.0.16/31', '192.168.0/31').profile).toBeUndefined();
  });

  it('an allocation whose password reference is wrong, without it', () => {
    const { profile } = change('{ env: NREC_MD5 }', 'hunter2');
    expect(profile?.allocations[0]?.password).toBeUndefined();
  });
});

describe('texts made to hurt', () => {
  it.each([
    ['brackets', '['.repeat(50_000)],
    ['dashes', '- '.repeat(50_000)],
    ['question marks', '? '.repeat(50_000)],
    ['mappings', '{a: '.repeat(50_000)],
    ['indentation', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
  ])('are one finding: %s', (_, text) => {
    expect(read(text).diagnostics).toMatchObject([{ rule: 'profile/invalid' }]);
  });

  it('are one finding: aliases that multiply', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `x-${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`);
    const { diagnostics } = read(`x-0: &a0 [1]\n${lines.join('\n')}\n${GOOD}`);
    expect(diagnostics).toMatchObject([{ rule: 'profile/invalid' }]);
  });

  it('are one finding: a file far too large', () => {
    expect(read('x'.repeat(5_000_000)).diagnostics).toMatchObject([{ rule: 'profile/invalid' }]);
  });
});
