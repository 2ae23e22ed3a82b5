// Written by `cargo xtask codegen`.
/* tslint:disable */
/* eslint-disable */

export * from "./protocol.js";


/**
 * A scan in progress, which stays here: its state may be large, and is written out only to be kept.
 */
export class ScanHandle {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Begins a scan of all logs (`ScanPlan`), with what was kept of the last one.
     *
     * # Errors
     * If the plan is not of its type. What was kept may be anything.
     */
    static begin(plan: string, saved?: string | null): ScanHandle;
    /**
     * Takes the body that an endpoint answered to the request at this place.
     */
    hear(at: number, body: Uint8Array | number[]): void;
    /**
     * Takes that there is no body: `busy`, `slow`, `large`, or else why.
     */
    miss(at: number, why: string): void;
    /**
     * What it found (`ScanOutcome`).
     */
    outcome(): string;
    /**
     * Begins a look at a list (`ScanPlan`, `Probe`).
     *
     * # Errors
     * If an argument is not of its type.
     */
    static probe(plan: string, list: string): ScanHandle;
    /**
     * What to keep of it, if there is anything yet.
     */
    saved(): string | undefined;
    /**
     * Where it is (`ScanStep`).
     */
    state(): string;
    /**
     * Goes on, and says where it is (`ScanStep`).
     */
    step(): string;
}

export function __wbg_reset_state(): void;

/**
 * What else to try (`RevokeStep[]`) where ending an allowance (`AllowanceKey`) reverts, and this `Amount` stands.
 *
 * # Errors
 * If an argument is not of its type.
 */
export function alternatives(key: string, amount: string): string;

/**
 * Of which of these (`Target[]`) the spender could still take (`boolean[]`), by the replies (`Reply[]`) to [`tries`].
 *
 * # Errors
 * If an argument is not of its type.
 */
export function areHonoured(targets: string, replies: string): string;

/**
 * Whether contracts refused what was estimated (`boolean[]`), by the replies (`Reply[]`).
 *
 * # Errors
 * If the argument is not of its type.
 */
export function areRefused(replies: string): string;

/**
 * Begins to check by current reads whether all this (`Target[]`) ended (`Checked`).
 *
 * # Errors
 * If the argument is not of its type.
 */
export function beginCheck(targets: string): string;

/**
 * Begins to read how signatures (`Given[]`) stand at this time, in unix seconds (`Looked`).
 *
 * # Errors
 * If the argument is not of its type.
 */
export function beginLook(given: string, now: number): string;

/**
 * Begins to look for the names of accounts (`Address[]`) and for the accounts of names (`string[]`): a `NamingStep`.
 *
 * # Errors
 * If an argument is not of its type. A name may be any text.
 */
export function beginNames(accounts: string, typed: string): string;

/**
 * The snapshot with approvals cut (`Edit[]`), as a JSON string.
 *
 * # Errors
 * If the edits are not of their type, or do not fit the snapshot.
 */
export function edit(snapshot: string, edits: string): string;

/**
 * What is kept (`Given`) of a signature whose request was judged so (`Judgement`), or `null` if it gives nobody
 * anything.
 *
 * # Errors
 * If the judgement is none.
 */
export function given(judgement: string): string;

/**
 * What a list, as it is kept (`reach`, `allowances`, `unread`), brings at this time in unix seconds (`Brought`), by what
 * was told of it before and what the person wants (`Wants`).
 *
 * # Errors
 * If the list or the wishes are not of their types. What was told may be anything.
 */
export function news(told: string | null | undefined, list: string, now: number, wants: string): string;

/**
 * The approvals in a snapshot that can be cut (`Offer[]`), by its `Context` and the chain's `Answer[]`.
 *
 * # Errors
 * If `context` or `answers` are not of their types. The snapshot may be anything.
 */
export function offers(snapshot: string, context: string, answers: string): string;

/**
 * The calls (`RevokePlan`) that end all this (`Target[]`).
 *
 * # Errors
 * If the argument is not of its type.
 */
export function planRevocation(targets: string): string;

/**
 * What the reply (`Reply`) to something that was played (`Play`) saw (`Simulation`), or `null`.
 *
 * # Errors
 * If an argument is not of its type. What the reply says may be anything.
 */
export function readSimulation(play: string, reply: string): string;

/**
 * The data of a step that is signed first, with the signature (a JSON string) in its place, or `null`: all as
 * hexadecimal text.
 *
 * # Errors
 * If the data is no hexadecimal text. The signature may be anything.
 */
export function signRevocation(data: string, signature: string): string;

/**
 * Goes on with a check by the replies (`Reply[]`) to its calls.
 *
 * # Errors
 * If an argument is not of its type.
 */
export function stepCheck(check: string, replies: string): string;

/**
 * Goes on with a look by the replies (`Reply[]`) to its calls.
 *
 * # Errors
 * If an argument is not of its type.
 */
export function stepLook(look: string, replies: string): string;

/**
 * Goes on with a look at names by the replies (`Reply[]`) to its calls.
 *
 * # Errors
 * If an argument is not of its type.
 */
export function stepNames(look: string, replies: string): string;

/**
 * What to play through (`Call[]`) where all this (`Target[]`) is over as the chain has it.
 *
 * # Errors
 * If the argument is not of its type.
 */
export function tries(targets: string): string;

/**
 * How dangerous it is to leave allowances (`Allowance[]`) of one account on one chain, by what is known of their spenders
 * (`Context`) and by their code (`Answer[]`): the same allowances, worst first.
 *
 * # Errors
 * If an argument is not of its type.
 */
export function weigh(allowances: string, context: string, answers: string): string;

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
