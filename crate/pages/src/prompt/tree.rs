//! What was decoded, as a tree: calls with the calls that they carry, structs with their members.

use guard::{CallNode, Field};
use std::iter::Peekable;
use std::slice::Iter;

/// How deep structs open in one another; what is deeper is told by its path.
const DEEPEST: usize = 8;

/// A row of the tree.
#[derive(Debug, PartialEq)]
pub(super) enum Row {
    /// A value.
    Leaf {
        /// What it is called, inside of the row that holds it.
        name: String,
        /// Its type and value.
        field: Field,
    },
    /// A struct or an array.
    Struct {
        /// What it is called.
        name: String,
        /// Its members.
        rows: Vec<Row>,
    },
    /// A call.
    Call {
        /// Who calls what.
        call: CallNode,
        /// Its arguments, then the calls that it carries.
        rows: Vec<Row>,
    },
}

/// The rows of all that was decoded: what is signed, then the calls.
pub(super) fn tree(fields: &[Field], calls: &[CallNode]) -> Vec<Row> {
    let is_argument = |place: usize| calls.iter().any(|call| arguments(call).contains(&place));
    let loose = fields
        .iter()
        .enumerate()
        .filter(|(place, _)| !is_argument(*place));
    let mut rows = members(&named(loose.map(|(_, field)| field)), 0);
    rows.extend(carried(fields, &mut calls.iter().peekable(), 0));
    rows
}

fn arguments(call: &CallNode) -> std::ops::Range<usize> {
    call.first..call.first.saturating_add(call.count)
}

/// The calls that come next and are at least so deep, each with those that it carries.
fn carried(fields: &[Field], calls: &mut Peekable<Iter<'_, CallNode>>, least: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    while let Some(call) = calls.next_if(|call| call.depth >= least) {
        // The list of fields may end before the arguments do.
        let own = fields.iter().skip(call.first).take(call.count);
        let mut inner = members(&named(own), 0);
        inner.extend(carried(fields, calls, call.depth.saturating_add(1)));
        rows.push(Row::Call {
            call: call.clone(),
            rows: inner,
        });
    }
    rows
}

/// A field with its path from the row that holds it.
type Named<'f> = (&'f str, &'f Field);

fn named<'f>(fields: impl Iterator<Item = &'f Field>) -> Vec<Named<'f>> {
    fields.map(|field| (field.path.as_str(), field)).collect()
}

fn members(fields: &[Named<'_>], depth: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut left = fields;
    while let Some((&(path, field), others)) = left.split_first() {
        let (name, rest) = step(path);
        if rest.is_empty() || depth >= DEEPEST {
            rows.push(Row::Leaf {
                name: path.to_owned(),
                field: field.clone(),
            });
            left = others;
            continue;
        }
        let within = |(path, _): &&Named<'_>| {
            let (other, rest) = step(path);
            other == name && !rest.is_empty()
        };
        let inner: Vec<Named<'_>> = left
            .iter()
            .take_while(within)
            .map(|(path, field)| (step(path).1, *field))
            .collect();
        left = left.get(inner.len()..).unwrap_or_default();
        rows.push(Row::Struct {
            name: name.to_owned(),
            rows: members(&inner, depth.saturating_add(1)),
        });
    }
    rows
}

/// The first step of a path, a name or an index in brackets, and what follows it.
fn step(path: &str) -> (&str, &str) {
    let ends = |(place, character): &(usize, char)| *place > 0 && matches!(character, '.' | '[');
    let end = path
        .char_indices()
        .find(ends)
        .map_or(path.len(), |(place, _)| place);
    let (name, rest) = path.split_at_checked(end).unwrap_or((path, ""));
    (name, rest.strip_prefix('.').unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy_primitives::Address;

    fn field(path: &str) -> Field {
        Field {
            path: path.to_owned(),
            kind: "uint256".to_owned(),
            value: "1".to_owned(),
        }
    }

    fn call(depth: usize, first: usize, count: usize) -> CallNode {
        CallNode {
            depth,
            to: Address::ZERO,
            sender: None,
            function: first.to_string(),
            first,
            count,
        }
    }

    /// A tree in one line: `name(members)` and `#function(rows)`.
    fn line(rows: &[Row]) -> String {
        let shown = rows.iter().map(|row| match row {
            Row::Leaf { name, .. } => name.clone(),
            Row::Struct { name, rows } => format!("{name}({})", line(rows)),
            Row::Call { call, rows } => format!("#{}({})", call.function, line(rows)),
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn members_stand_in_what_holds_them() {
        let paths = [
            "primaryType",
            "domain.name",
            "message.details[0].token",
            "message.details[0].amount",
            "message.details[1].token",
            "message.grid[0][1]",
            "message.spender",
        ];
        assert_eq!(
            line(&tree(&paths.map(field), &[])),
            "primaryType domain(name) message(details([0](token amount) [1](token)) grid([0]([1])) spender)"
        );
    }

    #[test]
    fn calls_stand_in_their_carriers() {
        let fields = ["a", "b[0]", "c", "d", "e", "loose"].map(field);
        let calls = [
            call(0, 0, 2),
            call(1, 2, 1),
            call(2, 3, 1),
            call(1, 4, 1),
            call(0, 5, 0),
        ];
        assert_eq!(
            line(&tree(&fields, &calls)),
            "loose #0(a b([0]) #2(c #3(d)) #4(e)) #5()"
        );
    }

    #[test]
    fn what_is_beyond_the_end_or_odd_is_shown_as_it_is() {
        let fields = ["", "[", "a.", "x..y"].map(field);
        assert_eq!(
            line(&tree(&fields, &[call(3, 9, usize::MAX)])),
            " [ a. x(.y) #9()"
        );
        let deep = ["a.b.c.d.e.f.g.h.i.j"].map(field);
        assert_eq!(line(&tree(&deep, &[])), "a(b(c(d(e(f(g(h(i.j))))))))");
    }
}
