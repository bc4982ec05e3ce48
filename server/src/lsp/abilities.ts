import { type ClientCapabilities, InsertTextMode } from 'vscode-languageserver';
import type { InitializationOptions } from '../../../client/src/protocol.js';

/** What the client can do, as far as answers depend on it. */
export interface ClientAbilities {
  readonly configuration: boolean;
  readonly configurationEvents: boolean;
  readonly folderEvents: boolean;
  readonly watchedFiles: boolean;
  readonly relativePatterns: boolean;
  readonly relatedInformation: boolean;
  readonly snippets: boolean;
  /** Indents further lines of what is completed as it is told. */
  readonly adjustsIndentation: boolean;
  readonly versionedEdits: boolean;
  /** An edit may make files, before it edits any. */
  readonly createsFiles: boolean;
  /** Asks for the edit of a code action when it is picked. */
  readonly resolvesEdits: boolean;
  readonly nestedSymbols: boolean;
  /** Can be told after the start for which languages there is formatting. */
  readonly formattingLater: boolean;
  /** Asks for lenses again when it is told to. */
  readonly lensRefresh: boolean;
  /** Has the commands that our lenses name. */
  readonly lensCommands: boolean;
  /** The user trusts the folders that are open. */
  readonly isTrusted: boolean;
}

/** @param told what came with `initialize` beside the capabilities; nothing in it can be relied on. */
export function abilitiesOf({ workspace, textDocument }: ClientCapabilities, told?: unknown): ClientAbilities {
  const options = told as InitializationOptions | null | undefined;
  const { completion, publishDiagnostics, codeAction, documentSymbol, formatting } = textDocument ?? {};
  return {
    configuration: workspace?.configuration === true,
    configurationEvents: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    folderEvents: workspace?.workspaceFolders === true,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    relatedInformation: publishDiagnostics?.relatedInformation === true,
    snippets: completion?.completionItem?.snippetSupport === true,
    adjustsIndentation:
      completion?.completionItem?.insertTextModeSupport?.valueSet.includes(InsertTextMode.adjustIndentation) === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    resolvesEdits: codeAction?.resolveSupport?.properties.includes('edit') === true,
    nestedSymbols: documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    formattingLater: formatting?.dynamicRegistration === true,
    lensRefresh: workspace?.codeLens?.refreshSupport === true,
    lensCommands: options?.lensCommands === true,
    isTrusted: options?.untrusted !== true,
  };
}
