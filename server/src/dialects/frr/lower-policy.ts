import type { Span } from '../../core/span.js';
import { byDefault, explicit, type Fact, inherited, unknown } from '../../model/fact.js';
import type { Policy, PolicyPart, PolicyTerm, RouteChange } from '../../model/policy.js';
import type { Family } from '../../net/address.js';
import { PrefixSet } from '../../net/prefix-set.js';
import { Interpreter } from './interpret.js';
import type { Definitions } from './lower-definitions.js';
import { everything, nothing, type Outcome, open, together } from './lower-match.js';
import { type Named, type Part, partsOf } from './lower-parts.js';
import type { Peer } from './lower-peers.js';
import type { Statement } from './lower-statement.js';
import { FILLED_IN, type Trouble } from './lower-trouble.js';

export type Direction = 'in' | 'out';

/** What makes up a policy, in the order in which FRR asks (bgpd/bgp_route.c, `bgp_output_filter` and what follows it). */
const PARTS: readonly {
  readonly setting: string;
  readonly outcome: (interpreter: Interpreter, name: string, statement: Statement) => Outcome;
}[] = [
  { setting: 'distribute-list', outcome: (asks, name, { line }) => asks.accessList(name, line) },
  { setting: 'prefix-list', outcome: (asks, name, { line }) => asks.prefixList(name, line) },
  { setting: 'filter-list', outcome: (asks, name, { line }) => asks.attributeList('as-path', name, line) },
  { setting: 'route-map', outcome: (asks, name, { line }) => asks.routeMap(name, line) },
];

/** Settings of a policy that leave open what it lets out, or let out more. */
const OTHERS = ['unsuppress-map', 'advertise-map', 'default-originate'] as const;

/** What applies policies to sessions: interprets each definition once per family, when a rule looks at the result. */
export class Policies {
  readonly #interpreters: Readonly<Record<Family, Interpreter>>;
  readonly #definitions: Definitions;
  readonly #parts = new Map<string, readonly Part[]>();
  readonly #trouble: Trouble;
  readonly #isDoubtful: (names: ReadonlySet<string>) => boolean;

  /** @param trouble what is not known of the configuration: a line that could not be read may belong to a definition. */
  constructor(definitions: Definitions, trouble: Trouble) {
    this.#interpreters = {
      ipv4: new Interpreter('ipv4', definitions),
      ipv6: new Interpreter('ipv6', definitions),
    };
    this.#definitions = definitions;
    this.#trouble = trouble;
    this.#isDoubtful = names => [...names].some(name => trouble.mentions(name.slice(name.indexOf('\0') + 1)));
  }

  /** What a route-map named in a statement lets through; everything, where it names none. */
  routeMap(statement: Statement, family: Family): Outcome {
    const name = statement.word('route-map')?.text;
    return name === undefined ? everything(family) : this.#interpreters[family].routeMap(name, statement.line);
  }

  /**
   * The policy of a peer.
   * @param required whether FRR lets nothing through without one; undefined: that is not known.
   */
  policy(peer: Peer, family: Family, direction: Direction, required: boolean | undefined): Fact<Policy> {
    const own = peer.policies[family];
    const find = (setting: string): Statement | undefined =>
      own.get(setting) ?? peer.group?.policies[family].get(setting);
    const parts = PARTS.flatMap(part => {
      const statement = find(`${part.setting} ${direction}`);
      return statement ? [{ ...part, statement }] : [];
    });
    const others = direction === 'out' ? OTHERS.flatMap(setting => find(setting) ?? []) : [];
    const last = parts.at(-1)?.statement ?? others.at(-1);
    const isOwn = last !== undefined && [...own.values()].includes(last);
    const used = [...parts.map(({ statement }) => statement), ...others];
    const filledIn = used.find(({ line }) => this.#trouble.isOpen(line));
    if (filledIn || (!last && this.#trouble.isTemplate)) return unknown(FILLED_IN, filledIn?.line.span);
    if (!last || (parts.length === 0 && required !== false)) {
      if (required === undefined) return unknown('it depends on whether the peer is in another AS');
      // Only what is originated by default gets out without a policy.
      if (others.length > 0) return unknown('it has no policy but originates a default route', last?.line.span);
      const at = peer.active.get(family)?.span ?? peer.header.span;
      return byDefault(constant(required ? 'none' : 'all', family, at));
    }
    const interpret = () => {
      const interpreter = this.#interpreters[family];
      const outcomes = parts.map(({ setting, outcome, statement }) => {
        const name = statement.word(setting)?.text;
        return name === undefined ? open(family) : outcome(interpreter, name, statement);
      });
      return this.#widened(together(family, outcomes), others, family);
    };
    const named = parts.flatMap(({ setting, statement }) => {
      const name = statement.word(setting)?.text;
      return name === undefined ? [] : [{ setting, name, line: statement.line }];
    });
    const isWhole = parts.length + others.length === 1;
    const definitions = () =>
      this.#partsOf(named, isWhole, family).map(({ header, role, outcome }) => ({
        header,
        role,
        // All that the policy is may be known to be doubtful for its names.
        accepts: () => (role === 'whole' ? policy : this.#alone(outcome, header)),
      }));
    const policy: NamedPolicy = new NamedPolicy(
      last.line.span,
      interpret,
      names => this.#isDoubtful(names),
      definitions,
    );
    const fact = explicit<Policy>(policy, last.line.span);
    return isOwn ? fact : inherited(fact);
  }

  /** Many neighbours have the same. */
  #partsOf(named: readonly Named[], isWhole: boolean, family: Family): readonly Part[] {
    const key = JSON.stringify([family, isWhole, named.map(({ setting, name }) => [setting, name])]);
    const known =
      this.#parts.get(key) ?? partsOf(named, isWhole, family, this.#definitions, this.#interpreters[family]);
    this.#parts.set(key, known);
    return known;
  }

  #alone(outcome: () => Outcome, at: Span): Policy {
    return new NamedPolicy(
      at,
      outcome,
      names => this.#isDoubtful(names),
      () => [],
    );
  }

  #widened(outcome: Outcome, others: readonly Statement[], family: Family): Outcome {
    let { yes, no, passages } = outcome;
    for (const statement of others) {
      if (statement.option.startsWith('default-originate')) {
        const route = PrefixSet.lengths(family, 0, 0);
        yes = yes.union(route);
        no = no.union(route);
        passages = [...passages, { line: statement.line, set: () => route }];
      } else if (statement.option === 'unsuppress-map') {
        // Parts of an aggregate go by this map instead of the route-map.
        const name = statement.word('unsuppress-map')?.text;
        const other = name === undefined ? open(family) : this.#interpreters[family].routeMap(name, statement.line);
        yes = yes.union(other.yes);
        no = no.union(other.no);
        passages = [...passages, ...other.passages];
      } else no = PrefixSet.all(family);
    }
    return { ...outcome, yes, no, passages };
  }
}

