// Written by `cargo xtask codegen`.
/* tslint:disable */
/* eslint-disable */

/** 20 bytes as 0x hex, lower case. */
export type Address = string;
/** 32 bytes as 0x hex, lower case. */
export type B256 = string;
/** A 0x hex quantity. */
export type U256 = string;
/** An EIP-155 chain id as a 0x hex quantity. */
export type ChainId = string;


/**
 * A JSON-RPC error.
 */
export interface RpcError {
    /**
     * EIP-1193 or JSON-RPC code.
     */
    code: number;
    /**
     * The message.
     */
    message: string;
}

/**
 * A decoded field, for people who want to see everything.
 */
export interface Field {
    /**
     * Where it stands, such as `message.details[0].amount`.
     */
    path: string;
    /**
     * Its Solidity type.
     */
    kind: string;
    /**
     * Its value as text (at most 200 characters; untrusted).
     */
    value: string;
}

/**
 * A request that waits for a person.
 */
export interface Held {
    /**
     * The background's own id for it.
     */
    id: string;
    /**
     * The origin as the browser states it.
     */
    origin: string;
    /**
     * Which wallet would get it.
     */
    wallet: Wallet;
    /**
     * What would be forwarded.
     */
    snapshot: string;
    /**
     * The last judgement.
     */
    judgement: Judgement;
    /**
     * Counts the judgements of this request; a decision names the one it was made on.
     */
    revision: number;
    /**
     * Whether questions to the chain are still out.
     */
    asking: boolean;
}

/**
 * A request, or a part of it, that does not follow the grammar. It is never a harmless verdict.
 */
export interface Malformed {
    /**
     * Where: a path such as `message.details[0].amount`, or empty for the whole. At most
     * [`MAX_FIELD`] characters; names in it come from the page and are untrusted.
     */
    field: string;
    /**
     * What is wrong there.
     */
    problem: Problem;
}

/**
 * A revocation run. It lives in the background and outlives the popup.
 */
export interface Run {
    /**
     * Which run.
     */
    id: string;
    /**
     * In order.
     */
    steps: RunStep[];
    /**
     * Whether it has come to its end.
     */
    over: boolean;
}

/**
 * A sentence of the catalogue (`extension/_locales/<lang>/messages.json`) with its arguments.
 */
export interface Text {
    /**
     * The catalogue key.
     */
    id: string;
    /**
     * The values of the sentence's `{placeholders}`.
     */
    args?: Record<string, Arg>;
}

/**
 * A typed argument. The host formats it for the person's language.
 */
export type Arg = { arg: "address"; value: Address } | { arg: "token"; address: Address; symbol: string | null } | { arg: "amount"; value: U256; decimals: number | null; symbol: string | null } | { arg: "time"; value: U256 } | { arg: "duration"; value: U256 } | { arg: "count"; value: number } | { arg: "chain"; value: ChainId } | { arg: "number"; value: U256 } | { arg: "page"; value: string } | { arg: "phrase"; value: Text };

/**
 * A wallet as a tab knows it.
 */
export interface Wallet {
    /**
     * How content.js names it within the document; never chosen by the page.
     */
    id: string;
    /**
     * What it calls itself (untrusted text).
     */
    name: string;
    /**
     * The transport row that guards it, or `provider` if only the provider hook does.
     */
    transport: string;
}

/**
 * A wallet that a tab offers for revoking.
 */
export interface TabWallet {
    /**
     * The tab; 0 in messages from content.js, filled in by the background.
     */
    tab?: number;
    /**
     * The tab's origin.
     */
    origin: string;
    /**
     * The wallet.
     */
    wallet: Wallet;
    /**
     * The connected account; `None` if this site is not connected.
     */
    account: Address | null;
    /**
     * The chain it is on.
     */
    chain: ChainId | null;
}

/**
 * An allowance as the chain states it now.
 */
export interface Allowance {
    /**
     * What identifies it.
     */
    key: AllowanceKey;
    /**
     * How much may be taken.
     */
    amount: Amount;
    /**
     * Until when.
     */
    expiry: Expiry;
    /**
     * The Permit2 nonce that the next permit must carry; `None` elsewhere.
     */
    nonce: U256 | null;
    /**
     * Whether it can be used now.
     */
    status: Status;
    /**
     * What the token calls itself (untrusted text).
     */
    symbol: string | null;
    /**
     * The token's decimal places (0 to 77).
     */
    decimals: number | null;
    /**
     * What the owner has of it, in the smallest unit; for a collection, how many tokens.
     */
    balance: U256 | null;
    /**
     * What could be taken today, in the smallest unit: the least of the allowance, the balance and (for
     * Permit2) the token's own allowance to Permit2; 0 once expired; `None` is unknown.
     */
    exposed: U256 | null;
    /**
     * How dangerous it is to leave it.
     */
    risk: Level;
    /**
     * Why, in one sentence.
     */
    why: Text;
    /**
     * The block of its last log, if it was found by one.
     */
    block: U256 | null;
}

