// SPDX-License-Identifier: Apache-2.0
// One dossier of a block, and what it is judged by.
#pragma once
#include "engine/facts/fact_store.hpp"

namespace zhunsheng::eval::columns {

struct Lane {
  const facts::FactStore* facts = nullptr;
  base::Date as_of;
  model::KindSet kinds = 0;  ///< as in Settings
};

}  // namespace zhunsheng::eval::columns
