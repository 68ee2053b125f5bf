// SPDX-License-Identifier: Apache-2.0
// Meaning: the trees of all files of a rule set become one checked model. Three questions are asked of every node: what
// is meant (names), does it fit (types), does the law it rests on exist (citations). Every error of every file is
// reported in one call; a node that failed stays silent afterwards. The order of files given decides the order of ids.
//
//   base::Checked<model::Ruleset> rules = sema::compile(files, sources);   // files[i].source indexes sources
//
// What it does not do: cycles among definitions and the order of work are the graph's (engine/graph).
#pragma once
#include <vector>

#include "dsl/syntax/tree.hpp"
#include "engine/base/result.hpp"
#include "engine/base/source.hpp"
#include "engine/law/library.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::sema {

/// A value is present if and only if there is no error; diagnostics are in order of source and place. With a library of law
/// texts, declarations and citations are compared with it, and the texts of what is cited are loaded.
base::Checked<model::Ruleset> compile(const std::vector<syntax::File>& files, const std::vector<base::SourceText>& sources, law::Library* library = nullptr);

}  // namespace zhunsheng::sema
