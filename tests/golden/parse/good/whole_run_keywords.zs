# a run is a keyword only if the whole run is one: 当事人 is a name, 例外情形 too
定义 当事人 是否 = 应当知道 且 例外情形
