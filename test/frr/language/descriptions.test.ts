import { expect, it, describe as suite } from 'vitest';
import { catalogueOf, VERSIONS } from '../../../server/src/dialects/frr/catalogue.js';
import { describe, GROUPS, isDescribed } from '../../../server/src/dialects/frr/descriptions.js';
import * as bfd from '../../../server/src/dialects/frr/descriptions-bfd.js';
import * as bgp from '../../../server/src/dialects/frr/descriptions-bgp.js';
import * as ospf from '../../../server/src/dialects/frr/descriptions-ospf.js';
import * as others from '../../../server/src/dialects/frr/descriptions-others.js';
import * as policy from '../../../server/src/dialects/frr/descriptions-policy.js';
import * as routing from '../../../server/src/dialects/frr/descriptions-routing.js';
import { following, type Place } from '../../../server/src/dialects/frr/graph.js';

const TABLES = [bfd, bgp, ospf, others, policy, routing].flatMap(module => Object.entries(module));

suite('descriptions', () => {
  it.each(VERSIONS)('tell of 600 commands of %s, and of most that people use', version => {
    const nodes = catalogueOf(version).nodes.filter(({ name }) => name !== 'enable');
    const told = new Set(
      nodes.flatMap(node => node.commands.filter(({ graph }) => isDescribed(node, graph)).map(({ syntax }) => syntax)),
    );
    // Both spellings of a command that differ are two definitions, so there are many more.
    expect(told.size).toBeGreaterThan(1200);
    const shell = /^(\[no\] |no )?(find|list|output|quit|vnc|rfp)\b/;
    for (const name of [
      'bgp',
      'bgp ipv4 unicast',
      'bgp ipv6 unicast',
      'routemap',
      'bfd',
      'bfd peer',
      'bfd profile',
      'ospf',
      'ospf6',
    ]) {
      const node = catalogueOf(version).node(name);
      const silent = node.commands.filter(
        ({ hidden, deprecated, syntax, graph }) =>
          !hidden && !deprecated && !shell.test(syntax) && !/redirect import/.test(syntax) && !isDescribed(node, graph),
      );
      expect(silent.map(({ syntax }) => syntax)).toEqual([]);
    }
  });

  it.each(TABLES)('%s: each is a line of its own', (_, rows) => {
    for (const [key, text] of Object.entries(rows)) {
      expect(key).toMatch(/^\S+( \S+)*$/);
      expect(text).toMatch(/^\S[^\n]{3,210}\.$/);
    }
  });

  it.each([
    ['bgp', 'neighbor * remote-as *', /session/],
    ['bgp', 'no neighbor * remote-as *', /session/],
    ['bgp', 'neighbor * remote-as external', /other AS/],
    ['bgp ipv4 unicast', 'neighbor * route-map * out', /announced/],
    ['bgp', 'neighbor * bfd profile *', /profile/],
    ['config', 'ip prefix-list * seq * permit * le *', /within it/],
    ['config', 'ip', /IPv4/],
    ['interface', 'shutdown', /interface/],
    ['bfd peer', 'shutdown', /session/],
    ['ospf', 'redistribute connected', /networks/],
  ])('%s: %s', (node, shape, expected) => expect(describe(node, shape.split(' '))).toMatch(expected));

  it('say nothing of what is not there', () => {
    expect(describe('bgp', ['nonsense'])).toBeUndefined();
    expect(describe('config', ['ip', 'nonsense'])).toBeUndefined();
  });

  it('have no row that no command fits', () => {
    const unused = GROUPS.flatMap(({ nodes, rows, topics = {} }) => {
      const left = new Set([...Object.keys(rows), ...Object.keys(topics)]);
      // What ends a block stands in other tables.
      for (const key of ['exit', 'end']) left.delete(key);
      const visit = (place: Place, keys: readonly (readonly string[])[], depth: number): void => {
        for (const next of following(place, true)) {
          const { what } = next;
          const word = what.kind === 'keyword' ? what.text : '*';
          if (depth === 0 && word === 'no') visit(next, keys, 0);
          const open = keys.filter(key => key[depth] === word || (key[depth] === '*' && what.kind !== 'end'));
          for (const key of open) if (key.length === depth + 1) left.delete(key.join(' '));
          const longer = open.filter(key => key.length > depth + 1);
          if (longer.length > 0) visit(next, longer, depth + 1);
        }
      };
      const all = VERSIONS.flatMap(version => catalogueOf(version).nodes).filter(({ name }) => nodes.test(name));
      for (const { commands } of all) {
        for (const { graph } of commands)
          visit(
            graph.start,
            [...left].map(key => key.split(' ')),
            0,
          );
      }
      return [...left];
    });
    expect(unused).toEqual([]);
  });
});
