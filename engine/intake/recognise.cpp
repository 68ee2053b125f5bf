// SPDX-License-Identifier: Apache-2.0
// Reads the head (文号, letterhead, fields of a portal), the signature (organ, day) and the closing clauses (施行, 有效期).
#include "engine/intake/recognise.hpp"

#include <algorithm>

#include "engine/base/text.hpp"
#include "engine/intake/kinds.hpp"
#include "engine/intake/organ.hpp"
#include "engine/intake/passages.hpp"
#include "engine/intake/title.hpp"
#include "engine/intake/written_date.hpp"

namespace zhunsheng::intake {
namespace {

using document::Document;
using document::PlaceKind;

/// One reading of one document: the head's end is found once.
struct Reading {
  const Document& document;
  std::uint32_t head_end = 0;
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(document.paragraphs.size()); }
  [[nodiscard]] std::string_view text(std::uint32_t i) const { return document.paragraphs[i].text; }
  [[nodiscard]] bool is_body(std::uint32_t i) const { return document.paragraphs[i].place.kind == PlaceKind::paragraph || document.paragraphs[i].place.kind == PlaceKind::cell; }
  template <class T>
  [[nodiscard]] Found<T> found(T value, const Passage& passage) const {
    return {std::move(value), evidence_of(document, passage)};
  }
};

bool is_open_bracket(char32_t c) { return c == U'〔' || c == U'[' || c == U'［' || c == U'【' || c == U'（' || c == U'('; }
bool is_close_bracket(char32_t c) { return c == U'〕' || c == U']' || c == U'］' || c == U'】' || c == U'）' || c == U')'; }

/// "杨政发〔2024〕3号": Han words, a year in brackets, a number, 号. Begins at or after `from` bytes.
std::optional<std::pair<std::size_t, std::size_t>> find_number(std::string_view text) {
  std::size_t word_begin = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t at = offset;
    const char32_t c = base::decode(text, offset);
    if (base::is_han(c)) continue;
    std::size_t rest = offset;
    const std::size_t words = base::count_code_points(text.substr(word_begin, at - word_begin));
    if (is_open_bracket(c) && words >= 2 && words <= 12) {
      std::string year, digits;
      while (rest < text.size() && text[rest] >= '0' && text[rest] <= '9') year += text[rest++];
      const bool is_year = year.size() == 4 && (year[0] == '1' || year[0] == '2');
      if (is_year && rest < text.size() && is_close_bracket(base::decode(text, rest))) {
        if (text.substr(rest).starts_with("第")) rest += std::string_view("第").size();
        while (rest < text.size() && text[rest] >= '0' && text[rest] <= '9') digits += text[rest++];
        if (!digits.empty() && text.substr(rest).starts_with("号")) return std::pair{word_begin, rest + std::string_view("号").size()};
      }
    }
    word_begin = offset;
  }
  return std::nullopt;
}

/// The 文号 stands alone in the head, or in the fields a portal prints behind the title. One within a longer sentence is another's.
std::optional<Passage> number_passage(const Reading& reading) {
  const std::uint32_t last_title = reading.document.title_paragraphs.empty() ? 0 : *std::min_element(reading.document.title_paragraphs.begin(), reading.document.title_paragraphs.end()) + 4;
  const std::uint32_t end = std::min(reading.count(), std::max(reading.head_end, last_title));
  for (std::uint32_t i = 0; i < end; ++i) {
    const std::string_view text = reading.text(i);
    const auto number = find_number(text);
    if (!number || text.find("《") != std::string_view::npos || text.find("。") != std::string_view::npos) continue;
    const bool is_field = text.find("文号") != std::string_view::npos || text.find("发布") != std::string_view::npos || text.find("签发人") != std::string_view::npos;
    if (is_field || base::count_code_points(text) <= 30) return Passage{i, number->first, number->second};
  }
  return std::nullopt;
}

/// A field a portal prints: 发布单位：…
std::optional<Passage> field_passage(const Reading& reading, std::initializer_list<std::string_view> names) {
  for (std::uint32_t i = 0; i < reading.count() && i < 30; ++i) {
    const std::string_view text = reading.text(i);
    for (const std::string_view name : names) {
      const std::size_t at = text.find(name);
      if (at == std::string_view::npos) continue;
      const std::size_t begin = at + name.size();
      std::size_t end = begin;
      for (std::size_t offset = begin; offset < text.size() && !base::is_blank(base::decode(text, offset)); end = offset) {
      }
      if (end > begin && organ_line(text.substr(begin, end - begin))) return Passage{i, begin, end};
    }
  }
  return std::nullopt;
}

