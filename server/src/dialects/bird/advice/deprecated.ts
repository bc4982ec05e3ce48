import type { Fix } from '../../../core/diagnostic.js';
import type { Finding } from '../../../model/rule.js';
import type { Option } from '../tree.js';
import type { Context } from './context.js';
import type { AdviceRule } from './rule.js';

/** Measured: 2.20 and 3.4 say so when they start ("Number argument for switch option deprecated"); 2.17 and 3.1 do not. */
const WARNS = 'BIRD 2.20 and 3.4 still take it and log a warning.';

export const deprecated: AdviceRule = {
  id: 'bird/deprecated',
  severity: 'info',
  summary: 'A form that newer versions of BIRD warn about',
  options(options, context) {
    return options.flatMap(option => judge(option, context) ?? []);
  },
};

function judge(option: Option, context: Context): Finding | undefined {
  const { on } = option.args;
  if (on?.kind === 'number') {
    const word = on.value === 0 ? 'off' : 'on';
    return {
      span: on.span,
      message: `A number as a switch is deprecated. ${WARNS} Write “${word}”.`,
      fixes: [{ title: `Write “${word}”`, safe: true, edits: [{ span: on.span, text: word }] }],
    };
  }
  if (option.option === 'bgp.start delay time') {
    return {
      span: option.span,
      message: '“start delay time” is the old name of “connect delay time”. BIRD still takes it and logs a warning.',
      fixes: renamed(option, context),
    };
  }
  if (option.option === 'channel.missing lladdr') {
    return {
      span: option.span,
      message: '“missing lladdr” has no effect any more. BIRD still takes it and logs a warning. Remove it.',
      fixes: [{ title: 'Remove it', safe: true, edits: [context.layout.remove(option.full)] }],
    };
  }
  return undefined;
}

function renamed({ span }: Option, { text }: Context): readonly Fix[] {
  const { path, start } = span;
  if (!text(span).startsWith('start ')) return [];
  const word = { path, start, end: start + 'start'.length };
  return [{ title: 'Write “connect delay time”', safe: true, edits: [{ span: word, text: 'connect' }] }];
}
