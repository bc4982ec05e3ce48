import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Source } from '../core/source.js';
import { pathOf } from './uri.js';

/** One document that the client has open, as it is now. */
export interface OpenDocument {
  readonly path: string;
  /** As the client spells it. */
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly source: Source;
}

/** The documents the client has open: their text is the client's, whatever the disk says. */
export class OpenDocuments {
  readonly #open = new Map<string, { document: TextDocument; now: OpenDocument }>();

  open(uri: string, languageId: string, version: number, text: string): OpenDocument {
    return this.#keep(TextDocument.create(uri, languageId, version, text));
  }

  /** Undefined when the document was never opened. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): OpenDocument | undefined {
    const known = this.#open.get(pathOf(uri));
    return known && this.#keep(TextDocument.update(known.document, [...changes], version));
  }

  close(uri: string): string {
    const path = pathOf(uri);
    this.#open.delete(path);
    return path;
  }

  get(path: string): OpenDocument | undefined {
    return this.#open.get(path)?.now;
  }

  paths(): string[] {
    return [...this.#open.keys()];
  }

  #keep(document: TextDocument): OpenDocument {
    const path = pathOf(document.uri);
    const { uri, languageId, version } = document;
    const now = { path, uri, languageId, version, source: { path, text: document.getText() } };
    this.#open.set(path, { document, now });
    return now;
  }
}
