// SPDX-License-Identifier: Apache-2.0
// For x86-64 with AVX-512 (F, BW, DQ, VL); compiled for it alone (engine/CMakeLists.txt), so nothing but this table may be
// seen from outside. A plane is one register, a comparison gives its bits at once.
#include "engine/eval/columns/kernels.hpp"

#if defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512DQ__) && defined(__AVX512VL__)
#include <immintrin.h>

namespace zhunsheng::eval::columns {
namespace {

struct Compare {
  template <bool is_one, class T>
  static __m512i load(const T* from) {
    if constexpr (!is_one) return _mm512_loadu_si512(from);
    else if constexpr (sizeof(T) == 1) return _mm512_set1_epi8(*from);
    else if constexpr (sizeof(T) == 2) return _mm512_set1_epi16(*from);
    else if constexpr (sizeof(T) == 4) return _mm512_set1_epi32(*from);
    else return _mm512_set1_epi64(*from);
  }
  template <class T>
  static auto equal_of(__m512i a, __m512i b) {
    if constexpr (sizeof(T) == 1) return _mm512_cmpeq_epi8_mask(a, b);
    else if constexpr (sizeof(T) == 2) return _mm512_cmpeq_epi16_mask(a, b);
    else if constexpr (sizeof(T) == 4) return _mm512_cmpeq_epi32_mask(a, b);
    else return _mm512_cmpeq_epi64_mask(a, b);
  }
  template <class T>
  static auto greater_of(__m512i a, __m512i b) {
    if constexpr (sizeof(T) == 1) return _mm512_cmpgt_epi8_mask(a, b);
    else if constexpr (sizeof(T) == 2) return _mm512_cmpgt_epi16_mask(a, b);
    else if constexpr (sizeof(T) == 4) return _mm512_cmpgt_epi32_mask(a, b);
    else return _mm512_cmpgt_epi64_mask(a, b);
  }

  /// The masks of 64 lanes side by side; of 32 bits joined while they are masks, which is cheaper than in words.
  template <class T, class Mask>
  static std::uint64_t join(Mask&& mask) {
    constexpr unsigned step = 64 / sizeof(T);
    if constexpr (sizeof(T) == 4) return _mm512_kunpackd(_mm512_kunpackw(mask(48), mask(32)), _mm512_kunpackw(mask(16), mask(0)));
    std::uint64_t result = 0;
    for (unsigned i = 0; i < 64; i += step) result |= std::uint64_t{mask(i)} << i;
    return result;
  }

  template <bool is_one, class T>
  static std::uint64_t equal(const T* a, const T* b) {
    return join<T>([&](unsigned i) { return equal_of<T>(load<false>(a + i), load<is_one>(is_one ? b : b + i)); });
  }
  template <bool is_one, class T>
  static std::uint64_t greater(const T* a, const T* b) {
    return join<T>([&](unsigned i) { return greater_of<T>(load<false>(a + i), load<is_one>(is_one ? b : b + i)); });
  }
};

}  // namespace
}  // namespace zhunsheng::eval::columns

#include "engine/eval/columns/kernels_body.hpp"

namespace zhunsheng::eval::columns {

const Kernels* avx512_kernels() {
  static constexpr Kernels table = make_table("avx512");
  return &table;
}

}  // namespace zhunsheng::eval::columns
#else
namespace zhunsheng::eval::columns {
const Kernels* avx512_kernels() { return nullptr; }
}  // namespace zhunsheng::eval::columns
#endif
