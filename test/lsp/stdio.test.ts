import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  type DataCallback,
  type Message,
} from 'vscode-jsonrpc/node';
import { PROFILE } from '../features/judged.js';
import { spawnServer, TestClient } from './client.js';

/** The build's own constants; a script without types. */
const CONSTANTS = new URL('../../scripts/constants.mjs', import.meta.url).href;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bgplint-server-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WRONG =
  'protocol device { }\nprotocol bgp x { local as 4200000000; neighbor 10.255.255.1 as 65534; multihop; }\n';

async function bundle(entry: string, platform: 'node' | 'browser'): Promise<string> {
  const outfile = join(folder, `${platform}.js`);
  const fields = { node: ['module', 'main'], browser: ['browser', 'module', 'main'] }[platform];
  const format = platform === 'node' ? 'cjs' : 'iife';
  const { define } = await import(CONSTANTS);
  const entryPoints = [`server/src/lsp/${entry}.ts`];
  await build({ entryPoints, outfile, platform, format, mainFields: fields, bundle: true, define, logLevel: 'error' });
  return outfile;
}

describe('the server as a process', () => {
  it('speaks over its standard streams, and ends when told to', async () => {
    const { client, server, initialized } = await spawnServer(await bundle('node', 'node'));
    expect(initialized.serverInfo?.name).toBe('bgplint');
    client.open('file:///x/bird.conf', 'protocol device { }\nprotcol\n');
    expect(await client.diagnostics('file:///x/bird.conf')).not.toEqual([]);
    await client.request('shutdown', {});
    const ended = new Promise(resolve => server.once('exit', resolve));
    await client.notify('exit', {});
    expect(await ended).toBe(0);
    client.connection.dispose();
  });
});

describe('the server as a web worker', () => {
  it('takes its files from the client, and finds the same', async () => {
    const { readFileSync } = await import('node:fs');
    const script = readFileSync(await bundle('browser', 'browser'), 'utf8');
    const { port1, port2 } = new MessageChannel();
    // The bundle finds nothing of Node: only what every worker has.
    new Function('self', 'process', 'require', 'module', script)(port1);
    const files = new Map([
      ['vscode-vfs://github/o/r/.nrec.yaml', PROFILE],
      ['vscode-vfs://github/o/r/d/one.conf', WRONG.split('\n')[1] as string],
    ]);
    const client = new TestClient(createMessageConnection(new PortReader(port2), new PortWriter(port2)), {
      folders: ['vscode-vfs://github/o/r'],
      files,
    });
    await client.initialize();
    const uri = 'vscode-vfs://github/o/r/bird.conf';
    client.open(uri, `${WRONG.split('\n')[0]}\ninclude "d/*.conf";\n`);
    await client.until(
      () =>
        client.published.some(
          ({ uri, diagnostics }) => uri.endsWith('/d/one.conf') && diagnostics.some(d => d.code === 'nrec/peer-as'),
        ),
      'findings in the included file',
    );
    expect(client.log).toEqual([]);
    client.connection.dispose();
    port1.close();
  });
});

type Port = MessageChannel['port2'];

class PortReader extends AbstractMessageReader {
  constructor(readonly port: Port) {
    super();
  }
  listen(callback: DataCallback): { dispose(): void } {
    this.port.on('message', (message: Message) => callback(message));
    return { dispose: () => this.port.close() };
  }
}

class PortWriter extends AbstractMessageWriter {
  constructor(readonly port: Port) {
    super();
  }
  async write(message: Message): Promise<void> {
    this.port.postMessage(message);
  }
  end(): void {}
}
