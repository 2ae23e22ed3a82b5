//! News of lists against vectors, and what holds of all of it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use guard::allowance::{Brought, List, MAX_CANDIDATES, NOTICE, News, Told, Wants, news};
use guard::{Arg, Text, read_json, write_json};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vectors {
    now: u64,
    wants: Wants,
    rows: Map<String, Value>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    /// Seconds since the beginning.
    after: u64,
    reach: String,
    /// Names of rows, with what differs.
    list: Vec<Value>,
    /// Names of rows, or null for a search with gaps.
    unread: Vec<Option<String>>,
    /// Sentences, the rows that they are about, and the numbers in them.
    expect: Vec<Value>,
    wants: Option<Wants>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn file(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

fn vectors() -> Vectors {
    serde_json::from_str(&file("tests/vectors/news/lists.json")).unwrap()
}

fn list(reach: &str, allowances: &[Value], unread: &[Value]) -> List {
    let list = json!({ "reach": { "state": reach }, "allowances": allowances, "unread": unread });
    read_json(&list.to_string()).unwrap()
}

/// What was told, as it comes back from storage.
fn stored(told: Option<Told>) -> Option<Told> {
    told.map(|told| read_json(&write_json(&told)).unwrap())
}

/// A row with what differs in it.
fn with(row: &Value, changes: &Value) -> Value {
    let mut row = row.clone();
    for (key, value) in changes.as_object().unwrap() {
        if key != "row" {
            row[key] = value.clone();
        }
    }
    row
}

fn said(news: &News, rows: &Map<String, Value>) -> Value {
    let key = serde_json::to_value(news.key).unwrap();
    let row = rows.iter().find(|(_, row)| row["key"] == key).unwrap().0;
    let mut said = json!({ "id": news.text.id, "row": row });
    for (name, arg) in news.text.args.iter() {
        if let Arg::Number { value } | Arg::Time { value } = arg {
            said[name] = json!(value);
        }
    }
    said
}

#[test]
fn lists_bring_the_news_of_the_vectors() {
    let Vectors {
        now,
        wants,
        rows,
        cases,
    } = vectors();
    for Case { name, steps } in cases {
        let mut told = None;
        for (at, step) in steps.into_iter().enumerate() {
            let row = |name: &str| &rows[name];
            let allowances: Vec<Value> = step
                .list
                .iter()
                .map(|one| with(row(one["row"].as_str().unwrap()), one))
                .collect();
            let key = |name: &String| row(name)["key"].clone();
            let unread: Vec<Value> = step
                .unread
                .iter()
                .map(|one| json!({ "key": one.as_ref().map(key) }))
                .collect();
            let list = list(&step.reach, &allowances, &unread);
            let brought = news(
                stored(told),
                &list,
                now + step.after,
                &step.wants.unwrap_or(wants),
            );
            let told_now: Vec<Value> = brought.news.iter().map(|one| said(one, &rows)).collect();
            assert_eq!(told_now, step.expect, "{name}, step {at}");
            assert_eq!(
                serde_json::to_string(&brought).unwrap(),
                write_json(&brought),
                "{name}"
            );
            told = brought.told;
        }
    }
}

#[test]
fn every_sentence_is_in_the_catalogue() {
    let catalogue: Value = serde_json::from_str(&file("extension/_locales/en/messages.json")).unwrap();
    let Vectors { cases, .. } = vectors();
    let told: BTreeSet<String> = cases
        .iter()
        .flat_map(|case| case.steps.iter().flat_map(|step| &step.expect))
        .map(|one| one["id"].as_str().unwrap().to_owned())
        .collect();
    let known: BTreeSet<String> = catalogue
        .as_object()
        .unwrap()
        .keys()
        .filter(|key| key.starts_with("news_"))
        .cloned()
        .collect();
    assert_eq!(told, known);
    for id in told {
        let sentence = catalogue[&id]["message"].as_str().unwrap();
        // Of code that an account runs the account is what it is about.
        let token = (id != "news_code").then_some("token");
        for name in ["spender", "owner", "chain"].into_iter().chain(token) {
            assert!(
                sentence.contains(&format!("{{{name}}}")),
                "{id} does not say {name}"
            );
        }
    }
}

#[test]
fn what_was_told_of_the_longest_list_stays_bounded() {
    let row = vectors().rows["exact"].clone();
    let mut told = None;
    for half in 0..3_usize {
        let rows: Vec<Value> = (0..MAX_CANDIDATES / 2)
            .map(|at| {
                let mut row = row.clone();
                row["key"]["spender"] = json!(format!("{:#042x}", half * MAX_CANDIDATES + at));
                row
            })
            .collect();
        told = news(
            told,
            &list("partial", &rows, &[json!({ "key": null })]),
            0,
            &EVERYTHING,
        )
        .told;
    }
    let text = write_json(&told.unwrap());
    assert_eq!(text.matches("\"n\":").count(), MAX_CANDIDATES);
    assert!(text.len() < 150 * MAX_CANDIDATES, "{}", text.len());
}

const EVERYTHING: Wants = Wants {
    unlimited: true,
    ending: true,
    growth: 2,
};

/// What may be read of one allowance.
#[derive(Clone, Debug)]
enum Seen {
    Gone,
    Unread,
    Row(Value),
}

fn seen(spender: usize) -> impl Strategy<Value = Seen> {
    let amount = prop::sample::select(vec![
        json!({ "amount": "exact", "value": "0x9" }),
        json!({ "amount": "unlimited", "value": "0xffffffff" }),
        json!({ "amount": "all" }),
    ]);
    let status = prop::sample::select(vec!["active", "underfunded", "expired", "blocked"]);
    let exposed = prop::option::of(0..40_u64);
    let until = prop::option::of(0..4 * NOTICE);
    let risk = prop::sample::select(vec!["low", "medium", "high", "critical"]);
    let row = (amount, status, exposed, until, risk).prop_map(move |(amount, status, exposed, until, risk)| {
        let key = key_of(spender);
        let expiry = until.map_or_else(
            || json!({ "expiry": "never" }),
            |time| json!({ "expiry": "at", "time": format!("{time:#x}") }),
        );
        let exposed = exposed.map(|value| format!("{value:#x}"));
        Seen::Row(
            json!({ "key": key, "amount": amount, "expiry": expiry, "status": status, "exposed": exposed, "risk": risk }),
        )
    });
    prop_oneof![1 => Just(Seen::Gone), 1 => Just(Seen::Unread), 4 => row]
}

#[derive(Clone, Debug)]
struct Look {
    reach: &'static str,
    gaps: bool,
    rows: Vec<Seen>,
    /// Seconds since the look before.
    later: u64,
}

fn looks() -> impl Strategy<Value = Vec<Look>> {
    let reach = prop::sample::select(vec!["ready", "ready", "partial", "failed", "loading"]);
    let rows = (seen(0), seen(1), seen(2));
    let look =
        (reach, any::<bool>(), rows, 0..NOTICE).prop_map(|(reach, gaps, (one, two, three), later)| Look {
            reach,
            gaps: gaps && reach == "partial",
            rows: vec![one, two, three],
            later,
        });
    prop::collection::vec(look, 1..12)
}

fn key_of(spender: usize) -> Value {
    json!({
        "chain": "0x1", "owner": format!("{:#042x}", 1), "kind": "permit2", "token": format!("{:#042x}", 2),
        "tokenId": null, "spender": format!("{spender:#042x}"),
    })
}

impl Look {
    fn list(&self) -> List {
        let rows = self.rows.iter().filter_map(|seen| match seen {
            Seen::Row(row) => Some(row.clone()),
            _ => None,
        });
        let rows: Vec<Value> = rows.collect();
        let mut unread: Vec<Value> = (0..self.rows.len())
            .filter(|at| matches!(self.rows[*at], Seen::Unread))
            .map(|at| json!({ "key": key_of(at) }))
            .collect();
        if self.gaps {
            unread.push(json!({ "key": null }));
        }
        list(self.reach, &rows, &unread)
    }

    fn is_read(&self) -> bool {
        matches!(self.reach, "ready" | "partial")
    }

    /// The row of this spender, if it was read.
    fn row(&self, spender: usize) -> Option<&Value> {
        match &self.rows[spender] {
            Seen::Row(row) if self.is_read() => Some(row),
            _ => None,
        }
    }

    /// Whether the allowance of this spender was read to be gone.
    fn is_gone(&self, spender: usize) -> bool {
        self.is_read() && !self.gaps && matches!(self.rows[spender], Seen::Gone)
    }
}

fn spender_of(news: &News) -> usize {
    let text = format!("{:x}", news.key.spender);
    usize::from_str_radix(&text, 16).unwrap()
}

fn exposed(row: &Value) -> Option<u64> {
    u64::from_str_radix(row["exposed"].as_str()?.trim_start_matches("0x"), 16).ok()
}

/// Plays looks one after the other, with what each brought.
fn play(looks: &[Look], wants: &Wants) -> Vec<(u64, Brought)> {
    let mut told = None;
    let mut now = 0;
    let mut all = Vec::new();
    for look in looks {
        now += look.later;
        let brought = news(stored(told), &look.list(), now, wants);
        told = brought.told.clone();
        all.push((now, brought));
    }
    all
}

proptest! {
    #[test]
    fn the_same_list_brings_nothing_twice(looks in looks(), growth in 0..5_u32) {
        let wants = Wants { growth, ..EVERYTHING };
        for ((now, brought), look) in play(&looks, &wants).into_iter().zip(&looks) {
            let again = news(brought.told.clone(), &look.list(), now, &wants);
            prop_assert_eq!(again.news, vec![]);
            prop_assert_eq!(again.told, brought.told);
        }
    }

    #[test]
    fn news_is_of_what_was_read_and_a_list_that_was_not_read_stays_as_it_was(looks in looks()) {
        let mut before = None;
        for ((_, brought), look) in play(&looks, &EVERYTHING).into_iter().zip(&looks) {
            for one in &brought.news {
                prop_assert!(look.row(spender_of(one)).is_some());
            }
            if !look.is_read() {
                prop_assert_eq!(&brought.told, &before);
            }
            before = brought.told;
        }
    }

    #[test]
    fn nothing_is_told_again_before_something_happened(looks in looks()) {
        // For each spender: whether its lack of a limit was told, whether its danger, the most that was told or first read, the end.
        let mut state: [(bool, bool, Option<u64>, Option<Value>); 3] = Default::default();
        for ((_, brought), look) in play(&looks, &EVERYTHING).into_iter().zip(&looks) {
            for (spender, (unlimited, dangerous, most, end)) in state.iter_mut().enumerate() {
                if look.is_gone(spender) {
                    (*unlimited, *dangerous, *most, *end) = Default::default();
                }
                let Some(row) = look.row(spender) else { continue };
                if row["amount"]["amount"] == "exact" || row["status"] == "expired" {
                    *unlimited = false;
                }
                for Text { id, .. } in brought.news.iter().filter(|one| spender_of(one) == spender).map(|one| &one.text) {
                    match id.as_str() {
                        "news_unlimited" => {
                            prop_assert!(!*unlimited);
                            *unlimited = true;
                        }
                        "news_dangerous" => {
                            prop_assert!(!*dangerous);
                            *dangerous = true;
                        }
                        "news_ending" => {
                            prop_assert_ne!(end.as_ref(), Some(&row["expiry"]));
                            *end = Some(row["expiry"].clone());
                        }
                        _ => {
                            let now = exposed(row).unwrap();
                            prop_assert!(now > most.unwrap() && now >= 2 * most.unwrap());
                            *most = Some(now);
                        }
                    }
                }
                *most = most.or_else(|| exposed(row));
            }
        }
    }

    #[test]
    fn what_is_turned_off_is_not_told(looks in looks()) {
        let nothing = Wants { unlimited: false, ending: false, growth: 0 };
        for (_, brought) in play(&looks, &nothing) {
            prop_assert_eq!(brought.news, vec![]);
        }
    }
}
