// Written by `cargo xtask codegen`.
/* tslint:disable */
/* eslint-disable */

export * from "./protocol.js";


/**
 * What is looked up for each request: the well-known sites, and the lists that the person turned on.
 */
export class Lookup {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Adds a list from the bytes in which it is kept. Tells how many sites and addresses it has, and how many entries
     * that are neither; nothing if the bytes are none.
     */
    add(name: string, kept: Uint8Array | number[]): Uint32Array | undefined;
    /**
     * Which of these addresses are listed (`Listed[]`), each once.
     *
     * # Errors
     * If the argument is not of its type.
     */
    addresses(addresses: string): string;
    /**
     * With the well-known sites (`data/sites.json`), and no list.
     *
     * # Errors
     * If the argument is not of its type.
     */
    constructor(sites: string);
    /**
     * What is known of a web origin (`Site`).
     */
    site(origin: string): string;
}

export function __wbg_reset_state(): void;

/**
 * Reads a list as it was published, and gives the bytes in which it is kept. `key` has 16 bytes, random and of this
 * installation.
 *
 * # Errors
 * The key of the sentence that says why it is not taken.
 */
export function packList(published: Uint8Array | number[], key: Uint8Array | number[]): Uint8Array;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
