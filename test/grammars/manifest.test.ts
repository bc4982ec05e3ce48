import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry, type StateStack } from 'vscode-textmate';

const FILES: Readonly<Record<string, string>> = {
  'source.yaml.bgplint': 'manifest',
  'source.frr': 'frr',
  'source.bird': 'bird',
};

/**
 * What the workbench's own grammar has to do with it: the scope that ours is injected into, keys, comments, and maps that take the
 * indentation of their lines away from what stands in them.
 */
const YAML = JSON.stringify({
  scopeName: 'source.yaml',
  patterns: [{ begin: '^\\w+:$', while: '^(?:  |$)', patterns: [{ include: '#inner' }] }, { include: '#inner' }],
  repository: {
    inner: {
      patterns: [
        { match: '#.*$', name: 'comment.line.number-sign.yaml' },
        { match: '[\\w.-]+(?=:)', name: 'entity.name.tag.yaml' },
      ],
    },
  },
});

let grammar: IGrammar;

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await loadWASM(readFileSync(wasm).buffer as ArrayBuffer);
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    getInjections: scope => (scope === 'source.yaml' ? ['source.yaml.bgplint'] : undefined),
    loadGrammar: async scope => {
      if (scope === 'source.yaml') return parseRawGrammar(YAML, 'yaml.json');
      const url = new URL(`../../grammars/${FILES[scope]}.tmLanguage.json`, import.meta.url);
      return parseRawGrammar(readFileSync(url, 'utf8'), url.pathname);
    },
  });
  grammar = (await registry.loadGrammar('source.yaml')) as IGrammar;
});

/** All scopes of each piece that is not blank, by line. */
function scopes(text: string): string[] {
  let stack: StateStack = INITIAL;
  return text.split('\n').flatMap(line => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens
      .map(({ startIndex, endIndex, scopes }) => `${line.slice(startIndex, endIndex).trim()} → ${scopes.join(' ')}`)
      .filter(piece => !piece.startsWith(' →'));
  });
}

const CONFIG_MAP = `kind: ConfigMap
data:
  frr.conf: | # ours
    router bgp 65000
     neighbor 192.0.2.1 remote-as external

    ! a note
  other: text
  "bird.conf": |-
    protocol bgp a { }
spec:
  raw:
    rawConfig: |
      hostname x
  text: |
    router bgp 1`;

describe('configurations in manifests', () => {
  it('are shown in the colours of their own language, and nothing behind them is', () => {
    const found = scopes(CONFIG_MAP);
    const of = (piece: string) => found.find(each => each.startsWith(`${piece} →`)) ?? '';
    expect(of('frr.conf')).toMatch(/entity\.name\.tag\.yaml$/);
    expect(of('# ours')).toMatch(/comment\.line/);
    expect(of('router')).toMatch(/meta\.embedded\.block\.frr .*storage\.type\.block\.frr/);
    expect(of('remote-as')).toMatch(/keyword\.other\.option\.frr/);
    expect(of('! a note')).toMatch(/comment\.line\.exclamation\.frr/);
    expect(of('other')).toBe('other → source.yaml entity.name.tag.yaml');
    expect(of('bird.conf')).toMatch(/entity\.name\.tag\.yaml$/);
    expect(of('protocol')).toMatch(/meta\.embedded\.block\.bird .*bird$/);
    expect(of('hostname')).toMatch(/meta\.embedded\.block\.frr keyword\.other\.command\.frr$/);
    expect(found.findLast(each => each.includes('router bgp 1'))).toBe('router bgp 1 → source.yaml');
  });

  it('are nothing else of these names', () => {
    for (const line of ['frr.conf: text', '# frr.conf: |', 'x-frr.conf: |'])
      expect(scopes(`${line}\n  router bgp 1`).join()).not.toContain('meta.embedded');
  });
});
