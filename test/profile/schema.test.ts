import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readProfile } from '../../server/src/profile/read.js';
import { profileSchemaText } from '../../server/src/profile/schema.js';
import fc from '../fast-check.js';
import { GOOD, source } from './positions.js';

const file = new URL('../../schemas/nrec-profile.schema.json', import.meta.url);
const committed = readFileSync(file, 'utf8');
const validate = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false }).compile(JSON.parse(committed));

describe('the JSON Schema', () => {
  it('is the one that the definition gives (else run node scripts/generate-schema.mjs)', () => {
    expect(committed).toBe(profileSchemaText());
  });

  it.each([
    ['the good profile', GOOD],
    [
      'one value in place of lists',
      GOOD.replace('[10.255.255.1, 10.255.255.2]', '10.255.255.1').replace('[bgo/**]', 'bgo'),
    ],
    ['asdot in quotes', GOOD.replace('4200000000', "'64086.59904'")],
    ['a key not filled in', GOOD.replace('{ env: NREC_MD5 }', '')],
    ['notes', `x-note: { a: 1 }\n${GOOD}`],
    ['a lone prefix object', GOOD.replace('[192.168.0.16/31]', '{ prefix: 192.168.0.16/31 }')],
    ['everything at the top', `$schema: x\nversion: 1\nroot: true\nignore: [nrec/peer-as]\n${GOOD}`],
  ])('accepts %s', (_, text) => {
    expect(validate(parse(text)) || validate.errors).toBe(true);
    expect(readProfile(source(text)).diagnostics).toEqual([]);
  });

  it.each<[what: string, from: string, to: string]>([
    ['an unknown key', 'bfd:', 'bdf:'],
    ['a missing key', '    peerAs: 65535\n', ''],
    ['a plain password', '{ env: NREC_MD5 }', 'hunter2'],
    ['a password in two ways', '{ env: NREC_MD5 }', '{ env: A, file: b }'],
    ['a password in no way', '{ env: NREC_MD5 }', '{}'],
    ['a word as AS number', '4200000000', 'mine'],
    ['an AS number out of range', '4200000000', '4294967296'],
    ['an IPv6 peer', '10.255.255.2', "'fd00::2'"],
    ['no peers', '[10.255.255.1, 10.255.255.2]', '[]'],
    ['a prefix without length', '192.168.0.16/31', '192.168.0.16'],
    ['a prefix of the other family', '192.168.0.16/31', 'fd00::/8'],
    ['a maxLength out of range', '128', '129'],
    ['another word for bfd', 'required', 'yes'],
    ['a rule id of another kind', 'bindings:', 'ignore: NREC203\nbindings:'],
  ])('refuses %s, as bgplint does', (_, from, to) => {
    const text = GOOD.replace(from, to);
    expect(validate(parse(text))).toBe(false);
    expect(readProfile(source(text)).diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  });

  it('accepts whatever bgplint has nothing to say about', () => {
    const asn = fc.oneof(fc.integer({ min: 4200000000, max: 4294967294 }), fc.constant("'64086.59904'"));
    const octet = fc.integer({ min: 0, max: 255 });
    const value = fc.oneof(
      asn,
      fc.constantFrom('yes', '1.5', '[]', '{}', '~', '-1', '10.0.0.0/8', 'fd00::/8', '"x y"'),
      octet,
    );
    const line = fc.constantFrom(
      'localAs',
      'peerAs',
      'peers',
      'ipv4',
      'ipv6',
      'bfd',
      'password',
      'instances',
      'name',
      'site',
    );
    fc.assert(
      fc.property(line, value, (key, written) => {
        const text = GOOD.replace(new RegExp(`( ${key}:).*`), `$1 ${written}`);
        if (readProfile(source(text)).diagnostics.length === 0) expect(validate(parse(text)) || text).toBe(true);
      }),
    );
  });
});
