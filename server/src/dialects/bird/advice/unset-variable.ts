import type { Fix } from '../../../core/diagnostic.js';
import type { Finding } from '../../../model/rule.js';
import type { Declaration, Expression, Statement } from '../tree.js';
import { V2_0, V2_17, versionBit } from '../versions.js';
import type { Context } from './context.js';
import type { AdviceRule } from './rule.js';

/** What a variable of a type may well begin with. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  bool: 'false',
  int: '0',
  clist: '-empty-',
  eclist: '--empty--',
  lclist: '---empty---',
  bgppath: '+empty+',
};

/**
 * Variables without a value. Measured by `show route filter`: 2.0.12 rejects every route that gets to such a declaration ("Argument 1 of
 * VAR_INIT must be of type bool, got type void"); 2.17 and 3.4 go on, and reject where such a variable is a condition, is computed with or
 * is ordered ("Argument 1 of CONDITION must be of type bool, got type void").
 */
export const unsetVariable: AdviceRule = {
  id: 'bird/unset-variable',
  severity: 'warning',
  summary: 'A variable without a value, for which routes are rejected',
  statements(statements, context) {
    const declared = statements.flatMap((statement, at) =>
      statement.kind === 'declaration' && !statement.value ? [{ statement, at }] : [],
    );
    const [first, ...others] = declared;
    if (!first) return;
    const { version } = context.unit;
    if (versionBit(version) === V2_0) return tell(first.statement, others, 'warning', AT_ONCE, context);
    const used = declared.flatMap(({ statement, at }) => {
      const use = failingUse(statement.name.text, statements.slice(at + 1), context);
      return use
        ? [
            {
              span: use.span,
              message: `“${statement.name.text}” has no value here: BIRD rejects every route that gets here and logs an error. Give it one before.`,
              related: [{ span: statement.span, message: 'Declared without a value.' }],
              fixes: withValue(statement, context),
            } satisfies Finding,
          ]
        : [];
    });
    return used.length > 0 || !mayBeOld(context)
      ? used
      : {
          ...tell(first.statement, others, 'info', `${AT_ONCE} Newer versions go on.`, context),
          otherVersions: true,
        };
  },
};

/** Whether this is the version judged by where nobody named one, and 2.0 would read it alike. */
function mayBeOld({ unit: { version, holdsFor } }: Context): boolean {
  return versionBit(version) === V2_17 && holdsFor.some(other => versionBit(other) === V2_0);
}

const AT_ONCE = 'BIRD 2.0.12 rejects every route that gets here and logs an error, whatever becomes of the variable.';

function tell(
  declaration: Declaration,
  others: readonly { readonly statement: Declaration }[],
  severity: 'warning' | 'info',
  what: string,
  context: Context,
): Finding {
  return {
    severity,
    span: declaration.span,
    message: `“${declaration.name.text}” is declared without a value. ${what} Give it one at once: “${declaration.type.text} ${declaration.name.text} = …;”.`,
    related: others.map(({ statement }) => ({ span: statement.span, message: 'Without a value too.' })),
    fixes: withValue(
      declaration,
      context,
      others.map(({ statement }) => statement),
    ),
  };
}

function withValue(declaration: Declaration, context: Context, others: readonly Declaration[] = []): readonly Fix[] {
  const all = [declaration, ...others];
  if (all.some(({ type }) => BEGINNINGS[type.text] === undefined)) return [];
  const edits = all.map(({ name: { span }, type }) =>
    context.layout.replace({ ...span, start: span.end }, ` = ${BEGINNINGS[type.text]}`),
  );
  const [{ type }] = all as [Declaration];
  return [{ title: `Begin with “${BEGINNINGS[type.text]}”`, safe: false, edits }];
}

/** The first thing that happens to a variable, if that certainly fails while it has no value. */
function failingUse(name: string, rest: readonly Statement[], context: Context): Expression | undefined {
  const mentions = new RegExp(`(?<![\\w'])${name.replace(/\W/g, '\\$&')}(?!\\w)`);
  const first = rest.find(statement => mentions.test(context.text(statement.span)));
  if (first?.kind !== 'if') return undefined;
  return failsFirst(name, first.condition);
}

const LOGICAL: ReadonlySet<string> = new Set(['&&', '||']);
const FAILING: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

/** The part of a condition that is evaluated first, if that fails for a variable without a value. */
function failsFirst(name: string, condition: Expression): Expression | undefined {
  const isIt = (expression: Expression) => expression.kind === 'name' && expression.name === name;
  let first = condition;
  for (;;) {
    if (isIt(first)) return first;
    if (first.kind === 'unary' && first.operator === '!') first = first.operand;
    else if (first.kind === 'binary' && LOGICAL.has(first.operator)) first = first.left;
    else return first.kind === 'binary' && FAILING.has(first.operator) && isIt(first.left) ? first : undefined;
  }
}
