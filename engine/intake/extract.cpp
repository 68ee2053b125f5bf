// SPDX-License-Identifier: Apache-2.0
// Searches each file once for all patterns asked of it, then settles each fact from what was read.
#include "engine/intake/extract.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "engine/base/number.hpp"
#include "engine/base/text.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::intake {
namespace {

using model::FactState;
using model::TypeKind;

/// One statement of a fact in one place.
struct Reading {
  model::Given given;
  facts::Evidence evidence;
};

/// What some files say of one fact.
struct Answer {
  model::Given given;
  std::vector<facts::Evidence> evidence;  ///< empty: nothing was said, and nothing may be concluded
};

bool is_of(const document::DossierFile& file, const std::string& material) { return std::find(file.materials.begin(), file.materials.end(), material) != file.materials.end(); }

bool is_of_any(const model::Ruleset& rules, const document::DossierFile& file, const std::vector<model::MaterialId>& materials) {
  return std::any_of(materials.begin(), materials.end(), [&](model::MaterialId id) { return is_of(file, model::at(rules, id).name); });
}

/// The value a hit states, in the type of the fact.
std::optional<model::Given> value_of(const model::Ruleset& rules, const model::Extract& extract, const facts::Hit& hit) {
  if (extract.take) return extract.take;
  const model::Type& type = model::at(rules, extract.fact).type;
  for (const facts::HitSlot& slot : hit.slots) {
    if (!extract.slot.empty() && slot.name != extract.slot) continue;
    if (slot.value.kind == type.kind) return model::known(slot.value);
    if (slot.value.kind == TypeKind::integer && type.kind == TypeKind::decimal) {
      const auto millionths = base::checked_multiply(slot.value.a, base::decimal_scale);
      return millionths ? std::optional<model::Given>(model::known(model::make_decimal(*millionths))) : std::nullopt;
    }
  }
  return std::nullopt;
}

/// Below zero, zero, above zero; nothing for values that have no common order.
std::optional<int> compare(const model::Value& left, const model::Value& right) {
  if (left.kind == TypeKind::percent) {
    const base::Fraction a{left.a, left.b}, b{right.a, right.b};
    return a < b ? -1 : a == b ? 0 : 1;
  }
  const bool ordered = left.kind == TypeKind::integer || left.kind == TypeKind::decimal || left.kind == TypeKind::money || left.kind == TypeKind::date ||
                       (left.kind == TypeKind::duration && left.b == right.b);
  if (!ordered) return std::nullopt;
  return left.a < right.a ? -1 : left.a == right.a ? 0 : 1;
}

std::optional<model::Value> add(const model::Value& left, const model::Value& right) {
  if (left.kind == TypeKind::percent) {
    const auto sum = base::add(base::Fraction{left.a, left.b}, base::Fraction{right.a, right.b});
    return sum ? std::optional<model::Value>(model::make_percent(*sum)) : std::nullopt;
  }
  const bool summable = left.kind == TypeKind::integer || left.kind == TypeKind::decimal || left.kind == TypeKind::money || (left.kind == TypeKind::duration && left.b == right.b);
  if (!summable) return std::nullopt;
  const auto sum = base::checked_add(left.a, right.a);
  if (!sum) return std::nullopt;
  model::Value out = left;
  out.a = *sum;
  return out;
}

Answer unknown_answer(const std::vector<Reading>& readings) {
  Answer out;
  out.given.state = FactState::unknown;
  for (const Reading& reading : readings) out.evidence.push_back(reading.evidence);
  return out;
}

Answer total_of(const std::vector<Reading>& readings) {
  Answer out = unknown_answer(readings);
  model::Value sum = readings.front().given.value;
  for (std::size_t i = 1; i < readings.size(); ++i) {
    const auto next = add(sum, readings[i].given.value);
    if (!next) return out;
    sum = *next;
  }
  out.given = model::known(std::move(sum));
  return out;
}

Answer maximum_of(const std::vector<Reading>& readings) {
  const Reading* best = &readings.front();
  for (const Reading& reading : readings) {
    const auto order = compare(reading.given.value, best->given.value);
    if (!order) return unknown_answer(readings);
    if (*order > 0) best = &reading;
  }
  return {best->given, {best->evidence}};
}

/// Settles one fact, for all files together or for one record.
class Settler {
 public:
  Settler(const model::Ruleset& rules, facts::FactStore& store) : rules_(rules), store_(store) {}

