//! From the secret that both sides share to the key that the text is encrypted with.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// The bits of an AES-256 key.
const BITS: u32 = 256;

/// The Concat KDF of NIST SP 800-56A as RFC 7518, section 4.6.2, uses it: for 256 bits it takes one
/// round of SHA-256, whose number is 1. Crates for it exist, for older versions of SHA-256 than the
/// rest is built on, and are longer than this.
pub fn derive(secret: &[u8], algorithm: &str, apu: &[u8], apv: &[u8]) -> Zeroizing<[u8; 32]> {
    concat(secret, algorithm, apu, apv, BITS)
}

fn concat(secret: &[u8], algorithm: &str, apu: &[u8], apv: &[u8], bits: u32) -> Zeroizing<[u8; 32]> {
    let mut hash = Sha256::new();
    hash.update(1_u32.to_be_bytes());
    hash.update(secret);
    for part in [algorithm.as_bytes(), apu, apv] {
        // A header of some kilobytes holds no part of four gigabytes.
        hash.update(u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
        hash.update(part);
    }
    hash.update(bits.to_be_bytes());
    Zeroizing::new(hash.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 7518, appendix C.
    #[test]
    fn the_standard_s_own_example() {
        let secret = [
            158, 86, 217, 29, 129, 113, 53, 211, 114, 131, 66, 131, 191, 132, 38, 156, 251, 49, 110, 163,
            218, 128, 106, 72, 246, 218, 167, 121, 140, 254, 144, 196,
        ];
        let derived = [86, 170, 141, 234, 248, 35, 109, 32, 92, 34, 40, 205, 113, 167, 16, 26];
        assert_eq!(concat(&secret, "A128GCM", b"Alice", b"Bob", 128)[..16], derived);
    }
}
