//! What contracts would refuse, told in advance: the checks that they make themselves, with what they keep now. That
//! something would fail lowers no level, since it may work later. What has ended is told by `expired`.

use super::{Told, compared};
use crate::gather::Gather as _;
use crate::judge::case::Case;
use crate::judge::{MAX_QUESTIONS, simulated};
use crate::map::Set;
use crate::multicall::address_word;
use crate::{Amount, Arg, Asset, By, Grant, GrantKind, Level, Question, Reading, State, Subject, Text};
use alloy_primitives::{Address, U256};

/// What to ask for these checks. Nothing hangs on the answers but what is told, so that nothing waits for them.
pub(crate) fn questions(case: &Case<'_>) -> Vec<Question> {
    let mut all = separator(case).into_iter().gather();
    for grant in case.grants() {
        // Each looks at others: no more are made than have room.
        if all.len() >= MAX_QUESTIONS {
            return all;
        }
        let of_grant = [
            nonce_of(case, grant),
            pulled(case, grant),
            standing(case, grant),
            case.owner_question(&grant.asset),
        ];
        all.extend(of_grant.into_iter().flatten());
    }
    for order in case.orders() {
        all.extend(
            order
                .gives
                .iter()
                .filter_map(|leg| case.owner_question(&leg.asset)),
        );
    }
    super::proxy::ask(case, &mut all);
    simulated::ask(case, &mut all);
    all
}

/// The signature's nonce is not the one that the contract would take (`InvalidNonce`).
pub(super) fn nonce(case: &Case<'_>) -> Vec<Told> {
    // Each entry of a permit for the same token and spender takes the next nonce; the first is what is stored.
    let mut seen = Set::default();
    let mut grants = case.grants().filter(|grant| {
        let Some(question) = nonce_of(case, grant) else {
            return false;
        };
        let stored = seen.insert(question).then(|| case.state(&question)).flatten();
        matches!((grant.nonce, stored), (Some(nonce), Some(stored)) if is_refused(grant.kind, nonce, stored))
    });
    let Some(grant) = grants.next() else {
        return Vec::new();
    };
    let text = Text::new("rule_fails_nonce").with("contract", Arg::Address { value: grant.keeper });
    let value = grant.nonce.unwrap_or_default();
    vec![Told::new(Level::Low, text.with("nonce", Arg::Number { value }))]
}

/// The owner has less than what would be taken at once.
pub(super) fn balance(case: &Case<'_>) -> Vec<Told> {
    let transfers = case
        .signed_transfers()
        .map(|transfer| (transfer.asset, transfer.from, transfer.amount));
    let given = case.orders().flat_map(|order| {
        let legs = order.gives.iter();
        legs.map(|leg| (leg.asset, order.maker, leg.amount))
    });
    let once = case.grants().filter_map(|grant| match grant.amount {
        Amount::Exact { value } if grant.kind == GrantKind::Permit2Transfer => {
            Some((grant.asset, grant.owner, value))
        }
        _ => None,
    });
    let mut all = transfers.chain(given).chain(once);
    let short = all.find_map(|(asset, owner, amount)| {
        let balance = case.facts_of(&asset, owner)?.balance?;
        let is_short = matches!(asset, Asset::Token { .. }) && amount > balance;
        is_short.then(|| [amount, balance].map(|amount| case.amount(amount, &asset, owner)))
    });
    let Some([amount, balance]) = short else {
        return Vec::new();
    };
    let text = Text::new("rule_fails_balance").with("amount", amount);
    vec![Told::new(Level::Low, text.with("balance", balance))]
}

/// Permit2 may take the tokens only as far as the token itself lets it (`InsufficientAllowance`).
pub(super) fn allowance(case: &Case<'_>) -> Vec<Told> {
    let stored =
        |grant: &Grant| pulled(case, grant).and_then(|question| case.state(&question)?.first().copied());
    let is_short = |grant: &&Grant| {
        let needed = match grant.amount {
            Amount::Exact { value } => value,
            Amount::Unlimited { .. } | Amount::All => U256::ONE,
        };
        stored(grant).is_some_and(|stored| needed > stored)
    };
    let grants: Vec<&Grant> = case.grants().filter(is_short).gather();
    let allowed = |grant: &Grant| {
        let stored = stored(grant).unwrap_or_default();
        case.amount(stored, &grant.asset, grant.owner)
    };
    compared(
        case,
        Level::Low,
        "rule_fails_allowance",
        &grants,
        "allowed",
        &allowed,
    )
}

/// The account does not own the item, so nobody can take it from there.
pub(super) fn owner(case: &Case<'_>) -> Vec<Told> {
    let granted = case.grants().map(|grant| (grant.asset, grant.owner));
    let given = case.orders().flat_map(|order| {
        let legs = order.gives.iter();
        legs.map(|leg| (leg.asset, order.maker))
    });
    let mut all = granted.chain(given);
    let foreign = all.find(|(asset, owner)| {
        let stored = case
            .owner_question(asset)
            .and_then(|question| case.state(&question)?.first());
        let owner = owner.or(case.account).map(address_word);
        matches!((stored, owner), (Some(stored), Some(owner)) if *stored != owner)
    });
    let Some((Asset::Nft { address, id }, owner)) = foreign else {
        return Vec::new();
    };
    let text = Text::new("rule_fails_owner").with("id", Arg::Number { value: id });
    vec![Told::new(
        Level::Low,
        text.with("token", case.token(address, owner)),
    )]
}

