//! TypeScript names for the scalars in the wire types: all cross as `0x` hex strings.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const SCALARS: &str = r#"
/** 20 bytes as 0x hex, lower case. */
export type Address = string;
/** 32 bytes as 0x hex, lower case. */
export type B256 = string;
/** A 0x hex quantity. */
export type U256 = string;
/** An EIP-155 chain id as a 0x hex quantity. */
export type ChainId = string;
"#;
