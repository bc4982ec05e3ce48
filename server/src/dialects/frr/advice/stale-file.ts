import type { AdviceRule } from './rule.js';

/** Daemons' own files beside frr.conf. */
export const staleFile: AdviceRule = {
  id: 'frr/stale-file',
  severity: 'info',
  summary: 'The file of one daemon beside frr.conf, which makes FRR ignore it',
  *check(survey) {
    const { tree, root } = survey.unit;
    const [item] = survey.config.items;
    const first = item?.kind === 'block' ? item.header : item;
    if (tree.supersededBy !== undefined && first && first.span.path === root) {
      yield {
        span: first.span,
        message:
          'There is an frr.conf beside this file: at its start the daemon does not read its own file then, and nothing here takes effect. Write it into frr.conf, or remove that one if each daemon is to have a file of its own.',
      };
    }
  },
};

/** vtysh is told to save to the daemons' files while FRR starts from frr.conf. */
export const savedElsewhere: AdviceRule = {
  id: 'frr/saved-elsewhere',
  severity: 'warning',
  summary: 'vtysh saves to the files of single daemons while FRR starts from frr.conf',
  *check(survey) {
    const { tree, root } = survey.unit;
    const shell = tree.files?.find(({ readers }) => readers?.length === 0);
    const own = tree.files?.find(({ path }) => path === root);
    if (!shell || own?.readers !== undefined) return;
    const line = shell.items.findLast(
      item => item.kind === 'line' && /^(?:no )?service integrated-vtysh-config$/.test(item.command.syntax),
    );
    if (line?.kind !== 'line' || !line.command.syntax.startsWith('no ')) return;
    const { span } = line;
    yield {
      span,
      message:
        '“write” saves to the files of single daemons with this, and as long as there is an frr.conf FRR starts from that alone: what is saved is lost at the next start. Write “service integrated-vtysh-config”, or remove frr.conf.',
      fixes: [{ title: 'Save to frr.conf', safe: true, edits: [{ span, text: 'service integrated-vtysh-config' }] }],
    };
  },
};
