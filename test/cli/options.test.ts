import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../server/src/cli/commands.js';
import { UsageError } from '../../server/src/cli/exit.js';
import { parseOptions } from '../../server/src/cli/options.js';

const [check] = COMMANDS;
const parse = (...args: string[]) => parseOptions(args, check?.options ?? [], 'check');

/** The message of the UsageError that parsing gives. */
function complaint(...args: string[]): string {
  try {
    parse(...args);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error('accepted');
}

describe('options', () => {
  test('come in every customary spelling, mixed with paths', () => {
    const { positionals, values } = parse(
      'a.conf',
      '-f',
      'json',
      '--fail-on=info',
      '-tbird@2.0',
      'b',
      '--target',
      'bird@3.4',
    );
    expect(positionals).toEqual(['a.conf', 'b']);
    expect(Object.fromEntries(values)).toEqual({
      format: ['json'],
      'fail-on': ['info'],
      target: ['bird@2.0', 'bird@3.4'],
    });
  });

  test('end at --, and a lone dash is a path', () => {
    expect(parse('-', '--', '--fix').positionals).toEqual(['-', '--fix']);
  });

  test('that are misspelt name the nearest', () => {
    expect(complaint('--formt', 'json')).toMatch(/^unknown option --formt of check; did you mean --format\?/);
    expect(complaint('--xyzzy')).toMatch(/^unknown option --xyzzy of check \(see/);
    expect(complaint('-x')).toMatch(/^unknown option -x of check/);
    expect(complaint('-f', 'jsn')).toBe(
      '--format cannot be “jsn”; did you mean json? (one of pretty, concise, json, sarif, github)'.replace(
        '--format',
        '-f',
      ),
    );
  });

  test('need their value, take no other, and come once', () => {
    expect(complaint('--profile')).toBe('--profile needs a value: --profile FILE');
    expect(complaint('--fix=yes')).toBe('--fix takes no value');
    expect(complaint('-f', 'json', '--format', 'sarif')).toBe('--format is given twice');
  });
});