/// The organ of the first signature: in a notice that issues something, the notice's own.
std::optional<Passage> signer_passage(const Reading& reading) {
  for (const document::Clause& clause : reading.document.clauses) {
    if (clause.heading != "落款") continue;
    for (std::uint32_t i = clause.first_paragraph; i < clause.last_paragraph; ++i)
      if (organ_line(reading.text(i))) return whole(reading.document, i);
  }
  return std::nullopt;
}

/// "杨家镇人民政府文件".
std::optional<Passage> letterhead_passage(const Reading& reading) {
  constexpr std::string_view ending = "文件";
  for (std::uint32_t i = 0; i < reading.head_end && i < reading.count(); ++i) {
    const std::string_view text = reading.text(i);
    if (text.ends_with(ending) && organ_line(text.substr(0, text.size() - ending.size()))) return Passage{i, 0, text.size() - ending.size()};
  }
  return std::nullopt;
}

std::string words_of(const Reading& reading, const Passage& passage) { return std::string(reading.text(passage.paragraph).substr(passage.begin, passage.end - passage.begin)); }

std::optional<Found<std::string>> find_issuer(const Reading& reading) {
  const std::string by_title = organ_prefix(reading.document.title);
  if (!by_title.empty()) return reading.found(by_title, in_title(reading.document, by_title));
  if (const auto signer = signer_passage(reading)) return reading.found(*organ_line(words_of(reading, *signer)), *signer);
  if (const auto head = letterhead_passage(reading)) return reading.found(words_of(reading, *head), *head);
  if (const auto field = field_passage(reading, {"发布单位：", "发布机构：", "发文机关：", "制定机关：", "发文单位："})) return reading.found(words_of(reading, *field), *field);
  return std::nullopt;
}

/// The public body among the parties of a contract.
std::optional<Found<model::ActingBody>> body_by_party(const Reading& reading) {
  for (const Passage& party : find_parties(reading.document)) {
    std::string_view text = reading.text(party.paragraph);
    const std::size_t colon = std::min(text.find("："), text.find(':'));
    text = text.substr(std::min(text.size(), colon + (text.substr(colon).starts_with(":") ? 1 : 3)));
    const std::size_t begin = reading.text(party.paragraph).size() - text.size();
    std::size_t end = 0;
    for (std::size_t offset = 0; offset < text.size();) {
      const std::size_t at = offset;
      const char32_t c = base::decode(text, offset);
      if (c == U'（' || c == U'(' || c == U'，' || c == U'；' || (at > 0 && base::is_blank(c))) break;
      end = offset;
    }
    if (const auto body = acting_body_of(text.substr(0, end))) return reading.found(*body, Passage{party.paragraph, begin, begin + end});
  }
  return std::nullopt;
}

std::optional<Found<model::ActingBody>> find_acting_body(const Reading& reading, const std::optional<Found<std::string>>& issuer) {
  if (issuer)
    if (const auto body = acting_body_of(issuer->value)) return Found<model::ActingBody>{*body, issuer->evidence};
  if (auto party = body_by_party(reading)) return party;
  std::string_view title = reading.document.title;
  const std::size_t quoted = title.find("《");
  if (quoted != std::string_view::npos) title = title.substr(quoted + std::string_view("《").size());
  if (const auto owner = owner_by_place(title)) return reading.found(owner->body, in_title(reading.document, owner->place));
  if (reading.count() < 3) return std::nullopt;  // a lone sentence says too little
  const auto township = find_words(reading.document, {"本镇", "我镇", "镇政府", "本乡", "我乡"});
  const auto subdistrict = find_words(reading.document, {"本街道", "我街道"});
  if (township && !subdistrict) return reading.found(model::ActingBody::township_government, *township);
  if (subdistrict && !township) return reading.found(model::ActingBody::subdistrict_office, *subdistrict);
  return std::nullopt;
}

