// Written by `cargo xtask codegen`.
/** 20 bytes as 0x hex, lower case. */
export type Address = string;
/** 32 bytes as 0x hex, lower case. */
export type B256 = string;
/** A 0x hex quantity. */
export type U256 = string;
/** An EIP-155 chain id as a 0x hex quantity. */
export type ChainId = string;


/**
 * "Always allow this here": one spender may get one token at one origin on one chain without a prompt.
 */
export interface Trust {
    /**
     * The origin as the browser states it, such as `https://app.example`.
     */
    origin: string;
    /**
     * The chain.
     */
    chain: ChainId;
    /**
     * Who may get it.
     */
    spender: Address;
    /**
     * The token.
     */
    token: Address;
    /**
     * The most at a time, in the token's smallest unit; `None` is any amount.
     */
    ceiling: U256 | null;
}

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
 * A chain that the dashboard can list.
 */
export interface ListedChain {
    /**
     * The chain.
     */
    chain: ChainId;
    /**
     * Its name.
     */
    name: string;
    /**
     * Whether somebody is asked about it.
     */
    asked: boolean;
}

/**
 * A chain that the person added.
 */
export interface OwnChain {
    /**
     * The chain; none that is known without the person.
     */
    chain: ChainId;
    /**
     * What the person calls it (at most 32 characters).
     */
    name: string;
    /**
     * Where links to its transactions lead.
     */
    explorer: string | null;
}

/**
 * A chain's explorer that the person set, or tried to. Its key stays in the background.
 */
export interface ExplorerView {
    /**
     * The chain.
     */
    chain: ChainId;
    /**
     * Its address, if one is set.
     */
    url: string | null;
    /**
     * Whether there is a key for it.
     */
    keyed: boolean;
    /**
     * How the one fared that was entered last, since the page was opened.
     */
    tried: Tried | null;
}

/**
 * A chain, and who are asked about it.
 */
export interface EndpointView {
    /**
     * The chain.
     */
    chain: ChainId;
    /**
     * Its name.
     */
    name: string;
    /**
     * The endpoints, in the order in which they are asked; empty where nobody is.
     */
    urls: string[];
    /**
     * Whether the person chose them.
     */
    own: boolean;
    /**
     * How those that were entered fared, since the page was opened, each once; what was entered last is last.
     */
    tried: Tried[];
}

/**
 * A contract that the directory knows, on the chain that the request is for.
 */
export interface Known {
    /**
     * Its address.
     */
    address: Address;
    /**
     * What it is for.
     */
    role: Role;
    /**
     * What it is called, such as `Uniswap: Universal Router` (at most 64 characters).
     */
    name: string;
}

/**
 * A contract that the person knows.
 */
