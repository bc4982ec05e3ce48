import { type Span, spanKey } from '../core/span.js';
import { knownValue } from '../model/fact.js';
import { formatPrefix } from '../net/prefix.js';
import { announcementsOf, type FamilyAnnouncement } from '../rules/announcements.js';
import { familyName } from '../rules/words.js';
import { embeddedIn, type Subject } from './subject.js';

/** A line of text that the editor shows above a place. */
export interface Lens {
  readonly span: Span;
  readonly title: string;
}

/** How many patterns of a set are spelt out. */
const PATTERNS = 3;

/**
 * What each session of the subject's source announces, above the session, and what each export policy lets out, above its
 * definition where that is one of its own.
 */
export function lensesOf(subject: Subject): readonly Lens[] {
  const { result, path } = subject;
  const lenses = new Map<string, Lens>();
  const add = (span: Span, title: string) => {
    if (span.path === path) lenses.set(`${spanKey(span)}\0${title}`, { span, title });
  };
  for (const speaker of result.speakers) {
    const allocation = result.judgedBy.get(speaker);
    for (const { session, families } of announcementsOf(speaker, allocation)) {
      for (const family of families) {
        const said = announced(family, allocation?.name);
        add(session.header, families.length > 1 ? `${familyName(family.family)}: ${said}` : said);
        const carried = session.families.find(one => one.family === family.family);
        const definition = carried && knownValue(carried.export)?.definition;
        if (definition) add(definition, said);
      }
    }
  }
  return [...lenses.values(), ...embeddedIn(subject).flatMap(lensesOf)];
}

/** `announces 192.168.0.16/31+: inside allocation bgo` */
function announced({ may, must, verdict, witness }: FamilyAnnouncement, allocation: string | undefined): string {
  if (may.isEmpty()) return 'announces nothing';
  const set = may.toString({ max: PATTERNS });
  const what = may.equals(must) ? `announces ${set}` : `announces at most ${set}`;
  switch (verdict) {
    case undefined:
      return what;
    case 'inside':
      return `${what}: inside allocation ${allocation}`;
    case 'may leave':
      return `${what}: may leave allocation ${allocation}${witness ? `, as with ${formatPrefix(witness)}` : ''}`;
    case 'outside':
      return `${what}: outside allocation ${allocation}${witness ? `, as with ${formatPrefix(witness)}` : ''}`;
  }
}