function constant(form: 'all' | 'none', family: Family, at: Span): Policy {
  const { yes: set } = form === 'all' ? everything(family) : nothing(family);
  return {
    form,
    at,
    may: set,
    must: set,
    terms: [{ at, may: set, must: set }],
    compares: [],
    changes: [],
    damaged: false,
  };
}

/** A policy that is worked out when it is first asked for. */
class NamedPolicy implements Policy {
  readonly form = 'filter';
  readonly at: Span;
  readonly #interpret: () => Outcome;
  readonly #isDoubtful: (names: ReadonlySet<string>) => boolean;
  readonly #parts: () => readonly PolicyPart[];
  #known: Outcome | undefined;
  #must: PrefixSet | undefined;
  #terms: readonly PolicyTerm[] | undefined;

  constructor(
    at: Span,
    interpret: () => Outcome,
    isDoubtful: (names: ReadonlySet<string>) => boolean,
    parts: () => readonly PolicyPart[],
  ) {
    this.at = at;
    this.#interpret = interpret;
    this.#isDoubtful = isDoubtful;
    this.#parts = parts;
  }

  get parts(): readonly PolicyPart[] {
    return this.#parts();
  }

  get #outcome(): Outcome {
    this.#known ??= this.#interpret();
    return this.#known;
  }

  get may(): PrefixSet {
    return this.#outcome.yes;
  }

  get must(): PrefixSet {
    this.#must ??= this.#outcome.yes.minus(this.#outcome.no);
    return this.#must;
  }

  get terms(): readonly PolicyTerm[] {
    this.#terms ??= this.#outcome.passages.map(({ line, set }) => new Term(line.span, set, this));
    return this.#terms;
  }

  get compares(): readonly Family[] {
    return [...this.#outcome.compares];
  }

  get changes(): readonly RouteChange[] {
    return this.#outcome.changes;
  }

  /** What names nothing that exists lets nothing through, and that the names are wrong is said elsewhere. */
  get damaged(): boolean {
    const { damaged, missing, names, yes } = this.#outcome;
    return damaged || (missing.length > 0 && yes.isEmpty()) || this.#isDoubtful(names);
  }
}

/** A list has thousands of entries, and rules look at few of them. */
class Term implements PolicyTerm {
  readonly at: Span;
  readonly #set: () => PrefixSet;
  readonly #policy: Policy;

  constructor(at: Span, set: () => PrefixSet, policy: Policy) {
    this.at = at;
    this.#set = set;
    this.#policy = policy;
  }

  get may(): PrefixSet {
    return this.#set().intersect(this.#policy.may);
  }

  get must(): PrefixSet {
    return this.#set().intersect(this.#policy.must);
  }
}
