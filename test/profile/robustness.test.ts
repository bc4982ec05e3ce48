import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { completeProfile } from '../../server/src/profile/complete.js';
import { hoverProfile } from '../../server/src/profile/hover.js';
import { readProfile } from '../../server/src/profile/read.js';
import fc from '../fast-check.js';
import { GOOD, source } from './positions.js';

/** Texts around profiles: the good one with pieces cut out, doubled and put elsewhere, and pure noise. */
const piece = fc.constantFrom(
  ...[
    'allocations:',
    '- ',
    '  ',
    '\n',
    ': ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '&a ',
    '*a',
    '|',
    '>',
    '#',
    '?',
    '!t ',
    '~',
  ],
  ...[
    'localAs: 1',
    'password: x',
    'peers: ',
    '192.168.0.16/31',
    '\t',
    '\r\n',
    '\0',
    '\ufeff',
    '---\n',
    '%x',
    'x-y: ',
    '<<: *a',
  ],
);
const mutant = fc
  .tuple(fc.nat(GOOD.length), fc.nat(12), fc.oneof(piece, fc.string({ maxLength: 5 })))
  .map(([at, length, insert]) => GOOD.slice(0, at) + insert + GOOD.slice(at + length));
const text = fc.oneof(
  mutant,
  fc.array(piece, { maxLength: 40 }).map(pieces => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

describe('no text', () => {
  it('makes reading throw, or point outside it, or offer an edit that cannot be made', () => {
    fc.assert(
      fc.property(text, written => {
        const { profile, diagnostics, secrets } = readProfile(source(written));
        expect(profile !== undefined || diagnostics.length > 0).toBe(true);
        const spans = diagnostics.flatMap(({ span, related }) => [span, ...related.map(other => other.span)]);
        for (const { path, start, end } of [...spans, ...secrets]) {
          expect(path).toBe('/site/.nrec.yaml');
          expect(start >= 0 && start <= end && end <= written.length).toBe(true);
        }
        for (const { edits } of diagnostics.flatMap(({ fixes }) => fixes)) applyEdits(written, edits);
      }),
      { numRuns: 1500 },
    );
  });

  it('makes completion or hover throw', () => {
    fc.assert(
      fc.property(text, fc.nat(GOOD.length), (written, at) => {
        const offset = Math.min(at, written.length);
        for (const { replaces } of completeProfile(source(written), offset)) {
          expect(replaces.start <= offset && offset <= replaces.end && replaces.end <= written.length).toBe(true);
        }
        hoverProfile(source(written), offset);
      }),
      { numRuns: 500 },
    );
  });

  it('gives a safe fix that leaves its finding there', () => {
    fc.assert(
      fc.property(mutant, written => {
        for (const { rule, message, span, fixes } of readProfile(source(written)).diagnostics) {
          const fix = fixes.find(({ safe }) => safe);
          if (!fix) continue;
          const after = readProfile(source(applyEdits(written, fix.edits))).diagnostics;
          const same = after.filter(
            other => other.rule === rule && other.message === message && other.span.start === span.start,
          );
          expect(same).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a password never comes out', () => {
  const SECRET = 'Zq7-secretive.Word';
  const form = fc.constantFrom<(secret: string) => string>(
    s => `password: ${s}`,
    s => `password: "${s}"`,
    s => `password: '${s}'`,
    s => `password: |\n      ${s}`,
    s => `password: [${s}]`,
    s => `password: { plain: ${s} }`,
    s => `password: { ${s} }`,
    s => `password: { ${s}: x }`,
    s => `password: { env: ${s} }`,
    s => `password: { scrypt: ${s} }`,
    s => `password: { scrypt: "${s}", env: A }`,
    s => `password: { env: { ${s}: ${s} } }`,
    s => `password:${s}`,
    s => `password ${s}`,
    s => `password: "${s}`,
    s => `password: ${s}: ${s}`,
    s => `pasword: ${s}`,
    s => `md5: ${s}`,
    s => `key: ${s}`,
    s => `password: !vault ${s}`,
    s => `{password:${s}}`,
    s => `  password ${s}`,
    s => `password: ${s}\n    password: ${s}`,
    s => `password: @${s}`,
    s => `password=${s}: x`,
  );

  it('of readProfile, wherever it stands', () => {
    fc.assert(
      fc.property(form, fc.constantFrom(SECRET, 'b1ecd7f662e6ff6ce03ab33626f92cfe'), mutant, (write, secret, other) => {
        for (const text of [GOOD, other]) {
          const line = /password: \{ env: NREC_MD5 \}/;
          const written = text.replace(line, () => write(secret));
          expect(JSON.stringify(readProfile(source(written)).diagnostics)).not.toContain(secret);
          const at = written.indexOf(secret);
          expect(JSON.stringify([hoverProfile(source(written), at)])).not.toContain(secret);
          expect(JSON.stringify(completeProfile(source(written), at))).not.toContain(secret);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('of a line that a finding shows: it is among the secrets', () => {
    fc.assert(
      fc.property(form, write => {
        const written = GOOD.replace('password: { env: NREC_MD5 }', () => write(SECRET));
        const { secrets } = readProfile(source(written));
        const masked = applyMasks(
          written,
          secrets.map(({ start, end }) => [start, end]),
        );
        expect(masked).not.toContain(SECRET);
      }),
    );
  });

  function applyMasks(text: string, spans: readonly (readonly [number, number])[]): string {
    return [...text].map((char, i) => (spans.some(([start, end]) => start <= i && i < end) ? '•' : char)).join('');
  }
});
