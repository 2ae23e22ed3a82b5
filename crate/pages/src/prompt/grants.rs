//! What the request would change: one thing as a card, several as a table with a total.

use super::Front;
use crate::speech::{number_of, plain, say, words};
use catalogue::allowance::{beside, estimated_by, money};
use guard::protocol::{LineWorth, LinesWorth};
use guard::{Arg, Line, Text};
use leptos::prelude::*;

/// The most rows that are shown; the rest is counted.
const MOST_ROWS: usize = 100;
/// A table of more rows than this scrolls by itself.
const LONG: usize = 6;

#[component]
pub(super) fn Grants(front: Front) -> impl IntoView {
    let lines = front.part(|held| (held.judgement.lines.clone(), held.worth.clone()));
    move || {
        let (lines, worth) = lines.get().unwrap_or_default();
        match lines.as_slice() {
            [] => ().into_any(),
            [line] => card(line, worth.as_ref()),
            many => table(many, worth.as_ref()),
        }
    }
}

fn worth_at(worth: Option<&LinesWorth>, at: usize) -> Option<LineWorth> {
    worth?.lines.get(at).copied()
}

/// Who says what it is worth, where anything is said of that.
fn source(worth: Option<&LinesWorth>) -> Option<Text> {
    let worth = worth?;
    let is_said = |line: &LineWorth| line.unpriced || line.amount.or(line.today).is_some();
    worth
        .lines
        .iter()
        .any(is_said)
        .then(|| estimated_by(&worth.source))
}

/// An amount, and what it is worth: where that is not known it is said once.
fn amount(line: &Line, worth: Option<LineWorth>) -> Text {
    let amount = line.amount.clone();
    match worth {
        Some(worth) if worth.amount.is_some() || worth.unpriced => {
            beside(amount, money("ui_worth", worth.amount))
        }
        _ => amount,
    }
}

fn today(line: &Line, worth: Option<LineWorth>) -> Option<Text> {
    let today = line.today.clone()?;
    match worth.and_then(|worth| worth.today) {
        None => Some(today),
        cents => Some(beside(today, money("ui_worth", cents))),
    }
}

fn card(line: &Line, all: Option<&LinesWorth>) -> AnyView {
    let worth = worth_at(all, 0);
    view! {
        <section class="card grant">
            <div class="grant-what">
                {avatar(line)}
                <span class="grant-token">{say(&line.what)}</span>
                <span class="grant-amount">{say(&amount(line, worth))}</span>
            </div>
            <dl class="rows">
                {line.who.as_ref().map(|who| view! { <div><dt>{words("ui_who")}</dt><dd>{say(who)}</dd></div> })}
                <div><dt>{words("ui_until")}</dt><dd>{say(&line.until)}</dd></div>
                {today(line, worth).map(|today| view! { <div class="today"><dt>{words("ui_today")}</dt><dd>{say(&today)}</dd></div> })}
                {source(all).map(|by| view! { <div><dt>{words("ui_set_prices")}</dt><dd>{say(&by)}</dd></div> })}
            </dl>
        </section>
    }
    .into_any()
}

fn table(lines: &[Line], worth: Option<&LinesWorth>) -> AnyView {
    let mut known: Vec<&Text> = Vec::new();
    for who in lines.iter().filter_map(|line| line.who.as_ref()) {
        if has_address(who) && !known.contains(&who) {
            known.push(who);
        }
    }
    let total = Text::new("ui_total").with("count", number_of(lines.len()));
    let to = Text::new("ui_total_to").with("count", number_of(known.len()));
    let hidden = lines.len().saturating_sub(MOST_ROWS);
    let is_long = lines.len() > LONG;
    view! {
        <section class="card">
            // A long table scrolls by itself, so that the findings below stay in reach; the keyboard scrolls it too.
            <div class="batch-scroll" tabindex=is_long.then_some("0") role=is_long.then_some("region") aria-label=is_long.then(|| plain(&total))>
            <table class="batch">
                <thead>
                    <tr>
                        <th scope="col">{words("ui_what")}</th>
                        <th scope="col" class="end">{words("ui_amount")}</th>
                        <th scope="col">{words("ui_who")}</th>
                        <th scope="col" class="end">{words("ui_until")}</th>
                    </tr>
                </thead>
                <tbody>{lines.iter().take(MOST_ROWS).enumerate().map(|(at, line)| row(line, worth_at(worth, at))).collect_view()}</tbody>
                <tfoot>
                    <tr><td colspan="4">
                        {plain(&total)}
                        {(!known.is_empty()).then(|| format!(" {}", plain(&to)))}
                        {(hidden > 0).then(|| format!(" {}", crate::speech::counted("ui_rows_hidden", hidden)))}
                        {source(worth).map(|by| format!(" {}", plain(&by)))}
                    </td></tr>
                </tfoot>
            </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(line: &Line, worth: Option<LineWorth>) -> AnyView {
    view! {
        <tr>
            <td class="batch-what">{avatar(line)}<span>{say(&line.what)}</span></td>
            <td class="batch-amount end">
                {say(&amount(line, worth))}
                {today(line, worth).map(|today| view! { <span class="batch-today">{words("ui_today")}": "{say(&today)}</span> })}
            </td>
            <td class="batch-who">{line.who.as_ref().map(say)}</td>
            <td class="batch-until end">{say(&line.until)}</td>
        </tr>
    }
    .into_any()
}

/// Whether it names somebody by address, and not as "you" or "anyone".
fn has_address(who: &Text) -> bool {
    who.args
        .values()
        .any(|arg| matches!(arg, Arg::Address { .. } | Arg::Known { .. }))
}

/// A token's initial in a circle: nothing is loaded from anywhere. A chain's own coin has its symbol only
/// in its amount.
fn avatar(line: &Line) -> AnyView {
    let mut args = line.what.args.values().chain(line.amount.args.values());
    initials(args.find_map(|arg| match arg {
        Arg::Token { symbol, .. } | Arg::Amount { symbol, .. } => symbol.as_deref(),
        _ => None,
    }))
}

/// The first letter of a symbol in a circle, or a mark for "no name". More letters would read as another symbol.
pub(crate) fn initials(symbol: Option<&str>) -> AnyView {
    let letters: String = symbol
        .unwrap_or_default()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(1)
        .collect();
    let letters = if letters.is_empty() {
        "?".to_owned()
    } else {
        letters.to_ascii_uppercase()
    };
    view! { <span class="avatar" aria-hidden="true">{letters}</span> }.into_any()
}