/**
 * An answered question.
 */
export type Answer = { answer: "code"; chain: ChainId; address: Address; found: Code } | { answer: "token"; chain: ChainId; address: Address; owner: Address | null; found: TokenFacts };

/**
 * An order that others may execute.
 */
export interface Order {
    /**
     * Whose order it is; `None` means the one who signs.
     */
    maker: Address | null;
    /**
     * What may leave the maker.
     */
    gives: Leg[];
    /**
     * What must be paid for it, to the maker and to others.
     */
    gets: Leg[];
    /**
     * Who alone may take it; `None` is anyone.
     */
    taker: Address | null;
    /**
     * Until when it can be taken.
     */
    expiry: Expiry;
    /**
     * How it comes into force.
     */
    by: By;
    /**
     * The exchange.
     */
    keeper: Address;
}

/**
 * Assets that would move, as far as the request itself says.
 */
export interface Transfer {
    /**
     * What moves.
     */
    asset: Asset;
    /**
     * Whose it is; `None` means the one who signs.
     */
    from: Address | null;
    /**
     * Who receives it; `None` where the request leaves it open.
     */
    to: Address | null;
    /**
     * How much, in the smallest unit.
     */
    amount: U256;
    /**
     * How it comes about: at once, or whenever somebody submits the signature.
     */
    by: By;
    /**
     * Until when a signature can be submitted, in unix seconds; `None` for a plain transaction.
     */
    deadline: U256 | null;
}

/**
 * Authority that signing would give.
 */
export interface Grant {
    /**
     * The kind of authority.
     */
    kind: GrantKind;
    /**
     * What it reaches.
     */
    asset: Asset;
    /**
     * Whose asset, where the request names an owner; `None` means the one who signs.
     */
    owner: Address | null;
    /**
     * Who may use it.
     */
    spender: Address;
    /**
     * How much of it.
     */
    amount: Amount;
    /**
     * After how many seconds the amount can be taken once more; `None` for an amount that does not renew.
     */
    period: U256 | null;
    /**
     * Until when it can be used.
     */
    expiry: Expiry;
    /**
     * Until when a signature can be submitted, in unix seconds; `None` for a plain transaction.
     */
    deadline: U256 | null;
    /**
     * The nonce that the signature carries.
     */
    nonce: U256 | null;
    /**
     * How it comes into force.
     */
    by: By;
    /**
     * The contract that keeps the grant: the token itself, or a Permit2.
     */
    keeper: Address;
}

/**
 * Authority that signing would take back or shrink.
 */
export type Revocation = { revoke: "grant"; kind: GrantKind; asset: Asset; spender: Address | null; keeper: Address } | { revoke: "decrease"; token: Address; spender: Address; by: U256 } | { revoke: "nonces"; keeper: Address; token: Address; spender: Address; before: U256 } | { revoke: "unorderedNonces"; keeper: Address; word: U256; mask: U256 } | { revoke: "authorization"; keeper: Address; nonce: U256 } | { revoke: "order"; keeper: Address } | { revoke: "permission" };

/**
 * Background → content script.
 */
export type ToContent = { type: "decide"; id: string; error: RpcError | null } | { type: "call"; id: string; wallet: string; method: string; params: string } | { type: "listWallets"; wallet: string | null };

/**
 * Background → popup: everything it shows, after every change.
 */
export type ToPopup = { type: "state"; site: string | null; guarded: boolean; accounts: Address[]; chains: ChainView[]; wallets: TabWallet[]; run: Run | null };

/**
 * Background → prompt: the whole queue, first in, first out, after every change. Empty: close.
 */
export type ToPrompt = { type: "queue"; held: Held[] };

/**
 * Content script → background.
 */
export type FromContent = { type: "request"; id: string; snapshot: string; wallet: Wallet; chain: ChainId | null; account: Address | null } | { type: "withdraw"; id: string } | { type: "settle"; id: string; outcome: Outcome } | { type: "wallets"; origin: string; wallets: TabWallet[] } | { type: "reply"; id: string; result: string | null; error: RpcError | null };

