mod announcements;
mod answers;
mod contract;
mod escape;
mod gallery;
mod hours;
mod read;
mod resellers;
pub mod sample;
