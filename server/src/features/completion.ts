import type { Completion } from '../model/language.js';
import { completeProfile } from '../profile/complete.js';
import { allocationTexts } from './allocation-texts.js';
import type { Subject } from './subject.js';

/** What may stand at `offset` of the subject's source. */
export function completionsAt(subject: Subject, offset: number): readonly Completion[] {
  const { result, path, source, dialect, unit } = subject;
  if (result.dialect === 'profile') return completeProfile(source, offset);
  if (!dialect || !unit) return [];
  const { allocation, profile, speakers } = result;
  const texts = allocation && profile && allocationTexts(allocation, profile, path, speakers);
  return dialect.language.complete(unit, path, offset, texts);
}
