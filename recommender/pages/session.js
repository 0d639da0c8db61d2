// How is a routine done, second by second? A deadline clock walks along the ledger; the screen
// shows where it is, and every event is reported. frames.js and ledger.js stand above this file.

const players = new WeakMap();
const DRAWN = "http://www.w3.org/2000/svg";
const REPEATED_AFTER = 4_000; // ms

function makePlayer(parent, data, setStateValue) {
  const root = parent.querySelector(".session");
  const state = {
    root,
    data,
    setStateValue,
    log: [],
    next: data.next,
    place: data.from ?? { entry: 0, done: 0 },
    mode: "ready",
    clock: null,
    entry: null,
    second: null,
    seen: null,
    asked: null,
    begun: data.begun,
    prefs: { ...data.prefs },
    leaving: new AbortController(),
  };
  repeatTheEnd(state);
  fillIn(state);
  listen(state);
  meetOthers(state);
  show(state, "ready");
  return state;
}

const $ = (state, selector) => state.root.querySelector(selector);

function listen(state) {
  const { signal } = state.leaving;
  const on = (target, name, act) => target?.addEventListener(name, act, { signal });
  on(state.root, "click", (event) => clicked(state, event));
  on(document, "keydown", (event) => pressed(state, event));
  on(document, "visibilitychange", () => seenAgain(state));
  on($(state, ".asking"), "change", () => {
    $(state, ".asking [type=submit]").disabled = !painTold(state);
  });
  on($(state, ".asking"), "submit", (event) => {
    event.preventDefault();
    answerPain(state);
  });
  on($(state, "select"), "change", (event) => chooseVoice(state, event.target.value));
  on(globalThis.speechSynthesis, "voiceschanged", () => fillVoices(state));
  for (const dialog of state.root.querySelectorAll("dialog")) {
    on(dialog, "cancel", (event) => {
      event.preventDefault();
      close(state);
    });
  }
  signal.addEventListener("abort", () => leave(state));
}

function leave(state) {
  cancelAnimationFrame(state.frame);
  clearTimeout(state.timer);
  hush();
  letSleep(state);
  state.free?.();
  state.others?.close();
  state.audio?.close();
}

function clicked(state, event) {
  const button = event.target.closest("button");
  if (!button || button.disabled) return;
  const { do: act, skip: why, sign } = button.dataset;
  if (why) skip(state, why);
  if (sign) stopFor(state, sign);
  if (act) ACTS[act](state);
  // After a touch or a click the keys belong to the player again, and not to the last button.
  if (event.detail && !state.asked) state.root.focus({ preventScroll: true });
}

const KEYS = { " ": "turn", ArrowRight: "askSkip", ArrowLeft: "back", ArrowUp: "longer" };

