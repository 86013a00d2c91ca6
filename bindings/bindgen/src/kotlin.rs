//! UniFFI's generator for every language but Swift.
#![forbid(unsafe_code)]

fn main() {
    uniffi::uniffi_bindgen_main();
}
