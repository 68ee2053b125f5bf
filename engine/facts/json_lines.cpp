// SPDX-License-Identifier: Apache-2.0
// simdjson's on-demand parser walks the line, the tables of names say which fact a key is, json_token reads the scalars. At
// the first thing that is not as usual the line is given up here and read again by the plain reader.
#include "engine/facts/json_lines.hpp"

#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "engine/facts/json_token.hpp"
#include "engine/facts/json_tree.hpp"
#include "engine/facts/name_table.hpp"
#include "engine/facts/value_pool.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::facts {
namespace {

namespace ondemand = simdjson::ondemand;
using model::FactState;
using model::Given;
using model::RecordUse;
using model::TypeKind;

static_assert(line_padding >= simdjson::SIMDJSON_PADDING);

constexpr std::size_t longest_quick_line = std::size_t{1} << 20;  // the parser's buffers stay small; longer ones are rare
constexpr std::size_t least_capacity = std::size_t{64} << 10;     // of the parser, so that it does not grow line by line
constexpr int deepest_quick = 32;                                 // well inside deepest_json

const std::string no_name(1, '"');  // keeps an index in a table of names, and is never found

/// A 事实 block: its keys, and what each says.
struct Block {
  NameTable names;
  std::vector<model::FactId> facts;
  std::vector<model::Type> types;
  std::size_t last_line = 0;  ///< count of lines when it was last met, so that a second one in a line is noticed
};

std::vector<Block> blocks_of(const model::Ruleset& rules) {
  std::vector<Block> out;
  for (const auto& record : rules.records) {
    std::vector<std::string> names;
    Block block;
    for (const auto fact : record.fields) {
      const std::string& name = model::at(rules, fact).name;
      names.push_back(name == "n_a" ? no_name : name);  // a fact of that name may be meant, or 不适用: the plain reader knows
      block.facts.push_back(fact);
      block.types.push_back(model::at(rules, fact).type);
    }
    block.names = NameTable(names);
    out.push_back(std::move(block));
  }
  return out;
}

/// The keys of a line: index i is the record i, the last one "$dossier". Elements of lists cannot be given there.
NameTable line_keys(const model::Ruleset& rules) {
  std::vector<std::string> names;
  for (const auto& record : rules.records) names.push_back(record.use == RecordUse::element ? no_name : record.name);
  names.emplace_back("$dossier");
  return NameTable(names);
}

std::vector<NameTable> words_of(const model::Ruleset& rules) {
  std::vector<NameTable> out;
  for (const auto& type : rules.enums) out.emplace_back(type.values);
  return out;
}

/// Calls `take(value)` for each item of the array that the node is; false where it is none, or broken, or one is not taken.
template <class Take>
bool for_each_item(ondemand::value& node, Take&& take) {
  ondemand::array array;
  if (node.get_array().get(array) != simdjson::SUCCESS) return false;
  for (auto result : array)
    if (result.error() != simdjson::SUCCESS || !take(std::move(result).value_unsafe())) return false;
  return true;
}

/// Calls `take(index in names, value)` for each key of the object; false where one is unknown, or broken, or not taken.
template <class Take>
bool for_each_key(ondemand::object& object, NameTable& names, const char* end, Take&& take) {
  std::uint32_t previous = NameTable::none;
  for (auto result : object) {
    if (result.error() != simdjson::SUCCESS) return false;
    ondemand::field&& field = std::move(result).value_unsafe();
    const std::uint32_t key = names.find_key(field.key().raw(), end, previous);
    if (key == NameTable::none || !take(key, field.value())) return false;
    previous = key;
  }
  return true;
}
template <class Take>
bool for_each_key(ondemand::value& node, NameTable& names, const char* end, Take&& take) {
  ondemand::object object;
  return node.get_object().get(object) == simdjson::SUCCESS && for_each_key(object, names, end, std::forward<Take>(take));
}

/// {"n_a": true} and nothing beside it.
bool is_not_applicable(ondemand::value& node) {
  constexpr std::string_view key = "n_a\"";
  ondemand::object object;
  if (node.get_object().get(object) != simdjson::SUCCESS) return false;
  std::size_t count = 0;
  for (auto result : object) {
    if (result.error() != simdjson::SUCCESS) return false;
    ondemand::field&& field = std::move(result).value_unsafe();
    if (++count > 1 || std::memcmp(field.key().raw(), key.data(), key.size()) != 0 || trim_token(field.value().raw_json_token()) != "true") return false;
  }
  return count == 1;
}

}  // namespace

struct LineReader::State {
  State(const model::Ruleset& rule_set, std::string source, FactStore& target)
      : rules(rule_set), source_name(std::move(source)), store(target), blocks(blocks_of(rules)), keys(line_keys(rules)), words(words_of(rules)), header_keys({"id", "kinds", "complete", "as_of"}), pool(rules) {
    for (const auto& fact : rules.facts) types.push_back(fact.type);
    for (std::size_t i = 0; i < store.facts.size(); ++i)
      if (store.facts[i].given.state != FactState::absent) base.emplace_back(model::FactId(i), store.facts[i]);
  }

