//! What a state looks like, and whether everyone can use it: the suite `everyone` has more of them.

pub use tests::looks::check;
