// SPDX-License-Identifier: Apache-2.0
// 证据: where a statement comes from. A fact without evidence may not enter the store.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/document/document.hpp"

namespace zhunsheng::facts {

enum class EvidenceKind : std::uint8_t {
  text,     ///< words of a document
  given,    ///< stated in a facts file, dossier.json, on the command line, or by an example
  absence   ///< a document was read whole and does not say it, or a material is not there
};

struct Evidence {
  EvidenceKind kind = EvidenceKind::given;
  std::string document;   ///< path of the file (facts file for given)
  std::string clause;     ///< number of the clause, may be empty
  document::Place place;
  std::uint32_t start = 0, end = 0;  ///< code points in the place, half-open
  std::string quote;
  std::string context;    ///< 语境 of a hit, Chinese; may be empty
  std::string pointer;    ///< RFC 6901 pointer of a given fact
  std::vector<std::string> looked_in;  ///< of absence: paths or names of materials
};

}  // namespace zhunsheng::facts
