import type { Diagnostic } from '../core/diagnostic.js';
import type { Source } from '../core/source.js';
import type { Span } from '../core/span.js';
import type { Target } from '../core/version.js';
import type { Dialect, DialectId, Unit } from '../model/dialect.js';
import type { Speaker } from '../model/speaker.js';
import type { Allocation, Profile } from '../profile/allocation.js';

/** What the user asked for, over everything that files themselves say. */
export interface LintOptions {
  /** Versions to judge by; of each dialect the first is used, or all in turn by who asks for several. */
  readonly targets?: readonly Target[];
  /** Forces the dialect instead of looking at name and content. */
  readonly dialect?: DialectId;
  /** A profile to use instead of the nearest one; its path as the host understands it. */
  readonly profile?: string;
  /** Stops discovery of profiles above this folder. */
  readonly stopAt?: string;
  /**
   * Leaves out what takes its time: passwords not compared yet (scrypt), and the versions beyond the first that accepts the
   * file. `pending` then says that a second run has more to say.
   */
  readonly quick?: boolean;
  /** Keeps what only follows from an earlier mistake, and takes templates for what the daemon would be given. */
  readonly everyRejection?: boolean;
  /** What the files at hand do not define exists nowhere else either. */
  readonly closedWorld?: boolean;
  /** Gives up between steps. */
  readonly signal?: AbortSignal;
}

/** A configuration in the midst of a source, judged by its own dialect; its places are those of the whole source. */
export interface EmbeddedResult {
  readonly span: Span;
  readonly dialect: Dialect;
  readonly result: LintResult;
}

/** One unit judged for one version (or, without a target, for all of them together). */
export interface LintResult {
  /** The path that was asked for. */
  readonly path: string;
  /** undefined: a file of no dialect we know. A profile is `profile`. */
  readonly dialect: DialectId | 'profile' | undefined;
  /** The version judged by, when one was chosen by the user, a setting or the file. */
  readonly target: Target | undefined;
  /** For every source with a finding, and the root; sorted by place. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every source that was read, by path. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Where passwords stand in them. */
  readonly secrets: Unit['secrets'];
  readonly unit: Unit | undefined;
  /** What stands in the unit's sources in another language. Its findings are among `diagnostics`. */
  readonly embedded: readonly EmbeddedResult[];
  readonly speakers: readonly Speaker[];
  /** The allocation that each speaker was judged by, where there is one for it. */
  readonly judgedBy: ReadonlyMap<Speaker, Allocation>;
  /** Sources that it was compared with: those of other instances of the same allocation. */
  readonly compared: ReadonlySet<string>;
  readonly profile: Profile | undefined;
  /** The allocation the first speaker was judged by; of a unit that makes none, the only one there is. */
  readonly allocation: Allocation | undefined;
  /** Something was left out, as asked. */
  readonly pending: boolean;
  /** Set when the path could not be read at all; nothing else is then of use. */
  readonly unreadable: string | undefined;
}
