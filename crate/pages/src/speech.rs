//! The page's voice: sentences of the catalogue, as text or as marked-up pieces.

use crate::copy::Copyable;
use catalogue::{Browser, Catalogue, Kind, Piece};
use guard::{Arg, Level, Text};
use leptos::prelude::*;
use std::cell::RefCell;

type Voice = RefCell<Option<(Catalogue, Browser)>>;

thread_local! {
    static VOICE: Voice = const { RefCell::new(None) };
    /// English, where the other has to be compared with it.
    static ORIGINAL: Voice = const { RefCell::new(None) };
}

/// Keeps the catalogue and the language of this page.
pub(crate) fn learn(catalogue: Catalogue, language: &str) {
    VOICE.with_borrow_mut(|voice| *voice = Some((catalogue, Browser::new(language))));
}

/// Keeps the English catalogue, to stand beside sentences of this page's language that nobody has reviewed.
pub(crate) fn learn_original(catalogue: Catalogue) {
    ORIGINAL.with_borrow_mut(|voice| *voice = Some((catalogue, Browser::new("en"))));
}

/// A sentence without arguments.
pub(crate) fn words(key: &str) -> String {
    plain(&Text::new(key))
}

/// A sentence that not every catalogue has.
pub(crate) fn words_if_any(key: &str) -> Option<String> {
    VOICE.with_borrow(|voice| {
        voice
            .as_ref()
            .and_then(|(catalogue, _)| catalogue.message(key))
            .map(str::to_owned)
    })
}

/// A sentence about a number of things.
pub(crate) fn counted(key: &str, count: usize) -> String {
    plain(&Text::new(key).with("count", number_of(count)))
}

/// How many, as an argument.
pub(crate) fn number_of(count: usize) -> Arg {
    Arg::Count {
        value: u64::try_from(count).unwrap_or(u64::MAX),
    }
}

/// A sentence as one string.
pub(crate) fn plain(text: &Text) -> String {
    pieces(text).into_iter().map(|piece| piece.text).collect()
}

/// A sentence with its amounts and addresses marked up: exact values on hover and for screen readers.
pub(crate) fn say(text: &Text) -> AnyView {
    let mut pieces = pieces(text).into_iter().peekable();
    let mut views = Vec::new();
    while let Some(one) = pieces.next() {
        let before = one.text.strip_suffix('(').filter(|_| one.kind == Kind::Plain);
        let inside = pieces.next_if(|next| before.is_some() && next.kind == Kind::Address);
        match (before, inside) {
            // The bracket does not stay behind on another line than the address in it.
            (Some(before), Some(inside)) => {
                let before = before.to_owned();
                views.push(view! { {before}<span class="together">"("{piece(inside)}</span> }.into_any());
            }
            _ => views.push(piece(one)),
        }
    }
    views.into_any()
}

/// A sentence inside of something that is pressed itself: its addresses cannot be, and look like tokens by address.
pub(crate) fn quote(text: &Text) -> AnyView {
    pieces(text).into_iter().map(quoted).collect_view().into_any()
}

/// The English of a sentence of this risk, where the person has to be able to compare: the risk is High or Critical, and
/// no native speaker has reviewed what the page says.
pub(crate) fn original(text: &Text, level: Level) -> Option<AnyView> {
    let pieces = original_pieces(text, level)?;
    let english = pieces.into_iter().map(quoted).collect_view();
    Some(view! { <span class="english" lang="en" dir="ltr">{english}</span> }.into_any())
}

/// As [`original`], as one string.
pub(crate) fn original_plain(text: &Text, level: Level) -> Option<String> {
    let pieces = original_pieces(text, level)?;
    Some(pieces.into_iter().map(|piece| piece.text).collect())
}

/// The addresses of a sentence, to be copied.
pub(crate) fn addresses(text: &Text) -> AnyView {
    let addresses = pieces(text).into_iter().filter(|one| one.kind == Kind::Address);
    let views: Vec<AnyView> = addresses
        .map(|one| view! { <p>{piece(one)}</p> }.into_any())
        .collect();
    views.into_any()
}

fn pieces(text: &Text) -> Vec<Piece> {
    VOICE
        .with_borrow(|voice| rendered(voice.as_ref(), text))
        .unwrap_or_default()
}

fn original_pieces(text: &Text, level: Level) -> Option<Vec<Piece>> {
    if level < Level::High {
        return None;
    }
    ORIGINAL.with_borrow(|voice| rendered(voice.as_ref(), text))
}

fn rendered(voice: Option<&(Catalogue, Browser)>, text: &Text) -> Option<Vec<Piece>> {
    voice.map(|(catalogue, browser)| catalogue.render(text, browser))
}

fn quoted(one: Piece) -> AnyView {
    match one.kind {
        Kind::Address => piece(Piece {
            kind: Kind::Token,
            ..one
        }),
        _ => piece(one),
    }
}

fn piece(piece: Piece) -> AnyView {
    let Piece { text, exact, kind } = piece;
    match (kind, exact) {
        (Kind::Plain, _) => text.into_any(),
        (Kind::Address, Some(full)) => view! { <Copyable short=text full=full/> }.into_any(),
        (Kind::Page, _) => view! { <bdi class="from-page">{text}</bdi> }.into_any(),
        (_, Some(exact)) => {
            let tooltip = exact.clone();
            view! {
                <bdi class="value" title=tooltip>
                    <span aria-hidden="true">{text}</span>
                    <span class="unseen">{exact}</span>
                </bdi>
            }
            .into_any()
        }
        (_, None) => view! { <bdi class="value">{text}</bdi> }.into_any(),
    }
}
