#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the files of the conformance suite that are whole tables: `python3 tests/conformance/tables.py`; with `--check` it
writes nothing and fails if a file is not what it would write.

The tables of truth stand here as design §3.6 has them, and outcomes are derived from them as that page says; nothing is
asked of an engine. The tests need the JSON files only. Four letters stand for the four truth values:
T true, F false, U unknown, N 不适用.
"""
import itertools
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
IS_CHECK = "--check" in sys.argv[1:]
DIFFERENT = []
T, F, U, N = "TFUN"

# Design §3.6, Truth values. Row: left operand, column: right operand, both in the order T F U N.
AND = {T: "TFUN", F: "FFFF", U: "UFUU", N: "NFUN"}
OR = {T: "TTTT", F: "TFUN", U: "TUUU", N: "TNUN"}
NOT = {T: F, F: T, U: U, N: N}
ORDER = "TFUN"


def both(left, right):
    return AND[left][ORDER.index(right)]


def either(left, right):
    return OR[left][ORDER.index(right)]


def fold(joined, values, start):
    for value in values:
        start = joined(start, value)
    return start


# The states a fact can be in, as facts JSON writes them (None: the key is left out), and the truth each gives.
ABSENT = object()
STATES = {"是": (True, T), "否": (False, F), "不详": (None, U), "未提供": (ABSENT, U), "不适用": ({"n_a": True}, N)}


def facts_of(block, values):
    """Facts JSON of one block, without the keys that are 未提供."""
    given = {name: value for name, value in values.items() if value is not ABSENT}
    return {block: given} if given else {}


def refinements(truths):
    """Everything the unknown ones among the truths may still become."""
    return itertools.product(*[(T, F, N) if truth == U else (truth,) for truth in truths])


def exception_state(when, inner=()):
    """Design §3.6: holds (T), fails (F), else unknown. `inner`: states of the inner exceptions."""
    if when in (F, N) or T in inner:
        return F
    if when == T and all(state == F for state in inner):
        return T
    return U


def outcome(applies, norm, exceptions=()):
    """Design §3.6, Outcome: the first row that fits, of a check in force and meant for the document."""
    if applies in (F, N):
        return "not_applicable"
    if applies == T and norm == T:
        return "satisfied"
    if applies == T and norm == N:
        return "not_applicable"
    if applies == T and norm == F:
        if T in exceptions:
            return "exempt"
        if all(state == F for state in exceptions):
            return "violated"
    return "undetermined"


def expectation(decide, truths):
    """The outcome at these truths of independent facts, and whether it is harmless. `decide`: truths → outcome."""
    result = decide(*truths)
    if result != "undetermined":
        return result
    if any(decide(*better) == "violated" for better in refinements(truths)):
        return result
    return {"outcome": result, "harmless": True}


def ask(decide, truths, names):
    """The smallest sets of unknown facts some values (是, 否) of which decide, in order of declaration."""
    unknown = [i for i, truth in enumerate(truths) if truth == U]
    for size in range(1, len(unknown) + 1):
        sets = []
        for chosen in itertools.combinations(unknown, size):
            for values in itertools.product((T, F), repeat=size):
                tried = list(truths)
                for place, value in zip(chosen, values):
                    tried[place] = value
                if decide(*tried) != "undetermined":
                    sets.append([names[i] for i in chosen])
                    break
        if sets:
            return sets[:8]
    return []


def check(name, body):
    return f'规则 {name} {{ 类别 内容  等级 提示  依据 实务 "通例"  提示 "不合。"  {body} }}'


# An expression is shown in each place a condition can stand in; each place tells other truths apart.
PLACES = {"要求": "应当 {}", "禁止": "不得 {}", "前提": "适用 {}  应当 否", "宽免": '应当 否  例外 外 {{ 当 {}  依据 实务 "通例" }}'}


def place_outcome(place, truth):
    return {
        "要求": lambda: outcome(T, truth),
        "禁止": lambda: outcome(T, NOT[truth]),
        "前提": lambda: outcome(truth, F),
        "宽免": lambda: outcome(T, F, [exception_state(truth)]),
    }[place]()


def in_places(evaluate, truths, suffix="", names=None):
    """Expectations of the four checks of PLACES over one expression of independent facts."""
    out = {}
    for place in PLACES:
        expected = expectation(lambda *values: place_outcome(place, evaluate(*values)), truths)
        if expected == "undetermined" and names:
            expected = {"outcome": expected, "missing": ask(lambda *values: place_outcome(place, evaluate(*values)), truths, names)}
        out[place + suffix] = expected
    return out


def checks_in_places(expression, suffix=""):
    return [check(place + suffix, body.format(expression)) for place, body in PLACES.items()]


def write(name, topic, section, rules, cases):
    """One key a line, one value a key."""
    def inline(value):
        return json.dumps(value, ensure_ascii=False)

    def block(lines, indent):
        return "[\n" + ",\n".join(" " * (indent + 2) + inline(line) for line in lines) + "\n" + " " * indent + "]"

    def entry(case):
        parts = []
        for key, value in case.items():
            if key == "expect" and len(inline(value)) > 120:
                rows = ",\n".join(f"        {inline(check_name)}: {inline(row)}" for check_name, row in value.items())
                parts.append(f'      "expect": {{\n{rows}\n      }}')
            else:
                parts.append(f'      "{key}": ' + (block(value, 6) if key == "rules" else inline(value)))
        return "    {\n" + ",\n".join(parts) + "\n    }"

    head = [f'  "topic": {inline(topic)}', f'  "section": {inline(section)}', '  "generated_by": "tables.py"']
    if rules:
        head.append('  "rules": ' + block(rules, 2))
    text = "{\n" + ",\n".join(head) + ',\n  "cases": [\n' + ",\n".join(entry(case) for case in cases) + "\n  ]\n}\n"
    path = HERE / f"{name}.json"
    if not IS_CHECK:
        path.write_text(text, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != text:
        DIFFERENT.append(path.name)
    return len(cases)


def junctions():
    """且, 或 over every pair of states, 不是 over every state."""
    facts = ["事实 甲 { 一 是否  二 是否 }"]
    count = 0
    for word, joined, why in (("且", both, "In 且 false wins, then unknown, then 不适用."), ("或", either, "In 或 true wins, then unknown, then 不适用.")):
        cases = []
        for left, right in itertools.product(STATES, STATES):
            (first, left_truth), (second, right_truth) = STATES[left], STATES[right]
            cases.append({"name": f"{left} {word} {right}", "why": f"{why} Here {left_truth} {word} {right_truth} is {joined(left_truth, right_truth)}.",
                          "facts": facts_of("甲", {"一": first, "二": second}),
                          "expect": in_places(joined, (left_truth, right_truth), names=["甲.一", "甲.二"])})
        file = "and" if word == "且" else "or"
        count += write(f"truth_{file}", f"{word}: every state of a fact with every other", "design §3.6 Truth values, Outcome, Harmless", facts + checks_in_places(f"甲.一 {word} 甲.二"), cases)
    cases = []
    for state, (value, truth) in STATES.items():
        cases.append({"name": f"不是 {state}", "why": f"不是 keeps unknown and 不适用. Here 不是 {truth} is {NOT[truth]}.", "facts": facts_of("甲", {"一": value}),
                      "expect": in_places(lambda x: NOT[x], (truth,), names=["甲.一"])})
        cases.append({"name": f"{state} by itself", "why": f"A bare fact is its own truth, here {truth}.", "facts": facts_of("甲", {"一": value}),
                      "expect": in_places(lambda x: x, (truth,), "_一", names=["甲.一"])})
        cases.append({"name": f"不是 不是 {state}", "why": f"Twice 不是 gives the truth back, here {truth}.", "facts": facts_of("甲", {"一": value}),
                      "expect": in_places(lambda x: x, (truth,), "_二", names=["甲.一"])})
    rules = facts + checks_in_places("不是 甲.一") + checks_in_places("甲.一", "_一") + checks_in_places("不是 不是 甲.一", "_二")
    return count + write("truth_not", "不是, and a fact by itself, in every state", "design §3.6 Truth values", rules, cases)


def folds():
    """Three operands: grouping and order do not matter; every selection of three truths."""
    letters = {T: True, F: False, U: None, N: {"n_a": True}}
    facts = ["事实 甲 { 一 是否  二 是否  三 是否 }"]
    count = 0
    for word, joined, start, file in (("且", both, T, "and"), ("或", either, F, "or")):
        shapes = {"平": f"甲.一 {word} 甲.二 {word} 甲.三", "左": f"(甲.一 {word} 甲.二) {word} 甲.三", "右": f"甲.一 {word} (甲.二 {word} 甲.三)", "倒": f"甲.三 {word} 甲.二 {word} 甲.一"}
        rules = facts + [check(f"{name}_{place}", PLACES[place].format(text)) for name, text in shapes.items() for place in ("要求", "禁止")]
        cases = []
        for truths in itertools.product("TFUN", repeat=3):
            result = fold(joined, truths, start)
            expect = {}
            for name in shapes:
                for place in ("要求", "禁止"):
                    expect[f"{name}_{place}"] = expectation(lambda *values: place_outcome(place, fold(joined, values, start)), truths)
            cases.append({"name": f" {word} ".join(truths), "why": f"Three operands fold in any order and grouping; here the result is {result}.",
                          "facts": facts_of("甲", dict(zip("一二三", (letters[truth] for truth in truths)))), "expect": expect})
        count += write(f"truth_{file}_of_three", f"{word} of three operands, every selection of the four truth values", "design §3.6 Truth values", rules, cases)
    return count


def mixed():
    """不是 over a junction, and one junction inside the other: De Morgan holds for all four values."""
    letters = {T: True, F: False, U: None, N: {"n_a": True}}
    rules = ["事实 甲 { 一 是否  二 是否 }", check("不是且", "应当 不是 (甲.一 且 甲.二)"), check("或不是", "应当 不是 甲.一 或 不是 甲.二"), check("不是或", "应当 不是 (甲.一 或 甲.二)"), check("且不是", "应当 不是 甲.一 且 不是 甲.二")]
    cases = []
    for truths in itertools.product("TFUN", repeat=2):
        nand = lambda x, y: outcome(T, NOT[both(x, y)])
        nor = lambda x, y: outcome(T, NOT[either(x, y)])
        cases.append({"name": " ".join(truths), "why": f"不是 over 且 is 或 of 不是, and the other way round, with unknown and 不适用 too: {NOT[both(*truths)]} and {NOT[either(*truths)]}.",
                      "facts": facts_of("甲", dict(zip("一二", (letters[truth] for truth in truths)))),
                      "expect": {"不是且": expectation(nand, truths), "或不是": expectation(nand, truths), "不是或": expectation(nor, truths), "且不是": expectation(nor, truths)}})
    return write("truth_mixed", "不是 over 且 and 或", "design §3.6 Truth values", rules, cases)


def operands():
    """Comparison, arithmetic and 含: each state of either operand, in a dossier that is complete and in one that is not."""
    rules = ["事实 甲 { 数 整数  另 整数  文 文本  片 文本  款 金额  价 金额  起 日期  止 日期  一 是否  二 是否  类 枚举(施工、货物)  种 枚举(施工、货物) }",
             check("比较", "应当 甲.数 不少于 甲.另"), check("比较不合", "应当 甲.数 少于 甲.另"), check("算术", "应当 甲.数 + 甲.另 = 5"), check("算术不合", "应当 甲.数 - 甲.另 > 1"),
             check("商", "应当 甲.款 / 甲.价 = 150%"), check("文含", "应当 甲.文 含 甲.片"), check("文不含", "应当 不是 甲.文 含 甲.片"), check("日差", "应当 甲.止 - 甲.起 = 1日"), check("同真", "应当 甲.一 = 甲.二"), check("异真", "应当 甲.一 ≠ 甲.二"), check("同类", "应当 甲.类 = 甲.种")]
    known = {"数": 3, "另": 2, "文": "承租人转租", "片": "转租", "款": "3元", "价": "2元", "起": "2024-02-29", "止": "2024-03-01", "一": True, "二": True, "类": "货物", "种": "货物"}
    lacking = {"不详": None, "未提供": ABSENT, "不适用": {"n_a": True}}
    kept = ("比较", "算术", "商", "文含", "日差", "同真", "同类")
    reads = {"商": ("甲.款", "甲.价"), "文含": ("甲.文", "甲.片"), "文不含": ("甲.文", "甲.片"), "日差": ("甲.起", "甲.止"), "同真": ("甲.一", "甲.二"), "异真": ("甲.一", "甲.二"), "同类": ("甲.类", "甲.种")}
    cases = []
    for complete in (False, True):
        for left, right in itertools.product(["已知", *lacking], repeat=2):
            values = {}
            for name in known:
                state = left if name in ("数", "文", "款", "起", "一", "类") else right
                values[name] = known[name] if state == "已知" else lacking[state]
            if "不适用" in (left, right):
                why, result = "An operand that is 不适用 makes the whole 不适用, also beside an unknown one.", N
            elif left == right == "已知":
                why, result = "Both operands are known.", None
            else:
                why, result = "An unknown operand makes the whole unknown; 未提供 is not known in a complete dossier either.", U
            expect = {}
            for name in (*kept, "比较不合", "算术不合", "文不含", "异真"):
                expect[name] = outcome(T, result or (T if name in kept else F))
                if result == U:  # one value cannot be weighed without the other
                    asked = [fact for fact, state in zip(reads.get(name, ("甲.数", "甲.另")), (left, right)) if state != "已知"]
                    expect[name] = {"outcome": "undetermined", "missing": [asked]}
            case = {"name": f"{left}, {right}" + (" (complete)" if complete else ""), "why": why, "facts": facts_of("甲", values)}
            if complete:
                case["complete"] = True
            cases.append({**case, "expect": expect})
    return write("operands", "comparison, arithmetic and 含 with operands in each state", "design §3.6 Truth values, Monotone", rules, cases)


def relations():
    """The six relations below, at and above the limit, over each ordered type."""
    types = {"整数": ("整数", "30", 29, 30, 31), "小数": ("小数", "0.3", 0.299999, 0.3, 0.300001), "金额": ("金额", "400万元", "399.999999万元", "400万元", "400.000001万元"), "比例": ("比例", "30%", "299‰", "30%", "301‰"),
             "日期": ("日期", "2024-03-01", "2024-02-29", "2024-03-01", "2024-03-02"), "时长": ("时长(日)", "30日", "29日", "30日", "31日")}
    words = {"等于": ("=", F, T, F), "不等于": ("≠", T, F, T), "不少于": ("不少于", F, T, T), "达到": ("达到", F, T, T), "不低于": ("不低于", F, T, T), "超过": ("超过", F, F, T), "不满": ("不满", T, F, F),
             "少于": ("少于", T, F, F), "不超过": ("不超过", T, T, F), "不高于": ("不高于", T, T, F)}
    inclusive = "以上, 以下, 以内 include the number; 超过, 不满 do not (民法典第一千二百五十九条)."
    cases = []
    for type_name, (declared, limit, *values) in types.items():
        for position, (value, label) in enumerate(zip(values, ("just below", "at", "just above"))):
            cases.append({"name": f"{type_name} {label} the limit", "why": inclusive,
                          "rules": [f"事实 甲 {{ 值 {declared} }}"] + [check("要求" + name, f"应当 甲.值 {word[0]} {limit}") for name, word in words.items()],
                          "facts": {"甲": {"值": value}}, "expect": {"要求" + name: outcome(T, word[1 + position]) for name, word in words.items()}})
    return write("relations", "each comparison word below, at and above the limit", "design §3.2 Comparison words, §3.5", [], cases)


def outcomes():
    """适用 × norm × exception, each in every state."""
    letters = {T: True, F: False, U: None, N: {"n_a": True}}
    states = {"none": None, "holds": T, "fails": F, "unknown": U}
    facts = ["事实 甲 { 管 是否  合 是否  外 是否 }"]
    cases = []
    for applies, norm, exception in itertools.product(["absent", *"TFUN"], "TFUN", states):
        body = "" if applies == "absent" else "适用 甲.管  "
        tail = "" if exception == "none" else '  例外 外 { 当 甲.外  依据 实务 "通例" }'
        rules = [check("要求", body + "应当 甲.合" + tail), check("禁止", body + "不得 不是 甲.合" + tail)]
        truths = (T if applies == "absent" else applies, norm) + (() if exception == "none" else (states[exception],))
        decide = lambda a, n, *e: outcome(a, n, [exception_state(x) for x in e])
        expected = expectation(decide, truths)
        values = {"合": letters[norm]}
        if applies != "absent":
            values["管"] = letters[applies]
        if exception != "none":
            values["外"] = letters[states[exception]]
        result = expected if isinstance(expected, str) else expected["outcome"]
        if expected == "undetermined":
            expected = {"outcome": expected, "missing": ask(decide, truths, ["甲.管", "甲.合", "甲.外"])}
        cases.append({"name": f"适用 {applies}, norm {norm}, exception {exception}", "why": OUTCOME_WHY[result] if isinstance(expected, str) or not expected.get("harmless") else HARMLESS_WHY,
                      "rules": rules, "facts": {"甲": values}, "expect": {"要求": expected, "禁止": expected}})
    return write("outcomes", "the outcome table: 适用 × 应当 or 不得 × exception", "design §3.6 Outcome, Harmless, Ask-lists", facts, cases)


OUTCOME_WHY = {
    "not_applicable": "适用 false or 不适用, or a norm that is 不适用: not_applicable.",
    "satisfied": "适用 true (or not written) and the norm true: satisfied; exceptions are not looked at.",
    "exempt": "适用 true, the norm false, an exception holds: exempt.",
    "violated": "适用 true, the norm false, all exceptions fail: violated.",
    "undetermined": "None of the other rows fits: undetermined, and violated can still be reached.",
}
HARMLESS_WHY = "None of the other rows fits, but no values could make it violated: undetermined and harmless, no request."


def exceptions():
    """Nested to three levels, every truth of each 当; two beside one another."""
    letters = {T: True, F: False, U: None, N: {"n_a": True}}
    words = {T: "holds", F: "fails", U: "unknown"}
    facts = ["事实 甲 { 外 是否  中 是否  内 是否 }"]
    cite = ' 依据 实务 "通例"'
    outer = "例外 外层 {{ 当 甲.外" + cite + "{} }}"
    middle = " 例外 中层 {{ 当 甲.中" + cite + "{} }}"
    inner = " 例外 内层 { 当 甲.内" + cite + " }"
    shapes = [outer.format(""), outer.format(middle.format("")), outer.format(middle.format(inner))]

    def state(*truths):
        result = exception_state(truths[-1])
        for truth in reversed(truths[:-1]):
            result = exception_state(truth, [result])
        return result

    cases = []
    for depth, shape in enumerate(shapes, start=1):
        for truths in itertools.product("TFUN", repeat=depth):
            result = state(*truths)
            decide = lambda *values: outcome(T, F, [state(*values)])
            expected = expectation(decide, truths)
            row = {"outcome": expected} if isinstance(expected, str) else dict(expected)
            row["exceptions"] = {"外层": words[result]}
            if expected == "undetermined":
                row["missing"] = ask(decide, truths, ["甲.外", "甲.中", "甲.内"])
            cases.append({"name": f"depth {depth}: 当 " + " > ".join(truths),
                          "why": f"An exception holds if its 当 is true and no inner one holds, fails if its 当 is false or 不适用 or an inner one holds, else is unknown; here it {words[result] if result != U else 'is unknown'}.",
                          "rules": [check("要求", "应当 否  " + shape)], "facts": {"甲": dict(zip("外中内", (letters[truth] for truth in truths)))}, "expect": {"要求": row}})
    pair = [check("要求", '应当 否  例外 甲类 { 当 甲.外 依据 实务 "通例" }  例外 乙类 { 当 甲.中 依据 实务 "通例" }')]
    for truths in itertools.product("TFUN", repeat=2):
        decide = lambda *values: outcome(T, F, [exception_state(value) for value in values])
        expected = expectation(decide, truths)
        row = {"outcome": expected} if isinstance(expected, str) else dict(expected)
        row["exceptions"] = dict(zip(("甲类", "乙类"), (words[exception_state(truth)] for truth in truths)))
        if expected == "undetermined":
            row["missing"] = ask(decide, truths, ["甲.外", "甲.中"])
        cases.append({"name": "beside one another: 当 " + ", ".join(truths), "why": "One exception that holds is enough; all must fail for violated.", "rules": pair,
                      "facts": {"甲": dict(zip("外中", (letters[truth] for truth in truths)))}, "expect": {"要求": row}})
    return write("exceptions", "exceptions, nested to three levels and beside one another", "design §3.6 Outcome (an exception holds, fails), Harmless", facts, cases)


def presence_rows(has, lacks, fact):
    def row(truth):
        return {"outcome": "undetermined", "missing": [[fact]]} if truth == U else outcome(T, truth)

    return {"须有": row(has), "须缺": row(lacks), "不得有": row(NOT[has]), "不得缺": row(NOT[lacks])}


def presence():
    """有 and 缺 of facts of each type in each state, of fields and of materials, in both sorts of dossier."""
    values = {"是否": ("是否", True), "是否, 否": ("是否", False), "整数": ("整数", 0), "金额": ("金额", "1元"), "日期": ("日期", "2024-03-01"), "文本": ("文本", ""), "枚举": ("枚举(甲、乙)", "乙"), "列表": ("列表(整数)", [])}
    table = {False: {"已知": (T, F), "不详": (U, U), "未提供": (U, U), "不适用": (F, F)}, True: {"已知": (T, F), "不详": (U, U), "未提供": (F, T), "不适用": (F, F)}}
    why = {"已知": "A known fact is 有 and not 缺, whatever its value.", "不详": "不详 is unknown, always, in a complete dossier too.", "不适用": "不适用 is neither 有 nor 缺.",
           "未提供": "未提供 is unknown, in a complete dossier not 有 but 缺."}
    cases = []
    for complete, state in itertools.product((False, True), table[False]):
        for label, (declared, known) in values.items():
            if state != "已知" and label == "是否, 否":
                continue
            value = {"已知": known, "不详": None, "未提供": ABSENT, "不适用": {"n_a": True}}[state]
            has, lacks = table[complete][state]
            case = {"name": f"{label}: {state}" + (" (complete)" if complete else ""), "why": why[state],
                    "rules": [f"事实 甲 {{ 项 {declared} }}", check("须有", "应当 有(甲.项)"), check("须缺", "应当 缺(甲.项)"), check("不得有", "不得 有(甲.项)"), check("不得缺", "不得 缺(甲.项)")],
                    "facts": facts_of("甲", {"项": value})}
            if complete:
                case["complete"] = True
            cases.append({**case, "expect": presence_rows(has, lacks, "甲.项")})
        has, lacks = table[complete][state]
        value = {"已知": True, "不详": None, "未提供": ABSENT, "不适用": {"n_a": True}}[state]
        case = {"name": f"field of an element: {state}" + (" (complete)" if complete else ""), "why": why[state],
                "rules": ["事实 方 { 名称 文本  项 是否 }", "事实 甲 { 方们 列表(方) }", check("须有", "应当 每个 人 属于 甲.方们 : 有(人.项)"), check("须缺", "应当 每个 人 属于 甲.方们 : 缺(人.项)"),
                          check("不得有", "应当 没有 人 属于 甲.方们 : 有(人.项)"), check("不得缺", "应当 没有 人 属于 甲.方们 : 缺(人.项)")],
                "facts": {"甲": {"方们": [{"名称": "乙", **({} if value is ABSENT else {"项": value})}]}}}
        if complete:
            case["complete"] = True
        cases.append({**case, "expect": presence_rows(has, lacks, "方.项")})
    return write("presence", "有 and 缺 of a fact in each state", "design §3.6 Monotone (有/缺)", [], cases)


def quantifiers():
    """每个, 存在, 没有 over lists of up to two elements in every truth, closed and open."""
    letters = {T: True, F: False, U: None, N: {"n_a": True}}
    rules = ["事实 方 { 权 是否 }", "事实 甲 { 方们 列表(方) }", check("每个方", "应当 每个 人 属于 甲.方们 : 人.权"), check("存在方", "应当 存在 人 属于 甲.方们 : 人.权"), check("没有方", "应当 没有 人 属于 甲.方们 : 人.权"),
             check("不得存在", "不得 存在 人 属于 甲.方们 : 人.权")]

    def truth_of(word, elements, is_open):
        if word == "存在方":
            return fold(either, elements, U if is_open else F)
        return fold(both, elements if word == "每个方" else [NOT[x] for x in elements], U if is_open else T)

    cases = []
    for is_open, size in itertools.product((False, True), range(3)):
        for elements in itertools.product("TFUN", repeat=size):
            items = [{"权": letters[truth]} for truth in elements]
            expect = {}
            for word in ("每个方", "存在方", "没有方"):
                # More elements may come, with any truth: two stand for any number.
                decide = lambda *values, word=word: outcome(T, truth_of(word, values, False))
                result = outcome(T, truth_of(word, elements, is_open))
                if result == "undetermined":
                    more = [()] + [extra for n in (1, 2) for extra in itertools.product("TFN", repeat=n)] if is_open else [()]
                    reachable = {decide(*better, *extra) for better in refinements(elements) for extra in more}
                    expect[word] = result if "violated" in reachable else {"outcome": result, "harmless": True}
                else:
                    expect[word] = result
            exists = truth_of("存在方", elements, is_open)
            expect["不得存在"] = outcome(T, NOT[exists])
            if exists == U and not is_open and not any(fold(either, better, F) == T for better in refinements(elements)):
                expect["不得存在"] = {"outcome": "undetermined", "harmless": True}
            kind = "open" if is_open else "closed"
            cases.append({"name": f"{kind} [{', '.join(elements)}]",
                          "why": "每个 folds like 且, 没有 like 且 of 不是, 存在 like 或; an open list adds an unknown: 每个 and 没有 are never true, 存在 never false." if size or is_open else "Closed empty list: 每个 and 没有 true, 存在 false.",
                          "facts": {"甲": {"方们": {"items": items, "open": True} if is_open else items}}, "expect": expect})
    return write("quantifiers", "每个, 存在, 没有 over closed and open lists", "design §3.6 Monotone (open lists), Truth values", rules, cases)


if __name__ == "__main__":
    total = 0
    for table in (junctions, folds, mixed, operands, relations, outcomes, exceptions, presence, quantifiers):
        number = table()
        total += number
        print(f"{table.__name__}: {number}")
    print(f"total: {total}")
    if DIFFERENT:
        sys.exit("not what tables.py writes: " + ", ".join(DIFFERENT))
