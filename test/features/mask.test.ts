import { describe, expect, it } from 'vitest';
import { maskedText } from '../../server/src/core/mask.js';

describe('a masked text', () => {
  const text = 'password "secret"; password "other";';
  const span = (start: number, end: number, path = 'a') => ({ path, start, end });

  it('shows a mask in the place of each secret', () => {
    expect(maskedText(text, span(0, text.length), [span(29, 34), span(10, 16)])).toBe(
      'password "••••"; password "••••";',
    );
  });
  it('lets no part of a secret out where the text is cut', () => {
    expect(maskedText(text, span(12, 18), [span(10, 16)])).toBe('••••";');
    expect(maskedText(text, span(0, 12), [span(10, 16)])).toBe('password "••••');
  });
  it('does not mind secrets of other files, nor overlapping ones', () => {
    expect(maskedText(text, span(0, 18), [span(10, 16, 'b')])).toBe('password "secret";');
    expect(maskedText(text, span(0, 18), [span(10, 16), span(9, 17)])).toBe('password ••••;');
    expect(maskedText(text, span(0, 18), [span(10, 14), span(12, 16)])).not.toMatch(/[ec]ret/);
  });
});
