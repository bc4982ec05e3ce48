import { meantDaemon, type Setting } from '../daemons.js';
import { DAEMON_NAMES } from '../unit-files.js';
import type { AdviceRule } from './rule.js';

/** What stands in `daemons` and means something else to the shell than it seems to. */
export const daemonsFile: AdviceRule = {
  id: 'frr/daemons-file',
  severity: 'error',
  summary: 'A line in “daemons” that the shell does not read as it seems to be meant',
  isLocal: true,
  *check(survey) {
    const { daemons, isFirst } = survey;
    if (!daemons || !isFirst) return;
    const { misread, unclosed, settings } = daemons;
    if (unclosed) {
      yield {
        span: unclosed,
        message:
          'Nothing closes this quotation: FRR’s start script reads the file as a shell does, fails at it, and starts no daemon. Close it.',
      };
    }
    for (const { span, meant } of misread) {
      yield {
        span,
        message: `The shell runs this as a command and sets nothing: there are no blanks around “=”. Write ${meant}.`,
        fixes: [{ title: `Write ${meant}`, safe: true, edits: [{ span, text: meant }] }],
      };
    }
    for (const setting of settings.values()) {
      const meant = meantDaemon(setting, daemons);
      if (meant !== undefined) yield unknownDaemon(setting, meant);
      else if (looksOff(setting)) yield notOff(setting);
    }
  },
};

function unknownDaemon({ name, span }: Setting, meant: string) {
  return {
    severity: 'warning' as const,
    span: { ...span, end: span.start + name.length },
    message: `FRR has no daemon “${name}”, and “${meant}” is not mentioned, so it does not run. Write “${meant}”.`,
    fixes: [
      {
        title: `Write “${meant}”`,
        safe: false,
        edits: [{ span: { ...span, end: span.start + name.length }, text: meant }],
      },
    ],
  };
}

/** `No`, `off`, `false`: FRR knows “no”, “0” and nothing at all. */
function looksOff({ name, value }: Setting): boolean {
  return DAEMON_NAMES.includes(name) && /^(?:no|off|false|disabled?|n)$/i.test(value ?? '') && value !== 'no';
}

function notOff({ name, value, valueSpan }: Setting) {
  return {
    severity: 'warning' as const,
    span: valueSpan,
    message: `“${value}” starts ${name} all the same: only “no”, “0” and nothing at all keep FRR from it. Write “no”.`,
    fixes: [{ title: 'Write “no”', safe: true, edits: [{ span: valueSpan, text: 'no' }] }],
  };
}
