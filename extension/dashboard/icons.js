// @ts-check
/** The icons of this page, the same drawings as crate/pages/src/icon.rs, on a grid of 16. */

const PATHS = {
  low: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13M5 8.2l2.1 2.1L11 6",
  medium: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13M8 7.3v4M8 4.7v.1",
  high: "M8 1.8l6.7 12H1.3zM8 6.4v3.6M8 12v.1",
  critical: "M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2zM5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6",
  check: "M3 8.5l3.4 3.4L13 5",
  cross: "M4 4l8 8M12 4l-8 8",
  copy: "M6 5.5h7.5v8H6zM3.5 10.5h-1v-8H10v1",
  clock: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13M8 4.5V8l2.4 1.6",
  empty: "M2 9.5h3.5l1 2h3l1-2H14M3.8 3h8.4L14 9.5V13H2V9.5z",
  broken: "M6.5 9.5l-2 2a2.1 2.1 0 0 1-3-3l2-2M9.5 6.5l2-2a2.1 2.1 0 0 1 3 3l-2 2M5 2.5v2M2.5 5h2M11 13.5v-2M13.5 11h-2",
  again: "M13.5 8a5.5 5.5 0 1 1-1.6-3.9L13.5 5.5M13.5 2v3.5H10",
};
const SVG = "http://www.w3.org/2000/svg";

/** Without a name: a word always stands beside it. @param {keyof typeof PATHS} which */
export function icon(which) {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = {
    class: "icon", viewBox: "0 0 16 16", width: "16", height: "16", fill: "none", stroke: "currentColor",
    "stroke-width": "1.5", "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true",
  };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[which]);
  svg.append(path);
  return svg;
}
