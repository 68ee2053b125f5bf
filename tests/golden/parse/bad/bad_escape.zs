# escapes of strings
定义 甲 文本 = "a\tb"
