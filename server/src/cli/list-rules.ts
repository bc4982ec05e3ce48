import type { Severity } from '../core/diagnostic.js';
import { ruleUrl } from '../core/project.js';
import { allRules } from '../workspace/rules.js';
import { EXIT, type ExitCode } from './exit.js';
import { type Io, wantsColor } from './io.js';
import { painter, type Style } from './paint.js';

const COLOUR: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'cyan' };

/** `bgplint rules`: every rule with its usual severity and what it reports. */
export async function listRules(format: string, color: string, io: Io): Promise<ExitCode> {
  const rules = allRules();
  if (format === 'json') {
    const list = rules.map(({ id, severity, summary }) => ({ id, severity, summary, url: ruleUrl(id) }));
    io.out(`${JSON.stringify(list, null, 2)}\n`);
    return EXIT.clean;
  }
  const paint = painter(wantsColor(color, io));
  const width = Math.max(...rules.map(({ id }) => id.length));
  for (const { id, severity, summary } of rules) {
    io.out(`${paint(id.padEnd(width), 'bold')}  ${paint(severity.padEnd(7), COLOUR[severity])}  ${summary}\n`);
  }
  io.out(`\nbgplint explain RULE tells more about one of them.\n`);
  return EXIT.clean;
}
