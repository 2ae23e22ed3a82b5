//! Refuse and Continue. Refuse always works; Continue only for a person who had time to read, and for a
//! critical verdict only for one who holds it down. A key that is still down from another window does nothing.

use super::Front;
use super::arming::{Arming, HOLD_MS, Told};
use super::crowd::Mute;
use super::reached::continue_key;
use crate::host;
use crate::icon::{Icon, icon};
use crate::speech::words;
use guard::protocol::{FromPrompt, Held, Reached};
use guard::{Level, trusts};
use leptos::ev::{Event, KeyboardEvent, blur, focus, keydown, visibilitychange};
use leptos::html;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// What the person answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Refuse,
    Continue,
    /// Continue, and ask no more about this at this site.
    Always,
}

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
    fn decide(self, answer: Answer) {
        let Some(held) = self.front.held.get_untracked() else {
            return host::close();
        };
        let trust = match answer {
            Answer::Always => trusts(&held.judgement, &held.origin),
            Answer::Refuse | Answer::Continue => Vec::new(),
        };
        let forward = answer != Answer::Refuse;
        let Held {
            id, revision, edits, ..
        } = held;
        let decided = Some((id.clone(), revision));
        if self.decided.with_untracked(|already| *already == decided) {
            return;
        }
        let sent = host::send(&FromPrompt::Decide {
            id,
            revision,
            forward,
            edits,
            trust,
        });
        match (sent, forward) {
            (true, _) => self.decided.set(decided),
            // Nobody hears the refusal: closing the window refuses too.
            (false, false) => host::close(),
            (false, true) => {}
        }
    }

    fn forward(self, answer: Answer) {
        let armed = self
            .arming
            .with_untracked(|arming| arming.is_armed(host::now_ms()));
        if armed && has_focus() && self.front.connected.get_untracked() && self.front.is_settled_untracked() {
            self.decide(answer);
        }
    }

    /// A click on Continue or on what is beside it, by mouse, key or screen reader.
    fn click(self, event: &Event, answer: Answer) {
        if !event.is_trusted() {
            return;
        }
        let counts = self
            .arming
            .try_update_untracked(|arming| arming.click(host::now_ms()));
        if counts == Some(true) && !self.is_critical() {
            self.forward(answer);
        }
    }

    /// A mouse button or a key that went down on Continue.
    fn press(self, event: &Event) {
        if !event.is_trusted() {
            return;
        }
        self.arming
            .update_untracked(|arming| arming.press(host::now_ms()));
        if !self.armed.get_untracked() || !self.is_critical() || self.hold.get_untracked().is_some() {
            return;
        }
        let done = move || {
            self.hold.set(None);
            self.forward(Answer::Continue);
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
    follow_connection(decision);
    follow_focus(decision);

    let verdict = front.verdict();
    let reached = front.part(|held| held.reached);
    let critical = move || verdict.get() == Some(Level::Critical);
    let settled = front.is_settled();
    let ready =
        move || decision.armed.get() && front.connected.get() && verdict.get().is_some() && settled.get();
    let sent = move || {
        let shown = front.part(|held| (held.id.clone(), held.revision)).get();
        shown.is_some() && decision.decided.get() == shown
    };
    let always = Memo::new(move |_| front.held.with(|held| held.as_ref().is_some_and(can_always)));
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
                on:click=move |event| decision.click(&event, Answer::Continue)
                on:pointerdown=move |event| if event.button() == 0 { decision.press(&event) }
                on:pointerup=move |_| decision.release()
                on:pointerleave=move |_| decision.release()
                on:pointercancel=move |_| decision.release()
                on:contextmenu=move |event| event.prevent_default()
                on:keydown=move |event| if is_press(&event) && !event.repeat() { decision.press(&event) }
                on:keyup=move |event: KeyboardEvent| if is_press(&event) { decision.release() }
                on:blur=move |_| decision.release()>
                <span>{move || words(continue_key(reached.get(), critical()))}</span>
            </button>
            <button type="button" id="refuse" class="button primary" node_ref=refuse on:click=move |_| decision.decide(Answer::Refuse)>
                <span>{move || words(if sent() { "ui_sent" } else { "ui_refuse" })}</span>
            </button>
            <div class="beside">
                {move || always.get().then(|| view! {
                    <button type="button" id="always" class="link quiet" aria-disabled=move || (!ready() || sent()).to_string()
                        on:click=move |event| decision.click(&event, Answer::Always)
                        on:pointerdown=move |event| if event.button() == 0 { decision.press(&event) }
                        on:keydown=move |event| if is_press(&event) && !event.repeat() { decision.press(&event) }>
                        {icon(Icon::Check)}<span>{words("ui_always")}</span>
                    </button>
                })}
                <Mute front/>
            </div>
        </footer>
    }
}

/// Whether there is something to ask no more about, the wallet waits for the answer, and it may be kept.
fn can_always(held: &Held) -> bool {
    held.reached == Reached::No && !held.in_private && !trusts(&held.judgement, &held.origin).is_empty()
}

fn is_press(event: &KeyboardEvent) -> bool {
    matches!(event.key().as_str(), "Enter" | " ")
}

/// Whether the browser says that this window has the focus now.
fn has_focus() -> bool {
    document().has_focus().unwrap_or(false)
}

/// Starts the delay for each request and whatever else is news, and puts the focus on Refuse for each request.
fn follow_requests(decision: Decision, refuse: NodeRef<html::Button>) {
    let told = decision.front.part(|held| Told {
        request: held.id.clone(),
        verdict: held.judgement.verdict,
        headline: held.judgement.headline.clone(),
        lines: held.judgement.lines.clone(),
    });
    Effect::new(move |before: Option<Option<String>>| {
        let told = told.get()?;
        let request = told.request.clone();
        let round = || decision.arming.with_untracked(Arming::round);
        let shown = round();
        decision.arming.update(|arming| arming.show(told, host::now_ms()));
        if round() != shown {
            decision.release();
        }
        decision.settle();
        if before.flatten().as_ref() != Some(&request)
            && let Some(button) = refuse.get()
        {
            // A button that cannot take the focus can still be clicked.
            let _ = button.focus();
        }
        Some(request)
    });
}

/// A background that is gone may have gone with what was sent: the person can decide again.
fn follow_connection(decision: Decision) {
    let connected = decision.front.connected;
    Effect::new(move |_| {
        if !connected.get() {
            decision.decided.set(None);
        }
    });
}

fn follow_focus(decision: Decision) {
    let gained = move || {
        decision.arming.update(|arming| arming.focus(host::now_ms()));
        decision.settle();
    };
    let lost = move || {
        decision.release();
        decision.arming.update(|arming| arming.blur(host::now_ms()));
        decision.settle();
    };
    let listeners = [
        window_event_listener(focus, move |_| gained()),
        window_event_listener(blur, move |_| lost()),
        window_event_listener(visibilitychange, move |_| match document().hidden() {
            true => lost(),
            false if has_focus() => gained(),
            false => {}
        }),
        window_event_listener(keydown, move |event| on_key(decision, &event)),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
    // The window may have had the focus before this script ran, and then no event says so.
    if has_focus() {
        gained();
    }
}

/// Escape refuses. A key that repeats was pressed for something else: in another window, or for the request before.
fn on_key(decision: Decision, event: &KeyboardEvent) {
    let escape = event.key() == "Escape";
    match event.repeat() {
        true if escape || is_press(event) => event.prevent_default(),
        false if escape => decision.decide(Answer::Refuse),
        _ => {}
    }
}
