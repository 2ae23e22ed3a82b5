//! What went through without asking, where the person wants to be told of it.

use super::Page;
use crate::host;
use crate::icon::{Icon, icon};
use crate::speech::{counted, plain, say, words};
use alloy_primitives::U256;
use guard::allowance::AllowanceKey;
use guard::protocol::{FromPopup, Passed};
use guard::{Arg, Text};
use leptos::prelude::*;

#[component]
pub(super) fn PassedList(page: Page) -> impl IntoView {
    let passed = page.part(|shown| {
        let with_keys = |one: &Passed| (one.clone(), shown.given_by(one));
        shown.passed.iter().map(with_keys).collect::<Vec<_>>()
    });
    move || {
        passed
            .get()
            .filter(|passed| !passed.is_empty())
            .map(|passed| whole(page, passed))
    }
}

fn whole(page: Page, passed: Vec<(Passed, Vec<AllowanceKey>)>) -> AnyView {
    let title = counted("ui_passed", passed.len());
    let items = passed.into_iter().map(|(passed, keys)| item(page, &passed, keys));
    view! {
        <section class="notice muted passed">
            {icon(Icon::Low)}
            <details open=true>
                <summary>{title}</summary>
                <p>{words("ui_passed_why")}</p>
                <ul>{items.collect_view()}</ul>
                <button type="button" id="forget-passed" class="button small" on:click=|_| { host::send(&FromPopup::ForgetPassed); }>
                    <span>{words("ui_passed_forget")}</span>
                </button>
            </details>
        </section>
    }
    .into_any()
}

fn item(page: Page, passed: &Passed, keys: Vec<AllowanceKey>) -> AnyView {
    let site = catalogue::escape(
        passed.origin.strip_prefix("https://").unwrap_or(&passed.origin),
        255,
    );
    let at = passed.at;
    let ago = move || {
        let value = U256::from(page.now.get().saturating_sub(at));
        plain(&Text::new("ui_passed_ago").with("span", Arg::Duration { value }))
    };
    let can_choose = !keys.is_empty();
    let choose = move |_| page.chosen.update(|chosen| chosen.extend(keys.iter().copied()));
    view! {
        <li>
            <div>
                <p>{say(&passed.headline)}</p>
                <p class="quiet"><bdi dir="ltr">{site}</bdi>" · "{ago}</p>
            </div>
            {can_choose.then(|| view! {
                <button type="button" class="button small" on:click=choose><span>{words("ui_passed_choose")}</span></button>
            })}
        </li>
    }
    .into_any()
}
