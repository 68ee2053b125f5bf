// SPDX-License-Identifier: Apache-2.0
// The words of a finding: 提示 and 建议 with their slots filled for a decided case; the questions for a 待查 one.
#pragma once
#include <string>
#include <vector>

#include "engine/findings/case.hpp"

namespace zhunsheng::findings {

/// The message with its slots filled; a value that is not known prints （不详）.
std::string fill_slots(const Inputs& in, const Case& one, const model::Message& message);
/// "待核实：是否……？……" from the questions (and reasons where no fact could help).
std::string undetermined_message(const std::vector<MissingFact>& missing, const std::vector<std::string>& reasons);
/// What the inputs ask for, each fact and material once, in their order.
std::vector<MissingFact> missing_of(const Inputs& in, const model::Check& check, const std::vector<eval::MissingInput>& inputs);
/// Why it is unknown where no answer would help, each reason once.
std::vector<std::string> reasons_of(const Inputs& in, const std::vector<eval::MissingInput>& inputs);
/// "“合同.相对人知道越权”没有材料说明，依《…》第五百零四条推定为“否”".
std::string presumed_note(const Inputs& in, const Case& one, model::FactId fact);

}  // namespace zhunsheng::findings
