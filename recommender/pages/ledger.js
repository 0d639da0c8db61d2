// Where in a routine is a moment, and what is said and shown there? Arithmetic of the clock, the
// ledger, the breath and the pain; nothing is drawn. frames.js stands above this file.
/* global THERE, REST, unpack, pathAt, momentAt, roundAt, orderAt */

const READY_SECONDS = 5;
const RETURN_WITHIN = 3; // seconds in which "back" means the step before
const MORE_SECONDS = 10;
const BEEPS_FROM = 10; // an entry as long as this is counted out, 3-2-1
const SLOWEST_BREATH = 15; // a repetition that lasts longer is no breath
const FASTEST_BREATH = 4;
const STARTS_ROUND = /^(breathe )?out (while|as) (you round|the tail tucks)/; // cat before cow
const ASLEEP = 120_000; // ms without a tick; a hidden page ticks once a minute, a locked phone not

// ---- The clock. It is {entry, extra, then, left, end}: `left` ms when it stands, `end` when it
// runs. Entry -1 is getting ready, and `then` is where to go from there.

/** The ledger's milliseconds of so many seconds; `speed` is above 1 in tests alone. */
export function inMs(seconds, speed) {
  return (seconds * 1000) / speed;
}

/** A standing clock that gets ready for a place in the ledger. */
export function readyFor(place, speed) {
  return { entry: -1, extra: 0, then: place, left: inMs(READY_SECONDS, speed), end: null };
}

/** A standing clock at a place; `done` seconds of the entry are done already. */
export function entryAt(ledger, { entry, done }, speed) {
  const seconds = entry < ledger.length ? ledger[entry].seconds : 0;
  const left = inMs(Math.max(0, seconds - done), speed);
  return { entry, extra: 0, then: null, left, end: null };
}

/** Milliseconds left of the entry. */
export function remaining(clock, now) {
  return clock.end === null ? clock.left : Math.max(0, clock.end - now);
}

export function running(clock, now) {
  return clock.end === null ? { ...clock, end: now + clock.left } : clock;
}

export function standing(clock, now) {
  return { ...clock, left: remaining(clock, now), end: null };
}

export function longer(clock, speed) {
  const more = inMs(MORE_SECONDS, speed);
  const end = clock.end === null ? null : clock.end + more;
  return { ...clock, extra: clock.extra + MORE_SECONDS, left: clock.left + more, end };
}

/** Seconds of the entry that are done, unrounded. */
export function elapsed(clock, ledger, now, speed) {
  const seconds = clock.entry < 0 ? READY_SECONDS : (ledger[clock.entry]?.seconds ?? 0);
  return Math.max(0, seconds + clock.extra - (remaining(clock, now) * speed) / 1000);
}

/** The clock now and the entries that ended since; each deadline follows from the one before. */
export function caughtUp(clock, ledger, now, speed) {
  const ended = [];
  let here = clock;
  while (here.end !== null && here.end <= now && here.entry < ledger.length) {
    if (here.entry >= 0) ended.push(record(here, ledger, now, speed));
    const place = here.then ?? { entry: here.entry + 1, done: 0 };
    const next = entryAt(ledger, place, speed);
    here = { ...next, end: here.end + next.left };
  }
  return { clock: here, ended };
}

/** What is told of an entry that ends. */
export function record({ entry, ...clock }, ledger, now, speed) {
  const done = Math.round(elapsed({ entry, ...clock }, ledger, now, speed));
  return { kind: "entry", entry, step: ledger[entry].step, done, of: ledger[entry].seconds };
}

/** Whether nobody can have moved along: no tick for so long that the page was not running. */
export function slept(before, now) {
  return before !== null && now - before > ASLEEP;
}

/** The entry that counts: while getting ready, the one to come. */
export function entryOf(clock) {
  return clock.entry < 0 ? clock.then.entry : clock.entry;
}

// ---- Ways along the ledger.

/** The first entry after the step of this one. */
export function afterSkip(ledger, entry) {
  let at = entry + 1;
  while (at < ledger.length && ledger[at].step === ledger[entry].step) at += 1;
  return at;
}

/** The first entry of this one's step. */
export function beginningOf(ledger, entry) {
  let at = entry;
  while (at > 0 && ledger[at - 1].step === ledger[entry].step) at -= 1;
  return at;
}

