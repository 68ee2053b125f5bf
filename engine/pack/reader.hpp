// SPDX-License-Identifier: Apache-2.0
// The archive that reads. Nothing in the bytes is trusted: a count is believed only if the bytes behind it can hold so many,
// so no vector is ever larger than a small multiple of the pack. After the first problem nothing more is read; what was
// read so far must not be used. Internal to the room.
#pragma once
#include <cstring>
#include <string_view>

#include "engine/pack/fields.hpp"

namespace zhunsheng::pack {

/// Reads flat values whose bytes are known to be there.
class FlatReader {
 public:
  explicit FlatReader(const char* at) : at_(at) {}
  template <class... T>
  void operator()(T&... members) {
    (read(members), ...);
  }
  template <class T>
  void read(T& value) {
    if constexpr (is_choice<T>) {
      const auto byte = static_cast<std::uint8_t>(*at_++);
      const bool is_good = byte <= last_choice<T>();
      is_good_ = is_good_ && is_good;
      value = static_cast<T>(is_good ? byte : 0);
    } else if constexpr (is_word<T>) {
      std::memcpy(&value, at_, sizeof value);
      at_ += sizeof value;
    } else if constexpr (is_optional<T>) {
      bool has_value = false;
      typename T::value_type inner{};
      (*this)(has_value, inner);
      value.reset();
      if (has_value) value = inner;
    } else if constexpr (is_pair<T>) {
      (*this)(value.first, value.second);
    } else {
      fields(*this, value);
    }
  }
  [[nodiscard]] const char* at() const { return at_; }
  [[nodiscard]] bool is_good() const { return is_good_; }

 private:
  const char* at_;
  bool is_good_ = true;
};

/// Views the bytes, which must outlive it.
class Reader {
 public:
  /// `body`: what Writer::finish gave.
  explicit Reader(std::string_view body);

  template <class... T>
  void operator()(T&... members) {
    (read(members), ...);
  }

  template <class T>
  void read(T& value) {
    if constexpr (is_flat<T>()) {
      if (claim(least_bytes<T>())) read_flat(value);
    } else if constexpr (is_optional<T>) {
      bool has_value = false;
      read(has_value);
      if (has_value) read(value.emplace());
    } else if constexpr (is_vector<T>) {
      read_all(value);
    } else if constexpr (std::is_same_v<T, std::string>) {
      std::uint32_t number = 0;
      read(number);
      value = string(number);
    } else {
      fields(*this, value);
    }
  }

  /// Was all that was asked for there, and nothing else?
  [[nodiscard]] bool is_finished() const { return !has_failed_ && at_ == end_; }
  [[nodiscard]] bool has_failed() const { return has_failed_; }

 private:
  static constexpr unsigned deepest = 128;  // vectors in vectors: a nested list or group; the language allows 64

  template <class T>
  void read_all(std::vector<T>& values) {
    std::uint32_t count = 0;
    read(count);
    static const std::size_t least = least_bytes<T>();
    if (has_failed_ || count > static_cast<std::size_t>(end_ - at_) / least || depth_ == deepest) return fail();
    values.resize(count);
    if constexpr (is_word<T>) {
      if (count != 0) std::memcpy(static_cast<void*>(values.data()), at_, count * sizeof(T));
      at_ += count * sizeof(T);
    } else if constexpr (is_flat<T>()) {
      FlatReader flat(at_);
      for (T& value : values) flat.read(value);
      finish(flat);
    } else {
      ++depth_;
      for (T& value : values) {
        read(value);
        if (has_failed_) break;
      }
      --depth_;
    }
  }
  template <class T>
  void read_flat(T& value) {
    FlatReader flat(at_);
    flat.read(value);
    finish(flat);
  }
  void finish(const FlatReader& flat) {
    at_ = flat.at();
    if (!flat.is_good()) fail();
  }
  bool claim(std::size_t bytes) {
    if (static_cast<std::size_t>(end_ - at_) >= bytes) return true;
    fail();
    return false;
  }
  void fail() {
    has_failed_ = true;
    at_ = end_;
  }
  std::string_view string(std::uint32_t number);
  void read_strings();

  const char* at_;
  const char* end_;
  const char* string_ends_ = nullptr;  ///< where each string ends in the table, four bytes each
  std::uint32_t string_count_ = 0;
  std::string_view strings_;
  unsigned depth_ = 0;
  bool has_failed_ = false;
};

}  // namespace zhunsheng::pack
