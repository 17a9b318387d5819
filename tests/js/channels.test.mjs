// What of the talk is new to this person. Run by tests/js/test_modules.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { shell } from "./pages.mjs";

shell();
const { channels, markNews, markRead, unread, unreadNews } = await import("../../static/js/channels.js");
const { me, read, view } = await import("../../static/js/store.js");

const item = (at) => ({ at, turn: 1, phase: "brief", title: "News", text: "It rains.", kind: "inject", to: [] });
const cable = (at) => ({ at, kind: "bilateral", sender: "beijing", to: ["moscow"], text: "Shall we talk?" });

test("news is counted until it was looked at, here or on another device, and cables have their own count", () => {
  me.value = { seat: "s", role: "member", team: "moscow" };
  view.value = { game: { game: "g" }, news: { a: item(10), b: item(20) }, cables: { c: cable(30) } };
  const fromBeijing = () => unread(channels("moscow", ["moscow", "beijing"]).find((one) => one.id === "beijing"), "moscow");
  assert.deepEqual([unreadNews(), fromBeijing()], [2, 1]);
  read.value = { ":news": 10 };
  assert.equal(unreadNews(), 1);
  markNews();
  assert.deepEqual([unreadNews(), fromBeijing()], [0, 1]);
  markRead(channels("moscow", ["moscow", "beijing"]).find((one) => one.id === "beijing"));
  assert.equal(fromBeijing(), 0);
  view.value = { ...view.value, news: { ...view.value.news, d: item(40) } };
  assert.equal(unreadNews(), 1);
});

test("who replays a game has nothing waiting", () => {
  me.value = { seat: "s", role: "replay", team: "moscow" };
  view.value = { game: { game: "g" }, news: { a: item(90) }, cables: {} };
  assert.equal(unreadNews(), 0);
});
