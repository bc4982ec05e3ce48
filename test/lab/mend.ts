// A configuration as bgplint mends it: every fix that it offers, one after the other, until it has nothing to say.
import type { Diagnostic } from '../../server/src/core/diagnostic.js';
import { applyEdits } from '../../server/src/core/edit.js';
import { PASSWORD_PLACEHOLDER } from '../../server/src/model/edits.js';
import { type Dialect, fileOf, findings } from './judge.js';
import type { Project } from './projects.js';

/** No page needs more fixes; something that goes round in circles does. */
const MOST_FIXES = 40;

/** A configuration, and files beside it by name. */
export interface Texts {
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
}

export interface Mended extends Texts {
  /** The rules whose fixes were applied, in order. */
  readonly applied: readonly string[];
  /** What is left, infos aside. */
  readonly left: readonly Diagnostic[];
}

/**
 * Applies the first fix of the first finding again and again, first of all those of `rule`, even where it is only worth knowing; what is
 * asked for where a fix writes a placeholder for the password, is written.
 */
export async function mend(
  project: Project,
  dialect: Dialect,
  { text, files }: Texts,
  rule: string | undefined,
  version: string,
): Promise<Mended> {
  const root = fileOf(dialect);
  let texts: Readonly<Record<string, string>> = { ...files, [root]: text };
  const applied: string[] = [];
  for (;;) {
    const { [root]: own = '', ...others } = texts;
    const found = await findings(project, dialect, own, { version, files: others });
    const serious = found.filter(({ severity }) => severity !== 'info');
    const isMendable = ({ fixes }: Diagnostic) =>
      fixes[0]?.edits.every(({ span }) => texts[span.path] !== undefined) ?? false;
    const next = found.find(one => one.rule === rule && isMendable(one)) ?? serious.find(isMendable);
    const edits = next?.fixes[0]?.edits;
    if (!next || !edits || applied.length === MOST_FIXES) return { text: own, files: others, applied, left: serious };
    applied.push(next.rule);
    texts = Object.fromEntries(
      Object.entries(texts).map(([path, before]) => {
        const after = applyEdits(
          before,
          edits.filter(({ span }) => span.path === path),
        );
        return [path, withPassword(project, after)];
      }),
    );
  }
}

/** FRR takes no blank within a word. */
const PLACEHOLDER = new RegExp(PASSWORD_PLACEHOLDER.replace(' ', '.'), 'g');

/** A text with the password where fixes and snippets leave its place. */
export function withPassword({ password }: Pick<Project, 'password'>, text: string): string {
  return text.replace(PLACEHOLDER, password);
}
