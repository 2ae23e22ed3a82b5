//! News: what a list of allowances has that the person was not told of yet.
//!
//! [`news`] compares the list now with what was told of it ([`Told`]). A first list is no news, but for what is about to
//! end. What could not be read is neither news nor gone: what was told of it stays.

use super::{AllowanceKey, AllowanceKind, MAX_CANDIDATES, Status};
use crate::map::{Key, Map, Set};
use crate::wire::{to_json, wire};
use crate::{Amount, Arg, Expiry, Level, Text};
use alloy_primitives::{U256, keccak256};
use formats::from_json;
use serde::{Deserialize, Serialize};

/// How long before its end a Permit2 allowance is told of, in seconds: time to renew it, or to let it lapse.
pub const NOTICE: u64 = 2 * 24 * 60 * 60;

/// What the person wants to be told of. What they do not want counts as told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Wants {
    /// That somebody can newly take all of something, or something while that is dangerous.
    pub unlimited: bool,
    /// That a Permit2 allowance ends within [`NOTICE`].
    pub ending: bool,
    /// That an allowance exposes this many times what it exposed when that was told last; 0 for never.
    pub growth: u32,
}

/// A list as it was read last, of which only this is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    reach: Reach,
    allowances: Vec<Row>,
    unread: Vec<Doubt>,
}

/// How far reading it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Loading,
    Ready,
    Partial,
    Known,
    Failed,
}

/// An [`Allowance`](super::Allowance).
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    key: AllowanceKey,
    amount: Amount,
    expiry: Expiry,
    status: Status,
    exposed: Option<U256>,
    risk: Level,
}

/// Something [`Unread`](super::Unread).
#[derive(Clone, Debug, PartialEq, Eq)]
struct Doubt {
    key: Option<AllowanceKey>,
}

/// What was told of a list: a checkpoint that only the guard reads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Told {
    rows: Vec<Mark>,
}

/// What was told of one allowance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Mark {
    /// [`name`] of its key.
    #[serde(rename = "n")]
    name: U256,
    /// Whether it was told that all can be taken.
    #[serde(rename = "u")]
    unlimited: bool,
    /// Whether it was told that it is dangerous; what an earlier version wrote does not say, and counts as told.
    #[serde(rename = "d", skip_serializing_if = "Option::is_none")]
    dangerous: Option<bool>,
    /// What it exposed when that was told last, or when it was first read.
    #[serde(rename = "x")]
    exposed: Option<U256>,
    /// When it ends.
    #[serde(rename = "t")]
    until: Option<U256>,
    /// Whether that end was told.
    #[serde(rename = "e")]
    ending: bool,
}

/// One thing to tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct News {
    /// What it is about.
    pub key: AllowanceKey,
    /// What is new, in one sentence. Nothing in it was written by a contract.
    pub text: Text,
}

/// What a list brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Brought {
    /// What is to tell, the worst first.
    pub news: Vec<News>,
    /// What was told once that is: a checkpoint that only the guard reads. `None` if no list was ever read.
    #[cfg_attr(feature = "ts", tsify(type = "unknown"))]
    pub told: Option<Told>,
}

/// What the list brings, at this time in unix seconds, to a person who was told so much of it before.
#[must_use]
pub fn news(told: Option<Told>, list: &List, now: u64, wants: &Wants) -> Brought {
    if !matches!(list.reach, Reach::Ready | Reach::Partial) {
        return Brought {
            news: Vec::new(),
            told,
        };
    }
    let is_first = told.is_none();
    let before = marks(told.unwrap_or_default().rows);
    let doubts = Doubts::of(&list.unread);
    let mut after: Map<U256, Mark> = Map::default();
    let mut found = Found::default();
    for row in &list.allowances {
        let name = name(&row.key);
        if doubts.keys.contains(&name) {
            continue;
        }
        let change = Change {
            row,
            before: before.get(&name),
            is_first,
            now,
        };
        let is_told = found.take(&change, wants);
        after.insert_new(name, change.mark(name, is_told));
    }
    for (name, mark) in before.into_sorted() {
        if after.len() < MAX_CANDIDATES && doubts.cover(&name) {
            after.insert_new(name, mark);
        }
    }
    let rows = after.into_sorted().map(|(_, mark)| mark).collect();
    Brought {
        news: found.all(),
        told: Some(Told { rows }),
    }
}

