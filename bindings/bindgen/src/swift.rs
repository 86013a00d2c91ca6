//! UniFFI's generator for Swift, which can write sources, headers and module maps apart.
#![forbid(unsafe_code)]

fn main() {
    uniffi::uniffi_bindgen_swift();
}
