import type { Diagnostic } from '../../core/diagnostic.js';
import type { Version } from '../../core/version.js';
import { daemonsFor } from './command-daemons.js';
import { isClosed } from './language-cursor.js';
import { type Form, type Item, type Line, shapeOf } from './tree.js';

/** What a daemon's own file says to that daemon. */
export interface ForeignLines {
  /** Without what it does not know. */
  readonly items: readonly Item[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parts the lines of a daemon's own file that are commands of other daemons: vtysh knows them all, the daemon knows its own, says
 * “No such command” of the others and goes on. Of a block whose header it does not know it reads nothing; an `exit` behind that
 * then leaves configuration altogether, and the rest of the file is lost (measured with bgpd 8.4 and 10.3).
 * @param readers the daemons that read the file.
 */
export function foreignLines(items: readonly Item[], readers: readonly string[], version: Version): ForeignLines {
  const diagnostics: Diagnostic[] = [];
  const known = new Map<Form, boolean>();
  const isForeign = (line: Line): boolean => {
    const found = known.get(line.form);
    if (found !== undefined) return found && !line.hasHole;
    const daemons = daemonsFor(line.command.syntax, version);
    const foreign = daemons !== undefined && !daemons.some(daemon => readers.includes(daemon));
    known.set(line.form, foreign);
    return foreign && !line.hasHole;
  };
  const own = (inside: readonly Item[]): readonly Item[] => {
    let isChanged = false;
    const kept = inside.flatMap((item): readonly Item[] => {
      const line = item.kind === 'line' ? item : item.header;
      if (isForeign(line)) {
        diagnostics.push(report(item, readers, version));
        isChanged = true;
        return [];
      }
      if (item.kind === 'line') return [item];
      const items = own(item.items);
      if (items === item.items) return [item];
      isChanged = true;
      return [{ ...item, items }];
    });
    return isChanged ? kept : inside;
  };
  return { items: own(items), diagnostics };
}

/** Daemons that a line is named after, where several know it. */
const MOST_NAMED = 3;

function report(item: Item, [daemon = '']: readonly string[], version: Version): Diagnostic {
  const line = item.kind === 'line' ? item : item.header;
  const owners = (daemonsFor(line.command.syntax, version) ?? []).filter(name => name !== 'mgmtd');
  const command = shapeOf(line).replaceAll(' *', '').trim();
  const isBlock = item.kind === 'block';
  const loses =
    isBlock && isClosed(item)
      ? 'with all of its block, and the “exit” that ends this one then ends the reading of the file'
      : isBlock
        ? 'with all of its block'
        : 'and ignores the line';
  const where =
    owners.length === 0 || owners.length > MOST_NAMED
      ? 'the file of its daemon'
      : owners.map(one => `${one}.conf`).join(' or ');
  return {
    rule: 'frr/wrong-daemon',
    severity: 'error',
    message: `${daemon} does not know “${command}” and says “No such command”, ${loses}. Move it into ${where}.`,
    span: line.span,
    rejects: false,
    related: [],
    fixes: [],
  };
}
