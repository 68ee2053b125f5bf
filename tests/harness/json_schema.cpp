// SPDX-License-Identifier: Apache-2.0
#include "tests/harness/json_schema.hpp"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace zhunsheng::harness {

using valijson::adapters::NlohmannJsonAdapter;

struct JsonSchema::Impl {
  valijson::Schema schema;
};

JsonSchema::JsonSchema(const std::string& text) : impl_(std::make_unique<Impl>()) {
  const auto json = nlohmann::json::parse(text);
  valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(NlohmannJsonAdapter(json), impl_->schema);
}
JsonSchema::JsonSchema(JsonSchema&&) noexcept = default;
JsonSchema& JsonSchema::operator=(JsonSchema&&) noexcept = default;
JsonSchema::~JsonSchema() = default;

std::string JsonSchema::problems(const std::string& text) const {
  const auto json = nlohmann::json::parse(text);
  valijson::ValidationResults results;
  valijson::Validator validator;
  if (validator.validate(impl_->schema, NlohmannJsonAdapter(json), &results)) return {};
  std::string out;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    for (const auto& step : error.context) out += step;
    out += ": " + error.description + "\n";
  }
  return out;
}

}  // namespace zhunsheng::harness
