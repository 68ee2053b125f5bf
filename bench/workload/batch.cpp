// SPDX-License-Identifier: Apache-2.0
#include "bench/workload/batch.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include "bench/workload/timing.hpp"
#include "engine/eval/batch.hpp"

namespace zhunsheng::bench {
namespace {

using eval::Batch;
using eval::columns::Level;

constexpr std::size_t ring_blocks = 195;  // as many as the columnar limit walks over

/// Stores of one block, filled again and again.
class Blocks {
 public:
  Blocks(const Reviewer& reviewer, const WorkloadData& data, bool with_gaps)
      : reviewer_(reviewer), data_(data), with_gaps_(with_gaps), stores_(Batch::block_size, facts::FactStore(reviewer.model())) {}

  /// The lanes of dossiers [first, first + count).
  const std::vector<eval::Lane>& lanes(std::size_t first, std::size_t count) {
    lanes_.clear();
    for (std::size_t i = 0; i < count; ++i) {
      if (with_gaps_) reviewer_.filler().fill_with_gaps(data_.dossiers[first + i], first + i, stores_[i]);
      else reviewer_.filler().fill(data_.dossiers[first + i], stores_[i]);
      lanes_.push_back({&stores_[i], reviewer_.settings().as_of, reviewer_.settings().kinds});
    }
    return lanes_;
  }
  [[nodiscard]] const facts::FactStore& store(std::size_t lane) const { return stores_[lane]; }

 private:
  const Reviewer& reviewer_;
  const WorkloadData& data_;
  bool with_gaps_;
  std::vector<facts::FactStore> stores_;
  std::vector<eval::Lane> lanes_;
};

/// Calls visit(first, count) for each block.
template <class Visit>
void for_each_block(std::size_t dossiers, Visit&& visit) {
  for (std::size_t first = 0; first < dossiers; first += Batch::block_size) visit(first, std::min(Batch::block_size, dossiers - first));
}

std::vector<Batch> batches(const Reviewer& reviewer) {
  std::vector<Batch> out;
  for (const Level level : {Level::portable, Level::avx2, Level::avx512})
    if (eval::columns::find_kernels(level) != nullptr) out.emplace_back(reviewer.plan(), reviewer.model(), eval::BatchOptions{{}, level});
  return out;
}

/// A batch and blocks made before, on one thread.
struct Ring {
  Ring(const Reviewer& reviewer, const WorkloadData& data, bool with_gaps) : batch(reviewer.plan(), reviewer.model()), flags(reviewer.flags()), tuples(Batch::block_size * (flags.size() + 1)) {
    Blocks source(reviewer, data, with_gaps);
    for (std::size_t i = 0; i < ring_blocks && (i + 1) * Batch::block_size <= data.dossiers.size(); ++i) {
      blocks.push_back(batch.make_block());
      const auto& lanes = source.lanes(i * Batch::block_size, Batch::block_size);
      const double begin = cpu_seconds();
      batch.load(blocks.back(), lanes);
      load_seconds += cpu_seconds() - begin;
    }
  }
  /// One block, its flags as (dossier, flag).
  void evaluate_next() {
    at = at + 1 < blocks.size() ? at + 1 : 0;
    batch.evaluate(blocks[at]);
    std::size_t count = 0;
    batch.for_each(eval::Outcome::violated, [&](std::uint32_t lane, model::CheckId check) { tuples[count++] = std::uint64_t{lane} << 32 | flags[check.index()]; });
  }

  Batch batch;
  std::vector<eval::Block> blocks;
  const std::vector<std::uint32_t>& flags;
  std::vector<std::uint64_t> tuples;
  std::size_t at = 0;
  double load_seconds = 0;
};

double us_a_dossier(Ring& ring, double seconds) {
  return us_each(seconds, [&] { ring.evaluate_next(); }) / Batch::block_size;
}

/// By the clock: `rounds` blocks on each thread, every thread with a batch of its own.
double wall_us(std::vector<Ring>& rings, std::size_t threads, std::size_t rounds) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  {
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < threads; ++i)
      workers.emplace_back([&ring = rings[i], rounds] {
        for (std::size_t r = 0; r < rounds; ++r) ring.evaluate_next();
      });
  }
  return std::chrono::duration<double, std::micro>(Clock::now() - begin).count() / static_cast<double>(threads * rounds * Batch::block_size);
}

}  // namespace

