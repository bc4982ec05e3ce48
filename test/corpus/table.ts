/** One line of the table: what was measured, how it came out and what it should be. */
export interface Measured {
  readonly what: string;
  readonly value: string;
  readonly goal: string;
  readonly reached: boolean;
  /** Each case that counts against it. */
  readonly disagreements?: readonly string[];
}

/** A share of cases, in percent; the cases that are not of it are listed. */
export function share(
  what: string,
  cases: readonly { readonly good: boolean; readonly text: string }[],
  goal: { readonly atLeast: number } | { readonly under: number },
): Measured {
  const good = cases.filter(each => each.good).length;
  const least = 'atLeast' in goal;
  const counted = least ? good : cases.length - good;
  const percent = cases.length === 0 ? (least ? 100 : 0) : (100 * counted) / cases.length;
  return {
    what,
    value: `${percent.toFixed(2)} % (${counted} of ${cases.length})`,
    goal: least ? `${goal.atLeast} %` : `under ${goal.under} %`,
    reached: least ? percent >= goal.atLeast : percent < goal.under,
    disagreements: cases.filter(each => !each.good).map(each => each.text),
  };
}

/** The rows as text in columns. */
export function table(rows: readonly Measured[]): string {
  const cells = [
    ['', 'measured', 'goal', ''],
    ...rows.map(({ what, value, goal, reached }) => [what, value, goal, reached ? 'reached' : 'MISSED']),
  ];
  const widths = [0, 1, 2, 3].map(column => Math.max(...cells.map(row => row[column]?.length ?? 0)));
  return cells
    .map(row =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
