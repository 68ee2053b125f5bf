// SPDX-License-Identifier: Apache-2.0
// Blocks of lines go to the threads, what they make of them comes back in order. Each thread has one fact store, one reader
// and one evaluator that it keeps from line to line.
#include "zhunsheng/lines.hpp"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <thread>

#include "bindings/cpp/line_blocks.hpp"
#include "bindings/cpp/ordered.hpp"
#include "bindings/cpp/review_impl.hpp"
#include "engine/facts/json_lines.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng {
namespace {

constexpr std::size_t blocks_ahead = 4;  // of each thread; results wait there while one before them is still being made

/// What all threads share, and nobody changes.
struct Task {
  const RuleSet::Impl& rules;
  const std::string& name;  ///< of the file, as evidence has it
  const ReviewOptions& options;
  const LinesOptions& lines;
  eval::Settings settings;
};

bool is_worth_a_look(const eval::Outcomes& outcomes) {
  return std::any_of(outcomes.instances.begin(), outcomes.instances.end(), [](const eval::InstanceOutcome& instance) {
    return instance.outcome != model::Outcome::satisfied && instance.outcome != model::Outcome::not_applicable;
  });
}

std::optional<Severity> worst_of(const findings::Review& review) {
  std::optional<Severity> worst;
  for (const auto& finding : review.findings)
    if (finding.outcome == model::Outcome::violated) worst = std::max(worst.value_or(Severity::note), static_cast<Severity>(finding.severity));
  return worst;
}

class LineReviewer {
 public:
  explicit LineReviewer(const Task& task)
      : task_(task), prepared_(prepare_nothing(task)), kinds_(prepared_.kinds), kinds_fact_(kinds_fact()), reader_(*task.rules.rules, task.name, prepared_.store), evaluator_(*task.rules.plan, *task.rules.rules) {}

  std::vector<LineReview> review(const LineBlock& block) {
    std::vector<LineReview> out;
    std::size_t number = block.first_line();
    if (block.is_too_long()) out.push_back(refuse_long_line(number));
    const std::string_view text = block.text();
    for (std::size_t begin = 0; begin < text.size(); ++number) {
      const auto* const feed = static_cast<const char*>(std::memchr(text.data() + begin, '\n', text.size() - begin));
      const std::size_t end = feed == nullptr ? text.size() : static_cast<std::size_t>(feed - text.data());
      const std::string_view line = text.substr(begin, end - begin);
      begin = end + 1;
      if (!facts::is_blank_line(line)) out.push_back(review_line(line, number));
    }
    return out;
  }

 private:
  /// What stands before any line: the kinds of the options, an empty dossier.
  static Prepared prepare_nothing(const Task& task) {
    ReviewOptions without_facts = task.options;
    without_facts.facts.clear();
    Review::Impl unused;
    return prepare(task.rules, {}, without_facts, {}, {}, unused);
  }

  LineReview review_line(std::string_view line, std::size_t number) {
    if (line.size() > facts::longest_line) return refuse_long_line(number);
    kinds_fact() = kinds_fact_;
    if (!reader_.read(line, number)) return refuse(number, problems());
    prepared_.kinds = kinds_;
    prepared_.store.complete = task_.options.complete;
    prepared_.as_of_stated.reset();
    prepared_.as_of_document_stated = false;
    prepared_.id_stated.clear();
    apply_header(reader_.header(), task_.options, prepared_);
    findings::Review data;
    eval::Settings settings = task_.settings;
    start_review(task_.rules, task_.options, settings, data);
    settle(prepared_, task_.options, settings, data);
    const eval::Outcomes outcomes = evaluator_.evaluate(prepared_.store, settings);
    if (is_worth_a_look(outcomes) || task_.options.reasons.of == ReasonOptions::Of::all) reader_.add_evidence();
    conclude(task_.rules, prepared_, settings, outcomes, {{.with_rest = task_.lines.render.all}, task_.options.reasons, task_.options.language}, data);
    const findings::Summary& summary = data.summary;
    return {number, render(data, task_.lines.format, task_.lines.render), {}, {summary.violated, summary.undetermined, summary.exempt, summary.satisfied, summary.not_applicable}, worst_of(data)};
  }