/// The day under a signature (the last one that has an organ above it), else a day alone on one of the last lines, else a
/// field of a contract, else the bracketed day under the title.
std::optional<Found<base::Date>> find_dated(const Reading& reading) {
  std::optional<Passage> signed_at, at_end, field;
  std::optional<base::Date> signed_day, end_day, field_day;
  for (std::uint32_t i = reading.head_end; i < reading.count(); ++i) {
    if (!reading.is_body(i)) continue;
    if (const auto day = date_line(reading.text(i))) {
      bool has_organ = false;
      for (std::uint32_t above = i; above-- > 0 && above + 4 > i;) has_organ = has_organ || organ_line(reading.text(above)).has_value();
      (has_organ ? signed_at : at_end) = Passage{i, day->begin, day->end};
      (has_organ ? signed_day : end_day) = day->date;
      continue;
    }
    for (const std::string_view name : {"签订日期", "签署日期", "签订时间", "签约日期", "签署时间"}) {
      const std::size_t at = reading.text(i).find(name);
      const auto day = at == std::string_view::npos ? std::nullopt : find_date(reading.text(i), at);
      if (!day || day->begin > at + name.size() + 12) continue;
      field = Passage{i, day->begin, day->end};
      field_day = day->date;
    }
  }
  if (signed_at) return reading.found(*signed_day, *signed_at);
  if (at_end) return reading.found(*end_day, *at_end);
  if (field) return reading.found(*field_day, *field);
  const std::uint32_t behind_title = reading.document.title_paragraphs.empty() ? reading.count() : reading.document.title_paragraphs.back() + 1;
  if (behind_title < reading.count())
    if (const auto day = date_line(reading.text(behind_title))) return reading.found(day->date, Passage{behind_title, day->begin, day->end});
  return std::nullopt;
}

/// 本办法自2024年8月1日起施行: the document speaks of itself, and the day follows 自 at once.
std::optional<Found<base::Date>> find_effective(const Reading& reading) {
  for (std::uint32_t i = 0; i < reading.count(); ++i) {
    const std::string_view text = reading.text(i);
    for (std::size_t from = text.find("自"); from != std::string_view::npos; from = text.find("自", from + 1)) {
      constexpr std::size_t reach_bytes = 36, date_bytes = 64;  // both searches stay near, or one endless paragraph takes for ever
      const std::size_t near = from > reach_bytes ? from - reach_bytes : 0;
      const std::size_t found = text.substr(near, from - near).rfind("本");
      const std::size_t self = near + found;
      if (found == std::string_view::npos || text.substr(self, from - self).find("。") != std::string_view::npos) continue;
      const auto day = find_date(text.substr(0, from + date_bytes), from);
      if (!day || day->begin > from + 4) continue;
      const std::string_view behind = text.substr(day->end);
      if (!starts_with_any(behind, {"起施行", "起实施", "起执行", "起实行", "起生效", "起正式施行", "起正式实施"})) continue;
      return reading.found(day->date, Passage{i, self, day->end + std::string_view("起施行").size()});
    }
  }
  return std::nullopt;
}

/// 有效期五年: years, where a number and 年 follow.
std::optional<int> read_years(std::string_view text) {
  for (const std::string_view word : {"为", "：", ":"})
    if (text.starts_with(word)) text.remove_prefix(word.size());
  const std::size_t end = text.find("年");
  if (end == std::string_view::npos || end > 9) return std::nullopt;
  const auto years = base::parse_chinese_integer(base::trim(text.substr(0, end)));
  return years && *years > 0 && *years <= 50 ? std::optional<int>(static_cast<int>(*years)) : std::nullopt;
}

std::optional<Found<base::Date>> find_expires(const Reading& reading, const std::optional<Found<base::Date>>& effective) {
  constexpr std::string_view term = "有效期";
  for (std::uint32_t i = 0; i < reading.count(); ++i) {
    const std::string_view text = reading.text(i);
    const std::size_t at = text.find(term);
    if (at == std::string_view::npos || !has_any(text, {"施行", "实施", "执行", "本办法", "本意见", "本通知", "本规定", "本细则", "本方案", "本政策", "本文件", "本措施", "本制度"})) continue;
    std::size_t behind = at + term.size();
    for (const std::string_view word : {"限", "截止", "自发布之日起", "暂定"})
      if (text.substr(behind).starts_with(word)) behind += word.size();
    const auto day = find_date(text, behind);
    const bool says_until = starts_with_any(text.substr(behind), {"至", "到", "为至"});
    if (says_until && day && day->begin <= behind + 9) return reading.found(day->date, Passage{i, at, day->end});
    const auto years = read_years(text.substr(behind));
    if (!years || !effective) continue;
    const auto after = base::add_months(effective->value, 12 * static_cast<std::int64_t>(*years));
    const auto last = after ? base::add_days(*after, -1) : std::nullopt;
    if (last) return reading.found(*last, Passage{i, at, text.find("年", behind) + std::string_view("年").size()});
  }
  return std::nullopt;
}

