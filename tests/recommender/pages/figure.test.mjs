// Does the player turn numbers into paths, frame by frame and in between?

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const player = await import(pathToFileURL(process.env.PLAYER));
const { motion, paths } = JSON.parse(readFileSync(process.env.MOTION, "utf8"));
const { keyAt, numbersOf, middleOf, momentAt, orderAt, pathAt, roundAt, unpack } = player;

const numbers = (path) => path.match(/-?\d+(\.\d+)?/g).map(Number);
const small = {
  paths: [
    { a: 0, t: "M##L##", n: ["aa10,20,", "kaaG", "Vbaa"] },
    { a: 1, n: 0 },
    { a: 0, t: "M##", n: ["fV"] },
  ],
};

test("small numbers are letters", () => {
  assert.deepEqual(numbersOf("Aaz-27,26,100,b"), [-26, 0, 25, -27, 26, 100, 1]);
  assert.deepEqual(numbersOf(""), []);
});

test("each later frame changes as the one before, and a little differently", () => {
  const [frames] = [unpack(small)[0].frames];
  assert.deepEqual(frames, [[0, 0, 10, 20], [10, 0, 10, 0], [15, 1, 10, -20]]);
});

test("a path may share the numbers of an earlier one", () => {
  const told = unpack(small);
  assert.equal(told[1], told[0]);
});

test("between two frames every number goes straight", () => {
  assert.deepEqual(numbers(pathAt(unpack(small)[0], 0.5)), [0.5, 0, 1, 1]);
});

test("what does not move is the same at every moment", () => {
  const still = unpack(small)[2];
  assert.equal(pathAt(still, 0), pathAt(still, 0.7));
  assert.deepEqual(numbers(pathAt(still, 0.7)), [0.5, -0.5]);
});

test("the movement goes there, rests, comes back and rests", () => {
  assert.equal(momentAt(0, 9), 0);
  assert.equal(momentAt(3.2, 9), 8);
  assert.equal(momentAt(3.8, 9), 8);
  assert.ok(momentAt(5, 9) < 8);
  assert.equal(momentAt(7.5, 9), 0);
  assert.ok(Math.abs(momentAt(1.6, 9) - 4) < 1e-9);
});

test("an endless movement goes round at one speed", () => {
  const round = (4 * 3.9) / 1.5;
  assert.equal(roundAt(0, 13, 4), 0);
  assert.ok(Math.abs(roundAt(round / 2, 13, 4) - 6) < 1e-9);
  assert.ok(roundAt(round * 1.01, 13, 4) < 1);
});

test("without motion the key poses stand one after another", () => {
  assert.deepEqual([0, 1.9, 2, 4].map((seconds) => keyAt(seconds, [0, 8])), [0, 0, 8, 0]);
});

test("a frame without an order is painted like the one before", () => {
  const orders = [[0, 1], null, [1, 0]];
  assert.deepEqual(orderAt(orders, 1.6), [0, 1]);
  assert.deepEqual(orderAt(orders, 2), [1, 0]);
});

test("a moving figure stands in the middle of its picture", () => {
  assert.equal(middleOf({ step: 100, panels: [{}, {}] }), 50);
  assert.equal(middleOf({ step: 100, panels: [{}] }), 0);
});

test("a real picture has the paths that were drawn", () => {
  const told = unpack(motion);
  const panel = motion.panels[0];
  const drawn = panel.order.map((at) => numbers(pathAt(told[at], panel.frame)));
  assert.equal(drawn.length, paths.length);
  for (const [at, path] of paths.entries()) {
    const wanted = numbers(path);
    assert.equal(drawn[at].length, wanted.length);
    for (const [which, number] of wanted.entries()) {
      assert.ok(Math.abs(drawn[at][which] - number) < 0.11, `${path} against ${drawn[at]}`);
    }
  }
});
