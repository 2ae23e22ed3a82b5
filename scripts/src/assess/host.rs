//! What the extension's background knows of a request besides the chain's answers: the directory that ships, the names of
//! well-known sites, and what it remembers of the person. No list is turned on, as after an installation.

use std::collections::HashMap;

use alloy_primitives::Address;
use anyhow::{Context as _, Result};
use guard::site::{Popular, host_of, is_well_known, look_alike};
use guard::{ChainId, Context, Known, Memory, Payment, Role, Site};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::corpus;
use crate::project::{self, root};

/// What stands beside the guard.
pub(super) struct Host {
    directory: HashMap<Address, Vec<Row>>,
    popular: Popular,
    person: Person,
}

#[derive(Deserialize)]
struct Directory {
    contracts: Vec<Row>,
}

/// Address, role, name, the place of its source, chains; as `extension/data/directory.json` has them.
#[derive(Deserialize)]
struct Row(Address, Role, String, IgnoredAny, Vec<ChainId>);

#[derive(Deserialize)]
struct Person {
    /// Whom the person paid before.
    paid: Vec<Address>,
}

impl Host {
    /// Reads what ships.
    ///
    /// # Errors
    /// If a file is missing or not of its form.
    pub(super) fn load() -> Result<Self> {
        let data = root().join("extension/data");
        let file: Directory = serde_json::from_str(&project::read(&data.join("directory.json"))?)
            .context("the directory is not of its form")?;
        let mut directory: HashMap<Address, Vec<Row>> = HashMap::new();
        for row in file.contracts {
            directory.entry(row.0).or_default().push(row);
        }
        let popular = guard::read_json(&project::read(&data.join("sites.json"))?)
            .map_err(|error| anyhow::anyhow!("the well-known sites: {error}"))?;
        let person = serde_json::from_str(&project::read(&corpus::path("person.json"))?)
            .context("person.json is not of its form")?;
        Ok(Self {
            directory,
            popular,
            person,
        })
    }

    /// The context with what the site and the parties of a request are known as.
    pub(super) fn look_up(&self, context: Context, chain: Option<ChainId>, parties: &[Address]) -> Context {
        let resembles = host_of(&context.origin).and_then(|host| look_alike(host, &self.popular));
        Context {
            known: parties
                .iter()
                .filter_map(|&party| self.known(chain?, party))
                .collect(),
            site: Site {
                listed: None,
                resembles: resembles.map(str::to_owned),
                known: is_well_known(&context.origin, &self.popular),
            },
            looked_up: true,
            memory: Memory {
                met: self.person.paid.clone(),
                paid: self.person.paid.iter().map(|&to| anything(to)).collect(),
                ..Memory::default()
            },
            ..context
        }
    }

    fn known(&self, chain: ChainId, address: Address) -> Option<Known> {
        let rows = self.directory.get(&address)?;
        let Row(_, role, name, ..) = rows.iter().find(|row| row.4.contains(&chain))?;
        Some(Known {
            address,
            role: *role,
            name: name.clone(),
        })
    }
}

/// A payment that speaks for any other to the same address: the person knows who that is.
fn anything(to: Address) -> Payment {
    Payment {
        to,
        chain: None,
        token: None,
        most: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use guard::directory::PERMIT2;

    #[test]
    fn who_is_in_the_directory_is_known_on_its_chains() -> Result<()> {
        let host = Host::load()?;
        let look = |chain| {
            let context = Context {
                origin: "https://app.uniswap.org".to_owned(),
                ..Context::default()
            };
            let found = host.look_up(context, Some(ChainId(chain)), &[PERMIT2, Address::ZERO]);
            found.known.iter().map(|known| known.role).collect::<Vec<_>>()
        };
        assert_eq!(look(1), [Role::Permit2]);
        assert_eq!(look(31337), []);
        Ok(())
    }
}
