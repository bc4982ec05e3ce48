import { describe, expect, it } from 'vitest';
import { DiagnosticTag } from 'vscode-languageserver-types';
import { toLsp } from '../../server/src/lsp/publisher.js';

const SOURCE = { path: 'bird.conf', text: 'define A = 1;\n' };

describe('tags', () => {
  it.each([
    ['bird/unused-definition', [DiagnosticTag.Unnecessary]],
    ['bird/unreachable-code', [DiagnosticTag.Unnecessary]],
    ['bird/deprecated', [DiagnosticTag.Deprecated]],
    ['bird/syntax', undefined],
  ])('of %s', (rule, tags) => {
    const span = { path: SOURCE.path, start: 7, end: 8 };
    const finding = { rule, severity: 'info', message: '', span, rejects: false, related: [], fixes: [] } as const;
    expect(toLsp(finding, new Map([[SOURCE.path, SOURCE]]), path => path, true)?.tags).toEqual(tags);
  });
});