  Answer settle(model::FactId fact, model::Repeated repeated, const std::vector<Reading>& readings) {
    const bool are_known = std::all_of(readings.begin(), readings.end(), [](const Reading& one) { return one.given.state == FactState::known; });
    switch (are_known ? repeated : model::Repeated::agree) {
      case model::Repeated::first: return {readings.front().given, {readings.front().evidence}};
      case model::Repeated::last: return {readings.back().given, {readings.back().evidence}};
      case model::Repeated::maximum: return maximum_of(readings);
      case model::Repeated::total: return total_of(readings);
      case model::Repeated::agree: break;
    }
    const Reading& first = readings.front();
    for (const Reading& reading : readings) {
      if (reading.given == first.given) continue;
      report(fact, first, reading);
      return unknown_answer(readings);
    }
    Answer out{first.given, {}};
    for (const Reading& reading : readings) out.evidence.push_back(reading.evidence);
    return out;
  }

 private:
  /// 合同.金额：合同.txt第三条“…”说是120万元，合同.txt第九条“…”说是100万元，前后不一致。
  void report(model::FactId fact, const Reading& first, const Reading& second) {
    const model::Type& type = model::at(rules_, fact).type;
    const auto say = [&](const Reading& reading) {
      return reading.evidence.document + reading.evidence.clause + "“" + reading.evidence.quote + "”说是" + model::print(rules_, type, reading.given);
    };
    store_.conflicts.push_back(model::path_of(rules_, fact) + "：" + say(first) + "，" + say(second) + "，前后不一致。");
  }

  const model::Ruleset& rules_;
  facts::FactStore& store_;
};

class Extraction {
 public:
  Extraction(const model::Ruleset& rules, const document::Dossier& dossier, const matching::Matcher& matcher, facts::FactStore& store)
      : rules_(rules), dossier_(dossier), matcher_(matcher), store_(store), settler_(rules, store) {
    for (const model::Extract& extract : rules.extracts) by_fact_[extract.fact].push_back(&extract);
  }

  void run() {
    note_materials();
    search_files();
    for (const auto& [fact, extracts] : by_fact_) {
      if (record_of(fact).use != model::RecordUse::singleton) continue;
      Answer answer = read(fact, extracts, all_files());
      if (answer.evidence.empty()) continue;
      store_.facts[fact.index()] = {std::move(answer.given), std::move(answer.evidence)};
    }
    for (std::size_t i = 0; i < rules_.records.size(); ++i)
      if (rules_.records[i].use == model::RecordUse::per_material) fill_records(model::RecordId(i));
  }

 private:
  using Extracts = std::vector<const model::Extract*>;

  const model::Record& record_of(model::FactId fact) const { return model::at(rules_, model::at(rules_, fact).record); }

