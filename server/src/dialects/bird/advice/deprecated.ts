import type { Fix } from '../../../core/diagnostic.js';
import type { Option } from '../tree.js';
import type { Context } from './context.js';
import type { AdviceRule } from './rule.js';

/** Measured: 2.20 and 3.4 say so when they start ("Number argument for switch option deprecated"); 2.17 and 3.1 do not. */
const WARNS = 'BIRD 2.20 and 3.4 still take it and log a warning.';

export const deprecated: AdviceRule = {
  id: 'bird/deprecated',
  severity: 'info',
  summary: 'A form that newer versions of BIRD warn about',
  *items(items, context) {
    for (const item of items) {
      if (item.kind !== 'option') continue;
      const { on } = item.args;
      if (on?.kind === 'number') {
        const word = on.value === 0 ? 'off' : 'on';
        yield {
          span: on.span,
          message: `A number as a switch is deprecated. ${WARNS} Write “${word}”.`,
          fixes: [{ title: `Write “${word}”`, safe: true, edits: [{ span: on.span, text: word }] }],
        };
      } else if (item.option === 'bgp.start delay time') {
        const fixes = renamed(item, context);
        yield {
          span: item.span,
          message:
            '“start delay time” is the old name of “connect delay time”. BIRD still takes it and logs a warning.',
          fixes,
        };
      } else if (item.option === 'channel.missing lladdr') {
        yield {
          span: item.span,
          message: '“missing lladdr” has no effect any more. BIRD still takes it and logs a warning. Remove it.',
          fixes: [{ title: 'Remove it', safe: true, edits: [context.layout.remove(item.full)] }],
        };
      }
    }
  },
};

function renamed({ span }: Option, { text }: Context): readonly Fix[] {
  const { path, start } = span;
  if (!text(span).startsWith('start ')) return [];
  const word = { path, start, end: start + 'start'.length };
  return [{ title: 'Write “connect delay time”', safe: true, edits: [{ span: word, text: 'connect' }] }];
}
