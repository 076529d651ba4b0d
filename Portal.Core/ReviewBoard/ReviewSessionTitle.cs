namespace Portal.Core.ReviewBoard;

/// <summary>第42回 介護認定審査会（第3合議体）: how a session is called wherever it is spoken of.</summary>
public static class ReviewSessionTitle
{
    public static string Of(int number, string panelName) =>
        panelName.Length > 0 ? $"第{number}回 介護認定審査会（{panelName}）" : $"第{number}回 介護認定審査会";
}
