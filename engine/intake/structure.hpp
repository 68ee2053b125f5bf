// SPDX-License-Identifier: Apache-2.0
// 结构: gives a document its title and its tree of clauses. Takes paragraphs as a reader made them; drops and changes no text.
//
// INVARIANT: every paragraph is a title paragraph or stands in the own range of exactly one clause; ranges are half-open,
// disjoint and in document order. Text before the first clause, signatures, notes and headers are clauses without number.
// A clause's number is what a law officer would quote: "第五条", "第五条第二款第（二）项" (款 only where the 条 has several),
// "一、3.", "九、附则（一）", "附件1 二、". Numbering that repeats or breaks gives clauses as it stands.
#pragma once
#include "engine/document/document.hpp"

namespace zhunsheng::intake {

/// Fills title, title_paragraphs and clauses; what they held before is replaced.
void structure(document::Document& document);

}  // namespace zhunsheng::intake
