// What every source of the directory is made of: rows [chain, address, role, name].

import { createRequire } from 'node:module';

export const require = createRequire(import.meta.url);

/** The chains that are recorded, by number. */
export const CHAINS = [
  1, 10, 56, 100, 130, 137, 146, 324, 480, 1868, 5000, 8453, 9745, 42161, 42220, 43114, 57073, 59144, 81457, 84532, 534352,
  11155111,
];

/** The chains whose contracts' addresses are derived as on Ethereum. */
export const USUAL = CHAINS.filter((chain) => chain !== 324);

/** The same address on several chains. */
export const on = (chains, address, role, name) => chains.map((chain) => [chain, address, role, name]);

/** A record of addresses by chain. */
export const byChain = (record, role, name) =>
  Object.entries(record).map(([chain, address]) => [Number(chain), address, role, name]);

/** Those of a record's addresses that a table names, by rows [key, role, name]. */
export const pick = (chain, addresses, table) => table
  .filter(([key]) => addresses[key])
  .map(([key, role, name]) => [Number(chain), addresses[key], role, name]);

/** The addresses of a record of contracts. */
export const addressesOf = (contracts) =>
  Object.fromEntries(Object.entries(contracts).map(([name, { address }]) => [name, address]));

/** For packages that throw for what is not deployed on a chain. */
export const tried = (rows) => {
  try {
    return rows();
  } catch {
    return [];
  }
};
