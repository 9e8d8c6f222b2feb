//! What can be told of files before anybody reads them: in the browser, and again on the server.

use super::MediaType;
use crate::{Code, Fault, limits};

/// A file as it is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer<'a> {
    /// What its reporter calls it.
    pub name: &'a str,
    /// Its size in bytes.
    pub size: u64,
}

impl Offer<'_> {
    /// What is wrong with it by itself.
    pub fn fault(&self) -> Option<Code> {
        if MediaType::of_name(self.name).is_none() {
            Some(Code::FileType)
        } else if self.size == 0 {
            Some(Code::FileEmpty)
        } else if self.size > limits::FILE_MAX {
            Some(Code::FileLarge)
        } else {
            None
        }
    }
}

/// What is wrong with all the files of a ticket, one by one and together.
pub fn faults(offers: &[Offer]) -> Vec<Fault> {
    let alone = offers.iter().enumerate();
    let mut faults: Vec<Fault> =
        alone.filter_map(|(place, offer)| Some(Fault::of_file(offer.fault()?, place, offer.name))).collect();
    faults.extend(together(offers.len(), offers.iter().map(|offer| offer.size).sum()));
    faults
}

/// What is wrong with so many files of so many bytes together. More than one thing can be.
pub fn together(count: usize, size: u64) -> impl Iterator<Item = Fault> {
    let many = (count > limits::FILES_COUNT).then_some(Code::FilesMany);
    let large = (size > limits::FILES_MAX).then_some(Code::FilesLarge);
    many.into_iter().chain(large).map(Fault::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use limits::{FILE_MAX, FILES_MAX};

    fn found(files: &[(&str, u64)]) -> Vec<(Code, String)> {
        let offers: Vec<Offer> = files.iter().map(|(name, size)| Offer { name, size: *size }).collect();
        faults(&offers).into_iter().map(|fault| (fault.code, fault.pointer.into_owned())).collect()
    }

    #[test]
    fn each_file_is_named_by_its_place() {
        let files = [("a.png", 1), ("b.exe", 1), ("c.log", 0), ("d.pdf", FILE_MAX), ("e.gif", FILE_MAX + 1)];
        assert_eq!(
            found(&files),
            [
                (Code::FileType, "/attachments/1".to_owned()),
                (Code::FileEmpty, "/attachments/2".to_owned()),
                (Code::FileLarge, "/attachments/4".to_owned()),
            ]
        );
    }

    #[test]
    fn together_they_stay_within_count_and_size() {
        let whole = "/attachments".to_owned();
        assert_eq!(found(&[("a.txt", 1); 6]), [(Code::FilesMany, whole.clone())]);
        let (third, rest) = (FILES_MAX / 3, FILES_MAX % 3);
        assert_eq!(found(&[("a.txt", third), ("b.txt", third), ("c.txt", third + rest)]), []);
        assert_eq!(
            found(&[("a.txt", third), ("b.txt", third), ("c.txt", third + rest + 1)]),
            [(Code::FilesLarge, whole)]
        );
    }
}