/**
 * How a forwarded request ended.
 */
export type Outcome = "answered" | "refused" | "unknown";

/**
 * How a step of a revocation run stands.
 */
export type StepState = { state: "waiting" } | { state: "asking" } | { state: "sent"; hash: string } | { state: "done" } | { state: "refused" } | { state: "failed"; why: Text };

/**
 * How an allowance stands after a revocation.
 */
export type Ending = { ending: "ended" } | { ending: "still"; amount: Amount } | { ending: "unread"; why: Text };

/**
 * How dangerous something is. The verdict is the worst finding.
 */
export type Level = "low" | "medium" | "high" | "critical";

/**
 * How far a scan has come. It never goes back.
 */
export interface Progress {
    /**
     * 0 to `total`.
     */
    done: number;
    /**
     * Always 1,000.
     */
    total: number;
}

/**
 * How far reading a chain has come.
 */
export type Reach = { state: "loading" } | { state: "ready" } | { state: "partial" } | { state: "failed"; why: Text };

/**
 * How much a grant covers. Token amounts are in the token's smallest unit.
 */
export type Amount = { amount: "exact"; value: U256 } | { amount: "unlimited"; value: U256 } | { amount: "all" };

/**
 * How the grant comes into force.
 */
export type By = "transaction" | "signature" | "submittedSignature";

/**
 * One JSON-RPC call that a host makes against the person's own endpoint for `chain`.
 */
export interface Call {
    /**
     * The chain to ask.
     */
    chain: ChainId;
    /**
     * The JSON-RPC method, such as `eth_call`.
     */
    method: string;
    /**
     * The JSON-RPC params, as JSON text.
     */
    params: string;
}

/**
 * One chain's allowances for the popup.
 */
export interface ChainView {
    /**
     * The chain.
     */
    chain: ChainId;
    /**
     * Its name.
     */
    name: string;
    /**
     * How far reading has come.
     */
    reach: Reach;
    /**
     * When `allowances` was read, in unix seconds; 0 if never.
     */
    readAt: number;
    /**
     * Worst first.
     */
    allowances: Allowance[];
    /**
     * What could not be read.
     */
    unread: Unread[];
}

/**
 * One grant, revocation or transfer as a person sees it: the rows of the prompt's card or table.
 */
export interface Line {
    /**
     * Who (`None` for the person's own revocations of anybody).
     */
    who: Text | null;
    /**
     * What of.
     */
    what: Text;
    /**
     * How much.
     */
    amount: Text;
    /**
     * Until when.
     */
    until: Text;
}

/**
 * One thing to ask of a chain.
 */
export type Question = { question: "code"; chain: ChainId; address: Address } | { question: "token"; chain: ChainId; address: Address; owner: Address | null };

/**
 * One thing worth saying about a request.
 */
export interface Finding {
    /**
     * The rule's stable id, such as `spender-no-code`.
     */
    rule: string;
    /**
     * How dangerous it is.
     */
    level: Level;
    /**
     * One plain sentence.
     */
    text: Text;
}

/**
 * One transaction of a revocation, as it is handed to a wallet.
 */
export interface RevokeStep {
    /**
     * The chain it belongs on.
     */
    chain: ChainId;
    /**
     * Who must send it.
     */
    owner: Address;
    /**
     * The params of `eth_sendTransaction`, as JSON text.
     */
    params: string;
    /**
     * What it ends.
     */
    ends: AllowanceKey[];
}

/**
 * One transaction of a run.
 */
export interface RunStep extends StepState {
    /**
     * What it ends.
     */
    ends: AllowanceKey[];
}

/**
 * Popup → background.
 */
export type FromPopup = { type: "choose"; account: Address } | { type: "refresh" } | { type: "revoke"; keys: AllowanceKey[]; tab: number; wallet: string } | { type: "dismiss" };

/**
 * Power over an account or contract itself, and so over all that it has.
 */
export interface Control {
    /**
     * The account or contract; `None` means the account that signs.
     */
    account: Address | null;
    /**
     * Who gets the power, where the request names an address.
     */
    who: Address | null;
    /**
     * Which power.
     */
    power: Power;
    /**
     * Whether it holds on every chain (EIP-7702 with chain id 0).
     */
    everywhere: boolean;
    /**
     * How it comes into force.
     */
    by: By;
}

/**
 * Prompt → background.
 */
export type FromPrompt = { type: "decide"; id: string; revision: number; forward: boolean } | { type: "alive" };

/**
 * Something on one side of an order.
 */
