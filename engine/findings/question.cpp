// SPDX-License-Identifier: Apache-2.0
// Finds the places of an input in the scratch store.
#include "engine/findings/question.hpp"

#include "engine/findings/candidates.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::findings {
namespace {

using eval::MissingInput;
using eval::Unknown;
using model::FactState;
using model::Given;
using model::RecordUse;

bool is_not_known(const Given& given) { return given.state == FactState::unknown || given.state == FactState::absent; }
bool is_list_of(const model::Type& type, model::RecordId record) { return type.kind == model::TypeKind::list && type.element == model::TypeKind::record && type.ref == record.value; }

/// Can an answer be tried? Overflow and its like have none.
bool is_askable(const MissingInput& input) {
  switch (input.why) {
    case Unknown::fact: return input.fact.is_valid();
    case Unknown::open_list: return input.fact.is_valid() || input.material.is_valid();
    case Unknown::material: return input.material.is_valid();
    case Unknown::no_document: return true;
    case Unknown::doubtful_hit:
    case Unknown::conflict:
    case Unknown::overflow:
    case Unknown::division_by_zero:
    case Unknown::no_calendar:
    case Unknown::no_parameter_version:
    case Unknown::no_legal_date: return false;
  }
  return false;
}

class Places {
 public:
  Places(const Inputs& in, facts::FactStore& scratch) : in_(in), scratch_(scratch) {}

  /// Every place of the fact: one of a singleton, else one a record.
  void add_fact(model::FactId id) {
    const model::Fact& fact = model::at(in_.rules, id);
    switch (model::at(in_.rules, fact.record).use) {
      case RecordUse::singleton:
        add_value(scratch_.facts[id.index()].given, fact.type.element);
        if (id == model::builtin::clauses && scratch_.hits.open) add_end(scratch_.hits.open);
        return;
      case RecordUse::per_material: return add_records(scratch_.records[fact.record.index()].records, fact);
      case RecordUse::element:
        for (std::size_t i = 0; i < in_.rules.facts.size(); ++i) {
          Given& list = scratch_.facts[i].given;
          if (is_list_of(in_.rules.facts[i].type, fact.record) && list.state == FactState::known) add_records(list.value.items, fact);
        }
        return;
    }
  }
  /// The lists of records read from the material.
  void add_records_of(model::MaterialId material) {
    for (std::size_t i = 0; i < in_.rules.records.size(); ++i) {
      facts::RecordList& list = scratch_.records[i];
      const model::Record& record = in_.rules.records[i];
      if (record.use != RecordUse::per_material || record.material != material || (list.given && !list.open)) continue;
      Place place;
      place.open = &list.open;
      place.listed = &list.given;
      place.open_before = list.open;
      place.listed_before = list.given;
      places.push_back(std::move(place));
    }
  }
  void add_material(model::MaterialId material) {
    Place place;
    place.material = material;
    places.push_back(std::move(place));
  }

  std::vector<Place> places;

 private:
  void add_end(bool& open) {
    Place place;
    place.open = &open;
    place.open_before = open;
    places.push_back(std::move(place));
  }
  void add_value(Given& given, model::TypeKind element) {
    if (is_not_known(given)) {
      Place place;
      place.given = &given;
      place.given_before = given;
      places.push_back(std::move(place));
    } else if (given.state == FactState::known && given.value.kind == model::TypeKind::list) {
      add_list(given, element);
    }
  }
  /// A list that is there: its end, and elements that are not known (of records, their fields are asked for instead).
  void add_list(Given& list, model::TypeKind element) {
    if (list.value.open) add_end(list.value.open);
    for (Given& item : list.value.items) {
      if (element == model::TypeKind::record || !is_not_known(item)) continue;
      add_value(item, model::TypeKind::error);
      places.back().is_element = true;
    }
  }
  void add_records(std::vector<Given>& records, const model::Fact& fact) {
    const std::size_t size = model::at(in_.rules, fact.record).fields.size();
    for (Given& record : records) {
      if (record.state == FactState::not_applicable) continue;
      if (is_not_known(record)) spread(record, size);
      if (fact.field_index < record.value.items.size()) add_value(record.value.items[fact.field_index], fact.type.element);
    }
  }
  /// A record that is not known is one whose fields are not known.
  static void spread(Given& record, std::size_t size) {
    const Given field{record.state, {}};
    model::Value value;
    value.kind = model::TypeKind::record;
    value.items.assign(size, field);
    record = model::known(std::move(value));
  }

  const Inputs& in_;
  facts::FactStore& scratch_;
};

}  // namespace

bool is_answered_by(const MissingInput& input, const Question& question) {
  if (input.fact.is_valid() || question.input.fact.is_valid()) return input.fact == question.input.fact;
  return input.why == question.input.why && input.material == question.input.material;
}

std::optional<Question> make_question(const Inputs& in, facts::FactStore& scratch, const Reads& reads, const MissingInput& input) {
  if (!is_askable(input)) return std::nullopt;
  Question question;
  question.input = input;
  question.asks_for_text = input.why == Unknown::no_document;
  Places places(in, scratch);
  if (input.fact.is_valid()) places.add_fact(input.fact);
  else if (input.why == Unknown::open_list) places.add_records_of(input.material);
  else if (!question.asks_for_text) places.add_material(input.material);
  question.places = std::move(places.places);
  if (input.fact.is_valid()) question.answers = candidates_of(in, reads, model::at(in.rules, input.fact).type);
  if (question.answers.empty()) question.answers.emplace_back();
  if (question.places.empty() && !question.asks_for_text) return std::nullopt;
  return question;
}

void answer(facts::FactStore& scratch, const Question& question, const Given& value) {
  for (const Place& place : question.places) {
    if (place.given != nullptr && !place.is_element) *place.given = value;
    if (place.given != nullptr && place.is_element && !value.value.items.empty()) *place.given = value.value.items.front();
    if (place.open != nullptr) *place.open = false;
    if (place.listed != nullptr) *place.listed = true;
    if (place.material.is_valid()) scratch.materials[place.material.index()] = true;
  }
}

void take_back(facts::FactStore& scratch, const Question& question) {
  for (const Place& place : question.places) {
    if (place.given != nullptr) *place.given = place.given_before;
    if (place.open != nullptr) *place.open = place.open_before;
    if (place.listed != nullptr) *place.listed = place.listed_before;
    if (place.material.is_valid()) scratch.materials[place.material.index()] = false;  // asked for only where it is not there
  }
}

}  // namespace zhunsheng::findings