  [[nodiscard]] std::vector<std::string> problems() const {
    std::vector<std::string> out;
    for (const auto& problem : reader_.problems()) out.push_back(is_english() ? problem.message_en : problem.message);
    return out;
  }
  [[nodiscard]] bool is_english() const { return task_.options.language == Language::english; }

  [[nodiscard]] LineReview refuse_long_line(std::size_t number) const {
    const std::string most = std::to_string(facts::longest_line >> 20) + " MiB";
    return refuse(number, {is_english() ? "longer than " + most : "超过 " + most + "，一行只写一个卷宗"});
  }
  [[nodiscard]] LineReview refuse(std::size_t number, std::vector<std::string> errors) const {
    const report::WrongLine wrong{task_.name, number, errors};
    std::string text;
    switch (task_.lines.format) {
      case Format::text: text = report::render_text(wrong, text_options(task_.lines.render)); break;
      case Format::json: text = report::render_json(wrong); break;
      case Format::jsonl: text = report::render_jsonl(wrong); break;
    }
    return {number, std::move(text), std::move(errors), {}, std::nullopt};
  }

  facts::FactEntry& kinds_fact() { return prepared_.store.facts[model::builtin::kinds.index()]; }

  const Task& task_;
  Prepared prepared_;
  model::KindSet kinds_;
  facts::FactEntry kinds_fact_;  ///< 文书.类别 before any line
  facts::LineReader reader_;  ///< views prepared_
  eval::Evaluator evaluator_;
};

using Results = Ordered<std::vector<LineReview>>;

/// Blocks in the order in which their results will be taken.
class SharedBlocks {
 public:
  SharedBlocks(LineBlocks& blocks, Results& results) : blocks_(blocks), results_(results) {}
  std::optional<std::size_t> next(LineBlock& block) {
    const std::lock_guard lock(mutex_);  // not that of the results: reading may wait for a pipe
    const auto index = results_.claim();
    if (!index || blocks_.next(block)) return index;
    results_.end_at(*index);
    return std::nullopt;
  }

 private:
  std::mutex mutex_;
  LineBlocks& blocks_;
  Results& results_;
};

void work(const Task& task, SharedBlocks& blocks, Results& results) {
  try {
    LineReviewer reviewer(task);
    LineBlock block;
    while (const auto index = blocks.next(block)) results.put(*index, reviewer.review(block));
  } catch (...) {
    results.fail(std::current_exception());
  }
}

void review_on_threads(const Task& task, LineBlocks& blocks, unsigned jobs, const std::function<bool(const LineReview&)>& done) {
  Results results(Results::endless, jobs * blocks_ahead);
  SharedBlocks shared(blocks, results);
  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < jobs; ++i)
    workers.emplace_back([&] { work(task, shared, results); });
  const StopAtEnd<std::vector<LineReview>> stop{results};
  while (const auto lines = results.take())
    for (const auto& line : *lines)
      if (!done(line)) return;
}

void review_here(const Task& task, LineBlocks& blocks, const std::function<bool(const LineReview&)>& done) {
  LineReviewer reviewer(task);
  LineBlock block;
  while (blocks.next(block))
    for (const auto& line : reviewer.review(block))
      if (!done(line)) return;
}

}  // namespace

LinesEnd review_lines(const RuleSet& rules, const std::string& path, const ReviewOptions& options, const LinesOptions& lines, const std::function<bool(const LineReview&)>& done) {
  LinesEnd end;
  const auto message = [&](const base::Error& error) { return path + (options.language == Language::english ? ": " + error.message_en : "：" + error.message); };
  if (!rules.is_ok()) return {{"规则没有通过编译"}, {}};
  Review::Impl usage;
  const auto settings = settings_of(rules.impl(), options, usage);
  if (!settings) return {usage.usage_errors, {}};
  auto blocks = LineBlocks::open(path);
  if (!blocks) return {{message(blocks.error())}, {}};
  const Task task{rules.impl(), path, options, lines, *settings};
  const unsigned jobs = lines.jobs == 0 ? std::max(1u, std::thread::hardware_concurrency()) : lines.jobs;
  if (jobs == 1) review_here(task, blocks.value(), done);
  else review_on_threads(task, blocks.value(), jobs, done);
  if (blocks.value().error()) end.unreadable = message(*blocks.value().error());
  return end;
}

}  // namespace zhunsheng