export interface Leg {
    /**
     * What.
     */
    asset: Asset;
    /**
     * How much, in the smallest unit: the most that leaves the maker, the least that comes in.
     */
    amount: U256;
    /**
     * Who receives it; `None` means the maker, or of what the maker gives, whoever takes the order.
     */
    to: Address | null;
}

/**
 * Something that could not be read, and why. Never shown as "nothing".
 */
export interface Unread {
    /**
     * The allowance that is in doubt; `None` when the search itself failed.
     */
    key: AllowanceKey | null;
    /**
     * Why (catalogue sentence).
     */
    why: Text;
}

/**
 * The kind of a standing allowance.
 */
export type AllowanceKind = "erc20" | "nft" | "operator" | "permit2";

/**
 * The kind of a token contract.
 */
export type Standard = "erc20" | "erc721" | "erc1155" | "other";

/**
 * The kind of authority a grant gives.
 */
export type GrantKind = "approve" | "allowance" | "increase" | "nft" | "operator" | "permit2" | "permit2Transfer" | "permitC" | "permission" | "credit" | "manager" | "orderSigner" | "delegate" | "votes" | "rental";

/**
 * The three hashes of EIP-712 typed data, to compare with a hardware wallet.
 */
export interface Digests {
    /**
     * What is signed.
     */
    digest: B256;
    /**
     * The domain separator.
     */
    domainHash: B256;
    /**
     * The hash of the message struct.
     */
    messageHash: B256;
}

/**
 * The whole answer to one snapshot.
 */
export interface Judgement {
    /**
     * What kind of answer this is; of a batch, the worst.
     */
    reading: Reading;
    /**
     * The worst finding's level.
     */
    verdict: Level;
    /**
     * What the host should do.
     */
    action: Action;
    /**
     * One sentence: who would get what, how much and until when.
     */
    headline: Text;
    /**
     * The effects as a person reads them.
     */
    lines: Line[];
    /**
     * What signing would change.
     */
    effects: Effect[];
    /**
     * Worst first.
     */
    findings: Finding[];
    /**
     * Why it could not be read, if it could not.
     */
    malformed?: Malformed;
    /**
     * The chain it was judged for: the request's own, else the wallet's; `None` is unknown.
     */
    chain: ChainId | null;
    /**
     * The account it was judged for: the request's own, else the wallet's.
     */
    account: Address | null;
    /**
     * For typed data (of a batch, the first).
     */
    digests?: Digests;
    /**
     * The decoded fields (at most 256).
     */
    fields: Field[];
    /**
     * What to ask of the chain; empty means that the verdict is final.
     */
    open: Question[];
}

/**
 * Until when a grant can be used, once it is in force. Times are unix seconds.
 */
export type Expiry = { expiry: "never" } | { expiry: "at"; time: U256 } | { expiry: "thisBlock" } | { expiry: "once" };

/**
 * What a grant reaches.
 */
export type Asset = { asset: "token"; address: Address } | { asset: "nft"; address: Address; id: U256 } | { asset: "collection"; address: Address } | { asset: "either"; address: Address; value: U256 } | { asset: "account"; address: Address } | { asset: "coin" };

/**
 * What a token contract says about itself; a contract can lie in all of it.
 */
export interface TokenFacts {
    /**
     * Its kind.
     */
    standard: Standard;
    /**
     * Its symbol (untrusted text, at most 64 characters).
     */
    symbol: string | null;
    /**
     * Its decimal places (0 to 77).
     */
    decimals: number | null;
    /**
     * How much exists, in the smallest unit.
     */
    totalSupply: U256 | null;
    /**
     * How much the owner has, in the smallest unit.
     */
    balance: U256 | null;
}

/**
 * What came back for one [`Call`].
 */
export type Reply = { reply: "result"; json: string } | { reply: "error"; message: string } | { reply: "unreachable"; reason: string };

/**
 * What cannot be read. It is never harmless for that.
 */
export type Opaque = { opaque: "call"; to: Address | null; selector: string } | { opaque: "typedData"; type_hash: string; primary_type: string } | { opaque: "hash" } | { opaque: "orders"; keeper: Address } | { opaque: "delegateCall"; account: Address | null; to: Address } | { opaque: "permission"; name: string } | { opaque: "method"; name: string };

/**
 * What identifies one allowance.
 */
