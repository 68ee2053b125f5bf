// SPDX-License-Identifier: Apache-2.0
// 词表, 句式, 提取. A list of words fills its lines; alternatives of several items stand one below the other.
#include "dsl/format/builder.hpp"

namespace zhunsheng::format {

Doc Builder::reference() {
  Docs out;
  out.push_back(take());
  out.push_back(path());
  out.push_back(take(Kind::greater));
  return concat(std::move(out));
}

Doc Builder::lexicon(Docs prefix) {
  Docs out = head(std::move(prefix), Keyword::lexicon);
  out.push_back(spaced(take()));
  out.push_back(spaced(take(Kind::equal)));
  Docs entries;
  for (bool is_first = true;; is_first = false) {
    if (!is_first) {
      entries.push_back(line(1));
      entries.push_back(take(Kind::bar));
    }
    entries.push_back(spaced(is(Kind::less) ? reference() : take(Kind::string)));
    if (!is(Kind::bar)) break;
  }
  out.push_back(nest(2, docs(fill(std::move(entries)))));
  return concat(std::move(out));
}

/// What stands between `=` (or 句式) and the options: each alternative a list of items.
struct Builder::Alternatives {
  std::vector<Docs> branches;
  Docs bars;
  bool is_broken = false;  ///< the author put one on a line of its own
  [[nodiscard]] bool is_list() const {
    for (const Docs& branch : branches) {
      if (branch.size() > 1) return false;
    }
    return true;
  }
};

/// ( a | b ) and [ a | b ]
Doc Builder::pattern_group(Kind close) {
  Docs out, inside;
  out.push_back(take());
  Alternatives all = alternatives();
  for (std::size_t i = 0; i < all.branches.size(); ++i) {
    if (i > 0) {
      inside.push_back(line(1));
      inside.push_back(std::move(all.bars[i - 1]));
    }
    inside.push_back(spaced(branch_doc(std::move(all.branches[i]))));
  }
  out.push_back(nest(2, docs(fill(std::move(inside)))));
  out.push_back(spaced(take(close)));
  return concat(std::move(out));
}

Doc Builder::pattern_atom() {
  if (is(Kind::paren_open)) return pattern_group(Kind::paren_close);
  if (is(Kind::less)) return reference();
  if (!is(Kind::brace_open)) return take(Kind::string);
  Docs out;
  out.push_back(take());
  if (is(Kind::colon, 1)) {
    out.push_back(take());
    out.push_back(take());
    out.push_back(spaced(type(), is_wide(out.back()) ? 0 : 1));
  } else {
    out.push_back(type());
  }
  out.push_back(take(Kind::brace_close));
  return concat(std::move(out));
}

Doc Builder::pattern_item() {
  if (is(Keyword::not_before) || is(Keyword::not_after)) {
    return field(is(Keyword::not_before) ? Keyword::not_before : Keyword::not_after, &Builder::pattern_atom);
  }
  if (is(Kind::bracket_open)) return pattern_group(Kind::bracket_close);
  if (!is(Kind::gap) && !is(Kind::integer)) return pattern_atom();
  Docs out;
  if (is(Kind::integer)) out.push_back(take());
  out.push_back(take(Kind::gap));
  out.push_back(take(Kind::integer));
  return concat(std::move(out));
}

bool Builder::begins_pattern_item() const {
  switch (now().kind) {
    case Kind::string: case Kind::less: case Kind::paren_open: case Kind::bracket_open: case Kind::brace_open: case Kind::gap: case Kind::integer: return true;
    default: return is(Keyword::not_before) || is(Keyword::not_after);
  }
}

Builder::Alternatives Builder::alternatives() {
  Alternatives out;
  for (;;) {
    out.is_broken = out.is_broken || now().is_line_start;
    Docs& branch = out.branches.emplace_back();
    do branch.push_back(pattern_item());
    while (begins_pattern_item());
    if (!is(Kind::bar)) return out;
    out.is_broken = out.is_broken || now().is_line_start;
    out.bars.push_back(take());
  }
}

/// Items side by side; one too many for a line begins the next.
Doc Builder::branch_doc(Docs items) {
  Docs out;
  for (Doc& item : items) {
    if (!out.empty()) out.push_back(line(1));
    out.push_back(std::move(item));
  }
  return group(docs(nest(4, docs(fill(std::move(out))))));
}

/// 限 before 语境
Docs Builder::pattern_options() {
  Docs scopes, contexts;
  while (is(Keyword::within) || is(Keyword::context)) {
    if (is(Keyword::within)) scopes.push_back(field(Keyword::within, &Builder::pattern_scope));
    else contexts.push_back(field(Keyword::context, &Builder::pattern_contexts));
  }
  for (Doc& context : contexts) scopes.push_back(std::move(context));
  return scopes;
}

Doc Builder::pattern_scope() { return take_value({Keyword::same_clause, Keyword::same_sentence, Keyword::same_paragraph, Keyword::same_article}); }
Doc Builder::pattern_contexts() {
  return words({Keyword::affirmed, Keyword::negated, Keyword::quoted, Keyword::repealed, Keyword::excepted, Keyword::defined, Keyword::supposed, Keyword::doubtful,
                Keyword::any});
}

/// The alternatives and options behind `out`. Broken, each bar stands `indentation` to the right, and so do the options;
/// the first alternative then begins a line as well, or stands where the others do (`is_field`).
Doc Builder::pattern_body(Docs out, Width indentation, bool is_field) {
  Alternatives all = alternatives();
  const bool is_list = all.is_list();
  const bool is_broken = (all.is_broken && !is_list) || now().is_line_start;
  Docs inside, entries;
  for (std::size_t i = 0; i < all.branches.size(); ++i) {
    Docs& into = is_list ? entries : inside;
    if (i > 0) {
      into.push_back(line(1));
      into.push_back(std::move(all.bars[i - 1]));
    } else if (!is_list && !is_field) {
      into.push_back(line(1));
      into.push_back(pad(0, {2, 2}));
    }
    const int blanks = i > 0 || is_list || is_field ? 1 : 0;
    into.push_back(spaced(branch_doc(std::move(all.branches[i])), blanks));
  }
  if (is_list) inside.push_back(fill(std::move(entries)));
  Docs options = pattern_options();
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (i == 0) inside.push_back(line(3));
    inside.push_back(i == 0 ? std::move(options[i]) : spaced(std::move(options[i]), 3));
  }
  out.push_back(nest(indentation, std::move(inside)));
  Doc whole = group(std::move(out));
  return is_broken ? hard(std::move(whole)) : whole;
}

