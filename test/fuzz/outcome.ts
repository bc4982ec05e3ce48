/** What a campaign found. */
export interface Outcome {
  /** Filters, lists and route-maps. */
  definitions: number;
  comparisons: number;
  /** Answers outside of what we said, each a bug of ours. */
  wrong: number;
  /** The definitions that gave wrong answers, made as small as they can be. */
  readonly mismatches: string[];
  /** Counterexamples that were tried on the daemon, and those that it let through. */
  witnesses: number;
  confirmed: number;
  /** Definitions that were decided in full: what may get through and what must are the same. */
  exact: number;
}

export function nothing(): Outcome {
  return { definitions: 0, comparisons: 0, wrong: 0, mismatches: [], witnesses: 0, confirmed: 0, exact: 0 };
}

/** Adds what another round found. */
export function add(total: Outcome, more: Outcome): void {
  total.definitions += more.definitions;
  total.comparisons += more.comparisons;
  total.wrong += more.wrong;
  total.mismatches.push(...more.mismatches);
  total.witnesses += more.witnesses;
  total.confirmed += more.confirmed;
  total.exact += more.exact;
}
