//! The popup: what stands open for an account, and how to end it.

mod account;
mod header;
mod list;
mod notices;
mod passed;
mod protection;
mod revoke;
mod row;
mod run;
mod signed;
mod state;

use crate::host::{self, Event};
use guard::allowance::AllowanceKey;
use guard::protocol::ToPopup;
use leptos::prelude::*;
use state::{Names, Shown};
use std::collections::HashSet;
use std::time::Duration;

/// How often "3 min ago" is written anew.
const CLOCK: Duration = Duration::from_secs(20);

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Page {
    shown: RwSignal<Option<Shown>>,
    chosen: RwSignal<HashSet<AllowanceKey>>,
    names: RwSignal<Names>,
    /// The present, in unix seconds, now and then.
    now: RwSignal<u64>,
}

impl Page {
    /// A part of the state, which changes only when that part does.
    fn part<T>(self, of: impl Fn(&Shown) -> T + Send + Sync + 'static) -> Memo<Option<T>>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.shown.with(|shown| shown.as_ref().map(&of)))
    }

    fn take(self, shown: Shown) {
        self.names.update(|names| names.learn(&shown.chains));
        // What is gone, or belongs to another account, cannot stay chosen.
        self.chosen.update(|chosen| chosen.retain(|key| shown.has(key)));
        self.now.set(host::now());
        self.shown.set(Some(shown));
    }
}

/// The whole page.
#[component]
pub(crate) fn Popup() -> impl IntoView {
    let page = Page {
        shown: RwSignal::new(None),
        chosen: RwSignal::new(HashSet::new()),
        names: RwSignal::new(Names::default()),
        now: RwSignal::new(host::now()),
    };
    host::listen(move |event| {
        if let Event::Message(json) = event {
            match guard::read_json::<ToPopup>(&json) {
                Ok(state) => page.take(state.into()),
                // We do not understand each other: another version of us is running. Opening again helps.
                Err(_) => host::close(),
            }
        }
    });
    set_interval(move || page.now.set(host::now()), CLOCK);
    view! {
        <div class="popup">
            <header::Header page/>
            <main>
                <run::RunView page/>
                <passed::PassedList page/>
                <signed::Signed page/>
                <notices::Notices page/>
                <list::List page/>
                <protection::Elsewhere page/>
            </main>
            <revoke::Bar page/>
        </div>
    }
}
