import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { memoryFor } from '../../../server/src/dialects/bird/memory.js';
import { parseBird } from '../../../server/src/dialects/bird/parse.js';
import fc from '../../fast-check.js';
import { ROOT, snapshotOf, VERSIONS } from '../syntax/read.js';
import { edit, edited, TEXTS } from './edits.js';

const PART = 'define A = 7;\nfunction from_part(int i) { return i + A; }\n';

describe('a text read with the memory of earlier ones', () => {
  it('means what it means to who reads it for the first time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TEXTS),
        fc.constantFrom(...VERSIONS),
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        (text, version, edits) => {
          const memory = new Map<string, unknown>();
          const readings = (now: string) => {
            const snapshot = snapshotOf({ [ROOT]: now, 'part.conf': PART });
            return [
              parseBird(ROOT, snapshot, version, memoryFor(memory, version)),
              parseBird(ROOT, snapshot, version),
            ] as const;
          };
          readings(text);
          for (const now of edited(text, edits)) {
            const [recalled, fresh] = readings(now);
            if (isDeepStrictEqual(recalled, fresh)) continue;
            for (const key of Object.keys(fresh) as (keyof typeof fresh)[])
              expect(recalled[key], key).toEqual(fresh[key]);
            throw new Error('the two readings differ');
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
