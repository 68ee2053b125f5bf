// SPDX-License-Identifier: Apache-2.0
// Walks the tree of a facts file block by block; "$dossier" and the keys of dossier.json apart.
#include "engine/facts/json.hpp"

#include <algorithm>

#include "engine/facts/json_tree.hpp"
#include "engine/facts/json_value.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::facts {
namespace {

using model::FactState;
using model::RecordUse;
using Kind = JsonNode::Kind;

constexpr std::string_view header_key = "$dossier";

class FileReader {
 public:
  FileReader(const model::Ruleset& rules, const std::string& source_name, FactsReading& out) : rules_(rules), source_name_(source_name), out_(out), values_(rules, out.problems) {}

  void read_facts(const JsonNode& root, const std::string& pointer) {
    if (!expect_object(root, pointer)) return;
    values_.report_duplicates(root, pointer);
    for (const auto& [key, node] : root.members) {
      const std::string place = child_pointer(pointer, key);
      if (key == header_key && pointer.empty()) read_header(node, place);
      else read_block(key, node, place);
    }
    take_kinds_from_facts();
  }

  void read_dossier(const JsonNode& root) {
    if (!expect_object(root, "")) return;
    values_.report_duplicates(root, "");
    for (const auto& [key, node] : root.members) {
      const std::string place = child_pointer("", key);
      if (key == "materials") read_materials(node, place);
      else if (key == "facts") read_facts(node, place);
      else if (!read_header_key(key, node, place)) values_.unknown_name(place, "键", "key", key, {"id", "kinds", "complete", "as_of", "materials", "facts"});
    }
  }

 private:
  bool expect_object(const JsonNode& node, const std::string& pointer) {
    if (node.kind == Kind::object) return true;
    values_.wrong(pointer, "应为对象 {…}", "expected an object {…}");
    return false;
  }

  Evidence evidence_at(const std::string& pointer) const {
    Evidence evidence;
    evidence.kind = EvidenceKind::given;
    evidence.document = source_name_;
    evidence.pointer = pointer;
    return evidence;
  }

  void state_fact(model::FactId fact, model::RecordId record, const model::Given& given, const std::string& pointer) {
    FactStatement& statement = out_.file.statements.emplace_back();
    statement.fact = fact;
    statement.record = record;
    statement.given = given;
    statement.evidence.push_back(evidence_at(pointer));
  }

  void read_block(const std::string& name, const JsonNode& node, const std::string& pointer) {
    const auto found = std::find_if(rules_.records.begin(), rules_.records.end(), [&](const model::Record& record) { return record.name == name && record.use != RecordUse::element; });
    if (found == rules_.records.end()) return unknown_block(name, pointer);
    const model::RecordId record(static_cast<std::size_t>(found - rules_.records.begin()));
    if (found->use == RecordUse::per_material) read_records(record, node, pointer);
    else read_singleton(record, node, pointer);
  }

  void unknown_block(const std::string& name, const std::string& pointer) {
    std::vector<std::string> names{std::string(header_key)};
    for (const auto& record : rules_.records) {
      if (record.use != RecordUse::element) names.push_back(record.name);
      else if (record.name == name) return values_.wrong(pointer, "“" + name + "”只是列表的元素，写在用它的列表里", "“" + name + "” is only the element of a list; give it inside that list");
    }
    values_.unknown_name(pointer, "事实块", "block of facts", name, names);
  }

  void read_singleton(model::RecordId record, const JsonNode& node, const std::string& pointer) {
    const auto& fields = model::at(rules_, record).fields;
    if (node.kind == Kind::null || is_not_applicable(node)) {  // said of every fact of the block
      const FactState state = node.kind == Kind::null ? FactState::unknown : FactState::not_applicable;
      for (const auto fact : fields)
        if (fact != model::builtin::clauses) state_fact(fact, record, model::Given{state, {}}, pointer);
      return;
    }
    if (!expect_object(node, pointer)) return;
    const model::Given given = values_.read_record(record, node, pointer);
    for (const auto& [key, member] : node.members) {
      const auto fact = std::find_if(fields.begin(), fields.end(), [&, &wanted = key](model::FactId id) { return model::at(rules_, id).name == wanted; });
      if (fact == fields.end()) continue;  // reported by read_record
      const std::string place = child_pointer(pointer, key);
      if (*fact == model::builtin::clauses) {
        values_.wrong(place, "条款从送审文件中读出，不能在这里给出", "clauses are read from the document and cannot be given");
        continue;
      }
      const model::Given& value = given.value.items[static_cast<std::size_t>(fact - fields.begin())];
      if (value.state != FactState::absent) state_fact(*fact, record, value, place);
    }
  }