function pressed(state, event) {
  if (state.mode !== "running" || state.asked || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const [target] = event.composedPath();
  const ours = state.root.contains(target) || target === document.body;
  if (!ours || target.matches("input, select, textarea")) return;
  if (event.key === " " && target.matches("button")) return;
  const act = event.key === "Escape" ? "pause" : KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  if (!event.repeat) ACTS[act](state);
}

// ---- Two tabs: one of them runs.

const nameOf = (state) => `limber-session-${state.data.key}`;

function meetOthers(state) {
  if (typeof BroadcastChannel === "function") {
    state.others = new BroadcastChannel(nameOf(state));
    state.others.onmessage = ({ data: told }) => state.handed?.(told);
  }
  // Whoever waits this long may stand behind a tab that runs.
  const waiting = { signal: AbortSignal.timeout(400) };
  navigator.locks?.request(nameOf(state), waiting, () => {}).catch(async () => {
    const { held } = await navigator.locks.query();
    const runs = held.some(({ name }) => name === nameOf(state));
    if (runs && state.mode === "ready" && !state.free) show(state, "elsewhere");
  });
}

/** Whether this tab may run. It keeps the lock until it leaves, or another one takes over. */
function claim(state, how) {
  if (!navigator.locks || state.free) return Promise.resolve(true);
  return new Promise((answer) => {
    const held = (lock) => {
      answer(lock !== null);
      return lock && new Promise((free) => (state.free = free));
    };
    navigator.locks.request(nameOf(state), how, held).catch(() => lose(state));
  });
}

function lose(state) {
  state.free = null;
  if (state.mode !== "running") return;
  close(state);
  pause(state);
  state.place = state.clock.then ?? { entry: state.clock.entry, done: doneOf(state) };
  show(state, "elsewhere");
  letSleep(state);
  state.others?.postMessage({ next: state.next, place: state.place });
}

async function takeOver(state) {
  wakeSound(state);
  const told = new Promise((handed) => {
    state.handed = handed;
    setTimeout(handed, 400);
  });
  await claim(state, { steal: true });
  const { next = state.next, place = state.place } = (await told) ?? {};
  Object.assign(state, { next, place, begun: true });
  await begin(state);
}

// ---- Events, and what they do.

function report(state, ...events) {
  const told = numbered(events, state.next, new Date().toISOString());
  state.next += told.length;
  state.log.push(...told);
  state.setStateValue("log", [...state.log]);
}

// What was sent while a restarted server was not yet ready is lost, and the next event brings it
// again. After the last one nothing follows: it is sent again until the page has taken it.
function repeatTheEnd(state) {
  let times = 0;
  const again = setInterval(() => {
    if (state.mode !== "over" || state.log.length === 0) return;
    times += 1;
    const last = { ...state.log.at(-1), again: times };
    state.setStateValue("log", [...state.log.slice(0, -1), last]);
  }, REPEATED_AFTER);
  state.leaving.signal.addEventListener("abort", () => clearInterval(again));
}

const stepOf = (state) => state.data.ledger[entryOf(state.clock)]?.step ?? null;

function doneOf(state) {
  const { data, clock } = state;
  return Math.round(elapsed(clock, data.ledger, performance.now(), data.speed));
}

function event(state, kind, more = {}) {
  return { kind, entry: entryOf(state.clock), step: stepOf(state), ...more };
}

async function begin(state) {
  wakeSound(state);
  if (!(await claim(state, { ifAvailable: true }))) {
    show(state, "elsewhere");
    return;
  }
  state.clock = readyFor(state.place, state.data.speed);
  report(state, event(state, state.begun ? "play" : "begin"));
  state.begun = true;
  show(state, "running");
  keepAwake(state);
  say(state, "Get ready");
  go(state);
  state.root.focus({ preventScroll: true });
}

function go(state) {
  state.clock = running(state.clock, performance.now());
  state.seen = null;
  tick(state);
}

function halt(state) {
  state.clock = standing(state.clock, performance.now());
  clearTimeout(state.timer);
  cancelAnimationFrame(state.frame);
  hush();
}

function pause(state) {
  if (state.mode !== "running" || state.clock.end === null) return;
  halt(state);
  report(state, event(state, "pause", state.clock.entry < 0 ? {} : { done: doneOf(state) }));
  draw(state);
}

function turn(state) {
  if (state.clock.end !== null) {
    pause(state);
    return;
  }
  report(state, event(state, "play"));
  go(state);
}

/** On to another entry; the clock goes on if it ran. */
function goTo(state, entry, runs) {
  const { ledger, speed } = state.data;
  state.clock = entryAt(ledger, { entry, done: 0 }, speed);
  if (entry >= ledger.length) end(state);
  else if (runs) go(state);
  else draw(state);
}

/** The part of an entry that was done before it was left. */
function leftBehind(state) {
  const { ledger, speed } = state.data;
  return state.clock.entry < 0 ? [] : [record(state.clock, ledger, performance.now(), speed)];
}

function back(state) {
  const runs = state.clock.end !== null;
  const entry = entryOf(state.clock);
  const { ledger, speed } = state.data;
  const ready = state.clock.entry < 0;
  const seconds = ready ? 0 : elapsed(state.clock, ledger, performance.now(), speed);
  const to = afterBack(ledger, entry, seconds);
  report(state, event(state, "back", { to }));
  halt(state);
  goTo(state, to, runs);
}

function moreTime(state) {
  state.clock = longer(state.clock, state.data.speed);
  report(state, event(state, "longer", { seconds: MORE_SECONDS }));
  if (state.clock.end === null) draw(state);
  else tick(state);
}

function askSkip(state) {
  const step = stepOf(state);
  if (step === null) {
    leaveStep(state);
    goTo(state, state.data.ledger.length, false);
    return;
  }
  $(state, "#limber-skip").textContent = `Skip ${state.data.steps[step].name}?`;
  ask(state, "skip");
}

function leaveStep(state, ...events) {
  halt(state);
  const told = [...leftBehind(state), ...events];
  if (told.length) report(state, ...told);
}

function skip(state, why) {
  const runs = state.asked.ran;
  leaveStep(state, event(state, "skip", { why }));
  shut(state);
  goTo(state, afterSkip(state.data.ledger, entryOf(state.clock)), runs);
}

function askHurt(state) {
  const form = $(state, ".asking");
  form.reset();
  form.hidden = false;
  $(state, ".asking [type=submit]").disabled = true;
  $(state, ".told").hidden = true;
  ask(state, "hurt");
}

function painTold(state) {
  const told = new FormData($(state, ".asking"));
  return told.has("pain") && told.has("spreads") ? told : null;
}

function answerPain(state) {
  const told = painTold(state);
  if (!told) return;
  const pain = Number(told.get("pain"));
  const spreads = told.get("spreads") === "yes";
  const answer = painAnswer(pain, spreads, state.data.pain);
  const hurt = event(state, "hurt", { pain, spreads, answer });
  if (answer === "stop") leaveStep(state, hurt);
  else report(state, hurt);
  state.answer = answer;
  const box = $(state, ".told");
  [box.querySelector("h2").textContent, box.querySelector("p").textContent] = HURT[answer];
  $(state, ".asking").hidden = true;
  box.hidden = false;
  box.focus();
}

function afterHurt(state) {
  const stopped = state.answer === "stop";
  shut(state);
  if (stopped) goTo(state, afterSkip(state.data.ledger, entryOf(state.clock)), true);
  else go(state);
}

function stopFor(state, id) {
  const { label, advice } = state.data.stops.find((each) => each.id === id);
  leaveStep(state, event(state, "sign", { id }));
  shut(state);
  finishAs(state, label, advice, "sign");
}

function finish(state) {
  leaveStep(state, event(state, "finish"));
  shut(state);
  finishAs(state, "Done. Stay a moment before you get up.", state.data.up);
}

function end(state) {
  report(state, { kind: "end", entry: state.data.ledger.length, step: null });
  sound(state, "end");
  say(state, "Done. Stay a moment before you get up.");
  finishAs(state, "Done. Stay a moment before you get up.", state.data.up);
}

function finishAs(state, title, words, look = "") {
  clearTimeout(state.timer);
  cancelAnimationFrame(state.frame);
  letSleep(state);
  state.free?.();
  state.free = null;
  const over = $(state, ".over");
  over.className = `over ${look}`;
  over.querySelector("h1").textContent = title;
  over.querySelector("p").textContent = words;
  show(state, "over");
  over.focus();
}

// ---- Questions: the clock stands while one is open.

function ask(state, which) {
  const ran = state.asked?.ran ?? state.clock.end !== null;
  const opener = state.asked?.opener ?? state.root.getRootNode().activeElement;
  state.asked?.dialog.close();
  halt(state);
  draw(state);
  const dialog = $(state, `dialog.${which}`);
  state.asked = { dialog, ran, opener };
  dialog.showModal();
}

function shut(state) {
  const { dialog, opener } = state.asked;
  state.asked = null;
  dialog.close();
  (state.root.contains(opener) ? opener : state.root).focus({ preventScroll: true });
}

/** Back from a question without an answer; the clock goes on if it ran. */
function close(state) {
  if (!state.asked) return;
  const told = state.asked.dialog.matches(".hurt") && $(state, ".asking").hidden;
  if (told) {
    afterHurt(state);
    return;
  }
  const { ran } = state.asked;
  shut(state);
  if (ran) go(state);
  else draw(state);
}

// ---- Sound, voice, light.

const TONES = {
  beep: [[660, 0, 0.12]],
  start: [[880, 0, 0.3]],
  switch: [[587, 0, 0.18], [784, 0.2, 0.3]],
  end: [[523, 0, 0.3], [659, 0.3, 0.3], [784, 0.6, 0.7]],
};

function wakeSound(state) {
  const Audio = globalThis.AudioContext ?? globalThis.webkitAudioContext;
  if (!state.audio && Audio) state.audio = new Audio();
  state.audio?.resume();
}

function sound(state, which) {
  if (!state.prefs.sound || state.audio?.state !== "running") return;
  for (const [pitch, after, lasts] of TONES[which]) {
    const from = state.audio.currentTime + after;
    const tone = state.audio.createOscillator();
    const loud = state.audio.createGain();
    tone.frequency.value = pitch;
    loud.gain.setValueAtTime(0.0001, from);
    loud.gain.exponentialRampToValueAtTime(0.12, from + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.0001, from + lasts);
    tone.connect(loud).connect(state.audio.destination);
    tone.start(from);
    tone.stop(from + lasts);
  }
}

function hush() {
  globalThis.speechSynthesis?.cancel();
}

function say(state, words) {
  if (!state.prefs.voice || !globalThis.speechSynthesis || !words) return;
  hush();
  const told = new SpeechSynthesisUtterance(words);
  told.lang = "en";
  const wanted = state.voices.find(({ name }) => name === state.prefs.voice_name);
  if (wanted) told.voice = wanted;
  globalThis.speechSynthesis.speak(told);
}

function flash(state) {
  const running = $(state, ".running");
  running.classList.remove("flash");
  if (state.prefs.sound) return;
  void running.offsetWidth; // so that the pulse starts again
  running.classList.add("flash");
  clearTimeout(state.flashing);
  state.flashing = setTimeout(() => running.classList.remove("flash"), 1300);
}

function changePrefs(state, change) {
  Object.assign(state.prefs, change);
  report(state, { kind: "prefs", entry: null, step: null, ...state.prefs });
  if (change.voice === false) hush();
  showPrefs(state);
}

function chooseVoice(state, name) {
  changePrefs(state, { voice_name: name });
  say(state, "This is how I sound.");
}

async function keepAwake(state) {
  if (!navigator.wakeLock || state.mode !== "running" || document.hidden) return;
  if (state.awake && !state.awake.released) return;
  state.awake = await navigator.wakeLock.request("screen").catch(() => null);
  if (state.mode !== "running") letSleep(state);
}

function letSleep(state) {
  state.awake?.release().catch(() => {});
  state.awake = null;
}

function seenAgain(state) {
  if (document.hidden || state.mode !== "running") return;
  keepAwake(state);
  if (state.clock.end !== null) tick(state);
}

// ---- Second by second.

function tick(state) {
  clearTimeout(state.timer);
  const now = performance.now();
  if (slept(state.seen, now)) {
    state.clock = standing(state.clock, state.seen);
    state.seen = null;
    report(state, event(state, "pause", state.clock.entry < 0 ? {} : { done: doneOf(state) }));
    draw(state);
    return;
  }
  state.seen = now;
  const { ledger, speed } = state.data;
  const { clock, ended } = caughtUp(state.clock, ledger, now, speed);
  state.clock = clock;
  if (ended.length) report(state, ...ended);
  if (clock.entry >= ledger.length) {
    end(state);
    return;
  }
  draw(state);
  countDown(state);
  const left = remaining(clock, now);
  const second = inMs(1, speed);
  const untilNext = left % second || second;
  state.timer = setTimeout(() => tick(state), Math.max(1, Math.min(untilNext, left)));
}

function countDown(state) {
  const { entry } = state.clock;
  const second = Number($(state, ".digits").dataset.seconds);
  if (second === state.second?.at && entry === state.second?.entry) return;
  const seconds = entry < 0 ? READY_SECONDS : state.data.ledger[entry].seconds;
  const long = entry < 0 || seconds >= BEEPS_FROM;
  if (long && second <= 3 && second >= 1 && state.second?.entry === entry) sound(state, "beep");
  state.second = { entry, at: second };
}

function draw(state) {
  const { clock, data } = state;
  const now = performance.now();
  const seconds = (remaining(clock, now) * data.speed) / 1000;
  const shown = entryOf(clock);
  if (state.entry !== clock.entry) arrive(state, shown);
  const line = $(state, ".digits");
  const text = digits(seconds);
  if (line.textContent !== text) line.textContent = text;
  line.dataset.seconds = Math.ceil(seconds - 1e-6);
  line.classList.toggle("long", text.includes(":"));
  const rest = clock.entry < 0 ? entryAt(data.ledger, clock.then, 1).left / 1000 : seconds;
  $(state, ".whole").textContent = leftInWords(wholeLeft(data.ledger, shown, rest));
  const paused = clock.end === null;
  state.root.toggleAttribute("data-paused", paused);
  $(state, "[data-do=turn]").textContent = paused ? "Resume" : "Pause";
  const label = clock.entry < 0 ? "Get ready" : labelOf(data.ledger, shown);
  set(state, ".label", paused ? "Paused" : label);
  drawWay(state, shown, Math.max(0, data.ledger[shown].seconds - rest));
  drawWork(state);
  if (!paused) animate(state);
}

function drawWay(state, entry, seconds) {
  const bar = $(state, ".bar");
  const parts = segments(state.data.ledger, entry, seconds);
  if (bar.children.length !== parts.length) {
    bar.replaceChildren(...parts.map(() => document.createElement("i")));
    for (const part of bar.children) part.append(document.createElement("b"));
  }
  for (const [at, { seconds: share, done }] of parts.entries()) {
    bar.children[at].style.flexGrow = share;
    bar.children[at].firstChild.style.transform = `scaleX(${done.toFixed(3)})`;
  }
  const all = parts.reduce((sum, each) => sum + each.seconds, 0);
  const done = parts.reduce((sum, each) => sum + each.seconds * each.done, 0);
  bar.setAttribute("aria-valuenow", Math.round((100 * done) / all));
}

/** Repetition, breath and figure: what changes within an entry. */
function drawWork(state) {
  const { clock, data } = state;
  const entry = data.ledger[clock.entry];
  const step = data.steps[entry?.step];
  const seconds = elapsed(clock, data.ledger, performance.now(), data.speed);
  const works = entry?.kind === "work";
  const count = works ? countAt(data.ledger, clock.entry, step, seconds) : null;
  set(state, ".count", count ? `${count.word} ${count.at} of ${count.of}` : "");
  set(state, ".breath", works ? breathAt(step, seconds) : "");
  drawFigure(state, seconds);
}

function set(state, selector, text) {
  const node = $(state, selector);
  if (node.textContent !== text) node.textContent = text;
}

/** A new entry: its words, its side, its picture, its sound. */
function arrive(state, entry) {
  const { ledger, steps } = state.data;
  const ready = state.clock.entry < 0;
  const { kind, step, say: words } = ledger[entry];
  const told = steps[step];
  const works = kind === "work";
  const side = sideOf(ledger, entry);
  const first = state.entry === null;
  state.entry = state.clock.entry;
  set(state, ".side", side ? `${side[0].toUpperCase()}${side.slice(1)} side` : "");
  set(state, ".name", kind === "rest" ? "Rest" : (told?.name ?? "Get up slowly"));
  set(state, ".cue", step === null ? state.data.up : cueOf(ledger, steps, entry));
  set(state, ".adjusted", works ? (told.adjusted ?? "") : "");
  set(state, ".next", nextStep(ledger, steps, entry));
  set(state, ".live", ready ? "Get ready. 5 seconds." : announced(ledger, steps, entry));
  placeFigure(state, kind === "rest" ? undefined : told, side);
  if (ready) return;
  say(state, words);
  sound(state, kind === "switch" && changesSide(ledger, entry) ? "switch" : "start");
  if (!first) flash(state);
}

// ---- The figure.

function placeFigure(state, step, side) {
  const box = $(state, ".picture");
  state.figure = null;
  if (!step?.motion) {
    box.replaceChildren();
    return;
  }
  const svg = document.createElementNS(DRAWN, "svg");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", step.alt ?? step.name);
  svg.setAttribute("viewBox", viewOf(step.motion));
  svg.classList.toggle("mirrored", side === "left");
  box.replaceChildren(svg);
  state.figure = { svg, step, paths: unpack(step.motion), moment: null };
}

function drawFigure(state, seconds) {
  if (!state.figure) return;
  const { svg, step, paths } = state.figure;
  const entry = state.data.ledger[state.clock.entry] ?? { kind: "move" };
  const works = entry.kind === "work" || entry.kind === "set-up";
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const { motion } = step;
  const moment = still ? (works ? motion.keys.at(-1) : 0) : poseAt(step, entry, seconds);
  if (moment === state.figure.moment) return;
  state.figure.moment = moment;
  const drawn = orderAt(motion.order, moment).map((at) => {
    const path = document.createElementNS(DRAWN, "path");
    for (const [name, value] of Object.entries(motion.looks[motion.paths[at].a])) {
      path.setAttribute(name, value);
    }
    path.setAttribute("d", pathAt(paths[at], moment));
    return path;
  });
  svg.replaceChildren(...drawn);
}

function animate(state) {
  cancelAnimationFrame(state.frame);
  const again = () => {
    if (state.mode !== "running" || state.clock.end === null) return;
    drawWork(state);
    state.frame = requestAnimationFrame(again);
  };
  state.frame = requestAnimationFrame(again);
}

// ---- What stands still.

function show(state, mode) {
  state.mode = mode;
  state.root.dataset.mode = mode;
}

function fillIn(state) {
  const { data } = state;
  const places = [...new Set(data.steps.map(({ place }) => place).filter(Boolean))];
  set(state, ".title", data.title);
  set(state, ".places", placesInWords(places));
  set(state, ".have", data.have?.length ? `Have ready: ${data.have.join(", ")}` : "");
  set(state, ".sleepy", navigator.wakeLock ? "" : SLEEPY);
  set(state, ".ready .main", data.begun ? "Carry on" : "Start");
  $(state, ".pain").append(...Array.from({ length: 11 }, (_, pain) => choice(pain)));
  $(state, ".signs .list").replaceChildren(...data.stops.map(signButton));
  fillVoices(state);
}

const SLEEPY =
  "Your browser cannot keep the screen on here. Before you start, set it to stay on for longer.";

function choice(pain) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  const span = document.createElement("span");
  Object.assign(input, { type: "radio", name: "pain", value: String(pain) });
  span.textContent = pain;
  label.append(input, span);
  return label;
}

