# the unit is the whole run behind the digits; the fix is the split
定义 甲 是否 = a 不少于 30日且 b 且 c = 2024-08-01起 且 d = 2024年8月1日止 且 e 超过 1,200元以上
