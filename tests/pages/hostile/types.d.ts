import type { Page } from './page.js';

/** One JSON-RPC request. */
export interface Asked {
  method: string;
  params?: any;
}

/**
 * What must come of an attack.
 *
 * - `held`: a person is asked, and the wallet has seen nothing.
 * - `judged-as LEVEL` or `judged-as LEVEL: RULE`: held, with this verdict, and this rule among its findings.
 * - `refused CODE`: an error with this code, nobody is asked, and the wallet has seen nothing.
 * - `ignored`: it is no request to anybody.
 * - `forwarded as judged`: after the person's Continue the wallet got what was shown, once.
 * - `held, then held anew`: after the person's Continue a person is asked again, and the wallet has seen nothing.
 * - `residual: WHY`: it cannot be stopped today; the wallet gets it unasked.
 */
export type Expected = string;

/** Which wallet is attacked: MetaMask's transport, one that nobody knows, or those of all known wallets at once. */
export type Wallet = 'metamask' | 'unknown' | 'wires';

/** Which run of the suite: the browser, the wallet if it is not MetaMask's, and our id above the wallet's (Chromium). */
export type Run = `${'chromium' | 'firefox'}${'' | ', unknown wallet' | ', all wallets'}${'' | ', id above'}`;

export interface Attack {
  /** What the page does, in one plain sentence. */
  attack: string;
  /** What must come of it, everywhere or by the run; `else` is for the other runs, which are left out without it. */
  expected: Expected | (Partial<Record<Run, Expected>> & { else?: Expected });
  /** The rows of the list of known techniques that it belongs to. */
  known?: string[];
  /** Words that make several cases of one attack. */
  variants?: readonly string[];
  /** The wallets that it is for (default: `metamask`). */
  wallets?: readonly Wallet[];
  /** Also run with our id above the wallet's; what it comes to there is `expected`, or its entry. */
  order?: boolean;
  /** Run it before anything else in the document, even before the site is connected. */
  early?: boolean;
  /** Serve it from an origin that browsers do not call secure. */
  insecure?: true;
  /** `false` if an honest request cannot follow in the same document; another document still checks. */
  fence?: false;
  /** The mildest verdict that it may get when it is held. */
  atLeast?: 'low' | 'medium' | 'high' | 'critical';
  /** What the person does then. */
  person?: 'continue' | 'refuse' | 'close';
  /** What happens to the wallet while the prompt is open. */
  meanwhile?: { setChain?: string; setAccount?: number };
  /** What the wallet must not find in what it gets, at any depth. */
  forwards?: { without: string[] };
  /** What the prompt has to say, as a regular expression. */
  shows?: string;
  /** What it must never say. */
  hides?: string;
  run(page: Page, variant: string): unknown;
  /** Other documents of the attack, at `part/ID/NAME`. */
  parts?: Record<string, (page: Page, variant: string) => unknown>;
}

/** What the runner tells a case's documents. */
export interface Setup {
  /** Names this performance in reports. */
  key: string;
  /** Where reports go. */
  site: string;
  /** The address of the guard's own pages. */
  extension: string;
  /** Another origin that serves the same. */
  elsewhere: string;
  user: string;
  chainId: number;
  contracts: Record<string, string>;
  /** The wallet's `target`, the stream's `name`, and the `target` of its answers. */
  channel: [string, string, string];
  /** Hexadecimal text of the honest message that follows. */
  honest: string;
}
