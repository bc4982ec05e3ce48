import { cuts } from '../core/edit.js';
import type { Completion } from '../model/language.js';
import { completeProfile } from '../profile/complete.js';
import { allocationTexts } from './allocation-texts.js';
import type { Subject } from './subject.js';

/** What may stand at `offset` of the subject's source. */
export function completionsAt(subject: Subject, offset: number): readonly Completion[] {
  const { result, path, source, dialect, unit } = subject;
  if (result.dialect === 'profile') return completeProfile(source, offset);
  if (!dialect || !unit) return [];
  const holes = unit.holes ?? [];
  // What stands between a template's tags is another language.
  if (cuts({ span: { path, start: offset, end: offset }, text: '' }, holes)) return [];
  const { allocation, profile, speakers } = result;
  const texts = allocation && profile && allocationTexts(allocation, profile, path, speakers);
  const offers = dialect.language.complete(unit, path, offset, texts);
  return holes.length === 0 ? offers : offers.filter(({ replaces }) => !cuts({ span: replaces, text: '' }, holes));
}
