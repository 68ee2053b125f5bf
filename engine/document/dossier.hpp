// SPDX-License-Identifier: Apache-2.0
// 送审卷宗: the documents of one review, each with the kinds of material it was taken for, and what is said about them.
#pragma once
#include <string>
#include <vector>

#include "engine/document/document.hpp"

namespace zhunsheng::document {

struct DossierFile {
  Document document;
  std::vector<std::string> materials;  ///< names of 材料 it is; the draft has "送审稿"
};

struct Dossier {
  std::vector<DossierFile> files;
  std::int32_t draft = -1;  ///< index of the document under review (送审稿, for a contract 合同文本); -1: none found
  bool complete = false;    ///< nothing more will be submitted
};

}  // namespace zhunsheng::document