function signButton({ id, label }) {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.sign = id;
  button.textContent = label;
  return button;
}

function fillVoices(state) {
  state.voices = englishVoices(globalThis.speechSynthesis?.getVoices() ?? []);
  const names = [...new Set(state.voices.map(({ name }) => name))];
  const options = names.map((name) => new Option(name));
  $(state, "select").replaceChildren(new Option("Default", ""), ...options);
  showPrefs(state);
}

function showPrefs(state) {
  const { sound: heard, voice, voice_name: name } = state.prefs;
  for (const [act, on] of [["turnSound", heard], ["turnVoice", voice]]) {
    const button = $(state, `[data-do=${act}]`);
    button.setAttribute("aria-pressed", on);
    button.querySelector("span").textContent = on ? " on" : " off";
  }
  $(state, "[data-do=turnVoice]").hidden = !globalThis.speechSynthesis;
  $(state, ".voices").hidden = !voice || state.voices.length < 2;
  $(state, "select").value = state.voices.some((each) => each.name === name) ? name : "";
}

const ACTS = {
  begin,
  takeOver,
  back,
  turn,
  pause,
  askSkip,
  longer: moreTime,
  askHurt,
  afterHurt,
  askSigns: (state) => ask(state, "signs"),
  askFinish: (state) => ask(state, "finish"),
  finish,
  close,
  turnSound: (state) => changePrefs(state, { sound: !state.prefs.sound }),
  turnVoice: (state) => changePrefs(state, { voice: !state.prefs.voice }),
};

