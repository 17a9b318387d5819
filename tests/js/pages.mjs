// What a module of a page needs to be there: a shell, storage, and a line whose answers the test gives.
import { register } from "node:module";

// A page in English has no other words; the server's import map says where they are.
const HOOK = `export async function resolve(name, context, next) {
  return name === "spoken" ? { url: "data:text/javascript,export default {}", shortCircuit: true } : next(name, context);
}`;

/** Put a page of the game `g` in place of a browser's, before any module of static/js is imported. */
export function shell() {
  register(`data:text/javascript,${encodeURIComponent(HOOK)}`);
  const items = new Map();
  const storage = { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => items.set(key, value), removeItem: (key) => items.delete(key) };
  globalThis.document = { getElementById: () => ({ dataset: { game: "g" } }), documentElement: { lang: "en" } };
  globalThis.localStorage = globalThis.sessionStorage = storage;
}

/** A socket: `answer` says what the server answers an event, and `said` holds what was said without waiting for one. */
export function socket(answer = () => ({ ok: true })) {
  const said = [];
  const emitWithAck = async (event, payload) => answer(event, payload);
  return { said, connected: true, timeout: () => ({ emitWithAck }), emit: (event, payload) => said.push([event, payload]) };
}
