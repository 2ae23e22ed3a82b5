//! The findings, worst first, each openable for its reason and the rule's id.

use super::Front;
use crate::icon::{level_class, level_icon, level_key};
use crate::speech::{say, words, words_if_any};
use guard::Finding;
use leptos::prelude::*;

#[component]
pub(super) fn Findings(front: Front) -> impl IntoView {
    let findings = front.part(|held| held.judgement.findings.clone());
    // A finding that stays keeps its place in the document, and so stays open.
    let key = |finding: &Finding| serde_json::to_string(finding).unwrap_or_else(|_| finding.rule.clone());
    view! {
        <ul class="findings">
            <For each=move || findings.get().unwrap_or_default() key=key children=finding/>
        </ul>
    }
}

fn finding(finding: Finding) -> impl IntoView {
    let Finding { rule, level, text } = finding;
    let why = words_if_any(&format!("why_{}", rule.replace('-', "_")));
    let id = rule.clone();
    view! {
        <li class=format!("finding {}", level_class(level)) data-rule=id>
            <details>
                <summary>
                    {level_icon(level)}
                    <span class="unseen">{words(level_key(level))}": "</span>
                    <span>{say(&text)}</span>
                </summary>
                <div class="why">
                    {why.map(|why| view! { <p>{why}</p> })}
                    <p class="quiet">{words(level_key(level))}" · "{words("ui_rule")}" "<code>{rule}</code></p>
                </div>
            </details>
        </li>
    }
}