export interface OwnContract {
    /**
     * Its chain.
     */
    chain: ChainId;
    /**
     * Its address.
     */
    address: Address;
    /**
     * What it is for.
     */
    role: Role;
    /**
     * What the person calls it (at most 64 characters).
     */
    name: string;
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
 * A list of bad sites and addresses that is on.
 */
export interface ListView {
    /**
     * Where it is published.
     */
    url: string;
    /**
     * What it is called.
     */
    name: string;
    /**
     * How many sites are on it.
     */
    sites: number;
    /**
     * How many addresses are on it.
     */
    addresses: number;
    /**
     * When it last changed here, in unix seconds; 0 if it was never read.
     */
    readAt: number;
    /**
     * When it was last asked for, in unix seconds; 0 if it was never.
     */
    askedAt: number;
    /**
     * Why the last try failed, in one sentence.
     */
    problem: Text | null;
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
     * What would be forwarded: what the page asked, with the person's edits.
     */
    snapshot: string;
    /**
     * What the page asked, where the person's edits make something else of it.
     */
    asked: string | null;
    /**
     * The last judgement, of that snapshot.
     */
    judgement: Judgement;
    /**
     * What the person has changed.
     */
    edits: Edit[];
    /**
     * What the person can change about what the page asked.
     */
    offers: Offer[];
    /**
     * The last [`FromPrompt::Edit`] that was heard, whether it was taken or not; 0 if there was none.
     */
    turn: number;
    /**
     * Counts the judgements of this request; a decision names the one it was made on.
     */
    revision: number;
    /**
     * Whether questions to the chain are still out.
     */
    asking: boolean;
    /**
     * Whether the wallet has it already.
     */
    reached: Reached;
    /**
     * Whether the page is in a private window, of which nothing is kept: there is nothing to always allow.
     */
    inPrivate: boolean;
    /**
     * What its lines are worth; `None` without a price source.
     */
    worth: LinesWorth | null;
}

/**
 * A request that went through without asking, of which the person wants to be told.
 */
export interface Passed {
    /**
     * When, in unix seconds.
     */
    at: number;
    /**
     * The origin as the browser states it.
     */
    origin: string;
    /**
     * What it does, in one sentence.
     */
    headline: Text;
    /**
     * The chain, where it is known.
     */
    chain: ChainId | null;
    /**
     * What it gives leave for, to be found in the list of allowances.
     */
    grants: PassedGrant[];
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
     * The account whose things it ends now.
     */
    owner: Address | null;
    /**
     * The account that the person has to choose in the wallet before it goes on.
     */
    awaits: Address | null;
    /**
     * Why it could not even begin, in one sentence.
     */
    problem: Text | null;
    /**
     * In order.
     */
    steps: RunStep[];
    /**
     * What was chosen and no transaction ends, each with why.
     */
    cannot: RunStep[];
    /**
     * Whether nothing more is begun until the person says so.
     */
    paused: boolean;
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
 * A signature as it stands now.
 */
export interface GivenNow {
    /**
     * How it stands.
     */
    state: SignatureState;
    /**
     * What could be taken with it today, where it can be used.
     */
    exposed: Exposed[];
    /**
     * Why no call of the owner's ends it, if none does (catalogue sentence).
     */
    obstacle: Text | null;
    /**
     * What is to be known of the call that ends it, if anything (catalogue sentence).
     */
    note: Text | null;
}

/**
 * A signature that somebody has and may use, as it is kept. The signature itself is not.
 */
export interface Given {
    /**
     * What was signed, by its EIP-712 digest.
     */
    digest: B256;
    /**
     * Who signed it, for which chain, and how it is ended.
     */
    signature: Signature;
    /**
     * The tokens that could be taken with it, at most [`MAX_TAKES`].
     */
    takes: Take[];
    /**
     * The last second, in unix time, in which a contract takes it; `None` where there is none.
     */
    deadline: U256 | null;
    /**
     * Whether a call of ours was made to end it, and worked.
     */
    ended: boolean;
}

/**
 * A signature that was given, as the background knows it.
 */
export interface GivenView {
    /**
     * Its name in the journal.
     */
    name: string;
    /**
     * The site that it was given to, as the browser states it; `None` if it was made elsewhere and pasted.
     */
    origin: string | null;
    /**
     * How dangerous the request for it was.
     */
    level: Level;
    /**
     * When it was given, in unix seconds; of one that was pasted, when that was.
     */
    at: number;
    /**
     * What it lets happen, in one sentence.
     */
    headline: Text;
    /**
     * What is kept of it to read how it stands, and to end it.
     */
    given: Given;
    /**
     * How it stood when it was last read; `None` if never.
     */
    now: GivenNow | null;
    /**
     * When that was, in unix seconds; 0 if never.
     */
    readAt: number;
}

/**
 * A signature, by what of it can be ended.
 */
export interface Signature {
    /**
     * The chain.
     */
    chain: ChainId;
    /**
     * Who signed.
     */
    owner: Address;
    /**
     * What was signed.
     */
    signed: Signed;
}

/**
 * A transaction that was sent, for the person to look up.
 */
export interface SentTransaction {
    /**
     * Its hash, as the wallet says.
     */
    hash: string;
    /**
     * Its page at the chain's explorer, where one is known.
     */
    link: string | null;
}

/**
 * A typed argument. The host formats it for the person's language.
 */
export type Arg = { arg: "address"; value: Address } | { arg: "known"; value: Address; name: string } | { arg: "token"; address: Address; symbol: string | null } | { arg: "amount"; value: U256; decimals: number | null; symbol: string | null } | { arg: "time"; value: U256 } | { arg: "duration"; value: U256 } | { arg: "count"; value: number } | { arg: "chain"; value: ChainId } | { arg: "number"; value: U256 } | { arg: "money"; value: U256 } | { arg: "page"; value: string } | { arg: "phrase"; value: Text };

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
 * A wallet through which something can be revoked: of a tab, or one that answers this extension itself.
 */
export interface TabWallet {
    /**
     * The tab; 0 in messages from content.js, filled in by the background. [`NO_TAB`] for one that answers us itself.
     */
    tab?: number;
    /**
     * The origin that the wallet knows: the tab's, or this extension's own.
     */
    origin: string;
    /**
     * The wallet.
     */
    wallet: Wallet;
    /**
     * The connected account; `None` if that origin is not connected.
     */
    account: Address | null;
    /**
     * The chain it is on.
     */
    chain: ChainId | null;
}

/**
 * An account whose name is looked for, or a name whose account is, and what came of it.
 */
export interface Named {
    /**
     * How the look stands. What is not found says nothing of the account and the name together.
     */
    state: NameState;
    /**
     * The account.
     */
    account: Address | null;
    /**
     * The name. Of an account: what it claims, once that is known.
     */
    name: string | null;
    /**
     * The resolver of the name, or of the account's reverse record while the name is not known.
     */
    resolver: Address | null;
}

/**
 * An address that stands on a list of bad ones.
 */
export interface Listed {
    /**
     * The address.
     */
    address: Address;
    /**
     * What the list is called.
     */
    list: string;
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
    /**
     * What the directory or the person calls the spender, once that was looked up ([`weigh()`]).
     */
    spenderName?: string;
}

/**
 * An answered question.
 */
export type Answer = { answer: "code"; chain: ChainId; address: Address; found: Code } | { answer: "token"; chain: ChainId; address: Address; owner: Address | null; found: TokenFacts } | { answer: "state"; chain: ChainId; address: Address; state: State; about: Subject; found: U256[] };

/**
 * An approval that can be cut.
 */
export interface Offer {
    /**
     * Which approval of the snapshot, counted from 0 over all that could be cut if everything were known.
     */
    place: number;
    /**
     * The chain, if it is known.
     */
    chain: ChainId | null;
    /**
     * The token.
     */
    token: Address;
    /**
     * Who may take it.
     */
    spender: Address;
    /**
     * What the token calls itself (untrusted text).
     */
    symbol: string | null;
    /**
     * The token's decimal places.
     */
    decimals: number;
    /**
     * What the page asks, in the token's smallest unit.
     */
    amount: U256;
    /**
     * Until when, in unix seconds, where the page says.
     */
    expiry: U256 | null;
    /**
     * What to take instead, the most sensible first. The page's own wish is none of them.
     */
    choices: Choice[];
}

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
export type ToContent = { type: "heard" } | { type: "decide"; id: string; error: RpcError | null; edited: string | null } | { type: "call"; id: string; wallet: string; method: string; params: string } | { type: "pending"; id: string } | { type: "look" } | { type: "listWallets"; wallet: string | null };

/**
 * Background → dashboard.
 */
export type ToDashboard = { type: "list"; owner: Address; chain: ChainId; allowances: Allowance[]; unread: Unread[] } | { type: "signatures"; list: GivenView[]; reading: boolean } | { type: "pasted"; why: Text | null } | { type: "resolved"; list: Resolved[] } | { type: "history"; list: Deed[] } | { type: "prices"; source: string | null; list: Price[] } | { type: "dated"; chain: ChainId; block: U256; time: U256 | null } | { type: "state"; accounts: Address[]; names: AccountName[]; room: number; chains: ListedChain[]; lists: ListState[]; wallets: TabWallet[]; run: Run | null };

/**
 * Background → popup: everything it shows, after every change.
 */
export type ToPopup = { type: "state"; site: string | null; here: Here; accounts: Address[]; chains: ChainView[]; wallets: TabWallet[]; run: Run | null; muted: string[] | null; trusted: Trust[] | null; passed: Passed[] | null; signed: number | null; worth: Worth | null };

/**
 * Background → prompt: what waits, first in, first out, after every change.
 */
export type ToPrompt = { type: "queue"; held: Held[]; crowd: Crowd | null };

/**
 * Background → settings: everything they show, after every change.
 */
export type ToSettings = { type: "state"; policy: Policy; trusted: Trust[]; contracts: OwnContract[]; lists: ListView[]; endpoints: EndpointView[]; ownChains: OwnChain[]; chainTried: Tried | null; explorers: ExplorerView[]; prices: PricesView; simulating: boolean; watching: Watching };

/**
 * Content script → background.
 */
export type FromContent = { type: "request"; id: string; snapshot: string; wallet: Wallet; chain: ChainId | null; account: Address | null; reached: Reached } | { type: "withdraw"; id: string } | { type: "taken"; id: string } | { type: "overflow"; count: number } | { type: "settle"; id: string; outcome: Outcome; hash?: string | null } | { type: "wallets"; origin: string; wallets: TabWallet[] } | { type: "here"; early: boolean } | { type: "reply"; id: string; result: string | null; error: RpcError | null };

/**
 * Dashboard → background.
 */
export type FromDashboard = { type: "look" } | { type: "refresh"; owner: Address | null; chain: ChainId | null; older: number } | { type: "date"; chain: ChainId; block: U256 } | { type: "watch"; accounts: Address[] } | { type: "resolve"; names: string[] } | { type: "forget"; account: Address } | { type: "revoke"; keys: AllowanceKey[]; names: string[]; tab: number; wallet: string } | { type: "limit"; key: AllowanceKey; amount: U256; until: U256 | null; tab: number; wallet: string } | { type: "connect"; wallet: string } | { type: "paste"; text: string; account: Address } | { type: "forgetSignatures"; names: string[] } | { type: "forgetHistory"; names: string[] | null } | { type: "pause" } | { type: "proceed"; again: boolean; tab: number; wallet: string } | { type: "dismiss" };

/**
 * How a forwarded request ended.
 */
export type Outcome = "answered" | "refused" | "unknown";

/**
 * How a look for a name or an account stands.
 */
export type NameState = "open" | "found" | "none" | "odd" | "unread";

/**
 * How a selection is ended.
 */
export interface RevokePlan {
    /**
     * In order.
     */
    steps: RevokeStep[];
    /**
     * What no call ends, and why.
     */
    cannot: [Target, Text][];
}

/**
 * How a signature stands.
 */
export type SignatureState = { state: "unused" } | { state: "used" } | { state: "expired" } | { state: "cancelled" } | { state: "superseded" } | { state: "unread"; why: Text };

/**
 * How a step of a revocation run stands.
 */
export type StepState = { state: "waiting" } | { state: "asking" } | { state: "sent" } | { state: "done" } | { state: "refused" } | { state: "failed"; why: Text };

/**
 * How an endpoint fared that was entered.
 */
export type Tried = { tried: "asking"; url: string } | { tried: "taken"; url: string; past: Past | null } | { tried: "failed"; url: string; why: Text };

/**
 * How an endpoint searches all blocks for what an account allowed.
 */
export type Past = { past: "asking" } | { past: "searched"; requests: number } | { past: "tooLong"; requests: number } | { past: "refused" };

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
 * How far a search has come, and what it still needs.
 */
export interface ScanStatus {
    /**
     * Of 1000.
     */
    done: number;
    /**
     * Requests that are still needed, at least; 0 before that is known.
     */
    requests: number;
    /**
     * Seconds that these take, by how long the last ones took.
     */
    seconds: number;
}

/**
 * How far reading a chain has come.
 */
export type Reach = { state: "loading" } | { state: "ready" } | { state: "partial" } | { state: "known"; why: Text } | { state: "failed"; why: Text };

/**
 * How much a grant covers. Token amounts are in the token's smallest unit.
 */
export type Amount = { amount: "exact"; value: U256 } | { amount: "unlimited"; value: U256 } | { amount: "all" };

/**
 * How something stands after a revocation.
 */
export type Ending = { ending: "ended" } | { ending: "still"; amount: Amount } | { ending: "unread"; why: Text };

/**
 * How the grant comes into force.
 */
export type By = "transaction" | "signature" | "submittedSignature";

/**
 * How the list of one account on one chain stands.
 */
export interface ListState {
    /**
     * The account.
     */
    owner: Address;
    /**
     * The chain.
     */
    chain: ChainId;
    /**
     * How far reading has come; `None` if nobody has tried yet.
     */
    reach: Reach | null;
    /**
     * When it was last read, in unix seconds; 0 if never.
     */
    readAt: number;
    /**
     * While it is read: how far that is.
     */
    status: ScanStatus | null;
}

/**
 * One HTTP request: calls that may go together.
 */
export interface ScanRequest {
    /**
     * Its place, by which its answer is told.
     */
    at: number;
    /**
     * Which endpoint to ask: the first, the next, and so on around. It grows with each try in vain.
     */
    turn: number;
    /**
     * The JSON text of each JSON-RPC request. An endpoint that takes no list of them is sent one after the other.
     */
    calls: string[];
    /**
     * What the explorer is asked instead: a query without address, chain and key. Then there are no calls.
     */
    query: string | null;
}

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
 * One amount to take instead.
 */
export interface Choice {
    /**
     * Why this one.
     */
    why: Why;
    /**
     * The amount, in the token's smallest unit.
     */
    amount: U256;
    /**
     * For how long from now, in seconds; `None` leaves the end as it is.
     */
    lasting: number | null;
}

/**
 * One authority.
 */
export interface Delegation {
    /**
     * The chain.
     */
    chain: ChainId;
    /**
     * Who gave it.
     */
    owner: Address;
    /**
     * Its kind.
     */
    kind: DelegationKind;
    /**
     * The contract that keeps it.
     */
    contract: Address;
    /**
     * Who has it.
     */
    who: Address;
    /**
     * The rights that it is limited to, for [`DelegationKind::DelegateAll`]; 0 is all of them, and elsewhere.
     */
    rights: U256;
}

/**
 * One call of a request. The calls that it carries follow right behind it, one deeper: a tree in the order of
 * reading.
 */
export interface CallNode {
    /**
     * How many calls it is inside of.
     */
    depth: number;
    /**
     * The contract.
     */
    to: Address;
    /**
     * Whose authority it uses (`msg.sender`); `None` is the account that signs.
     */
    sender: Address | null;
    /**
     * The function with the names of its arguments, or its selector as `0x` hex where these could not be read.
     */
    function: string;
    /**
     * The place of its first argument among [`Judgement::fields`].
     */
    first: number;
    /**
     * How many of them are its own arguments.
     */
    count: number;
}

/**
 * One call of a revocation, as it is handed to a wallet.
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
     * The contract.
     */
    to: Address;
    /**
     * Calldata, as hexadecimal text.
     */
    data: string;
    /**
     * What it ends.
     */
    ends: Target[];
    /**
     * What the owner has to sign first, as JSON text for `eth_signTypedData_v4`.
     */
    sign: string | null;
    /**
     * What it does not end, or ends beside.
     */
    note: Text | null;
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
    /**
     * What could be taken through each of `allowances`, in US cents, where its price is known; `None` without a price
     * source.
     */
    worth: (U256 | null)[] | null;
}

/**
 * One entry of the history.
 */
export interface Deed {
    /**
     * Its name in the history.
     */
    name: string;
    /**
     * When it was done, in unix seconds.
     */
    at: number;
    /**
     * What became of it.
     */
    deed: DeedKind;
    /**
     * The site that asked, or whose wallet was asked, as the browser states it.
     */
    origin: string;
    /**
     * The account, where it is known.
     */
    account: Address | null;
    /**
     * The chain, where it is known.
     */
    chain: ChainId | null;
    /**
     * What it does, in one sentence.
     */
    headline: Text;
    /**
     * What the site asked, where the person changed that.
     */
    asked: Text | null;
    /**
     * To whom what of, how much and until when.
     */
    lines: Line[];
    /**
     * The transaction that did it, where we know it.
     */
    sent: SentTransaction | null;
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
    /**
     * What could be taken as things stand, where the chain has said what there is.
     */
    today: Text | null;
}

/**
 * One kind of read. Each takes what it needs of an owner, another address and a number, and answers with words.
 */
export type State = "allowance" | "permit2" | "nonce" | "nonceWord" | "owner" | "balance" | "supply" | "domain" | "slot";

/**
 * One rule that says more, or nothing.
 */
export interface RuleSetting {
    /**
     * The rule's id.
     */
    rule: string;
    /**
     * The least level that it gives; `None` mutes it. What is Critical cannot be muted.
     */
    level: Level | null;
}

/**
 * One setting: what happens to a kind at a level.
 */
export interface Setting {
    /**
     * What the request does.
     */
    kind: Kind;
    /**
     * How dangerous it is.
     */
    level: Level;
    /**
     * What happens.
     */
    response: Response;
}

/**
 * One thing that can be ended or limited, or of which it can be said why not.
 */
export type Target = { target: "allowance"; key: AllowanceKey } | { target: "limit"; key: AllowanceKey; amount: U256; until: U256 | null; anew: boolean } | { target: "delegation"; delegation: Delegation } | { target: "signature"; signature: Signature };

/**
 * One thing that happened to the account.
 */
export interface Seen {
    /**
     * What.
     */
    what: What;
    /**
     * The token's or collection's contract; zero for the chain's own coin.
     */
    token: Address;
    /**
     * Who received it, who sent it, or who may take it from now on.
     */
    other: Address;
    /**
     * The amount in the smallest unit, or the id of the item; 1 for all items.
     */
    number: U256;
}

/**
 * One thing to ask of a chain.
 */
export type Question = { question: "code"; chain: ChainId; address: Address } | { question: "token"; chain: ChainId; address: Address; owner: Address | null } | { question: "state"; chain: ChainId; address: Address; state: State; about: Subject };

/**
 * One thing to tell.
 */
export interface News {
    /**
     * What it is about.
     */
    key: AllowanceKey;
    /**
     * What is new, in one sentence. Nothing in it was written by a contract.
     */
    text: Text;
}

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
 * One token of a Permit2 allowance signature.
 */
export interface SignedNonce {
    /**
     * The token.
     */
    token: Address;
    /**
     * Its nonce: the signature is good while Permit2 has the same. Below 2^48.
     */
    nonce: U256;
    /**
     * What Permit2 has now, where it is known.
     */
    current: U256 | null;
}

/**
 * One transaction of a run.
 */
export interface RunStep extends StepState {
    /**
     * The allowances that it ends.
     */
    ends: AllowanceKey[];
    /**
     * To how much it sets the allowance, in place of ending it.
     */
    limit?: U256 | null;
    /**
     * How many signatures it ends.
     */
    signatures?: number;
    /**
     * The transaction that did it, once there is one.
     */
    sent?: SentTransaction | null;
    /**
     * The gas that the chain's node expects it to take, where it could say.
     */
    gas?: U256 | null;
    /**
     * What it does not end, or ends beside.
     */
    note?: Text | null;
}

/**
 * Popup → background.
 */
export type FromPopup = { type: "choose"; account: Address } | { type: "refresh" } | { type: "revoke"; keys: AllowanceKey[]; tab: number; wallet: string } | { type: "pause" } | { type: "proceed"; again: boolean; tab: number; wallet: string } | { type: "dismiss" } | { type: "unmute"; origin: string } | { type: "distrust"; trust: Trust } | { type: "forgetPassed" } | { type: "reload" } | { type: "allow" } | { type: "details" };

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
export type FromPrompt = { type: "decide"; id: string; revision: number; forward: boolean; edits: Edit[]; trust: Trust[] } | { type: "edit"; id: string; turn: number; edits: Edit[] } | { type: "mute"; id: string } | { type: "alive" };

/**
 * Settings → background.
 */
export type FromSettings = { type: "setPolicy"; policy: Policy } | { type: "setSimulating"; on: boolean } | { type: "setWatching"; watching: Watching } | { type: "distrust"; trust: Trust } | { type: "addContract"; contract: OwnContract } | { type: "removeContract"; chain: ChainId; address: Address } | { type: "addList"; url: string; name: string } | { type: "removeList"; url: string } | { type: "refreshLists" } | { type: "addEndpoint"; chain: ChainId; url: string } | { type: "removeEndpoint"; chain: ChainId; url: string } | { type: "addChain"; own: OwnChain; url: string } | { type: "removeChain"; chain: ChainId } | { type: "setExplorer"; chain: ChainId; url: string; key: string } | { type: "removeExplorer"; chain: ChainId } | { type: "setPrices"; url: string } | { type: "removePrices" };

/**
 * So much of a token went to somebody, and the person meant it.
 */
export interface Payment {
    /**
     * Who got it.
     */
    to: Address;
    /**
     * On this chain; `None` is any.
     */
    chain: ChainId | null;
    /**
     * The token; `None` is any.
     */
    token: Address | null;
    /**
     * The most at a time, in the token's smallest unit; `None` is any amount.
     */
    most: U256 | null;
}

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
 * That a contract was not always there.
 */
export interface Age {
    /**
     * The contract.
     */
    address: Address;
    /**
     * A time at which it was not there yet, or when it was made, in unix seconds.
     */
    since: number;
}

/**
 * The domain that a token signs for, as it stood in what was signed. The token itself and the chain are not repeated.
 */
export interface SignedDomain {
    /**
     * `name`, if it has one (untrusted text).
     */
    name: string | null;
    /**
     * `version`, if it has one (untrusted text).
     */
    version: string | null;
    /**
     * Whether it has a `chainId`.
     */
    hasChain: boolean;
    /**
     * `salt`, if it has one.
     */
    salt: B256 | null;
}

/**
 * The kind of a standing allowance.
 */
export type AllowanceKind = "erc20" | "nft" | "operator" | "permit2" | "erc6909" | "erc6909Operator" | "credit" | "erc777Operator" | "authorization" | "relayer" | "masterContract" | "code";

/**
 * The kind of a token contract.
 */
export type Standard = "erc20" | "erc721" | "erc1155" | "other";

/**
 * The kind of authority a grant gives.
 */
export type GrantKind = "approve" | "allowance" | "increase" | "nft" | "operator" | "permit2" | "permit2Transfer" | "permitC" | "permission" | "credit" | "manager" | "orderSigner" | "delegate" | "votes" | "rental";

/**
 * The name that an account goes by.
 */
export interface AccountName {
    /**
     * The account.
     */
    account: Address;
    /**
     * Its ENS name, which leads back to it.
     */
    name: string;
}

/**
 * The price source that the person set, and how the one fared that was entered last.
 */
export interface PricesView {
    /**
     * Its address, if one is set.
     */
    url: string | null;
    /**
     * How the one fared that was entered last, since the page was opened.
     */
    tried: Tried | null;
}

/**
 * The tab in front, and where the browser keeps us out.
 */
export interface Here {
    /**
     * Whether the tab is guarded.
     */
    protection: Protection;
    /**
     * Whether the browser keeps us from private windows.
     */
    offInPrivate: boolean;
    /**
     * Whether we can open the browser's page about us, where both can be changed.
     */
    hasDetails: boolean;
}

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
     * The same of the domain that it is signed for.
     */
    domain?: SignedDomain;
    /**
     * The decoded fields (at most 256).
     */
    fields: Field[];
    /**
     * The calls to which fields belong (at most [`MAX_CALL_NODES`](crate::MAX_CALL_NODES)); the other fields belong to
     * what is signed.
     */
    calls: CallNode[];
    /**
     * What to ask of the chain; empty means that the verdict is final.
     */
    open: Question[];
    /**
     * What to ask besides, in the same round: it decides whether this would work, and nothing else.
     */
    also: Question[];
    /**
     * What a simulation saw, one sentence each; `None` if nothing was simulated. It is beside what is read, and makes
     * nothing of that less dangerous.
     */
    simulation?: Text[];
    /**
     * Everybody that it names, to be looked up in the directory and the lists (at most 1,024).
     */
    parties: Address[];
    /**
     * Whom the person means to pay if they continue, to be remembered as paid: nobody whom a page could have slipped in.
     */
    pays?: Payment;
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
 * What a known contract is for.
 */
export type Role = "token" | "spender" | "executor" | "marketplace" | "permit2" | "account" | "bridge" | "other";

/**
 * What a list brings.
 */
export interface Brought {
    /**
     * What is to tell, the worst first.
     */
    news: News[];
    /**
     * What was told once that is: a checkpoint that only the guard reads. `None` if no list was ever read.
     */
    told: unknown;
}

/**
 * What a name that somebody typed leads to.
 */
export interface Resolved {
    /**
     * The name, as it was typed.
     */
    name: string;
    /**
     * The account that it leads to, if that is known.
     */
    account: Address | null;
    /**
     * That account, or why there is none, in one sentence.
     */
    says: Text;
}

/**
 * What a person changes about one approval.
 */
export interface Edit {
    /**
     * Which approval: [`Offer::place`].
     */
    place: number;
    /**
     * The amount instead, in the token's smallest unit: at least 1 and at most what the page asked.
     */
    amount: U256 | null;
    /**
     * The end instead, in unix seconds: at least 1 and at most what the page asked. Only where there is one.
     */
    expiry: U256 | null;
}

/**
 * What a request does, as far as settings tell requests apart.
 */
export type Kind = "plain" | "revocation" | "grant" | "signedTransfer" | "order" | "control" | "unknown";

/**
 * What a scan found.
 */
export interface ScanOutcome {
    /**
     * Those that stand, worst first.
     */
    allowances: Allowance[];
    /**
     * What could not be read.
     */
    unread: Unread[];
    /**
     * Whether everything could be read: only then does an empty list mean that there is nothing.
     */
    complete: boolean;
    /**
     * Why the scan failed as a whole, if it did; then there are no allowances and it is not complete.
     */
    failed: Text | null;
}

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
 * What a token costs, as a price source estimates it.
 */
export interface Price {
    /**
     * The chain.
     */
    chain: ChainId;
    /**
     * The token; the zero address is the chain's own coin.
     */
    token: Address;
    /**
     * The token's decimal places, as the source has them: where the chain has others, this is no price of it.
     */
    decimals: number;
    /**
     * Of a whole token, in US dollars: this, divided by ten `places` times.
     */
    mantissa: U256;
    /**
     * See `mantissa`.
     */
    places: number;
}

/**
 * What an order offers, or asks for.
 */
export interface SeaportItem {
    /**
     * `itemType`: 0 to 5.
     */
    itemType: number;
    /**
     * The token or collection.
     */
    token: Address;
    /**
     * `identifierOrCriteria`.
     */
    identifier: U256;
    /**
     * The amount at the start.
     */
    startAmount: U256;
    /**
     * The amount at the end.
     */
    endAmount: U256;
    /**
     * Who gets it; `None` in an offer.
     */
    recipient: Address | null;
}

/**
 * What became of a request or an allowance.
 */
export type DeedKind = "granted" | "edited" | "refused" | "revoked";

/**
 * What came back for one [`Call`].
 */
export type Reply = { reply: "result"; json: string } | { reply: "error"; message: string } | { reply: "unreachable"; reason: string };

/**
 * What cannot be read. It is never harmless for that.
 */
export type Opaque = { opaque: "call"; to: Address | null; selector: string } | { opaque: "typedData"; type_hash: string; primary_type: string } | { opaque: "hash" } | { opaque: "orders"; keeper: Address } | { opaque: "delegateCall"; account: Address | null; to: Address } | { opaque: "permission"; name: string } | { opaque: "method"; name: string };

/**
 * What could be taken of a token today.
 */
export interface Exposed {
    /**
     * The token.
     */
    token: Address;
    /**
     * What it calls itself (untrusted text).
     */
    symbol: string | null;
    /**
     * Its decimal places (0 to 77).
     */
    decimals: number | null;
    /**
     * In the smallest unit: the least of what was signed, what the owner has, and what the token lets Permit2 take;
     * `None` is unknown.
     */
    value: U256 | null;
}

/**
 * What could be taken of one token.
 */
export interface Take {
    /**
     * The token.
     */
    token: Address;
    /**
     * How much of it at most, in its smallest unit.
     */
    amount: U256;
    /**
     * The contract that needs the token's own leave for it: a Permit2. `None` where the signature is that leave, or
     * nobody can tell who needs it.
     */
    through: Address | null;
    /**
     * Until when what is stored by using it is good, in unix seconds, where it says so.
     */
    until: U256 | null;
}

/**
 * What could be taken through several allowances, in money.
 */
export interface Worth {
    /**
     * The host of the price source.
     */
    source: string;
    /**
     * In US cents, without what has no known price.
     */
    cents: U256;
    /**
     * Of how many allowances through which something could be taken no price is known.
     */
    unpriced: number;
}

/**
 * What happened.
 */
export type What = "sent" | "sentItem" | "received" | "receivedItem" | "allowed" | "allowedPermit2" | "allowedItem" | "allowedAll";

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
     * The token or collection; for [`AllowanceKind::Code`] the account itself.
     */
    token: Address;
    /**
     * The one token it covers, for [`AllowanceKind::Nft`] and [`AllowanceKind::Erc6909`].
     */
    tokenId: U256 | null;
    /**
     * Who may use it.
     */
    spender: Address;
}

