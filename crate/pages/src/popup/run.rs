//! A revocation run: each transaction and how it stands. It goes on when the popup closes.

use super::state::Names;
use super::{Page, revoke};
use crate::copy::Copyable;
use crate::host;
use crate::icon::{Icon, icon};
use crate::speech::{counted, number_of, plain, say, words};
use guard::protocol::{FromPopup, Run, RunStep, SentTransaction, StepState, TabWallet};
use guard::{Arg, Text};
use leptos::prelude::*;

#[component]
pub(super) fn RunView(page: Page) -> impl IntoView {
    let run = page.part(|shown| shown.run.clone());
    let wallets = page.part(|shown| shown.wallets.clone());
    let picked = RwSignal::new(0);
    move || {
        run.get().flatten().map(|run| {
            let mut wallets = wallets.get().unwrap_or_default();
            wallets.retain(|wallet| wallet.account.is_some() && wallet.account == run.owner);
            let acts = acts(&run, wallets, picked);
            page.names.with_untracked(|names| whole(run, names, acts))
        })
    }
}

fn whole(run: Run, names: &Names, acts: AnyView) -> AnyView {
    let done = run
        .steps
        .iter()
        .filter(|step| step.state == StepState::Done)
        .count();
    let key = if run.over { "ui_run_over" } else { "ui_run" };
    let title = Text::new(key).with(
        "done",
        Arg::Number {
            value: alloy_primitives::U256::from(done),
        },
    );
    let title = title.with("count", number_of(run.steps.len()));
    let mut title = plain(run.problem.as_ref().unwrap_or(&title));
    if run.over {
        add_left(&mut title, &run);
    }
    view! {
        <section class="card run" aria-live="polite" data-over=run.over.to_string()>
            <h2>{title.clone()}</h2>
            {(!run.steps.is_empty()).then(|| view! {
                <progress max=run.steps.len().to_string() value=done.to_string() aria-label=title></progress>
            })}
            <ol>{run.steps.iter().chain(&run.cannot).map(|one| step(one, names)).collect_view()}</ol>
            {acts}
        </section>
    }
    .into_any()
}

/// Says after the title what did not end.
fn add_left(title: &mut String, run: &Run) {
    for (key, refusals) in [("ui_run_refused", true), ("ui_run_failed", false)] {
        let stopped = run
            .steps
            .iter()
            .chain(&run.cannot)
            .filter(|step| match step.state {
                StepState::Refused => refusals,
                StepState::Failed { .. } => !refusals,
                _ => false,
            });
        let count = stopped.count();
        if count > 0 {
            title.extend([" · ", &counted(key, count)]);
        }
    }
}

/// What the person can do about it as it stands.
fn acts(run: &Run, wallets: Vec<TabWallet>, picked: RwSignal<usize>) -> AnyView {
    let count = |of: fn(&StepState) -> bool| run.steps.iter().filter(|step| of(&step.state)).count();
    let stopped = count(|state| matches!(state, StepState::Refused | StepState::Failed { .. }));
    let sent = count(|state| *state == StepState::Sent) > 0;
    let awaits = run.awaits;
    let close = run.over || awaits.is_some() || run.paused && !sent;
    let again = run.over && stopped > 0;
    let hint = match (awaits, run.paused) {
        (Some(value), _) => Text::new("ui_run_awaits").with("account", Arg::Address { value }),
        (None, true) => Text::new("ui_run_paused"),
        (None, false) => Text::new("ui_run_hint"),
    };
    let wallet = {
        let wallets = wallets.clone();
        move || revoke::chosen(&wallets, picked)
    };
    let none = wallets.is_empty();
    let proceed = move |_| {
        if let Some(TabWallet { tab, wallet, .. }) = wallet() {
            let wallet = wallet.id;
            host::send(&FromPopup::Proceed { again, tab, wallet });
        }
    };
    let label = if again {
        counted("ui_run_again", stopped)
    } else {
        words("ui_run_resume")
    };
    view! {
        {(!run.over).then(|| view! { <p class="quiet">{say(&hint)}</p> })}
        {(again || run.paused && !run.over).then(|| view! {
            <p class="quiet run-wallet">{revoke::through(wallets, picked)}</p>
            <button type="button" id="proceed" class="button small primary" disabled=none on:click=proceed>{label}</button>
        })}
        {(!run.over && !run.paused).then(|| act("pause", "ui_run_pause", FromPopup::Pause))}
        {close.then(|| act("dismiss", if run.over { "ui_dismiss" } else { "ui_run_abandon" }, FromPopup::Dismiss))}
    }
    .into_any()
}

/// A button that says one thing to the background.
fn act(id: &'static str, key: &str, message: FromPopup) -> AnyView {
    let press = move |_| {
        host::send(&message);
    };
    view! { <button type="button" id=id class="button small" on:click=press>{words(key)}</button> }.into_any()
}

fn step(step: &RunStep, names: &Names) -> AnyView {
    let (class, which, key) = match &step.state {
        StepState::Waiting => ("waiting", Icon::Clock, "ui_step_waiting"),
        StepState::Asking => ("active", Icon::Clock, "ui_step_asking"),
        StepState::Sent => ("active", Icon::Clock, "ui_step_sent"),
        StepState::Done if step.limit.is_some() => ("done", Icon::Check, "ui_step_limited"),
        StepState::Done => ("done", Icon::Check, "ui_step_done"),
        StepState::Refused => ("stopped", Icon::Cross, "ui_step_refused"),
        StepState::Failed { .. } => ("failed", Icon::High, "ui_step_failed"),
    };
    let more = match (&step.state, step.gas) {
        (StepState::Failed { why }, _) => Some(why.clone()),
        (StepState::Waiting | StepState::Asking, Some(gas)) => {
            let [value, ..] = gas.into_limbs();
            Some(Text::new("ui_step_gas").with("gas", Arg::Count { value }))
        }
        _ => None,
    };
    let more = more.map(|more| view! { <span class="quiet">{say(&more)}" "</span> });
    view! {
        <li class=format!("step {class}")>
            {icon(which)}
            <div><p>{say(&ends(step, names))}</p>{step.note.as_ref().map(note)}<p class="step-state">{words(key)}" "{more}{step.sent.as_ref().map(sent)}</p></div>
        </li>
    }
    .into_any()
}

/// What the transaction does not end, or ends beside.
fn note(note: &Text) -> AnyView {
    view! { <p class="quiet">{say(note)}</p> }.into_any()
}

/// The chain's explorer is asked only if the person follows the link.
fn sent(SentTransaction { hash, link }: &SentTransaction) -> AnyView {
    let Some(link) = link else {
        let short = catalogue::escape(hash, 18);
        return view! { <Copyable short=short full=catalogue::escape(hash, 80)/> }.into_any();
    };
    let host = link.split('/').nth(2).unwrap_or_default().to_owned();
    let title = Text::new("ui_sent_look").with("site", Arg::Page { value: host });
    view! { <a class="sent" href=link.clone() target="_blank" rel="noreferrer noopener">{plain(&title)}</a> }
        .into_any()
}

fn ends(step: &RunStep, names: &Names) -> Text {
    match step.ends.as_slice() {
        [key] => Text::new("ui_step_single")
            .with(
                "token",
                Arg::Token {
                    address: key.token,
                    symbol: names.of(key),
                },
            )
            .with("spender", Arg::Address { value: key.spender }),
        [] if step.signatures > 0 => Text::new("ui_step_signatures")
            .with("count", number_of(step.signatures.try_into().unwrap_or_default())),
        several => Text::new("ui_step_many").with("count", number_of(several.len())),
    }
}
