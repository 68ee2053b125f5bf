// SPDX-License-Identifier: Apache-2.0
// Reviews as they come, in the format asked for: on the output, what could not be read also on standard error, and the
// exit status that they add up to. A long run shows its results at once.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "bindings/cli/session.hpp"

namespace zhunsheng::cli {

Format format_of(const Arguments& arguments);
/// How reviews are shown, by the arguments.
RenderOptions render_options(const Arguments& arguments, const Output& output);
/// Of two statuses the one that wins: 4, 2, 3, 1, 0.
int worse(int left, int right);
/// `status` if all of the output has arrived; else says so.
int finish(const Arguments& arguments, Output& output, int status);

class ReviewWriter {
 public:
  /// `is_array`: the reviews stand in one JSON array.
  ReviewWriter(const Arguments& arguments, Output& output, bool is_array);
  void add(const Review& review);
  void add(const LineReview& line);
  int finish();

 private:
  void write(std::string text);
  void say_unread(const std::vector<std::string>& messages);

  const Arguments& arguments_;
  Output& output_;
  RenderOptions options_;
  bool is_array_;
  std::size_t count_ = 0;
  int status_ = exit_clean;
};

}  // namespace zhunsheng::cli