/**
 * What is known of the site that asks.
 */
export interface Site {
    /**
     * The list of bad sites on which it stands.
     */
    listed?: string | null;
    /**
     * The domain of a well-known site for which it could be taken.
     */
    resembles?: string | null;
    /**
     * Whether it is itself one of the well-known sites, by a connection that nobody between could have changed.
     */
    known?: boolean;
}

/**
 * What is to be played through.
 */
export interface Play {
    /**
     * The call of `eth_simulateV1`.
     */
    call: Call;
    /**
     * The account that sends it.
     */
    account: Address;
    /**
     * How many calls are played; at most [`MAX_CALLS`].
     */
    count: number;
}

/**
 * What is to happen, the most careful last.
 */
export type Response = "pass" | "note" | "prompt" | "refuse";

/**
 * What is wrong with a field.
 */
export type Problem = "notJson" | "tooLarge" | "tooDeep" | "tooMany" | "duplicateKey" | "loneSurrogate" | "missing" | "wrongType" | "badNumber" | "outOfRange" | "badAddress" | "badBytes" | "badBool" | "badName" | "unknownType" | "redefined" | "recursive" | "badDomain" | "wrongLength" | "conflict" | "badMethod" | "badHex";

/**
 * What kind of answer a request got.
 */
export type Reading = "harmless" | "notApproval" | "approval" | "unknown" | "malformed";

