// SPDX-License-Identifier: Apache-2.0
// 卷宗: the files of a folder, what kind of material each is, and which of them is the document under review. This is the
// only place of the engine that opens files.
#pragma once
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/document/dossier.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::intake {

/// The bytes of a regular file of at most 256 MiB. Folders, devices, empty and larger files are errors.
base::Result<std::string> read_file(const std::string& path);

/// Every file below the folder, sorted by path. Left out: hidden ones, Word's lock files (~$…), dossier.json,
/// zhunsheng.waivers.json. Links to folders are not followed.
base::Result<std::vector<std::string>> list_files(const std::string& folder);

/// The 材料 whose condition the file fulfils, in order of declaration. A condition reads its title, name and text; a
/// draft's mark at the end of title or name （征求意见稿） says nothing about the kind of material and is not read.
std::vector<model::MaterialId> classify(const model::Ruleset& rules, const document::Document& document);

/// The dossier of structured documents. The draft (送审稿) is: a lone file; for a contract its 合同文本; else the file that is
/// no other material and looks most like a draft; else, by kind, 招标文件 or 村规民约. None: draft = -1.
document::Dossier make_dossier(const model::Ruleset& rules, std::vector<document::Document> documents, model::KindSet kinds);

}  // namespace zhunsheng::intake
