import { describe, expect, it } from 'vitest';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import fc from '../../fast-check.js';
import { REFERENCE, REFERENCE_PASSWORD, REFERENCE_PROFILE } from '../meaning/reference.js';
import { memoryHost } from '../memory-host.js';

async function lint(text: string, path = 'bird.conf.j2') {
  const host = memoryHost({ [path]: text, '.nrec.yaml': REFERENCE_PROFILE }, REFERENCE_PASSWORD);
  return new Workspace(host).lint(path, {});
}

async function findings(text: string): Promise<readonly string[]> {
  const { diagnostics } = await lint(text);
  return diagnostics.map(({ rule, message }) => `${rule} ${message}`);
}

/** Words, values and whole statements outside comments. */
const PARTS = [.../"[^"\n]*"|#[^\n]*|[\w.:/]+|(?<=[;{]\s*)[^;{}#"]+;/g[Symbol.matchAll](REFERENCE)].filter(
  ([part]) => !part.startsWith('#'),
);
const STATEMENTS = [...REFERENCE.matchAll(/^[ \t]*[^\s;{}#][^;{}#\n]*;(?=[ \t]*(?:#.*)?$)/gm)];

function changed(parts: readonly RegExpMatchArray[], shares: readonly number[], by: (part: string) => string): string {
  let text = '';
  let done = 0;
  const chosen = [...new Set(shares.map(share => share % parts.length))].toSorted((a, b) => a - b);
  for (const index of chosen) {
    const { 0: part, index: start = 0 } = parts[index] as RegExpMatchArray;
    if (start < done) continue;
    text += REFERENCE.slice(done, start) + by(part);
    done = start + part.length;
  }
  return (text + REFERENCE.slice(done)).replaceAll('{{{', '{ {{');
}

const shares = fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 1, maxLength: 8 });

describe('the reference configuration as a template', () => {
  it('is without a finding', async () => {
    expect(await findings(REFERENCE)).toEqual([]);
  });

  it('is without a finding wherever it is filled in', async () => {
    await fc.assert(
      fc.asyncProperty(shares, async at => {
        expect(await findings(changed(PARTS, at, () => '{{ x }}'))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is without a finding whatever in it is conditional, repeated or an alternative', async () => {
    const around = fc.constantFrom(
      (part: string) => `{% if x %}\n${part}\n{% endif %}`,
      (part: string) => `{% for x in y %}\n${part}\n{% endfor %}`,
      (part: string) => `{% if x %}\n${part}\n{% else %}\n${part.replace(/\b\d+\b/g, '7')}\n{% endif %}`,
      (part: string) => `{% if x %}\n${part.replace(/"[^"]*"/, '"another"')}\n{% endif %}\n${part}`,
    );
    await fc.assert(
      fc.asyncProperty(shares, around, async (at, by) => {
        expect(
          (await findings(changed(STATEMENTS, at, by))).filter(one => !one.startsWith('bird/prefix-host-bits')),
        ).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('what is certain in a template', () => {
  it('is judged: a wrong number of the peer beside a hole', async () => {
    const text = REFERENCE.replace('as 65535;', 'as 64999;\n  description "{{ x }}";\n  {{ more }}');
    expect((await findings(text)).map(one => one.split(' ')[0])).toContain('nrec/peer-as');
  });

  it('offers no fix that cuts a hole', async () => {
    const text = REFERENCE.replace('as 65535;', 'as 64999{% if x %} {% endif %};');
    const { diagnostics, unit } = await lint(text);
    for (const { edits } of diagnostics.flatMap(({ fixes }) => fixes)) {
      for (const { span } of edits) {
        for (const hole of unit?.holes ?? []) expect(span.start < hole.end && hole.start < span.end).toBe(false);
      }
    }
  });

  it('is known by its name', async () => {
    for (const path of [
      'bird.conf.j2',
      'templates/bird.conf.erb',
      'bird6.conf.tftpl',
      'bird-peers.conf.tmpl',
      'peers.bird.jinja2',
      'roles/bird/templates/x.conf.j2',
      'etc/bird.d/y.conf.tpl',
    ]) {
      expect((await lint('', path)).dialect, path).toBe('bird');
    }
    expect((await lint('', 'nginx.conf.j2')).dialect).toBeUndefined();
    expect((await lint('protocol bgp {{ name }} {\n}\n', 'x.j2')).dialect).toBe('bird');
  });
});
