//! A file with all of its mutants in it, each behind a switch, so that they are compiled once and not each by itself.

use std::ops::Range;

use anyhow::{Context as _, Result};
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};

use super::list::{Genre, Mutant};

/// The module that is added to the crate, with the switches in it.
pub(super) const MODULE: &str = "mutants_";

/// What is written in the module: whether a mutant is switched on, and which ones were passed on the way.
pub(super) const SWITCHES: &str = include_str!("switches.rs");

/// The text with switches.
#[derive(Debug)]
pub(super) struct Switched {
    pub(super) text: String,
    /// The bytes of `text` that are there for these mutants, outer ones first.
    pub(super) places: Vec<Place>,
    /// Those that no switch can be made for.
    pub(super) left: Vec<usize>,
}

/// Where text was put in.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) range: Range<usize>,
    /// For which mutants.
    pub(super) numbers: Vec<usize>,
}

/// Puts switches into a file. Each mutant comes with its number.
pub(super) fn switch(source: &str, mutants: &[(usize, &Mutant)]) -> Result<Switched> {
    let file = syn::parse_file(source).context("it is not Rust")?;
    let mut targets = Vec::new();
    for &(number, mutant) in mutants.iter().filter(|(_, mutant)| !mutant.is_opaque()) {
        targets.push(Target {
            number,
            range: mutant.range(source)?,
            mutant,
        });
    }
    let mut placing = Placing {
        source,
        targets,
        wraps: Vec::new(),
    };
    placing.visit_file(&file);
    let placed: Vec<usize> = placing
        .wraps
        .iter()
        .flat_map(|wrap| wrap.numbers.iter().copied())
        .collect();
    let numbers = mutants.iter().map(|(number, _)| *number);
    let left = numbers.filter(|number| !placed.contains(number)).collect();
    let (text, places) = written(source, &placing.wraps);
    Ok(Switched { text, places, left })
}

struct Target<'m> {
    number: usize,
    range: Range<usize>,
    mutant: &'m Mutant,
}

/// Text around a piece of the source.
struct Wrap {
    range: Range<usize>,
    before: String,
    after: &'static str,
    numbers: Vec<usize>,
}

struct Placing<'m> {
    source: &'m str,
    targets: Vec<Target<'m>>,
    /// Outer ones before inner ones.
    wraps: Vec<Wrap>,
}

impl Placing<'_> {
    /// The targets of a kind that begin in this range.
    fn within(&self, genre: Genre, range: &Range<usize>) -> Vec<&Target<'_>> {
        self.targets
            .iter()
            .filter(|target| target.mutant.genre == genre && range.contains(&target.range.start))
            .collect()
    }

    fn at(&self, genre: Genre, start: usize) -> Vec<&Target<'_>> {
        self.within(genre, &(start..start.saturating_add(1)))
    }

    fn text(&self, range: Range<usize>) -> &str {
        self.source.get(range).unwrap_or_default()
    }

    fn wrap(&mut self, range: Range<usize>, before: String, after: &'static str, numbers: Vec<usize>) {
        if !numbers.is_empty() {
            self.wraps.push(Wrap {
                range,
                before,
                after,
                numbers,
            });
        }
    }

    fn body(&mut self, block: &syn::Block) {
        let Some(first) = block.stmts.first() else { return };
        let start = first.span().byte_range().start;
        let targets = self.at(Genre::FnValue, start);
        let returns = targets.iter().map(|target| {
            let value = &target.mutant.replacement;
            format!("if {} {{ return {value}; }}\n", on(target.number))
        });
        let before = returns.collect();
        let numbers = targets.iter().map(|target| target.number).collect();
        self.wrap(start..start, before, "", numbers);
    }

    /// An expression that is replaced by another one where a mutant is on.
    fn alternatives(&mut self, range: &Range<usize>, targets: &[(usize, Range<usize>, String)]) {
        let mut before = String::from("(");
        for (number, place, replacement) in targets {
            let head = self.text(range.start..place.start);
            let tail = self.text(place.end..range.end);
            before.push_str(&format!(
                "if {} {{ {head}{replacement}{tail} }} else ",
                on(*number)
            ));
        }
        before.push_str("{ ");
        let numbers = targets.iter().map(|(number, ..)| *number).collect();
        self.wrap(range.clone(), before, " })", numbers);
    }

    /// A chain of operators without parentheses, which is one expression for an operator that is changed in it.
    fn chain(&mut self, chain: &syn::ExprBinary) {
        let mut links = Links::default();
        links.follow(chain);
        let targets: Vec<_> = links
            .operators
            .iter()
            .flat_map(|operator| self.at(Genre::BinaryOperator, operator.start))
            .map(replacing)
            .collect();
        self.alternatives(&chain.span().byte_range(), &targets);
        for operand in links.operands {
            self.visit_expr(operand);
        }
    }
}

impl<'ast> Visit<'ast> for Placing<'_> {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.body(&function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.body(&function.block);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(block) = &function.default {
            self.body(block);
        }
        visit::visit_trait_item_fn(self, function);
    }

    fn visit_expr_binary(&mut self, binary: &'ast syn::ExprBinary) {
        if !has_let(binary) {
            return self.chain(binary);
        }
        // A `let` may not stand inside of another expression, so that each side is one of its own.
        visit::visit_expr_binary(self, binary);
    }

    fn visit_expr_unary(&mut self, unary: &'ast syn::ExprUnary) {
        let range = unary.span().byte_range();
        let targets = self.at(Genre::UnaryOperator, range.start);
        let targets: Vec<_> = targets.into_iter().map(replacing).collect();
        self.alternatives(&range, &targets);
        visit::visit_expr_unary(self, unary);
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        let deleted = self.numbers(Genre::MatchArm, arm.span().byte_range().start);
        let stays: String = deleted
            .iter()
            .map(|&number| format!("!{} && ", on(number)))
            .collect();
        match &arm.guard {
            None => {
                let end = arm.pat.span().byte_range().end;
                let guard = stays.trim_end_matches("&& ");
                self.wrap(end..end, format!(" if {guard}"), "", deleted);
            }
            Some((_, guard)) => {
                let range = guard.span().byte_range();
                self.wrap(range.start..range.start, stays, "", deleted);
                if !is_let(guard) {
                    self.guard(range);
                }
            }
        }
        visit::visit_arm(self, arm);
    }
}

