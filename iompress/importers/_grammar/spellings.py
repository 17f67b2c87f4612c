"""In what other letters a text can have the words of a table: Arabic without its hamzas, Chinese in traditional characters."""

from __future__ import annotations

import re

_ARABIC_LETTER = re.compile(r"[\u0621-\u064a]")


_ARABIC_MARKS = "[\u064b-\u0652\u0670\u0640]*"


_ALSO_WRITTEN = {"أ": "[أا]", "إ": "[إا]", "آ": "[آا]", "ؤ": "[ؤئ]", "ي": "[يى]"}
"""Arabic letters that texts write without the hamza, on another seat, or as Egypt does."""


_CHARACTERS = (
    "万萬 与與 专專 东東 丝絲 严嚴 个個 为為爲 丽麗 举舉 么麼 乌烏 乔喬 书書 于於 亚亞 从從 们們 价價 伙夥 会會 传傳 伦倫 体體 余餘 兰蘭 关關 兴興 兹茲 内內 冈岡 "
    "册冊 写寫 农農 冯馮 凯凱 击擊 划劃 刘劉 则則 创創 别別 办辦 务務 动動 励勵 劳勞 区區 医醫 华華 协協 单單 卢盧 厂廠 厨廚 县縣 参參 发發 台臺 叶葉 号號 叹嘆 吁籲 "
    "后後 吕呂 启啟啓 吴吳 员員 咨諮 团團 国國 图圖 圣聖 坛壇 声聲 处處 备備 夸誇 奖獎 奥奧 娄婁 娅婭 孙孫 学學 宁寧 实實 宾賓 对對 导導 将將 尔爾 岁歲 布佈 师師 "
    "干幹 并並 庄莊 库庫 应應 庞龐 开開 张張 弥彌 强強 归歸 当當 录錄 征徵 忆憶 态態 总總 愿願 战戰 托託 执執 扫掃 扬揚 护護 报報 挥揮 换換 据據 摄攝 数數 无無 时時 "
    "昵暱 机機 权權 条條 来來 杨楊 杰傑 构構 标標 样樣 检檢 欢歡 欧歐 毕畢 汉漢 汤湯 泽澤 洁潔 济濟 浏瀏 涂塗 渔漁 温溫 点點 热熱 玛瑪 现現 琼瓊 电電 监監 盖蓋 着著 "
    "码碼 确確 碍礙 礼禮 秘祕 称稱 窦竇 筑築 签籤 简簡 约約 级級 纳納 纽紐 线線 练練 组組 细細 织織 绍紹 经經 结結 给給 络絡 统統 维維 编編 网網 罗羅 聂聶 职職 联聯 "
    "艺藝 苏蘇 范範 荐薦 荣榮 莱萊 莲蓮 获獲 萝蘿 萨薩 蒋蔣 补補 裏裡 见見 视視 览覽 說説 计計 订訂 认認 议議 讯訊 记記 讲講 许許 论論 设設 访訪 评評 诉訴 词詞 试試 "
    "话話 询詢 该該 详詳 语語 误誤 说說説 请請 诺諾 读讀 课課 谁誰 调調 谈談 谓謂 谢謝 谭譚 贝貝 负負 贡貢 责責 费費 贺賀 贾賈 资資 赖賴 赛賽 赞贊 赵趙 转轉 载載 "
    "辑輯 辞辭 达達 过過 迈邁 运運 还還 这這 进進 连連 选選 邓鄧 邬鄔 邮郵 邹鄒 郑鄭 采採 释釋 里裡裏 针針 钟鍾 钱錢 银銀 链鏈 错錯 锡錫 键鍵 镇鎮 长長 閱閲 门門 "
    "闫閆 闭閉 问問 间間 闵閔 闻聞 阁閣 阅閱閲 阎閻 队隊 陆陸 陈陳 随隨 隐隱 难難 韦韋 韩韓 页頁 顶頂 项項 须須 顾顧 顿頓 颁頒 预預 领領 频頻 题題 风風 饶饒 馆館 "
    "马馬 骆駱 鲁魯 鲍鮑 麦麥 黄黃 齐齊 龙龍 龚龔 "
)
"""The characters of the tables that have traditional forms, which follow each."""


_TRADITIONAL = {pair[0]: pair[1:] for pair in _CHARACTERS.split()}


_FIRST = str.maketrans({simple: forms[0] for simple, forms in _TRADITIONAL.items()})


_PART = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[\u3400-\u9fff]")
"""An escape, a class or a character of a regular expression."""


def any_spelling(pattern: str, tag: str) -> str:
    """The regular expression `pattern` of the language `tag` so that it matches every spelling of its letters."""
    if tag == "ar":
        return _ARABIC_LETTER.sub(lambda found: _ALSO_WRITTEN.get(found[0], found[0]) + _ARABIC_MARKS, pattern)
    return _PART.sub(_either, pattern) if tag == "zh" else pattern


def _either(part: re.Match[str]) -> str:
    written = part[0]
    forms = "".join(_TRADITIONAL.get(character, "") for character in written)
    if not forms:
        return written
    return f"{written[:-1]}{forms}]" if written[0] == "[" else f"[{written}{forms}]"


def traditional(text: str) -> str:
    """`text` in traditional characters, as far as the tables have them."""
    return text.translate(_FIRST)
