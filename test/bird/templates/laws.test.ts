import { describe, expect, it } from 'vitest';
import fc from '../../fast-check.js';
import { accepted, refused } from '../fixtures/fixtures.js';
import { read } from './read.js';

/** What of a configuration a template may fill in: words, numbers, strings, and whole statements. */
const FILLED = /"[^"\n]*"|[\w.:/]+|(?<=[;{]\s*)[^;{}#"]+;/g;

/** How template languages write what is filled in; the first of each is most people's. */
const WRITTEN: readonly (readonly [suffix: string, hole: string])[] = [
  ['j2', '{{ x }}'],
  ['j2', '{{ x.y["}}"] | default("z") -}}'],
  ['erb', '<%= @x %>'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's.
  ['tftpl', '${x}'],
  ['tmpl', '{{.X}}'],
];

/** Constructs around whole statements. */
const AROUND: readonly (readonly [suffix: string, open: string, close: string])[] = [
  ['j2', '{% if x %}', '{% endif %}'],
  ['j2', '{% for x in y %}', '{% endfor %}'],
  ['erb', '<% if @x -%>', '<% end -%>'],
  ['tftpl', '%{ if x ~}', '%{ endif ~}'],
  ['tmpl', '{{ range .X }}', '{{ end }}'],
];

/** Texts without includes: there is nothing beside a template here. */
const texts = accepted().filter(({ text }) => !/^\s*include/m.test(text));

/** What is said of what is not there: a template may be one part of several. */
const OF_ABSENCE: ReadonlySet<string> = new Set(['bird/no-device-protocol', 'bird/unused-definition']);

interface Part {
  readonly start: number;
  readonly end: number;
}

/** The parts of a text outside comments that match. */
function parts(text: string, pattern: RegExp): readonly Part[] {
  const comments = [...text.matchAll(/#[^\n]*|\/\*[\s\S]*?\*\//g)].map(({ index, 0: all }) => [
    index,
    index + all.length,
  ]);
  return [...text.matchAll(pattern)]
    .map(({ index, 0: all }) => ({ start: index, end: index + all.length }))
    .filter(({ start, end }) => !comments.some(([from, to]) => start < (to as number) && (from as number) < end));
}

function put(text: string, found: readonly Part[], by: (part: string) => string): string {
  let result = '';
  let done = 0;
  for (const { start, end } of found.toSorted((a, b) => a.start - b.start)) {
    if (start < done) continue;
    result += text.slice(done, start) + by(text.slice(start, end));
    done = end;
  }
  return result + text.slice(done);
}

function rejections(text: string, suffix: string, version: string): readonly string[] {
  const { diagnostics } = read(`bird.conf.${suffix}`, text, version);
  return diagnostics
    .filter(({ rejects }) => rejects)
    .map(({ rule, message, span }) => `${rule} ${message} at ${text.slice(span.start - 40, span.end + 20)}`);
}

const shares = fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 1, maxLength: 12 });

describe('a configuration that BIRD takes', () => {
  const text = fc.constantFrom(...texts);

  it('is not refused as a template with holes for anything in it', () => {
    fc.assert(
      fc.property(text, shares, fc.constantFrom(...WRITTEN), (configuration, at, [suffix, hole]) => {
        const all = parts(configuration.text, FILLED);
        const chosen = at.map(share => all[share % all.length] as Part);
        const version = configuration.versions.at(-1) as string;
        // Three braces are not what anybody writes: the first two would be the template's.
        const filled = put(configuration.text, chosen, () => hole).replaceAll('{{{', '{ {{');
        expect(rejections(filled, suffix, version)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is not refused as a template with holes in its words, numbers, addresses and strings', () => {
    fc.assert(
      fc.property(text, shares, fc.constantFrom(...WRITTEN), (configuration, at, [suffix, hole]) => {
        const all = parts(configuration.text, /\w(?=\w)/g);
        const chosen = at.map(share => all[(share * 37) % all.length] as Part);
        const version = configuration.versions.at(-1) as string;
        const filled = put(configuration.text, chosen, part => part + hole);
        expect(rejections(filled, suffix, version)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is not refused as a template with conditions and loops around its statements', () => {
    fc.assert(
      fc.property(text, shares, fc.constantFrom(...AROUND), (configuration, at, [suffix, open, close]) => {
        const all = parts(configuration.text, /(?<=^[ \t]*)[^\s;{}#][^;{}#\n]*;(?=[ \t]*(?:#.*)?$)/gm);
        const chosen = at.map(share => all[share % all.length] as Part);
        const version = configuration.versions.at(-1) as string;
        const changed = put(configuration.text, chosen, part => `${open}${part}${close}`);
        expect(rejections(changed, suffix, version)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('may define a name that is filled in where its value cannot be read either', () => {
    const text = (declaration: string) =>
      `protocol device {}\nfilter a {\n  ${declaration}\n  way.prepend(65001);\n  accept;\n}\n`;
    expect(rejections(text('bgppath w{{ x }}ay = +e{{ x }}mpty+;'), 'j2', '3.4')).toEqual([]);
    expect(rejections(text('bgppath road; print "{{ x }}";'), 'j2', '3.4')).not.toEqual([]);
  });

  it('says the same as a template without tags', () => {
    for (const { text: all, versions } of texts) {
      const version = versions.at(-1) as string;
      const said = (path: string) =>
        read(path, all, version).diagnostics.map(({ rule, message, span }) => [rule, message, span.start]);
      expect(said('bird.conf.j2')).toEqual(said('bird.conf').filter(([rule]) => !OF_ABSENCE.has(rule as string)));
    }
  });
});

describe('a mistake', () => {
  // Those that only the daemon's end of the file shows, or that includes make, are none of a template.
  const cases = refused().filter(({ line, text }) => line !== undefined && !/include|\{[{%#]/.test(text));
  const HOLES =
    'protocol static before {\n  ipv4;\n{% for net in nets %}\n  route {{ net }} blackhole;\n{% endfor %}\n}\n';
  const shift = HOLES.split('\n').length - 1;

  it('is found as far as it is from holes', () => {
    const missed: string[] = [];
    for (const { name, text, versions, line } of cases) {
      const version = versions.at(-1) as string;
      const plain = read('bird.conf', text, version).diagnostics.filter(({ rejects }) => rejects);
      const changed = HOLES + text;
      const found = read('bird.conf.j2', changed, version).diagnostics.filter(({ rejects }) => rejects);
      const lines = new Set(found.map(({ span }) => changed.slice(0, span.start).split('\n').length));
      if (plain.length > 0 && !lines.has((line as number) + shift)) missed.push(name);
    }
    expect(missed).toEqual([]);
  });
});

describe('reading a template', () => {
  it('never throws, and says the same twice, whatever is in it', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '{%',
      '%}',
      '{#',
      '#}',
      'if',
      'for',
      'endif',
      'else',
      ' ',
      '\n',
      '"',
      "'",
      'x',
      '{',
      '}',
      ';',
      '-',
      'protocol bgp',
      'raw',
      '<%',
      '${',
      '\ue000',
      '\ue002',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.constantFrom('j2', 'tmpl', 'erb', 'tftpl'),
        (pieces, suffix) => {
          const text = pieces.join('');
          const unit = read(`bird.conf.${suffix}`, text, '2.17');
          for (const { span } of unit.diagnostics) {
            expect(span.start).toBeLessThanOrEqual(span.end);
            expect(span.end).toBeLessThanOrEqual(text.length);
          }
          expect(unit.sources.get(unit.root)?.text).toBe(text);
        },
      ),
      { numRuns: 500 },
    );
  });
});
