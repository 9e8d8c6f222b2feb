//! The packages as whoever installs them gets them.

use std::{fs, process::Command};
use tests::env;

#[test]
fn a_zip_holds_what_the_tests_install() {
    let packages = env::root().unwrap().join("target/packages");
    let all = fs::read_dir(&packages).unwrap().map(|it| it.unwrap().path());
    let zips: Vec<_> = all.filter(|path| path.extension().is_some_and(|it| it == "zip")).collect();
    assert_eq!(zips.len(), 2, "WordPress's and Drupal's: {zips:?}");
    for (folder, cms) in [("ticket-widget", "wordpress"), ("ticket_widget", "drupal")] {
        let named = |it: &&std::path::PathBuf| it.to_string_lossy().contains(cms);
        let zip = zips.iter().find(named).unwrap();
        let out = env::artifacts("packages").unwrap().join(cms);
        if out.exists() {
            fs::remove_dir_all(&out).unwrap();
        }
        let mut unzip = Command::new(env::wagtail().unwrap());
        let unzipped = unzip.args(["-m", "zipfile", "--extract"]).arg(zip).arg(&out).status().unwrap();
        assert!(unzipped.success(), "{zip:?}");
        // One folder, named as the CMS wants it.
        let inside: Vec<_> = fs::read_dir(&out).unwrap().map(|it| it.unwrap().file_name()).collect();
        assert_eq!(inside, [folder], "{zip:?}");
        let laid_out = packages.join("parts").join(folder);
        let diff = Command::new("diff").arg("-r").arg(out.join(folder)).arg(laid_out).output().unwrap();
        assert!(diff.status.success(), "{}", String::from_utf8_lossy(&diff.stdout));
    }
}
