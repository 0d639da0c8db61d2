// Does the guided session count time rightly, find its way and say the right words?

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

// As on the page: what moves a figure stands above the session.
const pages = fileURLToPath(new URL("../../../recommender/pages/", import.meta.url));
const read = (name) => readFileSync(join(pages, name), "utf8");
const module = join(mkdtempSync(join(tmpdir(), "limber-")), "session.mjs");
writeFileSync(module, read("frames.js") + read("ledger.js") + read("session.js"));
const player = await import(pathToFileURL(module));

const entry = (kind, seconds, step, side = null, more = {}) => ({
  kind, seconds, step, side, say: "Say it.", label: "Label", ...more,
});
const ledger = [
  entry("move", 10, 0),
  entry("work", 50, 0),
  entry("move", 5, 1),
  entry("set-up", 5, 1),
  entry("work", 30, 1, "left"),
  entry("switch", 5, 1),
  entry("work", 30, 1, "left"),
  entry("switch", 5, 1),
  entry("work", 30, 1, "right"),
  entry("switch", 5, 1),
  entry("work", 30, 1, "right"),
  entry("rest", 20, 1),
  entry("move", 10, null),
];
const motion = {
  order: [[0], null, null, null, null], keys: [0, 4], loop: false, panels: [{}, {}],
  view: [-47, -58, 192, 66], step: 96,
};
const steps = [
  {
    name: "Cat-cow", cue: "Round and hollow.", place: "On hands and knees", paced_seconds: 10,
    hold_seconds: 0, breathing: "Out while you round, in while the belly sinks. Or not.", motion,
  },
  {
    name: "Knee to chest", cue: "Draw it in.", place: "On the back", paced_seconds: 0,
    hold_seconds: 30, breathing: "Breathe out as it comes closer.", motion,
  },
];
const start = (at = 0, done = 0, speed = 1) => player.entryAt(ledger, { entry: at, done }, speed);

test("a standing clock does not move and a running one does", () => {
  const clock = start(0, 4);
  assert.equal(player.remaining(clock, 999), 6000);
  assert.equal(player.remaining(player.running(clock, 1000), 3500), 3500);
});

test("a pause keeps the exact rest", () => {
  const clock = player.running(start(), 100.25);
  const paused = player.standing(clock, 1234.5);
  assert.equal(player.remaining(paused, 99_999), 10_000 - (1234.5 - 100.25));
  assert.equal(player.remaining(player.running(paused, 50_000), 50_000), paused.left);
});

test("a running clock is not started again", () => {
  const clock = player.running(start(), 100);
  assert.equal(player.running(clock, 900), clock);
});

test("an entry that ends late does not make the next one late", () => {
  const told = player.caughtUp(player.running(start(), 0), ledger, 10_250, 1);
  assert.equal(told.clock.entry, 1);
  assert.equal(told.clock.end, 60_000);
  assert.deepEqual(told.ended, [{ kind: "entry", entry: 0, step: 0, done: 10, of: 10 }]);
});

test("nothing has ended before its deadline", () => {
  const clock = player.running(start(), 0);
  assert.deepEqual(player.caughtUp(clock, ledger, 9999, 1), { clock, ended: [] });
});

test("a frozen page counts the entries that have passed, and no more", () => {
  const { clock, ended } = player.caughtUp(player.running(start(), 0), ledger, 68_000, 1);
  assert.deepEqual(ended.map((each) => each.entry), [0, 1, 2]);
  assert.equal(clock.entry, 3);
  assert.equal(player.remaining(clock, 68_000), 2000);
});

test("a paused clock passes nothing", () => {
  assert.deepEqual(player.caughtUp(start(), ledger, 1e9, 1).ended, []);
});

test("after the last entry the ledger is done", () => {
  const { clock, ended } = player.caughtUp(player.running(start(12), 0), ledger, 1e6, 1);
  assert.equal(clock.entry, ledger.length);
  assert.equal(ended.length, 1);
});

test("getting ready is not told, and leads to the place where it went on", () => {
  const ready = player.running(player.readyFor({ entry: 4, done: 12 }, 1), 0);
  assert.equal(player.entryOf(ready), 4);
  const { clock, ended } = player.caughtUp(ready, ledger, 6000, 1);
  assert.deepEqual(ended, []);
  assert.equal(clock.entry, 4);
  assert.equal(player.remaining(clock, 6000), 17_000);
});

test("ten seconds more are done seconds, and not planned ones", () => {
  const clock = player.longer(player.running(start(), 0), 1);
  assert.equal(player.remaining(clock, 0), 20_000);
  const { ended } = player.caughtUp(clock, ledger, 20_000, 1);
  assert.deepEqual([ended[0].done, ended[0].of], [20, 10]);
  assert.equal(player.remaining(player.longer(start(), 1), 0), 20_000);
});

test("what is done does not jump when seconds are added", () => {
  const clock = player.running(start(), 0);
  assert.equal(player.elapsed(clock, ledger, 4000, 1), 4);
  assert.equal(player.elapsed(player.longer(clock, 1), ledger, 4000, 1), 4);
});

