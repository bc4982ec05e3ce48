import { Interpreter } from '../../server/src/dialects/frr/interpret.js';
import { definitionsOf } from '../../server/src/dialects/frr/lower-definitions.js';
import type { Outcome as Decision } from '../../server/src/dialects/frr/lower-match.js';
import { troubleIn } from '../../server/src/dialects/frr/lower-trouble.js';
import type { Line } from '../../server/src/dialects/frr/tree.js';
import type { Family } from '../../server/src/net/address.js';
import { formatPrefix, network, type Prefix, parsePrefix } from '../../server/src/net/prefix.js';
import { unitOf } from '../frr/lowering/build.js';
import { bgpdProgram, bgpdVersion, type Loading, startBgpd } from '../oracle/bgpd.js';
import { definitions, LISTS, MAPS, probes } from './frr-definitions.js';
import { nothing, type Outcome } from './outcome.js';
import { Random } from './random.js';

const FAMILIES = ['ipv4', 'ipv6'] as const;

/** What is asked of bgpd, and what we say. */
export interface Question {
  readonly command: string;
  /** @param nobody in whose name we ask. */
  readonly decision: (asks: Interpreter, nobody: Line) => Decision;
}

const NOBODY = { span: { path: '', start: 0, end: 0 } } as Line;

const QUESTIONS: readonly Question[] = [
  ...[...new Array(MAPS).keys()].map(i => ({
    command: `route-map M${i}`,
    decision: (asks: Interpreter) => asks.routeMap(`M${i}`, NOBODY),
  })),
  ...[...new Array(LISTS).keys()].map(i => ({
    command: `prefix-list P${i}`,
    decision: (asks: Interpreter) => asks.prefixList(`P${i}`, NOBODY),
  })),
];

/** Random definitions, as bgpd and we apply them to routes of both families. */
export async function compareDefinitions(seed: number): Promise<Outcome> {
  const loading = seed % 2 === 0 ? 'vtysh' : 'itself';
  const statements = definitions(new Random(seed), loading);
  const found = await ask(statements, QUESTIONS, loading);
  if (found.wrong === 0) return found;
  const [first] = found.mismatches;
  const asked = QUESTIONS.filter(({ command }) => first?.includes(` ${command}: `));
  const small = await fewest(statements, async some => (await ask(some, asked, loading)).wrong > 0);
  return { ...found, mismatches: [`${first} (loaded by ${loading})\n${small.join('\n')}`] };
}

function ask(statements: readonly string[], questions: readonly Question[], loading: Loading): Promise<Outcome> {
  return compareWithBgpd({ text: `${statements.join('\n')}\n`, questions, probes, loading });
}

/**
 * Loads definitions into a running bgpd, with routes to prefixes, and compares what it lets through with what we say.
 * @returns what was found, and the questions that we leave open.
 */
export async function compareWithBgpd({
  text,
  questions,
  probes,
  loading,
}: {
  readonly text: string;
  readonly questions: readonly Question[];
  readonly probes: (family: Family) => readonly string[];
  readonly loading: Loading;
}): Promise<Outcome & { readonly open: readonly string[] }> {
  const bgpd = bgpdProgram() as string;
  const offers = FAMILIES.map(family => ({ family, offered: [...new Set(probes(family).map(canonical))] }));
  const routes = `router bgp 65000\n bgp router-id 192.0.2.1\n no bgp network import-check\n${offers.map(routesOf).join('')}`;
  const daemon = await startBgpd(bgpd, text + routes, loading);
  try {
    const version = bgpdVersion(bgpd);
    const unit = unitOf(text, version.startsWith('8.') ? '8.4' : '10.3');
    const known = definitionsOf(unit.tree, troubleIn(unit), unit.version);
    const outcome = { ...nothing(), open: [] as string[] };
    for (const { family, offered } of offers) {
      const asks = new Interpreter(family, known);
      const commands = ['', ...questions.map(({ command }) => command)];
      const show = () => daemon.ask(commands.map(command => `show bgp ${family} unicast ${command}`));
      let [table = '', ...answers] = show();
      // bgpd takes up routes in its own time.
      for (let tries = 0; tries < 50 && shown(table).size < offered.length; tries++) {
        await new Promise(resolve => setTimeout(resolve, 100));
        [table = '', ...answers] = show();
      }
      if (shown(table).size !== offered.length)
        throw new Error(`bgpd has ${shown(table).size} of ${offered.length} routes`);
      for (const [index, { command, decision }] of questions.entries()) {
        const { exact } = outcome;
        compare(outcome, `${family} ${command}`, decision(asks, NOBODY), offered, shown(answers[index] ?? ''));
        if (outcome.exact === exact) outcome.open.push(`${family} ${command}`);
      }
    }
    return outcome;
  } finally {
    daemon.stop();
  }
}

function compare(
  outcome: Outcome,
  what: string,
  { yes, no }: Decision,
  offered: readonly string[],
  passed: ReadonlySet<string>,
): void {
  outcome.definitions++;
  if (yes.intersect(no).isEmpty()) outcome.exact++;
  const must = yes.minus(no).witness();
  for (const probe of offered) {
    outcome.comparisons++;
    const prefix = parsePrefix(probe) as Prefix;
    if (passed.has(probe) ? yes.has(prefix) : no.has(prefix)) continue;
    outcome.wrong++;
    outcome.mismatches.push(`${what}: ${probe} ${passed.has(probe) ? 'is let through' : 'is not let through'}`);
  }
  const witness = must && formatPrefix(must);
  if (!witness || !offered.includes(witness)) return;
  outcome.witnesses++;
  if (passed.has(witness)) outcome.confirmed++;
}

/** Few of the statements for which something still holds: ever smaller pieces are left out. */
async function fewest(
  statements: readonly string[],
  holds: (some: readonly string[]) => Promise<boolean>,
): Promise<readonly string[]> {
  let best = statements;
  for (let size = Math.ceil(best.length / 2); ; size = Math.ceil(size / 2)) {
    for (let from = 0; from < best.length; ) {
      const some = best.toSpliced(from, size);
      if (await holds(some).catch(() => false)) best = some;
      else from += size;
    }
    if (size <= 1) return best;
  }
}

function routesOf({ family, offered }: { readonly family: Family; readonly offered: readonly string[] }): string {
  return ` address-family ${family} unicast\n${offered.map(probe => `  network ${probe}\n`).join('')} exit-address-family\n`;
}

/** What a command shows, as prefixes. */
function shown(answer: string): ReadonlySet<string> {
  return new Set([...answer.matchAll(/^ ?\*> +(\S+\/\d+)/gm)].map(([, text]) => canonical(text as string)));
}

function canonical(text: string): string {
  return formatPrefix(network(parsePrefix(text) as Prefix));
}