/** Where "back" leads: to the step's start, or at its start to the step before. */
export function afterBack(ledger, entry, seconds) {
  const first = beginningOf(ledger, entry);
  const before = ledger.slice(first, entry).reduce((sum, each) => sum + each.seconds, 0);
  if (first === 0 || before + seconds > RETURN_WITHIN) return first;
  return beginningOf(ledger, first - 1);
}

/** Seconds left of everything. */
export function wholeLeft(ledger, entry, seconds) {
  return ledger.slice(entry + 1).reduce((sum, each) => sum + each.seconds, seconds);
}

/** The progress bar: for each step its seconds, and how much of them is done, 0 to 1. */
export function segments(ledger, entry, seconds) {
  const found = [];
  for (const [at, each] of ledger.entries()) {
    if (at === 0 || ledger[at - 1].step !== each.step) {
      found.push({ step: each.step, seconds: 0, passed: 0 });
    }
    const last = found.at(-1);
    last.seconds += each.seconds;
    if (at < entry) last.passed += each.seconds;
    if (at === entry) last.passed += Math.min(seconds, each.seconds);
  }
  return found.map(({ passed, ...each }) => ({ ...each, done: passed / each.seconds }));
}

/** The side of an entry; before the work it is that of the work to come. */
export function sideOf(ledger, entry) {
  const step = ledger[entry]?.step;
  for (let at = entry; at < ledger.length && ledger[at].step === step; at += 1) {
    if (ledger[at].kind === "work") return ledger[at].side;
    if (ledger[at].kind === "rest") return null;
  }
  return null;
}

/** What comes after the work of this entry, in words. */
export function nextStep(ledger, steps, entry) {
  const here = ledger[entry];
  const works = (each) => each.kind === "work";
  const first = ledger.findIndex((each, at) => at >= entry && works(each));
  const mine = first >= 0 && ledger[first].step === here.step ? first : entry;
  const then = ledger.findIndex((each, at) => at > mine && works(each));
  if (then < 0) return here.step === null ? "" : "Then you are done";
  if (ledger[then].step !== here.step) return `Next: ${steps[ledger[then].step].name}`;
  const side = ledger[then].side;
  return side !== null && side !== ledger[mine].side ? `Next: the ${side} side` : "Next: once more";
}

// ---- Repetitions, breath and the figure.

/** Seconds of one repetition. */
export function pace(step) {
  return step.paced_seconds + step.hold_seconds;
}

/** Which repetition or hold it is, or null when there is only one. */
export function countAt(ledger, entry, step, seconds) {
  const here = ledger[entry];
  if (here.kind !== "work" || !pace(step)) return null;
  const each = Math.round(here.seconds / pace(step));
  const word = step.hold_seconds >= pace(step) / 2 ? "Hold" : "Repetition";
  if (each > 1) {
    return { word, at: Math.min(each, 1 + Math.floor(seconds / pace(step))), of: each };
  }
  const same = ledger.flatMap(({ kind, step: of, side }, at) =>
    kind === "work" && of === here.step && side === here.side ? [at] : [],
  );
  return same.length > 1 ? { word, at: 1 + same.indexOf(entry), of: same.length } : null;
}

/**
 * The breath of the way from the first pose to the last, or null. It is told only where the advice
 * is one in and one out, and the picture goes straight from one pose to the other.
 */
export function firstBreath({ breathing, motion }) {
  if (motion && (motion.loop || motion.keys.length > 2)) return null;
  const advice = breathing.toLowerCase().split(/[.;]/)[0];
  const words = advice.match(/\b(in|out)\b/g) ?? [];
  if (!/^(breathe )?(in|out)\b/.test(advice) || words.length !== 2) return null;
  const [first, second] = words;
  if (first === second) return null;
  return motion?.panels.length === 2 && STARTS_ROUND.test(advice) ? second : first;
}

/** "Breathe in" or "Breathe out" in a paced movement; else nothing. */
export function breathAt(step, seconds) {
  const each = step.paced_seconds;
  const first = firstBreath(step);
  if (!first || step.hold_seconds || each < FASTEST_BREATH || each > SLOWEST_BREATH) return "";
  const second = first === "in" ? "out" : "in";
  return `Breathe ${(seconds % each) / each < 0.5 ? first : second}`;
}

