//! Names of sites, and lists of bad sites and addresses, for the extension's background. A module of its own, since a
//! request is judged without it where nothing is looked up.
//!
//! An argument that is not of its type is an error: the background made a mistake. A published list may be anything.

use alloy_primitives::Address;
use guard::list::{Key, List, Refusal, pack};
use guard::site::{Popular, host_of, is_well_known, look_alike};
use guard::{Listed, Site, Text, write_json};
use wasm_bindgen::prelude::*;

/// Reads a list as it was published, and gives the bytes in which it is kept. `key` has 16 bytes, random and of this
/// installation.
///
/// # Errors
/// The key of the sentence that says why it is not taken.
#[wasm_bindgen(js_name = packList)]
pub fn pack_list(published: &[u8], key: &[u8]) -> Result<Vec<u8>, String> {
    let key: Key = key.try_into().map_err(|_| refused(Refusal::Unreadable))?;
    pack(published, &key).map_err(refused)
}

/// What is looked up for each request: the well-known sites, and the lists that the person turned on.
#[wasm_bindgen]
pub struct Lookup {
    popular: Popular,
    lists: Vec<(String, List)>,
}

#[wasm_bindgen]
impl Lookup {
    /// With the well-known sites (`data/sites.json`), and no list.
    ///
    /// # Errors
    /// If the argument is not of its type.
    #[wasm_bindgen(constructor)]
    pub fn new(sites: &str) -> Result<Lookup, JsError> {
        let popular = guard::read_json(sites).map_err(|error| JsError::new(&error.to_string()))?;
        Ok(Lookup {
            popular,
            lists: Vec::new(),
        })
    }

    /// Adds a list from the bytes in which it is kept. Tells how many sites and addresses it has, and how many entries
    /// that are neither; nothing if the bytes are none.
    pub fn add(&mut self, name: &str, kept: &[u8]) -> Option<Vec<usize>> {
        let list = List::open(kept)?;
        let counts = list.counts().to_vec();
        self.lists.push((name.to_owned(), list));
        Some(counts)
    }

    /// What is known of a web origin (`Site`).
    #[must_use]
    pub fn site(&self, origin: &str) -> String {
        let Some(host) = host_of(origin) else {
            return write_json(&Site::default());
        };
        let listed = self.lists.iter().find(|(_, list)| list.has_site(host));
        write_json(&Site {
            listed: listed.map(|(name, _)| name.clone()),
            resembles: look_alike(host, &self.popular).map(str::to_owned),
            known: is_well_known(origin, &self.popular),
        })
    }

    /// Which of these addresses are listed (`Listed[]`), each once.
    ///
    /// # Errors
    /// If the argument is not of its type.
    pub fn addresses(&self, addresses: &str) -> Result<String, JsError> {
        let addresses: Vec<Address> =
            guard::read_json(addresses).map_err(|error| JsError::new(&error.to_string()))?;
        let found = addresses.into_iter().filter_map(|address| {
            let (name, _) = self.lists.iter().find(|(_, list)| list.has_address(&address))?;
            let list = name.clone();
            Some(Listed { address, list })
        });
        Ok(write_json(&found.collect::<Vec<_>>()))
    }
}

fn refused(refusal: Refusal) -> String {
    write_json(&Text::new(refusal.sentence()))
}
