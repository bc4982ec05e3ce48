import { REPOSITORY } from '../core/project.js';
import { COMMANDS, type CommandSpec } from './commands.js';
import type { OptionSpec } from './options.js';

/** The text of `bgplint --help`; of `bgplint new --help` for one command, when there is one of that name. */
export function help(name?: string): string {
  const [check, ...others] = COMMANDS;
  const command = others.find(candidate => candidate.name === name);
  return command ? helpOf(command) : general(check?.options ?? []);
}

function helpOf({ usage, help: line, options }: CommandSpec): string {
  return `${usage}

${wrapped(line, COLUMNS).join('\n')}

${optionsOf('Options', options)}
`;
}

function optionsOf(title: string, options: readonly OptionSpec[]): string {
  return section(
    title,
    options.map((option): [string, string] => [written(option), option.help]),
  );
}

function general(ofCheck: readonly OptionSpec[]): string {
  return `bgplint checks BGP configurations against an NREC Elastic IP allocation.

${section(
  'Usage',
  COMMANDS.map(({ usage, help: line }): [string, string] => [usage, line]),
)}

${optionsOf('Options of check', ofCheck)}

${section('Anywhere', [
  ['--version', 'print the version'],
  ['--help', 'print this text; behind a command, its options'],
])}

${section('Exit status', [
  ['0', 'nothing found at or over the threshold'],
  ['1', 'something found'],
  ['2', 'the command line or the profile is wrong'],
  ['3', 'an input could not be read, or bgplint itself failed; 3 goes before 2, and 2 before 1'],
])}

Examples:
  bgplint /etc/bird/bird.conf
  bgplint --fix bird.conf
  bgplint --target bird@2.0 --target bird@3.4 bird.conf
  ssh lb1 cat /etc/bird/bird.conf | bgplint --stdin-filename bird.conf -

More: ${REPOSITORY}#readme
`;
}

/** `-f, --format FORMAT` */
function written({ name, short, value }: OptionSpec): string {
  return `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;
}

/** Terminals are as wide as this unless somebody makes them wider. */
const COLUMNS = 80;
/** What is longer stands on a line of its own, with what it means below it. */
const LONGEST_LEFT = 30;

function section(title: string, rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length).filter(length => length <= LONGEST_LEFT));
  const indent = ' '.repeat(width + 4);
  const lines = rows.flatMap(([left, right]) => {
    if (left.length > width) return [`  ${left}`, ...wrapped(right, COLUMNS - 6).map(line => `      ${line}`)];
    const [first = '', ...more] = wrapped(right, COLUMNS - indent.length);
    return [`  ${left.padEnd(width)}  ${first}`, ...more.map(line => indent + line)];
  });
  return [`${title}:`, ...lines].join('\n');
}

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
