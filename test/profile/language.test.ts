// biome-ignore-all lint/suspicious/noTemplateCurlyInString: snippets have places to fill in.
import { describe, expect, it } from 'vitest';
import { completeProfile, type ProfileCompletion } from '../../server/src/profile/complete.js';
import { hoverProfile } from '../../server/src/profile/hover.js';
import { GOOD, source } from './positions.js';

/** Splits a text at `$0`, where the cursor is. */
function cursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('$0');
  return { text: marked.replace('$0', ''), offset };
}

function offers(marked: string, path?: string): ProfileCompletion[] {
  const { text, offset } = cursor(marked);
  return completeProfile(source(text, path), offset);
}

const labels = (marked: string) => offers(marked).map(({ label }) => label);
const TOP = ['$schema', 'version', 'root', 'allocations', 'bindings', 'ignore'];
const PASSWORD = ['env', 'file', 'scrypt'];

describe('completion', () => {
  it.each<[what: string, text: string, labels: string[]]>([
    ['an empty file', '$0', TOP],
    ['a word at the top', 'all$0', TOP],
    [
      'what is there already is left out',
      'root: true\n$0\nallocations: []\n',
      ['$schema', 'version', 'bindings', 'ignore'],
    ],
    ['the first key of a binding', 'bindings:\n  - $0', ['files', 'allocation']],
    ['a further key of a binding', 'bindings:\n  - files: x\n    a$0', ['allocation']],
    ['a key in front of others', 'bindings:\n  - $0\n    files: x\n', ['allocation']],
    ['a key in braces', 'allocations:\n  - ipv4: [{ prefix: 10.0.0.0/8, $0 }]', ['maxLength']],
    ['a key that has its colon', 'bindings:\n  - fil$0: x\n', ['files', 'allocation']],
    ['the values of bfd', 'allocations:\n  - bfd: $0\n    name: x\n', ['required', 'optional', 'disabled']],
    ['a value begun', 'allocations:\n  - bfd: req$0', ['required', 'optional', 'disabled']],
    ['root', 'root: $0\n', ['true', 'false']],
    ['a password', 'allocations:\n  - password: $0\n', PASSWORD],
    ['a password in braces', 'allocations:\n  - password: { $0 }\n', PASSWORD],
    ['a password that has its way', 'allocations:\n  - password: { env: A, $0 }\n', []],
    ['the name of an allocation', `${GOOD}  - { files: x, allocation: $0 }\n`, ['bgo']],
    ['a free text', 'allocations:\n  - name: $0\n', []],
    ['a comment', '# $0\nroot: true\n', []],
  ])('of %s', (_, text, expected) => {
    expect(labels(text)).toEqual(expected);
  });

  it('writes what a key needs', () => {
    const insert = (marked: string, label: string) => offers(marked).find(offer => offer.label === label)?.insert;
    expect(insert('$0', 'root')).toBe('root: ${1|true,false|}');
    expect(insert('allocations:\n  - na$0', 'peers')).toBe('peers: [${1:10.255.255.1}]');
    expect(insert('allocations:\n  - na$0', 'password')).toBe('password: { ${1|env,file,scrypt|}: ${2:} }');
    expect(insert('$0', 'allocations')).toBe(
      'allocations:\n  - localAs: ${1:4200000000}\n    peerAs: ${2:65535}\n    peers: [${3:10.255.255.1}]',
    );
    // Behind a dash, lines start two columns further right than the line's own indentation.
    expect(insert('allocations:\n  - $0', 'instances')).toBe(
      'instances:\n    - name: ${1:lb1}\n      address: ${2:10.0.240.156}',
    );
    expect(insert('ro$0: true', 'root')).toBe('root');
  });

  it('replaces the word under the cursor', () => {
    const { text, offset } = cursor('allocations:\n  - bfd: opt$0ional\n');
    for (const { replaces } of completeProfile(source(text), offset)) {
      expect(text.slice(replaces.start, replaces.end)).toBe('optional');
    }
  });

  it('quotes in JSON', () => {
    const inserts = (marked: string) => offers(marked, '/site/.nrec.json').map(({ insert }) => insert);
    expect(inserts('{ "bindings": [{ $0 }] }')).toEqual(['"files": ', '"allocation": ']);
    expect(inserts('{ "bindings": [{ "$0" }] }')).toEqual(['files', 'allocation']);
    expect(inserts('{ "root": $0 }')).toEqual(['true', 'false']);
    expect(inserts('{ "allocations": [{ "bfd": $0 }] }')).toEqual(['"required"', '"optional"', '"disabled"']);
    expect(inserts('{ "allocations": [{ "bfd": "$0" }] }')).toEqual(['required', 'optional', 'disabled']);
  });
});

describe('hover', () => {
  const at = (marked: string) => {
    const { text, offset } = cursor(marked);
    const hover = hoverProfile(source(text), offset);
    return hover && [text.slice(hover.span.start, hover.span.end), hover.markdown.split('\n')[0]];
  };

  it.each<[what: string, from: string, to: string, expected: string[] | undefined]>([
    ['a key', 'localAs', 'local$0As', ['localAs', '**localAs** (required)']],
    ['a value', '4200000000', '4200$0000000', ['4200000000', '**localAs** (required)']],
    ['one of several values', 'required', 'req$0uired', ['required', '`bfd: required`: Every session must use BFD.']],
    ['a key within braces', 'maxLength', 'max$0Length', ['maxLength', '**maxLength**']],
    ['a key of the password', 'env:', 'e$0nv:', ['env', '**env**']],
    ['an unknown key', 'bfd:', 'col$0our:', undefined],
    ['a dash', '  - name', ' $0 - name', undefined],
  ])('over %s', (_, from, to, expected) => {
    expect(at(GOOD.replace(from, () => to))).toEqual(expected);
  });
});
