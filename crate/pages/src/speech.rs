//! The page's voice: sentences of the catalogue, as text or as marked-up pieces.

use crate::copy::Copyable;
use crate::intl::Browser;
use catalogue::{Catalogue, Kind, Piece};
use guard::{Arg, Text};
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    static VOICE: RefCell<Option<(Catalogue, Browser)>> = const { RefCell::new(None) };
}

/// Keeps the catalogue and the language of this page.
pub(crate) fn learn(catalogue: Catalogue, language: &str) {
    VOICE.with_borrow_mut(|voice| *voice = Some((catalogue, Browser::new(language))));
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
    pieces(text).into_iter().map(piece).collect_view().into_any()
}

fn pieces(text: &Text) -> Vec<Piece> {
    VOICE.with_borrow(|voice| match voice {
        Some((catalogue, browser)) => catalogue.render(text, browser),
        None => Vec::new(),
    })
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