test("a faster clock counts the same seconds", () => {
  const clock = player.running(start(0, 0, 60), 0);
  assert.ok(Math.abs(player.elapsed(clock, ledger, 100, 60) - 6) < 1e-9);
  assert.equal(player.caughtUp(clock, ledger, 200, 60).ended[0].done, 10);
});

test("what was left in the middle tells the seconds really done", () => {
  const told = player.record(player.running(start(4), 0), ledger, 12_400, 1);
  assert.deepEqual(told, { kind: "entry", entry: 4, step: 1, done: 12, of: 30 });
});

test("a page that slept is not one that was slow", () => {
  assert.equal(player.slept(null, 1e9), false);
  assert.equal(player.slept(0, 61_000), false);
  assert.equal(player.slept(0, 600_000), true);
});

test("a skip leads to the first entry of the next step", () => {
  assert.deepEqual([0, 1, 4, 12].map((at) => player.afterSkip(ledger, at)), [2, 2, 12, 13]);
});

test("back leads to the start of the step, and at its start to the step before", () => {
  assert.equal(player.afterBack(ledger, 4, 0), 2);
  assert.equal(player.afterBack(ledger, 2, 4), 2);
  assert.equal(player.afterBack(ledger, 2, 2), 0);
  assert.equal(player.afterBack(ledger, 0, 1), 0);
  assert.equal(player.afterBack(ledger, 12, 1), 2);
});

test("what is left is the rest of this entry and all later ones", () => {
  assert.equal(player.wholeLeft(ledger, 11, 4), 14);
  assert.equal(player.wholeLeft(ledger, 12, 10), 10);
});

test("each step has a segment as long as it lasts, and getting up has one", () => {
  const parts = player.segments(ledger, 1, 20);
  assert.deepEqual(parts.map((each) => each.seconds), [60, 165, 10]);
  assert.deepEqual(parts.map((each) => each.done), [0.5, 0, 0]);
  assert.equal(player.segments(ledger, 12, 99).at(-1).done, 1);
});

test("before the work its side is told", () => {
  assert.deepEqual([1, 2, 4, 5, 7, 8, 11, 12].map((at) => player.sideOf(ledger, at)), [
    null, "left", "left", "left", "right", "right", null, null,
  ]);
});

test("what comes next is a step, a side, the same once more, or the end", () => {
  assert.deepEqual([0, 2, 4, 5, 6, 7, 8, 10, 11, 12].map((at) => player.nextStep(ledger, steps, at)), [
    "Next: Knee to chest", "Next: once more", "Next: once more", "Next: the right side",
    "Next: the right side", "Next: once more", "Next: once more", "Then you are done",
    "Then you are done", "",
  ]);
});

test("holds are counted on each side", () => {
  const count = (at) => player.countAt(ledger, at, steps[1], 3);
  assert.deepEqual([4, 6, 8, 10].map((at) => count(at).at), [1, 2, 1, 2]);
  assert.deepEqual(count(4), { word: "Hold", at: 1, of: 2 });
  assert.equal(count(5), null);
});

test("repetitions are counted by their pace, and one alone is not", () => {
  const at = (seconds) => player.countAt(ledger, 1, steps[0], seconds);
  assert.deepEqual(at(0), { word: "Repetition", at: 1, of: 5 });
  assert.equal(at(49.9).at, 5);
  assert.equal(at(57).at, 5);
  assert.equal(player.countAt(ledger, 1, { ...steps[0], paced_seconds: 50 }, 3), null);
});

test("the first breath is the one that the advice names first", () => {
  const found = {
    "Out while you round, in while the belly sinks. If another suits you, use that.": "out",
    "In as the arms rise, out as they sink.": "in",
    "Breathe out as the knees roll, in as they come back.": "out",
    "In for five and out for five, without any force.": "in",
    "Breathe out as you roll down, in while you hang, out as you roll up.": null,
    "Draw in only on the way out, and never hold your breath.": null,
    "Breathe out to lift. Keep breathing at the top.": null,
    "Slow breaths, out a little longer than in.": null,
    "Let the breath flow; do not hold it.": null,
  };
  for (const [told, wanted] of Object.entries(found)) {
    assert.equal(player.firstBreath({ breathing: told, motion: null }), wanted, told);
  }
});

test("a picture that starts in the rounded pose goes the other way, with the other breath", () => {
  const breathing = "Out as the tail tucks under, in as it comes back.";
  const first = (more) => player.firstBreath({ breathing, motion: { ...motion, ...more } });
  assert.equal(first({}), "in");
  assert.equal(first({ panels: [{}] }), "out");
});

test("a picture that goes round, or over a middle, has no breath of its own", () => {
  const breathing = "Out as you turn, in as you come back.";
  const first = (more) => player.firstBreath({ breathing, motion: { ...motion, ...more } });
  assert.equal(first({}), "out");
  assert.equal(first({ loop: true }), null);
  assert.equal(first({ keys: [0, 3, 6] }), null);
});

