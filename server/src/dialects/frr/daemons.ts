import type { TextEdit } from '../../core/edit.js';
import { nearest } from '../../core/similar.js';
import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import { alwaysRuns, DAEMON_NAMES } from './unit-files.js';

/** A variable that the file sets. */
export interface Setting {
  readonly name: string;
  /** As the shell would have it; undefined where that depends on more than the file. */
  readonly value: string | undefined;
  /** From the name to the end of the value. */
  readonly span: Span;
  readonly valueSpan: Span;
}

/** A command that the shell would run, where most likely a variable was meant to be set. */
export interface Misread {
  readonly span: Span;
  /** What was meant, as an assignment. */
  readonly meant: string;
}

/**
 * The file `daemons`: which daemons FRR starts, and how. FRR's start script reads it as a shell does (`.` in tools/frrcommon.sh),
 * so the last assignment counts, and blanks around `=` make a command of it.
 */
export interface Daemons {
  readonly path: string;
  /** By name, the last of each. */
  readonly settings: ReadonlyMap<string, Setting>;
  readonly misread: readonly Misread[];
  /** A quotation mark that nothing closes: the shell reads nothing. */
  readonly unclosed: Span | undefined;
  /** Whether assignments are all there is: commands may set anything. */
  readonly isPlain: boolean;
  /** From `#` to the end of the line. */
  readonly comments: readonly Span[];
}

