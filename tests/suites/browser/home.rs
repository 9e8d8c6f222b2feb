//! At home on any page: nothing leaks in or out, and nothing is left behind.

mod leaks;
mod looks;
mod navigation;
mod stacking;
