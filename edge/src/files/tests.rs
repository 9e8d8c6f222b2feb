//! What is kept of a file, seen with other programs' eyes: pictures are made and opened by one
//! crate, EXIF is read by another.

mod agree;
mod clean;
mod damage;
mod sample;
