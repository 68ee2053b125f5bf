// SPDX-License-Identifier: Apache-2.0
// intake: the bytes of one file become a Document, a Document gets its clauses, and both give facts with evidence.
//
//   read (formats/…)  bytes → paragraphs with their places     structure   paragraphs → title and tree of clauses
//   recognise         what kind of 文书, whose, of which day     dossier     files → materials; which one is the draft
//
// Only dossier.cpp opens files; every other step is handed bytes or values. A format is chosen by what the bytes are;
// the ending of the name only decides between formats that no bytes tell apart. The readers bound time and memory: a
// hostile file gives one base::Error that carries its path, never a crash. Scans (OCR) and .pdf .doc .wps .ofd .html are
// not read here.
#pragma once
#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/document/document.hpp"

namespace zhunsheng::intake {

/// The paragraphs of a file in reading order, without title and clauses (`structure` makes those). Blank paragraphs are
/// left out, blanks at both ends of a paragraph are dropped, a tab reads as one space. `paragraph N` counts the
/// paragraphs kept that stand outside tables, notes and headers, from 1. Paragraphs of one cell share their place.
/// Body first, then footnotes, then headers and footers. A file without any words is an error.
base::Result<document::Document> read(std::string_view bytes, std::string path);

}  // namespace zhunsheng::intake
