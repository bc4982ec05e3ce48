import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/src/dialects/frr/read.js';
import { vtyshComplaints, vtyshProgram } from '../oracle/vtysh.js';
import { fill } from './fill.js';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const file = new URL('../../snippets/frr.json', import.meta.url);
const snippets = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Snippet>);
const vtysh = vtyshProgram();

/** A snippet with its defaults, in the block that it is for. */
function text({ body, description }: Snippet): string {
  const filled = fill(body.join('\n'));
  return description.endsWith('in router bgp') ? `router bgp 65000\n${filled}\nexit\n` : `${filled}\n`;
}

describe('snippets', () => {
  it('have prefixes of their own, and say what they are', () => {
    const prefixes = snippets.map(([, { prefix }]) => prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    for (const [, { description }] of snippets) expect(description).not.toBe('');
  });

  it.each(snippets)('%s with its defaults is what both versions take', (_, snippet) => {
    for (const version of ['8.4', '10.3']) {
      const { diagnostics } = readConfig({ path: 'frr.conf', text: text(snippet) }, version);
      expect(diagnostics.map(({ message }) => message)).toEqual([]);
    }
  });

  it.skipIf(!vtysh).each(snippets)('%s with its defaults is accepted by vtysh', (_, snippet) => {
    expect(vtyshComplaints(vtysh as string, text(snippet))).toEqual([]);
  });
});
