/** What is heard without looking: the phase, the last minutes, what has come in. One voice, nothing twice, no torrent. */
import { html, useEffect, useRef, useState } from "../html.js";
import { listed, me, section } from "../store.js";
import { secondsLeft } from "./clock.js";
import { words } from "../morewords.js";
import { teamName } from "./names.js";
import { headline } from "./stepped-back.js";

const POLITE = [300, 60];
const URGENT = 10;
/** In ms, between two things said politely; what comes in meanwhile is said together. */
const PAUSE = 3000;

export function Voice() {
  const said = useSayings();
  const seconds = secondsLeft.value;
  const before = useRef(seconds);
  const game = section("game");
  const running = game?.stage === "play" && game.clock.running;
  const passed = (/** @type {number} */ at) => running && before.current === at + 1 && seconds === at;
  const at = POLITE.find(passed);
  const urgent = Boolean(running && seconds >= 0 && seconds <= URGENT);
  useEffect(() => {
    if (at) said.say(words.common.minutesLeft(at / 60));
    before.current = seconds;
  }, [seconds]);
  useEffect(() => {
    if (game?.phase_title) said.say(words.common.phaseNow(game.phase_title));
  }, [game?.phase_title]);
  useArrivals(said.say);
  return html`<p class="hidden" role="status">${said.text}</p><p class="hidden" role="alert">${urgent ? words.common.tenSeconds : ""}</p>`;
}

/** Sentences, gathered and said together with a pause between. */
function useSayings() {
  const [text, set] = useState("");
  const waiting = useRef(/** @type {string[]} */ ([]));
  const timer = useRef(0);
  const speak = () => {
    timer.current = 0;
    if (!waiting.current.length) return;
    set(waiting.current.join(" "));
    waiting.current = [];
    timer.current = setTimeout(speak, PAUSE);
  };
  const say = (/** @type {string} */ sentence) => {
    waiting.current = [...waiting.current, sentence].slice(-4);
    if (!timer.current) timer.current = setTimeout(speak, 100);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return { text, say };
}

/**
 * Say what others have sent, agreed or ruled since the last time.
 * @param {(sentence: string) => void} say
 */
function useArrivals(say) {
  const known = useRef(/** @type {Map<string, string> | null} */ (null));
  const own = me.value?.team || "white_cell";
  const cables = section("cables");
  const pacts = section("pacts");
  const news = section("news");
  const rulings = section("rulings");
  useEffect(() => {
    const heard = words.common.heard;
    const statuses = /** @type {Record<string, string>} */ (words.talk.statuses);
    const now = [
      ...listed(cables).map((one) => [one.id, one.sender === own ? "" : heard.cable(teamName(one.sender))]),
      ...listed(pacts).map((one) => [`${one.id} ${one.status}`, one.proposer === own && one.status === "proposed" ? "" : heard.pact(one.title, statuses[one.status] ?? "")]),
      ...listed(news).map((one) => [one.id, one.kind === "announcement" ? one.text : heard.news(headline(one))]),
      ...Object.keys(rulings ?? {}).map((id) => [`ruling ${id}`, heard.ruling]),
    ];
    const before = known.current;
    known.current = new Map(/** @type {[string, string][]} */ (now));
    if (!before) return;
    const fresh = [...known.current].filter(([id]) => !before.has(id)).map(([, sentence]) => sentence);
    for (const sentence of new Set(fresh)) if (sentence) say(sentence);
  }, [cables, pacts, news, rulings]);
}
