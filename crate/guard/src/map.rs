//! Ordered maps that share one B-tree. Each pair of a key and a value type would bring a copy of the whole
//! tree into the module; here the tree holds only bytes, and the entries stand in a list beside it.

use crate::allowance::AllowanceKey;
use crate::{ChainId, Question};
use alloy_primitives::{Address, U256};
use std::collections::BTreeMap;

/// A key as bytes: different for different keys, and in the order that the map is to have.
pub(crate) trait Key {
    /// Adds the bytes of this key. A part of varying length says first how long it is.
    fn write(&self, bytes: &mut Vec<u8>);
}

/// Room for the bytes of any key there is: an allowance's has about a hundred.
const LONGEST_KEY: usize = 104;

/// A map that gives its entries in the order of their keys.
pub(crate) struct Map<K, V> {
    index: Index,
    /// In the order of insertion.
    entries: Vec<(K, V)>,
}

/// Distinct keys.
pub(crate) struct Set<K>(Map<K, ()>);

impl<K: Key, V> Map<K, V> {
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn get(&self, key: &K) -> Option<&V> {
        // Before anything is answered all maps of answers are empty, and asked often.
        if self.entries.is_empty() {
            return None;
        }
        let place = self.index.find(&bytes(key))?;
        self.entries.get(place).map(|(_, value)| value)
    }

    pub(crate) fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let place = self.index.find(&bytes(key))?;
        self.entries.get_mut(place).map(|(_, value)| value)
    }

    /// Keeps what is under the key already.
    pub(crate) fn insert_new(&mut self, key: K, value: V) -> bool {
        let is_new = self.index.add(bytes(&key));
        if is_new {
            self.entries.push((key, value));
        }
        is_new
    }

    /// Changes what is under the key, which is the default at first.
    pub(crate) fn update(&mut self, key: K, change: impl FnOnce(&mut V))
    where
        K: Copy,
        V: Default,
    {
        self.insert_new(key, V::default());
        if let Some(value) = self.get_mut(&key) {
            change(value);
        }
    }

    /// In the order of the keys.
    pub(crate) fn into_sorted(self) -> impl Iterator<Item = (K, V)> {
        let mut entries: Vec<Option<(K, V)>> = self.entries.into_iter().map(Some).collect();
        let places = self.index.into_places().into_iter();
        places.filter_map(move |place| entries.get_mut(place)?.take())
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Map {
            index: Index::default(),
            entries: Vec::new(),
        }
    }
}

impl<K: Key> Set<K> {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn contains(&self, key: &K) -> bool {
        self.0.get(key).is_some()
    }

    /// Whether it was not there before.
    pub(crate) fn insert(&mut self, key: K) -> bool {
        self.0.insert_new(key, ())
    }
}

impl<K> Default for Set<K> {
    fn default() -> Self {
        Set(Map::default())
    }
}

impl<K: Key> FromIterator<K> for Set<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        let mut set = Set::default();
        for key in keys {
            set.insert(key);
        }
        set
    }
}

/// Which entry stands under which key.
#[derive(Default)]
struct Index(BTreeMap<Vec<u8>, usize>);

impl Index {
    #[inline(never)]
    fn find(&self, key: &[u8]) -> Option<usize> {
        self.0.get(key).copied()
    }

    /// Gives the key the next place, unless it has one.
    #[inline(never)]
    fn add(&mut self, key: Vec<u8>) -> bool {
        if self.0.contains_key(&key) {
            return false;
        }
        let place = self.0.len();
        self.0.insert(key, place);
        true
    }

    #[inline(never)]
    fn into_places(self) -> Vec<usize> {
        self.0.into_values().collect()
    }
}

fn bytes(key: &impl Key) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(LONGEST_KEY);
    key.write(&mut bytes);
    bytes
}

impl Key for Address {
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(self.as_slice());
    }
}

impl Key for U256 {
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.to_be_bytes::<32>());
    }
}

impl Key for ChainId {
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.0.to_be_bytes());
    }
}

impl Key for bool {
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.push(u8::from(*self));
    }
}

impl<A: Key, B: Key> Key for (A, B) {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.0.write(bytes);
        self.1.write(bytes);
    }
}

impl<T: Key> Key for Option<T> {
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.push(u8::from(self.is_some()));
        if let Some(key) = self {
            key.write(bytes);
        }
    }
}

impl Key for AllowanceKey {
    fn write(&self, bytes: &mut Vec<u8>) {
        (self.chain, self.owner).write(bytes);
        bytes.push(self.kind as u8);
        (self.token, (self.token_id, self.spender)).write(bytes);
    }
}

impl Key for Question {
    fn write(&self, bytes: &mut Vec<u8>) {
        match *self {
            Question::Code { chain, address } => {
                bytes.push(0);
                (chain, address).write(bytes);
            }
            Question::Token {
                chain,
                address,
                owner,
            } => {
                bytes.push(1);
                (chain, (address, owner)).write(bytes);
            }
            Question::State {
                chain,
                address,
                state,
                about,
            } => {
                bytes.extend([2, state as u8]);
                (chain, (address, (about.owner, (about.other, about.number)))).write(bytes);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::allowance::AllowanceKind;

    fn key(chain: u64, kind: AllowanceKind, token_id: Option<u64>, spender: u8) -> AllowanceKey {
        AllowanceKey {
            chain: ChainId(chain),
            owner: Address::ZERO,
            kind,
            token: Address::repeat_byte(9),
            token_id: token_id.map(U256::from),
            spender: Address::repeat_byte(spender),
        }
    }

    #[test]
    fn entries_come_in_the_order_of_their_keys() {
        let mut keys = Vec::new();
        for chain in [256, 1, u64::MAX] {
            for kind in [AllowanceKind::Permit2, AllowanceKind::Erc20, AllowanceKind::Nft] {
                for id in [Some(256), None, Some(255)] {
                    keys.extend([200, 3].map(|spender| key(chain, kind, id, spender)));
                }
            }
        }
        let mut map = Map::default();
        for (at, key) in keys.iter().enumerate() {
            assert!(map.insert_new(*key, at));
            assert!(!map.insert_new(*key, 0));
        }
        assert_eq!(map.get(&key(2, AllowanceKind::Nft, None, 3)), None);
        let mut sorted: Vec<(AllowanceKey, usize)> = keys.into_iter().zip(0..).collect();
        sorted.sort_unstable();
        assert_eq!(map.into_sorted().collect::<Vec<_>>(), sorted);
    }

    #[test]
    fn questions_are_told_apart() {
        let (chain, address) = (ChainId(1), Address::ZERO);
        let token = |owner| Question::Token {
            chain,
            address,
            owner,
        };
        let questions = [
            Question::Code { chain, address },
            token(None),
            token(Some(Address::ZERO)),
        ];
        let set: Set<Question> = questions.into_iter().chain(questions).collect();
        assert_eq!(set.len(), 3);
        assert!(set.contains(&token(None)));
    }

    #[test]
    fn values_change_in_place() {
        let mut map: Map<Address, u64> = Map::default();
        map.update(Address::ZERO, |count| *count += 1);
        map.update(Address::ZERO, |count| *count += 1);
        assert_eq!(map.get(&Address::ZERO), Some(&2));
    }
}
