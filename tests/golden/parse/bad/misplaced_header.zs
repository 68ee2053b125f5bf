# 模块 once, 引用 before the declarations
模块 甲
模块 乙
定义 丙 整数 = 3
引用 丁
