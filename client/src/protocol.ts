/**
 * What client and server say to each other beside the Language Server Protocol. Plain data on both sides; every `uri` is a
 * string. A request that needs a document takes the URI of any file of the folder whose profile is meant.
 */

/** Which profile, dialect and daemon version a document is checked against. */
export interface StatusParams {
  readonly uri: string;
}
export interface StatusResult {
  readonly profile?: { readonly path: string; readonly name: string; readonly allocation?: string };
  readonly dialect: string;
  /** `bird@2.17`; absent while no version is known. */
  readonly target?: string;
}

/** Text for the editor's snippet engine, filled from the profile; `reason` says why there is none. */
export type SnippetKind = 'peer' | 'peers' | 'filters' | 'configuration';
export interface SnippetParams {
  readonly uri: string;
  readonly which: SnippetKind;
  /** The language of the document it is for, where that is a daemon's. */
  readonly language?: string;
}
export interface SnippetResult {
  readonly body?: string;
  readonly reason?: string;
}

/** What a new configuration can be made of. */
export interface ChoicesParams {
  readonly uri: string;
}
export interface ChoicesResult {
  readonly allocations: readonly AllocationChoice[];
  readonly dialects: readonly DialectChoice[];
}
export interface AllocationChoice {
  readonly name: string;
  readonly site?: string;
  readonly instances: readonly { readonly name: string; readonly address: string }[];
}
export interface DialectChoice {
  readonly id: string;
  /** As users write it. */
  readonly name: string;
  /** What its files are usually called. */
  readonly file: string;
  /** The editor's name of its language. */
  readonly language: string;
  /** Whether its configurations name the machine that they are for. */
  readonly needsAddress: boolean;
}

/** A whole configuration for the editor's snippet engine; `reason` says why there is none. */
export interface NewConfigurationParams {
  readonly uri: string;
  readonly dialect: string;
  readonly allocation?: string;
  readonly instance?: string;
  readonly address?: string;
}
export interface NewConfigurationResult {
  readonly body?: string;
  readonly reason?: string;
}

/** What the instances of an allocation have to let in. */
export interface SecurityGroupParams {
  readonly uri: string;
  readonly format: 'openstack' | 'terraform';
  readonly allocation?: string;
  /** As the user typed them, `tcp/443`; beside those that the profile names. */
  readonly ports?: readonly string[];
}
export interface SecurityGroupResult {
  readonly text?: string;
  readonly reason?: string;
}

/** The password the user keeps for an allocation; without `value` the server forgets it. Never traced, never logged. */
export interface SetSecretParams {
  readonly allocation: string;
  readonly profile: string;
  readonly value?: string;
}

export interface AllocationsParams {
  readonly uri: string;
}
export interface AllocationsResult {
  readonly allocations: readonly AllocationName[];
}
export interface AllocationName {
  readonly name: string;
  readonly site?: string;
  /** The profile's URI. */
  readonly profile: string;
}

/** Edits that write a password into the sessions of one file. */
export interface PasswordEditParams {
  readonly uri: string;
  readonly allocation: string;
  readonly value: string;
}
export interface PasswordEditResult {
  readonly edits: readonly PlainEdit[];
  readonly reason?: string;
}
/** A text edit as the protocol has it: 0-based, UTF-16, end exclusive. */
export interface PlainEdit {
  readonly range: { readonly start: PlainPosition; readonly end: PlainPosition };
  readonly newText: string;
}
export interface PlainPosition {
  readonly line: number;
  readonly character: number;
}

/** What the wizard asked, as the user typed it; lists are split at commas and blanks by the server. */
export interface ProfileAnswers {
  readonly name?: string;
  readonly localAs?: string;
  readonly peerAs?: string;
  readonly peers?: string;
  readonly ipv4?: string;
  readonly ipv6?: string;
  readonly bfd?: 'required' | 'optional' | 'disabled';
  /** The name of an environment variable that holds the password where bgplint runs without an editor. */
  readonly passwordEnv?: string;
}
/** Sentences on what there is to compare or to find out, by answer. */
export type ProfileNotes = { readonly [answer in keyof ProfileAnswers]?: string };
export interface NewProfileParams {
  readonly values: ProfileAnswers;
  /** What stands in comments. */
  readonly notes?: ProfileNotes;
}
export interface NewProfileResult {
  /** The profile's text; absent while something is missing or wrong. */
  readonly text?: string;
  /** What is wrong with the answers given so far, by answer. */
  readonly problems?: { readonly [answer in keyof ProfileAnswers]?: string };
}

/** What a configuration says of its allocation; nothing where it has no session. */
export interface ProfileFromParams {
  readonly uri: string;
}
export interface ProfileFromResult {
  readonly answers?: ProfileAnswers;
  readonly notes?: ProfileNotes;
}

/** Everything behind a lens, as a text to read; none when the document has changed since. */
export interface AnnouncedParams {
  readonly uri: string;
  readonly key: string;
}
export interface AnnouncedResult {
  readonly text?: string;
}

/** A place to go to. */
export interface GoToArguments {
  readonly uri: string;
  readonly range: PlainEdit['range'];
}

/** Commands of the client that the server's lenses name; a client that has them says so when it starts. */
export const COMMANDS = {
  /** Takes `GoToArguments`. */
  goTo: 'bgplint.goTo',
  /** Takes `AnnouncedParams`. */
  showAnnounced: 'bgplint.showAnnounced',
} as const;

/** What the client tells with `initialize`. */
export interface InitializationOptions {
  /** It has `COMMANDS`. */
  readonly lensCommands?: boolean;
  /** The user does not trust the open folders (yet): nothing is to be run on their account. */
  readonly untrusted?: boolean;
}

/** Which language a text is written in, judged by its path and its first 8 kB. */
export interface SniffParams {
  readonly text: string;
  readonly path: string;
}
export interface SniffResult {
  readonly language?: string;
}

/** Files, for a server that has no file system of its own (a web worker, a virtual workspace). */
export interface ReadFileParams {
  readonly uri: string;
}
export type ReadFileResult =
  | { readonly kind: 'file'; readonly base64: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'folder' }
  | { readonly kind: 'unreadable'; readonly why: string };
export interface ReadFolderResult {
  /** Absent when there is no such folder. */
  readonly entries?: readonly { readonly name: string; readonly folder: boolean }[];
}

/** Method names: `status` … `sniff` are asked of the server, `readFile` and `readFolder` of the client. */
export const METHODS = {
  status: 'bgplint/status',
  /** Notification of the server, `{uri?}`: ask again (all documents when there is no uri). */
  statusChanged: 'bgplint/statusChanged',
  /** Notification of the client: the user trusts the open folders by now. */
  trusted: 'bgplint/trusted',
  snippet: 'bgplint/snippet',
  choices: 'bgplint/choices',
  newConfiguration: 'bgplint/newConfiguration',
  securityGroup: 'bgplint/securityGroup',
  setSecret: 'bgplint/setSecret',
  passwordEdit: 'bgplint/passwordEdit',
  newProfile: 'bgplint/newProfile',
  profileFrom: 'bgplint/profileFrom',
  allocations: 'bgplint/allocations',
  sniff: 'bgplint/sniff',
  announced: 'bgplint/announced',
  readFile: 'bgplint/readFile',
  readFolder: 'bgplint/readFolder',
} as const;