  // The line before is forgotten.
  void reset();
  // Both say what they read to the store; quick: false where it gives up.
  bool read_quick(std::string_view line);
  void read_plain(std::string_view line);

  bool read_line_object(ondemand::object& root);
  bool read_header(ondemand::value& node);
  bool read_header_value(std::uint32_t key, ondemand::value& node);
  bool read_header_kinds(ondemand::value& node);
  bool read_singleton(Block& block, ondemand::value& node);
  bool read_records(std::size_t record, ondemand::value& node);
  bool read_record(std::size_t record, ondemand::value& node, Given& out, int depth);
  bool read_list(const model::Type& type, ondemand::value& node, Given& out, int depth);
  bool read_value(const model::Type& type, ondemand::value& node, Given& out, int depth);
  void take_kinds();

  const model::Ruleset& rules;
  std::string source_name;
  FactStore& store;
  std::vector<Block> blocks;        ///< by RecordId
  NameTable keys;
  std::vector<NameTable> words;     ///< by EnumId
  std::vector<model::Type> types;   ///< by FactId: closer together than the facts
  NameTable header_keys, no_words;
  ValuePool pool;
  ondemand::parser parser;
  std::vector<std::pair<model::FactId, FactEntry>> base;  ///< what the store held before the first line
  std::vector<model::FactId> touched;
  std::vector<std::size_t> touched_records;
  DossierHeader header;
  std::vector<FactProblem> problems;
  std::string scratch;
  const char* end = nullptr;        ///< of the line
  std::size_t lines = 0, number = 0, plain_count = 0;
};

void LineReader::State::reset() {
  for (const auto fact : touched) {
    FactEntry& entry = store.facts[fact.index()];
    pool.recycle(types[fact.index()], entry.given);
    entry.evidence.clear();
  }
  for (const std::size_t record : touched_records) {
    RecordList& list = store.records[record];
    pool.recycle_records(model::RecordId(record), list.records);
    list.given = false;
    list.open = true;
    list.evidence.clear();
  }
  for (const auto& [fact, entry] : base) store.facts[fact.index()] = entry;
  touched.clear();
  touched_records.clear();
  store.conflicts.clear();
  problems.clear();
  header.id.clear();
  header.kinds.reset();
  header.complete.reset();
  header.as_of.reset();
  header.as_of_document = false;
}

void LineReader::State::read_plain(std::string_view line) {
  ++plain_count;
  FactsReading reading = parse_facts_line(rules, line, source_name + ":" + std::to_string(number));
  apply(rules, reading.file, store);
  for (const auto& statement : reading.file.statements) {
    if (statement.fact.is_valid()) touched.push_back(statement.fact);
    else touched_records.push_back(statement.record.index());
  }
  header = std::move(reading.file.header);
  problems = std::move(reading.problems);
}

bool LineReader::State::read_quick(std::string_view line) {
  if (line.size() > longest_quick_line) return false;
  if (parser.capacity() < line.size() && parser.allocate(std::max(least_capacity, std::bit_ceil(line.size()))) != simdjson::SUCCESS) return false;
  end = line.data() + line.size();
  ondemand::document document;
  ondemand::object root;
  if (parser.iterate(line.data(), line.size(), line.size() + line_padding).get(document) != simdjson::SUCCESS) return false;
  if (document.get_object().get(root) != simdjson::SUCCESS || !read_line_object(root)) return false;
  if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) return false;  // something stands behind the object
  if (!header.kinds) take_kinds();
  return true;
}

bool LineReader::State::read_line_object(ondemand::object& root) {
  bool has_header = false;
  return for_each_key(root, keys, end, [&](std::uint32_t key, ondemand::value& node) {
    if (key == blocks.size()) return !std::exchange(has_header, true) && read_header(node);
    Block& block = blocks[key];
    if (std::exchange(block.last_line, lines) == lines) return false;  // given twice
    return rules.records[key].use == RecordUse::per_material ? read_records(key, node) : read_singleton(block, node);
  });
}

bool LineReader::State::read_singleton(Block& block, ondemand::value& node) {
  return for_each_key(node, block.names, end, [&](std::uint32_t key, ondemand::value& member) {
    const model::FactId fact = block.facts[key];
    Given& given = store.facts[fact.index()].given;
    if (given.state != FactState::absent || fact == model::builtin::clauses) return false;  // given twice, or read from the document only
    touched.push_back(fact);
    return read_value(block.types[key], member, given, 0);
  });
}

bool LineReader::State::read_records(std::size_t record, ondemand::value& node) {
  RecordList& list = store.records[record];
  touched_records.push_back(record);
  list.given = true;
  list.open = false;
  return for_each_item(node, [&](ondemand::value&& item) { return read_record(record, item, pool.add_record(model::RecordId(record), list.records), 0); });
}

bool LineReader::State::read_record(std::size_t record, ondemand::value& node, Given& out, int depth) {
  if (depth > deepest_quick) return false;
  Block& block = blocks[record];
  out.state = FactState::known;
  out.value.kind = TypeKind::record;
  out.value.items.resize(block.facts.size());
  return for_each_key(node, block.names, end, [&](std::uint32_t key, ondemand::value& member) {
    Given& given = out.value.items[key];
    return given.state == FactState::absent && read_value(block.types[key], member, given, depth + 1);
  });
}

