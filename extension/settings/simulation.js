// @ts-check
/** Whether endpoints are asked to play requests through. */
import { element, section } from "./parts.js";
import { words } from "./words.js";

/** @typedef {import("../wasm/background.js").ToSettings} State */

/** @param {(message: import("../wasm/background.js").FromSettings) => void} send */
export function simulation(send) {
  const change = (/** @type {{target: HTMLInputElement}} */ { target }) => send({ type: "setSimulating", on: target.checked });
  const box = element("input", { id: "simulating", type: "checkbox", change });
  return {
    view: section("simulation", words("ui_set_simulation"), words("ui_set_simulation_about"),
      element("label", { class: "check" }, box, " ", words("ui_set_simulation_on"))),
    /** @param {State} state */
    show({ simulating }) {
      box.checked = simulating;
    },
  };
}