/** New data for the same session: colours may have changed; before it runs, also where it is. */
function refresh(state, data) {
  const told = JSON.stringify(data);
  if (told === state.told) return;
  state.told = told;
  const waits = state.mode === "ready" || state.mode === "elsewhere";
  state.data = data;
  if (waits) {
    state.next = Math.max(state.next, data.next);
    state.place = data.from ?? state.place;
    state.begun = state.begun || data.begun;
    set(state, ".ready .main", state.begun ? "Carry on" : "Start");
  }
  if (state.mode === "running") {
    state.figure = null;
    const shown = entryOf(state.clock);
    const { kind, step } = data.ledger[shown];
    placeFigure(state, kind === "rest" ? undefined : data.steps[step], sideOf(data.ledger, shown));
    draw(state);
  }
}

export default function session({ data, parentElement, setStateValue }) {
  const before = players.get(parentElement);
  if (before && before.data.key !== data.key) {
    before.leaving.abort();
    players.delete(parentElement);
    parentElement.querySelector(".pain").querySelectorAll("label").forEach((each) => each.remove());
  }
  if (!players.has(parentElement)) {
    players.set(parentElement, makePlayer(parentElement, data, setStateValue));
  }
  const state = players.get(parentElement);
  state.setStateValue = setStateValue;
  refresh(state, data);
  return () => {
    state.leaving.abort();
    players.delete(parentElement);
  };
}
