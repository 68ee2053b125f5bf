// SPDX-License-Identifier: Apache-2.0
// The archive that writes. Every string stands once, in a table of its own behind the numbers; padding is never written, so
// equal values give equal bytes. Internal to the room.
#pragma once
#include <cstring>
#include <string_view>
#include <unordered_map>

#include "engine/pack/fields.hpp"

namespace zhunsheng::pack {

/// Views the strings written, whose owner must outlive it.
class Writer {
 public:
  template <class... T>
  void operator()(const T&... members) {
    (write(members), ...);
  }

  template <class T>
  void write(const T& value) {
    if constexpr (is_choice<T>) {
      stream_.push_back(static_cast<char>(static_cast<std::uint8_t>(value)));
    } else if constexpr (is_word<T>) {
      append(&value, sizeof value);
    } else if constexpr (is_optional<T>) {
      write(value.has_value());
      if (value) write(*value);
      else if constexpr (is_flat<typename T::value_type>()) write(typename T::value_type{});
    } else if constexpr (is_pair<T>) {
      (*this)(value.first, value.second);
    } else if constexpr (is_vector<T>) {
      write_all(value);
    } else if constexpr (std::is_same_v<T, std::string>) {
      write(number_of(value));
    } else {
      fields(*this, value);
    }
  }

  /// The table of strings, then everything else.
  [[nodiscard]] std::string finish() const;

 private:
  template <class T>
  void write_all(const std::vector<T>& values) {
    write(static_cast<std::uint32_t>(values.size()));
    if constexpr (is_word<T>) {
      append(values.data(), values.size() * sizeof(T));
    } else {
      for (const T& value : values) write(value);
    }
  }
  void append(const void* bytes, std::size_t count) { stream_.append(static_cast<const char*>(bytes), count); }
  std::uint32_t number_of(std::string_view text);

  std::string stream_;
  std::vector<std::string_view> strings_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

}  // namespace zhunsheng::pack
