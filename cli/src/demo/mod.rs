//! `privet demo`: Lantern Pay's manifest and a photograph, through the whole loop, on real files.

mod chapters;
mod deliver;
mod face;
mod keys;
mod phone;
mod recipient;
mod records;
mod sending;
mod step;
mod tell;
mod trace;

pub use deliver::{extension as media_extension, file_name};
pub use phone::Phone;
pub use records::history;
pub use sending::Photo;

use crate::home::Home;
use crate::{out, report, words};
use privet::engine::Status;
use privet::text::{Language, Reader};
use std::path::Path;

/// China Standard Time, where the story plays, in minutes.
const UTC_OFFSET: i32 = 480;

/// Somebody who reads this language.
pub fn reader(language: Language) -> anyhow::Result<Reader> {
    Reader::new(language, UTC_OFFSET, true).map_err(|_| anyhow::anyhow!("no such offset"))
}

/// Tells the story in `dir`, taking up what an earlier run there left.
pub fn run(dir: &Path, photo: &Photo, language: Language, trace: bool) -> anyhow::Result<()> {
    let home = Home::make(dir)?;
    if home.engine.status() != Status::Ready {
        anyhow::bail!("the records in {} cannot be used: {:?}", dir.display(), home.engine.status());
    }
    let name = home.manifest.controller.name.get(language).to_owned();
    out::line(&words::opening(language, &name, &dir.display().to_string()));
    let mut phone = Phone::new(home, reader(language)?, trace);
    phone.declared()?;
    phone.asked()?;
    phone.keys()?;
    phone.deliver("earlier")?;
    phone.picture(photo)?;
    phone.photo_check()?;
    phone.no_means_no()?;
    phone.face()?;
    phone.off()?;
    phone.abroad()?;
    phone.deliver("rest")?;
    phone.provable()?;
    let path = dir.join("report.html");
    out::write(&path, report::page(&phone)?.as_bytes())?;
    out::line("");
    out::line(&words::ending(language, &path.display().to_string()));
    Ok(())
}