/// What could not be read.
struct Doubts {
    keys: Set<U256>,
    /// Whether a search may have missed some.
    gaps: bool,
}

impl Doubts {
    fn of(unread: &[Doubt]) -> Self {
        Doubts {
            keys: unread.iter().filter_map(|one| Some(name(&one.key?))).collect(),
            gaps: unread.iter().any(|one| one.key.is_none()),
        }
    }

    /// Whether nobody knows that an allowance is gone which is not listed.
    fn cover(&self, name: &U256) -> bool {
        self.gaps || self.keys.contains(name)
    }
}

/// News by what it is about.
#[derive(Default)]
struct Found {
    /// What has no limit, or is dangerous.
    worst: Vec<News>,
    grown: Vec<News>,
    ending: Vec<News>,
}

impl Found {
    /// Takes what there is to tell of a change, and says whether what is exposed counts as told then.
    fn take(&mut self, change: &Change<'_>, wants: &Wants) -> bool {
        let Change { row, before, .. } = *change;
        let is_unlimited = wants.unlimited && change.is_unlimited();
        let is_dangerous = wants.unlimited && change.is_dangerous();
        let is_grown = change.is_grown(wants.growth);
        if is_unlimited {
            self.worst.push(row.say("news_unlimited"));
        } else if is_dangerous {
            self.worst.push(row.say(match row.key.kind {
                AllowanceKind::Code => "news_code",
                _ => "news_dangerous",
            }));
        } else if is_grown {
            self.grown.push(row.grown_news(before, wants.growth));
        }
        if wants.ending && change.is_ending() {
            self.ending.push(row.ending_news());
        }
        is_unlimited || is_dangerous || is_grown || wants.growth == 0
    }

    /// The worst first.
    fn all(mut self) -> Vec<News> {
        self.worst.append(&mut self.grown);
        self.worst.append(&mut self.ending);
        self.worst
    }
}

/// An allowance in few bytes.
fn name(key: &AllowanceKey) -> U256 {
    let mut bytes = Vec::new();
    key.write(&mut bytes);
    let mut name = keccak256(bytes).0;
    name[..16].fill(0);
    U256::from_be_bytes(name)
}

fn marks(rows: Vec<Mark>) -> Map<U256, Mark> {
    let mut map = Map::default();
    for mark in rows {
        map.insert_new(mark.name, mark);
    }
    map
}

/// An allowance now, and what was told of it.
struct Change<'a> {
    row: &'a Row,
    before: Option<&'a Mark>,
    /// Whether nothing of its list was told before.
    is_first: bool,
    now: u64,
}

