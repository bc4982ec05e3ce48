import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { completionsAt } from '../../server/src/features/completion.js';
import { hoverAt } from '../../server/src/features/hover.js';
import { namedThingAt } from '../../server/src/features/navigation.js';
import { outlineOf } from '../../server/src/features/outline.js';
import { rename } from '../../server/src/features/rename.js';
import { subjectOf } from '../../server/src/features/subject.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';

const PATH = 'bird.conf.j2';

/** A template as features see it; `$0` marks the cursor. */
async function judged(written: string, files: Readonly<Record<string, string>> = {}) {
  const cursor = written.indexOf('$0');
  const text = written.replace('$0', '');
  const result = await new Workspace(memoryHost({ ...files, [PATH]: text })).lint(PATH, {});
  const subject = await subjectOf(result, PATH);
  if (!subject) throw new Error('not judged');
  return { subject, cursor, text, result };
}

const SESSION = 'router id {{ id }};\nprotocol device {}\nprotocol bgp peer_{{ name }} {\n  local as OWN;\n  ';

describe('completion in templates', () => {
  async function labels(written: string): Promise<readonly string[]> {
    const { subject, cursor } = await judged(written);
    return completionsAt(subject, cursor).map(({ label }) => label);
  }

  it.each([
    ['behind a hole in a statement', `${SESSION}neighbor {{ ip }} $0`, 'as'],
    [
      'at the beginning of a statement behind holes',
      `${SESSION}{{ more }}\n  {% if x %}\n  $0\n  {% endif %}\n}\n`,
      'neighbor',
    ],
    [
      'in a block that a condition opens',
      `${SESSION}{% if v6 %}\n  ipv6 {\n  {% else %}\n  ipv4 {\n  {% endif %}\n    $0\n  };\n}\n`,
      'export',
    ],
    ['at the outermost level', '{% for x in y %}\n$0\n{% endfor %}\n', 'protocol'],
  ])('%s', async (_, written, expected) => {
    expect(await labels(written)).toContain(expected);
  });

  it.each(['router id {{ $0 }};\n', 'router id {{ i$0d }};\n', '{% if $0 %}\n{% endif %}\n', '{# $0 #}\n'])(
    'offers nothing between the tags of the template: %s',
    async written => {
      expect(await labels(written)).toEqual([]);
    },
  );
});

describe('hovers in templates', () => {
  it('explain the language around the holes, not what is in them', async () => {
    const outside = await judged(`${SESSION}hold ti$0me {{ hold }};\n}\n`);
    expect(hoverAt(outside.subject, outside.cursor)?.markdown).toContain('hold time');
    const inside = await judged(`${SESSION}hold time {{ ne$0ighbor }};\n}\n`);
    expect(hoverAt(inside.subject, inside.cursor)).toBeUndefined();
  });
});

it('the outline names blocks as they are written', async () => {
  const { subject } = await judged(`${SESSION}neighbor {{ ip }} as 65002;\n}\n`);
  expect(JSON.stringify(outlineOf(subject))).toContain('peer_{{ name }}');
});

it('renaming a constant leaves a variable of the template alone that is called alike', async () => {
  const written =
    'define O$0WN = {{ OWN }};\nprotocol bgp {{ OWN }} {\n  local as OWN;\n  neighbor 192.0.2.1 as 65002;\n}\n';
  const { subject, cursor, text } = await judged(written);
  const thing = await namedThingAt(PATH, cursor, async () => (subject.unit ? [subject.unit] : []));
  expect(thing?.places).toHaveLength(2);
  const renaming = thing && (await rename(thing, 'OURS'));
  if (!renaming || 'problem' in renaming) throw new Error('not renamed');
  expect(applyEdits(text, renaming.edits)).toBe(text.replace('define OWN', 'define OURS').replace('as OWN', 'as OURS'));
});

describe('what a template includes', () => {
  const ROOT =
    'include "filters.conf";\nrouter id {{ id }};\nprotocol device {}\nprotocol pipe { table master4; peer table there; }\n';
  const rules = async (files: Readonly<Record<string, string>>) =>
    (await judged(ROOT, files)).result.diagnostics.map(({ rule, rejects }) => `${rule} ${rejects}`);

  it('may be elsewhere', async () => {
    expect(await rules({})).toEqual(['bird/include-outside false']);
  });

  it('is a template beside it', async () => {
    expect(await rules({ 'filters.conf.j2': 'ipv4 table there;\n{# nothing #}\n' })).toEqual([]);
    expect(await rules({ 'filters.conf.j2': 'ipv4 table {{ other }};\n' })).toEqual([]);
    expect(await rules({ 'filters.conf.j2': 'ipv4 table other;\n' })).toEqual(['bird/undefined-symbol true']);
  });

  it('is a template beside it, wherever it is deployed', async () => {
    const root = ROOT.replace('filters.conf', '/etc/bird/filters.conf');
    const { result } = await judged(root, { 'filters.conf.j2': 'ipv4 table there;\n' });
    expect(result.diagnostics).toEqual([]);
    expect([...result.sources.keys()]).toEqual([PATH, 'filters.conf.j2']);
  });

  it('leaves open what a block lacks that it stands in', async () => {
    const written = 'router id 192.0.2.1;\nprotocol device {}\nprotocol bgp one {\n  include "{{ peer }}.conf";\n}\n';
    const { result } = await judged(written);
    expect(result.diagnostics.filter(({ rejects }) => rejects)).toEqual([]);
  });

  it('is for a part of a configuration what others define', async () => {
    const part = 'protocol bgp {{ name }} {\n  local as OURS;\n  neighbor {{ ip }} as 65002;\n}\n';
    const severities = async (text: string) =>
      (await judged(text)).result.diagnostics.map(({ rule, severity }) => `${severity} ${rule}`);
    expect(await severities(part)).toEqual(['info bird/undefined-symbol']);
    expect(await severities(`router id 192.0.2.1;\nprotocol device {}\n${part}`)).toEqual([
      'error bird/undefined-symbol',
    ]);
  });

  it('is the file itself where that is there', async () => {
    expect(await rules({ 'filters.conf': 'ipv4 table there;\n', 'filters.conf.j2': 'nonsense' })).toEqual([]);
  });
});