/**
 * What kind of authority, and so the functions that end and read it.
 */
export type DelegationKind = "credit" | "positionManager" | "manager" | "authorization" | "accountOperator" | "relayer" | "masterContract" | "vat" | "erc777Operator" | "operator" | "timedOperator" | "plugin" | "allPowers" | "delegateAll" | "delegateForAll" | "transferOperator";

/**
 * What one line is worth, in US cents.
 */
export interface LineWorth {
    /**
     * The amount, where it is one and its price is known.
     */
    amount: U256 | null;
    /**
     * What could be taken as things stand, likewise.
     */
    today: U256 | null;
    /**
     * Whether it has an amount of which no price is known.
     */
    unpriced: boolean;
}

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
    /**
     * Contracts that the directory knows, among [`Judgement::parties`] of a judgement before.
     */
    known?: Known[];
    /**
     * Those of them that stand on a list of bad addresses.
     */
    listed?: Listed[];
    /**
     * What is known of the site that asks.
     */
    site?: Site;
    /**
     * Whether the parties were looked up in the directory and in the memory: who is absent there is a stranger.
     */
    lookedUp?: boolean;
    /**
     * What the person has dealt with and allowed before.
     */
    memory?: Memory;
    /**
     * What the person set.
     */
    policy?: Policy;
    /**
     * What was seen when exactly this request was played through, if it was.
     */
    simulation?: Simulation;
}

