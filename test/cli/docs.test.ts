import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COMMANDS, FORMATS } from '../../server/src/cli/commands.js';
import { format } from '../../server/src/cli/formats/index.js';
import { help } from '../../server/src/cli/help.js';
import { sampleReport } from './report.js';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const DOCS = read('docs/cli.md');

describe('docs/cli.md', () => {
  test('names every command, option and format', () => {
    const [check] = COMMANDS;
    for (const { name } of COMMANDS) expect(DOCS).toContain(`bgplint ${name === 'check' ? '[check]' : name}`);
    for (const { name } of check?.options ?? []) expect(DOCS).toMatch(new RegExp(`^\\|.*\`--${name}[ \`]`, 'm'));
    for (const name of FORMATS) expect(DOCS).toContain(`**${name}**`);
  });

  test('names every option of check that there is', () => {
    const [check] = COMMANDS;
    const documented = [...DOCS.matchAll(/^\| (?:`-\w`, )?`--([\w-]+)/gm)].map(match => match[1]);
    expect(documented.sort()).toEqual((check?.options ?? []).map(({ name }) => name).sort());
  });

  test('shows every field of the JSON, and no other', async () => {
    const example = /```jsonc\n([\s\S]*?)```/.exec(DOCS)?.[1] ?? '';
    const shown = JSON.parse(example.replace(/\s+\/\/ .*$/gm, ''));
    const real = JSON.parse(await format('json', sampleReport(), { color: false, columns: undefined }));
    expect(fields(real)).toEqual(fields(shown));
  });
});

test('the recipes use the version that is packaged', () => {
  const { version } = JSON.parse(read('package.json'));
  const used = [...read('docs/ci.md').matchAll(/bgplint@([\d.]+)/g)].map(match => match[1]);
  expect(new Set(used)).toEqual(new Set([version]));
});

test('the help fits a terminal and names every command', () => {
  for (const { usage } of COMMANDS) expect(help()).toContain(usage);
});

/** Every path to a value: `files[].diagnostics[].line`. */
function fields(value: unknown, at = ''): readonly string[] {
  if (Array.isArray(value)) return unique(value.flatMap(item => fields(item, `${at}[]`)));
  if (typeof value !== 'object' || value === null) return [at];
  return unique(Object.entries(value).flatMap(([name, inner]) => fields(inner, `${at}.${name}`)));
}

function unique(list: readonly string[]): readonly string[] {
  return [...new Set(list)].sort();
}
