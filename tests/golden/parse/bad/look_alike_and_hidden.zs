# look-alike and invisible characters outside strings; inside strings they are data
定义 аb 整数 = 3‮ + 当​事人
定义 乙 文本 = "а‮" # ‮
