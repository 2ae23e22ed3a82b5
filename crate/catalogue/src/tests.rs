//! Whole sentences, from the guard's data to words.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::*;
use alloy_primitives::{Address, U256, address};
use guard::{Arg, ChainId, Text};

const MESSAGES: &str = include_str!("../../../extension/_locales/en/messages.json");
/// 20 November 2026, 12:10:00 UTC.
const NOW: u64 = 1_795_176_600;
const SPENDER: Address = address!("000000000022D473030F116dDEE9F6B43aC78BA3");

/// The shipped phrases of this crate, with sentences to test by.
fn catalogue() -> Catalogue {
    let mut catalogue = Catalogue::parse(MESSAGES).unwrap();
    let sentences = [
        ("take", "{who} could take {amount} until {until}."),
        ("say", "{value}"),
        ("many_one", "one of {count}"),
        ("many_other", "all {count} of {of}"),
        ("broken", "{value} {unclosed"),
    ];
    for (key, sentence) in sentences {
        catalogue.messages.insert(key.to_owned(), sentence.to_owned());
    }
    catalogue
}

fn plain(text: &Text) -> String {
    catalogue().plain(text, &English { now: NOW })
}

fn say(value: Arg) -> String {
    plain(&Text::new("say").with("value", value))
}

fn amount(value: u64, decimals: Option<u8>, symbol: Option<&str>) -> Arg {
    Arg::Amount {
        value: U256::from(value),
        decimals,
        symbol: symbol.map(str::to_owned),
    }
}

fn time(value: u64) -> Arg {
    Arg::Time {
        value: U256::from(value),
    }
}

#[test]
fn a_sentence_is_pieces_with_exact_values() {
    let text = Text::new("take")
        .with("who", Arg::Address { value: SPENDER })
        .with("amount", amount(1_234_567_891, Some(6), Some("USDC")))
        .with("until", time(NOW + 365 * 86_400));
    let pieces = catalogue().render(&text, &English { now: NOW });
    let shown: Vec<_> = pieces
        .iter()
        .map(|piece| (piece.kind, piece.text.as_str(), piece.exact.as_deref()))
        .collect();
    assert_eq!(
        shown,
        [
            (
                Kind::Address,
                "0x00000000…3aC78BA3",
                Some("0x000000000022D473030F116dDEE9F6B43aC78BA3")
            ),
            (Kind::Plain, " could take ", None),
            (Kind::Amount, "1,234.57\u{a0}USDC", Some("1,234.567891\u{a0}USDC")),
            (Kind::Plain, " until ", None),
            (Kind::Time, "20 Nov 2027 (1 year)", None),
            (Kind::Plain, ".", None),
        ]
    );
}

#[test]
fn amounts_without_decimals_say_so() {
    assert_eq!(
        say(amount(5_000_000, None, None)),
        "5,000,000 smallest units"
    );
    assert_eq!(
        say(amount(5_000_000, None, Some("X"))),
        "5,000,000 smallest units of X"
    );
    assert_eq!(say(amount(5, Some(0), None)), "5");
    let most = Arg::Amount {
        value: U256::MAX,
        decimals: Some(18),
        symbol: Some("DAI".to_owned()),
    };
    assert_eq!(say(most), "1.15792 × 10^59\u{a0}DAI");
}

#[test]
fn times_near_and_far() {
    assert_eq!(say(time(NOW + 1_800)), "12:40 UTC (30 min)");
    assert_eq!(say(time(NOW - 30 * 86_400)), "21 Oct 2026 (30 days ago)");
    assert_eq!(say(time(u64::MAX)), "the end of time");
    assert_eq!(say(Arg::Time { value: U256::MAX }), "the end of time");
    assert_eq!(say(Arg::Duration { value: U256::from(1) }), "1 second");
    assert_eq!(say(Arg::Duration { value: U256::MAX }), "3.66931 × 10^69 years");
}

#[test]
fn names_and_numbers() {
    assert_eq!(say(Arg::Chain { value: ChainId(8453) }), "Base");
    assert_eq!(
        say(Arg::Chain {
            value: ChainId(424_242)
        }),
        "chain 424242"
    );
    assert_eq!(
        say(Arg::Number {
            value: U256::from(8_817_123)
        }),
        "8817123"
    );
    assert_eq!(
        say(Arg::Token {
            address: SPENDER,
            symbol: Some(" ".to_owned())
        }),
        "0x00000000…3aC78BA3"
    );
    assert_eq!(
        say(Arg::Token {
            address: SPENDER,
            symbol: Some("A\u{202e}B".to_owned())
        }),
        "A\\u{202e}B"
    );
}

#[test]
fn counts_choose_the_plural() {
    let many = |count| {
        Text::new("many")
            .with("count", Arg::Count { value: count })
            .with("of", Arg::Count { value: 1 })
    };
    assert_eq!(plain(&many(1)), "one of 1");
    assert_eq!(plain(&many(2_000)), "all 2,000 of 1");
}

#[test]
fn what_is_missing_shows() {
    assert_eq!(plain(&Text::new("no_such_key")), "[no_such_key]");
    assert_eq!(plain(&Text::new("say")), "[value]");
    assert_eq!(
        plain(&Text::new("broken").with("value", Arg::Count { value: 3 })),
        "3 {unclosed"
    );
}

#[test]
fn arguments_are_never_read_as_sentences() {
    assert_eq!(
        say(Arg::Page {
            value: "{value} {who}".to_owned()
        }),
        "{value} {who}"
    );
}

#[test]
fn what_is_no_catalogue_is_refused() {
    assert_eq!(Catalogue::parse("[]"), Err(CatalogueError::NotAnObject));
    assert_eq!(Catalogue::parse("{"), Err(CatalogueError::NotAnObject));
    assert_eq!(
        Catalogue::parse(r#"{"a":{}}"#),
        Err(CatalogueError::NoMessage("a".to_owned()))
    );
}
