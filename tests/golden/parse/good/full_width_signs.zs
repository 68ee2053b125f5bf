# full-width signs, 、 and full-width letters fold outside strings
定义　ａｂｃ１　是否＝（甲＋乙＞＝３０日）且　ｄ≤４
