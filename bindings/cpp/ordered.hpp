// SPDX-License-Identifier: Apache-2.0
// Results made by several threads, taken by one in the order of the work. Workers run ahead of the taker by a window only,
// so that memory stays bounded however long the work is.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <limits>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace zhunsheng {

template <class Result>
class Ordered {
 public:
  static constexpr std::size_t endless = std::numeric_limits<std::size_t>::max();
  /// `count`: how many results there will be; endless where only the workers find the end (end_at).
  Ordered(std::size_t count, std::size_t window) : count_(count), window_(window) {}

  /// The next index to work on; nothing when there is none or the run was stopped. Waits while too many wait to be taken.
  std::optional<std::size_t> claim() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || next_ >= count_ || next_ < taken_ + window_; });
    if (stopped_ || next_ >= count_) return std::nullopt;
    return next_++;
  }
  /// There is no result at this index or behind it.
  void end_at(std::size_t index) {
    const std::lock_guard lock(mutex_);
    count_ = index;
    changed_.notify_all();
  }
  void put(std::size_t index, Result result) {
    const std::lock_guard lock(mutex_);
    ready_.emplace(index, std::move(result));
    changed_.notify_all();
  }
  /// A bug on a worker thread is thrown on the one that takes.
  void fail(std::exception_ptr bug) {
    const std::lock_guard lock(mutex_);
    bug_ = std::move(bug);
    stopped_ = true;
    changed_.notify_all();
  }
  /// The next result; nothing behind the last.
  std::optional<Result> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return bug_ || taken_ >= count_ || ready_.count(taken_) > 0; });
    if (bug_) std::rethrow_exception(bug_);
    if (taken_ >= count_) return std::nullopt;
    auto node = ready_.extract(taken_++);
    changed_.notify_all();
    return std::move(node.mapped());
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::size_t, Result> ready_;
  std::size_t count_, window_, next_ = 0, taken_ = 0;
  bool stopped_ = false;
  std::exception_ptr bug_;
};

/// Ends the work even when taking a result throws, so that the threads can be joined.
template <class Result>
struct StopAtEnd {
  Ordered<Result>& results;
  ~StopAtEnd() { results.stop(); }
};

}  // namespace zhunsheng
