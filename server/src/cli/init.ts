import { basename } from '../core/path.js';
import { type NewProfileAnswers, newProfile } from '../features/new-profile.js';
import { knownValue } from '../model/fact.js';
import type { Session } from '../model/session.js';
import { addressBits, type Family, formatAddress } from '../net/address.js';
import { formatPrefix } from '../net/prefix.js';
import { NodeHost } from '../node/host.js';
import { PROFILE_NAMES } from '../profile/discovery.js';
import { FAMILIES } from '../rules/words.js';
import { Workspace } from '../workspace/workspace.js';
import { EXIT, type ExitCode, UsageError } from './exit.js';
import type { Io } from './io.js';
import { PathNames } from './names.js';
import type { ParsedOptions } from './options.js';
import { createFile } from './write.js';

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
  const from = one('from');
  const answers: Partial<Record<Answer, string>> = from === undefined ? {} : await answersFrom(from, io);
  for (const { answer, option } of QUESTIONS) {
    const given = one(option);
    if (given !== undefined) answers[answer] = given;
  }
  if (io.ask) await askRest(answers, io);
  return write(answers, output, io);
}

/** Asks for what is not known yet, again and again until the answer makes sense. */
async function askRest(answers: Partial<Record<Answer, string>>, io: Io): Promise<void> {
  for (const { answer, question, preset } of QUESTIONS) {
    if (answers[answer] !== undefined) continue;
    for (;;) {
      const typed = await io.ask?.(`${question}${preset === undefined ? '' : ` [${preset}]`}: `);
      if (typed === undefined)
        throw new UsageError('init was left before the profile was complete; nothing is written');
      const text = typed.trim() === '' ? (preset ?? '') : typed.trim();
      const problem = problemOf(answer, text);
      if (problem === undefined) {
        answers[answer] = text;
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

function write(answers: Partial<Record<Answer, string>>, output: string, io: Io): ExitCode {
  const missing = QUESTIONS.filter(({ answer }) => REQUIRED.includes(answer) && !answers[answer]?.trim());
  if (missing.length > 0)
    throw new UsageError(`what is still needed: ${missing.map(({ option }) => `--${option}`).join(', ')}`);
  if (answers.bfd !== undefined && !BFD.includes(answers.bfd))
    throw new UsageError(`--bfd cannot be “${answers.bfd}” (one of ${BFD.join(', ')})`);
  const { text, problems } = newProfile(answers as NewProfileAnswers);
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

/**
 * What a configuration says of the allocation: the AS numbers and peers of the sessions that have most in common (NREC's are two, alike
 * in both), and the prefixes that their export policies name. Only what is certain; the rest is asked for.
 */
async function answersFrom(from: string, io: Io): Promise<Partial<Record<Answer, string>>> {
  const path = new PathNames(io.cwd).absolute(from);
  const result = await new Workspace(new NodeHost()).lint(path);
  if (result.unreadable !== undefined) throw new UsageError(`--from ${from}: ${result.unreadable}`);
  const sessions = [...result.speakers, ...result.embedded.flatMap(({ result: inner }) => inner.speakers)]
    .flatMap(speaker => speaker.sessions)
    .filter(({ disabled }) => knownValue(disabled) !== true);
  const [first, ...others] = largestGroup(sessions);
  if (!first) throw new UsageError(`--from ${from}: there is no BGP session with known AS numbers in it`);
  const group = [first, ...others];
  const answers: Partial<Record<Answer, string>> = {
    localAs: String(knownValue(first.localAs)),
    peerAs: String(knownValue(first.peerAs)),
    peers: group
      .flatMap(({ peerAddress }) => knownValue(peerAddress) ?? [])
      .map(formatAddress)
      .join(', '),
    bfd: group.some(({ bfd }) => (knownValue(bfd) ?? 'off') !== 'off') ? 'required' : 'optional',
  };
  for (const family of FAMILIES) {
    const prefixes = announcedBy(group, family);
    if (prefixes.length > 0) answers[family] = prefixes.join(', ');
  }
  return answers;
}

/** The sessions that share local and peer AS, of which there are most. */
function largestGroup(sessions: readonly Session[]): readonly Session[] {
  const groups = new Map<string, Session[]>();
  for (const session of sessions) {
    const [local, peer] = [knownValue(session.localAs), knownValue(session.peerAs)];
    if (local === undefined || typeof peer !== 'number' || local === peer) continue;
    const key = `${local} ${peer}`;
    groups.set(key, [...(groups.get(key) ?? []), session]);
  }
  return [...groups.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
}

/** The prefixes that the sessions' export policies let out with everything below; none where they let out all. */
function announcedBy(sessions: readonly Session[], family: Family): readonly string[] {
  const prefixes = new Set<string>();
  for (const session of sessions) {
    const policy = knownValue(
      session.families.find(carried => carried.family === family)?.export ?? { kind: 'absent' },
    );
    if (!policy || policy.damaged) continue;
    for (const { prefix, hi } of policy.may.patterns()) {
      if (prefix.length > 0 && hi === addressBits(family)) prefixes.add(formatPrefix(prefix));
    }
  }
  return [...prefixes];
}