Verified verify_batch(const Reviewer& reviewer, const WorkloadData& data, std::size_t most) {
  Verified out{"blocks in columns", 0, 0};
  Blocks source(reviewer, data, false);
  std::vector<Batch> all = batches(reviewer);
  eval::Block block = all.front().make_block();
  std::vector<Digest> digests;
  for_each_block(std::min(data.expected.size(), most), [&](std::size_t first, std::size_t count) {
    all.front().load(block, source.lanes(first, count));
    for (Batch& batch : all) {
      digests.assign(count, {});
      batch.evaluate(block);
      batch.for_each(eval::Outcome::violated, [&](std::uint32_t lane, model::CheckId check) { digests[lane].add(reviewer.flags()[check.index()]); });
      out.compared += count;
      for (std::size_t i = 0; i < count; ++i) out.different += !(digests[i] == data.expected[first + i]);
    }
  });
  return out;
}

Verified verify_batch_on_threads(const Reviewer& reviewer, const WorkloadData& data, std::size_t most, std::size_t threads) {
  Verified out{"blocks in columns on " + std::to_string(threads) + " threads", std::min(data.expected.size(), most), 0};
  std::vector<std::size_t> different(threads, 0);
  const auto work = [&](std::size_t thread) {
    Batch batch(reviewer.plan(), reviewer.model());
    Blocks source(reviewer, data, false);
    eval::Block block = batch.make_block();
    for_each_block(out.compared, [&](std::size_t first, std::size_t count) {
      if (first / Batch::block_size % threads != thread) return;
      batch.load(block, source.lanes(first, count));
      batch.evaluate(block);
      std::vector<Digest> digests(count);
      batch.for_each(eval::Outcome::violated, [&](std::uint32_t lane, model::CheckId check) { digests[lane].add(reviewer.flags()[check.index()]); });
      for (std::size_t i = 0; i < count; ++i) different[thread] += !(digests[i] == data.expected[first + i]);
    });
  };
  {
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < threads; ++i) workers.emplace_back(work, i);
  }
  for (const std::size_t each : different) out.different += each;
  return out;
}

Verified verify_batch_with_gaps(const Reviewer& reviewer, const WorkloadData& data, std::size_t most) {
  Verified out{"blocks in columns, a tenth of the facts unknown, by one dossier at a time", 0, 0};
  Blocks source(reviewer, data, true);
  std::vector<Batch> all = batches(reviewer);
  eval::Block block = all.front().make_block();
  eval::Verdicts verdicts(reviewer.plan(), reviewer.model());
  for_each_block(std::min(data.dossiers.size(), most), [&](std::size_t first, std::size_t count) {
    all.front().load(block, source.lanes(first, count));
    for (Batch& batch : all) batch.evaluate(block);
    for (std::size_t i = 0; i < count; ++i) {
      verdicts.bind(source.store(i));
      const auto outcomes = verdicts.evaluate(reviewer.settings());
      for (const Batch& batch : all) {
        bool is_same = true;
        for (std::size_t check = 0; check < outcomes.size(); ++check) is_same = is_same && batch.outcome(model::CheckId(check), static_cast<std::uint32_t>(i)) == outcomes[check];
        out.different += !is_same;
        ++out.compared;
      }
    }
  });
  return out;
}

BatchFigures measure_batch(const Reviewer& reviewer, const WorkloadData& data, double seconds) {
  BatchFigures out;
  {
    Ring ring(reviewer, data, true);
    if (ring.blocks.empty()) return out;
    out.gaps_us = us_a_dossier(ring, seconds);
  }
  std::vector<Ring> rings;
  for (std::size_t i = 0; i < 2; ++i) rings.emplace_back(reviewer, data, false);
  out.columns_us = 1e6 * rings[0].load_seconds / static_cast<double>(rings[0].blocks.size() * Batch::block_size);
  out.us = us_a_dossier(rings[0], seconds);
  const auto rounds = static_cast<std::size_t>(std::max(1.0, 1e6 * seconds / (out.us * Batch::block_size)));
  out.wall_us = wall_us(rings, 1, rounds);
  const double begin = cpu_seconds();
  out.wall2_us = wall_us(rings, 2, rounds);
  out.cpu2_us = 1e6 * (cpu_seconds() - begin) / static_cast<double>(2 * rounds * Batch::block_size);
  return out;
}

}  // namespace zhunsheng::bench
