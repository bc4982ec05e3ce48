/** A text as comment lines, broken between words so that no line is longer than `width`. */
export function commentLines(text: string, mark = '# ', width = 100): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && mark.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map(one => `${mark}${one}\n`).join('');
}
