/**
 * Names under which staff see an author: a word of two characters from nature and one more, `晚风·竹`, drawn from a
 * keyed mark so that they tell nothing and two names of one author have nothing in common (M6). There are so many
 * that two children of a school hardly share one: an answer is for the child who wrote. The dot keeps them from
 * looking like somebody's real name.
 */
const words = `
晚风 白露 青麦 半夏 小满 初雪 山雀 夜航 新芽 溪石 松果 竹影 云朵 春泥 秋叶 冬青 夏蝉 晨光 暮色 星河
月牙 雨滴 清露 薄雾 远山 浅滩 海盐 贝壳 浪花 沙洲 湖心 河湾 清泉 苔藓 蕨叶 野菊 茉莉 山茶 木槿 海棠
丁香 桂子 杏花 梨白 桃枝 梧桐 银杏 枫林 柳絮 芦苇 蒲草 麦穗 稻香 荷塘 莲子 菱角 橘灯 柚子 青梅 石榴
核桃 栗子 榛果 燕子 喜鹊 白鹭 鸿雁 画眉 云雀 萤火 蜻蜓 彩蝶 蜗牛 小鹿 松鼠 刺猬 白兔 海豚 锦鲤 长虹
朝霞 晴空 微光 北斗 流星 极光 雪松 冰凌 霜花 惊蛰 谷雨 立夏 芒种 寒露 春分 夏至 秋分 霜降 立春 清风
晨雾 海风 山岚 细雨 春雨 秋雨 夏雨 雪花 冰晶 彩云 晚霞 夕照 日出 月光 星光 银河 晨星 繁星 新月 满月
山谷 山泉 山路 山坡 山溪 草原 草坡 草地 田野 稻田 麦田 菜园 果园 花园 茶园 竹林 松林 桦林 杉林 梅林
小溪 小河 小桥 小岛 小丘 海湾 海岸 海岛 海浪 海星 海螺 海葵 珊瑚 珍珠 卵石 细沙 沙丘 绿洲 瀑布 池塘
泉眼 雪山 冰川 石滩 石桥 石阶 青苔 青石 青草 青竹 青松 青柠 青枣 青瓜 樱花 樱桃 桃花 梨花 李子 梅子
兰草 菊花 桂花 荷叶 荷花 睡莲 水仙 百合 蔷薇 月季 牡丹 芍药 紫藤 紫薇 绣球 风铃 铃兰 雏菊 薄荷 香草
甘草 艾草 芦花 绒花 苜蓿 嫩叶 枫叶 葵花 南瓜 冬瓜 丝瓜 豌豆 毛豆 花生 地瓜 芋头 莲藕 玉米 高粱 芝麻
枇杷 杨梅 荔枝 龙眼 柿子 山楂 草莓 蓝莓 桑葚 葡萄 苹果 雪梨 蜜桃 香瓜 金橘 椰子 菠萝 芒果 橄榄 桑叶
翠鸟 百灵 杜鹃 雨燕 麻雀 斑鸠 鸳鸯 天鹅 白鹤 海鸥 信鸽 沙鸥 知了 蟋蟀 瓢虫 蜜蜂 蚂蚁 蝌蚪 青蛙 小虾
`;

const marks = `
风云雨雪霜露雾霞虹星月日光影晴岚冰泉溪河湖海浪波江潭池湾渡洲岛岸滩沙石岩山峰谷坡丘岭原野田园林木森叶
枝花草芽苗藤萝苔蕨竹松柏杉桦枫桐槐榆柳杨樟楠桑梅兰菊桂荷莲菱藕芦苇蒲艾茶麦稻禾粟豆瓜果桃李杏梨枣柿橘
柚柑榴莓栗榛椰葵薇蔷棠樱茉莉蓉芙蕊瓣穗籽根笋菇雀燕莺鹊鹭雁鸥鹤鸽鹂蝉蝶蜂萤蜓蚕鹿兔鼠羊马驹牛犊鲸鱼鲤
虾贝螺蛙晨晓曙朝午夕暮夜春夏秋冬霄汉朔望晖曦暖凉清澄静远近高南北东西青蓝绿紫玉白银金墨黛灯帆舟桥亭径
篱窗檐笛琴棋书画笺砚纸弦歌舞诗词曲韵铃鼓
`;

const wordList = words.trim().split(/\s+/u);
const markList = [...marks.replace(/\s/gu, '')];

/** How many names there are. */
export const aliasCount = wordList.length * markList.length;

/** `draw` is any non-negative integer, e.g. the first bytes of a mark; the same draw is the same name. */
export function aliasNameFrom(draw: number): string {
  const word = wordList[draw % wordList.length] ?? '晚风';
  const mark = markList[Math.floor(draw / wordList.length) % markList.length] ?? '竹';
  return `${word}·${mark}`;
}
