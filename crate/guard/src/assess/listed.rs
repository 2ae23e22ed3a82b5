//! What stands on a list of bad addresses or sites, and sites that are made to be taken for others.

use super::Told;
use super::form::page;
use crate::gather::Gather as _;
use crate::judge::case::Case;
use crate::judge::parties;
use crate::{Arg, Level, Text};

/// Somebody in the request stands on a list of bad addresses that the person turned on.
pub(super) fn party(case: &Case<'_>) -> Vec<Told> {
    if case.context.listed.is_empty() {
        return Vec::new();
    }
    let parties = parties::of(case);
    let listed = case.context.listed.iter();
    listed
        .filter(|listed| parties.contains(&listed.address))
        .map(|listed| {
            let text = Text::new("rule_party_listed").with("list", page(&listed.list));
            let value = listed.address;
            Told::new(Level::Critical, text.with("address", Arg::Address { value }))
        })
        .gather()
}

/// The site that asks stands on a list of bad sites that the person turned on.
pub(super) fn site(case: &Case<'_>) -> Vec<Told> {
    told(
        case,
        Level::Critical,
        "rule_site_listed",
        "list",
        &case.context.site.listed,
    )
}

/// The name of the site that asks could be taken for that of a well-known one.
pub(super) fn resembles(case: &Case<'_>) -> Vec<Told> {
    told(
        case,
        Level::High,
        "rule_site_resembles",
        "known",
        &case.context.site.resembles,
    )
}

fn told(case: &Case<'_>, level: Level, id: &str, name: &'static str, what: &Option<String>) -> Vec<Told> {
    let texts = what.iter().map(|what| {
        let site = page(&case.context.origin);
        Text::new(id).with("site", site).with(name, page(what))
    });
    texts.map(|text| Told::new(level, text)).gather()
}
