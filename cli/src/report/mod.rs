//! stub
pub fn page(_: &crate::demo::Phone) -> anyhow::Result<String> { Ok(String::new()) }
