import * as vscode from 'vscode';
import { profileFolder } from './place.js';
import { METHODS, type NewProfileResult, type ProfileAnswers, type ProfileFromResult } from './protocol.js';
import { isConfiguration, type Server } from './server.js';

const TITLE = 'New NREC profile';

interface TextStep {
  readonly answer: Exclude<keyof ProfileAnswers, 'bfd'>;
  readonly prompt: string;
  readonly placeholder: string;
  readonly preset?: string;
}
interface ChoiceStep {
  readonly answer: 'bfd';
  readonly prompt: string;
  readonly choices: readonly (vscode.QuickPickItem & { readonly value: NonNullable<ProfileAnswers['bfd']> })[];
}

/** The questions, in the order in which NREC's mail answers them. The server judges the answers. */
const STEPS: readonly (TextStep | ChoiceStep)[] = [
  { answer: 'name', prompt: 'A name for the allocation', placeholder: 'elastic-ip', preset: 'elastic-ip' },
  { answer: 'localAs', prompt: 'Your AS number: the 4-byte private one from NREC', placeholder: '4200000000' },
  { answer: 'peerAs', prompt: "The AS number of NREC's peers", placeholder: '65535', preset: '65535' },
  { answer: 'peers', prompt: 'The endpoints to peer with, by comma', placeholder: '10.255.255.1, 10.255.255.2' },
  { answer: 'ipv4', prompt: 'IPv4 prefixes you may announce, by comma; may be empty', placeholder: '192.168.0.16/31' },
  {
    answer: 'ipv6',
    prompt: 'IPv6 prefixes you may announce, by comma; may be empty',
    placeholder: 'fda4:5ff2:8477:1755::/127',
  },
  {
    answer: 'bfd',
    prompt: 'Will BFD be enabled?',
    choices: [
      { label: 'Yes', value: 'required', description: 'NREC enabled it: sessions without BFD are findings' },
      { label: 'Perhaps', value: 'optional', description: 'Either is fine' },
      { label: 'No', value: 'disabled', description: 'NREC did not enable it: sessions with BFD would never come up' },
    ],
  },
  {
    answer: 'passwordEnv',
    prompt:
      'Environment variable that holds the MD5 password in CI; may be empty. The profile never holds the password.',
    placeholder: 'NREC_BGP_PASSWORD',
  },
];

/** The wizard: asks, has the server judge each answer, writes `.nrec.yaml` and opens it. Returns the profile's URI. */
export async function createProfile(server: Server): Promise<vscode.Uri | undefined> {
  const folder = await profileFolder();
  if (!folder) return undefined;
  const uri = vscode.Uri.joinPath(folder, '.nrec.yaml');
  if (await exists(uri)) {
    await vscode.window.showTextDocument(uri);
    void vscode.window.showInformationMessage('This folder has a profile already; here it is.');
    return uri;
  }
  const read = await readActive(server);
  const text = read && (await ask(server, read));
  if (text === undefined) return undefined;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(uri);
  void offerPassword();
  return uri;
}

/** What the active configuration says, if the user wants it read; undefined when they give up. */
async function readActive(server: Server): Promise<ProfileFromResult | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !isConfiguration(document)) return {};
  const read = await server.request<ProfileFromResult>(METHODS.profileFrom, { uri: document.uri.toString() });
  if (!read.answers) return {};
  const name = vscode.workspace.asRelativePath(document.uri);
  const out = { label: `Read it out of ${name}`, description: 'and look through the answers', read };
  const ask = { label: 'Answer the questions', description: 'from the mail that NREC sent', read: {} };
  return (await vscode.window.showQuickPick([out, ask], { title: TITLE, ignoreFocusOut: true }))?.read;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

async function offerPassword(): Promise<void> {
  const set = 'Set Password';
  const message = 'bgplint can keep the password in the editor and compare it with the one in your configuration.';
  if ((await vscode.window.showInformationMessage(message, set)) === set) {
    await vscode.commands.executeCommand('bgplint.setPassword');
  }
}

