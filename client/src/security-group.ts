import * as vscode from 'vscode';
import { editorFor, pickAllocation } from './new.js';
import { activeUri, offerProfile } from './place.js';
import { type ChoicesResult, METHODS, type SecurityGroupParams, type SecurityGroupResult } from './protocol.js';
import type { Server } from './server.js';

const TITLE = 'New security group';

interface Format {
  readonly label: string;
  readonly description: string;
  readonly format: SecurityGroupParams['format'];
  /** What the editor calls such a file, where it knows the language at all. */
  readonly language: string;
  readonly file: string;
}

const FORMATS: readonly Format[] = [
  {
    label: 'Terraform',
    description: 'blocks for the OpenStack provider',
    format: 'terraform',
    language: 'terraform',
    file: 'security-group.tf',
  },
  {
    label: 'openstack',
    description: "commands of OpenStack's client",
    format: 'openstack',
    language: 'shellscript',
    file: 'security-group.sh',
  },
];

/** Asks for whom and in what form, and writes what the instances of an allocation have to let in into a new document. */
export async function newSecurityGroup(server: Server): Promise<void> {
  const uri = (activeUri() ?? vscode.Uri.parse('untitled:new')).toString();
  const { allocations } = await server.request<ChoicesResult>(METHODS.choices, { uri });
  if (allocations.length === 0) return offerProfile('There is no NREC profile to take the values from.');
  const format = await vscode.window.showQuickPick(FORMATS, { title: TITLE, placeHolder: 'In what form?' });
  const allocation = format && (await pickAllocation(allocations, TITLE));
  if (!allocation) return;
  const chosen = { uri, format: format.format, allocation: allocation.name };
  const typed = await vscode.window.showInputBox({
    title: TITLE,
    prompt: 'What the announced addresses serve, beside what the profile names under services; empty: nothing',
    placeHolder: 'tcp/443, udp/8000-8100',
    ignoreFocusOut: true,
    validateInput: async text => (await make(server, { ...chosen, ports: portsOf(text) })).reason,
  });
  if (typed === undefined) return;
  const { text, reason } = await make(server, { ...chosen, ports: portsOf(typed) });
  if (text === undefined) {
    void vscode.window.showErrorMessage(`No security group was made. ${reason ?? ''}`);
    return;
  }
  const editor = await editorFor({ language: await knownLanguage(format.language), file: format.file });
  const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
  await editor.edit(edit => edit.replace(editor.document.validateRange(all), text));
}

function make(server: Server, params: SecurityGroupParams): Promise<SecurityGroupResult> {
  return server.request<SecurityGroupResult>(METHODS.securityGroup, params);
}

function portsOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter(port => port !== '');
}

/** Terraform's language comes with other extensions, which need not be there. */
async function knownLanguage(language: string): Promise<string> {
  return (await vscode.languages.getLanguages()).includes(language) ? language : 'plaintext';
}
