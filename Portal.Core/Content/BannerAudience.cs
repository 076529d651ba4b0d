namespace Portal.Core.Content;

/// <summary>お知らせのあて先.</summary>
public enum BannerAudience
{
    /// <summary>すべての方: at the head of every page, and on everybody's マイページ.</summary>
    Everybody,

    /// <summary>介護事業所の方, on their マイページ only: care offices, みなし事業所 and 地域包括支援センター.</summary>
    CareOffices,

    /// <summary>医療機関の方, on their マイページ only.</summary>
    MedicalInstitutions,
}

/// <summary>お知らせのあて先 in words.</summary>
public static class BannerAudienceText
{
    /// <summary>What the audience is called on screen.</summary>
    public static string Text(this BannerAudience audience) => audience switch
    {
        BannerAudience.CareOffices => "介護事業所の方",
        BannerAudience.MedicalInstitutions => "医療機関の方",
        _ => "すべての方",
    };
}
