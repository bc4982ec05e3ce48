import { covers, type Span } from '../../core/span.js';
import type { Unit } from '../../model/dialect.js';
import { ABSENT, type Fact, unknown } from '../../model/fact.js';
import type { BfdProtocol, Speaker } from '../../model/speaker.js';
import type { Address } from '../../net/address.js';
import { constantsOf, type Definitions, definitionsOf, type Lookup } from './definitions.js';
import { argumentFact } from './facts.js';
import { BfdSettings, lowerBfd } from './lower-bfd.js';
import { Policies } from './lower-policy.js';
import { routeSources, tablePipes } from './lower-routes.js';
import { lowerSession, routerIdValue } from './lower-session.js';
import { systemRoutes } from './lower-system-routes.js';
import { lastOption } from './options.js';
import { FILLED_IN, holesOf } from './template.js';
import type { Config, FunctionDefinition, Item, ProtocolBlock } from './tree.js';
import { versionBit } from './versions.js';
import { knownWords } from './words.js';

/** What the edits need to know about a speaker beyond the model. */
export interface SpeakerNodes {
  readonly unit: Unit<Config>;
  readonly definitions: Definitions;
}

const nodes = new WeakMap<Speaker, SpeakerNodes>();

/** The unit that a lowered speaker was made from. */
export function speakerNodes(speaker: Speaker): SpeakerNodes | undefined {
  return nodes.get(speaker);
}

/** BIRD runs one speaker per configuration. */
export function lowerBird(unit: Unit<Config>): readonly Speaker[] {
  const holes = holesOf(unit.tree);
  // A file that is not here may be where the daemon runs.
  const gaps = unit.diagnostics
    .filter(({ rule }) => rule === 'bird/include-missing' || LEAVES_GAPS.has(rule))
    .map(({ span }) => span);
  const isCut = (span: Span) => gaps.some(gap => covers(span, gap));
  const bit = versionBit(unit.version);
  // A function that hides a word of the language is never run (see `bird/keyword-name`): a call of it is taken to do anything.
  const isNeverRun = ({ name }: FunctionDefinition) => ((knownWords().get(name.text)?.keyword ?? 0) & bit) !== 0;
  const isCertain = (item: Item) =>
    !item.conditional &&
    !(item.kind === 'function' && (holes?.touch(item.span) || isCut(item.span) || isNeverRun(item)));
  const definitions = definitionsOf(unit.tree, isCertain);
  const lookup = constantsOf(definitions);
  const refusals = unit.diagnostics.filter(({ rejects }) => rejects).map(({ span }) => span);
  // What a filter does that the daemon refuses, or that has a hole in it or an include that was not read, is not known.
  const policies = new Policies(
    definitions,
    span => refusals.some(refusal => covers(span, refusal)) || isCut(span) || holes?.touch(span) === true,
  );
  const protocols = unit.tree.items.filter((item): item is ProtocolBlock => item.kind === 'protocol');
  const bfd = new BfdSettings(protocols, definitions);
  const sessions = protocols
    .filter(block => block.type.text === 'bgp')
    .map((block, index) => lowerSession(block, index, definitions, policies, bfd, lookup, gaps));
  const speaker: Speaker = {
    dialect: 'bird',
    root: unit.root,
    span: { path: unit.root, start: 0, end: 0 },
    incomplete: isIncomplete(unit),
    routerId: routerId(unit.tree, lookup),
    sessions,
    bfd: holes?.isEmpty === false ? unknown(FILLED_IN) : bfdProtocols(protocols, lookup, definitions),
    routeSources: protocols.flatMap(block => routeSources(block, lookup, definitions, policies)),
    pipes: protocols.flatMap(block => tablePipes(block, lookup, definitions, policies)),
    systemRoutes: systemRoutes(protocols, lookup, definitions, policies),
  };
  nodes.set(speaker, { unit, definitions });
  return [speaker];
}

function bfdProtocols(
  protocols: readonly ProtocolBlock[],
  lookup: Lookup,
  definitions: Definitions,
): Fact<readonly BfdProtocol[]> {
  const blocks = protocols.filter(block => block.type.text === 'bfd');
  return { kind: 'known', origin: 'explicit', value: blocks.map(block => lowerBfd(block, lookup, definitions)) };
}

/** Whether text was skipped, or an include not read: what seems to be missing may be there. */
function isIncomplete(unit: Unit<Config>): boolean {
  const damaged = unit.tree.items.some(
    item => item.kind === 'damaged' || ((item.kind === 'protocol' || item.kind === 'template') && item.damaged),
  );
  return (
    damaged ||
    holesOf(unit.tree)?.isEmpty === false ||
    unit.unresolved.length > 0 ||
    unit.diagnostics.some(({ rule, rejects }) => rejects || LEAVES_GAPS.has(rule))
  );
}

/** Findings that do not reject but tell of text that was not seen. */
const LEAVES_GAPS: ReadonlySet<string> = new Set(['bird/include-outside']);

function routerId(config: Config, lookup: Lookup): Fact<Address> {
  const option = lastOption(config.items, 'top.router id');
  if (option?.conditional || (!option && holesOf(config)?.isEmpty === false)) return unknown(FILLED_IN, option?.span);
  if (!option) return ABSENT;
  const [argument] = Object.keys(option.args);
  return (
    (argument && argumentFact(option, argument, routerIdValue, lookup)) || {
      kind: 'unknown',
      why: 'it is taken from an interface',
    }
  );
}
