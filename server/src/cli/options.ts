import { nearest } from '../core/similar.js';
import { UsageError } from './exit.js';

/** One option of a command. The table of them is the parser, the help text and docs/cli.md's table in one. */
export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** What the value is called in the help; absent: a switch without a value. */
  readonly value?: string;
  /** The values it may have, where that is a closed list. */
  readonly choices?: readonly string[];
  readonly repeatable?: boolean;
  readonly help: string;
}

/** A command line taken apart. */
export interface ParsedOptions {
  readonly positionals: readonly string[];
  /** Values by option name; a switch that was given has the value ''. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/**
 * Takes a command line apart as getopt_long does: `--name value`, `--name=value`, `-n value`, `-nvalue`, `--` ends the
 * options, `-` alone is a positional. Options and positionals may be mixed.
 * @throws UsageError for what the table does not allow, with the nearest option where one is near.
 */
export function parseOptions(args: readonly string[], specs: readonly OptionSpec[], command: string): ParsedOptions {
  const positionals: string[] = [];
  const values = new Map<string, string[]>();
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      positionals.push(...rest);
      break;
    }
    if (arg === '-' || !arg.startsWith('-')) {
      positionals.push(arg);
      continue;
    }
    const { spec, inline } = find(arg, specs, command);
    const written = arg.startsWith('--') ? `--${spec.name}` : `-${spec.short}`;
    if (spec.value === undefined && inline !== undefined) throw new UsageError(`${written} takes no value`);
    const value = spec.value === undefined ? '' : (inline ?? rest.shift());
    if (value === undefined) throw new UsageError(`${written} needs a value: ${written} ${spec.value}`);
    check(spec, written, value);
    const earlier = values.get(spec.name);
    if (earlier && spec.value !== undefined && !spec.repeatable) throw new UsageError(`${written} is given twice`);
    values.set(spec.name, [...(earlier ?? []), value]);
  }
  return { positionals, values };
}

function find(arg: string, specs: readonly OptionSpec[], command: string): { spec: OptionSpec; inline?: string } {
  if (arg.startsWith('--')) {
    const at = arg.indexOf('=');
    const name = arg.slice(2, at < 0 ? undefined : at);
    const spec = specs.find(candidate => candidate.name === name);
    if (spec) return at < 0 ? { spec } : { spec, inline: arg.slice(at + 1) };
    const near = nearest(
      name,
      specs.map(candidate => candidate.name),
    );
    throw new UsageError(
      `unknown option --${name} of ${command}${near ? `; did you mean --${near}?` : ''} (see bgplint --help)`,
    );
  }
  const spec = specs.find(candidate => candidate.short === arg[1]);
  if (!spec) throw new UsageError(`unknown option ${arg.slice(0, 2)} of ${command} (see bgplint --help)`);
  return arg.length === 2 ? { spec } : { spec, inline: arg.slice(2).replace(/^=/, '') };
}

function check(spec: OptionSpec, written: string, value: string): void {
  if (!spec.choices || spec.choices.includes(value)) return;
  const near = nearest(value, spec.choices);
  throw new UsageError(
    `${written} cannot be “${value}”${near ? `; did you mean ${near}?` : ''} (one of ${spec.choices.join(', ')})`,
  );
}
