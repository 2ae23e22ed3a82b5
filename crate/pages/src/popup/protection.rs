//! Whether the tab in front is guarded, and what can be done where it is not.

use super::Page;
use crate::host;
use crate::icon::{Icon, icon};
use crate::speech::{say, words};
use guard::protocol::{FromPopup, Here, Protection};
use guard::{Arg, Text};
use leptos::prelude::*;

/// The longest site that is shown whole, in characters.
const SITE_CHARS: usize = 60;

/// One line where all is well; a reason and a way out where it is not.
#[component]
pub(super) fn Guarding(page: Page) -> impl IntoView {
    let shown = page.part(|shown| (shown.site.clone(), shown.here));
    view! {
        <h1 class="unseen">{words("ui_name")}</h1>
        {move || match shown.get() {
            None => line("", Icon::Seal, &Text::new("ui_name")),
            Some((site, here)) => about(site.as_deref(), here),
        }}
    }
}

/// What the browser keeps us from besides: it is said once there is time for it, below everything else.
#[component]
pub(super) fn Elsewhere(page: Page) -> impl IntoView {
    let here = page.part(|shown| shown.here);
    view! {
        {move || here.get().filter(|here| here.off_in_private).map(|here| view! {
            <aside class="elsewhere">
                <p>{words("ui_private_off")}</p>
                {here.has_details.then(|| action("ui_open_details", FromPopup::Details))}
            </aside>
        })}
    }
}

fn about(site: Option<&str>, here: Here) -> AnyView {
    match here.protection {
        Protection::Unknown => line("", Icon::Seal, &Text::new("ui_name")),
        Protection::Guarded => line("ok", Icon::Seal, &guarding(site)),
        Protection::Reload => warning(
            "ui_reload",
            "ui_reload_why",
            action("ui_reload_tab", FromPopup::Reload),
        ),
        Protection::Withheld => warning(
            "ui_withheld",
            "ui_withheld_why",
            action("ui_allow_sites", FromPopup::Allow),
        ),
        Protection::Impossible => impossible(here.has_details),
    }
}

fn guarding(site: Option<&str>) -> Text {
    let Some(origin) = site else {
        return Text::new("ui_guarding_tab");
    };
    let value = end_of(origin.strip_prefix("https://").unwrap_or(origin));
    Text::new("ui_guarding").with("site", Arg::Page { value })
}

/// The end of a long name, which is the part that somebody had to register.
fn end_of(site: &str) -> String {
    let left_out = site.chars().count().saturating_sub(SITE_CHARS);
    if left_out == 0 {
        return site.to_owned();
    }
    let end: String = site.chars().skip(left_out).collect();
    format!("…{end}")
}

fn line(class: &str, which: Icon, text: &Text) -> AnyView {
    view! { <p class=format!("guarding {class}")>{icon(which)}<span>{say(text)}</span></p> }.into_any()
}

fn warning(title: &str, why: &str, way_out: AnyView) -> AnyView {
    view! {
        <section class="unguarded" role="status">
            {icon(Icon::High)}
            <div>
                <h2>{words(title)}</h2>
                <p>{words(why)}</p>
                {way_out}
            </div>
        </section>
    }
    .into_any()
}

/// Nobody can do anything here, so it is no alarm; a file needs a permission that only that page gives.
fn impossible(has_details: bool) -> AnyView {
    view! {
        <section class="unguarded calm" role="status">
            {icon(Icon::Broken)}
            <div>
                <h2>{words("ui_impossible")}</h2>
                <p>{words("ui_impossible_why")}</p>
                {has_details.then(|| action("ui_open_details", FromPopup::Details))}
            </div>
        </section>
    }
    .into_any()
}

fn action(key: &str, message: FromPopup) -> AnyView {
    view! {
        <button type="button" class="button small" on:click=move |_| { host::send(&message); }>
            <span>{words(key)}</span>
        </button>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::{SITE_CHARS, end_of};

    #[test]
    fn a_long_name_keeps_its_end() {
        assert_eq!(end_of("app.uniswap.org"), "app.uniswap.org");
        let long = format!("app.uniswap.org.{}.claim.example", "a".repeat(60));
        let shown = end_of(&long);
        assert!(
            shown.starts_with("…a") && shown.ends_with(".claim.example"),
            "{shown}"
        );
        assert_eq!(shown.chars().count(), SITE_CHARS + 1);
    }
}
