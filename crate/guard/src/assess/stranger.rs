//! Who is a stranger: to the directory, to the person, to this site, to the chain.

use super::Told;
use super::time::span;
use crate::calldata::MAX_NAMED;
use crate::gather::Gather as _;
use crate::judge::case::{Case, Note, Spender};
use crate::judge::words::count;
use crate::map::{Map, Set};
use crate::{Arg, Asset, Code, Effect, Level, Opaque, Role, Standard, Text, Transfer};
use alloy_primitives::{Address, U256};

/// A contract is young for so long, in seconds: three days, in which most drainers are found out and left behind.
pub const YOUNG: u64 = 3 * 86_400;
/// So many hex digits at the beginning of two addresses make them look alike, if [`ALIKE_END`] are the same too.
/// Poisoners compute that many because wallets show four to six on either side; by chance it is one pair in 2^28.
pub const ALIKE_START: usize = 3;
/// So many different assets that go to the same stranger in one request are many. People pay with one.
pub const MANY: usize = 2;
/// A transfer of at least so many parts of [`NEARLY_ALL_OF`] of the balance empties it. Thieves leave nothing or, for the
/// look of it, a little.
pub const NEARLY_ALL: u64 = 9;
/// The parts of which [`NEARLY_ALL`] are nearly all.
pub const NEARLY_ALL_OF: u64 = 10;
/// So many hex digits at the end of two addresses make them look alike, beside [`ALIKE_START`].
pub const ALIKE_END: usize = 4;

/// Somebody who is not the one that the person has dealt with but whose address looks like it: a poisoned one.
pub(super) fn lookalike(case: &Case<'_>) -> Vec<Told> {
    let memory = &case.context.memory;
    let mut seen = Set::default();
    receivers(case)
        .filter(|&receiver| seen.insert(receiver) && !case.has_met(receiver))
        .filter_map(|receiver| {
            let met = memory.met.iter().chain(&memory.spenders).chain(&case.account);
            let like = met.copied().find(|&met| is_alike(receiver, met))?;
            let text = Text::new("rule_address_lookalike").with("address", Arg::Address { value: receiver });
            Some(Told::new(
                Level::Critical,
                text.with("met", Arg::Address { value: like }),
            ))
        })
        .gather()
}

/// A spender that neither the directory nor the person knows. Worse if it would get all there is, or by a signature,
/// of which nothing is seen on the chain until it is used.
pub(super) fn unknown(case: &Case<'_>) -> Vec<Told> {
    strangers(case)
        .filter(|spender| !case.has_role(spender.address, Role::Token))
        .map(|spender| {
            let takes_all = spender.wide || spender.signed || spender.whole;
            // Who was allowed something once, perhaps next to nothing, is not to be given everything for it.
            let is_met = case.has_met(spender.address);
            let level = if takes_all && !is_met {
                Level::High
            } else {
                Level::Medium
            };
            Told::new(level, of("rule_spender_unknown", spender))
        })
        .gather()
}

/// A spender that the person has not allowed anything at this site, where others were allowed before.
pub(super) fn new(case: &Case<'_>) -> Vec<Told> {
    let before = &case.context.memory.spenders;
    if !case.context.looked_up || before.is_empty() {
        return Vec::new();
    }
    case.spenders
        .iter()
        .filter(|spender| !before.contains(&spender.address))
        .map(|spender| {
            let is_known = case.is_app(spender.address) || case.has_met(spender.address);
            let level = if is_known { Level::Low } else { Level::Medium };
            Told::new(level, of("rule_spender_new", spender))
        })
        .gather()
}

/// Several assets that go to one stranger in one go, as whoever empties an account sends them.
pub(super) fn many_transfers(case: &Case<'_>) -> Vec<Told> {
    let mut assets: Map<Address, Set<(Address, Option<U256>)>> = Map::default();
    for effect in &case.read.effects {
        let Effect::Transfer(transfer) = effect else {
            continue;
        };
        if let Some(to) = case.strange_recipient(transfer) {
            let id = match transfer.asset {
                Asset::Nft { id, .. } => Some(id),
                _ => None,
            };
            assets.update(to, |assets| {
                assets.insert((transfer.asset.address(), id));
            });
        }
    }
    assets
        .into_sorted()
        .filter(|(_, assets)| assets.len() >= MANY)
        .map(|(to, assets)| {
            let text = Text::new("rule_many_transfers").with("count", count(assets.len()));
            Told::new(Level::High, text.with("recipient", Arg::Address { value: to }))
        })
        .gather()
}

