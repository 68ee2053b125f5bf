// SPDX-License-Identifier: Apache-2.0
// UTF-8, widths, numerals, nearest names.
#include "engine/base/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace zhunsheng::base {
namespace {

TEST(Text, finds_the_first_broken_byte) {
  EXPECT_FALSE(find_invalid_utf8("准绳 ok").has_value());
  EXPECT_EQ(find_invalid_utf8("准\xff绳"), 3u);
  EXPECT_EQ(find_invalid_utf8("\xC0\x80"), 0u) << "overlong";
  EXPECT_EQ(find_invalid_utf8("\xED\xA0\x80"), 0u) << "surrogate";
  EXPECT_EQ(find_invalid_utf8("a\xE4\xBD"), 1u) << "cut in half";
}

/// Byte by byte, from the definition (Unicode table 3-7).
std::optional<std::size_t> find_invalid_slowly(std::string_view text) {
  const auto is_in = [&](std::size_t at, int low, int high) { return at < text.size() && static_cast<unsigned char>(text[at]) >= low && static_cast<unsigned char>(text[at]) <= high; };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t length = 0;
    if (is_in(i, 0, 0x7F)) length = 1;
    else if (is_in(i, 0xC2, 0xDF) && is_in(i + 1, 0x80, 0xBF)) length = 2;
    else if (is_in(i, 0xE0, 0xEF) && is_in(i + 1, is_in(i, 0xE0, 0xE0) ? 0xA0 : 0x80, is_in(i, 0xED, 0xED) ? 0x9F : 0xBF) && is_in(i + 2, 0x80, 0xBF)) length = 3;
    else if (is_in(i, 0xF0, 0xF4) && is_in(i + 1, is_in(i, 0xF0, 0xF0) ? 0x90 : 0x80, is_in(i, 0xF4, 0xF4) ? 0x8F : 0xBF) && is_in(i + 2, 0x80, 0xBF) && is_in(i + 3, 0x80, 0xBF)) length = 4;
    if (length == 0) return i;
    i += length;
  }
  return std::nullopt;
}

TEST(Text, finds_broken_bytes_wherever_they_stand) {
  const std::string edges = "\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE1\xEC\xED\xEE\xEF\xF0\xF1\xF3\xF4\xF5\xFF";
  for (const char a : edges)  // every sequence of four edges, at the end of a text and inside one
    for (const char b : edges)
      for (const char c : edges)
        for (const char d : edges) {
          const std::string text{a, b, c, d};
          ASSERT_EQ(find_invalid_utf8(text), find_invalid_slowly(text));
          ASSERT_EQ(find_invalid_utf8("准绳" + text + "ok"), find_invalid_slowly("准绳" + text + "ok"));
        }
}

TEST(Text, counts_and_slices_code_points) {
  EXPECT_EQ(count_code_points("第十条 a"), 5u);
  EXPECT_EQ(slice_code_points("第十条 a", 1, 3), "十条");
  EXPECT_EQ(slice_code_points("第十条", 2, 9), "条");
  EXPECT_EQ(slice_code_points("第十条", 5, 9), "");
}

TEST(Text, measures_terminal_cells) {
  EXPECT_EQ(display_width("准绳"), 4u);
  EXPECT_EQ(display_width("a，b"), 4u);
  EXPECT_EQ(display_width("“引”"), 6u);
}

TEST(Text, reads_numerals) {
  const std::vector<std::pair<const char*, std::int64_t>> table{{"十", 10},          {"十二", 12},       {"二十", 20},      {"一百二十", 120}, {"一百零五", 105}, {"二〇二四", 2024},
                                                                {"壹佰贰拾万", 1200000}, {"三千五百", 3500}, {"一亿二千万", 120000000}, {"12", 12},        {"１２", 12},      {"两千", 2000},
                                                                {"1000万", 10000000}, {"〇", 0}};
  for (const auto& [text, number] : table) EXPECT_EQ(parse_chinese_integer(text), number) << text;
  for (const char* text : {"", "条", "十x", "99999999999999999999"}) EXPECT_FALSE(parse_chinese_integer(text).has_value()) << text;
}

TEST(Text, writes_numerals_as_articles_do) {
  EXPECT_EQ(chinese_numeral(10), "十");
  EXPECT_EQ(chinese_numeral(12), "十二");
  EXPECT_EQ(chinese_numeral(105), "一百零五");
  EXPECT_EQ(chinese_numeral(1260), "一千二百六十");
  EXPECT_EQ(chinese_numeral(683), "六百八十三");
  for (std::int64_t number = 0; number <= 9999; ++number) ASSERT_EQ(parse_chinese_integer(chinese_numeral(number)), number);
}

TEST(Text, suggests_the_nearest_name) {
  EXPECT_EQ(nearest("征求意见天", {"征求意见天数", "送审日期"}), "征求意见天数");
  EXPECT_EQ(nearest("情况紧迫", {"情况紧急", "属于重大决策"}), "情况紧急");
  EXPECT_FALSE(nearest("租金", {"属于重大决策"}).has_value());
}

/// The table of the definition, whole.
std::size_t plain_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[a.size()][b.size()];
}

TEST(Text, distances_within_the_limit_are_those_of_the_definition) {
  std::uint32_t state = 7;
  const auto below = [&](std::uint32_t bound) { return (state = state * 1664525u + 1013904223u) / 65536u % bound; };
  for (int round = 0; round < 4000; ++round) {
    std::u32string a, b;
    for (std::uint32_t i = below(9); i > 0; --i) a += U"甲乙丙a"[below(4)];
    for (std::uint32_t i = below(9); i > 0; --i) b += U"甲乙丙a"[below(4)];
    const std::size_t limit = below(6), plain = plain_distance(a, b);
    EXPECT_EQ(edit_distance(to_utf8(a), to_utf8(b), limit), std::min(plain, limit + 1)) << to_utf8(a) << " " << to_utf8(b) << " " << limit;
  }
}

TEST(Text, trims_blanks_of_any_width) { EXPECT_EQ(trim("\xE3\x80\x80 第一条 \t"), "第一条"); }

}  // namespace
}  // namespace zhunsheng::base
