import { expect, it } from 'vitest';
import { birdLanguage } from '../../../server/src/dialects/bird/language.js';
import type { LintResult } from '../../../server/src/workspace/result.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import fc from '../../fast-check.js';
import { memoryHost } from '../memory-host.js';
import { edit, edited, TEXTS } from './edits.js';

const PATH = 'bird.conf';
const PROFILE = `root: true
allocations:
  - name: example
    localAs: 65000
    peerAs: 65001
    peers: [192.0.2.2, 192.0.2.3]
    ipv4: [198.51.100.0/24]
    ipv6: ['2001:db8:16::/64']
`;

/** All that is known of a file, as it can be compared: policies with what they let through, and where. */
function known(result: LintResult): unknown {
  const { unit, speakers, diagnostics, secrets } = result;
  const shown = JSON.stringify(
    [diagnostics, secrets, unit && birdLanguage.symbols(unit as never, PATH), unit?.comments, speakers],
    (_, value) => {
      if (typeof value === 'bigint') return `${value}`;
      if (typeof value !== 'object' || value === null || !('terms' in value)) return value;
      const { at, definition, form, terms, damaged, compares } = value;
      return { at, definition, form, terms, damaged, compares };
    },
  );
  return JSON.parse(shown);
}

it('a server that has judged earlier texts says of a text what one that has not says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...TEXTS),
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      async (text, edits, quick) => {
        const files: Record<string, string> = { [PATH]: text, '.nrec.yaml': PROFILE };
        const server = new Workspace(memoryHost(files), { keeps: true });
        await server.lint(PATH, { quick });
        for (const now of edited(text, edits)) {
          files[PATH] = now;
          server.changed(PATH);
          const recalled = known(await server.lint(PATH));
          const fresh = known(await new Workspace(memoryHost(files)).lint(PATH));
          expect(recalled).toEqual(fresh);
        }
      },
    ),
    { numRuns: 15 },
  );
});