/** An assignment, with what may stand in front of it. */
const ASSIGNMENT = /(?:(?:export|readonly|declare)[ \t]+)*([A-Za-z_]\w*)=/y;
/** A command behind an assignment: the variable is set for that alone. */
const COMMAND = /[ \t]+[^\s#;]/y;
/** `bgpd = yes`, `bgpd: yes`, `bgpd yes`. Each part excludes what the next begins with, so that no line takes long. */
const MISREAD = /([A-Za-z_]\w*)([ \t=:]+)("[^"\n]*"|'[^'\n]*'|[^\s#;=:"'][^\s#;]*)[ \t]*(?=[#;\n\r]|$)/y;
/** What may stand between a name and a value by mistake. */
const SIGN = /^[ \t]*[=:]?[ \t]*$/;

/** Reads the file. Never throws. */
export function readDaemons({ path, text }: Source): Daemons {
  const settings = new Map<string, Setting>();
  const misread: Misread[] = [];
  const comments: Span[] = [];
  let unclosed: Span | undefined;
  let isPlain = true;
  const lineEnd = (from: number) => {
    const newline = text.indexOf('\n', from);
    return newline < 0 ? text.length : newline;
  };
  for (let at = 0; at < text.length; ) {
    if (/[\s;]/.test(text[at] as string)) {
      at++;
      continue;
    }
    if (text[at] === '#') {
      const end = lineEnd(at);
      comments.push({ path, start: at, end: at + text.slice(at, end).trimEnd().length });
      at = end;
      continue;
    }
    ASSIGNMENT.lastIndex = at;
    const assignment = ASSIGNMENT.exec(text);
    COMMAND.lastIndex = ASSIGNMENT.lastIndex;
    if (assignment && !COMMAND.test(text)) {
      const start = at + assignment[0].length;
      const { value, end, isClosed } = valueAt(text, start);
      const name = assignment[1] as string;
      const begin = start - name.length - 1;
      const span = { path, start: begin, end };
      if (!isClosed) {
        unclosed = { path, start: begin, end: lineEnd(begin) };
        break;
      }
      settings.delete(name);
      settings.set(name, { name, value, span, valueSpan: { path, start, end } });
      at = end;
      continue;
    }
    MISREAD.lastIndex = at;
    const meant = MISREAD.exec(text);
    if (meant && isVariable(meant[1] as string) && SIGN.test(meant[2] as string)) {
      const written = meant[0].trimEnd();
      misread.push({ span: { path, start: at, end: at + written.length }, meant: `${meant[1]}=${meant[3]}` });
      at += meant[0].length;
      continue;
    }
    isPlain = false;
    at = lineEnd(at);
  }
  return { path, settings, misread, unclosed, isPlain, comments };
}

/** The names that FRR's start script reads: `bgpd`, `bgpd_options`, `frr_profile`. */
function isVariable(name: string): boolean {
  return /^(?:zebra|\w+d)(?:_options|_wrap|_instances)?$|^(?:frr|vtysh|watchfrr)_\w+$|^(?:MAX_FDS|all_wrap)$/.test(
    name,
  );
}

/** A word as the shell reads it: quotes may begin and end anywhere in it. */
function valueAt(text: string, start: number): { value: string | undefined; end: number; isClosed: boolean } {
  let value: string | undefined = '';
  let at = start;
  const add = (part: string, expands: boolean) => {
    value = value === undefined || (expands && /[$`\\]/.test(part)) ? undefined : value + part;
  };
  while (at < text.length && !/[\s;&|<>()]/.test(text[at] as string)) {
    const quote = text[at] as string;
    if (quote === '"' || quote === "'") {
      const end = closing(text, at);
      if (end < 0) return { value: undefined, end: text.length, isClosed: false };
      add(text.slice(at + 1, end), quote === '"');
      at = end + 1;
    } else {
      add(quote, true);
      at += quote === '\\' ? 2 : 1;
    }
  }
  return { value, end: Math.min(at, text.length), isClosed: true };
}

/** Where a quotation ends; below 0: nowhere. */
function closing(text: string, at: number): number {
  const quote = text[at] as string;
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === '\\' && quote === '"') end++;
    else if (text[end] === quote) return end;
  }
  return -1;
}

/** Whether FRR starts a daemon; undefined where that cannot be told. */
export function runs(daemons: Daemons, daemon: string): boolean | undefined {
  if (daemons.unclosed || !daemons.isPlain) return undefined;
  if (alwaysRuns(daemon)) return true;
  const setting = daemons.settings.get(daemon);
  if (setting && setting.value === undefined) return undefined;
  // Whatever is neither of these starts it, `No` too.
  return !['', 'no', '0'].includes(setting?.value ?? '');
}

/** The daemon that an assignment was to switch on or off which does not: `bgp=yes`; undefined where it does. */
export function meantDaemon({ name, value }: Setting, { settings }: Daemons): string | undefined {
  if (!/^(?:yes|no)$/i.test(value ?? '') || DAEMON_NAMES.includes(name) || name.includes('_')) return undefined;
  const meant = DAEMON_NAMES.includes(`${name}d`) ? `${name}d` : nearest(name.toLowerCase(), DAEMON_NAMES);
  return meant !== undefined && !settings.has(meant) ? meant : undefined;
}

/** Whether a daemon does not run because a line about it is not read as it was meant. */
export function isMisspelt(daemons: Daemons, daemon: string): boolean {
  return (
    daemons.misread.some(({ meant }) => meant.startsWith(`${daemon}=`)) ||
    [...daemons.settings.values()].some(setting => meantDaemon(setting, daemons) === daemon)
  );
}

/** The modules that a daemon is started with (`-M rpki`), without their options; undefined where that cannot be told. */
export function modulesOf(daemons: Daemons, daemon: string): ReadonlySet<string> | undefined {
  if (daemons.unclosed || !daemons.isPlain) return undefined;
  const options = ['frr_global_options', `${daemon}_options`].map(name => daemons.settings.get(name));
  if (options.some(setting => setting && setting.value === undefined)) return undefined;
  const text = options.map(setting => setting?.value ?? '').join(' ');
  return new Set([...text.matchAll(/(?:^|\s)(?:-M\s*|--module[=\s]\s*)([\w-]+)/g)].map(([, name = '']) => name));
}

/** The profile of defaults that daemons are started with (`frr_profile`, `-F`). */
export function profileOf(daemons: Daemons, daemon: string): string | undefined {
  const option = ['frr_global_options', `${daemon}_options`]
    .map(name => daemons.settings.get(name)?.value ?? '')
    .map(text => /(?:^|\s)(?:-F\s*|--profile[=\s]\s*)(\w+)/.exec(text)?.[1])
    .findLast(found => found !== undefined);
  return option ?? daemons.settings.get('frr_profile')?.value;
}

/** The edit that makes `daemons` start a daemon. */
export function switchOn({ settings, path }: Daemons, daemon: string): TextEdit {
  const setting = settings.get(daemon);
  if (setting) return { span: setting.valueSpan, text: 'yes' };
  return { span: { path, start: 0, end: 0 }, text: `${daemon}=yes\n` };
}
