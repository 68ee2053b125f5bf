// SPDX-License-Identifier: Apache-2.0
// The choice of an instruction set.
#include "engine/eval/columns/kernels.hpp"

#include <initializer_list>

namespace zhunsheng::eval::columns {

const Kernels& portable_kernels();
const Kernels* avx2_kernels();
const Kernels* avx512_kernels();

namespace {

bool has_avx2() {
#if defined(__x86_64__) && !defined(__EMSCRIPTEN__)
  return __builtin_cpu_supports("avx2") != 0;
#else
  return false;
#endif
}

bool has_avx512() {
#if defined(__x86_64__) && !defined(__EMSCRIPTEN__)
  return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512dq") != 0 && __builtin_cpu_supports("avx512vl") != 0;
#else
  return false;
#endif
}

}  // namespace

const Kernels* find_kernels(Level level) {
  switch (level) {
    case Level::portable: return &portable_kernels();
    case Level::avx2: return has_avx2() ? avx2_kernels() : nullptr;
    case Level::avx512: return has_avx512() ? avx512_kernels() : nullptr;
    case Level::best:
      for (const Level wider : {Level::avx512, Level::avx2})
        if (const Kernels* found = find_kernels(wider)) return found;
      return &portable_kernels();
  }
  return nullptr;
}

}  // namespace zhunsheng::eval::columns
