// SPDX-License-Identifier: Apache-2.0
// What somebody could be asked, and the answers worth trying. A question is a fact at all places where it is not known (a
// field: in every element of its list), the end of a list, a material, or the text under review. Answers are written
// into a scratch store and taken back.
#pragma once
#include <optional>
#include <vector>

#include "engine/findings/case.hpp"
#include "engine/findings/reads.hpp"

namespace zhunsheng::findings {

/// One place that an answer changes. Views the scratch store.
struct Place {
  model::Given* given = nullptr;  ///< takes the answer
  bool is_element = false;        ///< … or, of a list, takes the one element of the answer
  bool* open = nullptr;           ///< becomes false: nothing more will come
  bool* listed = nullptr;         ///< becomes true: the list of records is given
  model::MaterialId material;     ///< is there
  model::Given given_before;
  bool open_before = false, listed_before = false;
};

struct Question {
  eval::MissingInput input;              ///< the first of the inputs that it answers
  std::vector<Place> places;
  std::vector<model::Given> answers;     ///< never empty; where no place takes a value, one that is not looked at
  bool asks_for_text = false;            ///< the text under review: nothing is searched before it is there, so it decides
};

/// The same thing to ask?
bool is_answered_by(const eval::MissingInput& input, const Question& question);

/// Nothing where no answer could be tried (overflow and its like have none). `scratch` may be rewritten in form, never in meaning.
std::optional<Question> make_question(const Inputs& in, facts::FactStore& scratch, const Reads& reads, const eval::MissingInput& input);

void answer(facts::FactStore& scratch, const Question& question, const model::Given& value);
void take_back(facts::FactStore& scratch, const Question& question);

}  // namespace zhunsheng::findings
