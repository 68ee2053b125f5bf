// SPDX-License-Identifier: Apache-2.0
// Bytes in use on the main heap, as the allocator rounds them, its own headers included. What is to be measured is made on
// one thread.
#pragma once
#include <malloc.h>

namespace zhunsheng::bench {

inline double owned_bytes() {
  const struct mallinfo2 heap = mallinfo2();
  return static_cast<double>(heap.uordblks + heap.hblkhd);
}

}  // namespace zhunsheng::bench
