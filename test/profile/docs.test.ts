import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../server/src/core/yaml/read.js';
import { PROFILE } from '../../server/src/profile/definition.js';
import { placesIn } from '../../server/src/profile/places.js';
import { readProfile } from '../../server/src/profile/read.js';
import { PROFILE_RULES } from '../../server/src/profile/rules.js';
import { GOOD, source } from './positions.js';

const page = readFileSync(new URL('../../docs/profile.md', import.meta.url), 'utf8');

describe('docs/profile.md', () => {
  const blocks = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(match => match[1] ?? '');

  it('shows profiles without a mistake', () => {
    expect(blocks).toHaveLength(2);
    for (const block of blocks) expect(readProfile(source(block)).diagnostics).toEqual([]);
  });

  it('names every key', () => {
    const { root } = readYaml(source(GOOD));
    const shapes = root
      ? [...placesIn(root, PROFILE)].flatMap(place => (place.kind === 'key' ? [place.object] : []))
      : [];
    const names = new Set(shapes.flatMap(shape => Object.keys(shape.fields)));
    expect(names.size).toBeGreaterThan(20);
    for (const name of names) expect(page, name).toMatch(new RegExp(`[\`{ ]${name.replace('$', '\\$')}[\`:]`));
  });

  it('links every rule', () => {
    for (const { id } of PROFILE_RULES) expect(page).toContain(`(rules/${id}.md)`);
  });
});
