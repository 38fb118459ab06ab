using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Employers;

namespace QuotaCompliance.Worker.Synth;

/// <summary>Made-up names: syllables thrown together, no unit and no person meant.</summary>
internal static class Words
{
    private static readonly string[] Places = ["石嘴山市大武口区", "石嘴山市", "大武口区", "石嘴山", "石嘴山", "大武口", "大武口"];

    private static readonly string[] Syllables =
    [
        "安", "宝", "昌", "晨", "诚", "达", "德", "鼎", "东", "方", "丰", "福", "富", "广", "海", "瀚", "浩", "恒", "宏", "华",
        "辉", "汇", "佳", "嘉", "建", "金", "锦", "凯", "康", "朗", "乐", "力", "利", "联", "林", "隆", "茂", "明", "宁", "鹏",
        "启", "庆", "荣", "润", "瑞", "盛", "顺", "泰", "腾", "通", "万", "祥", "欣", "新", "鑫", "兴", "旭", "益", "永", "裕",
        "远", "悦", "泽", "正", "中", "众",
    ];

    private static readonly string[] Trades =
    [
        "商贸", "建材", "物流", "餐饮", "机械", "煤业", "化工", "建筑", "科技", "农业", "装饰", "物业", "运输", "食品",
        "环保", "电气", "医药", "酒店", "矿业", "新材料", "劳务", "广告",
    ];

    private static readonly string[] Companies = ["有限公司", "有限公司", "有限公司", "有限责任公司", "公司", "厂"];
    private static readonly string[] Organs = ["水务局", "农业农村局", "教育局", "财政局", "司法局", "街道办事处", "统计局"];
    private static readonly string[] Institutions = ["中学", "小学", "医院", "文化馆", "图书馆", "社区服务中心"];
    private static readonly string[] Organisations = ["商会", "协会", "联合会", "促进会"];
    private static readonly string[] PrivateUnits = ["幼儿园", "培训学校", "养老院", "社工服务中心"];
    private static readonly string[] Others = ["农民专业合作社", "家庭农场", "事务所"];

    private static readonly string[] Surnames =
    [
        "白", "曹", "陈", "丁", "董", "杜", "范", "冯", "高", "郭", "韩", "何", "胡", "黄", "贾", "蒋", "金", "康", "李", "梁",
        "林", "刘", "罗", "吕", "马", "孟", "牛", "潘", "任", "沈", "石", "宋", "苏", "孙", "唐", "田", "王", "魏", "吴", "武",
        "谢", "徐", "许", "薛", "杨", "姚", "于", "余", "袁", "张", "赵", "郑", "周", "朱",
    ];

    private static readonly string[] GivenNames =
    [
        "斌", "超", "成", "春", "丹", "芳", "飞", "刚", "桂", "国", "红", "华", "慧", "佳", "建", "杰", "静", "军", "俊", "丽",
        "琳", "玲", "梅", "敏", "娜", "平", "琴", "强", "荣", "蓉", "涛", "婷", "伟", "文", "霞", "秀", "雪", "燕", "英", "勇",
        "玉", "云", "志", "忠",
    ];

    public static string Unit(EmployerKind kind, ref Dice dice) => string.Concat(
        dice.Pick<string>(Places),
        dice.Pick<string>(Syllables) + dice.Pick<string>(Syllables),
        kind == EmployerKind.Enterprise ? dice.Pick<string>(Trades) : "",
        dice.Pick<string>(Endings(kind)));

    public static string Person(ref Dice dice) =>
        dice.Pick<string>(Surnames) + dice.Pick<string>(GivenNames) + (dice.Permille(600) ? dice.Pick<string>(GivenNames) : "");

    private static string[] Endings(EmployerKind kind) => kind switch
    {
        EmployerKind.StateOrgan => Organs,
        EmployerKind.PublicInstitution => Institutions,
        EmployerKind.Enterprise => Companies,
        EmployerKind.SocialOrganisation => Organisations,
        EmployerKind.PrivateNonEnterprise => PrivateUnits,
        _ => Others,
    };
}