  /// A block read 逐 material: an array, {"items", "open"}, or one object for a list of one. null: nothing is known.
  void read_records(model::RecordId record, const JsonNode& node, const std::string& pointer) {
    FactStatement statement;
    statement.record = record;
    statement.given.state = FactState::unknown;
    if (is_not_applicable(node)) return values_.wrong(pointer, "没有这类材料时写空列表 []", "where there is none, give an empty list []");
    if (node.kind != Kind::null) {
      auto list = values_.list_of(node, pointer);
      const std::vector<JsonNode> single = !list && node.kind == Kind::object ? std::vector<JsonNode>{node} : std::vector<JsonNode>{};
      if (!list && single.empty()) return values_.wrong(pointer, "应为列表 […]，每份材料一个对象", "expected a list […] with one object a material");
      const bool is_single = !list;
      if (is_single) list = ValueReader::ListNode{&single, false, pointer};
      statement.given.state = FactState::known;
      statement.given.value.kind = model::TypeKind::list;
      statement.given.value.open = list->open;
      for (std::size_t i = 0; i < list->items->size(); ++i) {
        const std::string place = is_single ? pointer : list->pointer + "/" + std::to_string(i);
        if (!expect_object((*list->items)[i], place)) return;
        statement.given.value.items.push_back(values_.read_record(record, (*list->items)[i], place));
        statement.evidence.push_back(evidence_at(place));
      }
    }
    if (statement.evidence.empty()) statement.evidence.push_back(evidence_at(pointer));
    out_.file.statements.push_back(std::move(statement));
  }

  void read_header(const JsonNode& node, const std::string& pointer) {
    if (!expect_object(node, pointer)) return;
    values_.report_duplicates(node, pointer);
    for (const auto& [key, value] : node.members) {
      const std::string place = child_pointer(pointer, key);
      if (!read_header_key(key, value, place)) values_.unknown_name(place, "键", "key", key, {"id", "kinds", "complete", "as_of"});
    }
  }

  /// id, kinds, complete, as_of; false for any other key.
  bool read_header_key(const std::string& key, const JsonNode& node, const std::string& pointer) {
    DossierHeader& header = out_.file.header;
    if (key == "kinds") {
      read_kinds(node, pointer);
    } else if (key == "id") {
      if (node.kind == Kind::string) header.id = node.text;
      else values_.wrong(pointer, "应为文字", "expected a string");
    } else if (key == "complete") {
      if (node.kind == Kind::boolean) header.complete = node.boolean;
      else values_.wrong(pointer, "应为 true 或者 false", "expected true or false");
    } else if (key == "as_of") {
      header.as_of_document = node.kind == Kind::string && node.text == "document";
      if (node.kind == Kind::string) header.as_of = base::parse_date(node.text);
      if (!header.as_of && !header.as_of_document) values_.wrong(pointer, "应为日期，如 \"2024-08-05\"，或者 \"document\"", "expected a date such as \"2024-08-05\", or \"document\"");
    } else {
      return false;
    }
    return true;
  }

  void read_kinds(const JsonNode& node, const std::string& pointer) {
    if (node.kind != Kind::array) return values_.wrong(pointer, "应为列表，如 [\"subsidy\", \"normative\"]", "expected a list such as [\"subsidy\", \"normative\"]");
    static const std::vector<std::string> words{"decision", "contract", "subsidy", "normative", "tender", "village", "重大行政决策", "合同", "补贴政策", "规范性文件", "招标采购文件", "村居事项"};
    model::KindSet kinds = 0;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const std::string place = pointer + "/" + std::to_string(i);
      const auto kind = node.items[i].kind == Kind::string ? model::parse_kind(node.items[i].text) : std::nullopt;
      if (kind) kinds |= model::kind_bit(*kind);
      else if (node.items[i].kind == Kind::string) values_.unknown_name(place, "文书类别", "kind of document", node.items[i].text, words);
      else values_.wrong(place, "应为文字", "expected a string");
    }
    out_.file.header.kinds = kinds;
  }

  /// {"文书": {"类别": […]}} says the kinds of the review, unless the header does.
  void take_kinds_from_facts() {
    if (out_.file.header.kinds) return;
    for (const auto& statement : out_.file.statements) {
      if (statement.fact != model::builtin::kinds || statement.given.state != FactState::known) continue;
      out_.file.header.kinds = kinds_in(statement.given.value);
    }
  }

