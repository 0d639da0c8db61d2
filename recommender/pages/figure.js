// How does one picture move on a page? It is still until the person asks to see it move. The
// functions of frames.js stand above this file when it reaches the browser.

const STARTED = "limber-figure-started";

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
