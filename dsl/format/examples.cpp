// SPDX-License-Identifier: Apache-2.0
// 例: what is given, then what is expected.
#include "dsl/format/builder.hpp"

namespace zhunsheng::format {

// ---- values ----------------------------------------------------------------------------------------------------------------

Doc Builder::given_value() {
  if (is(Kind::brace_open)) return record();
  if (is(Kind::bracket_open)) return list();
  if (is(Kind::minus)) {
    Doc sign = take();
    return concat(docs(std::move(sign), take()));
  }
  return take_value({Keyword::truth, Keyword::falsity, Keyword::unknown, Keyword::n_a});
}

/// { name value  name value }: on one line, or filled; the author's line ends are kept.
Doc Builder::record() {
  const std::size_t open_token = at_;
  Doc open = take(Kind::brace_open);
  Docs fields;
  while (!is(Kind::brace_close)) {
    if (!fields.empty()) fields.push_back(now().is_line_start ? new_line() : line(2));
    Doc name = take();
    fields.push_back(group(docs(concat(docs(std::move(name), spaced(given_value()))))));
  }
  const std::uint32_t last_comments = comments_.split_before(at_);
  const std::size_t close_token = at_;
  Doc close = take(Kind::brace_close);
  if (fields.empty() && last_comments == 0) return concat(docs(std::move(open), std::move(close)));
  Docs out, inside;
  out.push_back(std::move(open));
  if (!fields.empty()) {
    inside.push_back(line(1));
    inside.push_back(fill(std::move(fields)));
  }
  if (last_comments != 0) {
    inside.push_back(line(1));
    inside.push_back(dangling(last_comments));
  }
  out.push_back(nest(2, std::move(inside)));
  out.push_back(line(1));
  out.push_back(std::move(close));
  Doc whole = group(std::move(out));
  return last_comments == 0 && is_one_line(open_token, close_token) ? std::move(whole) : hard(std::move(whole));
}

/// [ a, b, .. ]
Doc Builder::list() {
  Docs out, items;
  out.push_back(take(Kind::bracket_open));
  while (!is(Kind::bracket_close)) {
    items.push_back(is(Kind::gap) ? take() : group(docs(given_value())));
    if (is(Kind::comma)) {
      items.push_back(take());
      items.push_back(now().is_line_start ? new_line() : line(is_wide(items.back()) ? 0 : 1));
    } else if (is(Kind::gap)) {
      items.push_back(line(1));
    }
  }
  if (!items.empty()) out.push_back(nest(2, docs(fill(std::move(items)))));
  out.push_back(take(Kind::bracket_close));
  return concat(std::move(out));
}

// ---- fields ----------------------------------------------------------------------------------------------------------------

/// 缺 before 因为
Doc Builder::expectation() {
  Docs out, missing, because;
  out.push_back(take_value({Keyword::violated, Keyword::undetermined, Keyword::exempt, Keyword::satisfied, Keyword::not_applicable}));
  out.push_back(spaced(path()));
  while (is(Keyword::missing) || is(Keyword::because)) {
    const bool is_missing = is(Keyword::missing);
    Docs& into = is_missing ? missing : because;
    into.push_back(line(1));
    into.push_back(is_missing ? field(Keyword::missing, &Builder::paths) : field(Keyword::because, &Builder::fact_sources));
  }
  for (Doc& part : because) missing.push_back(std::move(part));
  if (!missing.empty()) out.push_back(nest(2, docs(fill(std::move(missing)))));
  return concat(std::move(out));
}

Doc Builder::paths() {
  Docs out;
  out.push_back(path());
  while (is(Kind::comma)) {
    out.push_back(take());
    out.push_back(line(is_wide(out.back()) ? 0 : 1));
    out.push_back(path());
  }
  return nest(2, docs(fill(std::move(out))));
}

Doc Builder::given_block() {
  Doc name = take();
  return concat(docs(std::move(name), spaced(given_value())));
}

Doc Builder::example_text() {
  if (is(Kind::string)) return take();
  Doc name = take();
  return concat(docs(std::move(name), spaced(take(Kind::string))));
}

void Builder::example_field(Fields& out) {
  if (is(Keyword::at)) return out.push_back({0, 1, field(Keyword::at, &Builder::name)});
  if (is(Keyword::complete)) return out.push_back({1, 1, take(Keyword::complete)});
  if (is(Keyword::given)) return out.push_back({2, 0, field(Keyword::given, &Builder::given_block)});
  if (is(Keyword::materials)) return out.push_back({3, 0, field(Keyword::materials, &Builder::fact_sources)});
  if (is(Keyword::text)) return out.push_back({4, 0, field(Keyword::text, &Builder::example_text)});
  if (is(Keyword::expect)) return out.push_back({5, 0, field(Keyword::expect, &Builder::expectation)});
  for (const Keyword word : {Keyword::hit, Keyword::miss, Keyword::known_miss, Keyword::known_false_alarm}) {
    if (!is(word)) continue;
    Docs sample;
    sample.push_back(take(word));
    sample.push_back(pad(1, {1, 1}));
    sample.push_back(take(Kind::string));
    return out.push_back({6, 0, concat(std::move(sample))});
  }
  throw Lost();
}

/// 命中 and 不命中 in one column; the rarer, longer words beside them do not widen it.
Doc Builder::example(Docs prefix) {
  constexpr int widest_sample = 6;
  Docs out = head(std::move(prefix), Keyword::example);
  out.push_back(spaced(take()));
  const std::size_t open_token = at_;
  Doc open = take(Kind::brace_open);
  Fields fields, samples;
  while (!is(Kind::brace_close)) {
    Fields one;
    example_field(one);
    (one.front().place == 6 ? samples : fields).push_back(std::move(one.front()));
  }
  align(samples, 0, 1, widest_sample);
  for (Field& sample : samples) fields.push_back(std::move(sample));
  return block_of(std::move(out), std::move(open), open_token, std::move(fields), true);
}

}  // namespace zhunsheng::format
