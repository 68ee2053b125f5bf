// SPDX-License-Identifier: Apache-2.0
// For every processor, WebAssembly too: loops that compilers turn into whatever vectors there are.
#include "engine/eval/columns/kernels.hpp"

namespace zhunsheng::eval::columns {
namespace {

struct Compare {
  /// Eight bytes of 0 or 1 → eight bits.
  static std::uint64_t pack(const std::uint8_t* flags) {
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < 8; ++i) {
      std::uint64_t eight = 0;
      for (unsigned k = 0; k < 8; ++k) eight |= std::uint64_t{flags[i * 8 + k]} << (8 * k);
      bits |= (eight * 0x0102040810204080u >> 56) << (8 * i);
    }
    return bits;
  }
  template <bool is_one, class T>
  static std::uint64_t equal(const T* a, const T* b) {
    std::uint8_t flags[64];
    for (unsigned i = 0; i < 64; ++i) flags[i] = a[i] == b[is_one ? 0 : i] ? 1 : 0;
    return pack(flags);
  }
  template <bool is_one, class T>
  static std::uint64_t greater(const T* a, const T* b) {
    std::uint8_t flags[64];
    for (unsigned i = 0; i < 64; ++i) flags[i] = a[i] > b[is_one ? 0 : i] ? 1 : 0;
    return pack(flags);
  }
};

}  // namespace
}  // namespace zhunsheng::eval::columns

#include "engine/eval/columns/kernels_body.hpp"

namespace zhunsheng::eval::columns {

const Kernels& portable_kernels() {
  static constexpr Kernels table = make_table("portable");
  return table;
}

}  // namespace zhunsheng::eval::columns
