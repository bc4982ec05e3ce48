import type { DialectId } from '../model/dialect.js';
import type { OptionSpec } from './options.js';

// Data without imports of weight: `--help` prints it before anything of the engine is loaded.

export const FORMATS = ['pretty', 'concise', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

const DIALECT_IDS: readonly DialectId[] = ['bird', 'frr', 'metallb', 'terraform'];

const COLOR: OptionSpec = {
  name: 'color',
  value: 'WHEN',
  choices: ['auto', 'always', 'never'],
  help: 'colour the output; auto: on a terminal, unless NO_COLOR is set',
};

const PROFILE: OptionSpec = {
  name: 'profile',
  short: 'p',
  value: 'FILE',
  help: 'judge by this allocation profile, not by the nearest .nrec.yaml',
};

/** Options of every command that reads configurations. */
const READING: readonly OptionSpec[] = [
  PROFILE,
  {
    name: 'target',
    short: 't',
    value: 'DAEMON@VERSION',
    repeatable: true,
    help: 'judge by this version, such as bird@2.17; repeated: by each of them',
  },
  {
    name: 'dialect',
    value: 'NAME',
    choices: DIALECT_IDS,
    help: 'what the files are, where name and content do not say: bird, frr, metallb or terraform',
  },
];

const INPUTS: readonly OptionSpec[] = [
  { name: 'stdin-filename', value: 'NAME', help: 'what “-” (standard input) is called, and where its includes are' },
  {
    name: 'files-from',
    value: 'FILE',
    repeatable: true,
    help: 'read paths from FILE, one per line; “-”: standard input',
  },
];

const CHECK_OPTIONS: readonly OptionSpec[] = [
  ...READING,
  { name: 'fix', help: 'mend what can be mended safely, and report the rest' },
  { name: 'diff', help: 'show what --fix would change, and change nothing' },
  {
    name: 'fail-on',
    value: 'SEVERITY',
    choices: ['error', 'warning', 'info'],
    help: 'exit with 1 from this severity on (default error)',
  },
  { name: 'every-rejection', help: 'report every line the daemon would refuse, also what only follows from another' },
  { name: 'closed-world', help: 'take the files at hand for all there are: what none of them defines is an error' },
  { name: 'format', short: 'f', value: 'FORMAT', choices: FORMATS, help: 'how findings are printed (default pretty)' },
  COLOR,
  ...INPUTS,
];

export interface CommandSpec {
  readonly name: string;
  readonly usage: string;
  readonly help: string;
  readonly options: readonly OptionSpec[];
}

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'check',
    usage: 'bgplint [check] [OPTION]... PATH...',
    help: 'check files, folders and globs; “-” is standard input',
    options: CHECK_OPTIONS,
  },
  {
    name: 'announces',
    usage: 'bgplint announces [OPTION]... PATH...',
    help: 'say what each session announces, and whether it may',
    options: [
      ...READING,
      { name: 'format', short: 'f', value: 'FORMAT', choices: ['pretty', 'json'], help: 'pretty or json' },
      COLOR,
      ...INPUTS,
    ],
  },
  {
    name: 'new',
    usage: 'bgplint new bird|frr|metallb|security-group [OPTION]...',
    help: 'write a configuration, or a security group, for an allocation',
    options: [
      { ...PROFILE, help: 'write for this allocation profile, not for the nearest .nrec.yaml' },
      { name: 'allocation', value: 'NAME', help: 'which of the profile, where it has several' },
      { name: 'instance', value: 'NAME', help: 'the instance of the profile that it is for' },
      { name: 'address', value: 'ADDRESS', help: "the machine's own IPv4 address" },
      { name: 'output', short: 'o', value: 'FILE', help: 'write into FILE, which is not there yet' },
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['openstack', 'terraform'],
        help: 'security-group: openstack (the default), or terraform',
      },
      {
        name: 'port',
        value: 'PROTOCOL/PORT',
        repeatable: true,
        help: 'security-group: let this in too, such as tcp/443',
      },
      { name: 'name', value: 'NAME', help: 'security-group: what it is called (default nrec-elastic-ip)' },
      { name: 'with-secret', help: 'write the password too, into a file that its owner alone can read' },
    ],
  },
  {
    name: 'init',
    usage: 'bgplint init [OPTION]...',
    help: 'write an allocation profile, asking for what no option says',
    options: [
      { name: 'from', value: 'FILE', help: 'take what a configuration says' },
      { name: 'name', value: 'NAME', help: 'what the allocation is called' },
      { name: 'local-as', value: 'NUMBER', help: 'your AS number' },
      { name: 'peer-as', value: 'NUMBER', help: "the AS number of NREC's routers" },
      { name: 'peers', value: 'LIST', help: "the addresses of NREC's routers, by comma" },
      { name: 'ipv4', value: 'LIST', help: 'IPv4 prefixes that may be announced, by comma' },
      { name: 'ipv6', value: 'LIST', help: 'IPv6 prefixes that may be announced, by comma' },
      { name: 'bfd', value: 'WHETHER', help: 'required, optional or disabled' },
      { name: 'password-env', value: 'NAME', help: 'the environment variable that holds the password' },
      { name: 'output', short: 'o', value: 'FILE', help: 'default .nrec.yaml' },
    ],
  },
  { name: 'explain', usage: 'bgplint explain RULE', help: 'print the page of a rule', options: [COLOR] },
  {
    name: 'rules',
    usage: 'bgplint rules [-f pretty|json]',
    help: 'list the rules',
    options: [
      { name: 'format', short: 'f', value: 'FORMAT', choices: ['pretty', 'json'], help: 'pretty or json' },
      COLOR,
    ],
  },
  {
    name: 'server',
    usage: 'bgplint server --stdio',
    help: 'run the language server for an editor',
    options: [{ name: 'stdio', help: 'speak over standard input and output' }],
  },
];
