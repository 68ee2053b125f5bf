// SPDX-License-Identifier: Apache-2.0
// Widths and marks, computed once, when a document is put together.
#include "dsl/format/doc.hpp"

#include <utility>

namespace zhunsheng::format {

Doc make(DocKind kind, Docs kids) {
  Doc out;
  out.kind = kind;
  for (const Doc& kid : kids) {
    if (!out.may_break) out.lead += kid.lead;
    out.may_break = out.may_break || kid.may_break;
    out.width += kid.width;
    out.is_hard = out.is_hard || kid.is_hard;
    if (!kid.has_text) continue;
    if (out.has_text && (out.ends_line || kid.starts_line)) out.is_hard = true;
    if (!out.has_text) out.starts_line = kid.starts_line;
    out.ends_line = kid.ends_line;
    out.has_text = true;
  }
  out.kids = std::move(kids);
  return out;
}

Doc nest(Width indentation, Docs kids) {
  Doc out = make(DocKind::nest, std::move(kids));
  out.space = indentation;
  return out;
}

Doc line(int blanks) {
  Doc out;
  out.kind = DocKind::line;
  out.flat = static_cast<std::uint8_t>(blanks);
  out.width = blanks;
  out.may_break = true;
  return out;
}

Doc new_line() {
  Doc out = line(1);
  out.is_hard = true;
  return out;
}

Doc pad(int flat, Width broken) {
  Doc out;
  out.kind = DocKind::pad;
  out.flat = static_cast<std::uint8_t>(flat);
  out.width = out.lead = flat;
  out.space = broken;
  return out;
}

Doc spaced(Doc doc, int blanks) {
  if (doc.kind == DocKind::text) {
    doc.flat = static_cast<std::uint8_t>(blanks);
  } else if (!doc.kids.empty()) {
    doc.kids.front() = spaced(std::move(doc.kids.front()), blanks);
  }
  doc.width += blanks;
  doc.lead += blanks;
  return doc;
}

Doc hard(Doc doc) {
  doc.is_hard = true;
  return doc;
}

Width width_of(const Doc& doc) {
  switch (doc.kind) {
    case DocKind::text: return doc.space + Width{doc.flat, doc.flat};
    case DocKind::pad: case DocKind::line: return {doc.flat, doc.flat};
    case DocKind::comments: return {};
    case DocKind::concat: case DocKind::group: case DocKind::fill: case DocKind::nest: break;
  }
  Width out;
  for (const Doc& kid : doc.kids) out = out + width_of(kid);
  return out;
}

}  // namespace zhunsheng::format
