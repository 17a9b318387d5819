/** What the shell of a live page says of it, in the attributes of the element that everything is drawn into. */

const app = document.getElementById("app");
if (!app) throw new Error("the shell of this page has no element #app");

/** The element to draw into. */
export const root = app;
/** The game that this page belongs to. */
export const game = root.dataset.game ?? "";

/**
 * The addresses of the modules that the shell lists under a name.
 * @param {string} name
 * @returns {string[]}
 */
export function modules(name) {
  const files = (root.dataset[name] ?? "").split(" ").filter(Boolean);
  return files.map((file) => new URL(file, import.meta.url).href);
}

/** As many as a browser fetches at a time from one server. */
const AT_ONCE = 6;

/**
 * Name modules to the browser before others import them, so that no import waits for another. Asking takes a slow laptop a while for
 * each, so they are named a few at a time, and what comes over the line or from a hand in between is not kept waiting.
 * @param {string} name under which the shell lists them
 */
export async function foretell(name) {
  const all = modules(name);
  for (let n = 0; n < all.length; n += AT_ONCE) {
    await new Promise((go) => setTimeout(go));
    for (const href of all.slice(n, n + AT_ONCE)) document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
  }
}

/** Wait before what could not be had is asked for again. */
export function pause() {
  return new Promise((go) => setTimeout(go, 3000));
}

/**
 * Fetch a file until it is there. What is to be imported comes as a file first: a browser may remember that a module could not be had,
 * but asks again for a file.
 * @param {string} address
 */
export async function kept(address) {
  await had(address, (answer) => answer.arrayBuffer());
}

/**
 * What of the rulebook this seat may read, as soon as it is there; null for who may not read it any more.
 * @returns {Promise<any>}
 */
export function book() {
  return had(root.dataset.book ?? "", async (answer) => (answer.ok ? answer.json() : null));
}

/**
 * What a file says, asked for until it is there.
 * @template Read
 * @param {string} address
 * @param {(answer: Response) => Promise<Read>} read
 * @returns {Promise<Read>}
 */
async function had(address, read) {
  for (;;) {
    try {
      const answer = await fetch(address);
      const found = await read(answer);
      // A server that is full or away says so, and is asked again; what is not there will not be there later either.
      if (answer.status < 500) return found;
    } catch {
      // The network is away, which passes too.
    }
    await pause();
  }
}

/**
 * What the shell says under one name, read as JSON.
 * @param {string} name
 * @returns {any}
 */
export function told(name) {
  return JSON.parse(root.dataset[name] ?? "null");
}