Doc Builder::pattern(Docs prefix) {
  Docs out = head(std::move(prefix), Keyword::pattern);
  out.push_back(spaced(take()));
  out.push_back(spaced(take(Kind::equal)));
  return pattern_body(std::move(out), {2, 2}, false);
}

void Builder::extract_field(Fields& out) {
  if (is(Keyword::source)) return out.push_back({0, 0, field(Keyword::source, &Builder::fact_sources)});
  if (is(Keyword::pattern)) {
    Docs first;
    first.push_back(take(Keyword::pattern));
    const Width column = first.front().space + Width{-1, -1};
    return out.push_back({1, 0, pattern_body(std::move(first), column, true)});
  }
  if (is(Keyword::take)) return out.push_back({2, 1, field(Keyword::take, &Builder::sum)});
  if (is(Keyword::if_none)) return out.push_back({3, 1, field(Keyword::if_none, &Builder::sum)});
  if (is(Keyword::repeated)) return out.push_back({4, 0, field(Keyword::repeated, &Builder::repetition)});
  throw Lost();
}

Doc Builder::repetition() { return take_value({Keyword::agree, Keyword::first, Keyword::last, Keyword::maximum, Keyword::sum}); }

Doc Builder::extract(Docs prefix) {
  Docs out = head(std::move(prefix), Keyword::extract);
  out.push_back(spaced(path()));
  return block(std::move(out), &Builder::extract_field);
}

}  // namespace zhunsheng::format
