// SPDX-License-Identifier: Apache-2.0
// What was read, before any judgement: a document's clauses with their places, and every fact with its value and
// evidence. As text for people and as JSON.
#pragma once
#include <string>

#include "engine/document/document.hpp"
#include "engine/facts/fact_store.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::report {

std::string print_document(const document::Document& document);
std::string document_json(const document::Document& document);
/// Facts that are known, 不详 or 不适用; those that nobody stated are counted only.
std::string print_facts(const model::Ruleset& rules, const facts::FactStore& store);
/// {"facts": [{"fact", "state", "value", "evidence": […]}], "materials": […], "conflicts": […]}.
std::string facts_json(const model::Ruleset& rules, const facts::FactStore& store);

}  // namespace zhunsheng::report
