// SPDX-License-Identifier: Apache-2.0
// A rule file may be prose in Markdown: only its fences ```准绳 (```zs, ```zhunsheng) are rules. This finds the fences and
// the headings above them, by CommonMark's block rules and in one pass; byte offsets stay those of the file.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhunsheng::base {

struct MarkdownFence {
  std::uint32_t begin = 0, end = 0;         ///< the rules: whole lines, without the two fence lines
  std::uint32_t open_begin = 0, open_end = 0;  ///< the opening line, from its first ` or ~
};

struct MarkdownHeading {
  std::uint32_t begin = 0;  ///< of its first line
  int level = 1;            ///< 1…6
  std::int32_t parent = -1; ///< index of the heading it stands under
  std::string title;        ///< without marks; as it is written
};

/// What went wrong with a fence, and where.
struct MarkdownProblem {
  enum class Kind : std::uint8_t {
    unclosed,  ///< nothing, or another rule fence, follows: the fence is not read
    not_read   ///< looks like a rule fence but is none for Markdown: in a list or quotation, or indented by four or more
  };
  Kind kind = Kind::unclosed;
  std::uint32_t begin = 0, end = 0;
  bool is_last = false;  ///< of unclosed: nothing follows it
};

struct Markdown {
  std::vector<MarkdownFence> fences;      ///< of rules only, in order
  std::vector<MarkdownHeading> headings;  ///< in order
  std::vector<MarkdownProblem> problems;  ///< in order
};

/// "a.md", "a.zs.MD".
bool is_markdown_name(std::string_view name);
Markdown read_markdown(std::string_view text);
/// "第二章 期限 > 征求意见": the headings that the offset stands under; empty if none. Control characters become blanks.
std::string heading_path(const Markdown& markdown, std::uint32_t offset_bytes);

}  // namespace zhunsheng::base
