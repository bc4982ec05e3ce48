import * as vscode from 'vscode';
import type { ReadFileParams, ReadFileResult, ReadFolderResult } from './protocol.js';

/** Longest list of arguments that every engine takes in one call. */
const CHUNK = 0x8000;

/** A file's bytes, through the editor: it reaches virtual workspaces, and works where the server has no file system. */
export async function readFile({ uri }: ReadFileParams): Promise<ReadFileResult> {
  try {
    return { kind: 'file', base64: base64(await vscode.workspace.fs.readFile(vscode.Uri.parse(uri))) };
  } catch (error) {
    if (error instanceof vscode.FileSystemError) {
      if (error.code === 'FileNotFound') return { kind: 'missing' };
      if (error.code === 'FileIsADirectory') return { kind: 'folder' };
    }
    return { kind: 'unreadable', why: error instanceof Error ? error.message : String(error) };
  }
}

/** What a folder holds; nothing when there is no such folder, or none that can be read. */
export async function readFolder({ uri }: ReadFileParams): Promise<ReadFolderResult> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(uri));
    return {
      entries: entries.map(([name, type]) => ({ name, folder: (type & vscode.FileType.Directory) !== 0 })),
    };
  } catch {
    return {};
  }
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}
