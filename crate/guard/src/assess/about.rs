//! Why each rule is there and what it compares with, for `docs/rules.md`. Nothing of it is in the modules that ship.
//! What fires it is a sentence of the catalogue, `fires_` and the id with `_` for `-`, which people read in settings.

use super::order::{DUST_LEAST, DUST_PLACES, MOST, SMALL};
use super::stranger::{ALIKE_END, ALIKE_START, MANY, NEARLY_ALL, NEARLY_ALL_OF, YOUNG};
use super::time::{LONG_DEADLINE, LONG_EXPIRY, NO_END, SHORT_EXPIRY, VERY_LONG_DEADLINE};
use crate::calldata::{MAX_ARGUMENT, MAX_NAMED};
use crate::{MAX_QUESTIONS, PERMIT2_UNLIMITED, UINT96_MAX, UNLIMITED_FROM};
use alloy_primitives::U256;

/// The words about one rule.
pub struct About {
    /// The rule's id.
    pub id: &'static str,
    /// Why it has that level.
    pub why: &'static str,
    /// The numbers that it compares with.
    pub thresholds: &'static [Threshold],
}

/// A number that a rule compares with.
pub struct Threshold {
    /// The constant.
    pub name: &'static str,
    /// Its value.
    pub value: Value,
    /// Where the value comes from.
    pub source: &'static str,
}

/// A threshold's value and unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A span in seconds.
    Seconds(u64),
    /// A moment in unix seconds.
    Time(u64),
    /// How many.
    Count(usize),
    /// A token amount in the smallest unit.
    Amount(U256),
}

