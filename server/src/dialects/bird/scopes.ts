import type { Statement, Word } from './tree.js';

/** Names in force in a block; inner ones hide outer ones. A variable is the word that declares it. */
export interface Scope {
  readonly names: Map<string, Word>;
  readonly outer: Scope | undefined;
}

export function newScope(outer?: Scope): Scope {
  return { names: new Map(), outer };
}

/** The word that declares a name as it is seen from a block; undefined: no variable. */
export function lookUp(scope: Scope, name: string): Word | undefined {
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    const found = at.names.get(name);
    if (found) return found;
  }
  return undefined;
}

/** Names that are assigned in a statement. */
export function collectAssigned(statement: Statement, into: Set<string>): void {
  switch (statement.kind) {
    case 'block':
      for (const inner of statement.statements) collectAssigned(inner, into);
      break;
    case 'if':
      for (let link: Statement | undefined = statement; link; ) {
        if (link.kind !== 'if') {
          collectAssigned(link, into);
          break;
        }
        collectAssigned(link.then, into);
        link = link.else;
      }
      break;
    case 'for':
      collectAssigned(statement.body, into);
      break;
    case 'case':
      for (const arm of statement.arms) for (const inner of arm.body) collectAssigned(inner, into);
      break;
    case 'assignment':
      if (statement.target.kind === 'name') into.add(statement.target.name);
      break;
    default:
  }
}
