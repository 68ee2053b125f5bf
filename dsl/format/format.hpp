// SPDX-License-Identifier: Apache-2.0
// dsl/format: a rule file → the same rule file in the one canonical layout. The noun is text: keywords, names, literals,
// comments and signs stay as the author wrote them (keywords change their column where that is asked for); fields come in
// one order, blanks and line ends are the formatter's, empty lines between things are the author's (one at most).
//   format("规则 甲{等级 较大 类别 程序…}") → "规则 甲 {\n  类别 程序   等级 较大\n…"
// Formatting what is formatted changes nothing; zh → en → zh of a canonical file gives its bytes again. What was read from
// the text is read from its formatted text: that is checked every time, and a text that fails it is not given back.
// Of Markdown each fence is laid out by itself, and prose stays as it is.
// It does not judge: a file that parses is formatted, whether it compiles or not.
#pragma once
#include <string>

#include "engine/base/result.hpp"
#include "engine/base/source.hpp"

namespace zhunsheng::format {

/// The keyword column that is printed.
enum class Column { as_written, chinese, english };

struct Options {
  Column column = Column::as_written;
};

/// The canonical text; nothing, with the diagnostics of the grammar, if the file has a syntax error (nothing and no error:
/// a bug of ours, the result did not say what the text says). `source` numbers the file in diagnostics.
base::Checked<std::string> format(const base::SourceText& text, std::uint32_t source, const Options& options = {});

}  // namespace zhunsheng::format
