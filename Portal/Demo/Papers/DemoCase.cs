using System.Globalization;
using Portal.Core.ReviewBoard;

namespace Portal.Demo.Papers;

/// <summary>An invented case of the demonstration; every sentence in it is made up.</summary>
/// <param name="Position">審査順.</param>
public sealed record DemoCase(int Position)
{
    private static readonly string[] Sentences =
    [
        "ひじ掛けに手を置けば、座った姿勢を保てる。",
        "居室から台所までは、壁や家具に手をついて歩いている。",
        "立ち上がるときは、ベッド柵につかまり、声をかけてもらっている。",
        "浴槽をまたぐ動作は、家族が腰を支えている。",
        "夕方になると落ち着かず、家の中を歩くことが週に2回ほどある。",
        "薬は家族が1回分ずつ手渡している。飲み忘れはない。",
        "金銭の管理は家族が行う。近所の店での買い物は、一人でできる日もある。",
        "食事は用意されたものを自分のはしで食べる。汁物はむせることがある。",
        "日課は話せるが、今日の日付は答えられないことが多い。",
        "電話には出るが、用件を忘れるため、家族がメモを残している。",
        "つめ切りは見えにくいため、通所介護で切ってもらっている。",
        "夜間は1回トイレに起きる。間に合わないことが月に数回ある。",
    ];

    private static readonly string[] Levels = ["要支援1", "要支援2", "要介護1", "要介護2", "要介護3", "要介護4"];

    public string Number => Position.ToString("D4", CultureInfo.InvariantCulture);

    public ReviewCaseKind Kind => (ReviewCaseKind)((Position + 2) % 3);

    public string KindText => Kind switch
    {
        ReviewCaseKind.New => "新規",
        ReviewCaseKind.Renewal => "更新",
        _ => "区分変更",
    };

    public int Age => 74 + (Position * 7 % 20);

    public string Sex => Position % 3 == 0 ? "男" : "女";

    public string PreviousLevel => Kind == ReviewCaseKind.New ? "なし" : Levels[Position % Levels.Length];

    public string JudgedLevel => Levels[(Position + 1) % Levels.Length];

    /// <summary>一次判定の要介護認定等基準時間, in tenths of a minute.</summary>
    public IReadOnlyList<(string Name, double Minutes)> Times =>
    [
        ("食事", 3.4 + (Position % 5)), ("排泄", 4.1 + (Position % 4 * 1.3)), ("移動", 5.2 + (Position % 3 * 2.1)),
        ("清潔保持", 6.8 + (Position % 6)), ("間接", 7.9), ("BPSD関連", 5.8 + (Position % 2)), ("機能訓練", 2.2), ("医療関連", 3.1),
    ];

    /// <summary>特記事項: so many, that the form fills two to three pages.</summary>
    public IEnumerable<(string Item, string Text)> Remarks(int count) =>
        Enumerable.Range(0, count).Select(i => (
            $"{(i / 6) + 1}-{(i % 6) + 1}",
            string.Concat(Enumerable.Range(0, 3).Select(n => Sentences[((Position * 5) + (i * 7) + (n * 4)) % Sentences.Length]))));
}
