import type { Format } from '../commands.js';
import type { Formatter, Look, Report } from '../report.js';

/** One row per format, loaded when it is asked for. */
const FORMATTERS: Readonly<Record<Format, () => Promise<Formatter>>> = {
  pretty: async () => (await import('./pretty.js')).pretty,
  concise: async () => (await import('./concise.js')).concise,
  json: async () => (await import('./json.js')).json,
  sarif: async () => (await import('./sarif.js')).sarif,
  github: async () => (await import('./github.js')).github,
};

/** The report as text. */
export async function format(name: Format, report: Report, look: Look): Promise<string> {
  return (await FORMATTERS[name]())(report, look);
}
