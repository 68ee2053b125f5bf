// SPDX-License-Identifier: Apache-2.0
// What a check requires, in words and without any document: when it applies, what must be or must not be, its exceptions,
// the definitions and parameters it reads with all their versions, the facts it needs with their questions.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "engine/base/diagnostic.hpp"
#include "engine/findings/grounds.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::report {

/// A condition; with parts: how they are joined, and each of them.
struct Clause {
  std::string text;
  std::vector<Clause> parts;
};

/// Something with a name, what it says, and what it rests on.
struct Described {
  std::string name, text;
  Clause clause;                                  ///< of an exception: its 当
  std::vector<findings::CitedArticle> citations;
  std::vector<Described> below;                   ///< inner exceptions, cases, versions
};

/// A fact that is needed.
struct Needed {
  std::string fact, question;
  std::vector<std::string> materials;  ///< that would say it
};

struct Description {
  std::string check, title, severity, category;
  std::vector<std::string> kinds, points;
  std::string legal_date, for_each;    ///< what 按 and 逐 read, in words; may be empty
  Clause applies, norm;                ///< applies without text: always
  bool forbids = false;
  std::vector<Described> exceptions, definitions, parameters, presumptions;
  std::vector<Needed> facts;
  std::vector<std::string> patterns;   ///< wordings that are looked for
  std::vector<findings::CitedArticle> citations;  ///< every version
};

struct DescribeOptions {
  base::Language language = base::Language::chinese;
  std::size_t width = 80;
};

Description describe(const model::Ruleset& rules, model::CheckId check, const DescribeOptions& options);
std::string print_description(const Description& description, const DescribeOptions& options);
std::string description_json(const Description& description);

}  // namespace zhunsheng::report
