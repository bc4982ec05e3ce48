import { describe, expect, it } from 'vitest';
import {
  HOLE_END,
  HOLE_START,
  type HostLanguage,
  isTemplate,
  readTemplate,
  type Template,
} from '../../server/src/core/template.js';
import fc from '../fast-check.js';

/** A language with statements that end with `;`, blocks, comments to the end of the line, and strings. */
const HOST: HostLanguage = { skip: /#[^\n]*|"[^"\n]*"?/g, ends: ';{}', before: /\w+$/, after: /^\w+/ };

function template(text: string, path = 'x.j2'): Template {
  return readTemplate({ path, text }, HOST) as Template;
}

/** The masked text with `_` for every character of a hole, and without blanks at the ends of its lines. */
function shown(text: string, path?: string): string {
  const { masked } = template(text, path);
  expect(masked.text).toHaveLength(text.length);
  return masked.text.replace(new RegExp(`[${HOLE_START}-${HOLE_END}]`, 'g'), '_').replace(/ +$/gm, '');
}

describe('names of templates', () => {
  it.each(['bird.conf.j2', 'a/b.jinja', 'x.jinja2', 'frr.conf.erb', 'y.epp', 'z.tftpl', 'm.tmpl', 'n.tpl', 'o.GOTMPL'])(
    '%s',
    path => {
      expect(isTemplate(path)).toBe(true);
    },
  );

  it.each(['bird.conf', 'j2', 'x.j2.conf', 'a.j2/b.conf'])('%s is none', path => {
    expect(isTemplate(path)).toBe(false);
    expect(readTemplate({ path, text: '{{ x }}' }, HOST)).toBeUndefined();
  });
});

describe('holes', () => {
  it.each([
    ['a value', 'as {{ x }};', 'as _______;'],
    ['a value with strings that look like its end', 'as {{ x["}}"] }};', 'as _____________;'],
    ['a value over lines', 'as {{ x\n| y }};', 'as ___________;'],
    ['with the word around it', 'a_{{ x }}b c', '__________ c'],
    ['in a string', '"a {{ x }} b"', '"a _______ b"'],
    ['beside each other', '{{ x }}{{ y }} {{ z }}', '______________ _______'],
    ['with the blanks they take', 'a {{- x -}} b;', '_____________;'],
    ['that never end', 'a {{ x\nb;', 'a ____\nb;'],
    ['of a comment tag: none', 'a {# x {{ y }} #} b', 'a                 b'],
    ['of a comment tag in a word', 'a{# x #}b', '_________'],
    ['of what renders a comment: none', '{{ ansible_managed | comment }}\nx;', '\nx;'],
    ['of a file that is included', '{% include "x" %}\n', '_________________\n'],
    ['of tags that nobody knows', '{% switch x %}', '______________'],
    ['of a text that is put together elsewhere', '{% extends "x" %}\na;', '____________________'],
    ['in raw text: none', '{% raw %}{{ x }};{% endraw %}', '         {{ x }};'],
    [
      'of macros: nothing is rendered there',
      '{% macro m(x) %}a {{ x }} }{% endmacro %}b;',
      '                                         b;',
    ],
    ['of values that are set', '{% set x = 1 %}a;{% set y %}b }{% endset %}', '               a;'],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('of delimiters that the first line names', () => {
    expect(
      shown("#jinja2: variable_start_string: '[[', variable_end_string: ']]'\na [[ x ]] {{ y }};").split('\n')[1],
    ).toBe('a _______ {{ y }};');
  });

  it.each([
    ['erb', 'a <%= @x %>;', 'a _________;'],
    ['erb', 'a <%# x %>b;', 'a         b;'],
    ['erb', 'a <%% b;', 'a <%% b;'],
    ['erb', 'a {{ b }};', 'a {{ b }};'],
    ['tftpl', 'a $' + '{x["}"]}b;', 'a __________;'],
    ['tftpl', 'a $$' + '{x};', 'a $$' + '{x};'],
    ['tftpl', 'a $' + '{{ b = "c" }.b};', 'a ________________;'],
    ['tmpl', '{{- /* x */ -}}a {{.X}};', '               a ______;'],
    ['tmpl', '{{ $x := 1 }}a;{{ template "b" . }}', '             a;____________________'],
    ['tmpl', '{{ define "x" }}} {{ end }}a;', '                           a;'],
  ])('of %s: %s', (suffix, text, expected) => {
    expect(shown(text, `x.${suffix}`)).toBe(expected);
  });
});

describe('conditions and loops', () => {
  it.each([
    ['around statements: what is in them is read', '{% if x %}\na;\n{% else %}\nb;\n{% endif %}\n', '\na;\n\nb;\n\n'],
    ['within a statement: a hole', 'a {% if x %}b{% else %}c{% endif %} d;', 'a _________________________________ d;'],
    [
      'within a statement, over lines',
      'a [\n{% for x in y %}\n{{ x }},\n{% endfor %}\n];',
      `a [\n${'_'.repeat(38)}\n];`,
    ],
    ['that hold half a statement', '{% if x %}a{% endif %} b;', '______________________ b;'],
    ['behind a value on a line of its own', 'a;\n{{ x }}\n{% if y %}\nb;\n{% endif %}\n', 'a;\n_______\n\nb;\n\n'],
    [
      'behind such a value in a list',
      'a [\n{{ x }}\n{% if y %}\nb,\n{% endif %}\n];',
      `a [\n_______\n${'_'.repeat(25)}\n];`,
    ],
    ['within a string', '"a{% if x %}b;{% endif %}c;"', '"_________________________;"'],
    [
      'that open blocks alike: the first stands for all',
      '{% if x %}a { {% else %}b { {% endif %}c;}',
      '          a {                          c;}',
    ],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    ['erb', '<% if @x -%>\na;\n<% elsif @y %>\nb;\n<% end -%>\n'],
    ['erb', '<% @list.each do |x|\n  y = x %>\na;\n<% end %>\n'],
    ['erb', '<% z = 1 if @x %><% case @x %><% when 1 %>a;<% else %>b;<% end %>'],
    ['epp', '<% $x.each |$y| { -%>a;<% } -%><% if $x { %>b;<% } else { %>c;<% } %>'],
    ['tftpl', '%{ if x ~}\na;\n%{ else ~}\nb;\n%{ endif ~}\n%{ for x in y }c;%{ endfor }'],
    ['gotmpl', '{{ range $i, $x := .Y }}a;{{ end }}{{ if .Z }}b;{{ else if .Z }}c;{{ else }}d;{{ end }}'],
  ])('of %s are matched: %s', (suffix, text) => {
    const { holes, isTangled } = template(text, `x.${suffix}`);
    expect(holes).toEqual([]);
    expect(isTangled).toBe(false);
  });

  it('tell their branches apart', () => {
    const text = 'a;{% if x %}b;{% for y in z %}c;{% endfor %}d;{% else %}e;{% endif %}f;';
    const { branchAt } = template(text);
    const branch = (letter: string) => branchAt(text.indexOf(`${letter};`));
    expect(branch('a')).toBe(0);
    expect(branch('f')).toBe(0);
    expect(branch('b')).toBe(branch('d'));
    expect(new Set(['a', 'b', 'c', 'e'].map(branch)).size).toBe(4);
  });

  it.each([
    ['{% if x %}a { {% endif %}', true],
    ['{% if x %}a { {% else %}b;{% endif %}', true],
    ['{% if x %}a;', true],
    ['a;{% endif %}', true],
    ['{% if x %}a { b; }{% endif %}', false],
    ['{% if x %}"{";{% endif %} # {% if y %}{', true],
  ])('say where brackets depend on them: %s', (text, expected) => {
    expect(template(text).isTangled).toBe(expected);
  });
});

it('whatever a template holds, its masked text is as long, and its holes are sorted and apart', () => {
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
    'x',
    '{',
    '}',
    ';',
    '-',
    '<%',
    '%>',
    '=',
    'end',
    '$' + '{',
    '%' + '{',
    'raw',
    HOLE_START,
    HOLE_END,
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('j2', 'tmpl', 'erb', 'tftpl'), (pieces, suffix) => {
      const text = pieces.join('');
      const { masked, holes, tags } = template(text, `x.${suffix}`);
      expect(masked.text).toHaveLength(text.length);
      for (const ranges of [holes, tags]) {
        for (const [i, { start, end }] of ranges.entries()) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(ranges[i - 1]?.end ?? 0);
        }
      }
      // Every beginning of a hole has its end, and none is of the text itself.
      const marks = masked.text.replace(/[^\ue000-\ue002]/g, '').replace(/\ue000\ue001*\ue002/g, '');
      expect(marks).toBe('');
    }),
    { numRuns: 1000 },
  );
});
