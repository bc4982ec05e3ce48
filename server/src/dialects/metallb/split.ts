/** Where one document of a file lies; UTF-16 offsets. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  /** The separator in front of it, where Kubernetes does not take that for one. */
  readonly badSeparator?: { readonly start: number; readonly end: number };
}

/**
 * The documents of a text as the Kubernetes decoder parts it (k8s.io/apimachinery 0.36, `NewYAMLOrJSONDecoder`): a line that
 * begins with `---` parts, whatever it stands in, and takes nothing but a comment behind it; a text that begins with `{` is JSON,
 * objects one after the other.
 */
export function splitDocuments(text: string): readonly Chunk[] {
  const from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const first = /\S/g;
  first.lastIndex = from;
  const begin = first.exec(text);
  return begin?.[0] === '{' ? splitJson(text, begin.index) : splitYaml(text, from);
}

function splitYaml(text: string, from: number): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let badSeparator: Chunk['badSeparator'];
  let start = from;
  const add = (end: number) => {
    chunks.push({ start, end, ...(badSeparator && { badSeparator }) });
    badSeparator = undefined;
  };
  for (let at = start; at >= 0 && at < text.length; ) {
    const isSeparator = text.startsWith('---', at);
    const newline = text.indexOf('\n', at);
    if (isSeparator) {
      add(at);
      const end = newline < 0 ? text.length : newline;
      const rest = text.slice(at + 3, end).trim();
      if (rest !== '' && !rest.startsWith('#'))
        badSeparator = { start: at, end: at + text.slice(at, end).trimEnd().length };
      start = newline < 0 ? text.length : newline + 1;
    }
    const next = text.indexOf('\n---', isSeparator ? start - 1 : at);
    at = next < 0 ? -1 : next + 1;
  }
  add(text.length);
  return chunks;
}

/** Braces are counted, outside of strings. What follows a line `---` is YAML again. */
function splitJson(text: string, from: number): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let start = from;
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const c = text[at];
    if (c === '"') at = endOfString(text, at);
    else if (c === '{') depth++;
    else if (c === '}' && --depth === 0) {
      chunks.push({ start, end: at + 1 });
      start = at + 1;
    } else if (depth === 0 && text.startsWith('\n---', at)) {
      return [...chunks, ...splitYaml(text, at + 1).slice(1)];
    }
  }
  if (text.slice(start).trim() !== '') chunks.push({ start, end: text.length });
  return chunks;
}

function endOfString(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i;
  }
  return text.length;
}
