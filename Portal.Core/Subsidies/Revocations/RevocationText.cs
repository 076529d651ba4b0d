namespace Portal.Core.Subsidies;

/// <summary>取消の言葉.</summary>
public static class RevocationText
{
    public static string Text(this RevocationGround ground) => ground switch
    {
        RevocationGround.OtherUse => "他の用途への使用",
        RevocationGround.BreachOfConditions => "交付の条件への違反",
        _ => "故意または重大な過失による虚偽の資料",
    };

    /// <summary>As the letter tells it, without the full stop.</summary>
    public static string Sentence(this RevocationGround ground) => ground switch
    {
        RevocationGround.OtherUse => "助成金を他の用途に使用したため",
        RevocationGround.BreachOfConditions => "交付決定の内容または交付の条件に違反したため",
        _ => "故意または重大な過失により、虚偽の資料を提出したため",
    };

    public static string Text(this RevocationState state) => state switch
    {
        RevocationState.Proposed => "承認待ち",
        RevocationState.TakenBack => "取り下げ",
        RevocationState.SentBack => "差し戻し",
        _ => "決定",
    };
}
