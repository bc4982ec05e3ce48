// What a campaign measured, for the page about it: one line of JSON for each trial.
import { appendFileSync } from 'node:fs';
import type { Outcome } from './pool.js';
import type { Symptom } from './symptoms.js';

export interface Record {
  readonly group: string;
  readonly name: string;
  readonly speaker: string;
  readonly predicted: readonly Symptom[];
  readonly symptoms: readonly Symptom[];
  readonly seconds: number;
}

/** Whether everything is tried: `npm run lab`. */
export const isCampaign = process.env.BGPLINT_LAB !== undefined;

/** Writes a trial down, where BGPLINT_LAB names a file for that. */
export function record({
  outcome,
  ...trial
}: Omit<Record, 'symptoms' | 'seconds'> & { readonly outcome: Outcome }): void {
  if (!process.env.BGPLINT_LAB) return;
  const line: Record = { ...trial, symptoms: outcome.symptoms, seconds: Math.round(outcome.seconds) };
  appendFileSync(process.env.BGPLINT_LAB, `${JSON.stringify(line)}\n`);
}
