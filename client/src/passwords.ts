import * as vscode from 'vscode';
import { activeUri, offerProfile } from './place.js';
import {
  type AllocationName,
  type AllocationsResult,
  METHODS,
  type PasswordEditResult,
  type SetSecretParams,
  type StatusResult,
} from './protocol.js';
import { isConfiguration, type Server } from './server.js';

/** Whose password is kept: never the password. */
type Owner = Pick<AllocationName, 'profile'> & { readonly allocation: string };

/** Where the list of owners stands; SecretStorage itself cannot be listed. */
const OWNERS = 'bgplint.passwords';

/**
 * The allocations' passwords, kept in the editor's SecretStorage. The server gets them for comparison, after each start and
 * after each change; they are written into a file only by the one command that says so.
 */
export class Passwords implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #server: Server;
  readonly #listeners: vscode.Disposable;

  constructor(context: vscode.ExtensionContext, server: Server) {
    this.#context = context;
    this.#server = server;
    this.#listeners = vscode.Disposable.from(
      server.onReady(() => this.#tellAll()),
      // Also fires for changes made in another window.
      context.secrets.onDidChange(({ key }) => {
        const owner = this.#owners().find(candidate => secretKey(candidate) === key);
        if (owner && server.started) void this.#tell(owner);
      }),
    );
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  /** Asks for the password of an allocation and keeps it; an empty answer forgets it. Returns whether one is kept now. */
  async set(owner?: Owner): Promise<boolean> {
    const whose = owner ?? (await this.#pick());
    if (!whose) return false;
    const value = await vscode.window.showInputBox({
      title: `MD5 password of ${whose.allocation}`,
      prompt: 'Kept in the editor, and compared with the one in your configuration. Leave empty to forget it.',
      password: true,
      ignoreFocusOut: true,
    });
    if (value === undefined) return false;
    const others = this.#owners().filter(candidate => secretKey(candidate) !== secretKey(whose));
    await this.#context.globalState.update(OWNERS, value === '' ? others : [...others, whose]);
    if (value === '') {
      await this.#context.secrets.delete(secretKey(whose));
      await this.#tell(whose);
    } else {
      await this.#context.secrets.store(secretKey(whose), value);
    }
    return value !== '';
  }

  /** Writes the kept password into the active file, after asking. */
  async write(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isConfiguration(document)) return;
    const uri = document.uri.toString();
    const owner = (await this.#ownerOf(uri)) ?? (await this.#pick());
    if (!owner) return;
    const value = (await this.#read(owner)) ?? ((await this.set(owner)) ? await this.#read(owner) : undefined);
    if (!value || !(await confirmed(document, owner.allocation))) return;
    const { edits, reason } = await this.#server.request<PasswordEditResult>(METHODS.passwordEdit, {
      uri,
      allocation: owner.allocation,
      value,
    });
    if (edits.length === 0) {
      void vscode.window.showInformationMessage(reason ?? 'There is no place in this file that lacks the password.');
      return;
    }
    const change = new vscode.WorkspaceEdit();
    for (const { range, newText } of edits) {
      const { start, end } = range;
      change.replace(document.uri, new vscode.Range(start.line, start.character, end.line, end.character), newText);
    }
    await vscode.workspace.applyEdit(change);
  }

  #owners(): readonly Owner[] {
    return this.#context.globalState.get<Owner[]>(OWNERS, []);
  }

  #read(owner: Owner): Thenable<string | undefined> {
    return this.#context.secrets.get(secretKey(owner));
  }

  async #tellAll(): Promise<void> {
    for (const owner of this.#owners()) await this.#tell(owner);
  }

  async #tell(owner: Owner): Promise<void> {
    const value = await this.#read(owner);
    const params: SetSecretParams = { ...owner, ...(value === undefined ? {} : { value }) };
    await this.#server.request(METHODS.setSecret, params);
  }

  /** The allocation a file belongs to, when the server knows it. */
  async #ownerOf(uri: string): Promise<Owner | undefined> {
    const { profile } = await this.#server.request<StatusResult>(METHODS.status, { uri });
    return profile?.allocation ? ownerOf(profile.path, profile.allocation) : undefined;
  }

  /** One of the profile's allocations, picked by the user when there are several. */
  async #pick(): Promise<Owner | undefined> {
    const uri = activeUri();
    const { allocations } = uri
      ? await this.#server.request<AllocationsResult>(METHODS.allocations, { uri: uri.toString() })
      : { allocations: [] };
    const [first] = allocations;
    if (!first) {
      void offerProfile('Passwords belong to an allocation, and there is no NREC profile yet.');
      return undefined;
    }
    if (allocations.length === 1) return ownerOf(first.profile, first.name);
    const picked = await vscode.window.showQuickPick(
      allocations.map(({ name, site, profile }) => ({ label: name, description: site ?? '', profile })),
      { placeHolder: 'Which allocation?' },
    );
    return picked && ownerOf(picked.profile, picked.label);
  }
}

/** The same owner however the server spells its URI. */
function ownerOf(profile: string, allocation: string): Owner {
  return { profile: vscode.Uri.parse(profile).toString(), allocation };
}

function secretKey({ profile, allocation }: Owner): string {
  return `bgplint.password:${profile}#${allocation}`;
}

async function confirmed(document: vscode.TextDocument, allocation: string): Promise<boolean> {
  const name = vscode.workspace.asRelativePath(document.uri);
  const write = {
    label: `Write the password into ${name}`,
    detail: 'It will stand there in plain text: whoever can read the file can read it. Keep it out of version control.',
  };
  const leave = { label: 'Leave the file as it is' };
  const title = `The MD5 password of ${allocation}`;
  return (await vscode.window.showQuickPick([leave, write], { title, ignoreFocusOut: true })) === write;
}
