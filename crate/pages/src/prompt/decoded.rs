//! What was decoded of a request, as a tree that opens and closes.

use super::tree::{Row, tree};
use crate::copy::Copyable;
use crate::speech::{counted, say, words};
use alloy_primitives::Address;
use catalogue::escape;
use guard::protocol::Held;
use guard::{Arg, CallNode, Field, MAX_CALL_NODES, MAX_FIELDS, Text};
use leptos::prelude::*;

/// The longest value or name, in characters (the guard bounds values to 200; escaping makes them longer).
const LONGEST: usize = 200;
/// The longest function, in characters; the longest of those that are known has fewer.
const LONGEST_FUNCTION: usize = 600;
/// How many rows of one place are in sight; the others are behind a summary that says how many there are.
const MOST_ROWS: usize = 24;
/// Structs are open down to this depth.
const OPEN_DEPTH: usize = 2;

/// What the details show of a judgement.
#[derive(Clone, PartialEq)]
pub(super) struct Decoded {
    fields: Vec<Field>,
    calls: Vec<CallNode>,
    account: Option<Address>,
}

impl Decoded {
    pub(super) fn of(held: &Held) -> Self {
        Decoded {
            fields: held.judgement.fields.clone(),
            calls: held.judgement.calls.clone(),
            account: held.judgement.account,
        }
    }

    /// The tree, unless nothing was decoded.
    pub(super) fn view(self) -> Option<AnyView> {
        let rows = tree(&self.fields, &self.calls);
        if rows.is_empty() {
            return None;
        }
        let full = self.fields.len() >= MAX_FIELDS || self.calls.len() >= MAX_CALL_NODES;
        let view = view! {
            <h3>{words("ui_fields")}</h3>
            {list(rows, self.account, 0)}
            {full.then(|| view! { <p class="quiet">{words("ui_fields_more")}</p> })}
        };
        Some(view.into_any())
    }
}

fn list(mut rows: Vec<Row>, account: Option<Address>, depth: usize) -> AnyView {
    let more = rows.split_off(rows.len().min(MOST_ROWS));
    let rows: Vec<AnyView> = rows.into_iter().map(|one| row(one, account, depth)).collect();
    let more = (!more.is_empty()).then(|| {
        view! {
            <li><details>
                <summary class="quiet">{counted("ui_fields_rows", more.len())}</summary>
                {list(more, account, depth)}
            </details></li>
        }
    });
    view! { <ul class="tree" dir="ltr">{rows}{more}</ul> }.into_any()
}

fn row(row: Row, account: Option<Address>, depth: usize) -> AnyView {
    let below = depth.saturating_add(1);
    match row {
        Row::Leaf { name, field } => leaf(&name, &field),
        Row::Struct { name, rows } => view! {
            <li><details open=depth < OPEN_DEPTH>
                <summary><code>{escape(&name, LONGEST)}</code></summary>
                {list(rows, account, below)}
            </details></li>
        }
        .into_any(),
        Row::Call { call, rows } => view! {
            <li class="call"><details open>
                <summary>{function(&call.function)}</summary>
                {parties(&call, account)}
                {list(rows, account, below)}
            </details></li>
        }
        .into_any(),
    }
}

fn leaf(name: &str, Field { kind, value, .. }: &Field) -> AnyView {
    let address = (kind == "address")
        .then(|| value.parse::<Address>().ok())
        .flatten();
    let value = address.map_or_else(|| escape(value, LONGEST), |address| address.to_checksum(None));
    view! {
        <li class="leaf">
            <code>{escape(name, LONGEST)}</code>" "<span class="kind">{escape(kind, LONGEST)}</span>
            <code class="field">{value}</code>
        </li>
    }
    .into_any()
}

/// The function with its arguments, or that it is unknown.
fn function(function: &str) -> AnyView {
    if !function.starts_with("0x") {
        return view! { <code>{escape(function, LONGEST_FUNCTION)}</code> }.into_any();
    }
    let selector = Arg::Page {
        value: function.to_owned(),
    };
    say(&Text::new("ui_call_unknown").with("selector", selector))
}

/// Which contract is called, and by whom.
fn parties(call: &CallNode, account: Option<Address>) -> AnyView {
    let address = |address: Address| {
        let full = address.to_checksum(None);
        view! { <Copyable short=full.clone() full=full/> }.into_any()
    };
    let sender = match call.sender {
        Some(sender) => address(sender),
        None => view! { {words("ui_call_you")}" "{account.map(address)} }.into_any(),
    };
    view! {
        <dl class="hashes">
            <div><dt>{words("ui_call_contract")}</dt><dd>{address(call.to)}</dd></div>
            <div><dt>{words("ui_call_sender")}</dt><dd>{sender}</dd></div>
        </dl>
    }
    .into_any()
}
