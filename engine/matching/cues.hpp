// SPDX-License-Identifier: Apache-2.0
// 语境线索: the words from which the context of a hit is read, and the search for them in the sentence of a hit (only
// sentences with hits are looked at, once each). Words that look like a cue and are none (不得超过 is a limit, 不得分 a score) stand beside it.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/matching/scanner.hpp"

namespace zhunsheng::matching {

enum class Cue : std::uint8_t {
  negation,        ///< 不得 禁止 …: reaches along the chain of 分句
  local_negation,  ///< 防止 不含有 …: reaches to the end of its own 分句
  no_negation,     ///< 不得超过 不得不 禁止性 …: begins like a cue and is none
  completed,       ///< 不得重复 不得挪用 …: complete in its own 分句
  trailing_negation,  ///< X不得作为…: negates what stands before it
  parity,          ///< 未经 非…: with 不得, an affirmed condition
  official_verb,   ///< 不得出台, 不得设定: what officials do, so 未经…不得 stays a prohibition
  closing,         ///< 不得以…为条件: the cue's reach ends behind it
  list_tail,       ///< 等问题 等行为: the end of a list that a local cue governs
  continuation,    ///< 或者 要求 限定: begins a 分句 that goes on with the prohibition
  norm_break,      ///< 应当 可以 不予 …: the 分句 states a norm of its own
  break_opening,   ///< 对 凡 应: the same, where it opens the 分句
  weak_break,      ///< 给予 按 奖励: perhaps a norm of its own
  turn,            ///< 但 然而: cuts what was said before
  strong_repeal,   ///< 废止 停止执行 删除
  weak_repeal,     ///< 取消 清理 修改: a repeal where the object is a rule (取消…的规定, not 取消…的资格)
  repeal_after,    ///< …的规定，予以废止
  rule_noun,       ///< 规定 政策 条款: what is repealed
  benefit_noun,    ///< 资格 奖励 名额: what is withdrawn from somebody
  rule_tail,       ///< 的规定 等政策: names the words before it as a rule
  amendment,       ///< 修改为 增加: the quotation behind it is the new text
  amended_to,      ///< …”修改为“…: the quotation before it is the old text
  quoting,         ///< 规定 明确 指出: a law or document speaks
  own_text,        ///< 本办法 本合同: this document itself speaks
  applying,        ///< 按照 根据: the norm is applied, not quoted
  report_before,   ///< 有的乡镇 通报指出 经查，
  report_after,    ///< 的问题 的做法
  report_verdict,  ///< 被查处 违反了: what stands before it is reported
  report_opening,  ///< 存在 发现 反映: a report if report_after follows
  defined_word,    ///< 所称
  defining,        ///< 是指 系指
  defining_after_word,  ///< 包括 ，指: a definition after 所称
  exception_tail,  ///< 除外 不在此限
  others,          ///< 其他 其余 一律: after 除…外, a norm on everybody else
  supposition,     ///< 是否 能否 拟研究
  list_words,      ///< 下列 以下 如下
  conditions_word, ///< 之一 情形: 有下列情形之一的，不得…
  requiring,       ///< 要求 规定 强制: what 不得 forbids may itself hold 须
  condition_noun,  ///< 条件 依据: X不得作为条件
  ban_after,       ///< 予以禁止
  modal,           ///< 须 应当 必须
  count_
};
inline constexpr std::size_t cue_count = static_cast<std::size_t>(Cue::count_);

const std::vector<std::string>& words(Cue cue);

/// All cues, ready to be searched for. Immutable.
class CueTable {
 public:
  CueTable();
  [[nodiscard]] const PhraseSets& sets() const { return sets_; }
  [[nodiscard]] const Scanner& scanner() const { return scanner_; }
  [[nodiscard]] SetId id(Cue cue) const { return ids_[static_cast<std::size_t>(cue)]; }

 private:
  static std::array<SetId, cue_count> add_all(PhraseSets& sets);
  PhraseSets sets_;
  std::array<SetId, cue_count> ids_;
  Scanner scanner_;
};

/// The cues in one window (a sentence) of a text.
class CueWindow {
 public:
  CueWindow(const CueTable& table, const PreparedText& text, Range window);
  [[nodiscard]] Range window() const { return window_; }
  /// The cues that lie wholly in the range, ascending.
  [[nodiscard]] std::vector<Range> in(Cue cue, Range range) const;
  [[nodiscard]] bool has(Cue cue, Range range) const;
  [[nodiscard]] bool stands_at(Cue cue, std::uint32_t position) const;

 private:
  const CueTable* table_;  // owned by the Matcher
  Range window_;
  SetOccurrences found_;
};

}  // namespace zhunsheng::matching
