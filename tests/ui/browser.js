// @ts-check
/** The browser that draws the pages. */

import puppeteer from "puppeteer-core";

/** Starts Chromium without a window. */
export function launch() {
  return puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb", "--lang=en-US"],
  });
}
