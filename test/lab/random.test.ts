// Random but whole configurations on one running daemon: what is said of each, and what NREC receives.
import { afterAll, describe, expect, it } from 'vitest';
import { Random } from '../fuzz/random.js';
import { claimsOf, holds } from './claims.js';
import { whyNoLab } from './network.js';
import { Pool } from './pool.js';
import { PAGES } from './projects.js';
import { randomBird } from './random-bird.js';
import { randomFrr } from './random-frr.js';
import { isCampaign, record } from './record.js';
import { speakers } from './speakers.js';

const why = whyNoLab();
const all = why ? [] : speakers();
const birds = all.filter(({ dialect }) => dialect === 'bird');
const frrs = all.filter(({ dialect }) => dialect === 'frr');
const pool = new Pool();
afterAll(() => pool.close());

const GROUP = 'a random configuration announces what bgplint announces says';
const ROUNDS = isCampaign ? 60 : 4;
const seeds = isCampaign ? [1, 2, 3, 4] : [1];
const runs = birds.flatMap(speaker => seeds.map(seed => [`${speaker.name}, seed ${seed}`, speaker, seed] as const));

describe.skipIf(why)(`${GROUP}${why ? `: ${why}` : ''}`, () => {
  it.concurrent.each(runs)('%s', { timeout: 1_200_000 }, async (_, speaker, seed) => {
    await pool.using(PAGES, async lab => {
      const random = new Random(seed);
      let said = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const text = randomBird(random);
        const refusal = round === 0 ? await speaker.start(lab, text) : speaker.reconfigure?.(lab, text);
        expect(refusal).toBeUndefined();
        const claims = await claimsOf(PAGES, 'bird', text, speaker.version);
        said += claims.filter(({ may, must }) => !must.isEmpty() && !may.complement().isEmpty()).length;
        const outcome = await holds(lab, speaker, claims, { isFresh: false, steady: 1 });
        const { symptoms, found, seen } = outcome;
        record({ group: GROUP, name: `seed ${seed}, ${round}`, speaker: speaker.name, predicted: [], outcome });
        expect({ symptoms, ...(symptoms.length > 0 && { round, found, seen, text }) }).toEqual({ symptoms: [] });
      }
      // Else there would be little to be wrong about.
      expect(said).toBeGreaterThan(ROUNDS / 10);
    });
  });

  // FRR has no command that replaces all that it runs: each has daemons of its own.
  const fresh = frrs.flatMap(speaker =>
    Array.from({ length: isCampaign ? 60 : 2 }, (_, seed) => [`${speaker.name}, seed ${seed}`, speaker, seed] as const),
  );
  it.concurrent.each(fresh)('%s', { timeout: 1_200_000 }, async (_, speaker, seed) => {
    const text = randomFrr(new Random(seed));
    const claims = await claimsOf(PAGES, 'frr', text, speaker.version);
    const outcome = await pool.using(PAGES, async lab => {
      await speaker.start(lab, text);
      return await holds(lab, speaker, claims, { isFresh: true, steady: 2 });
    });
    const { symptoms, found, seen } = outcome;
    record({ group: GROUP, name: `seed ${seed}`, speaker: speaker.name, predicted: [], outcome });
    expect({ symptoms, ...(symptoms.length > 0 && { found, seen, text }) }).toEqual({ symptoms: [] });
  });
});
