//! A sentence and its arguments, put together as pieces that a page can mark up.

use crate::format::{Rounded, decimal, dollars, round, short_address, span};
use crate::{Catalogue, Locale, PAGE_CHARS, SYMBOL_CHARS, escape};
use alloy_primitives::{Address, U256};
use guard::{Arg, ChainId, Text};

/// The last second of the year 9999: later ones are shown as having no end.
pub(crate) const LAST_MOMENT: u64 = 253_402_300_799;
/// A moment nearer than this many seconds is shown by the clock, a later one by the day.
const BY_THE_CLOCK: u64 = 86_400;

/// What a piece of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The catalogue's own words.
    Plain,
    /// An address; `exact` is the whole of it.
    Address,
    /// What a contract is called in the directory; its address follows.
    Name,
    /// A token by its symbol; `exact` is its whole address.
    Token,
    /// A token amount; `exact` is there if the shown one is rounded.
    Amount,
    /// A moment or a span of time.
    Time,
    /// A count or a number; `exact` is there if the shown one is rounded.
    Number,
    /// A chain.
    Chain,
    /// Text that a page or a contract chose, escaped and bounded.
    Page,
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Piece {
    /// What is shown.
    pub text: String,
    /// What it stands for, where that is more than what is shown.
    pub exact: Option<String>,
    /// What it is.
    pub kind: Kind,
}

impl Piece {
    fn new(kind: Kind, text: String) -> Self {
        Piece {
            text,
            exact: None,
            kind,
        }
    }

    /// With the exact text, unless it is what is shown anyway.
    fn with_exact(mut self, exact: String) -> Self {
        self.exact = (exact != self.text).then_some(exact);
        self
    }
}

impl Catalogue {
    /// The sentence in pieces. A key that the catalogue lacks is shown in brackets, and so is a
    /// placeholder without an argument: never an empty space where a meaning should be.
    ///
    /// A sentence with a count is looked up as `key_one`, `key_other`, … by the argument `count`, else
    /// by the first count in the order of the arguments' names.
    #[must_use]
    pub fn render(&self, text: &Text, locale: &dyn Locale) -> Vec<Piece> {
        let Some(template) = self.template(text, locale) else {
            return vec![Piece::new(
                Kind::Plain,
                format!("[{}]", escape(&text.id, PAGE_CHARS)),
            )];
        };
        let mut pieces = Vec::new();
        for part in parts(template) {
            match part {
                Part::Words(words) => pieces.push(Piece::new(Kind::Plain, words.to_owned())),
                Part::Placeholder(name) => match text.args.get(name) {
                    Some(Arg::Phrase { value }) => pieces.extend(self.render(value, locale)),
                    Some(Arg::Known { value, name }) => pieces.extend(self.known(value, name)),
                    Some(arg) => pieces.push(self.piece(arg, locale)),
                    None => pieces.push(Piece::new(Kind::Plain, format!("[{name}]"))),
                },
            }
        }
        pieces
    }

    /// The sentence as one string.
    #[must_use]
    pub fn plain(&self, text: &Text, locale: &dyn Locale) -> String {
        self.render(text, locale)
            .into_iter()
            .map(|piece| piece.text)
            .collect()
    }

    fn template(&self, text: &Text, locale: &dyn Locale) -> Option<&str> {
        let Some(count) = count(text) else {
            return self.message(&text.id);
        };
        let category = locale.plural(count);
        self.message(&format!("{}_{category}", text.id))
            .or_else(|| self.message(&format!("{}_other", text.id)))
            .or_else(|| self.message(&text.id))
    }

    fn piece(&self, arg: &Arg, locale: &dyn Locale) -> Piece {
        match arg {
            Arg::Address { value } | Arg::Known { value, .. } => address(value),
            Arg::Token {
                address: token,
                symbol,
            } => match shown_symbol(symbol.as_deref()) {
                Some(symbol) => Piece::new(Kind::Token, symbol).with_exact(token.to_checksum(None)),
                None => address(token),
            },
            Arg::Amount {
                value,
                decimals,
                symbol,
            } => self.amount(*value, *decimals, symbol.as_deref(), locale),
            Arg::Time { value } => Piece::new(Kind::Time, self.moment(*value, locale)),
            Arg::Duration { value } => Piece::new(Kind::Time, self.duration(*value, locale)),
            Arg::Count { value } => Piece::new(Kind::Number, locale.number(&value.to_string())),
            Arg::Chain { value } => Piece::new(Kind::Chain, self.chain(*value)),
            Arg::Number { value } => {
                let exact = value.to_string();
                Piece::new(Kind::Number, self.number(&exact, locale)).with_exact(exact)
            }
            Arg::Money { value } => Piece::new(Kind::Amount, self.money(*value, locale)),
            Arg::Page { value } => Piece::new(Kind::Page, escape(value, PAGE_CHARS)),
            Arg::Phrase { value } => Piece::new(Kind::Plain, self.plain(value, locale)),
        }
    }

