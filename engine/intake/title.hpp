// SPDX-License-Identifier: Apache-2.0
// 标题: which of the first paragraphs make up the title. Lines of a letterhead, document numbers, dates, page furniture
// of web sites and the like are passed over; a file that begins with a sentence or with a numbered clause has no title.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/document.hpp"

namespace zhunsheng::intake {

struct Title {
  std::string text;                       ///< its lines joined; empty if none was recognised
  std::vector<std::uint32_t> paragraphs;  ///< in order, adjacent
  std::uint32_t head_end = 0;             ///< the first paragraph that is body: addressee, clause or sentence
};

Title find_title(const document::Document& document);

/// A line that ends as titles of documents end (…办法, …的通知（试行）), with no mark of a sentence in it.
bool is_title_line(std::string_view text);
/// The title that begins at this paragraph inside a document (of the text that a notice issues, of an annex), joined from
/// at most two lines; empty if none does. `count` gets the number of paragraphs.
std::string inner_title(const document::Document& document, std::uint32_t paragraph, std::uint32_t& count);
/// Without blanks, 《》 and a bracketed （试行）, to compare titles.
std::string bare_title(std::string_view title);
/// Without a draft's mark at its end: （送审稿）, （征求意见稿）, （草案）.
std::string_view without_draft_mark(std::string_view title);
/// A marker of a draft at its end.
bool has_draft_mark(std::string_view title);

}  // namespace zhunsheng::intake
