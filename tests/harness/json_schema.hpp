// SPDX-License-Identifier: Apache-2.0
// Validates JSON by a JSON Schema (draft 7). The one place that includes valijson.
#pragma once
#include <memory>
#include <string>

namespace zhunsheng::harness {

class JsonSchema {
 public:
  explicit JsonSchema(const std::string& text);
  JsonSchema(JsonSchema&&) noexcept;
  JsonSchema& operator=(JsonSchema&&) noexcept;
  ~JsonSchema();
  /// What is wrong, a line each with the place; empty: the text is as the schema says.
  [[nodiscard]] std::string problems(const std::string& text) const;
  [[nodiscard]] bool accepts(const std::string& text) const { return problems(text).empty(); }

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace zhunsheng::harness
