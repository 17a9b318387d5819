/**
 * One line over the whole game, large: drawn by ECharts on a canvas, which is fetched only where somebody looks at a chart. The page's
 * policy allows no inline styles, so nothing of it is HTML; beside it the same figures stand as a table for eyes, ears and paper.
 */
import { html, useEffect, useRef } from "../html.js";
import { measured, number } from "../format.js";
import { words } from "../allwords.js";

/**
 * `values` begin with the opening, then one a tick; `here` is the last that has happened; `turns` name the turns, each of `ticks`.
 * @typedef {{title: string, unit: string, values: number[], here: number, turns: string[], ticks: number}} Course
 */

/** @param {{course: Course}} props */
export function Chart({ course }) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const chart = useRef(/** @type {any} */ (null));
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let gone = false;
    const draw = () => chart.current?.setOption(option(course), { notMerge: true });
    const fit = new ResizeObserver(() => chart.current?.resize());
    const dressed = new MutationObserver(draw);
    const dusk = matchMedia("(prefers-color-scheme: dark)");
    void import("echarts").then(({ init }) => {
      if (gone) return;
      chart.current ??= init(element, null, { renderer: "canvas" });
      draw();
      fit.observe(element);
      dressed.observe(document.documentElement, { attributeFilter: ["data-theme"] });
      dusk.addEventListener("change", draw);
    });
    return () => {
      gone = true;
      fit.disconnect();
      dressed.disconnect();
      dusk.removeEventListener("change", draw);
    };
  }, [course.title, course.here, course.values]);
  useEffect(() => () => chart.current?.dispose(), []);
  return html`<figure class="chart">
    <div class="canvas" ref=${place} role="img" aria-label=${words.common.pair(course.title, measured(course.values[course.here] ?? 0, course.unit))}></div>
    <details><summary>${words.replay.asTable}</summary><${Table} course=${course} /></details>
  </figure>`;
}

/** @param {{course: Course}} props what had been reached at the end of each turn so far */
function Table({ course }) {
  const ends = course.turns.map((label, n) => ({ label, at: (n + 1) * course.ticks })).filter((end) => end.at <= course.here);
  return html`<table class="figures"><thead><tr><th scope="col">${words.common.turns}</th><th scope="col">${course.title}${course.unit === "index" ? "" : `, ${course.unit}`}</th></tr></thead>
    <tbody><tr><th scope="row">${words.replay.opening}</th><td class="num">${number(course.values[0] ?? 0)}</td></tr>
    ${ends.map((end) => html`<tr key=${end.at}><th scope="row">${end.label}</th><td class="num">${number(course.values[end.at] ?? 0)}</td></tr>`)}</tbody></table>`;
}

/** @param {Course} course */
function option({ title, values, here, turns, ticks }) {
  const style = getComputedStyle(document.documentElement);
  const ink = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
  const label = { color: ink("ink-2"), fontSize: 13 };
  const names = values.map((_, n) => (n ? (turns[Math.ceil(n / ticks) - 1] ?? "") : words.replay.opening));
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return {
    animation: !still,
    animationDuration: 200,
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    tooltip: { trigger: "axis", renderMode: "richText", valueFormatter: (/** @type {number | null} */ value) => (value === null ? "" : number(value)) },
    xAxis: {
      type: "category",
      data: names,
      boundaryGap: false,
      axisLine: { lineStyle: { color: ink("rule-2") } },
      axisTick: { show: false },
      axisLabel: { ...label, interval: (/** @type {number} */ n) => n > 0 && n % ticks === 0, formatter: (/** @type {string} */ name) => String(turns.indexOf(name) + 1) },
    },
    yAxis: { type: "value", scale: true, axisLabel: { ...label, formatter: number }, splitLine: { lineStyle: { color: ink("rule") } } },
    series: [
      { name: title, type: "line", data: values.map((value, n) => (n <= here ? value : null)), symbol: "none", lineStyle: { color: ink("line"), width: 3 }, itemStyle: { color: ink("line") },
        markPoint: { symbol: "circle", symbolSize: 11, itemStyle: { color: ink("line") }, label: { show: false }, data: [{ coord: [here, values[here]] }], silent: true } },
      { name: words.replay.stillToCome, type: "line", data: values.map((value, n) => (n >= here ? value : null)), symbol: "none", lineStyle: { color: ink("rule-2"), width: 2, type: "dashed" }, itemStyle: { color: ink("rule-2") } },
    ],
  };
}