/**
 * What the host should do. Levels are not actions: settings map one to the other.
 */
export type Action = "pass" | "wait" | "note" | "prompt" | "refuse";

/**
 * What the lines of a judgement are worth.
 */
export interface LinesWorth {
    /**
     * The host of the price source.
     */
    source: string;
    /**
     * In the order of [`Judgement::lines`].
     */
    lines: LineWorth[];
}

/**
 * What the person has dealt with and allowed before. The host keeps it; nothing of it comes from a page.
 */
export interface Memory {
    /**
     * Addresses that the person allowed something, paid, or wrote down, on any chain (at most 4,096).
     */
    met?: Address[];
    /**
     * What the person paid (at most 4,096).
     */
    paid?: Payment[];
    /**
     * Spenders that the person allowed something at this origin before, on any chain.
     */
    spenders?: Address[];
    /**
     * What the person wants to be asked about no more.
     */
    trusted?: Trust[];
    /**
     * Contracts among those that would be allowed something of which it is known that they are young.
     */
    ages?: Age[];
}

/**
 * What the person set. The default is what happens without settings.
 */
export interface Policy {
    /**
     * What differs from the default; of several about the same, the most careful holds.
     */
    responses?: Setting[];
    /**
     * What differs from the rules' own levels; of several about the same, the most careful holds.
     */
    rules?: RuleSetting[];
}

