# no day in a date; two units in a duration; a date with one digit; a day that does not exist
定义 甲 日期 = 2024年8月
定义 乙 时长 = 1年6个月
定义 丙 时长 = 3个月15日
定义 丁 日期 = 2024-8-1
定义 戊 日期 = 2023-02-29
