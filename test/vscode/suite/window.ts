import * as vscode from 'vscode';

/** One thing a person does to the window, or looks at; the steps are those of `launcher/control.mjs`. */
export type Step =
  | { readonly press: string }
  | { readonly type: string }
  | { readonly click: string }
  | { readonly hover: string }
  | { readonly wait: string }
  | { readonly gone: string }
  | { readonly pause: number }
  | { readonly text: string }
  | { readonly attribute: readonly [selector: string, name: string] }
  | { readonly picture: string };

declare const process: { readonly env: Record<string, string | undefined> } | undefined;

/** Where the launcher listens; undefined where the suite runs in a VS Code of the desktop, which has no such window. */
export function windowAddress(): string | undefined {
  const { scheme, authority } = vscode.extensions.getExtension('bgplint.bgplint')?.extensionUri ?? {};
  if (scheme === 'http') return `http://${authority}/`;
  return typeof process === 'undefined' ? undefined : process.env.BGPLINT_WINDOW;
}

/** Does the steps in turn, and returns what each came to (text and attributes; else null). */
export async function act(...steps: Step[]): Promise<(string | null)[]> {
  const address = windowAddress();
  if (!address) throw new Error('no window to act on');
  const response = await fetch(address, { method: 'POST', body: JSON.stringify(steps) });
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return JSON.parse(answer);
}

/**
 * Picks from a list the row that says a text, by typing it: over a row that the pointer happens to rest on a hover opens, and may cover the
 * one that is to be clicked.
 */
export async function pick(label: string): Promise<void> {
  await act(
    { wait: `.quick-input-list .monaco-list-row:has-text("${label}")` },
    { type: label },
    { wait: `.quick-input-list .monaco-list-row.focused:has-text("${label}")` },
    { press: 'Enter' },
  );
}
