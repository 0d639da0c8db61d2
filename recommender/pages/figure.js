// How does a figure move? Its paths come as numbers, a list for each frame; between two frames
// every number goes straight. The still picture shows until the person asks to see it move.

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const SVG = "http://www.w3.org/2000/svg";
const THERE = 3.2; // seconds from the first pose to the last, about one slow breath
const REST = 0.7; // seconds of stillness at either end
const STILL_EACH = 2; // seconds for each key pose where motion is not wanted
const STARTED = "limber-figure-started";

/** Whole numbers: a letter from A for -26 to z for 25, or digits and a comma. */
export function numbersOf(text) {
  return (text.match(/[A-Za-z]|-?\d+/g) ?? []).map((each) => {
    const letter = LETTERS.indexOf(each);
    return letter < 0 ? Number(each) : letter - 26;
  });
}

/** Numbers of every frame of every path: [path][frame] -> tenths. */
export function unpack(motion) {
  const told = [];
  for (const path of motion.paths) {
    if (typeof path.n === "number") {
      told.push(told[path.n]);
      continue;
    }
    const frames = [];
    let change = null;
    for (const text of path.n) {
      const told = numbersOf(text);
      const before = frames.at(-1);
      if (before) change = told.map((each, at) => each + (change ? change[at] : 0));
      frames.push(before ? change.map((each, at) => before[at] + each) : told);
    }
    told.push({ template: path.t.split("#"), frames });
  }
  return told;
}

/** A path's `d` at a moment between frames, such as 2.25. */
export function pathAt({ template, frames }, moment) {
  const last = frames.length - 1;
  const from = Math.min(last, Math.floor(moment));
  const to = Math.min(last, from + 1);
  const share = moment - Math.floor(moment);
  let told = template[0];
  for (let at = 0; at < frames[from].length; at += 1) {
    const here = frames[from][at];
    const number = (here + (frames[to][at] - here) * share) / 10;
    told += ` ${Math.round(number * 100) / 100} ${template[at + 1]}`;
  }
  return told;
}

/** Where the movement is after so many seconds: from the first frame to the last and back. */
export function momentAt(seconds, frames) {
  const round = 2 * (THERE + REST);
  const within = seconds % round;
  const half = THERE + REST;
  const share = Math.min(1, (within % half) / THERE);
  const eased = share * share * (3 - 2 * share);
  return (frames - 1) * (within < half ? eased : 1 - eased);
}

/** Where an endless movement is, as fast as one that goes there and back. */
export function roundAt(seconds, frames, keys) {
  const round = (keys * (THERE + REST)) / 1.5;
  return ((seconds % round) / round) * (frames - 1);
}

/** The key pose that is shown where motion is not wanted. */
export function keyAt(seconds, keys) {
  return keys[Math.floor(seconds / STILL_EACH) % keys.length];
}

/** What is painted at a moment: the order of the frame that has begun. */
export function orderAt(orders, moment) {
  let frame = Math.floor(moment);
  while (orders[frame] === null) frame -= 1;
  return orders[frame];
}

/** How far right a single moving figure stands in a picture of several panels. */
export function middleOf(motion) {
  return (motion.step * (motion.panels.length - 1)) / 2;
}

function painted(motion, paths, order, moment) {
  const group = document.createElementNS(SVG, "g");
  for (const at of order) {
    const path = document.createElementNS(SVG, "path");
    for (const [name, value] of Object.entries(motion.looks[motion.paths[at].a])) {
      path.setAttribute(name, value);
    }
    path.setAttribute("d", pathAt(paths[at], moment));
    group.append(path);
  }
  return group;
}

function drawStill(svg, motion, paths) {
  const groups = motion.panels.map((panel, at) => {
    const group = painted(motion, paths, panel.order, panel.frame);
    group.setAttribute("transform", `translate(${at * motion.step} 0)`);
    return group;
  });
  svg.replaceChildren(...groups);
}

function drawMoment(svg, motion, paths, moment) {
  const group = painted(motion, paths, orderAt(motion.order, moment), moment);
  group.setAttribute("transform", `translate(${middleOf(motion)} 0)`);
  svg.replaceChildren(group);
}

const shown = new WeakMap();

function build(parent) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("role", "img");
  svg.setAttribute("stroke-linecap", "round");
  svg.setAttribute("stroke-linejoin", "round");
  parent.querySelector(".figure").prepend(svg);
  const leaving = new AbortController();
  const state = { svg, button: parent.querySelector("button"), leaving, began: null, request: 0 };
  const { signal } = leaving;
  const turn = () => (state.began === null ? start(state) : stop(state));
  state.button.addEventListener("click", turn, { signal });
  const yieldTo = (event) => event.detail !== state && state.began !== null && stop(state);
  window.addEventListener(STARTED, yieldTo, { signal });
  const watch = new IntersectionObserver((seen) => {
    if (!seen.at(-1).isIntersecting && state.began !== null) stop(state);
  });
  watch.observe(svg);
  signal.addEventListener("abort", () => {
    cancelAnimationFrame(state.request);
    watch.disconnect();
    svg.remove();
  });
  return state;
}

function stop(state) {
  cancelAnimationFrame(state.request);
  state.began = null;
  drawStill(state.svg, state.motion, state.paths);
  say(state);
}

function say(state) {
  const moving = state.began !== null;
  const label = moving ? "Stop" : "See it move";
  state.button.textContent = label;
  state.button.setAttribute("aria-label", `${label}: ${state.name}`);
}

function moving(seconds, { loop, order, keys }) {
  return loop ? roundAt(seconds, order.length, keys.length) : momentAt(seconds, order.length);
}

function start(state) {
  window.dispatchEvent(new CustomEvent(STARTED, { detail: state }));
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const { motion } = state;
  state.began = performance.now();
  say(state);
  const step = (now) => {
    if (state.began === null) return;
    const seconds = Math.max(0, (now - state.began) / 1000);
    const moment = still ? keyAt(seconds, motion.keys) : moving(seconds, motion);
    drawMoment(state.svg, motion, state.paths, moment);
    state.request = requestAnimationFrame(step);
  };
  state.request = requestAnimationFrame(step);
}

export default function figure({ data, parentElement }) {
  if (!shown.has(parentElement)) shown.set(parentElement, build(parentElement));
  const state = shown.get(parentElement);
  const told = JSON.stringify(data);
  if (told !== state.told) {
    const { motion, name, alt } = data;
    cancelAnimationFrame(state.request);
    Object.assign(state, { told, motion, name, paths: unpack(motion), began: null });
    state.svg.setAttribute("viewBox", motion.view.join(" "));
    state.svg.setAttribute("aria-label", alt);
    state.button.hidden = motion.order.length < 2;
    drawStill(state.svg, motion, state.paths);
    say(state);
  }
  return () => {
    state.leaving.abort();
    shown.delete(parentElement);
  };
}
