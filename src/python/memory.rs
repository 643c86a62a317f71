//! Memory that the allocator keeps for the next table.

use std::hint::black_box;
use std::sync::Once;

/// A little less than the largest block that glibc learns from, in bytes.
const LARGE: usize = (32 << 20) - (1 << 16);

/// Lets the allocator of this process keep the memory of a table that is given back, up to twice `LARGE`, for the next one.
///
/// At first glibc gives every block of 128 kB and more back to the kernel at once, so that each table gets new pages, which
/// the kernel has to make and to clear one by one: up to two fifths of the time of segmenting short texts. It stops doing so
/// with blocks up to the size of the largest one that it was given back (`M_MMAP_THRESHOLD` in mallopt(3)), as large arrays
/// of other packages teach it too; one that nobody writes to costs nothing. What a user sets in the environment, it keeps to.
pub(super) fn keep() {
    static ONCE: Once = Once::new();
    if !cfg!(all(target_os = "linux", target_env = "gnu")) {
        return;
    }
    ONCE.call_once(|| {
        let mut block = Vec::<u8>::new();
        // A process that may not have so much is left as it is.
        if block.try_reserve_exact(LARGE).is_ok() {
            black_box(&block);
        }
    });
}
