import { describe, expect, test } from 'vitest';
import { excerpt } from '../../server/src/cli/excerpt.js';
import { Texts } from '../../server/src/cli/texts.js';
import { expectLinear } from '../processor-time.js';

/** The excerpt for the place between two `⟦⟧` marks of a text, its underline beneath it. */
function show(marked: string, { columns = 60, secret = '' } = {}): string {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const text = marked.replace(/[⟦⟧]/g, '');
  const texts = new Texts();
  const at = secret ? text.indexOf(secret) : -1;
  texts.add([{ path: 'x', text }], at < 0 ? [] : [{ path: 'x', start: at, end: at + secret.length }]);
  const { text: line, indent, width } = excerpt(texts, { path: 'x', start, end }, columns);
  return `${line}\n${' '.repeat(indent)}${'^'.repeat(width)}`;
}

describe('an excerpt', () => {
  test('underlines the place', () => {
    expect(show('one\n  neighbor ⟦10.0.0.1⟧ as 1;\n')).toBe('  neighbor 10.0.0.1 as 1;\n           ^^^^^^^^');
  });

  test('expands tabs as the terminal would', () => {
    expect(show('\ta\t⟦b⟧\n')).toBe('    a   b\n        ^');
  });

  test('marks an empty place with one caret, also at the end of the text', () => {
    expect(show('ab⟦⟧')).toBe('ab\n  ^');
  });

  test('masks a password and keeps the underline below its text', () => {
    expect(show('password "hunter2hunter2" ⟦x⟧;', { secret: 'hunter2hunter2' })).toBe(
      'password "••••" x;\n                ^',
    );
    expect(show('password "⟦hunter2hunter2⟧";', { secret: 'hunter2hunter2' })).toBe('password "••••";\n          ^^^^');
    expect(show('password "hun⟦ter2hun⟧ter2";', { secret: 'hunter2hunter2' })).not.toMatch(/hun|ter/);
  });

  test('makes control characters visible and hides a trailing CR that is not meant', () => {
    expect(show('a\u001b[31m ⟦b⟧\r\n')).toBe('a␛[31m b\n       ^');
    expect(show('a b⟦\r⟧\n')).toBe('a b␍\n   ^');
  });

  test('gives wide characters two columns', () => {
    expect(show('# 日本 ⟦x⟧')).toBe('# 日本 x\n       ^');
  });

  test('cuts a long line around the place', () => {
    const line = show(`${'a'.repeat(3000)} ⟦here⟧ ${'b'.repeat(3000)}`, { columns: 40 });
    const [text, marks] = line.split('\n') as [string, string];
    expect(text.length).toBeLessThanOrEqual(40);
    expect(text).toMatch(/^…a+ here b+…$/);
    expect(text.slice(marks.indexOf('^'), marks.length)).toBe('here');
  });

  test('of a very long line takes time in proportion', () => {
    expectLinear(500_000, size => show(`${'x'.repeat(size)}⟦y⟧${'z'.repeat(size)}`));
  });

  test('of a place over several lines underlines its first', () => {
    expect(show('a ⟦{\n b\n}⟧\n')).toBe('a {\n  ^');
  });
});