    /// A name beside the address that it is of, never alone.
    fn known(&self, of: &Address, name: &str) -> Vec<Piece> {
        let template = self.message("fmt_known").unwrap_or("{name} ({address})");
        let pieces = parts(template).map(|part| match part {
            Part::Words(words) => Piece::new(Kind::Plain, words.to_owned()),
            Part::Placeholder("address") => address(of),
            Part::Placeholder(_) => Piece::new(Kind::Name, escape(name, PAGE_CHARS)),
        });
        pieces.collect()
    }

    fn amount(&self, value: U256, decimals: Option<u8>, symbol: Option<&str>, locale: &dyn Locale) -> Piece {
        let symbol = shown_symbol(symbol);
        let exact = decimal(value, decimals.unwrap_or(0));
        let named = |number: String| match (&symbol, decimals) {
            (Some(symbol), Some(_)) => format!("{number}\u{a0}{symbol}"),
            (None, Some(_)) => number,
            (Some(symbol), None) => self.fill("fmt_units_of", &[("amount", &number), ("symbol", symbol)]),
            (None, None) => self.fill("fmt_units", &[("amount", &number)]),
        };
        let shown = named(self.rounded(&exact, locale));
        Piece::new(Kind::Amount, shown).with_exact(named(locale.number(&exact)))
    }

    /// An estimate, with no more digits than that bears.
    fn money(&self, cents: U256, locale: &dyn Locale) -> String {
        if cents.is_zero() {
            return self.fill("fmt_less", &[("money", &locale.money("0.01"))]);
        }
        locale.money(&dollars(cents))
    }

    /// At most six significant digits.
    fn rounded(&self, plain: &str, locale: &dyn Locale) -> String {
        match round(plain) {
            Rounded::Plain(plain) => locale.number(&plain),
            Rounded::Power { mantissa, exponent } => {
                let exponent = exponent.to_string();
                self.fill(
                    "fmt_power",
                    &[("number", &locale.number(&mantissa)), ("exponent", &exponent)],
                )
            }
        }
    }

    /// A number that is an identity, not a quantity: in full, without separators, unless it is too long.
    fn number(&self, exact: &str, locale: &dyn Locale) -> String {
        const LONGEST: usize = 20;
        if exact.len() <= LONGEST {
            exact.to_owned()
        } else {
            self.rounded(exact, locale)
        }
    }

    fn moment(&self, value: U256, locale: &dyn Locale) -> String {
        let Some(unix) = u64::try_from(value).ok().filter(|unix| *unix <= LAST_MOMENT) else {
            return self.fill("fmt_no_end", &[]);
        };
        let now = locale.now();
        let apart = unix.abs_diff(now);
        let at = if apart < BY_THE_CLOCK {
            locale.clock(unix)
        } else {
            locale.date(unix)
        };
        let span = self.duration(U256::from(apart), locale);
        let key = if unix < now { "fmt_past" } else { "fmt_future" };
        self.fill(key, &[("at", &at), ("span", &span)])
    }

    fn duration(&self, seconds: U256, locale: &dyn Locale) -> String {
        let span = span(seconds);
        let category = locale.plural(u64::try_from(span.count).unwrap_or(u64::MAX));
        let number = self.rounded(&span.count.to_string(), locale);
        let exact = format!("{}_{category}", span.key);
        let key = if self.message(&exact).is_some() {
            exact
        } else {
            format!("{}_other", span.key)
        };
        self.fill(&key, &[("number", &number)])
    }

    fn chain(&self, chain: ChainId) -> String {
        match self.message(&format!("chain_{}", chain.0)) {
            Some(name) => name.to_owned(),
            None => self.fill("fmt_chain", &[("id", &chain.0.to_string())]),
        }
    }

    /// One of the crate's own phrases, filled with finished words.
    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let Some(template) = self.message(key) else {
            return format!("[{key}]");
        };
        let filled = parts(template).map(|part| match part {
            Part::Words(words) => words.to_owned(),
            Part::Placeholder(name) => match values.iter().find(|(known, _)| *known == name) {
                Some((_, value)) => (*value).to_owned(),
                None => format!("[{name}]"),
            },
        });
        filled.collect()
    }
}

fn count(text: &Text) -> Option<u64> {
    let number = |arg: &Arg| match arg {
        Arg::Count { value } => Some(*value),
        _ => None,
    };
    text.args
        .get("count")
        .and_then(number)
        .or_else(|| text.args.values().find_map(number))
}

fn address(address: &Address) -> Piece {
    Piece::new(Kind::Address, short_address(address)).with_exact(address.to_checksum(None))
}

fn shown_symbol(symbol: Option<&str>) -> Option<String> {
    let trimmed = symbol?.trim();
    (!trimmed.is_empty()).then(|| escape(trimmed, SYMBOL_CHARS))
}

enum Part<'a> {
    Words(&'a str),
    Placeholder(&'a str),
}

/// Splits `words {name} words`. A brace without its partner is a word.
fn parts(template: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let placeholder = rest.strip_prefix('{').and_then(|inner| inner.split_once('}'));
        if let Some((name, after)) = placeholder {
            rest = after;
            return Some(Part::Placeholder(name));
        }
        let open = rest
            .char_indices()
            .skip(1)
            .find(|(_, character)| *character == '{');
        let (words, after) = rest.split_at(open.map_or(rest.len(), |(at, _)| at));
        rest = after;
        Some(Part::Words(words))
    })
}
