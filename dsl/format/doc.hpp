// SPDX-License-Identifier: Apache-2.0
// A document: what to print and where its lines may be broken. A group is printed on one line if it fits there, else
// every line mark directly in it breaks; a fill breaks only the marks it must.
//   group(text "a", line(1), text "b")   →   a b   or   a⏎b
// Widths are kept twice: as printed, and as they would be with Chinese keywords. Lines are broken by the second, so that
// a file breaks at the same places in both keyword columns, and going there and back gives the same bytes.
#pragma once
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace zhunsheng::format {

struct Width {
  int shown = 0, measured = 0;
  friend Width operator+(Width a, Width b) { return {a.shown + b.shown, a.measured + b.measured}; }
};

enum class DocKind : std::uint8_t {
  text,      ///< a token, `flat` blanks before it
  pad,       ///< `flat` blanks, or `space` where the group is broken: for columns
  line,      ///< `flat` blanks, or a new line where the group is broken
  comments,  ///< the comments of `before` on lines of their own
  concat, group, fill, nest
};

/// What happens to the empty line of the author's behind a line mark.
enum class BlankLines : std::uint8_t { drop, keep, keep_inner /**< not the one before the first comment */ };

struct Doc {
  DocKind kind = DocKind::concat;
  bool is_hard : 1 = false;      ///< cannot stand on one line
  bool has_text : 1 = false;
  bool starts_line : 1 = false;  ///< a comment stands before it
  bool ends_line : 1 = false;    ///< a comment stands behind it
  bool may_break : 1 = false;
  BlankLines blank_lines : 2 = BlankLines::drop;  ///< line
  std::uint8_t flat = 0;
  int width = 0;                 ///< measured, on one line
  int lead = 0;                  ///< measured, up to the first place where it may break
  Width space;                   ///< text: its width; pad: blanks; nest: indentation
  std::uint32_t before = 0, after = 0;  ///< text: what hangs on it
  std::string_view text;
  std::vector<Doc> kids;
};
using Docs = std::vector<Doc>;
/// The parts in one list, moved (a braced list would copy them).
template <class... Parts>
Docs docs(Parts&&... parts) {
  Docs out;
  out.reserve(sizeof...(parts));
  (out.push_back(std::forward<Parts>(parts)), ...);
  return out;
}

/// Fills in widths and marks from the kids.
Doc make(DocKind kind, Docs kids);
inline Doc concat(Docs kids) { return make(DocKind::concat, std::move(kids)); }
inline Doc group(Docs kids) { return make(DocKind::group, std::move(kids)); }
/// Kids between two line marks are one item.
inline Doc fill(Docs kids) { return make(DocKind::fill, std::move(kids)); }
Doc nest(Width indentation, Docs kids);
inline Doc nest(int indentation, Docs kids) { return nest(Width{indentation, indentation}, std::move(kids)); }
/// A new line where the group around it is broken, else blanks.
Doc line(int blanks);
/// Always a new line.
Doc new_line();
Doc pad(int flat, Width broken);
/// The same with that many blanks before its first token.
Doc spaced(Doc doc, int blanks = 1);
/// Cannot stand on one line.
Doc hard(Doc doc);
Width width_of(const Doc& doc);

}  // namespace zhunsheng::format