export interface AllowanceKey {
    /**
     * The chain.
     */
    chain: ChainId;
    /**
     * Whose asset.
     */
    owner: Address;
    /**
     * The kind of allowance, and so the contract that keeps it.
     */
    kind: AllowanceKind;
    /**
     * The token or collection.
     */
    token: Address;
    /**
     * The one token it covers, for [`AllowanceKind::Nft`].
     */
    tokenId: U256 | null;
    /**
     * Who may use it.
     */
    spender: Address;
}

/**
 * What is wrong with a field.
 */
export type Problem = "notJson" | "tooLarge" | "tooDeep" | "tooMany" | "duplicateKey" | "loneSurrogate" | "missing" | "wrongType" | "badNumber" | "outOfRange" | "badAddress" | "badBytes" | "badBool" | "badName" | "unknownType" | "redefined" | "recursive" | "badDomain" | "wrongLength" | "conflict" | "badMethod" | "badHex";

/**
 * What kind of answer a request got.
 */
export type Reading = "harmless" | "notApproval" | "approval" | "unknown" | "malformed";

/**
 * What signing would change.
 */
export type Effect = ({ effect: "grant" } & Grant) | ({ effect: "revoke" } & Revocation) | ({ effect: "transfer" } & Transfer) | ({ effect: "order" } & Order) | ({ effect: "control" } & Control) | ({ effect: "opaque" } & Opaque);

/**
 * What somebody could do with an account or contract.
 */
export type Power = "owner" | "code" | "module" | "threshold" | "delegation" | "limitedDelegation";

/**
 * What stands at an address.
 */
export type Code = { code: "none" } | { code: "delegated"; to: Address } | { code: "contract" };

/**
 * What the host knows about a request besides its own text.
 */
export interface Context {
    /**
     * The origin as the browser states it, such as `https://app.example`.
     */
    origin?: string;
    /**
     * The chain the wallet is on; `None` if nobody trustworthy said so.
     */
    chain?: ChainId | null;
    /**
     * The account the wallet would use; `None` if nobody trustworthy said so.
     */
    account?: Address | null;
    /**
     * The present, in unix seconds.
     */
    now?: number;
}

/**
 * What the host should do. Levels are not actions: settings map one to the other.
 */
export type Action = "pass" | "wait" | "prompt";

/**
 * Where a check is after a step.
 */
export type Checked = { checked: "more"; check: unknown; calls: Call[] } | { checked: "done"; endings: [AllowanceKey, Ending][] };

/**
 * Where a scan is after a step, for the background that drives it.
 */
export interface ScanStep {
    /**
     * The scan, for the next step: a checkpoint that only the guard reads.
     */
    scan: unknown;
    /**
     * What to ask; none means that the scan is over.
     */
    calls: Call[];
    /**
     * How far it has come.
     */
    progress: Progress;
    /**
     * Those that stand, worst first, once the scan is over.
     */
    allowances: Allowance[];
    /**
     * What could not be read, once the scan is over.
     */
    unread: Unread[];
    /**
     * Why the scan failed as a whole, if it did.
     */
    failed: Text | null;
}

/**
 * Whether an allowance can be used now.
 */
export type Status = "active" | "expired" | "underfunded" | "blocked";


export function __wbg_reset_state(): void;

/**
 * The answers (`Answer[]`) in the replies (`Reply[]`) to the [`calls`] of these questions.
 *
 * # Errors
 * If an argument is not of its type. A reply may say anything.
 */
export function answers(questions: string, replies: string): string;

/**
 * Begins to check by current reads whether these allowances (`AllowanceKey[]`) ended (`Checked`).
 *
 * # Errors
 * If the argument is not of its type.
 */
export function beginCheck(keys: string): string;

/**
 * Begins a scan (`ScanPlan`) and says what to ask (`ScanStep`).
 *
 * # Errors
 * If the argument is not of its type.
 */
export function beginScan(plan: string): string;

/**
 * The calls (`Call[]`) that answer questions (`Question[]`).
 *
 * # Errors
 * If the argument is not of its type.
 */
export function calls(questions: string): string;

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
 * The transactions (`RevokeStep[]`) that end these allowances (`AllowanceKey[]`).
 *
 * # Errors
 * If the argument is not of its type.
 */
export function planRevocation(keys: string): string;

/**
 * Goes on with a check by the replies (`Reply[]`) to its calls.
 *
 * # Errors
 * If an argument is not of its type.
 */
export function stepCheck(check: string, replies: string): string;

/**
 * Goes on with a scan by the replies (`Reply[]`) to its calls.
 *
 * # Errors
 * If an argument is not of its type.
 */
export function stepScan(scan: string, replies: string): string;

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
