import { describe, expect, it } from 'vitest';
import {
  blockSchema,
  optionByKey,
  optionsIn,
  PROTOCOLS,
  SCHEMAS,
  TOP,
} from '../../../server/src/dialects/bird/catalogue/index.js';
import { BirdParser } from '../../../server/src/dialects/bird/parser.js';
import { compile, type State } from '../../../server/src/dialects/bird/phrases.js';
import { BIRD_RULES } from '../../../server/src/dialects/bird/rules.js';
import { SLOTS } from '../../../server/src/dialects/bird/slots.js';
import { ALL_VERSIONS, V2_0 } from '../../../server/src/dialects/bird/versions.js';
import { knownWords } from '../../../server/src/dialects/bird/words.js';
import { provideGroupBy } from '../../group-by.js';

/** Every state that some statement reaches. */
function statesOf(start: State): Set<State> {
  const seen = new Set([start]);
  for (const state of seen) {
    for (const way of state.words.values()) seen.add(way.state);
    for (const { way } of state.slots) seen.add(way.state);
    if (state.block) seen.add(state.block.way.state);
  }
  return seen;
}

describe.each([...SCHEMAS.values()].map(schema => [schema.name, schema] as const))(
  'the catalogue of %s',
  (_, schema) => {
    const states = statesOf(compile(schema.options));
    /** The versions that have such a block: those of the protocol it belongs to. */
    const home = PROTOCOLS.get(schema.name.split(' ')[0] as string)?.versions ?? ALL_VERSIONS;

    it('is written in the notation that the parser follows', () => {
      for (const state of states) {
        for (const { slot } of state.slots) expect(SLOTS, slot.name).toHaveProperty([slot.kind]);
        if (state.block) expect(blockSchema(state.block.schema).options.length, state.block.schema).toBeGreaterThan(0);
      }
    });

    it('uses words that the language knows in the versions that have the option', () => {
      for (const state of states) {
        for (const [word, { versions }] of state.words) {
          if (!/^[a-z]/.test(word)) continue;
          const there = versions & home;
          expect((knownWords().get(word)?.keyword ?? 0) & there, `${word} of ${schema.name}`).toBe(there);
        }
      }
    });

    it('lets every option end, and never leaves open which one it is', () => {
      const ending = new Set([...states].flatMap(state => state.accepts));
      for (const option of schema.options) expect(ending, option.phrase).toContain(option);
      for (const { accepts } of states) {
        for (const bit of [1, 2, 4, 8, 16]) {
          const keys = new Set(accepts.filter(({ versions = ALL_VERSIONS }) => versions & bit).map(({ key }) => key));
          expect(keys.size, [...keys].join()).toBeLessThan(2);
        }
      }
    });

    it('documents each option in one sentence', () => {
      for (const { doc, key } of schema.options) {
        expect(doc, key).toMatch(/^\S.*[.…]$/);
        expect(doc.length, key).toBeLessThan(140);
      }
    });
  },
);

describe('looking options up', () => {
  it('finds them by key', () => {
    expect(optionByKey('bgp.hold time')?.phrase).toBe('hold time <time:num(0|3..65535)>');
    expect(optionByKey('bgp.nothing')).toBeUndefined();
  });

  it('tells what a version has', () => {
    const old = optionsIn(PROTOCOLS.get('bgp') ?? TOP, V2_0).map(({ key }) => key);
    expect(old).toContain('bgp.multihop');
    expect(old).not.toContain('bgp.authentication');
  });
});

describe('the grammar', () => {
  it('holds what Chevrotain checks of grammars', () => {
    provideGroupBy();
    expect(() => new BirdParser(true)).not.toThrow();
  });
});

describe('the rules', () => {
  it('have distinct ids and a summary without a full stop', () => {
    expect(new Set(BIRD_RULES.map(({ id }) => id)).size).toBe(BIRD_RULES.length);
    for (const { summary } of BIRD_RULES) expect(summary).toMatch(/[^.]$/);
  });
});
