// SPDX-License-Identifier: Apache-2.0
// Splits corpus files into cases, fills in the shared check, takes the marks out.
#include "tests/mistakes/corpus.hpp"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <sstream>
#include <string_view>

namespace zhunsheng::mistakes {
namespace {

struct Slot {
  std::string_view name, usual;
};
/// The check whose lines the cases replace. 头 is its first line.
constexpr std::array<Slot, 14> slots{{{"头", "规则 待审 {"},
                                      {"标题", "标题 \"待审的规则\""},
                                      {"对象", "对象 重大行政决策"},
                                      {"类别", "类别 程序"},
                                      {"等级", "等级 较大"},
                                      {"施行", ""},
                                      {"按", ""},
                                      {"逐", ""},
                                      {"依据", "依据 《中华人民共和国行政处罚法》第五条"},
                                      {"适用", ""},
                                      {"应当", "应当 决策.已公示"},
                                      {"例外", ""},
                                      {"提示", "提示 \"没有公示。\""},
                                      {"建议", ""}}};
constexpr std::string_view request_slot = "补正", header_slot = "头部";
constexpr std::string_view usual_header = "模块 试写\n引用 公共.词汇 为 公共\n";

using Lines = std::map<std::string, std::string, std::less<>>;

bool is_slot(std::string_view name) {
  for (const Slot& slot : slots) {
    if (slot.name == name) return true;
  }
  return name == request_slot || name == header_slot;
}

std::string fill_check(const Lines& lines) {
  std::string out;
  for (const Slot& slot : slots) {
    const auto given = lines.find(slot.name);
    if (given == lines.end() && slot.usual.empty()) continue;
    std::istringstream in(given == lines.end() ? std::string(slot.usual) : given->second);
    for (std::string line; std::getline(in, line);) out += (slot.name == "头" ? "" : "  ") + line + "\n";
  }
  if (const auto request = lines.find(request_slot); request != lines.end()) out += "  " + request->second;
  return out + "}\n";
}

/// The case as text with its marks.
std::string assemble(const std::string& body) {
  Lines lines;
  std::string declarations;
  std::istringstream in(body);
  bool is_free = false;
  for (std::string line; std::getline(in, line);) {
    const std::size_t bar = line.find("| ");
    const bool is_slot_line = !is_free && bar != std::string::npos && is_slot(line.substr(0, bar));
    if (is_slot_line) lines[line.substr(0, bar)] += line.substr(bar + 2) + "\n";
    else if (line.empty() && !is_free) is_free = true;
    else if (is_free) declarations += line + "\n";
    else ADD_FAILURE() << "neither a field of the check nor behind an empty line: " << line;
  }
  const auto header = lines.find(header_slot);
  const std::string head = header == lines.end() ? std::string(usual_header) : header->second;
  return head + "\n" + (is_free ? declarations : fill_check(lines));
}

/// One pass over the marks: what is written, what is meant, where to point.
class Unmarking {
 public:
  Unmarking(const std::string& marked, Mistake& out) : marked_(marked), out_(out) {}

  void run() {
    while (at_ < marked_.size()) {
      if (take("⟦")) open_place();
      else if (take("⟪")) is_meant_ = false, edit_ = true;
      else if (take("⇒")) is_meant_ = true;
      else if (take("⟧")) close_place();
      else if (take("⟫")) edit_ = is_meant_ = false;
      else copy();
    }
    EXPECT_FALSE(place_) << out_.name << ": ⟦ without ⟧";
    EXPECT_FALSE(out_.places.empty()) << out_.name << ": nothing is marked";
  }

 private:
  bool take(std::string_view sign) {
    if (marked_.compare(at_, sign.size(), sign) != 0) return false;
    at_ += sign.size();
    return true;
  }
  void open_place() {
    place_ = true;
    has_edit_ = find_own_arrow();
    begin_ = static_cast<std::uint32_t>(out_.written.size());
  }
  void close_place() {
    out_.places.push_back({0, begin_, static_cast<std::uint32_t>(out_.written.size())});
    place_ = is_meant_ = has_edit_ = false;
  }
  /// Whether the ⟦ just opened has an arrow of its own (not one inside ⟪ ⟫).
  [[nodiscard]] bool find_own_arrow() const {
    bool inner = false;
    for (std::size_t i = at_; i < marked_.size(); ++i) {
      const std::string_view rest = std::string_view(marked_).substr(i);
      if (rest.starts_with("⟧")) return false;
      if (rest.starts_with("⟪")) inner = true;
      if (rest.starts_with("⟫")) inner = false;
      if (rest.starts_with("⇒") && !inner) return true;
    }
    return false;
  }
  void copy() {
    const bool is_in_edit = edit_ || (place_ && has_edit_);
    if (is_meant_) {
      out_.meant += marked_[at_];
    } else {
      out_.written += marked_[at_];
      if (!is_in_edit) out_.meant += marked_[at_];
    }
    ++at_;
  }

  const std::string& marked_;
  Mistake& out_;
  std::size_t at_ = 0;
  std::uint32_t begin_ = 0;
  bool place_ = false, edit_ = false, has_edit_ = false, is_meant_ = false;
};

}  // namespace

std::vector<Mistake> read_corpus(const std::string& topic, const std::string& text) {
  std::vector<Mistake> out;
  std::string body;
  const auto finish = [&] {
    if (!out.empty()) Unmarking(assemble(body), out.back()).run();
    body.clear();
  };
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("== ")) {
      finish();
      out.push_back({topic, line.substr(3), {}, {}, {}});
    } else if (!out.empty()) {
      body += line + "\n";
    }
  }
  finish();
  return out;
}

}  // namespace zhunsheng::mistakes