/** All questions in turn, with a way back; undefined when the user gives up. What was read need only be looked at. */
async function ask(server: Server, { answers = {}, notes = {} }: ProfileFromResult): Promise<string | undefined> {
  const judge = (values: ProfileAnswers) => server.request<NewProfileResult>(METHODS.newProfile, { values });
  let values = answers;
  for (let at = 0; at < STEPS.length; ) {
    const step = STEPS[at] as TextStep | ChoiceStep;
    const note = notes[step.answer];
    const prompt = note === undefined ? step.prompt : `${step.prompt}. ${note}`;
    const given = await ('choices' in step
      ? askChoice({ ...step, prompt }, at, values)
      : askText({ ...step, prompt }, at, values, judge));
    if (given === undefined) return undefined;
    if (given === 'back') {
      at--;
      continue;
    }
    values = { ...values, ...given };
    at++;
  }
  const { text, problems } = await judge(values);
  if (text === undefined) {
    void vscode.window.showErrorMessage(`The profile was not written. ${Object.values(problems ?? {}).join(' ')}`);
  }
  return text;
}

type Outcome = ProfileAnswers | 'back' | undefined;

function askText(
  step: TextStep,
  at: number,
  before: ProfileAnswers,
  judge: (values: ProfileAnswers) => Promise<NewProfileResult>,
): Promise<Outcome> {
  const input = dress(vscode.window.createInputBox(), at);
  input.prompt = step.prompt;
  input.placeholder = step.placeholder;
  input.value = before[step.answer] ?? step.preset ?? '';

  /** What is wrong with the text in the box; '' when it changed meanwhile, for then another check is under way. */
  async function problem(): Promise<string | undefined> {
    const value = input.value;
    const { problems } = await judge({ ...before, [step.answer]: value });
    return value === input.value ? problems?.[step.answer] : '';
  }

  return settle<Outcome>(input, at, done => [
    input.onDidChangeValue(async () => {
      // An empty box is no mistake before the user is through with it.
      input.validationMessage = input.value === '' ? undefined : await problem();
    }),
    input.onDidAccept(async () => {
      input.validationMessage = await problem();
      if (input.validationMessage === undefined) done({ [step.answer]: input.value });
    }),
  ]);
}

function askChoice(step: ChoiceStep, at: number, before: ProfileAnswers): Promise<Outcome> {
  const pick = dress(vscode.window.createQuickPick<ChoiceStep['choices'][number]>(), at);
  pick.placeholder = step.prompt;
  pick.items = step.choices;
  const known = step.choices.filter(({ value }) => value === before[step.answer]);
  // With none the first would not be picked either.
  if (known.length > 0) pick.activeItems = known;
  return settle<Outcome>(pick, at, done => [
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen) done({ [step.answer]: chosen.value });
    }),
  ]);
}

function dress<Input extends vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>>(
  input: Input,
  at: number,
): Input {
  input.title = TITLE;
  input.step = at + 1;
  input.totalSteps = STEPS.length;
  input.ignoreFocusOut = true;
  if (at > 0) input.buttons = [vscode.QuickInputButtons.Back];
  return input;
}

/** Shows an input until one of its listeners is done, the user goes back, or closes it. */
function settle<Result>(
  input: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>,
  at: number,
  listen: (done: (result: Result) => void) => vscode.Disposable[],
): Promise<Result | 'back' | undefined> {
  return new Promise(resolve => {
    const finish = (result: Result | 'back' | undefined) => {
      resolve(result);
      vscode.Disposable.from(input, ...listeners).dispose();
    };
    const listeners = [
      ...listen(finish),
      input.onDidTriggerButton(button => {
        if (button === vscode.QuickInputButtons.Back && at > 0) finish('back');
      }),
      input.onDidHide(() => finish(undefined)),
    ];
    input.show();
  });
}
