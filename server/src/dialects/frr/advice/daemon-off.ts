import type { Version } from '../../../core/version.js';
import type { Finding } from '../../../model/rule.js';
import { daemonsFor } from '../command-daemons.js';
import { type Daemons, isMisspelt, modulesOf, runs, switchOn } from '../daemons.js';
import { type Line, shapeOf } from '../tree.js';
import { alwaysRuns } from '../unit-files.js';
import { measured } from '../versions.js';
import type { AdviceRule } from './rule.js';
import type { Placed } from './survey.js';

/** What asks for BFD outside the daemon that does it. */
const USES_BFD = /^neighbor \* bfd(?: |$)/;

/** Configuration for a daemon that `daemons` does not start. */
export const daemonOff: AdviceRule = {
  id: 'frr/daemon-off',
  severity: 'error',
  summary: 'Configuration for a daemon that “daemons” does not start',
  *check(survey) {
    const { daemons } = survey;
    if (!daemons || survey.unit.tree.supersededBy !== undefined) return;
    const told = new Set<string>();
    const version = measured(survey.version);
    for (const placed of survey.placed(line => ownerOf(line, version) !== undefined)) {
      const daemon = placed.block === undefined ? ownerOf(placed.line, version) : undefined;
      // Of BFD it is said where BFD is asked for: see `bfdDaemon`.
      if (daemon === undefined || daemon === 'bfdd' || told.has(daemon) || runs(daemons, daemon) !== false) continue;
      if (isMisspelt(daemons, daemon)) continue;
      told.add(daemon);
      yield report(placed, daemon, daemons, 'nothing here takes effect, and nobody says so');
    }
  },
};

/** The daemon that a block is for, where there is just one. */
function ownerOf({ node, command }: Line, version: Version): string | undefined {
  if (node.enteredBy(command.syntax) === undefined) return undefined;
  const daemons = (daemonsFor(command.syntax, version) ?? []).filter(name => name !== 'mgmtd');
  const [only] = daemons;
  return daemons.length === 1 && only !== undefined && !alwaysRuns(only) ? only : undefined;
}

/** Sessions that ask for BFD where nobody does it. */
export const bfdDaemon: AdviceRule = {
  id: 'frr/bfd-daemon',
  severity: 'warning',
  summary: 'Sessions that use BFD, while “daemons” does not start FRR’s BFD daemon',
  *check(survey) {
    const { daemons } = survey;
    if (!daemons || survey.unit.tree.supersededBy !== undefined) return;
    const [first] = survey.matching(USES_BFD);
    // Whoever does not run asks for nothing.
    if (!first || runs(daemons, 'bfdd') !== false || runs(daemons, 'bgpd') !== true) return;
    if (isMisspelt(daemons, 'bfdd')) return;
    // Measured with 8.4 and 10.3: “Status: Unknown”, and the session is Established.
    yield report(
      first,
      'bfdd',
      daemons,
      'BGP sessions come up, BFD never does, and nobody notices early that a peer is gone',
    );
  },
};

function report({ line }: Placed, daemon: string, daemons: Daemons, happens: string): Finding {
  const setting = daemons.settings.get(daemon);
  const where = setting ? `“daemons” says ${daemon}=${setting.value}` : `“daemons” does not mention ${daemon}`;
  return {
    span: line.span,
    message: `FRR does not start ${daemon}, for ${where}: ${happens}. Write ${daemon}=yes there, and restart FRR.`,
    related: setting ? [{ span: setting.span, message: 'It is switched off here.' }] : [],
    fixes: [{ title: `Start ${daemon}`, safe: true, edits: [switchOn(daemons, daemon)] }],
  };
}

/** Blocks that a daemon knows only with a module loaded. */
const MODULES: readonly { readonly shape: RegExp; readonly daemon: string; readonly module: string }[] = [
  { shape: /^rpki$/, daemon: 'bgpd', module: 'rpki' },
  { shape: /^bmp targets \*$/, daemon: 'bgpd', module: 'bmp' },
];

/** What needs a module that the daemon is not started with. */
export const missingModule: AdviceRule = {
  id: 'frr/missing-module',
  severity: 'error',
  summary: 'Commands of a module that “daemons” does not load',
  *check(survey) {
    const { daemons } = survey;
    if (!daemons) return;
    for (const { shape, daemon, module } of MODULES) {
      const [first] = survey.matching(shape);
      const loaded = modulesOf(daemons, daemon);
      if (!first || !loaded || runs(daemons, daemon) !== true) continue;
      if ([...loaded].some(name => name.replace(`${daemon}_`, '') === module)) continue;
      const options = daemons.settings.get(`${daemon}_options`);
      yield {
        span: first.line.span,
        message: `${daemon} knows “${shapeOf(first.line).replaceAll(' *', '')}” only with its module “${module}”, and “daemons” starts it without: nothing of this block takes effect, and behind its “exit” the rest of the file is lost. Add “-M ${module}” to ${daemon}_options there.`,
        related: options ? [{ span: options.span, message: 'The options that it is started with.' }] : [],
      };
    }
  },
};
