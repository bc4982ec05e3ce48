import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ruleUrl } from '../core/project.js';
import { nearest } from '../core/similar.js';
import { allRules } from '../workspace/rules.js';
import { EXIT, type ExitCode, UsageError } from './exit.js';
import { type Io, wantsColor } from './io.js';
import { type Paint, painter } from './paint.js';

/** Where the rules' pages are, seen from the bundles: the package carries them. */
const PAGES = '../docs/rules';

/**
 * `bgplint explain RULE`: its page. A rule may be named without its scope where that is clear.
 * @throws UsageError when there is no such rule.
 */
export async function explain(rule: string, color: string, io: Io, folder: string): Promise<ExitCode> {
  const ids = allRules().map(({ id }) => id);
  const named = ids.filter(id => id === rule || id.endsWith(`/${rule}`));
  const [id] = named;
  if (!id) throw new UsageError(`there is no rule ${rule}${guess(rule, ids)} (see bgplint rules)`);
  if (named.length > 1) throw new UsageError(`several rules are called ${rule}: ${named.join(', ')}`);
  const page = readPage(path.join(folder, PAGES, `${id}.md`));
  io.out(page === undefined ? `${id}: see ${ruleUrl(id)}\n` : render(page, painter(wantsColor(color, io))));
  return EXIT.clean;
}

function guess(rule: string, ids: readonly string[]): string {
  const byName = new Map(ids.map(id => [id.slice(id.indexOf('/') + 1), id]));
  const near = nearest(rule, ids) ?? byName.get(nearest(rule, byName.keys()) ?? '');
  return near ? `; did you mean ${near}?` : '';
}

/** undefined where the bundles were taken out of their package. */
function readPage(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Markdown is readable as it is; a terminal gets headings and code set apart. */
function render(page: string, paint: Paint): string {
  let code = false;
  return page
    .trimEnd()
    .split('\n')
    .map(line => {
      if (line.startsWith('```')) {
        code = !code;
        return paint(line, 'dim');
      }
      if (code) return paint(line, 'cyan');
      if (/^#+ /.test(line)) return paint(line, 'bold');
      return line.replace(/`[^`]+`/g, word => paint(word, 'cyan'));
    })
    .concat('')
    .join('\n');
}
