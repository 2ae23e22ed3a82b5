// Written by `cargo xtask codegen`.
/* tslint:disable */
/* eslint-disable */

export * from "./protocol.js";


/**
 * The catalogue of one language.
 */
export class Voice {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * `language` is a BCP 47 tag, `messages` the text of the language's `messages.json`.
     *
     * # Errors
     * If `messages` is not a catalogue.
     */
    constructor(language: string, messages: string);
    /**
     * What is said of an allowance (`Allowance`), a list of pieces each: its token, how much, until when, who, what
     * could be taken today, why its level is what it is, and what would be enough, which is empty where it is.
     *
     * # Errors
     * If the argument is not of its type.
     */
    row(allowance: string): string;
    /**
     * A sentence (`Text`) in pieces.
     *
     * # Errors
     * If the argument is not of its type.
     */
    say(text: string): string;
}

export function __wbg_reset_state(): void;

/**
 * An amount (a quantity in the smallest unit) with its decimal places (0 to 77) as a plain number: every digit, a
 * point, no separators.
 *
 * # Errors
 * If the amount is no quantity.
 */
export function decimal(value: string, decimals: number): string;

/**
 * Reads an address as a person pastes it, in lower case.
 *
 * # Errors
 * The key of the sentence that says what is wrong with it.
 */
export function readAddress(typed: string): string;

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
