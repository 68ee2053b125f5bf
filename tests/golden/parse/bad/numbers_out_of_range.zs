# numbers that do not fit, or are finer than their unit
定义 甲 整数 = 9223372036854775808
定义 乙 金额 = 99999999999亿元
定义 丙 金额 = 0.005元
定义 丁 小数 = 1.2345678
定义 戊 时长 = 1.5年
