//! What a standing allowance means today: status, exposure and risk.

use super::candidate::Candidate;
use super::event::PERMIT2;
use super::read::Reads;
use super::standing::Live;
use super::what::{Found, What};
use super::{Allowance, AllowanceKey, AllowanceKind, Status};
use crate::{Amount, Arg, ChainId, Expiry, Level, Text};
use alloy_primitives::{Address, U256};
use std::cmp::{Ordering, Reverse};

/// The reads that tell what an allowance means, beside its own state.
pub(super) fn whats(key: &AllowanceKey) -> Vec<What> {
    let [symbol, balance, decimals] = token_reads(key);
    match key.kind {
        AllowanceKind::Erc20 | AllowanceKind::Erc6909 => vec![symbol, balance, decimals],
        AllowanceKind::Nft | AllowanceKind::Operator => vec![symbol, balance],
        AllowanceKind::Erc777Operator => vec![symbol, balance, decimals],
        AllowanceKind::Permit2 => vec![symbol, balance, decimals, through(key)],
        // Of all ids together there is no balance.
        AllowanceKind::Erc6909Operator => vec![symbol],
        // What the owner owes already bounds nothing.
        AllowanceKind::Credit => vec![symbol, decimals],
        // It is over what the owner has elsewhere, or everything there.
        AllowanceKind::Authorization
        | AllowanceKind::Relayer
        | AllowanceKind::MasterContract
        | AllowanceKind::Code => Vec::new(),
    }
}

/// What a token says of itself and of the owner: its symbol, the balance and its decimal places.
fn token_reads(key: &AllowanceKey) -> [What; 3] {
    let AllowanceKey { owner, token, .. } = *key;
    match (key.kind, key.token_id) {
        (AllowanceKind::Erc6909, Some(id)) => [
            What::SymbolOf { token, id },
            What::BalanceOf { token, owner, id },
            What::DecimalsOf { token, id },
        ],
        _ => [
            What::Symbol { token },
            What::Balance { token, owner },
            What::Decimals { token },
        ],
    }
}

/// That an account runs the code of a contract (EIP-7702).
pub(super) fn code(chain: ChainId, owner: Address, contract: Address) -> Allowance {
    let key = AllowanceKey {
        chain,
        owner,
        kind: AllowanceKind::Code,
        token: owner,
        token_id: None,
        spender: contract,
    };
    let live = Live {
        amount: Amount::All,
        expiry: Expiry::Never,
        nonce: None,
    };
    statement(Facts::read(&key, &live, &Reads::default(), 0), &live, None)
}

/// The whole statement of one standing allowance at `now` (unix seconds).
pub(super) fn rate(candidate: &Candidate, live: &Live, reads: &Reads, now: u64) -> Allowance {
    let facts = Facts::read(&candidate.key, live, reads, now);
    statement(facts, live, candidate.block)
}

fn statement(facts: Facts, live: &Live, block: Option<u64>) -> Allowance {
    let (risk, why) = risk(&facts);
    Allowance {
        key: facts.key,
        amount: live.amount,
        expiry: live.expiry,
        nonce: live.nonce,
        status: facts.status(),
        exposed: facts.exposed(),
        symbol: facts.symbol,
        decimals: facts.decimals,
        balance: facts.balance,
        risk,
        why,
        block: block.map(U256::from),
        spender_name: None,
    }
}

/// Worst first; among equals the larger exposure, an unknown one last (any contract can refuse to say),
/// then by key.
pub(super) fn worst_first(one: &Allowance, other: &Allowance) -> Ordering {
    let rank = |allowance: &Allowance| {
        // `None` is less than any number.
        (Reverse((allowance.risk, allowance.exposed)), allowance.key)
    };
    rank(one).cmp(&rank(other))
}

/// What the token lets Permit2 take.
const fn through(key: &AllowanceKey) -> What {
    What::Allowance {
        token: key.token,
        owner: key.owner,
        spender: PERMIT2,
    }
}

/// Everything that is known of one allowance. Amounts in the token's smallest unit.
struct Facts {
    key: AllowanceKey,
    amount: Amount,
    /// Unix seconds; `None` means never.
    until: Option<U256>,
    expired: bool,
    symbol: Option<String>,
    decimals: Option<u8>,
    balance: Option<U256>,
    through: Option<U256>,
}

impl Facts {
    fn read(key: &AllowanceKey, live: &Live, reads: &Reads, now: u64) -> Self {
        let chain = key.chain;
        let [symbol, balance, decimals] = token_reads(key);
        let until = match live.expiry {
            Expiry::At { time } => Some(time),
            _ => None,
        };
        Facts {
            key: *key,
            amount: live.amount,
            until,
            // Permit2 reverts only when the block's time is greater.
            expired: until.is_some_and(|time| U256::from(now) > time),
            symbol: match reads.get(chain, symbol) {
                Found::Symbol(symbol) => Some(symbol.clone()),
                _ => None,
            },
            decimals: match reads.get(chain, decimals) {
                Found::Decimals(decimals) => Some(*decimals),
                _ => None,
            },
            balance: match key.kind {
                // Of which ids is not known, and of a vault (ERC-7540) it would be the shares.
                AllowanceKind::Erc6909Operator => None,
                _ => reads.number(chain, balance),
            },
            through: match key.kind {
                AllowanceKind::Permit2 => reads.number(chain, through(key)),
                _ => None,
            },
        }
    }

    fn is_permit2(&self) -> bool {
        self.key.kind == AllowanceKind::Permit2
    }

    fn is_blocked(&self) -> bool {
        self.is_permit2() && self.through == Some(U256::ZERO)
    }

