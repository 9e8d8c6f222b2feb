//! How a plugin is laid out before it is packed.

use crate::{VERSION, translations};
use anyhow::{Context, Result, ensure};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What all plugins share: the script that opens the form for an editor.
const SHARED: &str = "shared/editor.js";

/// One plugin.
pub struct Plugin {
    /// Its folder among the sources.
    pub source: &'static str,
    /// Its folder in the package, which is its name in the CMS.
    pub folder: &'static str,
    /// What its zip is called; nothing for one that is packed by other tools.
    pub zip: Option<&'static str>,
    /// Where the shared script goes.
    pub script: &'static str,
    /// Whether the CMS reads compiled translations.
    pub compiled: bool,
    /// The files that name the version, and how.
    pub versions: &'static [(&'static str, &'static str)],
}

/// All of them.
pub const PLUGINS: [Plugin; 3] = [
    Plugin {
        source: "wordpress",
        folder: "ticket-widget",
        zip: Some("ticket-widget-wordpress"),
        script: "assets/editor.js",
        compiled: true,
        versions: &[
            ("ticket-widget.php", " * Version:           {}\n"),
            ("ticket-widget.php", "const VERSION = '{}';"),
            ("block/edit.asset.php", "'version'      => '{}'"),
        ],
    },
    Plugin {
        source: "drupal",
        folder: "ticket_widget",
        zip: Some("ticket-widget-drupal"),
        script: "js/editor.js",
        compiled: false,
        versions: &[("ticket_widget.info.yml", "version: '{}'")],
    },
    Plugin {
        source: "wagtail",
        folder: "wagtail-ticket-widget",
        zip: None,
        script: "ticket_widget/static/ticket_widget/editor.js",
        compiled: true,
        versions: &[("pyproject.toml", "version = \"{}\"")],
    },
];

impl Plugin {
    /// Copies it with what it shares, and compiles its translations; returns its folder.
    pub fn lay_out(&self, sources: &Path, parts: &Path) -> Result<PathBuf> {
        let root = parts.join(self.folder);
        copy(&sources.join(self.source), &root)?;
        let script = root.join(self.script);
        fs::create_dir_all(script.parent().context("the script has no folder")?)?;
        fs::copy(sources.join(SHARED), script)?;
        if self.compiled {
            translations::compile(&root)?;
        }
        Ok(root)
    }

    /// Every place that names a version names the workspace's.
    pub fn check_version(&self, root: &Path) -> Result<()> {
        for (file, line) in self.versions {
            let path = root.join(file);
            let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            let line = line.replace("{}", VERSION);
            ensure!(text.contains(&line), "write {:?} into {}/{file}", line.trim(), self.source);
        }
        Ok(())
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name());
        // What Python leaves behind when it runs from the sources.
        if name == "__pycache__" || name == "build" || name.to_string_lossy().ends_with(".egg-info") {
            continue;
        }
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
