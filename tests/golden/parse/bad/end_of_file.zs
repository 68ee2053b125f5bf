# the file ends inside an expression
定义 甲 整数 = 3 +
