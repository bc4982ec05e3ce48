// What is said of the announcements of whole configurations, and what NREC receives.
import { afterAll, describe, expect, it } from 'vitest';
import { ANNOUNCED } from './announced.js';
import { claimsOf, holds } from './claims.js';
import { broken } from './faults.js';
import { generated } from './judge.js';
import { whyNoLab } from './network.js';
import { Pool } from './pool.js';
import { PAGES } from './projects.js';
import { isCampaign, record } from './record.js';
import { speakers } from './speakers.js';

const why = whyNoLab();
const all = why ? [] : speakers();
const pool = new Pool();
afterAll(() => pool.close());

const GROUP = 'announces what bgplint announces says';
const cases = all.flatMap(speaker =>
  ANNOUNCED.filter(({ dialect }) => dialect === speaker.dialect).map(
    one => [`${one.name} (${speaker.name})`, one, speaker] as const,
  ),
);

describe.skipIf(why)(`${GROUP}${why ? `: ${why}` : ''}`, () => {
  it.concurrent.each(isCampaign ? cases : cases.filter((_, index) => index % 13 === 0))(
    '%s',
    { timeout: 600_000 },
    async (_, one, speaker) => {
      const text = broken(generated(PAGES, speaker.dialect), one);
      const claims = await claimsOf(PAGES, speaker.dialect, text, speaker.version);
      const outcome = await pool.using(PAGES, async lab => {
        const refusal = await speaker.start(lab, text);
        expect(refusal).toBeUndefined();
        return await holds(lab, speaker, claims, { isFresh: true, steady: 3 });
      });
      record({ group: GROUP, name: one.name, speaker: speaker.name, predicted: [], outcome });
      const { symptoms, found, seen } = outcome;
      expect({ symptoms, ...(symptoms.length > 0 && { found, seen, text }) }).toEqual({ symptoms: [] });
    },
  );
});
