//! The memory of the extension.
//!
//! Tables take many megabytes. The system's allocator hands them back to the system one by one and has to ask for each of
//! their pages anew, which takes up to a quarter of the time of a table of sentences. mimalloc keeps what is free for the
//! next table, in pages of megabytes where the system has them.
//!
//! A build with the feature `faults` stays with the system's allocator, which tells tests how much memory is in use.

#[cfg(not(feature = "faults"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What is worth giving back at once, in bytes.
#[cfg(not(feature = "faults"))]
const LARGE: usize = 1 << 26;

/// Gives the memory that this thread holds free back to the system after so many bytes have been freed, if they are many.
#[cfg(not(feature = "faults"))]
#[allow(unsafe_code)]
pub(super) fn give_back(freed: usize) {
    if freed >= LARGE {
        // SAFETY: the call touches nothing but what is free.
        unsafe { libmimalloc_sys::mi_collect(true) };
    }
}

/// The system's allocator does as it likes.
#[cfg(feature = "faults")]
pub(super) fn give_back(_freed: usize) {}