  void read_materials(const JsonNode& node, const std::string& pointer) {
    if (!expect_object(node, pointer)) return;
    values_.report_duplicates(node, pointer);
    for (const auto& [file, value] : node.members) {
      const std::string place = child_pointer(pointer, file);
      if (value.kind == Kind::string) add_material(file, value.text, place);
      else if (value.kind == Kind::array) add_materials(file, value, place);
      else values_.wrong(place, "应为材料的名称", "expected the name of a material");
    }
  }
  void add_materials(const std::string& file, const JsonNode& names, const std::string& pointer) {
    for (std::size_t i = 0; i < names.items.size(); ++i) {
      const std::string place = pointer + "/" + std::to_string(i);
      if (names.items[i].kind == Kind::string) add_material(file, names.items[i].text, place);
      else values_.wrong(place, "应为材料的名称", "expected the name of a material");
    }
  }
  void add_material(const std::string& file, const std::string& name, const std::string& pointer) {
    std::vector<std::string> names;
    for (const auto& material : rules_.materials) names.push_back(material.name);
    if (std::find(names.begin(), names.end(), name) == names.end()) return values_.unknown_name(pointer, "材料", "material", name, names);
    out_.file.materials.emplace_back(file, name);
  }

  const model::Ruleset& rules_;
  const std::string& source_name_;
  FactsReading& out_;
  ValueReader values_;
};

void note_difference(const model::Ruleset& rules, const FactStatement& statement, FactStore& store) {
  const FactEntry& before = store.facts[statement.fact.index()];
  if (before.given.state != FactState::known || statement.given.state == FactState::absent || before.given == statement.given) return;
  const auto& type = model::at(rules, statement.fact).type;
  const std::string source = before.evidence.empty() || before.evidence[0].document.empty() ? "送审材料" : before.evidence[0].document;
  const std::string& winner = statement.evidence[0].document;
  store.conflicts.push_back(model::path_of(rules, statement.fact) + "：" + source + " 为" + model::print(rules, type, before.given) + "，" + winner + " 为" + model::print(rules, type, statement.given) +
                            "，以 " + winner + " 为准");
}

FactsReading parse(const model::Ruleset& rules, std::string_view json, const std::string& source_name, bool is_dossier, JsonExtent extent) {
  FactsReading out;
  const auto tree = parse_json(json, source_name, extent);
  if (!tree) {
    out.problems.push_back({"", tree.error().message, tree.error().message_en});
    return out;
  }
  FileReader reader(rules, source_name, out);
  if (is_dossier) reader.read_dossier(tree.value());
  else reader.read_facts(tree.value(), "");
  return out;
}

}  // namespace

FactsReading parse_facts(const model::Ruleset& rules, std::string_view json, const std::string& source_name) { return parse(rules, json, source_name, false, JsonExtent::file); }
FactsReading parse_facts_line(const model::Ruleset& rules, std::string_view line, const std::string& source_name) { return parse(rules, line, source_name, false, JsonExtent::line); }
FactsReading parse_dossier(const model::Ruleset& rules, std::string_view json, const std::string& source_name) { return parse(rules, json, source_name, true, JsonExtent::file); }

model::KindSet kinds_in(const model::Value& list) {
  model::KindSet kinds = 0;
  for (const auto& item : list.items)
    if (item.state == FactState::known) kinds |= model::kind_bit(static_cast<model::Kind>(item.value.a));
  return kinds;
}

void apply(const model::Ruleset& rules, const FactsFile& file, FactStore& store) {
  for (const auto& statement : file.statements) {
    if (statement.fact.is_valid()) {
      note_difference(rules, statement, store);
      store.set(statement.fact, statement.given, statement.evidence[0]);
      continue;
    }
    RecordList& list = store.records[statement.record.index()];
    list.given = statement.given.state == FactState::known;
    list.open = !list.given || statement.given.value.open;
    list.records = statement.given.value.items;
    list.evidence = statement.evidence;
  }
}

std::vector<FactProblem> read_facts(const model::Ruleset& rules, std::string_view json, const std::string& source_name, FactStore& store, DossierHeader* header) {
  FactsReading reading = parse_facts(rules, json, source_name);
  apply(rules, reading.file, store);
  if (header != nullptr) *header = reading.file.header;
  return std::move(reading.problems);
}

}  // namespace zhunsheng::facts