test("a breath is half a repetition", () => {
  assert.deepEqual([0, 4.9, 5, 9.9, 10].map((at) => player.breathAt(steps[0], at)), [
    "Breathe in", "Breathe in", "Breathe out", "Breathe out", "Breathe in",
  ]);
});

test("nobody is told to breathe in for half a minute, or once a second", () => {
  assert.equal(player.breathAt({ ...steps[0], paced_seconds: 60 }, 1), "");
  assert.equal(player.breathAt({ ...steps[0], paced_seconds: 2 }, 1), "");
  assert.equal(player.breathAt(steps[1], 1), "");
});

test("a paced figure goes there and back once in a repetition", () => {
  const at = (seconds) => player.poseAt(steps[0], ledger[1], seconds);
  assert.deepEqual([0, 4.6, 10].map(at), [0, 4, 0]);
});

test("an endless paced figure goes round once in a repetition", () => {
  const round = { ...steps[0], motion: { ...motion, loop: true } };
  assert.ok(Math.abs(player.poseAt(round, ledger[1], 5) - 2) < 1e-9);
  assert.equal(player.poseAt(round, ledger[1], 10), 0);
});

test("a held figure goes to its pose and stays", () => {
  const at = (seconds) => player.poseAt(steps[1], ledger[4], seconds);
  assert.equal(at(0), 0);
  assert.ok(at(1.5) > 0 && at(1.5) < 4);
  assert.deepEqual([3.2, 12, 45].map(at), [4, 4, 4]);
});

test("short holds in one entry come back between", () => {
  const short = { ...steps[1], hold_seconds: 10 };
  const at = (seconds) => player.poseAt(short, ledger[4], seconds);
  assert.deepEqual([0, 5, 10, 15].map(at), [0, 4, 0, 4]);
});

test("the figure stands while the person moves or rests", () => {
  assert.equal(player.poseAt(steps[1], ledger[2], 3), 0);
  assert.equal(player.poseAt(steps[1], ledger[5], 3), 0);
  assert.ok(player.poseAt(steps[1], ledger[3], 3) > 0, "setting up shows what will be done");
});

test("one figure fills its picture", () => {
  assert.equal(player.viewOf(motion), "-47 -58 96 66");
});

test("from a hundred seconds on there are minutes", () => {
  assert.deepEqual([0, 0.2, 9, 99, 99.5, 125].map(player.digits), [
    "0", "1", "9", "99", "1:40", "2:05",
  ]);
});

test("the time left is told without hurry", () => {
  assert.deepEqual([500, 91, 90, 8.2].map(player.leftInWords), [
    "9 min left", "2 min left", "90 s left", "9 s left",
  ]);
});

test("what to do has one line", () => {
  const cue = (at) => player.cueOf(ledger, steps, at);
  assert.deepEqual([0, 1, 3, 5, 7, 11, 12].map(cue), [
    "On hands and knees", "Round and hollow.", "Draw it in.", "Say it.",
    "Change to the other side: right", "Say it.", "Say it.",
  ]);
});

test("the places stand in one sentence", () => {
  const told = player.placesInWords(["Standing", "Lying on the back"]);
  assert.equal(told, "Where: Standing, then lying on the back");
  assert.equal(player.placesInWords([]), "");
});

test("letting go is not changing sides", () => {
  assert.deepEqual([0, 5, 7, 12].map((at) => player.labelOf(ledger, at)), [
    "Label", "Let go", "Change sides", "",
  ]);
});

test("a screen reader hears name, side and seconds", () => {
  assert.deepEqual([0, 1, 8].map((at) => player.announced(ledger, steps, at)), [
    "Say it. 10 seconds.", "Cat-cow. 50 seconds.", "Knee to chest, right side. 30 seconds.",
  ]);
});

test("only voices that speak English are offered", () => {
  const voices = [{ lang: "en-GB" }, { lang: "de-DE" }, { lang: "en_US" }, { lang: "eng" }];
  assert.deepEqual(player.englishVoices(voices).map(({ lang }) => lang), ["en-GB", "en_US"]);
});

test("the pain rule", () => {
  const rule = { ease_from: 4, stop_from: 6, any_stops: false };
  const answers = Array.from({ length: 11 }, (_, pain) => player.painAnswer(pain, false, rule));
  assert.deepEqual(answers, [
    ...Array(4).fill("go-on"), "ease", "ease", ...Array(5).fill("stop"),
  ]);
  assert.equal(player.painAnswer(0, true, rule), "stop");
  assert.equal(player.painAnswer(1, false, { ...rule, any_stops: true }), "stop");
});

test("events are numbered on from what is kept", () => {
  const told = player.numbered([{ kind: "entry" }, { kind: "end" }], 7, "now");
  assert.deepEqual(told, [
    { seq: 7, at: "now", kind: "entry" }, { seq: 8, at: "now", kind: "end" },
  ]);
});
