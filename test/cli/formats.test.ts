import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../server/src/cli/commands.js';
import { format } from '../../server/src/cli/formats/index.js';
import { sampleReport } from './report.js';

const LOOK = { color: false, columns: undefined };

/** What VERSION and the rule table bring into the output changes with every release; the goldens keep the rest. */
function steady(text: string): string {
  return text
    .replace(/"(version|semanticVersion)": "\d+\.\d+\.\d+[^"]*"/g, '"$1": "<version>"')
    .replace(/^( {10}"rules": )\[[\s\S]*?\n {10}\]/m, '$1"<every rule>"')
    .replace(/"ruleIndex": \d+/g, '"ruleIndex": "<its index>"');
}

describe.each(FORMATS)('format %s', name => {
  test('prints the sample report as its golden file says', async () => {
    await expect(steady(await format(name, sampleReport(), LOOK))).toMatchFileSnapshot(`golden/report.${name}.txt`);
  });

  test('lets no password out', async () => {
    for (const color of [false, true]) {
      expect(await format(name, sampleReport(), { color, columns: 60 })).not.toContain('the-secret-itself');
    }
  });
});

describe('pretty', () => {
  test('in colour, on a narrow terminal', async () => {
    const text = await format('pretty', sampleReport(), { color: true, columns: 60 });
    await expect(text).toMatchFileSnapshot('golden/report.pretty-colour.txt');
  });

  test('breaks messages where the terminal ends, with what stands before them', async () => {
    const text = await format('pretty', sampleReport(), { color: false, columns: 60 });
    const heads = text.split('\n').filter(line => /^\w+\[/.test(line));
    expect(heads.length).toBeGreaterThan(0);
    for (const line of heads) expect(line.length).toBeLessThanOrEqual(60);
  });

  test('says what is good, and what to do next', async () => {
    const clean = sampleReport().entries.map(entry => ({ ...entry, diagnostics: [] }));
    expect(await format('pretty', sampleReport({ entries: clean }), LOOK)).toBe(
      'All good: 3 files checked, nothing found.\n',
    );
    const one = clean.slice(0, 1);
    expect(await format('pretty', sampleReport({ entries: one, withoutProfile: true }), LOOK)).toMatch(
      /^All good: 1 file checked, nothing found\. Without an allocation profile/,
    );
    expect(await format('pretty', sampleReport(), LOOK)).toMatch(
      /Found 2 errors, 1 warning and 1 info in 2 of 3 files\. bgplint --fix mends 1 of them\.\n$/,
    );
    expect(await format('pretty', { ...sampleReport(), mended: { fixes: 2, files: 1 } }, LOOK)).toMatch(
      /\nMended 2 findings in 1 file\.\nFound 2 errors, 1 warning and 1 info in 2 of 3 files\.\n$/,
    );
  });

  test('says nothing of a run without files', async () => {
    expect(await format('pretty', sampleReport({ entries: [] }), LOOK)).toBe('');
  });
});

describe('sarif', () => {
  const load = createRequire(import.meta.url);
  const file = load.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { id, $schema: _, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  // The schema is draft 4, of which it uses nothing that draft 7 reads otherwise but the name of `$id`.
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
  const validate = ajv.compile({ ...schema, $id: id });

  test('validates against the published schema', async () => {
    const log = JSON.parse(await format('sarif', sampleReport(), LOOK));
    expect(validate(log), JSON.stringify(validate.errors, null, 1)).toBe(true);
    expect(validate({ ...log, version: '2.0.0' })).toBe(false);
  });

  test('describes every rule with its page', async () => {
    const log = JSON.parse(await format('sarif', sampleReport(), LOOK));
    const { rules } = log.runs[0].tool.driver;
    expect(rules.length).toBeGreaterThan(20);
    for (const rule of rules) {
      expect(rule.helpUri).toMatch(new RegExp(`/docs/rules/${rule.id}\\.md$`));
      expect(rule.shortDescription.text).not.toMatch(/\.$/);
    }
  });

  test('points into the checkout with relative references, and outside it with absolute ones', async () => {
    const log = JSON.parse(await format('sarif', sampleReport(), LOOK));
    expect(log.runs[0].artifacts.map((a: { location: object }) => a.location)).toEqual([
      { uri: 'conf/bird.conf', uriBaseId: '%SRCROOT%' },
      { uri: 'conf/peers%2C%20100%25.conf', uriBaseId: '%SRCROOT%' },
      { uri: 'file:///etc/bird/tables.conf' },
    ]);
  });
});
