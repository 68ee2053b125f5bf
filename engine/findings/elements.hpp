// SPDX-License-Identifier: Apache-2.0
// Elements of lists as the dossier gave them: their values, their evidence, and what to call them.
#pragma once
#include <string>
#include <vector>

#include "engine/eval/reasons/step.hpp"
#include "engine/findings/case.hpp"

namespace zhunsheng::findings {

/// An element of a list: its value (null where a definition made the list) and where it was given.
struct Element {
  const model::Given* given = nullptr;
  std::string list_path;  ///< "合同.当事人"
  std::vector<facts::Evidence> evidence;
};

/// `around`: the loops that the list expression stands in.
Element element_at(const Inputs& in, model::ExprId list, std::size_t index, const std::vector<eval::Binding>& around = {});
/// The first known text of a record (its name, as a rule), a scalar as printed, else 第N项.
std::string label_of(const Inputs& in, model::ExprId list, const Element& element, std::size_t index);
/// What a field of an element (方.签约权限) says; evidence points to the field where the element was given in JSON.
Element field_of(const Inputs& in, const model::Expr& field, const std::vector<eval::Binding>& around);

}  // namespace zhunsheng::findings
