import type { Finding } from '../../../model/rule.js';
import { familyOf } from './bgp.js';
import type { AdviceRule } from './rule.js';
import type { Placed, Survey } from './survey.js';
import { otherFamily } from './undefined-name.js';

const WORDS = { ipv4: 'IPv4', ipv6: 'IPv6' } as const;

/** Lists, and route-maps of which all entries match lists, that stand in the other address family. */
export const wrongFamily: AdviceRule = {
  id: 'frr/wrong-family',
  severity: 'warning',
  summary: 'A list of one address family where the other one is meant',
  *check(survey) {
    const told = new Set<object | undefined>();
    for (const { kind, word, key, line } of survey.names.uses) {
      const isMissing = !survey.names.definitions.has(key);
      const other = isMissing ? otherFamily(kind, word.text, survey) : undefined;
      if (!other) continue;
      told.add(line);
      const family = kind.startsWith('ipv6') ? 'ipv6' : 'ipv4';
      yield {
        span: word.span,
        message: `FRR looks for an ${WORDS[family]} list here, and “${word.text}” is an ${other}: to FRR it does not exist, and lets nothing through. Use a list of the right family.`,
      };
    }
    yield* wrongMaps(survey, told);
  },
};

/** Where a route-map is applied to the routes of one family. */
const APPLIED = /^(?:neighbor \* route-map \*|redistribute .*route-map \*|network .*route-map \*)/;

/** @param told lines of which is said already that their list is of the wrong family. */
function* wrongMaps(survey: Survey, told: ReadonlySet<object | undefined>): Iterable<Finding> {
  const matched = matchedBy(survey, told);
  for (const placed of survey.matching(APPLIED)) {
    const [, family] = /^(ipv[46]) unicast$/.exec(familyOf(placed)) ?? [];
    const { places, words } = placed.line;
    const at = places.findIndex(({ what }) => what.kind === 'keyword' && what.text === 'route-map') + 1;
    const word = words[at];
    const only = word && matched.get(word.text);
    if (!family || !word || !only || only === family) continue;
    // Once for each route-map.
    matched.delete(word.text);
    yield {
      span: word.span,
      message: `Every entry of the route-map “${word.text}” that permits something matches ${WORDS[only]} lists, and these are routes of the other family: it lets nothing through. Use a route-map that matches “${family === 'ipv4' ? 'ip' : 'ipv6'} address”.`,
    };
  }
}

const ENTRY = /^route-map \* (?:permit|deny) \*$/;

/** The family to which all permitting entries of a route-map are limited, by name; absent where some are not. */
function matchedBy(survey: Survey, told: ReadonlySet<object | undefined>): Map<string, 'ipv4' | 'ipv6'> {
  const limits = new Map<string, 'ipv4' | 'ipv6' | 'any'>();
  const conditions = new Map<object, Placed[]>();
  for (const placed of survey.matching(/^(?:match ip(?:v6)? address |call |on-match |continue)/)) {
    const own = placed.block && conditions.get(placed.block.header);
    if (own) own.push(placed);
    else if (placed.block) conditions.set(placed.block.header, [placed]);
  }
  for (const { line, args } of survey.matching(ENTRY)) {
    const name = args[0]?.text ?? '';
    const own = conditions.get(line) ?? [];
    // What goes on to other entries, or asks another route-map, is not followed.
    const isPlain = own.every(each => each.shape.startsWith('match ') && !told.has(each.line));
    if (isPlain && line.places[2]?.what.kind === 'keyword' && line.places[2].what.text === 'deny') continue;
    const families = new Set(own.map(({ shape }) => (shape.startsWith('match ipv6') ? 'ipv6' : 'ipv4')));
    const [family] = families;
    const limit = isPlain && families.size === 1 && family ? family : 'any';
    const before = limits.get(name);
    limits.set(name, before === undefined || before === limit ? limit : 'any');
  }
  return new Map([...limits].flatMap(([name, limit]) => (limit === 'any' ? [] : [[name, limit] as const])));
}
