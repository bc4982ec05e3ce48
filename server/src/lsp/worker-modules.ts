// What a web worker starts from: the `require` that it lacks, then the language server, from the same CommonJS files that Node
// loads. They are run as VS Code's web host runs extensions: read, and made a function. Scripts of the worker itself would see
// each other's names, and functions written around them in the files cost Node a tenth of its start.

type Exports = Record<string, unknown>;

/** The worker's own scope, as far as it is used here; the DOM's types belong to no other part of the project. */
declare const self: {
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void, options: { once: true }): void;
};
declare const XMLHttpRequest: new () => {
  readonly status: number;
  readonly responseText: string;
  open(method: 'GET', url: string, isAsync: false): void;
  send(): void;
};

/** Loads files of one folder, each once. Nobody sees a worker wait, so files are asked for one by one, as `require` has it. */
function requireFrom(folder: string): (name: string) => Exports {
  const known = new Map<string, { exports: Exports }>();
  return function require(name) {
    const loaded = known.get(name);
    if (loaded) return loaded.exports;
    const url = new URL(name, folder).href;
    const request = new XMLHttpRequest();
    request.open('GET', url, false);
    request.send();
    if (request.status !== 200) throw new Error(`${url}: ${request.status}`);
    const module = { exports: {} };
    known.set(name, module);
    new Function('module', 'exports', 'require', `${request.responseText}\n//# sourceURL=${url}`)(
      module,
      module.exports,
      require,
    );
    return module.exports;
  };
}

// The first message says where the files are; those behind it wait in the worker's queue until the server listens.
self.addEventListener('message', ({ data }) => requireFrom((data as { modules: string }).modules)('./worker.js'), {
  once: true,
});