    fn status(&self) -> Status {
        if self.expired {
            return Status::Expired;
        }
        if self.is_blocked() {
            return Status::Blocked;
        }
        let beyond_balance = match (self.key.kind, self.amount, self.balance) {
            (AllowanceKind::Nft, ..) => false,
            (_, Amount::Exact { value }, Some(balance)) => balance < value,
            _ => false,
        };
        if beyond_balance || self.is_throttled() {
            return Status::Underfunded;
        }
        Status::Active
    }

    /// Whether the token lets Permit2 take less than there is to take.
    fn is_throttled(&self) -> bool {
        let wanted = least([self.amount.value(), self.balance]);
        match (self.through, wanted) {
            (Some(through), Some(wanted)) => through < wanted,
            _ => false,
        }
    }

    /// What could be taken now; `None` is unknown.
    fn exposed(&self) -> Option<U256> {
        if self.expired || self.is_blocked() {
            return Some(U256::ZERO);
        }
        match self.key.kind {
            AllowanceKind::Nft => Some(U256::ONE),
            AllowanceKind::Operator | AllowanceKind::Erc777Operator => self.balance,
            AllowanceKind::Erc6909Operator
            | AllowanceKind::Credit
            | AllowanceKind::Authorization
            | AllowanceKind::Relayer
            | AllowanceKind::MasterContract
            | AllowanceKind::Code => None,
            AllowanceKind::Erc20 | AllowanceKind::Erc6909 => least([self.amount.value(), self.balance]),
            AllowanceKind::Permit2 => least([least([self.amount.value(), self.balance]), self.through]),
        }
    }

    fn say(&self, id: &str) -> Text {
        let spender = Arg::Address {
            value: self.key.spender,
        };
        let token = Arg::Token {
            address: self.key.token,
            symbol: self.symbol.clone(),
        };
        Text::new(id).with("spender", spender).with("token", token)
    }

    fn sum(&self, value: U256) -> Arg {
        Arg::Amount {
            value,
            decimals: self.decimals,
            symbol: self.symbol.clone(),
        }
    }

    fn timed(&self, text: Text) -> Text {
        match self.until {
            Some(value) => text.with("until", Arg::Time { value }),
            None => text,
        }
    }
}

/// The least of two numbers; 0 needs only one of them, else an unknown one makes it unknown.
fn least([one, other]: [Option<U256>; 2]) -> Option<U256> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (Some(U256::ZERO), None) | (None, Some(U256::ZERO)) => Some(U256::ZERO),
        _ => None,
    }
}

/// How dangerous it is to leave an allowance, and why. An unknown balance counts as one worth taking.
fn risk(facts: &Facts) -> (Level, Text) {
    if facts.expired {
        return (Level::Low, facts.timed(facts.say("risk_expired")));
    }
    if facts.is_blocked() {
        return (Level::Low, facts.say("risk_blocked"));
    }
    match (facts.key.kind, facts.amount) {
        (AllowanceKind::Nft, _) => nft(facts),
        (AllowanceKind::Credit, amount) => credit(facts, amount),
        (AllowanceKind::Authorization | AllowanceKind::MasterContract, _) => {
            (Level::High, facts.say("risk_positions"))
        }
        (AllowanceKind::Code, _) => (Level::High, facts.say("risk_code")),
        (AllowanceKind::Relayer, _) => (Level::High, facts.say("risk_relayer")),
        (AllowanceKind::Erc777Operator, _) => unlimited(facts),
        (_, Amount::All) => operator(facts),
        (_, Amount::Unlimited { .. }) => unlimited(facts),
        (_, Amount::Exact { value }) => exact(facts, value),
    }
}

fn nft(facts: &Facts) -> (Level, Text) {
    let id = Arg::Number {
        value: facts.key.token_id.unwrap_or_default(),
    };
    (Level::Medium, facts.say("risk_nft").with("id", id))
}

/// What could be borrowed today depends on collateral and prices.
fn credit(facts: &Facts, amount: Amount) -> (Level, Text) {
    match amount {
        Amount::Exact { value } => {
            let text = facts.say("risk_credit");
            (Level::Medium, text.with("amount", facts.sum(value)))
        }
        _ => (Level::High, facts.say("risk_credit_unlimited")),
    }
}

fn operator(facts: &Facts) -> (Level, Text) {
    match facts.balance {
        Some(U256::ZERO) => (Level::Medium, facts.say("risk_operator_empty")),
        _ => (Level::High, facts.say("risk_operator")),
    }
}

fn unlimited(facts: &Facts) -> (Level, Text) {
    let exposed = facts.exposed();
    if exposed == Some(U256::ZERO) {
        return (Level::Medium, facts.say("risk_unlimited_empty"));
    }
    if let Some(value) = exposed.filter(|_| facts.is_throttled()) {
        let text = facts.say("risk_unlimited_part");
        return (Level::High, text.with("exposed", facts.sum(value)));
    }
    if facts.until.is_some() {
        return (Level::High, facts.timed(facts.say("risk_unlimited_until")));
    }
    (Level::High, facts.say("risk_unlimited"))
}

fn exact(facts: &Facts, amount: U256) -> (Level, Text) {
    match facts.exposed() {
        Some(U256::ZERO) => {
            let text = facts.say("risk_exact_empty");
            (Level::Low, text.with("amount", facts.sum(amount)))
        }
        None => {
            let text = facts.say("risk_exact_unknown");
            (Level::Medium, text.with("amount", facts.sum(amount)))
        }
        Some(exposed) => {
            let id = if facts.until.is_some() {
                "risk_exact_until"
            } else {
                "risk_exact"
            };
            let text = facts.timed(facts.say(id));
            (Level::Medium, text.with("exposed", facts.sum(exposed)))
        }
    }
}
