import type { Version } from '../../core/version.js';
import { Lists } from './lower-lists.js';
import { type Losses, lossesIn } from './lower-losses.js';
import { RouteMaps } from './lower-route-maps.js';
import { type Statement, statementOf } from './lower-statement.js';
import type { Trouble } from './lower-trouble.js';
import { outlineOf } from './outline.js';
import type { Block, FrrConfig, Line } from './tree.js';

export type AttributeList = 'as-path' | 'community' | 'extcommunity' | 'large-community';

/** What policies are made of: everything that a configuration defines by name, whatever the order. */
export interface Definitions {
  readonly prefixLists: Lists;
  readonly accessLists: Lists;
  /** The names of lists that look at attributes, by the condition that asks them: `community`, `as-path`. */
  readonly attributeLists: Readonly<Record<AttributeList, ReadonlySet<string>>>;
  /** The names of as-path lists that permit nothing, whatever the path is. */
  readonly closedPathLists: ReadonlySet<string>;
  readonly routeMaps: RouteMaps;
  /** What is left of them when vtysh loads the configuration; undefined: the same. */
  loadedByVtysh(): Definitions | undefined;
}

const AS_PATH = 'bgp as-path access-list';

/** Gathers them from the whole configuration, as bgpd reads it itself. @param version of the daemons. */
export function definitionsOf(config: FrrConfig, trouble: Trouble, version: Version): Definitions {
  let other: Definitions | undefined | 'not yet' = 'not yet';
  return {
    ...gathered(config, trouble),
    loadedByVtysh() {
      if (other === 'not yet') {
        const losses = lossesIn(config, version);
        other = losses && { ...gathered(config, trouble, losses), loadedByVtysh: () => undefined };
      }
      return other;
    },
  };
}

function gathered(config: FrrConfig, trouble: Trouble, losses?: Losses): Omit<Definitions, 'loadedByVtysh'> {
  const fateOf = losses && ((line: Line) => losses.of(line));
  const { items } = config;
  const isDamaged = (block: Block) => {
    if (trouble.isEmpty) return false;
    const next = items[items.indexOf(block) + 1];
    const lines = [block.header, ...block.items.map(each => (each.kind === 'line' ? each : each.header))];
    return (
      trouble.isBetween(block.header.span, next ? next.span.start : Number.POSITIVE_INFINITY) ||
      lines.some(line => trouble.isOpen(line))
    );
  };
  return {
    prefixLists: new Lists(config, 'prefix-list', trouble, fateOf),
    accessLists: new Lists(config, 'access-list', trouble, fateOf),
    attributeLists: {
      'as-path': attributeLists(config, [AS_PATH]),
      community: attributeLists(config, formsOf('community')),
      extcommunity: attributeLists(config, formsOf('extcommunity')),
      'large-community': attributeLists(config, formsOf('large-community')),
    },
    closedPathLists: closedLists(config, AS_PATH),
    routeMaps: new RouteMaps(config, isDamaged, fateOf),
  };
}

/** `bgp community-list standard NAME permit …`, `bgp community-list 1 permit …`. */
function formsOf(kind: AttributeList): readonly string[] {
  return ['', ' standard', ' expanded'].map(form => `bgp ${kind}-list${form}`);
}

/** The names of lists that are there in the end. @param phrases what their lines begin with. */
function attributeLists(config: FrrConfig, phrases: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  const lines = phrases.flatMap(phrase => outlineOf(config.items).lines(phrase));
  for (const line of lines.toSorted((a, b) => a.start - b.start)) {
    const statement = statementOf(line);
    const name = nameOfAttributeList(statement);
    if (!statement.negated) names.add(name);
    else if (!statement.has('permit') && !statement.has('deny')) names.delete(name);
  }
  return names;
}

/** The names of lists all of whose lines deny: what no line permits is denied as well. @param phrase what their lines begin with. */
function closedLists(config: FrrConfig, phrase: string): ReadonlySet<string> {
  const statements = outlineOf(config.items)
    .lines(phrase)
    .map(line => statementOf(line));
  const closes = (statement: Statement) =>
    !statement.negated && !statement.line.hasHole && statement.has('deny') && !statement.has('permit');
  const names = new Set(statements.map(nameOfAttributeList));
  for (const statement of statements) if (!closes(statement)) names.delete(nameOfAttributeList(statement));
  return names;
}

/** The word behind the first keywords, whichever they are. */
function nameOfAttributeList({ line, negated, phrase }: Statement): string {
  return line.words[phrase.split(' ').length + (negated ? 1 : 0)]?.text ?? '';
}
