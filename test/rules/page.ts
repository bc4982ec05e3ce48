/** Rule pages as tests read them: prose with blocks of configuration in which comments mark what is found. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../docs/rules/', import.meta.url));

/** A place in a block: 0-based line, columns as UTF-16 offsets in it. */
export interface Mark {
  readonly rule: string;
  /** The `file=NAME` block that it stands in; absent in the block itself. */
  readonly file?: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** One block of configuration and what it is to be read with. */
export interface Block {
  readonly kind: 'bad' | 'good';
  /** `bird`, `frr`, `metallb` (a `yaml` block of a page about manifests), `yaml` (a profile). */
  readonly language: string;
  /** Words behind the language: `no-profile`, `latin1`, `crlf`, `target=bird@3.4`, `outside=PATH`, `root=NAME`, `kubernetes=1.36`; of the file that it is: `tracked` by git, `at=PLACE`, `mode=644`. */
  readonly words: readonly string[];
  readonly text: string;
  /** 1-based line of the page where the text begins. */
  readonly line: number;
  readonly marks: readonly Mark[];
  /** The `yaml` block above it, where that is not itself what the page is about; on pages about manifests, `yaml profile`. */
  readonly profile: string | undefined;
  /** The `file=NAME` blocks above it. */
  readonly files: Readonly<Record<string, string>>;
}

export interface Page {
  /** As the file's path says. */
  readonly rule: string;
  readonly title: string;
  readonly severity: string;
  readonly summary: string;
  /** The text under `## Fix`. */
  readonly fix: string;
  readonly blocks: readonly Block[];
}

/** Every page of docs/rules, in order of their rules. */
export function readPages(): readonly Page[] {
  const scopes = readdirSync(FOLDER, { withFileTypes: true }).filter(entry => entry.isDirectory());
  return scopes
    .flatMap(({ name: scope }) =>
      readdirSync(join(FOLDER, scope)).map(file =>
        parsePage(`${scope}/${file.replace(/\.md$/, '')}`, readFileSync(join(FOLDER, scope, file), 'utf8')),
      ),
    )
    .toSorted((a, b) => (a.rule < b.rule ? -1 : 1));
}

const HEAD = /^# (\S+)\n\n\*\*(\w+)\*\*: (.+)\.\n/;

export function parsePage(rule: string, text: string): Page {
  const [, title = '', severity = '', summary = ''] = HEAD.exec(text) ?? [];
  const fix = /^## Fix\n\n(.*?)(?=^## )/ms.exec(text)?.[1] ?? '';
  return { rule, title, severity, summary, fix, blocks: blocksOf(rule, text) };
}

function blocksOf(rule: string, page: string): readonly Block[] {
  const blocks: Block[] = [];
  const files: Record<string, string> = {};
  const fileMarks: Record<string, readonly Mark[]> = {};
  let kind: Block['kind'] | undefined;
  let profile: string | undefined;
  let open: { language: string; words: readonly string[]; from: number } | undefined;
  const lines = page.split('\n');
  for (const [index, line] of lines.entries()) {
    const heading = /^## (\w+)$/.exec(line)?.[1]?.toLowerCase();
    if (!open && heading) kind = heading === 'bad' || heading === 'good' ? heading : undefined;
    if (!line.startsWith('```')) continue;
    if (!open) {
      const [language = '', ...words] = line.slice(3).split(' ');
      open = { language, words, from: index + 1 };
      continue;
    }
    const { language, words, from } = open;
    open = undefined;
    const text = lines.slice(from, index).join('\n').concat('\n');
    const file = words.find(word => word.startsWith('file='))?.slice('file='.length);
    if (file !== undefined) {
      files[file] = text;
      fileMarks[file] = marksOf(text).map(mark => ({ ...mark, file }));
    } else if (isProfile(rule, language, words)) profile = text;
    else if (kind)
      blocks.push({
        kind,
        language: languageOf(rule, language, words),
        words,
        text,
        line: from + 1,
        marks: [...marksOf(text), ...Object.values(fileMarks).flat()],
        profile,
        files: { ...files },
      });
  }
  return blocks;
}

/** Whether a block is only the profile that others are read with. */
function isProfile(rule: string, language: string, words: readonly string[]): boolean {
  if (language !== 'yaml' || rule.startsWith('profile/')) return false;
  return !isManifest(rule, words);
}

function isManifest(rule: string, words: readonly string[]): boolean {
  return words.includes('manifest') || (rule.startsWith('metallb/') && !words.includes('profile'));
}

function languageOf(rule: string, language: string, words: readonly string[]): string {
  return language === 'json' || (language === 'yaml' && isManifest(rule, words)) ? 'metallb' : language;
}

const MARK = /^(\s*)[#!](\s*)(\^+) ([\w-]+\/[\w-]+)$/;

/** The marks in a block. A mark stands under its line; one that begins in the first column covers the comment sign too. */
function marksOf(text: string): readonly Mark[] {
  let marked = -1;
  return text.split('\n').flatMap((line, index): Mark[] => {
    const match = MARK.exec(line);
    if (!match) {
      marked = index;
      return [];
    }
    const [, indent = '', gap = '', carets = '', rule = ''] = match;
    const first = indent.length + 1 + gap.length;
    const start = gap === '' ? first - 1 : first;
    return [{ rule, line: marked, start, end: first + carets.length }];
  });
}
