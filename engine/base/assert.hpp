// SPDX-License-Identifier: Apache-2.0
// ZS_ASSERT: a bug of ours, on in every build. Throws `Bug`, which only the boundary (bindings) catches.
#pragma once
#include <stdexcept>
#include <string>

namespace zhunsheng::base {

/// A broken invariant of ours; never a wrong input.
struct Bug : std::logic_error {
  using std::logic_error::logic_error;
};

[[noreturn]] inline void fail_assertion(const char* condition, const char* why, const char* file, int line) {
  throw Bug(std::string(file) + ":" + std::to_string(line) + ": " + condition + ": " + why);
}

}  // namespace zhunsheng::base

#define ZS_ASSERT(condition, why) \
  ((condition) ? void() : ::zhunsheng::base::fail_assertion(#condition, why, __FILE__, __LINE__))
