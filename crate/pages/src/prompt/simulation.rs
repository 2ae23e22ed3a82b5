//! What a simulation saw, marked as one, beside what was read.

use super::Front;
use crate::speech::{say, words};
use guard::Text;
use leptos::prelude::*;

#[component]
pub(super) fn Simulation(front: Front) -> impl IntoView {
    let seen = front.part(|held| held.judgement.simulation.clone());
    move || seen.get().flatten().map(section)
}

fn section(seen: Vec<Text>) -> impl IntoView {
    view! {
        <section class="card simulation" aria-labelledby="simulation">
            <h3 id="simulation">{words("ui_simulation")}</h3>
            <ul>{seen.iter().map(|text| view! { <li>{say(text)}</li> }).collect::<Vec<_>>()}</ul>
            <p class="quiet">{words("ui_simulation_note")}</p>
        </section>
    }
}
