import type { Line, Word } from './tree.js';

/** A line as its keywords and what follows each of them: `no neighbor x timers 3 9` negates `neighbor`, `timers`. */
export class Statement {
  readonly line: Line;
  readonly negated: boolean;
  /** The keywords up to the first other word, without `no`: `ip prefix-list`. */
  readonly phrase: string;
  /** The keywords behind the first other word, up to the next one: of `neighbor x bfd profile y`, `bfd profile`. */
  readonly option: string;
  readonly #after: ReadonlyMap<string, readonly Word[]>;

  constructor(line: Line) {
    this.line = line;
    const runs: { keywords: string[]; words: Word[] }[] = [{ keywords: [], words: [] }];
    const after = new Map<string, Word[]>();
    let last: Word[] = [];
    line.places.forEach(({ what }, index) => {
      const word = line.words[index] as Word;
      let run = runs.at(-1) as (typeof runs)[number];
      // What a template fills in may be a keyword or not.
      if (what.kind !== 'keyword' || word.isHole) {
        run.words.push(word);
        last.push(word);
        return;
      }
      if (run.words.length > 0) {
        run = { keywords: [], words: [] };
        runs.push(run);
      }
      run.keywords.push(what.text);
      last = [];
      after.set(what.text, last);
    });
    const [first, second] = runs;
    this.negated = first?.keywords[0] === 'no';
    this.phrase = (first?.keywords ?? []).slice(this.negated ? 1 : 0).join(' ');
    this.option = second?.keywords.join(' ') ?? '';
    this.#after = after;
  }

  has(keyword: string): boolean {
    return this.#after.has(keyword);
  }

  /** The words that follow a keyword, up to the next one. */
  after(keyword: string): readonly Word[] {
    return this.#after.get(keyword) ?? [];
  }

  /** The first word that follows a keyword. */
  word(keyword: string): Word | undefined {
    return this.after(keyword)[0];
  }

  /** The number that follows a keyword. */
  number(keyword: string): number | undefined {
    const word = this.word(keyword);
    return word && /^\+?\d+$/.test(word.text) ? Number(word.text) : undefined;
  }
}

const statements = new WeakMap<Line, Statement>();

/** The line's statement, made once. */
export function statementOf(line: Line): Statement {
  const known = statements.get(line);
  if (known) return known;
  const statement = new Statement(line);
  statements.set(line, statement);
  return statement;
}
