// @ts-check
/** Shows a list anew. A line that says the same stays: somebody may be on it. @param {HTMLElement} list @param {HTMLElement[]} lines */
export function renew(list, lines) {
  const known = new Map([...list.children].map((line) => [line.getAttribute("data-says"), line]));
  const next = lines.map((line) => known.get(line.dataset["says"] ?? "") ?? line);
  if (next.length !== list.children.length || next.some((line, at) => line !== list.children[at])) list.replaceChildren(...next);
}
