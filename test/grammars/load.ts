import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, parseRawGrammar, Registry } from 'vscode-textmate';

/** A grammar as an editor loads it. @param scope its outermost scope, such as `source.bird`. */
export async function loadGrammar(path: URL, scope: string): Promise<IGrammar> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await loadWASM(readFileSync(wasm).buffer as ArrayBuffer);
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async () => parseRawGrammar(readFileSync(path, 'utf8'), path.pathname),
  });
  const grammar = await registry.loadGrammar(scope);
  if (!grammar) throw new Error(`${path.pathname} has no scope ${scope}`);
  return grammar;
}