/** Where between its frames a figure is after so many seconds of an entry. */
export function poseAt(step, entry, seconds) {
  const frames = step.motion.order.length;
  if (entry.kind === "set-up") return atEase(step.motion, seconds);
  if (entry.kind !== "work") return 0;
  if (step.paced_seconds > SLOWEST_BREATH) return atEase(step.motion, seconds);
  if (step.paced_seconds && !step.hold_seconds) return paced(step, seconds);
  const each = entry.seconds > pace(step) ? pace(step) : Infinity;
  const within = seconds % each;
  const way = Math.min(THERE, each * 0.3);
  const share = Math.max(0, Math.min(1, within / way, (each - within) / way));
  return momentAt(share * THERE, frames);
}

function paced({ motion, paced_seconds: each }, seconds) {
  const share = (seconds % each) / each;
  return atEase(motion, share * onceAround(motion));
}

function atEase(motion, seconds) {
  const { loop, order, keys } = motion;
  return loop ? roundAt(seconds, order.length, keys.length) : momentAt(seconds, order.length);
}

function onceAround({ loop, keys }) {
  return loop ? (keys.length * (THERE + REST)) / 1.5 : 2 * (THERE + REST);
}

/** The part of the picture in which one figure stands. */
export function viewOf(motion) {
  const [x, y, width, height] = motion.view;
  return [x, y, width - motion.step * (motion.panels.length - 1), height].join(" ");
}

// ---- Words.

/** What to do in an entry, in one line. */
export function cueOf(ledger, steps, entry) {
  const { kind, step, say } = ledger[entry];
  if (kind === "work" || kind === "set-up") return steps[step].cue;
  if (kind === "move" && step !== null && steps[step].place) return steps[step].place;
  return kind === "switch" && changesSide(ledger, entry)
    ? `Change to the other side: ${sideOf(ledger, entry)}`
    : say;
}

/** What kind of time an entry is, in a word or two. */
export function labelOf(ledger, entry) {
  const { kind, step, label } = ledger[entry];
  if (step === null) return "";
  if (kind !== "switch") return label;
  return changesSide(ledger, entry) ? "Change sides" : "Let go";
}

function changesSide(ledger, entry) {
  return sideOf(ledger, entry) !== null && ledger[entry - 1]?.side !== sideOf(ledger, entry);
}

/** Seconds as digits: 45, or 2:05 from a hundred on. */
export function digits(seconds) {
  const whole = Math.ceil(seconds - 1e-6);
  if (whole < 100) return String(whole);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** The time left of everything, in words that do not hurry. */
export function leftInWords(seconds) {
  return seconds > 90 ? `${Math.ceil(seconds / 60)} min left` : `${Math.ceil(seconds)} s left`;
}

/** Where the session takes place: "Where: Standing, then lying on the back". */
export function placesInWords(places) {
  const later = places.slice(1).map((each) => each[0].toLowerCase() + each.slice(1));
  return places.length ? `Where: ${[places[0], ...later].join(", then ")}` : "";
}

/** The one line that a screen reader hears of an entry. */
export function announced(ledger, steps, entry) {
  const { kind, step, seconds, say } = ledger[entry];
  if (kind !== "work") return `${say.replace(/[.\s]+$/, "")}. ${seconds} seconds.`;
  const side = ledger[entry].side ? `, ${ledger[entry].side} side` : "";
  return `${steps[step].name}${side}. ${seconds} seconds.`;
}

/** The voices that speak English, by name. */
export function englishVoices(voices) {
  return voices.filter(({ lang }) => /^en\b/i.test(lang.replace("_", "-")));
}

const HURT = {
  stop: [
    "Stop this exercise",
    "Let go slowly and come to rest. It is left out from here; the next one waits for you.",
  ],
  ease: ["Ease off", "Go half as far, and stop if it does not drop."],
  "go-on": ["Go on gently", "Stay where it is only a mild pull. Stop if it gets stronger."],
};

/** What the pain rule says: "stop", "ease" or "go-on". */
export function painAnswer(pain, spreads, rule) {
  if (spreads || rule.any_stops || pain >= rule.stop_from) return "stop";
  return pain >= rule.ease_from ? "ease" : "go-on";
}

/** The events from now on, numbered from `next`. */
export function numbered(events, next, at) {
  return events.map((event, index) => ({ seq: next + index, at, ...event }));
}
