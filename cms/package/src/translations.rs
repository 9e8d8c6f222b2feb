//! Translations as a CMS reads them: each `.po` gets its `.mo`.

use anyhow::{Context, Result, anyhow, ensure};
use polib::message::MessageView;
use std::{fs, path::Path};

/// Compiles every translation in a folder and below.
pub fn compile(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            compile(&path)?;
        } else if path.extension().is_some_and(|it| it == "po") {
            let catalog =
                polib::po_file::parse(&path).map_err(|error| anyhow!("{}: {error:?}", path.display()))?;
            ensure!(
                catalog.messages().all(MessageView::is_translated),
                "{} leaves something untranslated",
                path.display()
            );
            let compiled = path.with_extension("mo");
            polib::mo_file::write(&catalog, &compiled)
                .map_err(|error| anyhow!("{error}"))
                .with_context(|| format!("{} cannot be compiled", path.display()))?;
            let mut bytes = fs::read(&compiled)?;
            place_hashes(&mut bytes).with_context(|| compiled.display().to_string())?;
            fs::write(compiled, bytes)?;
        }
    }
    Ok(())
}

/// Says where the table of hashes would begin: behind the one of translations. It is empty and may be left
/// out, but WordPress reckons from its place how long the one before it is.
fn place_hashes(file: &mut [u8]) -> Option<()> {
    let number = |at: usize| Some(u32::from_le_bytes(file.get(at..at + 4)?.try_into().ok()?));
    let (count, translations) = (number(8)?, number(16)?);
    let place = translations.checked_add(count.checked_mul(8)?)?;
    file.get_mut(24..28)?.copy_from_slice(&place.to_le_bytes());
    Some(())
}

#[cfg(test)]
mod tests {
    use super::place_hashes;

    #[test]
    fn the_tables_follow_each_other() {
        let mut file: Vec<u8> =
            [0x9504_12de_u32, 0, 2, 28, 44, 0, 0].iter().flat_map(|n| n.to_le_bytes()).collect();
        assert_eq!(place_hashes(&mut file), Some(()));
        assert_eq!(&file[24..], &60_u32.to_le_bytes());
        assert_eq!(place_hashes(&mut file[..20]), None);
    }
}
