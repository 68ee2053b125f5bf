// SPDX-License-Identifier: Apache-2.0
// For x86-64 with AVX2; compiled for it alone (engine/CMakeLists.txt), so nothing but this table may be seen from outside.
#include "engine/eval/columns/kernels.hpp"

#ifdef __AVX2__
#include <immintrin.h>

namespace zhunsheng::eval::columns {
namespace {

struct Compare {
  template <bool is_one, class T>
  static __m256i load(const T* from) {
    if constexpr (!is_one) return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
    else if constexpr (sizeof(T) == 1) return _mm256_set1_epi8(*from);
    else if constexpr (sizeof(T) == 2) return _mm256_set1_epi16(*from);
    else if constexpr (sizeof(T) == 4) return _mm256_set1_epi32(*from);
    else return _mm256_set1_epi64x(*from);
  }
  /// One bit a lane of the vector.
  template <class T>
  static std::uint64_t bits(__m256i mask) {
    if constexpr (sizeof(T) == 1) return static_cast<std::uint32_t>(_mm256_movemask_epi8(mask));
    else if constexpr (sizeof(T) == 2) return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(_mm256_castsi256_si128(mask), _mm256_extracti128_si256(mask, 1))));
    else if constexpr (sizeof(T) == 4) return static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(mask)));
    else return static_cast<std::uint32_t>(_mm256_movemask_pd(_mm256_castsi256_pd(mask)));
  }
  template <class T>
  static __m256i equal_of(__m256i a, __m256i b) {
    if constexpr (sizeof(T) == 1) return _mm256_cmpeq_epi8(a, b);
    else if constexpr (sizeof(T) == 2) return _mm256_cmpeq_epi16(a, b);
    else if constexpr (sizeof(T) == 4) return _mm256_cmpeq_epi32(a, b);
    else return _mm256_cmpeq_epi64(a, b);
  }
  template <class T>
  static __m256i greater_of(__m256i a, __m256i b) {
    if constexpr (sizeof(T) == 1) return _mm256_cmpgt_epi8(a, b);
    else if constexpr (sizeof(T) == 2) return _mm256_cmpgt_epi16(a, b);
    else if constexpr (sizeof(T) == 4) return _mm256_cmpgt_epi32(a, b);
    else return _mm256_cmpgt_epi64(a, b);
  }

  template <bool is_one, class T>
  static std::uint64_t equal(const T* a, const T* b) {
    constexpr unsigned step = 32 / sizeof(T);
    std::uint64_t result = 0;
    for (unsigned i = 0; i < 64; i += step) result |= bits<T>(equal_of<T>(load<false>(a + i), load<is_one>(is_one ? b : b + i))) << i;
    return result;
  }
  template <bool is_one, class T>
  static std::uint64_t greater(const T* a, const T* b) {
    constexpr unsigned step = 32 / sizeof(T);
    std::uint64_t result = 0;
    for (unsigned i = 0; i < 64; i += step) result |= bits<T>(greater_of<T>(load<false>(a + i), load<is_one>(is_one ? b : b + i))) << i;
    return result;
  }
};

}  // namespace
}  // namespace zhunsheng::eval::columns

#include "engine/eval/columns/kernels_body.hpp"

namespace zhunsheng::eval::columns {

const Kernels* avx2_kernels() {
  static constexpr Kernels table = make_table("avx2");
  return &table;
}

}  // namespace zhunsheng::eval::columns
#else
namespace zhunsheng::eval::columns {
const Kernels* avx2_kernels() { return nullptr; }
}  // namespace zhunsheng::eval::columns
#endif