/// Nearly all that there is of a token goes to people whom nobody knows, in a transaction, or may be all.
pub(super) fn transfer_of_all(case: &Case<'_>) -> Vec<Told> {
    let mut sums: Map<(Address, Address), Sum<'_>> = Map::default();
    for transfer in case.made_transfers().filter(|transfer| is_amount(case, transfer)) {
        if let Some(to) = case.strange_recipient(transfer) {
            let owner = transfer.from.or(case.account).unwrap_or_default();
            sums.update((transfer.asset.address(), owner), |sum| {
                sum.amount = sum.amount.saturating_add(transfer.amount);
                sum.first = sum.first.or(Some((transfer, to)));
            });
        }
    }
    sums.into_sorted()
        .filter_map(|(_, sum)| {
            let (transfer, to) = sum.first.filter(|_| !sum.amount.is_zero())?;
            let facts = case.facts_of(&transfer.asset, transfer.from);
            let (level, id) = match facts.and_then(|facts| facts.balance) {
                // Nothing is there yet, or nobody says.
                Some(U256::ZERO) | None => (Level::Medium, "rule_transfer_of_all_perhaps"),
                Some(balance) if is_nearly_all(sum.amount, balance) => (Level::High, "rule_transfer_of_all"),
                Some(_) => return None,
            };
            let text = Text::new(id).with("recipient", Arg::Address { value: to });
            let text = text.with("amount", case.amount(sum.amount, &transfer.asset, transfer.from));
            Some(Told::new(
                level,
                text.with("token", case.name(&transfer.asset, transfer.from)),
            ))
        })
        .gather()
}

/// An item goes to somebody whom nobody knows: it is all there is of it.
pub(super) fn transfer_of_item(case: &Case<'_>) -> Vec<Told> {
    let mut seen = Set::default();
    let items = case.made_transfers().filter(|transfer| match transfer.asset {
        Asset::Nft { .. } => true,
        Asset::Either { .. } => !is_amount(case, transfer),
        _ => false,
    });
    let given = items.filter_map(|transfer| Some((transfer, case.strange_recipient(transfer)?)));
    given
        .filter(|(_, to)| seen.insert(*to))
        .map(|(transfer, to)| {
            let text = Text::new("rule_transfer_of_item").with("recipient", Arg::Address { value: to });
            let token = case.name(&transfer.asset, transfer.from);
            Told::new(Level::Medium, text.with("token", token))
        })
        .gather()
}

/// What goes of one token of one owner.
#[derive(Default)]
struct Sum<'c> {
    amount: U256,
    first: Option<(&'c Transfer, Address)>,
}

/// Whether it is so much of a token. What may be an item or an amount is one unless its contract says what it is.
fn is_amount(case: &Case<'_>, transfer: &Transfer) -> bool {
    match transfer.asset {
        Asset::Token { .. } => true,
        Asset::Either { .. } => {
            let facts = case.facts_of(&transfer.asset, transfer.from);
            facts.is_none_or(|facts| facts.standard != Standard::Erc721)
        }
        _ => false,
    }
}

fn is_nearly_all(amount: U256, balance: U256) -> bool {
    amount.saturating_mul(U256::from(NEARLY_ALL_OF)) >= balance.saturating_mul(U256::from(NEARLY_ALL))
}

/// An unknown function that is given the account of somebody whom nobody knows: what comes of it may go there. So it is
/// where more are named than the chain is asked about.
pub(super) fn named(case: &Case<'_>) -> Vec<Told> {
    named_by(case, has_unread(case, is_call), "rule_unknown_call_for_stranger")
}