/**
 * What the person wants to be told of. What they do not want counts as told.
 */
export interface Wants {
    /**
     * That somebody can newly take all of something, or something while that is dangerous.
     */
    unlimited: boolean;
    /**
     * That a Permit2 allowance ends within [`NOTICE`].
     */
    ending: boolean;
    /**
     * That an allowance exposes this many times what it exposed when that was told last; 0 for never.
     */
    growth: number;
}

/**
 * What to look at. A probe finds what is among these and nothing else, on any endpoint.
 */
export interface Probe {
    /**
     * ERC-20 tokens.
     */
    tokens: Address[];
    /**
     * ERC-721 and ERC-1155 collections.
     */
    collections: Address[];
    /**
     * Who may have been allowed to take them.
     */
    spenders: Address[];
    /**
     * Tokens and spenders that may be Permit2 allowances besides; each token is also looked at with Permit2 itself.
     */
    pairs: [Address, Address][];
    /**
     * Whether tokens of which the owner has nothing are left out: that is read first.
     */
    onlyHeld: boolean;
}

/**
 * What to scan for.
 */
export interface ScanPlan {
    /**
     * The chain.
     */
    chain: ChainId;
    /**
     * Whose allowances.
     */
    owner: Address;
    /**
     * The present, in unix seconds.
     */
    now: number;
    /**
     * How many endpoints there are to ask, at least 1.
     */
    endpoints: number;
    /**
     * What is searched before the endpoints are, if the person set an explorer for this chain.
     */
    explorer: Explorer | null;
}

