# a damaged header is one mistake, whatever words stand in it
模块 甲.规则
引用 没有.模块 为 公共
引用 乙 为 模块
定义 甲 整数 = 3
