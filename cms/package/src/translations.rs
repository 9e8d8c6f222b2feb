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
            polib::mo_file::write(&catalog, &path.with_extension("mo"))
                .map_err(|error| anyhow!("{error}"))
                .with_context(|| format!("{} cannot be compiled", path.display()))?;
        }
    }
    Ok(())
}
