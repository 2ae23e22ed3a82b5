//! The findings, worst first, each openable for its reason and the rule's id.

use super::Front;
use crate::icon::{level_class, level_icon, level_key};
use crate::speech::{addresses, counted, original, quote, words, words_if_any};
use guard::Finding;
use leptos::prelude::*;

/// How many findings of one rule are in sight: the others say the same of somebody or something else.
const MOST_ALIKE: usize = 3;

#[component]
pub(super) fn Findings(front: Front) -> impl IntoView {
    let findings = front.part(|held| held.judgement.findings.clone());
    let parted = Memo::new(move |_| part(findings.get().unwrap_or_default()));
    let hidden = Memo::new(move |_| parted.with(|(_, alike)| alike.len()));
    view! {
        <ul class="findings">
            <For each=move || parted.get().0 key=key children=finding/>
        </ul>
        {move || (hidden.get() > 0).then(|| view! {
            <details class="alike">
                <summary>{counted("ui_more_alike", hidden.get())}</summary>
                <ul class="findings">
                    <For each=move || parted.get().1 key=key children=finding/>
                </ul>
            </details>
        })}
    }
}

/// A finding that stays keeps its place in the document, and so stays open.
fn key(finding: &Finding) -> String {
    guard::write_json(finding)
}

/// The findings that are in sight, and those of which there are enough alike before.
fn part(findings: Vec<Finding>) -> (Vec<Finding>, Vec<Finding>) {
    let mut shown: Vec<Finding> = Vec::new();
    let mut alike = Vec::new();
    for finding in findings {
        let same = shown.iter().filter(|one| one.rule == finding.rule).count();
        if same < MOST_ALIKE {
            shown.push(finding);
        } else {
            alike.push(finding);
        }
    }
    (shown, alike)
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
                    <span>{quote(&text)}{original(&text, level)}</span>
                </summary>
                <div class="why">
                    {addresses(&text)}
                    {why.map(|why| view! { <p>{why}</p> })}
                    <p class="quiet">{words(level_key(level))}" · "{words("ui_rule")}" "<code>{rule}</code></p>
                </div>
            </details>
        </li>
    }
}
