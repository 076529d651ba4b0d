using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>Why an amount cannot be worked out; the fields are those of <see cref="GrantInputs"/>.</summary>
public static class GrantAmountErrors
{
    public static readonly Error NoService = new("提供しているサービスを、1つ以上選んでください。", nameof(GrantInputs.Services));

    public static readonly Error NoEligibleService = new(
        "選んだサービスは、すべて助成の対象外です。介護予防・日常生活支援総合事業だけの事業所は申請できません。", nameof(GrantInputs.Services));

    public static readonly Error NoCost = new("カードリーダーの費用か、接続サポートの費用を入力してください。", nameof(GrantInputs.ReaderCostYen));

    public static readonly Error NoReaders = new("カードリーダーの台数を入力してください。", nameof(GrantInputs.Readers));

    public static readonly Error ReadersWithoutCost = new(
        "台数を入力したときは、カードリーダーの費用も入力してください。買っていないときは、台数も0にしてください。", nameof(GrantInputs.ReaderCostYen));

    public static readonly Error NoInstitution = new("病院か診療所かを選んでください。", nameof(GrantInputs.Institution));

    public static readonly Error NoBeds = new("病床数を入力してください。病床がない診療所は、0を入力してください。", nameof(GrantInputs.Beds));

    public static readonly Error TooManyBedsForClinic = new("診療所の病床は19床までです。20床以上のときは、病院を選んでください。", nameof(GrantInputs.Beds));

    public static readonly Error NoBedClass = new("この病床数は、助成の対象の区分にありません。病院か診療所か、病床数を確かめてください。", nameof(GrantInputs.Beds));

    public static readonly Error NoSystemCost = new("改修の費用を入力してください。", nameof(GrantInputs.SystemCostYen));

    public static Error TooManyReaders(int allowed) => new(
        $"カードリーダーは、選んだサービスでは{allowed}台までです。対象の{allowed}台分の台数と費用を入力してください。", nameof(GrantInputs.Readers));

    public static Error OutOfRange(string what, string field, int most) => new($"{what}は、0から{most:N0}までの数で入力してください。", field);

    public static Error TooSmall(int unitYen, string field) => new(
        $"計算した額が{unitYen:N0}円に満たないため、助成金は0円になります。費用と収入を確かめてください。", field);
}
