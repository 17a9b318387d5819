/** The rulebook's pages: find in a list while typing; on the map, light up what drives a gauge and open its facts. */

for (const box of document.querySelectorAll("[data-find]")) if (box instanceof HTMLElement) finding(box);
const map = document.querySelector("svg.map");
if (map instanceof SVGElement) mapping(map);

/** @param {HTMLElement} box hides the items after it that do not say what is typed */
function finding(box) {
  const input = box.querySelector("input");
  const status = box.querySelector("[role=status]");
  const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-item]")]);
  if (!input || !status) return;
  box.hidden = false;
  input.addEventListener("input", () => {
    const sought = input.value.trim().toLowerCase();
    for (const item of items) item.hidden = !(item.textContent ?? "").toLowerCase().includes(sought);
    for (const group of document.querySelectorAll("[data-group]"))
      if (group instanceof HTMLElement) group.hidden = !group.querySelector("[data-item]:not([hidden])");
    const left = items.filter((item) => !item.hidden).length;
    status.textContent = !sought ? "" : left ? `${left} / ${items.length} ${input.dataset.some}` : (input.dataset.none ?? "");
  });
}

/** @param {SVGElement} drawn */
function mapping(drawn) {
  const facts = /** @type {HTMLElement | null} */ (document.querySelector(".map-facts"));
  const links = [...document.querySelectorAll("a[data-gauge]")];
  const arrows = [...drawn.querySelectorAll(".map-arrow[data-from]")];

  /** @param {string} id */
  const light = (id) => {
    const near = new Set([id]);
    for (const arrow of arrows) {
      const [from, to] = [arrow.getAttribute("data-from") ?? "", arrow.getAttribute("data-to") ?? ""];
      const lit = from === id || to === id;
      arrow.classList.toggle("lit", lit);
      if (lit) near.add(from).add(to);
    }
    for (const link of links) {
      const own = link.getAttribute("data-gauge") ?? "";
      link.classList.toggle("lit", near.has(own));
      link.classList.toggle("chosen", own === id);
      if (own === id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    drawn.classList.toggle("choosing", Boolean(id));
  };

  const clear = () => {
    light("");
    if (facts) facts.hidden = true;
    history.replaceState(null, "", location.pathname);
  };

  /** @param {string} id @param {string} url @param {boolean} enter whether the reader goes on into the facts */
  const choose = async (id, url, enter) => {
    light(id);
    history.replaceState(null, "", `#${id}`);
    const answer = await fetch(url);
    if (!facts || !answer.ok) return location.assign(url);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector("[data-facts]");
    if (!found) return location.assign(url);
    // On the map the facts stand below the map's own heading.
    const heading = found.querySelector("h1");
    const lower = document.createElement("h2");
    lower.append(...(heading?.childNodes ?? []));
    heading?.replaceWith(lower);
    facts.replaceChildren(document.importNode(found, true));
    facts.hidden = false;
    facts.scrollTop = 0;
    if (enter) facts.focus();
    // The map has become narrower, or the facts stand below it: both must be in sight.
    drawn.querySelector(".chosen")?.scrollIntoView({ block: "nearest", inline: "center" });
    facts.scrollIntoView({ block: "nearest" });
  };

  for (const link of links) {
    const id = link.getAttribute("data-gauge") ?? "";
    const url = link.getAttribute("href") ?? "";
    link.addEventListener("click", (event) => {
      if (!(event instanceof MouseEvent) || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      // Enter on a link comes as a click without a pointer.
      void choose(id, url, event.detail === 0);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
  });
  const first = links.find((link) => link.getAttribute("data-gauge") === location.hash.slice(1));
  if (first) void choose(location.hash.slice(1), first.getAttribute("href") ?? "", false);
}
