//! Refuse and Continue. Refuse always works; Continue only for a person who had time to read, and for a
//! critical verdict only for one who holds it down.

use super::Front;
use super::arming::{Arming, HOLD_MS};
use crate::host;
use crate::speech::words;
use guard::Level;
use guard::protocol::FromPrompt;
use leptos::ev::{KeyboardEvent, PointerEvent, blur, focus, keydown};
use leptos::html;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// A decision that was sent: the request and the judgement it was made on.
type Decided = Option<(String, u32)>;

#[derive(Clone, Copy)]
struct Decision {
    front: Front,
    arming: RwSignal<Arming>,
    armed: RwSignal<bool>,
    decided: RwSignal<Decided>,
    hold: RwSignal<Option<TimeoutHandle>>,
}

impl Decision {
    /// Sets `armed` to what holds now, and looks again when the delay ends.
    fn settle(self) {
        let Some(left) = self
            .arming
            .try_with_untracked(|arming| arming.left(host::now_ms()))
        else {
            return;
        };
        self.armed.set(left == Some(0));
        if let Some(left) = left.filter(|left| *left > 0) {
            set_timeout(move || self.settle(), Duration::from_millis(left));
        }
    }

    fn is_critical(self) -> bool {
        self.front.held.with_untracked(|held| {
            held.as_ref()
                .is_some_and(|held| held.judgement.verdict == Level::Critical)
        })
    }

    /// Sends what the person decided, once for each judgement.
    fn decide(self, forward: bool) {
        let Some((id, revision)) = self
            .front
            .held
            .with_untracked(|held| held.as_ref().map(|held| (held.id.clone(), held.revision)))
        else {
            return host::close();
        };
        let decided = Some((id.clone(), revision));
        if self.decided.with_untracked(|already| *already == decided) {
            return;
        }
        let sent = host::send(&FromPrompt::Decide {
            id,
            revision,
            forward,
        });
        match (sent, forward) {
            (true, _) => self.decided.set(decided),
            // Nobody hears the refusal: closing the window refuses too.
            (false, false) => host::close(),
            (false, true) => {}
        }
    }

    fn forward(self) {
        let armed = self
            .arming
            .with_untracked(|arming| arming.is_armed(host::now_ms()));
        if armed && self.front.connected.get_untracked() {
            self.decide(true);
        }
    }

    fn press(self) {
        if !self.armed.get_untracked() || !self.is_critical() || self.hold.get_untracked().is_some() {
            return;
        }
        let done = move || {
            self.hold.set(None);
            self.forward();
        };
        self.hold
            .set(set_timeout_with_handle(done, Duration::from_millis(HOLD_MS)).ok());
    }

    fn release(self) {
        if let Some(handle) = self.hold.get_untracked() {
            handle.clear();
            self.hold.set(None);
        }
    }
}

#[component]
pub(super) fn Buttons(front: Front) -> impl IntoView {
    let decision = Decision {
        front,
        arming: RwSignal::new(Arming::default()),
        armed: RwSignal::new(false),
        decided: RwSignal::new(None),
        hold: RwSignal::new(None),
    };
    let refuse = NodeRef::<html::Button>::new();
    follow_requests(decision, refuse);
    follow_focus(decision);

    let verdict = front.verdict();
    let critical = move || verdict.get() == Some(Level::Critical);
    let ready = move || decision.armed.get() && front.connected.get() && verdict.get().is_some();
    let sent = move || {
        let shown = front.part(|held| (held.id.clone(), held.revision)).get();
        shown.is_some() && decision.decided.get() == shown
    };
    let waiting = move || {
        let running = !decision.armed.get()
            && decision
                .arming
                .with(|arming| arming.left(host::now_ms()).is_some());
        // Two names for one animation: a change of name starts it again.
        let even = decision.arming.with(|arming| arming.round() & 1 == 0);
        if running {
            if even { "waiting-a" } else { "waiting-b" }
        } else {
            ""
        }
    };
    let class = move || {
        let holding = if decision.hold.get().is_some() {
            "holding"
        } else {
            ""
        };
        let danger = if critical() { "danger" } else { "" };
        format!("button continue {} {holding} {danger}", waiting())
    };
    view! {
        <footer class="buttons">
            {move || critical().then(|| view! { <p class="hold-hint" id="hold-hint">{words("ui_hold_hint")}</p> })}
            <button type="button" id="continue" class=class aria-disabled=move || (!ready() || sent()).to_string()
                aria-describedby="hold-hint"
                on:click=move |_| if !decision.is_critical() { decision.forward() }
                on:pointerdown=move |event: PointerEvent| if event.button() == 0 { decision.press() }
                on:pointerup=move |_| decision.release()
                on:pointerleave=move |_| decision.release()
                on:pointercancel=move |_| decision.release()
                on:contextmenu=move |event| event.prevent_default()
                on:keydown=move |event: KeyboardEvent| if is_press(&event) && decision.is_critical() {
                    event.prevent_default();
                    decision.press();
                }
                on:keyup=move |event: KeyboardEvent| if is_press(&event) { decision.release() }
                on:blur=move |_| decision.release()>
                <span>{move || words(if critical() { "ui_hold_continue" } else { "ui_continue" })}</span>
            </button>
            <button type="button" id="refuse" class="button primary" node_ref=refuse on:click=move |_| decision.decide(false)>
                <span>{move || words(if sent() { "ui_sent" } else { "ui_refuse" })}</span>
            </button>
        </footer>
    }
}

fn is_press(event: &KeyboardEvent) -> bool {
    matches!(event.key().as_str(), "Enter" | " ")
}

/// Starts the delay for each request and each worse verdict, and puts the focus on Refuse for each request.
fn follow_requests(decision: Decision, refuse: NodeRef<html::Button>) {
    let shown = decision
        .front
        .part(|held| (held.id.clone(), held.judgement.verdict));
    Effect::new(move |before: Option<Option<String>>| {
        let (id, verdict) = shown.get()?;
        decision.release();
        decision
            .arming
            .update(|arming| arming.show(&id, verdict, host::now_ms()));
        decision.settle();
        if before.flatten().as_ref() != Some(&id)
            && let Some(button) = refuse.get()
        {
            // A button that cannot take the focus can still be clicked.
            let _ = button.focus();
        }
        Some(id)
    });
}

fn follow_focus(decision: Decision) {
    let gained = move || {
        decision.arming.update(|arming| arming.focus(host::now_ms()));
        decision.settle();
    };
    let listeners = [
        window_event_listener(focus, move |_| gained()),
        window_event_listener(blur, move |_| {
            decision.release();
            decision.arming.update(Arming::blur);
            decision.settle();
        }),
        window_event_listener(keydown, move |event| {
            if event.key() == "Escape" {
                decision.decide(false)
            }
        }),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
    // The window may have had the focus before this script ran.
    if document().has_focus().unwrap_or(false) {
        gained();
    }
}
