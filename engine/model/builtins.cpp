// SPDX-License-Identifier: Apache-2.0
// Declares the built-in enums, records, material and functions.
#include "engine/model/builtins.hpp"

#include <array>

#include "engine/base/assert.hpp"

namespace zhunsheng::model {
namespace {

constexpr std::array<const char*, 10> acting_words{"乡镇政府", "街道办事处", "县级以上机关", "议事协调机构", "内设机构", "村民委员会", "居民委员会", "村民小组", "集体经济组织", "平台公司"};

Type simple(TypeKind kind) {
  Type type;
  type.kind = kind;
  return type;
}

Type of_enum(TypeKind kind, EnumId id) {
  Type type = simple(kind);
  if (kind == TypeKind::list) type.element = TypeKind::enumeration;
  type.ref = id.value;
  return type;
}

FactId add_fact(Ruleset& rules, RecordId record, const char* name, Type type, const char* question) {
  Fact fact;
  fact.record = record;
  fact.field_index = static_cast<std::uint32_t>(rules.records[record.index()].fields.size());
  fact.name = name;
  fact.type = type;
  fact.label = name;
  fact.question = question;
  const FactId id(rules.facts.size());
  rules.facts.push_back(std::move(fact));
  rules.records[record.index()].fields.push_back(id);
  return id;
}

RecordId add_record(Ruleset& rules, const char* name, RecordUse use) {
  Record record;
  record.name = name;
  record.use = use;
  rules.records.push_back(std::move(record));
  return RecordId(rules.records.size() - 1);
}

}  // namespace

const char* to_chinese(ActingBody body) { return acting_words[static_cast<std::size_t>(body)]; }

void declare_builtins(Ruleset& rules) {
  ZS_ASSERT(rules.enums.empty() && rules.records.empty() && rules.facts.empty(), "built-ins come first");
  EnumType kinds{"文书类别", {}};
  for (const Kind kind : {Kind::decision, Kind::contract, Kind::subsidy, Kind::normative, Kind::tender, Kind::village}) kinds.values.emplace_back(to_chinese(kind));
  rules.enums.push_back(std::move(kinds));
  rules.enums.push_back({"主体", {acting_words.begin(), acting_words.end()}});

  const RecordId document = add_record(rules, "文书", RecordUse::singleton);
  const RecordId clause = add_record(rules, "条款", RecordUse::element);
  const RecordId file = add_record(rules, "文件", RecordUse::element);
  Material draft;
  draft.name = "送审稿";
  draft.label = "送审稿";
  rules.materials.push_back(std::move(draft));

  add_fact(rules, document, "类别", of_enum(TypeKind::list, kind_enum), "这是哪一类文书？（用 --kind 指明）");
  add_fact(rules, document, "主体", of_enum(TypeKind::enumeration, acting_enum), "由谁制定或者签订（乡镇政府、街道办事处、村民委员会……）？");
  add_fact(rules, document, "标题", simple(TypeKind::text), "文件的标题是什么？");
  add_fact(rules, document, "文号", simple(TypeKind::text), "文件的文号是什么？");
  add_fact(rules, document, "机关", simple(TypeKind::text), "文件由哪个机关印发？");
  add_fact(rules, document, "成文日期", simple(TypeKind::date), "文件的成文日期是哪一天？");
  add_fact(rules, document, "施行日期", simple(TypeKind::date), "文件从哪一天起施行？");
  add_fact(rules, document, "有效期至", simple(TypeKind::date), "文件的有效期到哪一天？");
  Type clauses = simple(TypeKind::list);
  clauses.element = TypeKind::record;
  clauses.ref = clause.value;
  add_fact(rules, document, "条款", clauses, "请提交送审文件的全文。");
  add_fact(rules, clause, "条号", simple(TypeKind::text), "请说明：条号");
  add_fact(rules, clause, "标题", simple(TypeKind::text), "请说明：条款标题");
  add_fact(rules, clause, "原文", simple(TypeKind::text), "请说明：条款原文");
  add_fact(rules, file, "标题", simple(TypeKind::text), "请说明：标题");
  add_fact(rules, file, "文件名", simple(TypeKind::text), "请说明：文件名");
  add_fact(rules, file, "正文", simple(TypeKind::text), "请说明：正文");
  ZS_ASSERT(rules.facts.size() == builtin::file_text.index() + 1, "ids of the built-in facts are fixed");
}

std::span<const BuiltinFunction> builtin_functions() {
  static const std::vector<BuiltinFunction> table = [] {
    constexpr std::uint8_t none = 0xff;
    [[maybe_unused]] constexpr auto day = static_cast<std::uint8_t>(base::DurationUnit::day);
    constexpr auto workday = static_cast<std::uint8_t>(base::DurationUnit::workday);
    constexpr auto date = TypeKind::date;
    constexpr auto duration = TypeKind::duration;
    const auto result = [](TypeKind kind, std::uint8_t unit) {
      Type type;
      type.kind = kind;
      type.unit = unit;
      return type;
    };
    std::vector<BuiltinFunction> rows;
#define ZS_LIST(...) {__VA_ARGS__}
#define ZS_BUILTIN(identifier, chinese, english, kind, unit, parameters, doc) rows.push_back({chinese, english, ZS_LIST parameters, result(kind, unit), doc});
#include "engine/model/builtins.def"
#undef ZS_BUILTIN
#undef ZS_LIST
    return rows;
  }();
  return table;
}

}  // namespace zhunsheng::model
