// SPDX-License-Identifier: Apache-2.0
// 审查规则: one check, its citations, exceptions and messages.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/base/source.hpp"
#include "engine/law/statute.hpp"
#include "engine/model/type.hpp"

namespace zhunsheng::model {

enum class Severity : std::uint8_t { note, minor, major, critical };              ///< 提示 一般 较大 重大
enum class Category : std::uint8_t { competence, procedure, content, form };      ///< 权限 程序 内容 文本
enum class CitationMode : std::uint8_t { direct, by_reference, practice, local };  ///< 依据 参照 实务 地方
/// Kinds of document under review (对象, --kind); a set of them is a bit mask.
enum class Kind : std::uint8_t { decision, contract, subsidy, normative, tender, village };
using KindSet = std::uint8_t;
constexpr KindSet kind_bit(Kind kind) { return static_cast<KindSet>(1u << static_cast<unsigned>(kind)); }

const char* to_chinese(Severity);
const char* to_english(Severity);
const char* to_chinese(Category);
const char* to_english(Category);
const char* to_chinese(Kind);
const char* to_english(Kind);
const char* to_english(CitationMode);
std::optional<Severity> parse_severity(std::string_view word);  ///< either column
std::optional<Category> parse_category(std::string_view word);
std::optional<Kind> parse_kind(std::string_view word);

/// One citation as a check uses it. Practice and local citations hold only `text`.
struct CitationUse {
  CitationMode mode = CitationMode::direct;
  law::Citation citation;
  std::string text;
  std::vector<law::StatuteId> versions;   ///< versions of the instrument that have this article, in order of force
  base::DateSpan bracket;                 ///< （… 起 … 止）
  std::optional<Severity> severity;       ///< （等级 …）
  base::Span span;
};

/// A part of 提示 or 建议: literal text or a slot.
struct MessagePart {
  enum class Kind : std::uint8_t {
    literal,    ///< text
    value,      ///< expr, evaluated with the check's bindings (also {反例.…}: over the subject's variable)
    hit_number, ///< {命中.条号}
    hit_text,   ///< {命中.原文}
    hit_context,///< {命中.语境}
    hit_slot    ///< {命中.<slot>}: text = the slot's name
  };
  Kind kind = Kind::literal;
  std::string text;
  ExprId expr;
};
using Message = std::vector<MessagePart>;

/// 补正: a material, or a thing said in words.
struct Request {
  MaterialId material;  ///< invalid: `text`
  std::string text;
};

struct Exception {
  std::string name;
  ExprId when;
  std::vector<CitationUse> citations;
  std::vector<ExceptionId> inner;
  bool per_hit = false;  ///< mentions the subject's hit: decided for each hit apart
  base::Span span;
};

/// The one 命中, or quantifier, whose hits or elements are the findings (design: 主体).
struct Subject {
  enum class Kind : std::uint8_t { none, hits, elements };
  Kind kind = Kind::none;
  ExprId expr;           ///< the matches node, or the quantifier node
  VariableId variable;   ///< of a quantifier
};

struct ForEach {
  VariableId variable;
  ExprId list;
};

struct Check {
  std::string module, name;  ///< id = module + "." + name
  std::string title;
  KindSet kinds = 0;  ///< 0 = all
  Category category = Category::content;
  Severity severity = Severity::minor;
  std::vector<std::string> points;  ///< 要点
  base::DateSpan in_force;          ///< 施行, as written
  ExprId at;                        ///< 按, invalid = the review's date
  std::optional<ForEach> for_each;  ///< 逐
  std::vector<CitationUse> citations;
  ExprId applies;      ///< 适用, invalid = true
  ExprId norm;         ///< the expression of 应当 or 不得
  bool forbids = false;  ///< 不得
  Subject subject;
  std::vector<ExceptionId> exceptions;
  Message message, advice;
  std::vector<Request> requests;
  base::Span span;
};

std::string id_of(const Check& check);

}  // namespace zhunsheng::model
