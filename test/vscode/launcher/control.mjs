import { mkdirSync, readFile } from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const TYPES = { '.js': 'text/javascript', '.json': 'application/json' };
const PATIENCE = 15_000;

/** What a suite may do to the window, as a person would: one step each, in the order given. */
const STEPS = {
  press: (page, keys) => page.keyboard.press(keys),
  type: (page, text) => page.keyboard.type(text),
  click: (page, selector) => page.click(selector, { timeout: PATIENCE }),
  hover: (page, selector) => page.hover(selector, { timeout: PATIENCE, force: true }),
  wait: (page, selector) => page.waitForSelector(selector, { timeout: PATIENCE }).then(() => undefined),
  gone: (page, selector) =>
    page.waitForSelector(selector, { state: 'detached', timeout: PATIENCE }).then(() => undefined),
  pause: (page, milliseconds) => page.waitForTimeout(milliseconds),
  text: (page, selector) => page.textContent(selector, { timeout: PATIENCE }),
  attribute: (page, [selector, name]) => page.getAttribute(selector, name, { timeout: PATIENCE }),
};

/**
 * A server on a free port of this machine, for two things: `POST /` with `[{"press":"Escape"},…]` acts on the window and
 * answers with what the steps returned; `GET /extension/N/…` serves the N-th extension to a web host.
 */
export async function startControl({ extensions, pictures, page }) {
  const steps = {
    ...STEPS,
    picture: (window, name) => {
      if (!pictures) return undefined;
      mkdirSync(pictures, { recursive: true });
      return window
        .screenshot({ path: path.join(pictures, `${name.replace(/[^\w-]/g, '_')}.png`) })
        .then(() => undefined);
    },
  };

  const server = http.createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    const [, number, file] = /^\/extension\/(\d+)\/([^?]*)/.exec(request.url) ?? [];
    if (number !== undefined) return serve(extensions[number], decodeURIComponent(file), response);
    let body = '';
    request.on('data', data => {
      body += data;
    });
    request.on('end', () => {
      act(page(), JSON.parse(body), steps).then(
        results => response.end(JSON.stringify(results)),
        error => response.writeHead(500).end(String(error)),
      );
    });
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    authority: `127.0.0.1:${server.address().port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function act(page, list, steps) {
  const results = [];
  for (const step of list) {
    for (const [name, argument] of Object.entries(step)) {
      if (!steps[name]) throw new Error(`no such step: ${name}`);
      results.push((await steps[name](page, argument)) ?? null);
    }
  }
  return results;
}

function serve(folder, file, response) {
  const found = folder && path.join(folder, path.normalize(`/${file}`));
  if (!found) return response.writeHead(404).end();
  response.setHeader('content-type', TYPES[path.extname(found)] ?? 'application/octet-stream');
  readFile(found, (error, data) => (error ? response.writeHead(404).end() : response.end(data)));
}
