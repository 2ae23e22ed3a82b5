// @ts-check
/** Contracts that the person knows by names of their own. */
import { button, choice, code, element, field, fill, form, name, offer, section, typed } from "./parts.js";
import { words } from "./words.js";

/** @typedef {import("../wasm/background.js").ToSettings} State */
/** @typedef {import("../wasm/background.js").OwnContract} OwnContract */
/** @typedef {import("../wasm/background.js").Role} Role */

/** @type {Record<Role, string>} */
const ROLES = {
  spender: "ui_set_role_spender",
  token: "ui_set_role_token",
  marketplace: "ui_set_role_marketplace",
  bridge: "ui_set_role_bridge",
  account: "ui_set_role_account",
  permit2: "ui_set_role_permit2",
  executor: "ui_set_role_executor",
  other: "ui_set_role_none",
};
/** The longest name, in characters; the directory keeps no more. */
const MAX_NAME = "64";

/** @param {(message: import("../wasm/background.js").FromSettings) => void} send */
export function contracts(send) {
  const list = element("ul", { class: "rows" });
  const chains = choice("contract-chain", words("ui_chain"), []);
  /** @returns {string | null} */
  const submit = () => {
    const address = typed(add, "contract-address").toLowerCase();
    const contract = { chain: typed(add, "contract-chain"), address, name: typed(add, "contract-name"), role: /** @type {Role} */ (typed(add, "contract-role")) };
    if (!/^0x[0-9a-f]{40}$/.test(address)) return "ui_bad_address";
    if (contract.name === "") return "ui_set_contract_no_name";
    send({ type: "addContract", contract });
    return null;
  };
  const roles = /** @type {[Role, string][]} */ (Object.entries(ROLES)).map(([role, key]) => /** @type {[string, string]} */ ([role, words(key)]));
  const add = form(submit,
    field("contract-name", words("ui_set_contract_name"), { maxlength: MAX_NAME }),
    field("contract-address", words("ui_set_contract_address"), { placeholder: "0x…", maxlength: MAX_NAME, dir: "ltr" }),
    chains, choice("contract-role", words("ui_set_contract_role"), roles),
    element("button", { type: "submit", class: "button primary" }, words("ui_add")));
  return {
    view: section("contracts", words("ui_set_contracts"), words("ui_set_contracts_about"), list, add),
    /** @param {State} state */
    show({ contracts: all, endpoints }) {
      const select = /** @type {HTMLSelectElement} */ (chains.querySelector("select"));
      offer(select, endpoints);
      const chainName = (/** @type {string} */ id) => endpoints.find(({ chain }) => chain === id)?.name ?? id;
      fill(list, all.map((contract) => item(contract, chainName(contract.chain), send)), words("ui_set_contracts_none"));
    },
  };
}

/** @param {OwnContract} contract @param {string} where @param {(message: import("../wasm/background.js").FromSettings) => void} send */
const item = ({ chain, address, role, name: title }, where, send) =>
  element("li", { "data-address": address },
    element("div", {},
      element("p", { class: "title" }, name(title)),
      element("p", {}, code(address)),
      element("p", { class: "quiet" }, `${words(ROLES[role])} · `, name(where))),
    button(words("ui_set_remove"), () => send({ type: "removeContract", chain, address }), title));
