import type { TokenType } from 'chevrotain';
import { ATTRIBUTES } from './catalogue/attributes.js';
import { ENUMERATED, KEYWORDS } from './catalogue/words.js';
import * as T from './tokens.js';
import { ALL_VERSIONS, ONLY_2, type VersionSet } from './versions.js';

/** What a word is when nothing in the configuration has defined it. */
export interface WordInfo {
  /** The versions in which it is a keyword. */
  readonly keyword: VersionSet;
  /** The versions in which filters know it as an attribute of routes. */
  readonly attribute: VersionSet;
  /** Its token type where it is a keyword and no attribute. */
  readonly type: TokenType;
}

/** Words that the grammar itself tells apart. Everything else that is a keyword is a `Keyword`. */
const SPECIAL: readonly (readonly [TokenType, string])[] = [
  [
    T.Type,
    'int bool ip rd prefix pair quad ec lc string bytestring bgpmask bgppath clist eclist lclist route mac enum',
  ],
  [T.EcKind, 'rt ro generic unknown'],
  [T.If, 'if'],
  [T.Then, 'then'],
  [T.Else, 'else'],
  [T.Case, 'case'],
  [T.For, 'for'],
  [T.In, 'in'],
  [T.Do, 'do'],
  [T.Return, 'return'],
  [T.Verdict, 'accept reject error'],
  [T.Print, 'print printn'],
  [T.Unset, 'unset'],
  [T.Truth, 'true false'],
  [T.Empty, 'empty'],
  [
    T.BuiltIn,
    'defined prepend append add delete filter roa_check aspa_check aspa_check_downstream aspa_check_upstream format from_hex bt_assert bt_check_assign',
  ],
  [T.NetKind, 'flow4 flow6 mpls aspa eth evpn neighbor'],
];

function buildWords(): ReadonlyMap<string, WordInfo> {
  const words = new Map<string, { keyword: VersionSet; attribute: VersionSet; type: TokenType }>();
  const add = (tables: typeof KEYWORDS, type: TokenType) => {
    for (const [versions, list] of tables) {
      for (const word of split(list)) words.set(word, { keyword: versions, attribute: 0, type });
    }
  };
  add(KEYWORDS, T.Keyword);
  add(ENUMERATED, T.Enumerated);
  for (const [type, list] of SPECIAL) {
    for (const word of split(list)) {
      const info = words.get(word);
      if (info) info.type = type;
    }
  }
  for (const { name, versions } of ATTRIBUTES) {
    const info = words.get(name);
    if (info) info.attribute |= versions;
    else words.set(name, { keyword: 0, attribute: versions, type: T.Keyword });
  }
  return words;
}

let words: ReadonlyMap<string, WordInfo> | undefined;

/** All words of the language, built once. */
export function knownWords(): ReadonlyMap<string, WordInfo> {
  words ??= buildWords();
  return words;
}

/** A word of which the language knows nothing. */
export const NO_WORD: WordInfo = { keyword: 0, attribute: 0, type: T.Unknown };

/** What a word that nothing defines is in one version. Attributes are keywords in 2.x; 3.x knows them inside filters only. */
export function classify(info: WordInfo, bit: VersionSet, inFilters: boolean): TokenType {
  if (info.attribute & bit && (inFilters || bit & ONLY_2)) return T.Attribute;
  return info.keyword & bit ? info.type : T.Unknown;
}

/** The versions in which a word that nothing defines is what it is in the version `bit`. */
export function agreeing(info: WordInfo, bit: VersionSet, inFilters: boolean): VersionSet {
  const here = classify(info, bit, inFilters);
  let set = 0;
  for (let other = 1; other <= ALL_VERSIONS; other <<= 1) {
    const there = classify(info, other, inFilters);
    // Outside filters attributes are but keywords.
    if (there === here || (!inFilters && there !== T.Unknown && here !== T.Unknown)) set |= other;
  }
  return set;
}

function split(list: string): string[] {
  return list.trim().split(/\s+/);
}