  std::vector<std::size_t> all_files() const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < dossier_.files.size(); ++i) out.push_back(i);
    return out;
  }

  void note_materials() {
    store_.complete = dossier_.complete;
    for (std::size_t i = 0; i < rules_.materials.size(); ++i)
      store_.materials[i] = std::any_of(dossier_.files.begin(), dossier_.files.end(), [&](const document::DossierFile& file) { return is_of(file, rules_.materials[i].name); });
    if (dossier_.draft < 0) return;
    store_.materials[model::draft_material.index()] = true;
    store_.hits = matcher_.match(dossier_.files[static_cast<std::size_t>(dossier_.draft)].document);
  }

  /// Does the extract read this file? In a block read 逐 material each record reads its own file.
  bool reads(const model::Extract& extract, std::size_t file) const {
    const model::Record& record = record_of(extract.fact);
    const bool is_own = record.use != model::RecordUse::per_material || is_of(dossier_.files[file], model::at(rules_, record.material).name);
    if (extract.sources.empty()) return is_own && record.use == model::RecordUse::per_material;
    return is_own && is_of_any(rules_, dossier_.files[file], extract.sources);
  }

  void search_files() {
    found_.resize(dossier_.files.size());
    for (std::size_t file = 0; file < dossier_.files.size(); ++file) {
      std::vector<const model::Extract*> asked;
      std::vector<model::PatternId> patterns;
      for (const model::Extract& extract : rules_.extracts) {
        if (!reads(extract, file)) continue;
        asked.push_back(&extract);
        patterns.push_back(extract.pattern);
      }
      if (asked.empty()) continue;
      auto hits = matcher_.find(dossier_.files[file].document, patterns);
      for (std::size_t i = 0; i < asked.size(); ++i) found_[file][asked[i]] = std::move(hits[i]);
    }
  }

  /// What the files say of a fact: the statements settled, else 未见, else nothing.
  Answer read(model::FactId fact, const Extracts& extracts, const std::vector<std::size_t>& files) {
    std::vector<Reading> readings;
    bool may_conclude = true;  // a 存疑 statement is none, but it forbids to say that there is none
    for (const std::size_t file : files)
      for (const model::Extract* extract : extracts) {
        const auto found = found_[file].find(extract);
        if (found == found_[file].end()) continue;
        const std::uint16_t allowed = model::at(rules_, extract->pattern).contexts;
        for (const facts::Hit& hit : found->second) {
          const bool counts = (allowed & model::context_bit(hit.context)) != 0;
          may_conclude = may_conclude && (counts || hit.context != model::Context::doubtful);
          if (!counts) continue;
          if (auto given = value_of(rules_, *extract, hit)) readings.push_back({std::move(*given), hit.evidence});
        }
      }
    if (!readings.empty()) return settler_.settle(fact, extracts.front()->repeated, readings);
    return may_conclude ? conclude_from_silence(extracts, files) : Answer{};
  }

  /// 未见: the material is there, was read whole and does not say it.
  Answer conclude_from_silence(const Extracts& extracts, const std::vector<std::size_t>& files) const {
    for (const model::Extract* extract : extracts) {
      if (!extract->if_none) continue;
      facts::Evidence evidence;
      evidence.kind = facts::EvidenceKind::absence;
      bool read_whole = true;
      for (const std::size_t file : files) {
        if (!reads(*extract, file)) continue;
        read_whole = read_whole && dossier_.files[file].document.read_whole;
        evidence.looked_in.push_back(dossier_.files[file].document.path);
      }
      if (read_whole && !evidence.looked_in.empty()) return {*extract->if_none, {std::move(evidence)}};
    }
    return {};
  }

  /// One record for each file of the material, in order of the files.
  void fill_records(model::RecordId id) {
    const model::Record& record = model::at(rules_, id);
    facts::RecordList list;
    for (std::size_t file = 0; file < dossier_.files.size(); ++file) {
      if (!is_of(dossier_.files[file], model::at(rules_, record.material).name)) continue;
      list.open = (list.given && list.open) || !dossier_.files[file].document.read_whole;
      list.given = true;
      add_record(record, file, list);
    }
    if (list.given) store_.records[id.index()] = std::move(list);
  }

  void add_record(const model::Record& record, std::size_t file, facts::RecordList& list) {
    model::Value value;
    value.kind = TypeKind::record;
    facts::Evidence evidence = opening_of(dossier_.files[file].document);
    bool has_statement = false;
    for (const model::FactId field : record.fields) {
      const auto extracts = by_fact_.find(field);
      Answer answer = extracts == by_fact_.end() ? Answer{} : read(field, extracts->second, {file});
      if (!answer.evidence.empty() && answer.evidence.front().kind == facts::EvidenceKind::text && !has_statement) {
        evidence = answer.evidence.front();
        has_statement = true;
      }
      value.items.push_back(std::move(answer.given));
    }
    list.records.push_back(model::known(std::move(value)));
    list.evidence.push_back(std::move(evidence));
  }

  /// Evidence of a record of which nothing was read: the file, by its first words.
  static facts::Evidence opening_of(const document::Document& document) {
    facts::Evidence evidence;
    evidence.kind = facts::EvidenceKind::text;
    evidence.document = document.path;
    for (const document::Paragraph& paragraph : document.paragraphs) {
      const std::string_view words = base::trim(paragraph.text);
      if (words.empty()) continue;
      evidence.place = paragraph.place;
      evidence.start = static_cast<std::uint32_t>(base::count_code_points(std::string_view(paragraph.text).substr(0, static_cast<std::size_t>(words.data() - paragraph.text.data()))));
      evidence.end = evidence.start + static_cast<std::uint32_t>(std::min<std::size_t>(base::count_code_points(words), 40));
      evidence.quote = base::slice_code_points(paragraph.text, evidence.start, evidence.end);
      break;
    }
    return evidence;
  }

  const model::Ruleset& rules_;
  const document::Dossier& dossier_;
  const matching::Matcher& matcher_;
  facts::FactStore& store_;
  Settler settler_;
  std::map<model::FactId, Extracts> by_fact_;
  std::vector<std::map<const model::Extract*, std::vector<facts::Hit>>> found_;  ///< by file; looked up, never iterated
};

}  // namespace

void extract(const model::Ruleset& rules, const document::Dossier& dossier, const matching::Matcher& matcher, facts::FactStore& store) {
  Extraction(rules, dossier, matcher, store).run();
}

}  // namespace zhunsheng::intake