bool LineReader::State::read_list(const model::Type& type, ondemand::value& node, Given& out, int depth) {
  if (depth > deepest_quick) return false;
  const model::Type element = model::element_type(type);
  out.state = FactState::known;
  out.value.kind = TypeKind::list;
  out.value.open = false;
  return for_each_item(node, [&](ondemand::value&& item) { return read_value(element, item, pool.add(element, out.value.items), depth + 1); });
}

/// null, {"n_a": true} (read as an object with that one key), a list, a record or a scalar.
bool LineReader::State::read_value(const model::Type& type, ondemand::value& node, Given& out, int depth) {
  const std::string_view token = trim_token(node.raw_json_token());
  if (token.empty()) return false;
  switch (token.front()) {
    case 'n': out.state = FactState::unknown; return token == "null";
    case '[': return type.kind == TypeKind::list && read_list(type, node, out, depth);
    case '{': return type.kind == TypeKind::record ? read_record(type.ref, node, out, depth) : (out.state = FactState::not_applicable, is_not_applicable(node));
    default: break;
  }
  out.state = FactState::known;
  return read_scalar(type, token, type.kind == TypeKind::enumeration ? words[type.ref] : no_words, scratch, out.value);
}

bool LineReader::State::read_header(ondemand::value& node) {
  std::uint32_t seen = 0;
  return for_each_key(node, header_keys, end, [&](std::uint32_t key, ondemand::value& value) {
    const std::uint32_t bit = 1u << key;
    return (std::exchange(seen, seen | bit) & bit) == 0 && read_header_value(key, value);
  });
}

bool LineReader::State::read_header_value(std::uint32_t key, ondemand::value& node) {
  enum Key : std::uint32_t { id, kinds, complete, as_of };
  if (key == kinds) return read_header_kinds(node);
  const std::string_view token = trim_token(node.raw_json_token());
  if (key == complete) {
    header.complete = token == "true";
    return *header.complete || token == "false";
  }
  const auto text = string_of(token, scratch);
  if (!text) return false;
  if (key == id) {
    header.id.assign(*text);
    return true;
  }
  header.as_of_document = *text == "document";
  header.as_of = base::parse_date(*text);
  return header.as_of_document || header.as_of.has_value();
}

bool LineReader::State::read_header_kinds(ondemand::value& node) {
  header.kinds = model::KindSet{0};
  return for_each_item(node, [&](ondemand::value&& item) {
    const auto word = string_of(trim_token(item.raw_json_token()), scratch);
    const auto kind = word ? model::parse_kind(*word) : std::nullopt;
    if (kind) *header.kinds |= model::kind_bit(*kind);
    return kind.has_value();
  });
}

/// As in a facts file: 文书.类别 of the line says the kinds, where the header does not.
void LineReader::State::take_kinds() {
  const Given& given = store.facts[model::builtin::kinds.index()].given;
  const bool is_said = std::find(touched.begin(), touched.end(), model::builtin::kinds) != touched.end();
  if (is_said && given.state == FactState::known) header.kinds = kinds_in(given.value);
}

LineReader::LineReader(const model::Ruleset& rules, std::string source_name, FactStore& store) : state_(std::make_unique<State>(rules, std::move(source_name), store)) {}
LineReader::~LineReader() = default;
LineReader::LineReader(LineReader&&) noexcept = default;
LineReader& LineReader::operator=(LineReader&&) noexcept = default;

bool LineReader::read(std::string_view line, std::size_t number) {
  State& state = *state_;
  state.reset();
  ++state.lines;
  state.number = number;
  if (state.read_quick(line)) return true;
  state.reset();
  state.read_plain(line);
  return state.problems.empty();
}

const DossierHeader& LineReader::header() const { return state_->header; }
const std::vector<FactProblem>& LineReader::problems() const { return state_->problems; }
std::size_t LineReader::plain_count() const { return state_->plain_count; }

void LineReader::add_evidence() {
  State& state = *state_;
  const std::string document = state.source_name + ":" + std::to_string(state.number);
  const auto add = [&](std::vector<Evidence>& to, std::string pointer) {
    Evidence& evidence = to.emplace_back();
    evidence.document = document;
    evidence.pointer = std::move(pointer);
  };
  for (const auto id : state.touched) {
    const model::Fact& fact = model::at(state.rules, id);
    auto& evidence = state.store.facts[id.index()].evidence;
    if (evidence.empty()) add(evidence, child_pointer(child_pointer("", model::at(state.rules, fact.record).name), fact.name));
  }
  for (const std::size_t record : state.touched_records) {
    RecordList& list = state.store.records[record];
    if (!list.evidence.empty()) continue;
    const std::string block = child_pointer("", state.rules.records[record].name);
    for (std::size_t i = 0; i < list.records.size(); ++i) add(list.evidence, child_pointer(block, std::to_string(i)));
    if (list.evidence.empty()) add(list.evidence, block);
  }
}

bool is_blank_line(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace zhunsheng::facts
