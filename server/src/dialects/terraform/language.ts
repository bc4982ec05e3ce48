import type { AllocationTexts, Completion, LanguageFeatures } from '../../model/language.js';
import { SECURITY_GROUP } from '../../model/security-group.js';
import { scan } from './scanner.js';
import { isJson, type TerraformModule } from './tree.js';
import { securityGroupText } from './write.js';

/**
 * What bgplint adds to the editor's own support for Terraform, which is other people's work: the group that an allocation needs, where
 * a block may stand.
 */
export const terraformLanguage: LanguageFeatures<TerraformModule> = {
  complete(unit, path, offset, allocation) {
    if (isJson(path)) return [];
    const text = unit.sources.get(path)?.text ?? '';
    const before = text.slice(0, offset);
    const [word = ''] = /[\w-]*$/.exec(before) ?? [];
    const isAlone = /(?:^|\n)[ \t]*$/.test(before.slice(0, before.length - word.length));
    if (!allocation || !isAlone || scan(before).isOpen) return [];
    const replaces = { path, start: offset - word.length, end: offset };
    return snippets(allocation).map(
      ({ prefix, title, body }): Completion => ({
        label: prefix,
        kind: 'snippet',
        detail: title,
        documentation: `\`\`\`terraform\n${securityGroupText(allocation, SECURITY_GROUP)}\`\`\``,
        insert: body,
        snippet: true,
        replaces,
      }),
    );
  },
  hover: () => undefined,
  symbols: () => [],
  folding: () => [],
  snippets,
};

function snippets(allocation: AllocationTexts) {
  const text = securityGroupText(allocation, SECURITY_GROUP).replace(/[\\$}]/g, '\\$&');
  return [
    {
      kind: 'configuration' as const,
      prefix: 'nrec-security-group',
      title: 'NREC: what an instance has to let in',
      body: text,
    },
  ];
}
