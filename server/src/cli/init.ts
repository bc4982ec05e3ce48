import { existsSync } from 'node:fs';
import { basename } from '../core/path.js';
import { type NewProfileAnswers, newProfile } from '../features/new-profile.js';
import { type AnswersRead, answersFrom } from '../features/profile-from.js';
import { NodeHost } from '../node/host.js';
import { PROFILE_NAMES } from '../profile/discovery.js';
import { Workspace } from '../workspace/workspace.js';
import { EXIT, type ExitCode, UsageError } from './exit.js';
import type { Io } from './io.js';
import { PathNames } from './names.js';
import type { ParsedOptions } from './options.js';
import { createFile, IS_THERE } from './write.js';

type Answer = keyof NewProfileAnswers;

/** The questions in the order in which NREC's mail answers them; each can be answered by the option of its name. */
const QUESTIONS: readonly {
  readonly answer: Answer;
  readonly option: string;
  readonly question: string;
  readonly preset?: string;
}[] = [
  { answer: 'name', option: 'name', question: 'A name for the allocation', preset: 'nrec' },
  { answer: 'localAs', option: 'local-as', question: 'Your AS number' },
  { answer: 'peerAs', option: 'peer-as', question: "The AS number of NREC's routers", preset: '65535' },
  { answer: 'peers', option: 'peers', question: "The addresses of NREC's routers, by comma" },
  { answer: 'ipv4', option: 'ipv4', question: 'IPv4 prefixes you may announce, by comma (may be empty)' },
  { answer: 'ipv6', option: 'ipv6', question: 'IPv6 prefixes you may announce, by comma (may be empty)' },
  { answer: 'bfd', option: 'bfd', question: 'BFD: required, optional or disabled', preset: 'optional' },
  {
    answer: 'passwordEnv',
    option: 'password-env',
    question: 'Environment variable that holds the MD5 password (may be empty; the password itself is never written)',
  },
];

const BFD = ['required', 'optional', 'disabled'];

/**
 * `bgplint init`: a new allocation profile, from options, from a configuration that is there (`--from`), and from a person at the
 * terminal, who is asked for the rest.
 * @throws UsageError for answers that are missing or wrong.
 */
export async function init({ positionals, values }: ParsedOptions, io: Io): Promise<ExitCode> {
  if (positionals.length > 0) throw new UsageError(`init takes no “${positionals[0]}”`);
  const one = (name: string) => values.get(name)?.[0];
  const output = one('output') ?? '.nrec.yaml';
  if (!PROFILE_NAMES.includes(basename(output)))
    throw new UsageError(
      `--output ${output}: a profile is found by its name, which is one of ${PROFILE_NAMES.join(', ')}`,
    );
  if (output.endsWith('.json'))
    throw new UsageError(`--output ${output}: init writes YAML, with comments; name it .nrec.yaml`);
  // Nobody is asked for what will not be written.
  if (existsSync(new PathNames(io.cwd).absolute(output))) {
    io.err(`bgplint: ${output}: ${IS_THERE}\n`);
    return EXIT.failure;
  }
  const from = one('from');
  const read = from === undefined ? undefined : await readFrom(from, io);
  const answers: Partial<Record<Answer, string>> = { ...read?.answers };
  const notes: Partial<Record<Answer, string>> = { ...read?.notes };
  for (const { answer, option } of QUESTIONS) {
    const given = one(option);
    if (given === undefined) continue;
    answers[answer] = given;
    delete notes[answer];
  }
  if (io.ask) await askRest(answers, notes, io);
  else if (from !== undefined) io.err(whatToLookAt(from, notes));
  return write(answers, notes, output, io);
}

/** Asks for what is not known yet, or to be looked at again, and repeats that until the answer makes sense. */
async function askRest(
  answers: Partial<Record<Answer, string>>,
  notes: Partial<Record<Answer, string>>,
  io: Io,
): Promise<void> {
  for (const { answer, question, preset: usual } of QUESTIONS) {
    const note = notes[answer];
    if (answers[answer] !== undefined && note === undefined) {
      io.err(`${question}: ${answers[answer]}\n`);
      continue;
    }
    if (note !== undefined) io.err(`  ${note}\n`);
    const preset = answers[answer] ?? usual;
    for (;;) {
      const typed = await io.ask?.(`${question}${preset === undefined ? '' : ` [${preset}]`}: `);
      if (typed === undefined) {
        io.err('\n');
        throw new UsageError('init was left before the profile was complete; nothing is written');
      }
      const text = typed.trim() === '' ? (preset ?? '') : typed.trim();
      const problem = problemOf(answer, text);
      if (problem === undefined) {
        answers[answer] = text;
        delete notes[answer];
        break;
      }
      io.err(`  ${problem}\n`);
    }
  }
}

function problemOf(answer: Answer, text: string): string | undefined {
  if (answer === 'bfd') return BFD.includes(text) ? undefined : `One of ${BFD.join(', ')}.`;
  return newProfile({ [answer]: text }).problems[answer];
}

function write(
  answers: Partial<Record<Answer, string>>,
  notes: Partial<Record<Answer, string>>,
  output: string,
  io: Io,
): ExitCode {
  const missing = QUESTIONS.filter(({ answer }) => REQUIRED.includes(answer) && !answers[answer]?.trim());
  if (missing.length > 0)
    throw new UsageError(
      `what is still needed: ${missing.map(({ option }) => `--${option}`).join(', ')}; or --from FILE, or a terminal to ask at`,
    );
  if (answers.bfd !== undefined && !BFD.includes(answers.bfd))
    throw new UsageError(`--bfd cannot be “${answers.bfd}” (one of ${BFD.join(', ')})`);
  const { text, problems } = newProfile(answers as NewProfileAnswers, notes);
  const wrong = QUESTIONS.flatMap(({ answer, option }) =>
    problems[answer] ? [`--${option}: ${problems[answer]}`] : [],
  );
  if (text === undefined) throw new UsageError(wrong.join(' ') || 'the answers make no profile');
  const why = createFile(new PathNames(io.cwd).absolute(output), text, false);
  if (why) {
    io.err(`bgplint: ${output}: ${why}\n`);
    return EXIT.failure;
  }
  io.err(`bgplint: ${output} is written; bgplint check judges by it, and bgplint new makes configurations from it\n`);
  return EXIT.clean;
}

const REQUIRED: readonly Answer[] = ['localAs', 'peerAs', 'peers'];

/** What nobody could be asked: it is said, and stands in the profile's comments. */
function whatToLookAt(from: string, notes: Partial<Record<Answer, string>>): string {
  const lines = QUESTIONS.flatMap(({ answer, option }) => (notes[answer] ? [`  --${option}: ${notes[answer]}\n`] : []));
  return lines.length === 0 ? '' : `bgplint: read out of ${from}; to be looked at again:\n${lines.join('')}`;
}

/** What a configuration that is there says, or why it says nothing. */
async function readFrom(from: string, io: Io): Promise<AnswersRead> {
  const path = new PathNames(io.cwd).absolute(from);
  const result = await new Workspace(new NodeHost()).lint(path);
  if (result.unreadable !== undefined) throw new UsageError(`--from ${from}: ${result.unreadable}`);
  if (!result.unit) throw new UsageError(`--from ${from}: neither name nor content says which daemon this is for`);
  const read = answersFrom(result);
  if (!read) throw new UsageError(`--from ${from}: there is no BGP session with known AS numbers in it`);
  return read;
}
