//! What can go wrong, and what to do about it. No fault holds a key or what was handed over.

use std::{io, path::PathBuf};

/// Why there is no key or no text.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The command line is another.
    #[error("{0}")]
    Usage(&'static str),
    /// The system gave no random numbers.
    #[error("This system gives no random numbers: {0}")]
    Random(getrandom::Error),
    /// There is a file of that name.
    #[error("{0} is there already. Name another file: a key that is overwritten opens nothing any more.")]
    Exists(PathBuf),
    /// The key's file cannot be written.
    #[error("{0} cannot be written: {1}")]
    Write(PathBuf, io::Error),
    /// The key's file cannot be read.
    #[error("{0} cannot be read: {1}")]
    Read(PathBuf, io::Error),
    /// The key's file holds no private key.
    #[error("{0} holds no private key on P-256. Name the file that `ticket-unseal keygen` wrote.")]
    Key(PathBuf),
    /// Nothing came in.
    #[error("Standard input cannot be read: {0}")]
    Input(io::Error),
    /// The text cannot be printed.
    #[error("The text cannot be printed: {0}")]
    Output(io::Error),
    /// It is no sealed text.
    #[error("This is no sealed text. Copy all of it from the ticket: five parts with points between them.")]
    Shape,
    /// It was sealed in another way.
    #[error("This was sealed in another way than the form does it (ECDH-ES with A256GCM on P-256).")]
    Method,
    /// It was sealed for another key.
    #[error("This was sealed for the key \"{0}\". Name the file of that key with --key.")]
    OtherKey(String),
    /// It was changed on its way, or sealed for another key of the same name.
    #[error("This does not open: it was changed on its way, or copied in part.")]
    Broken,
}