/**
 * What waits beside the request in front, and what no person was asked about.
 */
export interface Crowd {
    /**
     * Where the request in front stands among those that its site asked in one go, from 1.
     */
    place: number;
    /**
     * How many these are.
     */
    count: number;
    /**
     * Requests of other sites that wait.
     */
    others: number;
    /**
     * Requests of the site that were refused without asking, because too many waited.
     */
    refused: number;
}

/**
 * What was seen to happen to the account that asks.
 */
export interface Simulation {
    /**
     * What moved and what was allowed, in its order; at most [`MAX_SEEN`].
     */
    seen: Seen[];
    /**
     * Whether there was more.
     */
    more: boolean;
    /**
     * Whether it failed, or a call of it did.
     */
    fails: boolean;
}

/**
 * What was signed.
 */
export type Signed = { signed: "permit"; token: Address; spender: Address; nonce: U256; domain: SignedDomain } | { signed: "daiPermit"; token: Address; spender: Address; nonce: U256; domain: SignedDomain } | { signed: "permit2"; spender: Address; details: SignedNonce[] } | { signed: "transfer"; nonce: U256 } | { signed: "authorization"; token: Address; nonce: U256; domain: SignedDomain } | { signed: "order"; keeper: Address; counter: U256; hash: B256; order: SeaportOrder | null } | { signed: "endless" };

