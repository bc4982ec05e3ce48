/** Gives Node 20 what it lacks and Chevrotain 13 wants for its validations of a grammar, which only tests run. */
export function provideGroupBy(): void {
  const groupBy = <Value>(items: Iterable<Value>, keyOf: (item: Value) => string): Record<string, Value[]> => {
    const groups: Record<string, Value[]> = {};
    for (const item of items) groups[keyOf(item)] = [...(groups[keyOf(item)] ?? []), item];
    return groups;
  };
  if (!('groupBy' in Object)) Object.assign(Object, { groupBy });
}
