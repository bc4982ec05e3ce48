import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { Context } from '../context.js';

/** Follows the user's settings and the workspace's folders. */
export function followSettings({ connection, client, settings, folders, projects, units }: Context): void {
  connection.onDidChangeConfiguration(({ settings: changed }) => {
    settings.changed(changed);
    units.changedAll();
  });
  if (client.configurationEvents) {
    void connection.client.register(DidChangeConfigurationNotification.type, { section: 'bgplint' }).catch(() => {});
  }
  if (client.folderEvents) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      folders.change(
        added.map(({ uri }) => uri),
        removed.map(({ uri }) => uri),
      );
      settings.changed(undefined);
      projects.clear();
      units.changedAll();
      units.rootsChanged();
    });
  }
}
