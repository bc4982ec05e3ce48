import * as vscode from 'vscode';
import { METHODS, type SniffResult } from './protocol.js';
import type { Server } from './server.js';

/** `*.conf` files, and templates of them. */
const CONFIGURATION = /\.conf(?:\.(?:j2|jinja2?|erb|epp|tftpl|(?:go)?tmpl|tpl))?$/;
/** What the editor calls such a file when nothing more is known of it. */
const UNDECIDED = new Set(['properties', 'ini', 'plaintext']);
/** As much of a file as the server wants to see. */
const SAMPLE = 8192;

/**
 * Asks the server for the language of `.conf` files that no name or folder gave away. Each document is asked about once:
 * who then picks another language by hand keeps it.
 */
export function registerDetection(server: Server): vscode.Disposable {
  const seen = new Set<string>();

  async function detect(document: vscode.TextDocument): Promise<void> {
    const uri = document.uri.toString();
    if (!CONFIGURATION.test(document.uri.path) || !UNDECIDED.has(document.languageId) || seen.has(uri)) return;
    seen.add(uri);
    const text = document.getText().slice(0, SAMPLE);
    try {
      const { language } = await server.request<SniffResult>(METHODS.sniff, { text, path: document.uri.path });
      if (language && !document.isClosed) await vscode.languages.setTextDocumentLanguage(document, language);
    } catch {
      // The server's own log says why; the file stays what the editor took it for.
    }
  }

  for (const document of vscode.workspace.textDocuments) void detect(document);
  return vscode.workspace.onDidOpenTextDocument(detect);
}
