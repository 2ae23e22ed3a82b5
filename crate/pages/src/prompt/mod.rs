//! The prompt: one waiting request at a time, what it would do, and the two buttons.

mod arming;
mod buttons;
mod crowd;
mod decoded;
mod details;
mod findings;
mod grants;
mod reached;
mod safer;
mod simulation;
mod site;
mod tree;

pub(crate) use grants::initials;

use crate::host::{self, Event};
use crate::icon::{Icon, icon, level_class, level_icon, level_key};
use crate::speech::{original, say, words};
use guard::Level;
use guard::protocol::{Crowd, Held, ToPrompt};
use leptos::prelude::*;

/// The request in front, and what is beside it.
#[derive(Clone, Copy)]
struct Front {
    held: Memo<Option<Held>>,
    crowd: Memo<Option<Crowd>>,
    /// The last message of the background, as it came.
    said: RwSignal<String>,
    connected: RwSignal<bool>,
    /// What the person wants to be forwarded.
    wanted: RwSignal<safer::Wanted>,
    /// Counts how often that began anew: with another request, or another life of the background.
    fresh: RwSignal<u32>,
}

impl Front {
    /// A part of the request in front, which changes only when that part does. Showing each part by
    /// itself keeps focus, selection and what is open when an answer of the chain changes another.
    fn part<T>(self, of: impl Fn(&Held) -> T + Send + Sync + 'static) -> Memo<Option<T>>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.held.with(|held| held.as_ref().map(&of)))
    }

    /// Takes what is in force for a request that is new here, or comes from another life of the background.
    fn meet(self, next: Option<&Held>) {
        let id = |held: &Held| held.id.clone();
        let same = self.held.with_untracked(|held| held.as_ref().map(id)) == next.map(id);
        if same && self.connected.get_untracked() {
            return;
        }
        self.wanted.set(next.map(safer::Wanted::of).unwrap_or_default());
        self.fresh.update(|fresh| *fresh = fresh.wrapping_add(1));
    }

    /// Whether what would be forwarded is what the person wants.
    fn is_settled(self) -> Memo<bool> {
        Memo::new(move |_| {
            self.wanted.with(|wanted| {
                self.held
                    .with(|held| held.as_ref().is_some_and(|held| wanted.is_met(held)))
            })
        })
    }

    /// As [`Front::is_settled`], at this moment.
    fn is_settled_untracked(self) -> bool {
        self.wanted.with_untracked(|wanted| {
            self.held
                .with_untracked(|held| held.as_ref().is_some_and(|held| wanted.is_met(held)))
        })
    }

    fn verdict(self) -> Memo<Option<Level>> {
        self.part(|held| held.judgement.verdict)
    }
}

/// The whole page.
#[component]
pub(crate) fn Prompt() -> impl IntoView {
    let queue = RwSignal::new((Vec::<Held>::new(), None));
    let connected = RwSignal::new(false);
    let front = Front {
        held: Memo::new(move |_| queue.with(|(held, _)| held.first().cloned())),
        crowd: Memo::new(move |_| queue.with(|(_, crowd)| *crowd)),
        said: RwSignal::default(),
        connected,
        wanted: RwSignal::default(),
        fresh: RwSignal::new(0),
    };
    host::listen(move |event| match event {
        Event::Lost => connected.set(false),
        Event::Message(json) => match guard::read_json(&json) {
            Ok(ToPrompt::Queue { held, crowd }) if !held.is_empty() => {
                front.meet(held.first());
                connected.set(true);
                queue.set((held, crowd));
                front.said.set(json);
            }
            // Nothing waits any more; or we do not understand each other, and closing refuses.
            _ => host::close(),
        },
    });
    let verdict = front.verdict();
    let class = move || format!("prompt {}", verdict.get().map(level_class).unwrap_or_default());
    view! {
        <div class=class data-request=move || front.part(|held| held.id.clone()).get()>
            <site::Site front/>
            <main>
                {move || verdict.get().is_none().then(|| view! { <p class="quiet pad" role="status">{words("ui_loading")}</p> })}
                <Verdict front/>
                <reached::Notice front/>
                <Asking front/>
                <crowd::Overflow front/>
                <grants::Grants front/>
                <simulation::Simulation front/>
                <findings::Findings front/>
                <safer::Safer front/>
                <details::Details front/>
            </main>
            <buttons::Buttons front/>
        </div>
    }
}

#[component]
fn Verdict(front: Front) -> impl IntoView {
    let verdict = front.verdict();
    let headline = front.part(|held| (held.judgement.headline.clone(), held.judgement.verdict));
    view! {
        <section class="verdict" aria-live="polite">
            {move || verdict.get().map(|level| view! {
                <p class="level" data-level=level_class(level)>{level_icon(level)}<span>{words(level_key(level))}</span></p>
            })}
            {move || headline.get().map(|(headline, level)| view! { <h2 class="headline">{say(&headline)}{original(&headline, level)}</h2> })}
        </section>
    }
}

#[component]
fn Asking(front: Front) -> impl IntoView {
    let asking = front.part(|held| held.asking);
    view! {
        <p class="asking" role="status">
            {move || (asking.get() == Some(true)).then(|| view! { {icon(Icon::Clock)}<span>{words("ui_asking")}</span> })}
        </p>
    }
}