/// Words about every rule, in the order of [`RULES`](super::RULES).
pub const ABOUT: &[About] = &[
    about(
        "malformed",
        "Wallets complete and coerce what is malformed, each in its own way, so nobody can say what would be signed.",
    ),
    about(
        "bare-hash",
        "The hash can be that of a transaction or an approval of everything.",
    ),
    about(
        "hash-like-message",
        "Safe, and other accounts that are contracts, accept such a signature for whatever the hash stands for.",
    ),
    about("party-listed", "Others were robbed by it."),
    about("site-listed", "Others were robbed there."),
    about(
        "delegate-call",
        "Foreign code can change the owner and move everything in one call.",
    ),
    about(
        "control-code",
        "Code decides over everything that the account has.",
    ),
    about(
        "control-owner",
        "An owner can move everything and shut out the others.",
    ),
    about("control-module", "Modules act without the owners’ signatures."),
    about(
        "control-delegation",
        "The delegate can do all that the account can.",
    ),
    about(
        "control-threshold",
        "With fewer signatures one stolen key can be enough.",
    ),
    about("control-limited", "The limits are code that we do not read."),
    about(
        "control-everywhere",
        "It can be handed in on every chain, also where nothing was meant.",
    ),
    about(
        "control-cleared",
        "What the code did for the account, such as recovery, stops.",
    ),
    about("site-resembles", "Names like that are bought to be mistaken."),
    about(
        "sign-in-elsewhere",
        "Whoever has the message can use the account at that domain.",
    ),
    about(
        "sign-in-for-another",
        "No site can use it; it is a mistake, or a trick.",
    ),
    about(
        "sign-in-malformed",
        "Wallets that compare the site may not notice that it is one.",
    ),
    about(
        "lure",
        "Drainers’ contracts keep what is sent and do nothing for it; honest ones have functions of these names too.",
    ),
    about(
        "endpoint",
        "Whoever runs it decides which balances, prices and results the wallet shows.",
    ),
    about(
        "decrypt",
        "The page gets what was encrypted for the account; wallets are giving the method up, and few honest sites ask.",
    ),
    about(
        "hidden-permit",
        "It may be handed in, and nobody can say for whom.",
    ),
    about("lookalike-call", "That is how approvals look."),
    about(
        "approval-lookalike",
        "It probably is one, for a contract that we do not know.",
    ),
    about(
        "unknown-orders",
        "The hash can hold an order that sells everything for nothing; some marketplaces sign all of theirs so.",
    ),
    about("unknown-permission", "Nobody can say what it lets somebody do."),
    with(
        "unknown-call-for-stranger",
        "What a deposit, withdrawal or swap gives goes to the account that it names. Honest pages name the person’s own.",
        &[threshold(
            "MAX_NAMED",
            Value::Count(MAX_NAMED),
            "strangers whom the chain is asked about: as many as arguments that are searched; more are as bad as one",
        )],
    ),
    with(
        "unknown-typed-data-for-stranger",
        "Ledgers beside the chain send money by such forms to the account that they name.",
        &[threshold(
            "MAX_NAMED",
            Value::Count(MAX_NAMED),
            "strangers whom the chain is asked about; unknown forms seldom name more, and more are as bad as one",
        )],
    ),
    about(
        "witness",
        "Only the spender knows what it means: where the tokens go, or what comes back for them.",
    ),
    with(
        "unknown-call",
        "Most are honest; none can be read. Where nobody else is named, what comes of it seldom goes to somebody else.",
        &[threshold(
            "MAX_ARGUMENT",
            Value::Count(MAX_ARGUMENT),
            "bits; no number is longer, save the largest of all, and an address as short takes 2^65 tries to find",
        )],
    ),
    about("unknown-typed-data", "Most is honest; none can be read."),
    about(
        "unknown-method",
        "Wallets have methods of their own, some of which sign.",
    ),
    about(
        "non-canonical",
        "Contracts accept it while tools show something else; honest libraries never write it.",
    ),
    about("deceptive-text", "It does not say what it seems to say."),
    about(
        "spender-anyone-can-drive",
        "What is approved to it can be taken by the next person who comes along.",
    ),
    about(
        "spender-no-code",
        "Applications are contracts. An ordinary account as spender is one person who can take it.",
    ),
    about("spender-delegated", "The account’s key still moves everything."),
    with(
        "many-transfers",
        "That is how an account is emptied; people pay with one asset.",
        &[threshold(
            "MANY",
            Value::Count(MANY),
            "payments are in one asset; who moves to an own new account is asked once",
        )],
    ),
    with(
        "transfer-of-all",
        "That is how an account is emptied without any approval, a Safe likewise. Who moves to a new account of their own is asked once. What is sent to a router is the next caller's.",
        &[
            threshold(
                "NEARLY_ALL",
                Value::Count(NEARLY_ALL as usize),
                "parts of the balance; thieves leave nothing or, for the look of it, a little",
            ),
            threshold(
                "NEARLY_ALL_OF",
                Value::Count(NEARLY_ALL_OF as usize),
                "the parts of the whole",
            ),
        ],
    ),
    about("transfer-of-item", "It is all there is of it."),
    with(
        "address-lookalike",
        "Such addresses are computed and put into a history to be copied from there.",
        &[
            threshold(
                "ALIKE_START",
                Value::Count(ALIKE_START),
                "hex digits; wallets show four to six on either side, and poisoners compute that many",
            ),
            threshold(
                "ALIKE_END",
                Value::Count(ALIKE_END),
                "hex digits; with the start, two addresses are alike by chance once in 2^28",
            ),
        ],
    ),
    with(
        "spender-young",
        "Drainers’ contracts are made anew when the former ones are known.",
        &[threshold(
            "YOUNG",
            Value::Seconds(YOUNG),
            "most drainers’ contracts are found out within days",
        )],
    ),
    about(
        "spender-unknown",
        "A known application takes what its users ask it to; of a stranger nobody can say what it takes.",
    ),
    about("spender-is-token", "A mistake, or a token made for this."),
    about(
        "spender-known-token",
        "Vaults and wrappers take tokens; other tokens only lose them.",
    ),
    about(
        "spender-new",
        "A site that was taken over asks for another spender than before.",
    ),
    about(
        "spender-zero",
        "Nobody can use it and most tokens refuse it; it shows that something is wrong.",
    ),
    about(
        "spender-unread",
        "It could be an ordinary account. What is not known is not good news.",
    ),
    about(
        "wrong-permit2",
        "Tokens that were approved to the copy are its maker’s.",
    ),
    about(
        "wrong-chain",
        "Thieves ask for the chain that the person does not look at.",
    ),
    about("no-chain-id", "It may hold on several chains."),
    about("unknown-chain", "Nothing could be asked, so nothing is known."),
    about(
        "owner-not-account",
        "The wallet may use its own account whatever the request says.",
    ),
    about("order-for-nothing", "This is how listings are stolen."),
    about("order-pays-others", "Fees are less than half."),
    with(
        "order-for-dust",
        "A theft that asks for next to nothing so that it is not for nothing.",
        &[
            threshold(
                "DUST_PLACES",
                Value::Count(DUST_PLACES as usize),
                "a unit divided by ten to this power: 0.00001 ETH, some cents",
            ),
            threshold(
                "DUST_LEAST",
                Value::Count(DUST_LEAST as usize),
                "smallest units, for assets with few decimal places",
            ),
        ],
    ),
    about(
        "order",
        "It can be taken without asking again, also when the price has become a bad one.",
    ),
    about(
        "swap",
        "Without a least amount others trade before and after the person and keep the difference; a token that nobody knows may be worth nothing. No level knows a fair price, so a swap is asked about wherever the site is new to the person.",
    ),
    with(
        "signed-transfer",
        "Whoever has the signature makes the transfer when they like; paying small sums that way is common.",
        &[
            threshold(
                "MOST",
                Value::Count(MOST as usize),
                "more than the balance divided by this; payments by signature are small, thefts are not",
            ),
            threshold(
                "SMALL",
                Value::Count(SMALL as usize),
                "at most the balance divided by this; a page, a call or a month of something",
            ),
        ],
    ),
    about("manager", "Deposits can be withdrawn, and debts made."),
    about("credit", "The owner owes it."),
    about(
        "order-signer",
        "They can sell what the owner has to themselves; exchanges keep such a key so as not to ask for each order.",
    ),
    about(
        "permission",
        "It renews each period, so that the sum is what counts.",
    ),
    about("rental", "Rewards and access go to the user."),
    about("delegate", "Claims and mints follow the delegate."),
    about("votes", "Nothing can be taken."),
    about(
        "many-tokens",
        "Thieves collect all they can with one click; who provides liquidity gives two.",
    ),
    about(
        "operator-for-all",
        "Also for what comes in later; a marketplace needs it, and so does a thief.",
    ),
    with(
        "unlimited",
        "All there is can be taken, now and later. Common, so by itself no sign of theft. Permit2 takes nothing without another signature.",
        &[
            threshold(
                "SHORT_EXPIRY",
                Value::Seconds(SHORT_EXPIRY),
                "interfaces commonly ask for 30 days, and it is signed a little later",
            ),
            threshold(
                "UNLIMITED_FROM",
                Value::Amount(UNLIMITED_FROM),
                "half of the number space: no token has as much",
            ),
            threshold(
                "PERMIT2_UNLIMITED",
                Value::Amount(PERMIT2_UNLIMITED),
                "Permit2 never decreases this amount (AllowanceTransfer.sol)",
            ),
            threshold(
                "UINT96_MAX",
                Value::Amount(UINT96_MAX),
                "UNI and COMP keep 96 bits and treat this as unlimited",
            ),
        ],
    ),
    about("above-supply", "It is as good as unlimited."),
    about(
        "signature-transfer",
        "Whoever may use it chooses where the tokens go.",
    ),
    about("nft-approval", "It is gone in one step."),
    about(
        "either-token-or-nft",
        "The number is an amount for one and an item for the other.",
    ),
    about("simulation-allows", "What it does is not what it says."),
    with(
        "simulation-moves",
        "Applications take what they were allowed before, and so do thieves. Of the chain's own coin the wallet tells.",
        &[threshold(
            "MANY",
            Value::Count(MANY),
            "as of transfers: people pay with one token",
        )],
    ),
    with(
        "long-deadline",
        "Interfaces commonly allow 30 minutes; a thief waits until the signature is forgotten.",
        &[
            threshold(
                "LONG_DEADLINE",
                Value::Seconds(LONG_DEADLINE),
                "48 times what interfaces commonly allow",
            ),
            threshold(
                "VERY_LONG_DEADLINE",
                Value::Seconds(VERY_LONG_DEADLINE),
                "the longest that interfaces ask for an allowance, which a signature never needs",
            ),
        ],
    ),
    with(
        "long-expiry",
        "Interfaces commonly ask for 30 days, subscriptions for a year.",
        &[threshold(
            "LONG_EXPIRY",
            Value::Seconds(LONG_EXPIRY),
            "a year and a day, so that “a year from now” is not long",
        )],
    ),
    with(
        "no-expiry",
        "It works until it is revoked, and nobody remembers.",
        &[threshold("NO_END", Value::Time(NO_END), "the year 10000")],
    ),
    about(
        "expired",
        "It does nothing any more: `AllowanceExpired`, `SignatureExpired`.",
    ),
    about(
        "this-block",
        "It works in the block that stores it, and in no other.",
    ),
    about("fails-nonce", "The contract would refuse it: `InvalidNonce`."),
    about("fails-balance", "The transfer would fail until there is enough."),
    about(
        "fails-allowance",
        "The transfer would fail until the token is approved to Permit2: `InsufficientAllowance`.",
    ),
    about("fails-owner", "Nobody can take it from there."),
    about("fails-domain", "The contract would refuse it."),
    about(
        "simulation-fails",
        "It would probably fail now; later it may work.",
    ),
    about(
        "already-allowed",
        "It may not be needed, and some tokens refuse to change one that is not zero.",
    ),
    about(
        "spender-changeable",
        "What it does with an allowance can change after the allowance was given. Many honest contracts are proxies.",
    ),
    with(
        "too-many-questions",
        "What is not asked stays unknown.",
        &[threshold(
            "MAX_QUESTIONS",
            Value::Count(MAX_QUESTIONS),
            "one round of calls within 1.5 s",
        )],
    ),
    about("above-balance", "What comes in later can be taken too."),
    about(
        "unread-token",
        "The amount cannot be shown in the token’s own units.",
    ),
    about("submitted-signature", "It is what gives the authority."),
    about(
        "trailing-bytes",
        "They change nothing; honest pages add them to say who referred the person.",
    ),
    about(
        "undeclared-key",
        "It is shown by the page and not signed. Honest requests have them too.",
    ),
    about(
        "bad-checksum",
        "It may be mistyped. Honest requests have them too.",
    ),
    about("unused-type", "It is not signed. Honest requests have them too."),
];

const fn about(id: &'static str, why: &'static str) -> About {
    with(id, why, &[])
}

const fn with(id: &'static str, why: &'static str, thresholds: &'static [Threshold]) -> About {
    About { id, why, thresholds }
}

const fn threshold(name: &'static str, value: Value, source: &'static str) -> Threshold {
    Threshold { name, value, source }
}

#[cfg(test)]
mod tests {
    use super::super::RULES;
    use super::*;

    #[test]
    fn every_rule_has_its_words_in_its_place() {
        let rules = RULES.iter().map(|rule| rule.id);
        let told = ABOUT.iter().map(|about| about.id);
        assert!(
            rules.eq(told),
            "the ids of RULES and ABOUT are not the same in the same order"
        );
    }

    #[test]
    fn words_fit_into_a_table() {
        for about in ABOUT {
            let words = about.why;
            assert!(
                words.ends_with('.') && !words.contains('|'),
                "{}: {words}",
                about.id
            );
        }
    }
}
