// Where is each line of a figure at a moment? Its paths come as numbers, a list for each frame;
// between two frames every number goes straight. Nothing is drawn here.

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const SVG = "http://www.w3.org/2000/svg";
const THERE = 3.2; // seconds from the first pose to the last, about one slow breath
const REST = 0.7; // seconds of stillness at either end
const STILL_EACH = 2; // seconds for each key pose where motion is not wanted

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
