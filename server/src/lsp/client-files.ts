import type { Connection } from 'vscode-languageserver';
import { METHODS, type ReadFileResult, type ReadFolderResult } from '../../../client/src/protocol.js';
import { expandGlob } from '../core/glob.js';
import type { Host, ReadResult } from '../model/host.js';
import { uriOf } from './uri.js';

/** Files as the client sees them: all there is in a web worker, and for schemes that are no file system of ours. */
export type Files = Omit<Host, 'heldPassword'>;

/** Asks the client for files. A client that does not know the requests leaves every file `outside`. */
export function clientFiles(connection: Connection): Files {
  async function ask<Result>(method: string, path: string): Promise<Result | undefined> {
    try {
      return await connection.sendRequest<Result>(method, { uri: uriOf(path) });
    } catch {
      return undefined;
    }
  }

  const list = async (folder: string) => {
    const answer = await ask<ReadFolderResult>(METHODS.readFolder, folder);
    return answer?.entries?.map(({ name, folder }) => ({ name, isFolder: folder }));
  };

  return {
    async read(path) {
      const answer = await ask<ReadFileResult>(METHODS.readFile, path);
      if (!answer) return { kind: 'outside' };
      return answer.kind === 'file' ? decode(path, bytesOf(answer.base64)) : answer;
    },
    glob: pattern => expandGlob(pattern, list),
    list,
    // Neither an environment nor scrypt is at hand; a password that the user keeps in the editor is compared without us.
    compareSecret: async () => 'unavailable',
  };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), char => char.charCodeAt(0));
}

/** UTF-8 as it stands (a BOM is kept, for the parser to speak of), else Latin-1: the same as on the command line. */
function decode(path: string, bytes: Uint8Array<ArrayBuffer>): ReadResult {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return { kind: 'unreadable', why: 'is UTF-16, which no daemon reads; save it as UTF-8' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { kind: 'source', source: { path, text } };
  } catch {
    const text = Array.from(bytes, byte => String.fromCharCode(byte)).join('');
    return { kind: 'source', source: { path, text, latin1: true } };
  }
}
