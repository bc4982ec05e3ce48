/** The looks that the output uses. */
const CODES = { bold: '1', dim: '2', red: '31', yellow: '33', blue: '34', cyan: '36', green: '32' } as const;

export type Style = keyof typeof CODES;

/** Puts text into a look, or leaves it alone. */
export type Paint = (text: string, ...styles: readonly Style[]) => string;

/** ANSI colours (ECMA-48 SGR) where wanted. */
export function painter(color: boolean): Paint {
  if (!color) return text => text;
  return (text, ...styles) =>
    text === '' || styles.length === 0
      ? text
      : `\u001b[${styles.map(style => CODES[style]).join(';')}m${text}\u001b[0m`;
}
