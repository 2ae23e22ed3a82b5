//! A revocation run: each transaction and how it stands. It goes on when the popup closes.

use super::Page;
use super::state::Names;
use crate::copy::Copyable;
use crate::host;
use crate::icon::{Icon, icon};
use crate::speech::{number_of, plain, say, words};
use guard::protocol::{FromPopup, Run, RunStep, StepState};
use guard::{Arg, Text};
use leptos::prelude::*;

#[component]
pub(super) fn RunView(page: Page) -> impl IntoView {
    let run = page.part(|shown| shown.run.clone());
    move || {
        run.get()
            .flatten()
            .map(|run| page.names.with_untracked(|names| whole(run, names)))
    }
}

fn whole(run: Run, names: &Names) -> AnyView {
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
    view! {
        <section class="card run" aria-live="polite" data-over=run.over.to_string()>
            <h2>{plain(&title)}</h2>
            <progress max=run.steps.len().to_string() value=done.to_string() aria-label=plain(&title)></progress>
            <ol>{run.steps.iter().map(|one| step(one, names)).collect_view()}</ol>
            {if run.over {
                view! { <button type="button" id="dismiss" class="button small" on:click=|_| { host::send(&FromPopup::Dismiss); }>{words("ui_dismiss")}</button> }.into_any()
            } else {
                view! { <p class="quiet">{words("ui_run_hint")}</p> }.into_any()
            }}
        </section>
    }
    .into_any()
}

fn step(step: &RunStep, names: &Names) -> AnyView {
    let (class, which, key) = match &step.state {
        StepState::Waiting => ("waiting", Icon::Clock, "ui_step_waiting"),
        StepState::Asking => ("active", Icon::Clock, "ui_step_asking"),
        StepState::Sent { .. } => ("active", Icon::Clock, "ui_step_sent"),
        StepState::Done => ("done", Icon::Check, "ui_step_done"),
        StepState::Refused => ("stopped", Icon::Cross, "ui_step_refused"),
        StepState::Failed { .. } => ("failed", Icon::High, "ui_step_failed"),
    };
    let more = match &step.state {
        StepState::Sent { hash } => {
            let short = catalogue::escape(hash, 18);
            view! { <Copyable short=short full=catalogue::escape(hash, 80)/> }.into_any()
        }
        StepState::Failed { why } => view! { <span class="quiet">{say(why)}</span> }.into_any(),
        _ => ().into_any(),
    };
    view! {
        <li class=format!("step {class}")>
            {icon(which)}
            <div><p>{say(&ends(step, names))}</p><p class="step-state">{words(key)}" "{more}</p></div>
        </li>
    }
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
