// SPDX-License-Identifier: Apache-2.0
// The vocabulary with more lists, a reader of lines on it, and the comparison with the plain reader.
#pragma once
#include <algorithm>
#include <string>

#include "engine/facts/json_lines.hpp"
#include "tests/unit/engine/facts/world.hpp"

namespace zhunsheng::facts {

/// The line with the bytes behind it that a reader may look at; what they are must not matter, so they are the worst.
inline std::string_view padded(const std::string& line) {
  thread_local std::string buffer;
  buffer = line + std::string(line_padding, '}');
  return std::string_view(buffer).substr(0, line.size());
}

/// World, with facts that are lists and names that JSON must escape.
struct WideWorld : World {
  WideWorld() {
    rules.enums.push_back({"杂项.类", {"丙", "丁", "丙"}});
    const auto step = block("批次", model::RecordUse::element);
    add(step, "说明", type_of(TypeKind::text));
    add(payment, "批次", list_of(TypeKind::record, step.value));
    const auto sundry = block("杂项", model::RecordUse::singleton);
    add(sundry, "数", list_of(TypeKind::integer, 0xffffffffu));
    add(sundry, "词", list_of(TypeKind::text, 0xffffffffu));
    add(sundry, "类", list_of(TypeKind::enumeration, 3));
    model::Type workdays = type_of(TypeKind::duration);
    workdays.unit = static_cast<std::uint8_t>(base::DurationUnit::workday);
    add(sundry, "工期", workdays);
    const auto odd = block("记录", model::RecordUse::singleton);
    for (const char* name : {"a/b~c", "a\"b", "n_a", "甲"}) add(odd, name, type_of(TypeKind::integer));
  }
  static model::Type list_of(TypeKind element, std::uint32_t ref) {
    model::Type type = type_of(TypeKind::list);
    type.element = element;
    type.ref = ref;
    return type;
  }
};

/// A reader that goes from line to line, as in a file.
struct LinesWorld : WideWorld {
  FactStore store{rules};
  LineReader reader{rules, "lines.jsonl", store};
  std::size_t number = 0;

  bool read(const std::string& line) { return reader.read(padded(line), ++number); }

  /// Is everything that the line leaves behind what the plain reader would leave in an empty store?
  testing::AssertionResult agree(const std::string& line) {
    const bool is_good = read(line);
    reader.add_evidence();
    const FactsReading plain = parse_facts_line(rules, line, "lines.jsonl:" + std::to_string(number));
    FactStore expected(rules);
    apply(rules, plain.file, expected);
    if (is_good != plain.problems.empty()) return testing::AssertionFailure() << (is_good ? "taken, but: " + plain.problems[0].message : "refused");
    if (const auto difference = differs(plain, expected); !difference.empty()) return testing::AssertionFailure() << difference;
    return testing::AssertionSuccess();
  }

 private:
  static bool is_same(const std::vector<Evidence>& left, const std::vector<Evidence>& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](const Evidence& a, const Evidence& b) { return a.kind == b.kind && a.document == b.document && a.pointer == b.pointer; });
  }
  static bool is_same(const std::vector<FactProblem>& left, const std::vector<FactProblem>& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](const FactProblem& a, const FactProblem& b) { return a.pointer == b.pointer && a.message == b.message && a.message_en == b.message_en; });
  }
  std::string differs(const FactsReading& plain, const FactStore& expected) const {
    for (std::size_t i = 0; i < store.facts.size(); ++i) {
      const std::string name = model::path_of(rules, model::FactId(i));
      if (!(store.facts[i].given == expected.facts[i].given)) return name + " is another";
      if (!is_same(store.facts[i].evidence, expected.facts[i].evidence)) return name + " has other evidence";
    }
    for (std::size_t i = 0; i < store.records.size(); ++i) {
      const RecordList &left = store.records[i], &right = expected.records[i];
      if (left.given != right.given || left.open != right.open || left.records != right.records || !is_same(left.evidence, right.evidence)) return rules.records[i].name + " is another list";
    }
    const DossierHeader &left = reader.header(), &right = plain.file.header;
    if (left.id != right.id || left.kinds != right.kinds || left.complete != right.complete || left.as_of != right.as_of || left.as_of_document != right.as_of_document) return "another header";
    if (store.conflicts != expected.conflicts || store.complete) return "other conflicts";
    return is_same(reader.problems(), plain.problems) ? "" : "other problems";
  }
};

}  // namespace zhunsheng::facts