model::Given clause_record(const Document& document, const document::Clause& clause) {
  std::string text;
  for (std::uint32_t i = clause.first_paragraph; i < clause.last_paragraph; ++i) {
    if (i != clause.first_paragraph) text += '\n';
    text += document.paragraphs[i].text;
  }
  model::Value record;
  record.kind = model::TypeKind::record;
  record.items = {model::known(model::make_text(clause.number)), model::known(model::make_text(clause.heading)), model::known(model::make_text(std::move(text)))};
  return model::known(std::move(record));
}

}  // namespace

model::KindSet Recognised::kind_set() const {
  model::KindSet set = 0;
  for (const Found<model::Kind>& kind : kinds) set = static_cast<model::KindSet>(set | model::kind_bit(kind.value));
  return set;
}

Recognised recognise(const Document& document) {
  const Reading reading{document, find_title(document).head_end};
  Recognised recognised;
  if (!document.title.empty()) recognised.title = reading.found(document.title, whole(document, document.title_paragraphs.front()));
  const std::optional<Passage> number = number_passage(reading);
  if (number) recognised.number = reading.found(words_of(reading, *number), *number);
  recognised.issuer = find_issuer(reading);
  recognised.acting_body = find_acting_body(reading, recognised.issuer);
  recognised.dated = find_dated(reading);
  recognised.effective = find_effective(reading);
  recognised.expires = find_expires(reading, recognised.effective);
  const std::optional<model::ActingBody> body = recognised.acting_body ? std::optional(recognised.acting_body->value) : std::nullopt;
  for (const KindSign& sign : find_kinds(document, body, number)) recognised.kinds.push_back(reading.found(sign.kind, sign.passage));
  return recognised;
}

void put(const Recognised& recognised, const Document& document, facts::FactStore& store) {
  namespace builtin = model::builtin;
  const auto set_text = [&](model::FactId fact, const std::optional<Found<std::string>>& found) {
    if (found) store.set(fact, model::known(model::make_text(found->value)), found->evidence);
  };
  const auto set_date = [&](model::FactId fact, const std::optional<Found<base::Date>>& found) {
    if (found) store.set(fact, model::known(model::make_date(found->value)), found->evidence);
  };
  set_text(builtin::title, recognised.title);
  set_text(builtin::number, recognised.number);
  set_text(builtin::issuer, recognised.issuer);
  set_date(builtin::dated, recognised.dated);
  set_date(builtin::effective, recognised.effective);
  set_date(builtin::expires, recognised.expires);
  if (recognised.acting_body) store.set(builtin::acting_body, model::known(model::make_enumerant(static_cast<std::int64_t>(recognised.acting_body->value))), recognised.acting_body->evidence);
  model::Value kinds;
  kinds.kind = model::TypeKind::list;
  for (const Found<model::Kind>& kind : recognised.kinds) kinds.items.push_back(model::known(model::make_enumerant(static_cast<std::int64_t>(kind.value))));
  if (!recognised.kinds.empty()) {
    store.set(builtin::kinds, model::known(std::move(kinds)), recognised.kinds.front().evidence);
    for (std::size_t i = 1; i < recognised.kinds.size(); ++i) store.facts[builtin::kinds.index()].evidence.push_back(recognised.kinds[i].evidence);
  }
  if (document.paragraphs.empty()) return;
  model::Value clauses;
  clauses.kind = model::TypeKind::list;
  clauses.open = !document.read_whole;
  for (const document::Clause& clause : document.clauses) clauses.items.push_back(clause_record(document, clause));
  store.set(builtin::clauses, model::known(std::move(clauses)), evidence_of(document, whole(document, 0)));
}

}  // namespace zhunsheng::intake
