// SPDX-License-Identifier: Apache-2.0
// 引用: 《…》第N条[之N][第N款][第N项][第N目] ⇄ Citation. Instruments without articles are cited by their own numbering
// (《…指导意见》二（六）), kept as text in `section`.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhunsheng::law {

/// 第十二条之一 = {12, 1}.
struct ArticleNumber {
  std::int32_t article = 0;
  std::int32_t sub = 0;
  friend bool operator==(const ArticleNumber&, const ArticleNumber&) = default;
  friend std::strong_ordering operator<=>(const ArticleNumber&, const ArticleNumber&) = default;
};

struct Citation {
  std::string title;  ///< without the outer 《》
  std::optional<ArticleNumber> article;
  std::int32_t paragraph = 0;  ///< 款, 0 = not named
  std::int32_t item = 0;       ///< 项
  std::int32_t subitem = 0;    ///< 目
  std::string section;         ///< numbering of an instrument without articles, as written
  friend bool operator==(const Citation&, const Citation&) = default;
};

/// Reads one citation from the beginning of `text`; `length_bytes` is how much was read (title, blanks, numbering).
struct CitationMatch {
  Citation citation;
  std::size_t length_bytes = 0;
};
/// Nothing if `text` does not begin with 《title》.
std::optional<CitationMatch> read_citation(std::string_view text);
/// "第十条第二项", "二（六）" or "" (the whole instrument).
std::string format_place(const Citation& citation);
/// "《公平竞争审查条例》第十条第二项".
std::string format(const Citation& citation);
/// The title without 中华人民共和国 in front, the form under which titles are compared.
std::string_view short_title(std::string_view title);

}  // namespace zhunsheng::law
