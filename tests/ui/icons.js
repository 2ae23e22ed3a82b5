// @ts-check
/** `node tests/ui/icons.js`: draws the PNG icons from the SVG ones (16 and 32 px from the simpler drawing). */

import { readFile, writeFile } from "node:fs/promises";
import { launch } from "./browser.js";

const FOLDER = new URL("../../extension/icons/", import.meta.url);

const browser = await launch();
try {
  const page = await browser.newPage();
  for (const size of [16, 32, 48, 128]) {
    const drawing = await readFile(new URL(size <= 32 ? "icon-small.svg" : "icon.svg", FOLDER), "utf8");
    await page.setViewport({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
    const image = await page.screenshot({ omitBackground: true });
    await writeFile(new URL(`icon-${size}.png`, FOLDER), image);
  }
} finally {
  await browser.close();
}
