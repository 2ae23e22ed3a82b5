// @ts-check
/** Every pair of ink and ground in tokens.css can be read, by day and by night (WCAG 2.2). */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const AA = 4.5;
const AAA = 7;

const css = readFileSync(new URL("../../extension/css/tokens.css", import.meta.url), "utf8");
/** @type {Map<string, [string, string]>} */
const tokens = new Map();
for (const [, name, day, night] of css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)) tokens.set(name, [day, night]);
for (const [, name, colour] of css.matchAll(/--([\w-]+): (#\w{6});/g)) tokens.set(name, [colour, colour]);

/** @type {[ink: string, ground: string, least: number][]} */
const PAIRS = [
  ["ink", "ground", AAA],
  ["ink", "raised", AAA],
  ["ink", "sunken", AAA],
  ["ink", "accent-soft", AAA],
  ["ink-quiet", "ground", AA],
  ["ink-quiet", "raised", AA],
  ["accent", "ground", AA],
  ["accent", "raised", AA],
  ["accent", "accent-soft", AA],
  ["on-accent", "accent", AA],
  ["on-accent", "accent-strong", AA],
  ["good-ink", "raised", AA],
  ["low-ink", "low-ground", AAA],
  ["medium-ink", "medium-ground", AAA],
  ["high-ink", "high-ground", AAA],
  ["high-ink", "raised", AAA],
  ["critical-ink", "critical-ground", AAA],
  ["critical-ink", "ground", AAA],
  ["on-critical", "critical-solid", AAA],
];

/** @param {string} colour `#rrggbb` @returns {number} relative luminance */
function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {string} one @param {string} other */
function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

for (const [ink, ground, least] of PAIRS) {
  test(`${ink} on ${ground} has at least ${least}:1`, () => {
    const inks = tokens.get(ink);
    const grounds = tokens.get(ground);
    assert(inks && grounds, "no such token");
    inks.forEach((colour, at) => {
      const found = contrast(colour, grounds[at]);
      assert(found >= least, `${colour} on ${grounds[at]}: ${found.toFixed(2)}`);
    });
  });
}
