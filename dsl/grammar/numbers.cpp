// SPDX-License-Identifier: Apache-2.0
// Numbers, percents, money, dates and durations: longest match, unit included. The unit is the whole run behind the
// digits; a run that only begins with one (30日且) is an error whose fix is the split, and is read as if split.
#include <array>
#include <limits>

#include "dsl/grammar/lexer.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::grammar {
namespace {

using base::Code;
using base::DurationUnit;

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

struct MoneyUnit {
  std::string_view text;
  std::int64_t fen;
};
constexpr std::array<MoneyUnit, 6> money_units{{{"元", 100},
                                                {"千元", 100'000},
                                                {"万元", 1'000'000},
                                                {"百万元", 100'000'000},
                                                {"千万元", 1'000'000'000},
                                                {"亿元", 10'000'000'000}}};

struct TimeUnit {
  std::string_view text;
  DurationUnit unit;
};
constexpr std::array<TimeUnit, 8> chinese_time_units{{{"日", DurationUnit::day},
                                                      {"天", DurationUnit::day},
                                                      {"工作日", DurationUnit::workday},
                                                      {"个工作日", DurationUnit::workday},
                                                      {"周", DurationUnit::week},
                                                      {"月", DurationUnit::month},
                                                      {"个月", DurationUnit::month},
                                                      {"年", DurationUnit::year}}};
constexpr std::array<TimeUnit, 10> english_time_units{{{"day", DurationUnit::day},
                                                       {"days", DurationUnit::day},
                                                       {"workday", DurationUnit::workday},
                                                       {"workdays", DurationUnit::workday},
                                                       {"week", DurationUnit::week},
                                                       {"weeks", DurationUnit::week},
                                                       {"month", DurationUnit::month},
                                                       {"months", DurationUnit::month},
                                                       {"year", DurationUnit::year},
                                                       {"years", DurationUnit::year}}};

template <class Units>
const auto* find_unit(const Units& units, std::string_view text) {
  for (const auto& unit : units) {
    if (unit.text == text) return &unit;
  }
  return static_cast<decltype(&units[0])>(nullptr);
}

std::optional<TimeUnit> find_time_unit(std::string_view text) {
  if (const auto* unit = find_unit(chinese_time_units, text)) return *unit;
  if (const auto* unit = find_unit(english_time_units, text)) return *unit;
  return std::nullopt;
}

/// The longest Chinese unit that a run begins with.
std::string_view unit_prefix(std::string_view run) {
  std::string_view best;
  const auto consider = [&](std::string_view unit) {
    if (run.starts_with(unit) && unit.size() > best.size()) best = unit;
  };
  for (const auto& unit : money_units) consider(unit.text);
  for (const auto& unit : chinese_time_units) consider(unit.text);
  return best;
}

/// To the nearest fen, in 元.
std::string rounded_to_fen(std::int64_t mantissa, int decimals, std::int64_t unit_fen) {
  __int128 fen = static_cast<__int128>(mantissa) * unit_fen;
  for (; decimals > 1; --decimals) fen /= 10;
  const auto rounded = static_cast<std::int64_t>((fen + 5) / 10);
  const std::string cents = std::to_string(100 + rounded % 100).substr(1);
  return std::to_string(rounded / 100) + "." + cents + "元";
}

struct UsualUnit {
  std::string_view written, meant;
};
/// Units as people write them. What only counts things is left out, like 亩: areas are plain numbers.
constexpr std::array<UsualUnit, 24> usual_units{{{"号", "日"}, {"星期", "周"}, {"个星期", "周"}, {"个周", "周"}, {"礼拜", "周"}, {"工作天", "个工作日"}, {"个工作天", "个工作日"}, {"月份", "个月"},
                                                 {"个年", "年"}, {"块", "元"}, {"块钱", "元"}, {"个日", "日"}, {"人", ""}, {"名", ""}, {"次", ""}, {"户", ""},
                                                 {"份", ""}, {"票", ""}, {"件", ""}, {"家", ""}, {"个", ""}, {"项", ""}, {"亩", ""}, {"条", ""}}};

/// The unit that a run was meant as: 万 → 万元, 万人民币 → 万元, Days → days, 人 → nothing.
std::optional<std::string> meant_unit(std::string_view run) {
  for (const UsualUnit& unit : usual_units) {
    if (unit.written == run) return std::string(unit.meant);
  }
  constexpr std::string_view currency = "人民币";
  if (run.ends_with(currency)) run.remove_suffix(currency.size());
  const std::string with_yuan = run.ends_with("元") ? std::string(run) : std::string(run) + "元";
  if (find_unit(money_units, with_yuan) != nullptr) return with_yuan;
  std::string lower(run);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (find_unit(english_time_units, lower) != nullptr) return lower;
  return std::nullopt;
}

/// mantissa / 10^decimals in units of 1/scale; nothing if it is not whole or does not fit.
std::optional<std::int64_t> scaled(std::int64_t mantissa, int decimals, std::int64_t scale, bool& is_overflow) {
  __int128 value = static_cast<__int128>(mantissa) * scale;
  for (; decimals > 0; --decimals) {
    if (value % 10 != 0) return std::nullopt;
    value /= 10;
  }
  is_overflow = value > largest;
  return static_cast<std::int64_t>(is_overflow ? 0 : value);
}

}  // namespace

std::uint32_t Lexer::scan_digits(std::uint32_t offset, std::int64_t& value, int& count) const {
  value = count = 0;
  for (;;) {
    const Character character = peek(offset);
    if (!is_digit(character.code)) return offset;
    const auto digit = static_cast<std::int64_t>(character.code - U'0');
    value = value > (largest - digit) / 10 ? largest : value * 10 + digit;
    ++count;
    offset += character.length;
  }
}

Lexer::Number Lexer::scan_number(bool grouped) const {
  Number number{.begin = at_, .end = at_};
  int count = 0;
  __int128 mantissa = 0;
  const auto append = [&](std::uint32_t end) {
    for (std::uint32_t i = number.end; i < end; i += peek(i).length) {
      if (!is_digit(peek(i).code)) continue;
      mantissa = mantissa * 10 + (peek(i).code - U'0');
      number.is_overflow = number.is_overflow || mantissa > largest;
      if (number.is_overflow) mantissa = 0;
    }
    number.end = end;
  };
  std::int64_t part = 0;
  append(scan_digits(number.end, part, count));
  while (grouped && (number.is_grouped || count <= 3) && peek(number.end).code == U',') {
    const std::uint32_t end = scan_digits(number.end + peek(number.end).length, part, count);
    if (count != 3) break;
    number.is_grouped = true;
    append(end);
  }
  if (const Character point = peek(number.end); point.code == U'.' && is_digit(peek(number.end + point.length).code)) {
    const std::uint32_t end = scan_digits(number.end + point.length, part, number.decimals);
    append(end);
  }
  number.mantissa = static_cast<std::int64_t>(mantissa);
  return number;
}

void Lexer::read_number() {
  if (read_iso_date() || read_chinese_date()) return;
  const Number grouped = scan_number(true);
  if (grouped.is_grouped) {  // commas group digits only in money
    const std::uint32_t end = run_end(grouped.end);
    const std::string run = folded(grouped.end, end);
    if (!unit_prefix(run).empty() && find_unit(money_units, unit_prefix(run)) != nullptr) return read_unit(grouped);
  }
  read_unit(scan_number(false));
}

void Lexer::read_unit(const Number& number) {
  const Character next_character = peek(number.end);
  if (next_character.code == U'%') return read_percent(number, 100, number.end + next_character.length);
  if (next_character.code == U'‰') return read_percent(number, 1000, number.end + next_character.length);
  if (next_character.length == 0 || !is_run_start(next_character.code)) {
    if (!read_spaced_unit(number)) read_plain(number);
    return;
  }
  const std::uint32_t end = run_end(number.end);
  const std::string run = folded(number.end, end);
  if (read_literal_of_unit(number, run, end)) return;
  const std::string_view prefix = unit_prefix(run);
  if (prefix.empty()) return read_unknown_unit(number, run, end);
  std::uint32_t split = number.end;
  for (std::size_t characters = base::count_code_points(prefix); characters > 0; --characters) split += peek(split).length;
  read_literal_of_unit(number, prefix, split);
  read_glued(number.begin, end);
}

namespace {

struct Behind {
  std::string_view word, before;
};
/// 民法典第一千二百五十九条: 以上, 以下, 以内 include the number; 以外 does not.
constexpr std::array<Behind, 13> words_behind{{{"以上", "不少于 "}, {"以下", "不超过 "}, {"以内", "不超过 "}, {"之内", "不超过 "}, {"内", "不超过 "}, {"以外", "超过 "}, {"整", ""},
                                               {"人民币", ""}, {"份", ""}, {"左右", ""}, {"规定", ""}, {"之规定", ""}, {"的规定", ""}}};

/// 30日且…: a keyword, or one that joins before something else.
bool is_apart(std::string_view rest) {
  if (find_spelling(rest) != 0) return true;
  return rest.starts_with("且") || rest.starts_with("或");
}

}  // namespace

/// Behind a literal that was just read stands a run without a blank between. The blank mends it where a keyword follows.
void Lexer::read_glued(std::uint32_t begin, std::uint32_t end) {
  const std::string literal = slice(begin, at_), rest = slice(at_, end);
  base::Fix fix{{source_, begin, end}, literal + " " + rest};
  std::string& meant = fix.edits.front().replacement;
  fix.is_offer = !is_apart(rest);
  for (const Behind& behind : words_behind) {
    if (rest != behind.word) continue;
    const Token* operation = out_.tokens.size() > 1 ? &out_.tokens[out_.tokens.size() - 2] : nullptr;
    const bool is_compared = operation != nullptr && is_comparison(*operation);
    meant = (is_compared ? "" : std::string(behind.before)) + literal;
    fix.is_offer = is_compared && !behind.before.empty() && slice(operation->begin, operation->end) + " " != behind.before;  // 少于 30日以上
  }
  const std::size_t title = literal.find("》");
  for (const std::string_view joining : {"以及", "和", "与", "及"}) {
    if (rest == joining) {
      meant = literal + ", ";
      fix.is_offer = false;
    } else if (title != std::string::npos && rest.starts_with(std::string(joining) + "第")) {  // 第十条和第十一条
      meant = literal + ", " + literal.substr(0, title + 3) + rest.substr(joining.size());
      fix.is_offer = false;
    }
  }
  auto& diagnostic = report(Code::glued_literal, begin, end, {literal, rest});
  const bool is_longer = (rest.starts_with("以上") || rest.starts_with("以下")) && fix.edits.front().replacement == literal + " " + rest;  // 30日以上且不超过60日
  const bool is_range = rest.starts_with("至") || rest.starts_with("到") || is_longer;
  const bool is_half_citation = title != std::string::npos && (is_range || rest.starts_with("第") || rest.starts_with("但书"));
  if (is_half_citation) {
    diagnostic.notes.push_back({{source_, begin, end}, "一个引用写到一条、一款或者一项为止；几条要各写一个完整的引用，中间用“,”", "a citation names one article, paragraph or item; several are whole citations joined by “,”"});
  } else if (!is_range || is_apart(rest)) {
    diagnostic.fix = std::move(fix);
  }
  is_glued_ = true;
}

bool Lexer::read_literal_of_unit(const Number& number, std::string_view unit, std::uint32_t end) {
  if (const auto* money = find_unit(money_units, unit)) {
    read_money(number, money->fen, end);
    return true;
  }
  const auto time = find_time_unit(unit);
  if (!time) return false;
  if (is_digit(peek(end).code)) read_compound(number, end);
  else read_duration(number, time->unit, end);
  return true;
}

void Lexer::read_unknown_unit(const Number& number, const std::string& run, std::uint32_t end) {
  auto& diagnostic = report(Code::bad_unit, number.end, end, {run});
  if (const auto meant = meant_unit(run)) {
    diagnostic.suggestion = slice(number.begin, number.end).append(*meant);
    diagnostic.fix = base::Fix::offer({source_, number.begin, end}, *diagnostic.suggestion);
  }
  emit(TokenKind::integer, number.begin, end).is_suspect = true;
  at_ = end;
}

/// Between a number and an English unit one blank may stand: 3 days.
bool Lexer::read_spaced_unit(const Number& number) {
  if (number.decimals > 0 || peek(number.end).code != U' ') return false;
  const std::uint32_t begin = number.end + peek(number.end).length;
  if (begin >= text_.size() || static_cast<unsigned char>(text_[begin]) >= 0x80) return false;
  const std::uint32_t end = run_end(begin);
  const auto* unit = find_unit(english_time_units, text_.substr(begin, end - begin));
  if (unit == nullptr) return false;
  read_duration(number, unit->unit, end);
  return true;
}

void Lexer::read_plain(const Number& number) {
  at_ = number.end;
  Token& token = emit(number.decimals > 0 ? TokenKind::decimal : TokenKind::integer, number.begin, number.end);
  token.value = number.mantissa;
  bool is_overflow = number.is_overflow;
  if (number.decimals > 0 && !is_overflow) {
    const auto value = scaled(number.mantissa, number.decimals, base::decimal_scale, is_overflow);
    token.value = value.value_or(0);
    token.is_suspect = token.is_suspect || !value;
    if (!value) report(Code::too_precise, number.begin, number.end, {slice(number.begin, number.end)});
  }
  if (is_overflow) report(Code::number_too_large, number.begin, number.end, {slice(number.begin, number.end)});
  token.is_suspect = token.is_suspect || is_overflow;
}

void Lexer::read_percent(const Number& number, int scale, std::uint32_t end) {
  at_ = end;
  Token& token = emit(TokenKind::percent, number.begin, end);
  __int128 denominator = scale;
  for (int i = 0; i < number.decimals && i < 20; ++i) denominator *= 10;
  const auto fraction = number.is_overflow || number.decimals > 18 ? std::nullopt : base::make_fraction(number.mantissa, denominator);
  if (fraction) {
    token.value = fraction->numerator;
    token.denominator = fraction->denominator;
    return;
  }
  token.is_suspect = true;
  report(number.decimals > 18 ? Code::too_precise : Code::number_too_large, number.begin, end, {slice(number.begin, end)});
}

void Lexer::read_money(const Number& number, std::int64_t unit_fen, std::uint32_t end) {
  at_ = end;
  Token& token = emit(TokenKind::money, number.begin, end);
  bool is_overflow = number.is_overflow;
  const auto fen = is_overflow ? std::optional<std::int64_t>(0) : scaled(number.mantissa, number.decimals, unit_fen, is_overflow);
  token.value = fen.value_or(0);
  if (fen && !is_overflow) return;
  token.is_suspect = true;
  auto& diagnostic = report(is_overflow ? Code::number_too_large : Code::too_precise, number.begin, end, {slice(number.begin, end)});
  if (!is_overflow) diagnostic.fix = base::Fix::offer({source_, number.begin, end}, rounded_to_fen(number.mantissa, number.decimals, unit_fen));
}

void Lexer::read_duration(const Number& number, DurationUnit unit, std::uint32_t end) {
  at_ = end;
  Token& token = emit(TokenKind::duration, number.begin, end);
  token.value = number.mantissa;
  token.unit = unit;
  token.is_suspect = token.is_suspect || number.is_overflow || number.decimals > 0;
  if (number.decimals > 0) {
    auto& diagnostic = report(Code::fractional_duration, number.begin, end, {slice(number.begin, end)});
    bool is_overflow = false;
    const auto months = unit == DurationUnit::year ? scaled(number.mantissa, number.decimals, 12, is_overflow) : std::nullopt;
    if (months && !is_overflow) diagnostic.fix = base::Fix{{source_, number.begin, end}, std::to_string(*months) + "个月"};
  }
  else if (number.is_overflow) report(Code::number_too_large, number.begin, end, {slice(number.begin, end)});
}

/// 1年6个月, 3个月15日: the units are read to the last one; years and months have one sum, which is the fix.
void Lexer::read_compound(const Number& number, std::uint32_t end) {
  std::int64_t months = 0;
  bool is_months = true;
  std::uint32_t part_begin = number.begin, unit_begin = number.end;
  for (;;) {
    std::int64_t count = 0;
    int digits = 0;
    scan_digits(part_begin, count, digits);
    const auto unit = find_time_unit(folded(unit_begin, end));
    const bool is_year = unit && unit->unit == DurationUnit::year, is_month = unit && unit->unit == DurationUnit::month;
    is_months = is_months && (is_year || is_month) && count < 10'000;
    if (is_months) months += is_year ? 12 * count : count;
    if (!is_digit(peek(end).code)) break;
    part_begin = end;
    unit_begin = scan_digits(end, count, digits);
    end = run_end(unit_begin);
  }
  auto& diagnostic = report(Code::compound_duration, number.begin, end, {slice(number.begin, end)});
  if (is_months) diagnostic.fix = base::Fix{{source_, number.begin, end}, std::to_string(months) + "个月"};
  at_ = end;
  Token& token = emit(TokenKind::duration, number.begin, end);
  token.value = months;
  token.unit = DurationUnit::month;
  token.is_suspect = true;
}

void Lexer::finish_date(std::uint32_t begin, std::int64_t year, std::int64_t month, std::int64_t day) {
  Token& token = emit(TokenKind::date, begin, at_);
  const auto date = base::make_date(static_cast<int>(year), static_cast<int>(month), static_cast<int>(day));
  if (date) {
    token.value = date->days;
  } else {
    auto& diagnostic = report(Code::no_such_date, begin, at_, {slice(begin, at_)});
    const bool may_be_late = month >= 1 && month <= 12 && day > 28 && day <= 31;  // 2023-02-29: the month's last day
    for (std::int64_t last = 30; may_be_late && last >= 28 && !diagnostic.fix; --last)
      if (const auto end = base::make_date(static_cast<int>(year), static_cast<int>(month), static_cast<int>(last))) diagnostic.fix = base::Fix::offer({source_, begin, at_}, base::to_string(*end));
  }
  token.is_suspect = token.is_suspect || !date;
}

/// 2024-08-01; with other counts of digits (2024-8-1) or other signs (2024/08/01, 2024.8.1) it is a date written wrongly.
bool Lexer::read_iso_date() {
  const std::uint32_t begin = at_;
  std::int64_t parts[3];
  int counts[3];
  std::uint32_t end = begin;
  char32_t sign = U'-';
  for (int i = 0; i < 3; ++i) {
    if (i == 1) sign = peek(end).code;
    if (i > 0) {
      if ((sign != U'-' && sign != U'/' && sign != U'.') || peek(end).code != sign) return false;
      end += peek(end).length;
    }
    end = scan_digits(end, parts[i], counts[i]);
    if (i == 0 ? counts[i] != 4 : counts[i] < 1 || counts[i] > 2) return false;
  }
  at_ = end;
  if (sign == U'-' && counts[1] == 2 && counts[2] == 2) {
    finish_date(begin, parts[0], parts[1], parts[2]);
  } else {
    auto& diagnostic = report(Code::no_such_date, begin, end, {slice(begin, end)});
    const auto date = base::make_date(static_cast<int>(parts[0]), static_cast<int>(parts[1]), static_cast<int>(parts[2]));
    if (date) diagnostic.fix = base::Fix{{source_, begin, end}, base::to_string(*date)};
    Token& token = emit(TokenKind::date, begin, end);
    token.value = date ? date->days : 0;
    token.is_suspect = true;
  }
  if (is_run_start(peek(at_).code)) read_glued(begin, run_end(at_));
  return true;
}

/// 2024年8月1日; 2024年8月 is an incomplete date. 1年6个月 is none (read_compound).
bool Lexer::read_chinese_date() {
  const std::uint32_t begin = at_;
  std::int64_t year = 0, month = 0;
  int digits = 0;
  const std::uint32_t year_end = scan_digits(begin, year, digits);
  if (digits != 4 || peek(year_end).code != U'年') return false;
  const std::uint32_t month_begin = year_end + peek(year_end).length;
  const std::uint32_t month_end = scan_digits(month_begin, month, digits);
  if (digits < 1 || digits > 2 || peek(month_end).code != U'月') return false;
  const std::uint32_t day_begin = month_end + peek(month_end).length;
  std::int64_t day = 0;
  const std::uint32_t day_end = scan_digits(day_begin, day, digits);
  if (digits >= 1 && digits <= 2 && peek(day_end).code == U'日') {
    at_ = day_end + peek(day_end).length;
    finish_date(begin, year, month, day);
    if (is_run_start(peek(at_).code)) read_glued(begin, run_end(at_));
    return true;
  }
  at_ = digits > 0 ? day_end : day_begin;
  at_ = is_run_start(peek(at_).code) && digits > 0 ? run_end(at_) : at_;
  auto& diagnostic = report(Code::incomplete_date, begin, at_, {slice(begin, at_)});
  const auto date = digits > 0 && slice(day_end, at_) == "号" ? base::make_date(static_cast<int>(year), static_cast<int>(month), static_cast<int>(day)) : std::nullopt;
  if (date) diagnostic.fix = base::Fix{{source_, begin, at_}, base::to_string(*date)};
  emit(TokenKind::date, begin, at_).is_suspect = true;
  return true;
}

}  // namespace zhunsheng::grammar
