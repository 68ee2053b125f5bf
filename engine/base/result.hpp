// SPDX-License-Identifier: Apache-2.0
// The two shapes of failure: Result (a value or one error) and Checked (maybe a value, and every diagnostic).
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/assert.hpp"
#include "engine/base/diagnostic.hpp"

namespace zhunsheng::base {

enum class ErrorCode { bad_argument, not_found, unreadable, unsupported, too_large, malformed, encoding, encrypted, timeout };

/// One failure, worded for the user, in Chinese and in English. `path` names the file (may be empty).
struct Error {
  ErrorCode code = ErrorCode::unreadable;
  std::string message;     ///< Chinese
  std::string message_en;  ///< English
  std::string path;
};

template <class T>
class Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT: implicit on purpose
  Result(Error error) : state_(std::move(error)) {}  // NOLINT
  [[nodiscard]] bool is_ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return is_ok(); }
  [[nodiscard]] T& value() { ZS_ASSERT(is_ok(), "value of a failed result"); return std::get<T>(state_); }
  [[nodiscard]] const T& value() const { ZS_ASSERT(is_ok(), "value of a failed result"); return std::get<T>(state_); }
  [[nodiscard]] Error& error() { ZS_ASSERT(!is_ok(), "error of a good result"); return std::get<Error>(state_); }
  [[nodiscard]] const Error& error() const { ZS_ASSERT(!is_ok(), "error of a good result"); return std::get<Error>(state_); }

 private:
  std::variant<T, Error> state_;
};

template <class T>
struct Checked {
  std::optional<T> value;               ///< missing when an error stops the next pass
  std::vector<Diagnostic> diagnostics;  ///< warnings survive success
  [[nodiscard]] bool is_ok() const { return value.has_value() && !has_error(diagnostics); }
};

}  // namespace zhunsheng::base
