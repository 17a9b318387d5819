/** The one place where templates are bound to preact; components write html`...` and never markup strings. */
import htm from "htm";
import { h } from "preact";

export { Fragment, render } from "preact";
export { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
export { batch, computed, effect, signal, useComputed, useSignal } from "@preact/signals";

export const html = htm.bind(h);
