// SPDX-License-Identifier: Apache-2.0
// Golden files: <folder>/**/<behaviour>.zs beside <behaviour>.expected, the complete text a stage prints for it.
// ZS_BLESS=1 in the environment rewrites the expected files (read the diff before committing).
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "engine/base/source.hpp"

namespace zhunsheng::harness {

/// What a stage prints for one source; the source's name is "<behaviour>.zs", so that messages do not depend on where the tree is.
using Stage = std::function<std::string(const base::SourceText&)>;

/// The file's bytes; a test failure and "" if it cannot be read.
std::string read_file(const std::string& path);
/// Every file below `folder` with the ending, in order of path.
std::vector<std::string> list_files(const std::string& folder, const std::string& ending);
/// Compares what `stage` prints for every .zs file below `folder` with the .expected beside it; each difference fails the test.
void run_goldens(const std::string& folder, const Stage& stage);
/// What was printed is what the file expects; a difference fails the test.
void compare_golden(const std::string& expected_path, const std::string& printed);
/// One file; its expected text lies beside it.
void run_golden(const std::string& path, const Stage& stage);

}  // namespace zhunsheng::harness
