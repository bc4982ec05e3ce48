import { describe, expect, it } from 'vitest';
import { Interpreter } from '../../../server/src/dialects/frr/interpret.js';
import { definitionsOf } from '../../../server/src/dialects/frr/lower-definitions.js';
import type { Outcome } from '../../../server/src/dialects/frr/lower-match.js';
import { troubleIn } from '../../../server/src/dialects/frr/lower-trouble.js';
import type { Line } from '../../../server/src/dialects/frr/tree.js';
import type { Family } from '../../../server/src/net/address.js';
import { formatPrefix, network, type Prefix, parsePrefix } from '../../../server/src/net/prefix.js';
import { bgpdProgram, bgpdVersion, startBgpd } from '../../oracle/bgpd.js';
import { unitOf } from './build.js';
import { definitions, LISTS, MAPS, probes, Random } from './random.js';

const bgpd = bgpdProgram();

/** What is asked of bgpd, and what we say. */
interface Question {
  readonly command: string;
  readonly outcome: (asks: Interpreter) => Outcome;
}

const NOBODY = { span: { path: '', start: 0, end: 0 } } as Line;

const QUESTIONS: readonly Question[] = [
  ...[...new Array(MAPS).keys()].map(i => ({
    command: `route-map M${i}`,
    outcome: (asks: Interpreter) => asks.routeMap(`M${i}`, NOBODY),
  })),
  ...[...new Array(LISTS).keys()].map(i => ({
    command: `prefix-list P${i}`,
    outcome: (asks: Interpreter) => asks.prefixList(`P${i}`, NOBODY),
  })),
];

function routesOf(family: Family): string {
  return ` address-family ${family} unicast\n${probes(family)
    .map(probe => `  network ${probe}\n`)
    .join('')} exit-address-family\n`;
}

/** What a command shows, as prefixes. */
function shown(answer: string): ReadonlySet<string> {
  return new Set([...answer.matchAll(/^\*> +(\S+\/\d+)/gm)].map(([, text]) => canonical(text as string)));
}

function canonical(text: string): string {
  return formatPrefix(network(parsePrefix(text) as Prefix));
}

describe.skipIf(!bgpd)('bgpd lets through what it may, and what it must', { timeout: 60_000 }, () => {
  const version = bgpd ? bgpdVersion(bgpd) : '';

  it.each([1, 2, 3])('random definitions %i', async seed => {
    const text = definitions(new Random(seed * 7919));
    const routes = `router bgp 65000\n bgp router-id 192.0.2.1\n no bgp network import-check\n${routesOf('ipv4')}${routesOf('ipv6')}`;
    const daemon = await startBgpd(bgpd as string, text + routes);
    try {
      const unit = unitOf(text, version);
      const known = definitionsOf(unit.tree, troubleIn(unit));
      const wrong: string[] = [];
      let exact = 0;
      for (const family of ['ipv4', 'ipv6'] as const) {
        const asks = new Interpreter(family, known);
        const offered = [...new Set(probes(family).map(canonical))];
        const commands = ['', ...QUESTIONS.map(({ command }) => command)];
        const [routes = '', ...answers] = daemon.ask(commands.map(command => `show bgp ${family} unicast ${command}`));
        expect([...shown(routes)].toSorted()).toEqual(offered.toSorted());
        for (const [index, { command, outcome }] of QUESTIONS.entries()) {
          const { yes, no } = outcome(asks);
          const passed = shown(answers[index] ?? '');
          for (const probe of offered) {
            const prefix = parsePrefix(probe) as Prefix;
            const [may, mayNot] = [yes.has(prefix), no.has(prefix)];
            if (passed.has(probe) ? !may : !mayNot) wrong.push(`${family} ${command}: ${probe} ${passed.has(probe)}`);
            if (may !== mayNot) exact++;
          }
        }
      }
      expect(wrong).toEqual([]);
      // Most of it is certain: else there would be little to be wrong about.
      expect(exact).toBeGreaterThan(3000);
    } finally {
      daemon.stop();
    }
  });
});
