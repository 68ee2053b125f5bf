# unknown units; 万 lacks its 元
定义 甲 金额 = 300万
定义 乙 小数 = 30亩
