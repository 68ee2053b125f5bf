// SPDX-License-Identifier: Apache-2.0
// Words and signs that people write where the language has others: 大于 for 超过, == for =. One entry may have several
// meanings; which one fits is found by reading the text again (repair.cpp).
#pragma once
#include <string_view>
#include <vector>

namespace zhunsheng::grammar {

/// What the whole run may have been meant as, likeliest first; "" where it is to be left out.
const std::vector<std::string_view>& meant_by_word(std::string_view run);

struct Sign {
  std::string_view written;
  std::vector<std::string_view> meant;
};
/// Signs of other languages and of Chinese typing, longest first.
const std::vector<Sign>& foreign_signs();

/// A pair of brackets or quotes, and the pair that was meant.
struct Pair {
  std::string_view open, close, meant_open, meant_close;
  bool is_on_one_line = true;
};
const std::vector<Pair>& foreign_pairs();

}  // namespace zhunsheng::grammar
