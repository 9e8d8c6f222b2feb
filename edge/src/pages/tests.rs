mod answers;
mod contract;
mod escape;
mod gallery;
mod read;
mod sample;
