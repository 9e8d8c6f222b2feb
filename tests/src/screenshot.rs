//! Screenshots that are unlike each other, so that a mix-up shows.

use image::{
    Rgb, RgbImage,
    codecs::png::{CompressionType, FilterType, PngEncoder},
};

/// Small enough to make hundreds of them, and too large for one packet.
const SIZE: (u32, u32) = (160, 120);

/// A PNG that only this text gives.
pub fn of(text: &str) -> Vec<u8> {
    let seed = hmac_sha256::Hash::hash(text.as_bytes());
    let mut state = u64::from_le_bytes(seed[..8].try_into().unwrap_or_default()) | 1;
    let picture = RgbImage::from_fn(SIZE.0, SIZE.1, |_, _| {
        // xorshift: noise, which no compression makes small.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let [red, green, blue, ..] = state.to_le_bytes();
        Rgb([red, green, blue])
    });
    let mut out = Vec::new();
    // Noise stays as large as it is, so nothing is tried.
    let encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Fast, FilterType::NoFilter);
    picture.write_with_encoder(encoder).expect("memory takes a picture");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_are_alike_and_each_is_the_same_again() {
        assert_eq!(of("a"), of("a"));
        assert_ne!(of("a"), of("b"));
        assert!(of("a").len() > 40_000);
    }
}
