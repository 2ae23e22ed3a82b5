// Written by `cargo xtask codegen`.
/* tslint:disable */
/* eslint-disable */

export * from "./protocol.js";


export function __wbg_reset_state(): void;

/**
 * The answers (`Answer[]`) in the replies (`Reply[]`) to the [`calls`] of the same questions and chains.
 *
 * # Errors
 * If an argument is not of its type. A reply may say anything.
 */
export function answers(questions: string, alone: string, replies: string): string;

/**
 * The calls (`Call[]`) that answer questions (`Question[]`); `alone` are the chains (`ChainId[]`) without Multicall3.
 *
 * # Errors
 * If an argument is not of its type.
 */
export function calls(questions: string, alone: string): string;

/**
 * What calldata (`0x` hex) would change on the contract that is called, as `Effect[]`, without a judgement:
 * to be compared with other libraries' decoding.
 *
 * # Errors
 * If it is not hex.
 */
export function decode(data: string): string;

/**
 * The EIP-712 digest of a V4 payload as `0x` hex, without a judgement: to be compared with other libraries'.
 *
 * # Errors
 * If the payload is malformed; the message says where.
 */
export function digest(payload: string): string;

/**
 * Judges one snapshot. `context` is a `Context`, `answers` are `Answer[]`, the result is a `Judgement`.
 *
 * # Errors
 * If `context` or `answers` are not of their types. The snapshot may be anything.
 */
export function judge(snapshot: string, context: string, answers: string): string;

/**
 * How a snapshot is played through (`Play`), or `null` if it is nothing that can be.
 *
 * # Errors
 * If `context` is not of its type. The snapshot may be anything.
 */
export function play(snapshot: string, context: string): string;

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