impl Change<'_> {
    fn is_unlimited(&self) -> bool {
        let was_unlimited = self.before.map_or(self.is_first, |mark| mark.unlimited);
        self.row.is_unlimited() && !was_unlimited
    }

    /// One that was dangerous before stays told: what is known of a spender comes and goes.
    fn is_dangerous(&self) -> bool {
        let was_dangerous = self
            .before
            .map_or(self.is_first, |mark| mark.dangerous != Some(false));
        self.row.risk >= Level::High && !was_dangerous
    }

    fn exposed_before(&self) -> Option<U256> {
        self.before.and_then(|mark| mark.exposed)
    }

    fn is_grown(&self, times: u32) -> bool {
        let (Some(before), Some(now)) = (self.exposed_before(), self.row.exposed) else {
            return false;
        };
        times > 0 && now > before && now >= before.saturating_mul(U256::from(times))
    }

    /// One that came since with an end so near was meant to be short.
    fn is_ending(&self) -> bool {
        let is_told = self.before.is_some_and(|mark| mark.ending);
        self.row.ends_soon(self.now) && (self.is_first || (self.knows_end() && !is_told))
    }

    /// Whether it ended at the same time when it was read before.
    fn knows_end(&self) -> bool {
        self.before.is_some_and(|mark| mark.until == self.row.until())
    }

    /// What was told once the news is. `is_told` says whether what it exposes counts as told.
    fn mark(&self, name: U256, is_told: bool) -> Mark {
        let was_unlimited = self.before.is_some_and(|mark| mark.unlimited);
        let exposed = match (self.exposed_before(), self.row.exposed) {
            (Some(before), Some(now)) if is_told => Some(before.max(now)),
            (before, now) => before.or(now),
        };
        Mark {
            name,
            unlimited: self.row.is_unlimited() || (was_unlimited && self.row.is_still_unlimited()),
            dangerous: Some(
                self.row.risk >= Level::High || self.before.is_some_and(|mark| mark.dangerous == Some(true)),
            ),
            exposed,
            until: self.row.until(),
            ending: self.row.ends_soon(self.now)
                || (self.knows_end() && self.before.is_some_and(|mark| mark.ending)),
        }
    }
}

impl Row {
    /// Whether the grant has no limit and is in force.
    fn is_unlimited(&self) -> bool {
        self.is_still_unlimited() && self.status != Status::Blocked
    }

    /// Whether a grant that had no limit is the same one still.
    fn is_still_unlimited(&self) -> bool {
        let is_code = self.key.kind == AllowanceKind::Code;
        !is_code && !matches!(self.amount, Amount::Exact { .. }) && self.status != Status::Expired
    }

    fn until(&self) -> Option<U256> {
        match self.expiry {
            Expiry::At { time } if self.key.kind == AllowanceKind::Permit2 => Some(time),
            _ => None,
        }
    }

    fn ends_soon(&self, now: u64) -> bool {
        let now = U256::from(now);
        let is_over = matches!(self.status, Status::Expired | Status::Blocked);
        let left = self.until().and_then(|until| until.checked_sub(now));
        !is_over && left.is_some_and(|left| left <= U256::from(NOTICE))
    }

    fn grown_news(&self, before: Option<&Mark>, times: u32) -> News {
        if before.is_some_and(|mark| mark.exposed == Some(U256::ZERO)) {
            return self.say("news_grown_from_nothing");
        }
        let times = Arg::Number {
            value: U256::from(times),
        };
        self.tell(self.text("news_grown").with("times", times))
    }

    fn ending_news(&self) -> News {
        let until = Arg::Time {
            value: self.until().unwrap_or_default(),
        };
        self.tell(self.text("news_ending").with("until", until))
    }

    fn say(&self, id: &str) -> News {
        self.tell(self.text(id))
    }

    fn tell(&self, text: Text) -> News {
        News { key: self.key, text }
    }

    fn text(&self, id: &str) -> Text {
        let address = |value| Arg::Address { value };
        Text::new(id)
            .with(
                "chain",
                Arg::Chain {
                    value: self.key.chain,
                },
            )
            .with("owner", address(self.key.owner))
            .with("spender", address(self.key.spender))
            .with("token", address(self.key.token))
    }
}

from_json!(struct Wants { unlimited, ending, growth });

from_json!(struct List { reach, allowances, unread });

from_json!(enum Reach by "state" {
    Loading = "loading" {},
    Ready = "ready" {},
    Partial = "partial" {},
    Known = "known" {},
    Failed = "failed" {},
});

from_json!(struct Row { key, amount, expiry, status, exposed, risk });

from_json!(struct Doubt { key });

wire!(struct Told { rows });

wire!(struct Mark { name = "n", unlimited = "u", dangerous = "d" [optional], exposed = "x", until = "t", ending = "e" });

to_json!(struct News { key, text });

to_json!(struct Brought { news, told });