/// The contract checks signatures for another domain than this one, so it would not take it.
pub(super) fn domain(case: &Case<'_>) -> Vec<Told> {
    let stored = separator(case).and_then(|question| case.state(&question)?.first());
    let signed = case
        .read
        .digests
        .map(|digests| U256::from_be_bytes(digests.domain_hash.0));
    let differ = matches!((stored, signed), (Some(stored), Some(signed)) if *stored != signed);
    let contract = case
        .read
        .domain
        .as_ref()
        .and_then(|domain| domain.verifying_contract);
    match contract.filter(|_| differ) {
        Some(value) => told("rule_fails_domain", "contract", Arg::Address { value }),
        None => Vec::new(),
    }
}

/// The spender may take some of it already, and what it may is replaced, or grows.
pub(super) fn already(case: &Case<'_>) -> Vec<Told> {
    let tokens = case
        .grants()
        .filter(|grant| matches!(grant.asset, Asset::Token { .. }));
    let mut found = tokens.filter_map(|grant| {
        let stored = *case.state(&standing(case, grant)?)?.first()?;
        (!stored.is_zero()).then_some((grant, stored))
    });
    let Some((grant, stored)) = found.next() else {
        return Vec::new();
    };
    let text = Text::new("rule_already_allowed").with("spender", Arg::Address { value: grant.spender });
    let amount = case.amount(stored, &grant.asset, grant.owner);
    vec![Told::new(Level::Low, text.with("amount", amount))]
}

fn told(id: &str, name: &'static str, arg: Arg) -> Vec<Told> {
    vec![Told::new(Level::Low, Text::new(id).with(name, arg))]
}

/// As the contracts check it: an unordered nonce's bit must be unset, any other must be the next.
fn is_refused(kind: GrantKind, nonce: U256, stored: &[U256]) -> bool {
    match (kind, stored) {
        (GrantKind::Permit2Transfer, [word]) => word.bit(usize::from(nonce.byte(0))),
        (GrantKind::Permit2, [_, _, next]) | (GrantKind::Allowance, [next]) => nonce != *next,
        _ => false,
    }
}

/// Where the nonce of a signed grant is kept.
fn nonce_of(case: &Case<'_>, grant: &Grant) -> Option<Question> {
    let nonce = grant.nonce.filter(|_| grant.by != By::Transaction)?;
    let owner = grant.owner.or(case.account)?;
    let (state, other, number) = match grant.kind {
        GrantKind::Permit2 => (State::Permit2, grant.spender, address_word(grant.asset.address())),
        GrantKind::Permit2Transfer => (State::NonceWord, Address::ZERO, nonce.wrapping_shr(8)),
        GrantKind::Allowance => (State::Nonce, Address::ZERO, U256::ZERO),
        _ => return None,
    };
    ask(case, grant.keeper, state, owner, other, number)
}

/// What the token lets Permit2 take, unless the request itself changes that.
fn pulled(case: &Case<'_>, grant: &Grant) -> Option<Question> {
    let (GrantKind::Permit2 | GrantKind::Permit2Transfer, Asset::Token { address }) =
        (grant.kind, grant.asset)
    else {
        return None;
    };
    let mut others = case.grants().take(MAX_SIBLINGS);
    let is_set = others.any(|other| other.spender == grant.keeper && other.asset.address() == address);
    let owner = grant.owner.or(case.account).filter(|_| !is_set)?;
    ask(case, address, State::Allowance, owner, grant.keeper, U256::ZERO)
}

/// What the spender may take already, where a transaction sets it anew. What may turn out to be a token is asked too:
/// its answer comes with the same round that tells.
fn standing(case: &Case<'_>, grant: &Grant) -> Option<Question> {
    let (Asset::Token { address } | Asset::Either { address, .. }) = grant.asset else {
        return None;
    };
    let kinds = [GrantKind::Allowance, GrantKind::Increase, GrantKind::Approve];
    let sets = kinds.contains(&grant.kind) && grant.by == By::Transaction;
    let owner = grant.owner.or(case.account).filter(|_| sets)?;
    ask(case, address, State::Allowance, owner, grant.spender, U256::ZERO)
}

/// The domain separator of the contract that a signature is for.
fn separator(case: &Case<'_>) -> Option<Question> {
    let signs = case.read.reading == Reading::Approval && case.read.digests.is_some();
    let domain = case.read.domain.as_ref().filter(|_| signs)?;
    let contract = domain.verifying_contract?;
    ask(
        case,
        contract,
        State::Domain,
        Address::ZERO,
        Address::ZERO,
        U256::ZERO,
    )
}

fn ask(
    case: &Case<'_>,
    address: Address,
    state: State,
    owner: Address,
    other: Address,
    number: U256,
) -> Option<Question> {
    Some(Question::State {
        chain: case.chain?,
        address,
        state,
        about: Subject { owner, other, number },
    })
}

/// The most grants of a request among which one is sought that another depends on.
const MAX_SIBLINGS: usize = 64;