/**
 * Where a check is after a step.
 */
export type Checked = { checked: "more"; check: unknown; calls: Call[] } | { checked: "done"; endings: [Target, Ending][] };

/**
 * Where a look at names is after a step.
 */
export type NamingStep = { naming: "more"; look: unknown; calls: Call[] } | { naming: "done"; found: Named[] };

/**
 * Where a look is after a step.
 */
export type Looked = { looked: "more"; look: unknown; calls: Call[] } | { looked: "done"; now: GivenNow[] };

/**
 * Where a scan is after a step, for the background that drives it.
 */
export interface ScanStep {
    /**
     * What to ask; none means that the scan is over.
     */
    requests: ScanRequest[];
    /**
     * How long to wait before, in ms.
     */
    pause: number;
    /**
     * The last block: an endpoint that does not know it is not to be asked. 0 before it is known.
     */
    head: number;
    /**
     * How far it has come.
     */
    progress: Progress;
    /**
     * How many log requests are still needed, at least.
     */
    needed: number;
}

/**
 * Whether a request had reached the wallet before it could be stopped.
 */
export type Reached = "no" | "yes" | "unknown";

/**
 * Whether a tab is guarded, and if not, why.
 */
export type Protection = "unknown" | "guarded" | "reload" | "withheld" | "impossible";

/**
 * Whether allowances are read again in the background, and what the person is told of then.
 */
export interface Watching {
    /**
     * Whether they are.
     */
    on: boolean;
    /**
     * What the person is told of.
     */
    wants: Wants;
}

/**
 * Whether an allowance can be used now.
 */
export type Status = "active" | "expired" | "underfunded" | "blocked";

/**
 * Who and what a read is about; what it does not need is zero.
 */
export interface Subject {
    /**
     * Whose state it is.
     */
    owner: Address;
    /**
     * Whom else it is about.
     */
    other: Address;
    /**
     * Which one of several.
     */
    number: U256;
}

/**
 * Whom such a request allowed what.
 */
export interface PassedGrant {
    /**
     * The token or collection.
     */
    token: Address;
    /**
     * Who may take of it.
     */
    spender: Address;
}

/**
 * Whose API an explorer has.
 */
export type Explorer = "etherscan" | "blockscout";

/**
 * Why an amount is offered.
 */
export type Why = "balance";

/**
 * `OrderComponents`.
 */
export interface SeaportOrder {
    /**
     * The zone.
     */
    zone: Address;
    /**
     * What is offered.
     */
    offer: SeaportItem[];
    /**
     * What is asked for.
     */
    consideration: SeaportItem[];
    /**
     * `orderType`: 0 to 4.
     */
    orderType: number;
    /**
     * In unix seconds.
     */
    startTime: U256;
    /**
     * In unix seconds.
     */
    endTime: U256;
    /**
     * `zoneHash`.
     */
    zoneHash: B256;
    /**
     * `salt`.
     */
    salt: U256;
    /**
     * `conduitKey`.
     */
    conduitKey: B256;
}