/// The same of typed data, and of a part of it that only the spender can read.
pub(super) fn named_in_data(case: &Case<'_>) -> Vec<Told> {
    let is_unread = case.read.notes.contains(&Note::Witness) || has_unread(case, |opaque| !is_call(opaque));
    named_by(case, is_unread, "rule_unknown_typed_data_for_stranger")
}

fn has_unread(case: &Case<'_>, is_source: fn(&Opaque) -> bool) -> bool {
    let mut effects = case.read.effects.iter();
    effects.any(|effect| matches!(effect, Effect::Opaque(opaque) if is_source(opaque)))
}

fn named_by(case: &Case<'_>, is_unread: bool, id: &str) -> Vec<Told> {
    if !is_unread {
        return Vec::new();
    }
    let people = case.strangers().filter(|&named| case.is_person(named));
    let texts = people.map(|value| Text::new(id).with("address", Arg::Address { value }));
    let many = case.strangers().nth(MAX_NAMED);
    let more = many.map(|_| Text::new(&[id, "s"].concat()));
    texts
        .chain(more)
        .map(|text| Told::new(Level::High, text))
        .gather()
}

fn is_call(opaque: &Opaque) -> bool {
    matches!(opaque, Opaque::Call { .. })
}

/// A spender that has not been there for long.
pub(super) fn young(case: &Case<'_>) -> Vec<Told> {
    let ages = &case.context.memory.ages;
    let oldest = case.context.now.saturating_sub(YOUNG);
    case.spenders
        .iter()
        .filter(|spender| !case.is_app(spender.address))
        .filter_map(|spender| {
            let age = ages.iter().find(|age| age.address == spender.address)?;
            let time = U256::from(age.since);
            let text = of("rule_spender_young", spender)
                .with("time", Arg::Time { value: time })
                .with("limit", span(YOUNG));
            (age.since > oldest).then(|| Told::new(Level::High, text))
        })
        .gather()
}

/// A spender that the directory knows as a token and as nothing else. Whatever it is given, nobody else can take it.
pub(super) fn is_known_token(case: &Case<'_>) -> Vec<Told> {
    case.spenders
        .iter()
        .filter(|spender| case.has_role(spender.address, Role::Token) && !case.is_app(spender.address))
        .map(|spender| {
            let level = if spender.wide { Level::Medium } else { Level::Low };
            Told::new(level, of("rule_spender_known_token", spender))
        })
        .gather()
}

/// Contracts that nobody knows. What has no code is told of elsewhere, and worse.
fn strangers<'c>(case: &'c Case<'_>) -> impl Iterator<Item = &'c Spender> {
    case.spenders.iter().filter(|spender| {
        let is_contract = matches!(spender.code, Some(Code::Contract) | None);
        let takes_all = spender.wide || spender.signed || spender.whole;
        let is_known = case.is_app(spender.address) || (case.has_met(spender.address) && !takes_all);
        case.context.looked_up && is_contract && !spender.agent && !is_known
    })
}

/// Everybody who would get something, or power.
fn receivers<'c>(case: &'c Case<'_>) -> impl Iterator<Item = Address> + 'c {
    let spenders = case.spenders.iter().map(|spender| spender.address);
    let others = case.read.effects.iter().filter_map(|effect| match effect {
        Effect::Transfer(transfer) => transfer.to,
        Effect::Control(control) => control.who,
        _ => None,
    });
    spenders.chain(others)
}

/// Whether somebody who compares the ends of two different addresses would take one for the other.
fn is_alike(one: Address, other: Address) -> bool {
    let same = |(one, other): &(u8, u8)| one == other;
    let start = digits(one).zip(digits(other)).take_while(same).count();
    let end = digits(one)
        .rev()
        .zip(digits(other).rev())
        .take_while(same)
        .count();
    one != other && start >= ALIKE_START && end >= ALIKE_END
}

/// The hex digits of an address.
fn digits(address: Address) -> impl DoubleEndedIterator<Item = u8> {
    address.0.0.into_iter().flat_map(|byte| [byte >> 4, byte & 15])
}

fn of(id: &str, spender: &Spender) -> Text {
    let value = spender.address;
    Text::new(id).with("spender", Arg::Address { value })
}