impl Placing<'_> {
    fn numbers(&self, genre: Genre, start: usize) -> Vec<usize> {
        self.at(genre, start).iter().map(|target| target.number).collect()
    }

    fn guard(&mut self, range: Range<usize>) {
        let targets = self.at(Genre::MatchArmGuard, range.start);
        let targets: Vec<_> = targets.into_iter().map(replacing).collect();
        self.alternatives(&range, &targets);
    }
}

fn replacing(target: &Target<'_>) -> (usize, Range<usize>, String) {
    (
        target.number,
        target.range.clone(),
        target.mutant.replacement.clone(),
    )
}

fn on(number: usize) -> String {
    format!("crate::{MODULE}::on({number})")
}

fn has_let(binary: &syn::ExprBinary) -> bool {
    is_let(&binary.left) || is_let(&binary.right)
}

fn is_let(expression: &syn::Expr) -> bool {
    match expression {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(binary) => has_let(binary),
        _ => false,
    }
}

/// What operators a chain has, and what stands between them.
#[derive(Default)]
struct Links<'e> {
    operators: Vec<Range<usize>>,
    operands: Vec<&'e syn::Expr>,
}

impl<'e> Links<'e> {
    fn follow(&mut self, chain: &'e syn::ExprBinary) {
        self.side(&chain.left);
        self.operators.push(chain.op.span().byte_range());
        self.side(&chain.right);
    }

    fn side(&mut self, side: &'e syn::Expr) {
        match side {
            syn::Expr::Binary(inner) => self.follow(inner),
            operand => self.operands.push(operand),
        }
    }
}

/// A piece of text that is put in at a byte of the source.
struct Insertion<'w> {
    at: usize,
    /// The number of its wrap.
    wrap: usize,
    text: &'w str,
    ends: bool,
}

/// The source with all that is put into it, and where each wrap is in that.
fn written(source: &str, wraps: &[Wrap]) -> (String, Vec<Place>) {
    let mut insertions = Vec::new();
    for (wrap, one) in wraps.iter().enumerate() {
        insertions.push(Insertion {
            at: one.range.start,
            wrap,
            text: &one.before,
            ends: false,
        });
        insertions.push(Insertion {
            at: one.range.end,
            wrap,
            text: one.after,
            ends: true,
        });
    }
    // At one place, what ends there comes first, inner before outer; then what begins, outer before inner. What has
    // no length ends where it begins.
    insertions.sort_by_key(|one| {
        let is_point = wraps.get(one.wrap).is_some_and(|wrap| wrap.range.is_empty());
        let order = if one.ends && !is_point {
            usize::MAX.saturating_sub(one.wrap)
        } else {
            one.wrap
        };
        (one.at, !one.ends || is_point, order)
    });
    let mut text = String::with_capacity(source.len().saturating_mul(2));
    let mut places: Vec<Place> = wraps
        .iter()
        .map(|wrap| Place {
            range: 0..0,
            numbers: wrap.numbers.clone(),
        })
        .collect();
    let mut done = 0;
    for one in insertions {
        text.push_str(source.get(done..one.at).unwrap_or_default());
        done = one.at;
        let before = text.len();
        text.push_str(one.text);
        if let Some(Place { range: place, .. }) = places.get_mut(one.wrap) {
            if one.ends {
                place.end = text.len();
            } else {
                place.start = before;
            }
        }
    }
    text.push_str(source.get(done..).unwrap_or_default());
    (text, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mutants(text: &str) -> Vec<Mutant> {
        serde_json::from_str(text).unwrap_or_default()
    }

    fn mutant(genre: &str, replacement: &str, line: usize, start: usize, end: usize) -> String {
        format!(
            r#"{{ "file": "a.rs", "name": "a.rs:1:1: x", "genre": "{genre}", "replacement": "{replacement}",
            "span": {{ "start": {{ "line": {line}, "column": {start} }}, "end": {{ "line": {line}, "column": {end} }} }} }}"#
        )
    }

    #[test]
    fn every_kind_has_its_switch() {
        let source = "fn f(a: bool) -> bool {\n    match a {\n        true if !a && a => a,\n        _ => a,\n    }\n}\n";
        let listed = [
            mutant("FnValue", "true", 2, 5, 10),
            mutant("MatchArm", "", 3, 9, 30),
            mutant("MatchArmGuard", "false", 3, 17, 24),
            mutant("UnaryOperator", "", 3, 17, 18),
            mutant("BinaryOperator", "||", 3, 20, 22),
            mutant("StructField", "", 3, 20, 22),
        ];
        let listed = mutants(&format!("[{}]", listed.join(",")));
        let numbered: Vec<_> = (1..).zip(&listed).collect();
        let switched = switch(source, &numbered)
            .map(|switched| (switched.text.replace("crate::mutants_::", ""), switched.left));
        let expected = "fn f(a: bool) -> bool {
    if on(1) { return true; }
match a {
        true if !on(2) && (if on(3) { false } else { (if on(5) { !a || a } else { (if on(4) { a } else { !a }) && a }) }) => a,
        _ => a,
    }
}
";
        assert_eq!(switched.ok(), Some((expected.to_owned(), vec![6])));
    }
}
