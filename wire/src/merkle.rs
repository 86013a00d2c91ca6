//! RFC 6962 §2.1 tree hashing and the checks of inclusion and consistency proofs (algorithms of RFC 9162 §2.1.3.2 and
//! §2.1.4.2). Growing a stored tree is the ledger's work; this module only hashes and judges.

use ring::digest::{SHA256, digest};

/// A SHA-256 value that stands for a leaf, a node or a root.
pub type Hash = [u8; 32];

/// A proof that does not hold, or has the wrong number of hashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the proof does not hold")]
pub struct ProofFailed;

/// SHA-256 of `bytes`.
#[must_use]
pub fn sha256(bytes: &[u8]) -> Hash {
    let mut out = [0; 32];
    out.copy_from_slice(digest(&SHA256, bytes).as_ref());
    out
}

/// `SHA-256(0x00 ‖ data)`.
#[must_use]
pub fn leaf_hash(data: &[u8]) -> Hash {
    let mut bytes = Vec::with_capacity(data.len() + 1);
    bytes.push(0);
    bytes.extend_from_slice(data);
    sha256(&bytes)
}

/// `SHA-256(0x01 ‖ left ‖ right)`.
#[must_use]
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    let mut bytes = Vec::with_capacity(65);
    bytes.push(1);
    bytes.extend_from_slice(left);
    bytes.extend_from_slice(right);
    sha256(&bytes)
}

/// The root of a tree without leaves: SHA-256 of nothing.
#[must_use]
pub fn empty_root() -> Hash {
    sha256(&[])
}

/// Joins the roots of the full subtrees on the right edge, largest first, into the tree's root.
#[must_use]
pub fn root_of_edge(edge: &[Hash]) -> Hash {
    edge.iter().rev().copied().reduce(|right, left| node_hash(&left, &right)).unwrap_or_else(empty_root)
}

/// Does `leaf` stand at `index` in the tree of `size` leaves with this `root`?
///
/// # Errors
/// [`ProofFailed`] if it does not, or if the proof has a hash too many or too few.
pub fn verify_inclusion(
    index: u64,
    size: u64,
    leaf: &Hash,
    proof: &[Hash],
    root: &Hash,
) -> Result<(), ProofFailed> {
    if index >= size {
        return Err(ProofFailed);
    }
    let (mut node, mut last, mut hash) = (index, size - 1, *leaf);
    for sibling in proof {
        if last == 0 {
            return Err(ProofFailed);
        }
        if node & 1 == 1 || node == last {
            hash = node_hash(sibling, &hash);
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(&hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    if last == 0 && hash == *root { Ok(()) } else { Err(ProofFailed) }
}

/// Is the tree of `old_size` leaves a prefix of the tree of `size` leaves?
///
/// # Errors
/// [`ProofFailed`] if it is not, or if the proof has a hash too many or too few.
pub fn verify_consistency(
    old_size: u64,
    old_root: &Hash,
    size: u64,
    root: &Hash,
    proof: &[Hash],
) -> Result<(), ProofFailed> {
    if old_size > size {
        return Err(ProofFailed);
    }
    if old_size == size || old_size == 0 {
        let same = if old_size == 0 { *old_root == empty_root() } else { old_root == root };
        return if proof.is_empty() && same { Ok(()) } else { Err(ProofFailed) };
    }
    let mut rest = proof.iter();
    let first = if old_size.is_power_of_two() { *old_root } else { *rest.next().ok_or(ProofFailed)? };
    let (mut node, mut last) = (old_size - 1, size - 1);
    while node & 1 == 1 {
        node >>= 1;
        last >>= 1;
    }
    let (mut old_hash, mut hash) = (first, first);
    for sibling in rest {
        if last == 0 {
            return Err(ProofFailed);
        }
        if node & 1 == 1 || node == last {
            old_hash = node_hash(sibling, &old_hash);
            hash = node_hash(sibling, &hash);
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(&hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    if last == 0 && old_hash == *old_root && hash == *root { Ok(()) } else { Err(ProofFailed) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6962 §2.1 read literally; knows nothing of stored nodes.
    fn naive_root(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => empty_root(),
            [one] => *one,
            many => {
                let k = many.len().next_power_of_two() / 2;
                node_hash(&naive_root(&many[..k]), &naive_root(&many[k..]))
            }
        }
    }
    fn naive_path(m: usize, leaves: &[Hash]) -> Vec<Hash> {
        if leaves.len() <= 1 {
            return vec![];
        }
        let k = leaves.len().next_power_of_two() / 2;
        let (mut path, other) = if m < k {
            (naive_path(m, &leaves[..k]), naive_root(&leaves[k..]))
        } else {
            (naive_path(m - k, &leaves[k..]), naive_root(&leaves[..k]))
        };
        path.push(other);
        path
    }
    fn naive_consistency(m: usize, leaves: &[Hash], whole: bool) -> Vec<Hash> {
        if m == leaves.len() {
            return if whole { vec![] } else { vec![naive_root(leaves)] };
        }
        let k = leaves.len().next_power_of_two() / 2;
        let (mut path, other) = if m <= k {
            (naive_consistency(m, &leaves[..k], whole), naive_root(&leaves[k..]))
        } else {
            (naive_consistency(m - k, &leaves[k..], false), naive_root(&leaves[..k]))
        };
        path.push(other);
        path
    }

    #[test]
    fn every_proof_of_every_small_tree_holds_and_no_altered_one_does() {
        let leaves: Vec<Hash> = (0..40u8).map(|i| leaf_hash(&[i])).collect();
        for size in 1..=leaves.len() {
            let root = naive_root(&leaves[..size]);
            for index in 0..size {
                let proof = naive_path(index, &leaves[..size]);
                let (i, n) = (index as u64, size as u64);
                assert_eq!(verify_inclusion(i, n, &leaves[index], &proof, &root), Ok(()));
                assert!(verify_inclusion(i, n, &[7; 32], &proof, &root).is_err());
                assert!(verify_inclusion(n, n, &leaves[index], &proof, &root).is_err());
                let mut longer = proof.clone();
                longer.push([0; 32]);
                assert!(verify_inclusion(i, n, &leaves[index], &longer, &root).is_err());
                for at in 0..proof.len() {
                    let mut altered = proof.clone();
                    altered[at][5] ^= 1;
                    assert!(verify_inclusion(i, n, &leaves[index], &altered, &root).is_err());
                }
            }
            for old in 1..=size {
                let old_root = naive_root(&leaves[..old]);
                let proof = naive_consistency(old, &leaves[..size], true);
                let (m, n) = (old as u64, size as u64);
                assert_eq!(verify_consistency(m, &old_root, n, &root, &proof), Ok(()), "{old} of {size}");
                assert!(verify_consistency(m, &[9; 32], n, &root, &proof).is_err());
                for at in 0..proof.len() {
                    let mut altered = proof.clone();
                    altered[at][0] ^= 1;
                    assert!(verify_consistency(m, &old_root, n, &root, &altered).is_err());
                }
            }
        }
    }
}
