namespace Portal.Core.Municipalities;

/// <summary>保険者の種別 in words.</summary>
public static class InsurerKindText
{
    /// <summary>What the kind is called on screen.</summary>
    public static string Text(this InsurerKind kind) => kind switch
    {
        InsurerKind.Municipality => "市町村",
        InsurerKind.WideAreaUnion => "広域連合",
        _ => "一部事務組合",
    };
}
