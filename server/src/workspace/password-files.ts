import type { Diagnostic } from '../core/diagnostic.js';
import { revealSecret } from '../core/secret.js';
import type { Source } from '../core/source.js';
import type { Span } from '../core/span.js';
import type { Unit } from '../model/dialect.js';
import type { FileFacts } from '../model/host.js';
import type { PasswordFile } from '../model/rule.js';
import type { Session } from '../model/session.js';
import { isConfidential } from '../rules/password-verdict.js';

/** From so many characters on, a text that is found again is no coincidence. */
const TELLING = 12;

/** What may stand beside a character of a password and be part of one itself. */
const PART = /[\w+/=.-]/;

/**
 * Where a session's password can be read: in each file once, where the session takes it from or else where it first stands. A
 * name of it (a constant, a Secret) is no such place, and neither is what another program fills in.
 */
export function passwordPlaces({ password }: Session, { sources, secrets }: Unit): readonly Span[] {
  if (password.kind !== 'known') return [];
  const text = revealSecret(password.value);
  if (!isConfidential(text)) return [];
  const { valueAt } = password;
  return [...sources.values()].flatMap(source => {
    const own = valueAt?.path === source.path ? [valueAt] : [];
    const found =
      [text, base64(text)].flatMap(written => within(source, written, own))[0] ??
      [text, base64(text)].flatMap(written => anywhere(source, written, secrets))[0];
    return found ? [found] : [];
  });
}

/** The files in which a session's password stands, by the places found in them. */
export function passwordFiles(
  { password }: Session,
  places: readonly Span[],
  factsOf: (path: string) => FileFacts | undefined,
): readonly PasswordFile[] {
  if (password.kind !== 'known') return [];
  return places.flatMap(span => {
    const facts = factsOf(span.path);
    return facts ? [{ span, secret: password.value, facts }] : [];
  });
}

/** The rules that speak of a file and a password in it, wherever that is used. */
const OF_FILES: ReadonlySet<string> = new Set(['nrec/password-readable', 'nrec/password-tracked']);

const TRACKED = 'nrec/password-tracked';
/** What a password is that stands in clear in an object: in a file that git tracks, the lesser part of what is to be told. */
const IN_CLEAR = 'metallb/plain-password';

/**
 * What such rules say, once for each password: the configurations that are embedded in one file are judged apart, and who hears that
 * git tracks a password hears there that a Secret is the place for it, with the fix that begins it.
 */
export function oncePerPassword(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, Source>,
): readonly Diagnostic[] {
  const passwordAt = ({ span }: Diagnostic) => {
    const text = sources.get(span.path)?.text.slice(span.start, span.end) ?? '';
    return `${span.path}\0${/^(["']?)(.*)\1$/s.exec(text)?.[2]}`;
  };
  const told = new Set<string>();
  const once = diagnostics.filter(diagnostic => {
    if (!OF_FILES.has(diagnostic.rule)) return true;
    const key = `${diagnostic.rule}\0${passwordAt(diagnostic)}`;
    return !told.has(key) && told.add(key);
  });
  const tracked = new Set(once.filter(({ rule }) => rule === TRACKED).map(passwordAt));
  if (tracked.size === 0) return once;
  const isSaid = (diagnostic: Diagnostic) => diagnostic.rule === IN_CLEAR && tracked.has(passwordAt(diagnostic));
  const fixes = new Map(
    once
      .filter(isSaid)
      .toReversed()
      .map(diagnostic => [passwordAt(diagnostic), diagnostic.fixes]),
  );
  return once
    .filter(diagnostic => !isSaid(diagnostic))
    .map(diagnostic => {
      const moved = diagnostic.rule === TRACKED ? fixes.get(passwordAt(diagnostic)) : undefined;
      return moved ? { ...diagnostic, fixes: [...diagnostic.fixes, ...moved] } : diagnostic;
    });
}

function within({ path, text }: Source, written: string, spans: readonly Span[]): readonly Span[] {
  return spans.flatMap(({ start, end }) => {
    const at = text.slice(start, end).indexOf(written);
    return at < 0 ? [] : [{ path, start: start + at, end: start + at + written.length }];
  });
}

/** A short one may be any word: it counts where passwords stand. */
function anywhere(source: Source, written: string, secrets: readonly Span[]): readonly Span[] {
  if (written.length < TELLING) {
    const marked = secrets.filter(({ path }) => path === source.path);
    return within(source, written, marked);
  }
  const { path, text } = source;
  for (let start = text.indexOf(written); start >= 0; start = text.indexOf(written, start + 1)) {
    const end = start + written.length;
    if (!PART.test(text[start - 1] ?? '') && !PART.test(text[end] ?? '')) return [{ path, start, end }];
  }
  return [];
}

/** As a Secret's `data` has it. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
